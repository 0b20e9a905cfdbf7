"""Who is asked when, what a yes takes away, and what a circumstance changes."""

import pytest

from stretchcoach.body.pose import Side
from stretchcoach.routine import values as v
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library
from stretchcoach.safety.screening import _NOT_WITH_A_LEG_AT_REST, Clearance, adapted, clearance, is_due, spoken
from stretchcoach.shipped import routine_files

EVERYTHING = {"pe", "cauda", "ischaemia", "rhabdo", "heat", "compart", "tetanus", "infection"}  # RULES 4
LEG = {"dvt", "strain", "surgery", "neuro", "claud", "long"}
MAY_CARRY = {"claud"}  # of these
ADVISES = {"often"}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(routine_files())


@pytest.fixture(scope="module")
def screening(library: Library) -> v.Screening:
    assert library.screening is not None
    return library.screening


@pytest.mark.parametrize(
    ("mode", "idle_days", "due"),
    [
        (v.Mode.GENTLE, 0.0, True),
        (v.Mode.NORMAL, None, True),
        (v.Mode.NORMAL, 13.9, False),
        (v.Mode.NORMAL, 14.0, True),
    ],
)
def test_when_it_is_asked(mode: v.Mode, idle_days: float | None, due: bool) -> None:
    assert is_due(mode, idle_days) is due


def test_fifteen_questions_block_what_the_rules_page_says(screening: v.Screening) -> None:
    assert len(screening.questions) == 15
    blocked = {b: {q.id for q in screening.questions if q.blocks is b} for b in v.Blocks}
    assert blocked == {v.Blocks.EVERYTHING: EVERYTHING, v.Blocks.LEG: LEG, v.Blocks.NOTHING: ADVISES}


def test_none_of_these_leaves_everything(screening: v.Screening) -> None:
    assert clearance(screening) == Clearance()


@pytest.mark.parametrize("id_", sorted(EVERYTHING | LEG | ADVISES))
def test_each_yes_alone(id_: str, screening: v.Screening, library: Library) -> None:
    left = clearance(screening, [id_], legs=[Side.LEFT])
    assert left.everything_blocked is (id_ in EVERYTHING)
    assert left.blocked_legs == (frozenset({Side.LEFT}) if id_ in LEG else frozenset())
    played = adapted(library.routine("after_exercise_quads"), library, left)
    assert (played is None) is (id_ in EVERYTHING)
    if played is not None:
        sides = {step.side for step in played.steps if isinstance(step, v.StretchStep)}
        assert sides == ({v.StepSide.RIGHT} if id_ in LEG else {v.StepSide.BOTH})


def test_the_gravest_advice_comes_first(screening: v.Screening) -> None:
    found = clearance(screening, ["often", "surgery", "dvt", "pe"]).advice
    assert [question.id for question in found] == ["pe", "dvt", "surgery", "often"]


def test_with_both_legs_blocked_nothing_is_left(screening: v.Screening, library: Library) -> None:
    assert adapted(library.routine("after_exercise_quads"), library, clearance(screening, ["neuro"])) is None


def stretches(routine: v.Routine | None) -> list[tuple[str, v.StepSide]]:
    assert routine is not None
    return [(step.stretch, step.side) for step in routine.steps if isinstance(step, v.StretchStep)]


def test_a_stretch_of_both_legs_together_goes_with_either_leg(screening: v.Screening, library: Library) -> None:
    step = v.StretchStep(stretch="adductor_butterfly", side=v.StepSide.BOTH)
    other = v.StretchStep(stretch="quad_standing", side=v.StepSide.BOTH)
    routine = v.Routine(id="mine", title="Mine", muscle=(v.Muscle.ADDUCTOR,), steps=(step, other))
    played = adapted(routine, library, clearance(screening, ["claud"], legs=[Side.RIGHT]))
    assert stretches(played) == [("adductor_fall_out", v.StepSide.LEFT), ("quad_standing", v.StepSide.LEFT)]


@pytest.mark.parametrize("id_", sorted(LEG - MAY_CARRY))
def test_a_leg_at_rest_does_not_carry_the_other_one(id_: str, screening: v.Screening, library: Library) -> None:
    left = clearance(screening, [id_], legs=[Side.LEFT])
    played = adapted(library.routine("after_exercise_quads"), library, left)
    assert stretches(played) == [("quad_heel_slide", v.StepSide.RIGHT)]  # on a chair, instead of standing on the left leg
    assert played is not None and not any(isinstance(step, v.WalkStep) for step in played.steps)


def test_nothing_shipped_loads_a_leg_at_rest(screening: v.Screening, library: Library) -> None:
    left = clearance(screening, ["strain"], legs=[Side.LEFT])
    found = [played for routine in library.routines.values() if (played := adapted(routine, library, left)) is not None]
    assert len(found) > 10
    for played in found:
        for step in played.steps:
            assert isinstance(step, (v.StretchStep, v.CardStep)), f"{played.id}: {step}"  # neither drills, which stand, nor walks
            if isinstance(step, v.StretchStep):
                assert library.stretch(step.stretch).position in (v.Position.CHAIR, v.Position.LYING), played.id
                assert step.side is v.StepSide.RIGHT
            else:
                assert step.card not in ("walk", "self_massage", "foam_roller", "heat")


def test_what_may_take_its_place_in_the_session_spares_the_leg_too(screening: v.Screening, library: Library) -> None:
    chair, both = library.stretch("quad_heel_slide"), library.stretch("adductor_chair_wide")
    fine, torn = clearance(screening), clearance(screening, ["strain"], legs=[Side.LEFT])
    assert fine.leaves(chair) and fine.leaves(both)
    assert torn.leaves(chair) and not torn.leaves(both), "it would stretch the left leg with the right one"
    assert not torn.leaves(library.stretch("quad_standing"))
    assert not clearance(screening, circumstances=["hip_replacement"]).leaves(both)
    assert not clearance(screening, ["pe"]).leaves(chair)


