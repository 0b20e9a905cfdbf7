"""How often the form check is right: clips with known joints through the real pose model and the real session engine.

Rates are per episode (one ramp of a fault), shares are per frame. What a clip does not show is None, never 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stretchcoach import thresholds as T
from stretchcoach.bench.clips import FAULTS, Clip, TrueFrame, excess, legs
from stretchcoach.body.identity import OneBody
from stretchcoach.body.measures import Measure, read
from stretchcoach.body.pose import Landmark, Observation, Side
from stretchcoach.body.view import Facing, View, ViewName, view_of
from stretchcoach.coaching.agenda import agenda_of, without_lead_in
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.form import FormReport, Verdict
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Leg, Routine, Sides, StepSide, Stretch, StretchStep
from stretchcoach.safety.alerts import Level, Reason

LONGEST_HOLD_S = 120.0  # no clip is longer
SEVERE = 0.5  # a fault from here on must be found
IN_TIME_S = 1.5
_NOT_OF_FORM = {"cant_tell", "by_time", "slower", *(reason.value.lower() for reason in Reason)}  # what the guard says is not the form's
_LEGS_APART = 0.35  # in true leg lengths: nearer together, left and right cannot be told apart in the truth either
_ANGLE_BAND_DEG, _RATIO_BAND = 6.0, 0.08  # nearer to amber than the camera's own error, either verdict is right
_WIDE_BANDS = {Measure.HIP_FLEXION: 9.0, Measure.KNEE_TO_TOE: 0.10}


@dataclass(frozen=True, slots=True)
class Moment:
    """What the program made of one frame, left and right mended, beside the truth."""

    truth: TrueFrame
    observation: Observation
    verdict: Verdict
    report: FormReport
    corrections: tuple[str, ...]
    eases_off: bool


@dataclass(frozen=True, slots=True)
class ClipResult:
    """One clip, judged."""

    clip: Clip
    stretch: Stretch | None
    moments: Sequence[Moment]
    row: dict[str, object] = field(default_factory=dict)

    def judged(self) -> list[Moment]:
        """The moments with a verdict; all of them where the clip shows no stretch."""
        if self.stretch is None:
            return list(self.moments)
        return [moment for moment in self.moments if moment.verdict in (Verdict.GOOD, Verdict.ADJUST)]

    def true_depth(self, frame: TrueFrame) -> float:
        """The true depth of a frame, in the picture's plane."""
        assert self.stretch is not None
        assert self.stretch.depth is not None
        sides = legs(self.stretch, Leg.STRETCHED, self.clip.side)
        if len(sides) == 2 and self.stretch.view.name is ViewName.SIDE:
            sides = _nearest(self.clip)
        measure = self.stretch.depth.measure
        return float(np.mean([self.clip.value(frame, measure, side) for side in sides]))


def run_clip(clip: Clip, observations: Iterable[Observation], library: Library) -> ClipResult:
    """Play a clip's observations through the engine and score every frame."""
    stretch = None if clip.stretch_id is None else library.stretch(clip.stretch_id)
    engine = None if stretch is None else _engine(stretch, clip.side, library)
    body = OneBody()
    moments: list[Moment] = []
    for truth, raw in zip(clip.frames, observations, strict=False):
        observation, _doubt = body.update(raw)
        if engine is None:
            moments.append(Moment(truth, observation, Verdict.NOT_CHECKED, FormReport(Verdict.NOT_CHECKED), (), False))
            continue
        update = engine.advance(truth.t_s, raw)
        said = (update.cue.id,) if update.cue is not None and update.cue.kind is CueKind.CORRECTION else ()
        eases_off = update.alert is not None and update.alert.level is Level.EASE_OFF
        moments.append(Moment(truth, observation, update.verdict, update.form, said, eases_off))
    result = ClipResult(clip, stretch, moments)
    result.row.update(_row(result, None if engine is None else engine.log.held_s))
    return result


def _engine(stretch: Stretch, side: Side, library: Library) -> SessionEngine:
    step_side = StepSide.BOTH if stretch.sides is Sides.TOGETHER else StepSide(side.value)
    step = StretchStep(stretch=stretch.id, side=step_side, hold_s=LONGEST_HOLD_S, sets=1)
    routine = Routine(id=stretch.id, title=stretch.title, muscle=(stretch.muscle,), steps=(step,))
    return SessionEngine(without_lead_in(agenda_of(routine, library)))


