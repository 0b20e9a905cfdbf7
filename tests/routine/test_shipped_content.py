"""The files that come with the program: no problems, the numbers of the rules page, and words that promise nothing."""

import re
from pathlib import Path

import pytest

from stretchcoach.body.pose import Side
from stretchcoach.routine import values as v
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library

ROUTINES = Path(__file__).parents[2] / "routines"

# RULES section 2, once more: measure, begins, usual, never beyond; then (measure, leg, above or below, amber) of every form rule.
RULES = {
    "quad_standing": (
        ("knee_flexion", 90, (100, 135), 145),
        {
            ("thigh_forward", "stretched", "above", 8),
            ("thigh_abduction", "stretched", "above", 15),
            ("trunk_lean", "stretched", "above", 15),
            ("knee_gap", "stretched", "above", 1.6),
        },
    ),
    "quad_half_kneeling": (("thigh_forward", -5, (-5, -20), -25), {("trunk_lean", "stretched", "above", 15)}),
    "hamstring_strap_lying": (
        ("hip_flexion", 40, (50, 80), 90),
        {("knee_flexion", "stretched", "above", 15), ("other_leg_lift", "stretched", "above", 15)},
    ),
    "hamstring_long_sit": (("hip_flexion", 90, (95, 115), 125), {("knee_flexion", "each", "above", 20)}),
    "hamstring_chair": (("trunk_lean", 10, (20, 40), 50), {("knee_flexion", "stretched", "above", 24)}),
    "adductor_side_lunge": (
        ("thigh_abduction", 35, (40, 60), 70),
        {
            ("knee_to_toe", "support", "below", -0.25),
            ("knee_flexion", "stretched", "above", 15),
        },
    ),
    "adductor_butterfly": (
        ("knee_height", 0.70, (0.60, 0.20), 0),
        {("knee_height_difference", "stretched", "above", 0.20)},
    ),
    "adductor_straddle": (None, {("knee_flexion", "each", "above", 20)}),
}
TOGETHER = {"hamstring_long_sit", "adductor_butterfly", "adductor_straddle"}  # RULES section 1
VIEWS = {  # camera.md section 1
    "quad_standing": "side",
    "quad_half_kneeling": "side",
    "hamstring_strap_lying": "side",
    "hamstring_long_sit": "side",
    "hamstring_chair": "side",
    "adductor_side_lunge": "front",
    "adductor_butterfly": "front",
    "adductor_straddle": "front",
}


def test_no_problems_and_everything_is_there(library: Library) -> None:
    assert library.problems == ()
    held = {id_ for id_, stretch in library.stretches.items() if stretch.kind is v.StretchKind.HOLD}
    assert held == set(RULES)
    assert set(library.stretches) - held == {"heel_curls"}
    assert {"walk", "self_massage", "loosen"} <= set(library.cards)
    assert set(library.routines) == {
        "after_exercise_quads",
        "before_exercise_quads",
        "chair_hamstring_gentle",
        "evening_three_muscles",
    }


def test_ids_are_file_names(shipped_files: dict[str, bytes], library: Library) -> None:
    for name in shipped_files:
        assert load(shipped_files[name], name, library).id == Path(name).stem


@pytest.mark.parametrize("id_", RULES)
def test_depth_and_form_are_those_of_the_rules_page(id_: str, library: Library) -> None:
    stretch = library.stretch(id_)
    depth, rules = RULES[id_]
    found = stretch.depth
    assert (found and (found.measure.value, found.begins, found.usual, found.never_beyond)) == depth
    form = {(r.measure.value, r.leg.value, "above" if r.above is not None else "below", r.amber) for r in stretch.form}
    assert form == rules
    assert stretch.view.name.value == VIEWS[id_]
    assert (stretch.sides is v.Sides.TOGETHER) == (id_ in TOGETHER)


def test_the_bent_knee_of_the_lunge_is_judged_only_while_it_is_bent(library: Library) -> None:
    conditions = {(id_, r.finding.value): r.while_ for id_, s in library.stretches.items() for r in s.form if r.while_}
    assert set(conditions) == {("adductor_side_lunge", "knee_in")}
    condition = conditions["adductor_side_lunge", "knee_in"]
    assert (condition.measure.value, condition.leg.value, condition.above) == ("knee_flexion", "support", 60)


