"""Verdicts on drawn people: what is right, what is to correct, and what the camera cannot tell."""

from dataclasses import replace

import pytest
from support.figure import Figure, Leg, butterfly, chair, half_kneeling, long_sit, lunge, quad, straddle, strap
from support.session import library

from stretchcoach.body.pose import Landmark, Observation, Side
from stretchcoach.body.tracking import Tracker
from stretchcoach.coaching.form import FormChecker, FormReport, Verdict
from stretchcoach.routine.values import FindingId, Mode, Sides
from stretchcoach.safety.guard import Band, Zone

GOOD, ADJUST, CANT_TELL = Verdict.GOOD, Verdict.ADJUST, Verdict.CANT_TELL


class Judge:
    """One stretch on the left leg (or both), judged moment by moment by a camera without bias."""

    def __init__(self, stretch: str, side: Side = Side.LEFT) -> None:
        exact = library().stretch(stretch).model_copy(update={"camera": ()})
        self.stretch = exact
        leg = None if exact.sides is Sides.TOGETHER else side
        self.band = None if exact.depth is None else Band(exact.depth, Mode.NORMAL)
        self.checker = FormChecker(exact, leg, self.band)
        self.tracker = Tracker(self.checker.wanted)
        self.at_s = 0.0

    def __call__(self, figure: Figure | None, seconds: float = 3.0) -> FormReport:
        """The verdict after the person has stayed so for some seconds."""
        for _ in range(round(seconds * 15)):
            self.at_s += 1 / 15
            observation = Observation(self.at_s, (1280, 720), None) if figure is None else figure.seen(self.at_s)
            report = self.checker.check(self.tracker.update(observation))
        return report


def findings(report: FormReport) -> list[tuple[FindingId, bool]]:
    return [(finding.rule.finding, finding.red) for finding in report.findings]


RIGHT_POSITIONS = {
    "quad_standing": quad(110),
    "quad_half_kneeling": half_kneeling(-12),
    "hamstring_strap_lying": strap(65),
    "hamstring_long_sit": long_sit(lean=15),
    "hamstring_chair": chair(lean=30),
    "adductor_side_lunge": lunge(45),
    "adductor_butterfly": butterfly(0.45),
    "adductor_straddle": straddle(40),
}


@pytest.mark.parametrize(("stretch", "figure"), RIGHT_POSITIONS.items(), ids=RIGHT_POSITIONS)
def test_the_right_position_of_every_stretch(stretch: str, figure: Figure) -> None:
    report = Judge(stretch)(figure)
    assert (report.verdict, report.zone, report.findings) == (GOOD, Zone.IN, ())
    assert (report.depth is None) == (library().stretch(stretch).depth is None)


SHALLOW = {
    "quad_standing": quad(80),
    "quad_half_kneeling": half_kneeling(0),
    "hamstring_strap_lying": strap(30),
    "hamstring_long_sit": long_sit(lean=-8),
    "hamstring_chair": chair(lean=5),
    "adductor_side_lunge": lunge(25),
    "adductor_butterfly": butterfly(0.8),
    "adductor_straddle": straddle(5),
}


@pytest.mark.parametrize(("stretch", "figure"), SHALLOW.items(), ids=SHALLOW)
def test_not_yet_in_the_stretch(stretch: str, figure: Figure) -> None:
    assert Judge(stretch)(figure).zone is Zone.BELOW


DEEP = {
    "quad_standing": quad(150),
    "quad_half_kneeling": half_kneeling(-30),
    "hamstring_strap_lying": strap(97),
    "hamstring_chair": chair(lean=56),
    "adductor_side_lunge": lunge(76),
    "adductor_butterfly": butterfly(-0.1),
}


@pytest.mark.parametrize(("stretch", "figure"), DEEP.items(), ids=DEEP)
def test_deeper_than_anybody_is_coached(stretch: str, figure: Figure) -> None:
    assert Judge(stretch)(figure).zone is Zone.BEYOND