def test_the_cards_that_a_leg_at_rest_is_spared_are_there(library: Library) -> None:
    assert set(_NOT_WITH_A_LEG_AT_REST) <= set(library.cards)


def test_pain_that_comes_with_walking_lets_the_leg_carry_the_other_one(screening: v.Screening, library: Library) -> None:
    played = adapted(library.routine("after_exercise_quads"), library, clearance(screening, ["claud"], legs=[Side.LEFT]))
    assert stretches(played) == [("quad_standing", v.StepSide.RIGHT)]


def test_nothing_stands_in_for_what_a_therapist_assigned(screening: v.Screening, library: Library) -> None:
    lying = v.StretchStep(stretch="hamstring_strap_lying", side=v.StepSide.BOTH)
    standing = v.StretchStep(stretch="quad_standing", side=v.StepSide.BOTH)
    routine = v.Routine(id="mine", title="Mine", muscle=(v.Muscle.HAMSTRING,), steps=(lying, standing), assigned_by="A. Therapist")
    played = adapted(routine, library, clearance(screening, ["strain"], legs=[Side.LEFT]))
    assert stretches(played) == [("hamstring_strap_lying", v.StepSide.RIGHT)]


def test_circumstances_take_out_stretches_positions_and_cards(screening: v.Screening, library: Library) -> None:
    chair = library.routine("chair_hamstring_gentle")
    assert adapted(chair, library, clearance(screening, circumstances=["hip_replacement"])) is None
    seated = adapted(chair, library, clearance(screening, circumstances=["falls", "blood_thinner"]))
    assert seated is not None
    assert [type(step) for step in seated.steps] == [v.StretchStep, v.WalkStep]  # the massage has gone
    standing = adapted(library.routine("after_exercise_quads"), library, clearance(screening, circumstances=["falls"]))
    assert standing is None or all(
        library.stretch(step.stretch).position in (v.Position.CHAIR, v.Position.LYING)
        for step in standing.steps
        if isinstance(step, v.StretchStep)
    )


def test_drills_follow_the_answers_as_stretches_do(screening: v.Screening, library: Library) -> None:
    before = library.routine("before_exercise")
    assert adapted(before, library, clearance(screening)) == before
    assert adapted(before, library, clearance(screening, circumstances=["falls"])) is None  # all of it is done standing
    assert adapted(before, library, clearance(screening, ["dvt"], legs=[Side.RIGHT])) is None  # the right leg does not carry either
    left_only = adapted(before, library, clearance(screening, ["claud"], legs=[Side.RIGHT]))
    assert left_only is not None
    drills = {step.stretch: step.side for step in left_only.steps if isinstance(step, v.DynamicStep)}
    assert drills == dict.fromkeys(("leg_swings", "side_leg_swings", "heel_curls"), v.StepSide.LEFT)  # no drill of both legs


def test_very_bendy_joints_stop_ten_degrees_earlier_and_a_plan_stays_tighter(screening: v.Screening, library: Library) -> None:
    bendy = clearance(screening, circumstances=["hypermobile"])
    step = v.StretchStep(stretch="quad_standing", side=v.StepSide.BOTH)
    plan = v.Limit(stretch="quad_standing", side=v.StepSide.LEFT, never_beyond=v.Amount(110, "deg"), hold_max_s=20)
    routine = v.Routine(id="mine", title="Mine", muscle=(v.Muscle.QUADRICEPS,), steps=(step,), limits=(plan,))
    played = adapted(routine, library, bendy)
    assert played is not None
    assert played.plan_limit("quad_standing", Side.LEFT) == 110
    assert played.plan_limit("quad_standing", Side.RIGHT) == 135  # 145 of the stretch, less 10
    assert played.dose_of(step, Side.LEFT).hold_s == 20
    assert bendy.deeper_steps == 0


def test_stiff_muscles_after_a_stroke_play_only_what_was_assigned(screening: v.Screening, library: Library) -> None:
    stiff = clearance(screening, circumstances=["spasticity"])
    routine = library.routine("after_exercise_quads")
    assert adapted(routine, library, stiff) is None
    assigned = routine.model_copy(update={"assigned_by": "A. Therapist"})
    played = adapted(assigned, library, stiff)
    assert played is not None and played.steps == assigned.steps


def test_it_is_read_out_as_one_list_with_one_answer(screening: v.Screening) -> None:
    heard = spoken(screening)
    assert len(heard) == 1 + 15 + 1 + len(screening.circumstances) + 1
    assert heard[1].startswith("1. ") and heard[15].startswith("15. ")
    assert heard[-1] == "If none of these is so, press N: None of these."
    assert spoken(screening.model_copy(update={"circumstances": ()}))[16:] == heard[-1:]


def test_nobodys_own_file_takes_the_lists_place(library: Library) -> None:
    mine = b"id: aaa\ntitle: Any?\nnone: No\nquestions:\n  - {id: a, level: gp, blocks: nothing, ask: A, advice: A}\nsource: [me]\n"
    both = Library({**routine_files(), "/home/me/aaa.yaml": mine})
    assert both.screening == library.screening


def test_a_list_that_makes_light_of_an_emergency_is_refused() -> None:
    light = b"id: a\ntitle: Any?\nnone: No\nquestions:\n  - {id: a, level: emergency, blocks: leg, ask: A, advice: A}\nsource: [me]\n"
    with pytest.raises(Exception, match="'blocks: leg' is too little for an emergency: write 'everything'"):
        load(light, "a.yaml")