def test_views_of_the_quad_rules_are_those_that_can_show_them(library: Library) -> None:
    stretch = library.stretch("quad_standing")
    shown_in = {(r.finding.value, r.measure.value): {view.value for view in stretch.views_of(r)} for r in stretch.form}
    assert shown_in == {
        ("knee_forward", "thigh_forward"): {"side", "45"},
        ("knee_out", "thigh_abduction"): {"front", "45"},
        ("trunk_lean", "trunk_lean"): {"side"},
        ("knee_out", "knee_gap"): {"front"},
    }


def test_red_is_ten_degrees_or_a_tenth_further(library: Library) -> None:
    red = {(id_, r.measure.value): r.red for id_, s in library.stretches.items() for r in s.form}
    assert red["quad_standing", "thigh_forward"] == 18
    assert red["quad_standing", "knee_gap"] == pytest.approx(1.7)
    assert red["adductor_side_lunge", "knee_to_toe"] == pytest.approx(-0.35)


def test_deeper_is_up_or_down(library: Library) -> None:
    falling = {id_ for id_, stretch in library.stretches.items() if stretch.depth and stretch.depth.deeper_is < 0}
    assert falling == {"quad_half_kneeling", "adductor_butterfly"}


def test_after_exercise_is_thirty_seconds_three_times_a_side(library: Library) -> None:
    routine = library.routine("after_exercise_quads")
    (step,) = [step for step in routine.steps if isinstance(step, v.StretchStep)]
    dose = routine.dose_of(step)
    assert (dose.hold_s, dose.sets, dose.rest_s) == (30, 3, 15)
    assert v.sides_of(library.stretch(step.stretch), step.side) == (Side.LEFT, Side.RIGHT)


def test_the_evening_reaches_each_muscle_once(library: Library) -> None:
    routine = library.routine("evening_three_muscles")
    assert [library.stretch(step.stretch).muscle for step in routine.steps if isinstance(step, v.StretchStep)] == [
        v.Muscle.QUADRICEPS,
        v.Muscle.ADDUCTOR,
        v.Muscle.HAMSTRING,
    ]
    assert set(routine.muscle) == set(v.Muscle)


def test_the_chair_routine_is_gentle_with_a_walk_and_never_leaves_the_chair(library: Library) -> None:
    routine = library.routine("chair_hamstring_gentle")
    assert (routine.mode, routine.dose) == (v.Mode.GENTLE, v.DoseName.LOW_MOBILITY)
    assert any(isinstance(step, v.WalkStep) for step in routine.steps)
    assert library.find_routines(position=v.Position.CHAIR) == (routine,)


def test_before_exercise_moves_first_and_holds_briefly(library: Library) -> None:
    routine = library.routine("before_exercise_quads")
    drill, hold = routine.steps
    assert isinstance(drill, v.DynamicStep)
    assert (drill.repetitions, drill.tempo_s) == (10, 2)
    assert isinstance(hold, v.StretchStep)
    dose = routine.dose_of(hold)
    assert dose.hold_s * dose.sets <= 30


def test_every_hold_with_a_depth_can_be_coached_further_and_ended(library: Library) -> None:
    for stretch in library.stretches.values():
        if stretch.kind is v.StretchKind.HOLD:
            assert stretch.cues.release
            assert bool(stretch.cues.further) == bool(stretch.depth)


PROMISES = re.compile(r"\b(treat|cure|prevent|reliev|heal|diagnos|rehabilit|normal range|abnormal|safe\b)", re.IGNORECASE)


def test_no_file_promises_what_a_stretch_cannot_keep(shipped_files: dict[str, bytes]) -> None:
    assert PROMISES.search("It relieves cramps") and PROMISES.search("prevents")  # the net has no hole
    for name, content in shipped_files.items():
        assert not PROMISES.search(content.decode()), name


def test_the_example_of_the_readme_is_valid_and_the_doses_it_lists_are_the_presets(library: Library) -> None:
    readme = (ROUTINES / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    routine = load(example, "knee_left_week_3.yaml", library)
    assert isinstance(routine, v.Routine)
    assert routine.plan_limit("quad_standing", Side.LEFT) == 110
    listed = {name: (int(sets), float(hold)) for name, sets, hold in re.findall(r"`(\w+)` (\d) x (\d+) s", readme)}
    assert listed == {name.value: (dose.sets, dose.hold_s) for name, dose in v.PRESETS.items()}