AMBER, RED = False, True
FAULTS = [
    ("quad_standing", quad(110, thigh=12), FindingId.KNEE_FORWARD, AMBER),
    ("quad_standing", quad(110, thigh=22), FindingId.KNEE_FORWARD, RED),
    ("quad_standing", quad(110, lean=20), FindingId.TRUNK_LEAN, AMBER),
    ("quad_standing", quad(110, lean=29), FindingId.TRUNK_LEAN, RED),
    ("quad_half_kneeling", half_kneeling(-12, lean=20), FindingId.TRUNK_LEAN, AMBER),
    ("hamstring_strap_lying", strap(65, knee=20), FindingId.KNEE_BENT, AMBER),
    ("hamstring_strap_lying", strap(65, knee=30), FindingId.KNEE_BENT, RED),
    ("hamstring_strap_lying", strap(65, other=20), FindingId.OTHER_LEG_LIFTS, AMBER),
    ("hamstring_long_sit", long_sit(lean=15, knee=25), FindingId.KNEE_BENT, AMBER),
    ("hamstring_chair", chair(knee=29), FindingId.KNEE_BENT, AMBER),
    ("adductor_side_lunge", lunge(bent_knee_in_m=0.12), FindingId.KNEE_IN, AMBER),
    ("adductor_butterfly", butterfly(0.45, uneven=0.26), FindingId.UNEVEN, AMBER),
    ("adductor_butterfly", butterfly(0.45, uneven=0.40), FindingId.UNEVEN, RED),
]


@pytest.mark.parametrize(("stretch", "figure", "finding", "red"), FAULTS, ids=lambda value: str(value)[:30])
def test_what_is_to_correct(stretch: str, figure: Figure, finding: FindingId, red: bool) -> None:
    report = Judge(stretch)(figure)
    assert (report.verdict, report.zone, findings(report)) == (ADJUST, Zone.IN, [(finding, red)])


@pytest.mark.parametrize(("yaw", "rule"), [(0.0, "thigh_abduction"), (45.0, "thigh_abduction")])
def test_the_knee_that_drifts_out_is_seen_from_the_front_and_halfway(yaw: float, rule: str) -> None:
    report = Judge("quad_standing")(Figure(Leg(thigh=-3, out=32, knee=110), yaw=yaw))
    assert report.verdict is ADJUST
    assert rule in {finding.rule.measure.value for finding in report.findings}


def test_from_the_front_the_bend_of_the_knee_cannot_be_told_but_seems_right() -> None:
    report = Judge("quad_standing")(quad(110, yaw=0.0))
    assert (report.verdict, report.zone, report.depth) == (CANT_TELL, Zone.IN, None)
    assert report.cant_tell == "Turn your side to me."
    assert Judge("quad_standing")(quad(20, yaw=0.0)).zone is Zone.BELOW