def _row(result: ClipResult, held_s: float | None) -> dict[str, object]:
    clip, moments = result.clip, result.moments
    armed = [moment for moment in moments if moment.verdict is not Verdict.NOT_CHECKED]
    judged = [] if result.stretch is None else result.judged()
    wrong = [wrong for wrong in (_is_wrong(result, moment) for moment in judged) if wrong is not None]
    knee = knee_errors(result)
    recall, delay_s = _episode(result)
    return {
        "clip": clip.name,
        "stretch": clip.stretch_id or clip.facts["stretch"],
        "view": clip.facts["view"],
        "fault": clip.fault,
        "person": clip.facts.get("person"),
        "frames": len(moments),
        "armed_frames": len(armed),
        "judged_frames": len(judged),
        "detected_share": _share([moment.observation.pose is not None for moment in moments]),
        "judged_share": _share([moment.verdict is not Verdict.CANT_TELL for moment in armed]),
        "wrong_share": _share(wrong),
        "wrong_frames": sum(wrong),
        "knee_mean_deg": _rounded(np.abs(knee).mean()) if knee.size else None,
        "knee_p95_deg": _rounded(np.percentile(np.abs(knee), 95)) if knee.size else None,
        "knee_bias_deg": _rounded(knee.mean()) if knee.size else None,
        "held_s": None if held_s is None else _rounded(held_s),
        "truth_held_s": _truth_held(result),
        "truth_held_range_s": _held_range(result),
        "fault_recall": recall,
        "fault_delay_s": None if delay_s is None else _rounded(delay_s),
        "false_corrections": _false_corrections(result),
        "swaps": _swaps(result),
        "facing_share": _share([_faces_right(clip, moment) for moment in moments if moment.observation.pose is not None]),
        "yaw_p95_deg": _yaw_p95(result),
    }


def _share(flags: Sequence[bool]) -> float | None:
    return round(sum(flags) / len(flags), 4) if flags else None


def _rounded(value: float | np.floating) -> float:
    return round(float(value), 2)


def _band(measure: Measure) -> float:
    return _WIDE_BANDS.get(measure, _RATIO_BAND if measure.unit == "ratio" else _ANGLE_BAND_DEG)


def _is_wrong(result: ClipResult, moment: Moment) -> bool | None:
    """Whether a GOOD or ADJUST contradicts the truth by more than the camera's own error.

    An ADJUST is wrong, too, when the truth has a fault and the finding names another that is not there. Depth beyond the limits is the
    guard's, not the form's.
    """
    assert result.stretch is not None
    view = result.clip.view
    rules = [rule for rule in result.stretch.form if view in result.stretch.views_of(rule)]
    beyond = {rule: excess(result.clip, moment.truth, result.stretch, rule) for rule in rules}
    if moment.verdict is Verdict.GOOD:
        return any(by > _band(rule.measure) for rule, by in beyond.items())
    first = moment.report.findings[0].rule
    same = [by for rule, by in beyond.items() if rule.finding is first.finding]
    return not same or max(same) < -_band(first.measure)


def knee_errors(result: ClipResult) -> NDArray[np.float64]:
    """Estimated minus true flexion of the stretched knee in side views, where the verdict was given and the knee is seen."""
    clip, errors = result.clip, []
    if clip.view is not ViewName.SIDE:
        return np.array([])
    for moment in result.judged():
        pose = moment.observation.pose
        sides = (clip.side,) if result.stretch is not None and result.stretch.sides is not Sides.TOGETHER else _nearest(clip)
        for side in sides if pose is not None else ():
            assert pose is not None
            reading = read(pose, Measure.KNEE_FLEXION, side, 1)
            if reading.visibility >= T.MIN_VISIBILITY:
                bias = 0.0 if result.stretch is None else result.stretch.seeing(Measure.KNEE_FLEXION, ViewName.SIDE).bias
                errors.append(reading.value - bias - moment.truth.knee_deg[side])
    return np.array(errors)


def _nearest(clip: Clip) -> tuple[Side]:
    return (Side.LEFT,) if clip.yaw_deg > 0 else (Side.RIGHT,)


def _sees_depth(result: ClipResult) -> bool:
    stretch = result.stretch
    if stretch is None:
        return False
    views = stretch.depth.views if stretch.depth is not None and stretch.depth.views else (stretch.view.name,)
    return stretch.seen_as(View(result.clip.yaw_deg)) in views


def _truth_held(result: ClipResult, narrower_by: float = 0.0) -> float | None:
    """Time between `begins` and `never_beyond` in the clip's own truth, without an amber fault (RULES 5), and not eased off (RULES 4).

    Args:
        narrower_by: moves both edges inwards by so many error bands of the measure.
    """
    if not _sees_depth(result):
        return None
    held_s = 0.0
    for before, now in pairwise(result.moments):
        if not now.eases_off and all(_truly_held(result, moment.truth, narrower_by) for moment in (before, now)):
            held_s += now.truth.t_s - before.truth.t_s
    return _rounded(held_s)


