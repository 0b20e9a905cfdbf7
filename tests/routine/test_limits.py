"""A routine's limits only tighten, for the leg they name, whoever built the routine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stretchcoach.body.pose import Side
from stretchcoach.errors import RoutineError
from stretchcoach.routine import values as v
from stretchcoach.routine.checking import load
from stretchcoach.routine.dose import HOLD_S, REST_S, SETS
from stretchcoach.routine.library import Library

QUAD = v.StretchStep(stretch="quad_standing")
KNEEL = v.StretchStep(stretch="quad_half_kneeling")


def routine(*limits: v.Limit, steps: tuple[v.StretchStep, ...] = (QUAD, KNEEL), **fields: object) -> v.Routine:
    return v.Routine.model_validate(
        {"id": "a", "title": "A", "muscle": v.Muscle.QUADRICEPS, "steps": steps, "limits": limits, **fields}
    )


def test_a_limit_holds_for_its_own_leg(library: Library) -> None:
    stretch = library.stretch("quad_standing")
    plan = routine(v.Limit(stretch="quad_standing", side=v.StepSide.LEFT, never_beyond=v.Amount(120, "deg")))
    left = plan.depth_of(stretch, Side.LEFT)
    assert left is not None
    assert (left.begins, left.usual, left.never_beyond) == (90, (100, 120), 120)
    assert stretch.depth is not None
    assert (left.measure, left.views) == (stretch.depth.measure, stretch.depth.views)
    assert plan.depth_of(stretch, Side.RIGHT) == stretch.depth
    assert plan.plan_limit("quad_standing", Side.LEFT) == 120
    assert plan.plan_limit("quad_standing", Side.RIGHT) is None
    assert plan.plan_limit("quad_half_kneeling", Side.LEFT) is None


def test_a_limit_before_the_beginning_needs_and_takes_its_own_beginning(library: Library) -> None:
    stretch = library.stretch("quad_standing")
    limit = v.Limit(stretch="quad_standing", begins=v.Amount(60, "deg"), never_beyond=v.Amount(80, "deg"))
    depth = routine(limit).depth_of(stretch, Side.LEFT)
    assert depth is not None
    assert (depth.begins, depth.usual, depth.never_beyond) == (60, (80, 80), 80)


def test_a_falling_measure_tightens_the_other_way(library: Library) -> None:
    stretch = library.stretch("quad_half_kneeling")
    depth = routine(v.Limit(stretch=stretch.id, never_beyond=v.Amount(-10, "deg"))).depth_of(stretch, Side.LEFT)
    assert depth is not None
    assert (depth.begins, depth.usual, depth.never_beyond) == (-5, (-5, -10), -10)


@given(begins=st.floats(-180, 180), never_beyond=st.floats(-180, 180), id_=st.sampled_from([QUAD.stretch, KNEEL.stretch]))
def test_no_limit_ever_loosens(library: Library, begins: float, never_beyond: float, id_: str) -> None:
    stretch = library.stretch(id_)
    own = stretch.depth
    assert own is not None
    plan = routine(v.Limit(stretch=id_, begins=v.Amount(begins, "deg"), never_beyond=v.Amount(never_beyond, "deg")))
    try:
        depth = plan.depth_of(stretch, Side.LEFT)
    except ValidationError:  # built past the checks of files, and leaving no room
        return
    assert depth is not None
    assert own.deeper_is * (own.never_beyond - depth.never_beyond) >= 0
    assert own.deeper_is * (own.begins - depth.begins) >= 0


def test_hold_max_shortens_the_hold_of_its_leg_only() -> None:
    plan = routine(v.Limit(stretch="quad_standing", side=v.StepSide.LEFT, hold_max_s=20), dose="rom_gain")
    assert plan.dose_of(QUAD, Side.LEFT).hold_s == 20
    assert plan.dose_of(QUAD, Side.RIGHT).hold_s == 45
    assert plan.dose_of(QUAD).hold_s == 20  # both sides alike: the shorter
    assert plan.dose_of(KNEEL, Side.LEFT).hold_s == 45


def test_a_step_may_hold_longer_on_the_leg_without_the_limit() -> None:
    long_right = v.StretchStep(stretch="quad_standing", side=v.StepSide.RIGHT, hold_s=60)
    left_limit = v.Limit(stretch="quad_standing", side=v.StepSide.LEFT, hold_max_s=20)
    assert routine(left_limit, steps=(long_right,)).dose_of(long_right, Side.RIGHT).hold_s == 60
    with pytest.raises(ValidationError, match="step 1 holds 60 s, over its own limit 'hold_max: 20 s'"):
        routine(left_limit.model_copy(update={"side": v.StepSide.BOTH}), steps=(long_right,))


def test_limits_for_either_leg_may_stand_side_by_side() -> None:
    both = routine(
        v.Limit(stretch="quad_standing", side=v.StepSide.LEFT, never_beyond=v.Amount(120, "deg")),
        v.Limit(stretch="quad_standing", side=v.StepSide.RIGHT, never_beyond=v.Amount(130, "deg")),
    )
    assert (both.plan_limit("quad_standing", Side.LEFT), both.plan_limit("quad_standing", Side.RIGHT)) == (120, 130)


def test_a_dose_comes_from_the_step_then_its_preset_then_the_routine() -> None:
    plan = routine(dose="bedtime")
    assert plan.dose_of(QUAD) == v.PRESETS[v.DoseName.BEDTIME]
    assert plan.dose_of(v.StretchStep(stretch="x", dose=v.DoseName.ROM_GAIN)).rest_s == 30
    own = plan.dose_of(v.StretchStep(stretch="x", dose=v.DoseName.ROM_GAIN, hold_s=12, sets=1))
    assert (own.hold_s, own.sets, own.rest_s) == (12, 1, 30)


def test_presets_keep_within_what_a_file_may_ask_for() -> None:
    assert set(v.PRESETS) == set(v.DoseName)
    for dose in v.PRESETS.values():
        assert HOLD_S[0] <= dose.hold_s <= HOLD_S[1]
        assert SETS[0] <= dose.sets <= SETS[1]
        assert REST_S[0] <= dose.rest_s <= REST_S[1]


def test_presets_are_those_of_the_clinical_page() -> None:
    assert {name.value: (dose.hold_s, dose.sets, dose.rest_s) for name, dose in v.PRESETS.items()} == {
        "general_adult": (30, 3, 15),
        "older_65plus": (30, 3, 20),
        "low_mobility": (20, 3, 20),
        "bedtime": (10, 3, 10),
        "cramp_now": (20, 3, 20),
        "after_exercise": (30, 3, 15),
        "before_exercise": (30, 1, 15),
        "rom_gain": (45, 3, 30),
    }


@pytest.mark.parametrize("name", ["title", "steps"])
def test_values_are_frozen(name: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(routine(), name, ())


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("hold: 45 s", "step 1 holds 45 s: a gentle routine holds at most 30 s"),
        ("sets: 4", "step 1 has 4 sets: a gentle routine has at most 3"),
    ],
)
def test_a_gentle_routine_asks_for_no_more_than_one_bout(field: str, said: str, library: Library) -> None:
    steps = f"steps:\n  - kind: stretch\n    stretch: quad_standing\n    side: left\n    {field}\n"
    text = f"id: a\ntitle: A\nmuscle: quadriceps\nmode: gentle\n{steps}"
    with pytest.raises(RoutineError, match=said):
        load(text, "a.yaml", library)
    assert load(text.replace("gentle", "normal"), "a.yaml", library)


def test_a_preset_is_shortened_in_a_gentle_routine(library: Library) -> None:
    step = v.StretchStep(stretch="quad_standing", side=v.StepSide.LEFT, dose=v.DoseName.ROM_GAIN)
    routine = v.Routine(id="a", title="A", muscle=(v.Muscle.QUADRICEPS,), mode=v.Mode.GENTLE, steps=(step,))
    assert routine.dose_of(step).hold_s == 30


def holds_of(plan: v.Routine, library: Library) -> dict[tuple[str, Side], float]:
    found: dict[tuple[str, Side], float] = {}
    for holds in plan.holds(library):
        found[holds.target] = found.get(holds.target, 0) + holds.total_s
    return found


def test_holds_count_for_a_muscle_of_a_leg_and_both_legs_together_for_each(library: Library) -> None:
    steps = (
        v.StretchStep(stretch="hamstring_chair", side=v.StepSide.LEFT, sets=2, hold_s=10),
        v.StretchStep(stretch="hamstring_long_sit", sets=1, hold_s=30),
        v.StretchStep(stretch="quad_standing", side=v.StepSide.RIGHT, sets=1, hold_s=5),
    )
    found = holds_of(routine(steps=steps), library)
    assert found == {("hamstring", Side.LEFT): 50, ("hamstring", Side.RIGHT): 30, ("quadriceps", Side.RIGHT): 5}


@pytest.mark.parametrize(
    ("hold", "sets", "hints"),
    [
        (30, 4, 0),  # 10 minutes a week: as much as is known to help
        (35, 4, 1),
        (120, 3, 1),  # 30 minutes: the end
    ],
)
def test_more_than_helps_is_a_hint_and_no_problem(hold: int, sets: int, hints: int, shipped_files: dict[str, bytes]) -> None:
    text = f"id: a\ntitle: A\nmuscle: quadriceps\nsteps: [{{kind: stretch, stretch: quad_standing, hold: {hold} s, sets: {sets}}}]\n"
    library = Library({**shipped_files, "a.yaml": text})
    assert (library.problems, len(library.hints)) == ((), hints)
    assert "a" in library.routines


def test_a_routine_made_for_now_has_no_week() -> None:
    """One long hold, six times, of one stretch alone: a person may, and nothing says on how many days."""
    assert routine(steps=(v.StretchStep(stretch="quad_standing", hold_s=120, sets=6),))


def test_played_gently_a_routine_is_shorter_and_has_no_drills(library: Library) -> None:
    walk = library.routine("long_walk").gently()
    assert walk.mode is v.Mode.GENTLE
    assert [step.kind for step in walk.steps] == ["walk", "stretch", "stretch"]
    long = routine(steps=(v.StretchStep(stretch="quad_standing", hold_s=90, sets=6),)).gently()
    (step,) = long.steps
    assert isinstance(step, v.StretchStep)
    assert (step.hold_s, step.sets) == (30, 3)


def test_what_is_only_drills_or_too_much_cannot_be_played_gently(library: Library) -> None:
    drill = v.DynamicStep(stretch="heel_curls")
    with pytest.raises(ValueError, match="nothing is held"):
        v.Routine(id="a", title="A", muscle=(v.Muscle.QUADRICEPS,), steps=(drill,)).gently()
    with pytest.raises(ValueError, match="then walks"):
        routine(steps=(QUAD, QUAD)).gently()