@pytest.mark.parametrize(
    ("stretch", "figure", "why"),
    [
        ("quad_standing", replace(quad(), yaw=180.0), "Turn your side to me."),
        ("hamstring_chair", replace(chair(), yaw=0.0), "Turn your side to me."),
        ("adductor_butterfly", replace(butterfly(), yaw=75.0), "Turn to face me."),
        ("quad_standing", replace(quad(), hidden={Landmark.LEFT_ANKLE: 0.1}), "Your left foot is hidden."),
        ("quad_standing", replace(quad(), hidden={Landmark.LEFT_SHOULDER: 0.1}), "Your left shoulder is hidden."),
        ("hamstring_strap_lying", replace(strap(), hidden={Landmark.RIGHT_KNEE: 0.1}), "Your right knee is hidden."),
        ("adductor_straddle", replace(straddle(), hidden={Landmark.RIGHT_KNEE: 0.1}), "Your right knee is hidden."),
        ("adductor_straddle", replace(straddle(), hidden={Landmark.LEFT_HIP: 0.1}), "Your left hip is hidden."),
        ("quad_standing", None, "I cannot see you."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_camera_cannot_tell_is_said_never_corrected(stretch: str, figure: Figure | None, why: str) -> None:
    report = Judge(stretch)(figure)
    assert (report.verdict, report.cant_tell, report.findings) == (CANT_TELL, why, ())


def test_the_far_leg_is_not_needed_from_the_side() -> None:
    hidden = {Landmark.RIGHT_KNEE: 0.0, Landmark.RIGHT_ANKLE: 0.0}
    assert Judge("quad_standing")(replace(quad(), hidden=hidden)).verdict is GOOD
    assert Judge("hamstring_long_sit")(replace(long_sit(15), hidden=hidden)).verdict is GOOD


@pytest.mark.parametrize("side", Side)
def test_either_leg(side: Side) -> None:
    assert Judge("quad_standing", side)(quad(110, side=side)).verdict is GOOD
    assert findings(Judge("quad_standing", side)(quad(110, thigh=12, side=side))) == [(FindingId.KNEE_FORWARD, AMBER)]


def test_a_finding_ends_a_little_inside_amber() -> None:
    judge = Judge("quad_standing")
    assert judge(quad(110, thigh=7)).verdict is GOOD
    assert judge(quad(110, thigh=9)).verdict is ADJUST
    assert judge(quad(110, thigh=7)).verdict is ADJUST
    assert judge(quad(110, thigh=5)).verdict is GOOD
    assert judge(quad(110, thigh=7)).verdict is GOOD


def test_red_comes_before_amber_and_else_the_stretchs_own_order() -> None:
    both = quad(110, thigh=12, lean=20)
    assert findings(Judge("quad_standing")(both)) == [(FindingId.KNEE_FORWARD, AMBER), (FindingId.TRUNK_LEAN, AMBER)]
    worse = quad(110, thigh=12, lean=32)
    assert findings(Judge("quad_standing")(worse)) == [(FindingId.TRUNK_LEAN, RED), (FindingId.KNEE_FORWARD, AMBER)]


def test_the_knee_of_a_lunge_is_judged_only_while_it_is_bent() -> None:
    standing = Figure(Leg(out=45), Leg(knee_in_m=0.15), 0.0)
    assert FindingId.KNEE_IN not in {finding for finding, _red in findings(Judge("adductor_side_lunge")(standing))}


def test_depth_is_smoothed_and_has_a_speed() -> None:
    report = Judge("quad_standing")(quad(110))
    assert report.depth is not None
    assert report.depth.value == pytest.approx(110, abs=0.5)
    assert report.depth.rate == pytest.approx(0, abs=0.1)
    assert report.depth.visibility == 1.0


def test_the_other_leg_is_noticed_where_the_legs_can_be_told_apart() -> None:
    assert Judge("quad_standing", Side.LEFT)(quad(110, side=Side.RIGHT)).wrong_leg
    assert Judge("hamstring_strap_lying", Side.RIGHT)(strap(65)).wrong_leg
    assert not Judge("quad_standing")(quad(110)).wrong_leg
    assert not Judge("quad_standing")(quad(20)).wrong_leg
    assert not Judge("adductor_side_lunge", Side.RIGHT)(lunge()).wrong_leg


def test_where_depth_has_no_measure_the_form_alone_is_judged_and_only_in_its_own_view() -> None:
    judge = Judge("adductor_straddle")
    turned = judge(replace(straddle(40), yaw=80.0))
    assert (turned.verdict, turned.zone) == (CANT_TELL, Zone.IN)
    free = library().stretch("adductor_straddle").model_copy(update={"entry": None, "camera": ()})
    checker = FormChecker(free, None, None)
    report = checker.check(Tracker(checker.wanted).update(straddle(2).seen(0.0)))
    assert (report.verdict, report.zone) == (GOOD, Zone.IN)