def _held_range(result: ClipResult) -> tuple[float, float] | None:
    """What the held time may be: the truth with its edges narrowed and widened by the measure's error band."""
    low, high = _truth_held(result, 1.0), _truth_held(result, -1.0)
    return None if low is None or high is None else (low, high)


def _truly_held(result: ClipResult, frame: TrueFrame, narrower_by: float) -> bool:
    clip, stretch = result.clip, result.stretch
    assert stretch is not None
    rules = (rule for rule in stretch.form if clip.view in stretch.views_of(rule))
    if any(excess(clip, frame, stretch, rule) > -narrower_by * _band(rule.measure) for rule in rules):
        return False
    depth = stretch.depth
    if depth is None:
        return True
    value, band = result.true_depth(frame), narrower_by * _band(depth.measure)
    return depth.deeper_is * (value - depth.begins) >= band and depth.deeper_is * (depth.never_beyond - value) >= band


def _episode(result: ClipResult) -> tuple[float | None, float | None]:
    """Whether the fault was corrected by its right name in time (1 or 0), and how long that took from severity 0.5 on."""
    wanted = FAULTS.get(result.clip.fault or "")
    if wanted is None or result.stretch is None or not _can_be_judged(result):
        return None, None
    severe = [moment.truth.t_s for moment in result.moments if moment.truth.severity >= SEVERE]
    if not severe:
        return None, None
    begins_s = severe[0]
    said = [moment.truth.t_s for moment in result.moments if wanted.value in moment.corrections]
    if not said:
        return 0.0, None
    delay_s = max(0.0, said[0] - begins_s)
    return float(delay_s <= IN_TIME_S), delay_s


def _can_be_judged(result: ClipResult) -> bool:
    assert result.stretch is not None
    wanted, view = FAULTS.get(result.clip.fault or ""), result.clip.view
    return any(rule.finding is wanted and view in result.stretch.views_of(rule) for rule in result.stretch.form)


def _false_corrections(result: ClipResult) -> int | None:
    """Spoken corrections that the truth does not bear out; what the camera cannot tell is no correction."""
    if result.stretch is None:
        return None
    wrong, view = 0, result.clip.view
    for moment in result.moments:
        for name in moment.corrections:
            if name in _NOT_OF_FORM:
                continue
            rules = [rule for rule in result.stretch.form if rule.finding.value == name and view in result.stretch.views_of(rule)]
            by = [excess(result.clip, moment.truth, result.stretch, rule) + _band(rule.measure) for rule in rules]
            wrong += not by or max(by) < 0
    return wrong


def _swaps(result: ClipResult) -> int:
    """Frames, not declared untellable, whose left knee and ankle lie nearer to the true right ones, where the true legs are apart."""
    count = 0
    pairs = [(Landmark.of(name, Side.LEFT), Landmark.of(name, Side.RIGHT)) for name in ("knee", "ankle")]
    for moment in result.moments:
        pose, true = moment.observation.pose, moment.truth.pose.image_px
        if pose is None or moment.verdict is Verdict.CANT_TELL:
            continue
        leg_px = np.linalg.norm(true[Landmark.LEFT_HIP] - true[Landmark.LEFT_KNEE]) * 2
        straight = crossed = apart = 0.0
        for left, right in pairs:
            straight += float(np.linalg.norm(pose.image_px[left] - true[left]) + np.linalg.norm(pose.image_px[right] - true[right]))
            crossed += float(np.linalg.norm(pose.image_px[left] - true[right]) + np.linalg.norm(pose.image_px[right] - true[left]))
            apart = max(apart, float(np.linalg.norm(true[left] - true[right])))
        count += int(apart > _LEGS_APART * leg_px and crossed < straight)
    return count


def _faces_right(clip: Clip, moment: Moment) -> bool:
    assert moment.observation.pose is not None
    true = View(clip.yaw_deg).facing
    return view_of(moment.observation.pose).facing is true or (true is Facing.BACK and abs(clip.yaw_deg) < 125)


def _yaw_p95(result: ClipResult) -> float | None:
    errors = [
        abs((view_of(moment.observation.pose).yaw_deg - result.clip.yaw_deg + 180) % 360 - 180)
        for moment in result.moments
        if moment.observation.pose is not None
    ]
    return _rounded(np.percentile(errors, 95)) if errors else None
