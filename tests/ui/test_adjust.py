import pytest
from support.pages import item, library
from support.session import routine as routine_of

from stretchcoach.body.pose import Side
from stretchcoach.routine.routines import CardStep, StretchStep, WalkStep
from stretchcoach.routine.values import DoseName, Limit, Mode, StepSide
from stretchcoach.ui import adjust
from stretchcoach.ui.adjust import Change, Span


def test_nothing_changed_is_the_routine_itself() -> None:
    assert adjust.changed(item().routine, {0: Change(), 2: Change()}) is item().routine


def test_a_change_touches_its_step_only() -> None:
    written = item().routine
    today = adjust.changed(written, {2: Change(hold_s=10, sets=2)})
    assert today is not None
    assert today.steps[2] == written.steps[2].model_copy(update={"hold_s": 10, "sets": 2})
    assert [today.steps[at] for at in (0, 1, 3)] == [written.steps[at] for at in (0, 1, 3)]
    assert today.limits == written.limits


def test_a_step_left_out_takes_its_limits_along() -> None:
    today = adjust.changed(item().routine, {0: Change(left_out=True)})
    assert today is not None
    assert [step.kind for step in today.steps] == ["walk", "stretch", "card"]
    assert today.limits == ()


def test_everything_left_out_is_no_routine() -> None:
    assert adjust.changed(item().routine, {at: Change(left_out=True) for at in range(4)}) is None


def test_a_limit_of_the_person_is_the_end() -> None:
    written = item().routine
    step = written.steps[0]
    assert isinstance(step, StretchStep)
    assert adjust.spans(written, step).hold_s == Span(5, 20, 20)
    with pytest.raises(ValueError, match="hold_max"):
        adjust.changed(written, {0: Change(hold_s=25)})


def test_a_limit_of_the_other_leg_is_none() -> None:
    step = StretchStep(stretch="quad_standing", side=StepSide.RIGHT)
    limit = Limit(stretch="quad_standing", side=StepSide.LEFT, hold_max_s=20)
    written = routine_of(step, StretchStep(stretch="quad_standing", side=StepSide.LEFT), limits=(limit,))
    assert adjust.spans(written, step).hold_s == Span(5, 60, 30)


@pytest.mark.parametrize(
    ("dose", "hold_s", "longest"),
    [(DoseName.GENERAL_ADULT, None, 60), (DoseName.LOW_MOBILITY, None, 30), (DoseName.BEFORE_EXERCISE, 50, 50)],
)
def test_a_hold_grows_as_far_as_its_dose_is_known_to(dose: DoseName, hold_s: float | None, longest: int) -> None:
    step = StretchStep(stretch="quad_standing", hold_s=hold_s)
    assert adjust.spans(routine_of(step, dose=dose), step).hold_s.high == longest


def test_a_gentle_routine_never_grows_beyond_a_bout() -> None:
    shown = item()  # gentle
    written = shown.routine
    for place in (0, 2):
        step = written.steps[place]
        assert isinstance(step, StretchStep)
        spans = adjust.spans(written, step)
        assert spans.hold_s.high <= 30
        assert spans.sets.high == spans.sets.value == 3
        most = adjust.changed(written, {place: Change(hold_s=spans.hold_s.high, sets=spans.sets.high)})
        assert most is not None
    with pytest.raises(ValueError, match="at most 3"):
        adjust.changed(written, {0: Change(sets=4)})


def test_before_exercise_nothing_grows() -> None:
    step = StretchStep(stretch="quad_standing", hold_s=20, sets=1)
    spans = adjust.spans(routine_of(step, dose=DoseName.BEFORE_EXERCISE), step)
    assert (spans.hold_s.high, spans.sets.high) == (20, 1)


def test_the_walk_before_a_gentle_routine_comes_back_to_a_muscle_stays() -> None:
    chair, strap = (StretchStep(stretch=id_) for id_ in ("hamstring_chair", "hamstring_strap_lying"))
    walk = WalkStep(duration_s=60)
    stretches = tuple(library().stretches[id_] for id_ in ("hamstring_chair", "hamstring_strap_lying"))
    gentle = routine_of(chair, walk, strap, walk, mode=Mode.GENTLE)
    shown = item(routine=gentle, stretches=stretches)
    assert [adjust.may_leave_out(shown, place) for place in range(4)] == [True, False, True, True]
    normal = item(routine=routine_of(chair, walk, strap), stretches=stretches)
    assert adjust.may_leave_out(normal, 1)
    with pytest.raises(ValueError, match="then walks"):
        adjust.changed(routine_of(chair, walk, chair, mode=Mode.GENTLE), {1: Change(left_out=True)})


def test_shorter_holds_take_less_time_and_less_of_it() -> None:
    shown = item()
    today = adjust.changed(shown.routine, {0: Change(sets=1), 1: Change(left_out=True), 3: Change(left_out=True)})
    assert today is not None
    known = library()
    assert shown.duration_s(today) == pytest.approx(today.duration_s(known))
    assert shown.duration_s(shown.routine) == pytest.approx(shown.minutes * 60)


def test_a_card_that_nobody_knows_costs_no_time_and_breaks_nothing() -> None:
    shown = item(cards=())
    card = shown.routine.steps[3]
    assert isinstance(card, CardStep)
    assert adjust.step_title(card, shown) == "Self massage"
    assert shown.duration_s(shown.routine) == pytest.approx(shown.minutes * 60)


def test_a_step_in_words() -> None:
    shown = item()
    said = [adjust.step_dose(step, shown.routine, shown) for step in shown.routine.steps]
    assert said == ["3 holds of 20 s, each leg, rest 20 s", "60 s", "3 holds of 15 s, right leg, rest 20 s", "60 s"]
    evening, before = item("evening_three_muscles"), item("before_exercise_quads")
    assert adjust.step_dose(evening.routine.steps[1], evening.routine, evening) == "3 holds of 30 s, both legs together, rest 15 s"
    assert adjust.step_dose(before.routine.steps[0], before.routine, before) == "10 times, each leg"
    assert adjust.step_dose(before.routine.steps[1], before.routine, before) == "1 hold of 20 s, each leg"


def test_a_stretch_that_no_camera_judges_says_so() -> None:
    stretch = library().stretch("quad_heel_slide")
    step = StretchStep(stretch=stretch.id, sets=1)
    routine = routine_of(step)
    assert adjust.step_dose(step, routine, item(routine=routine, stretches=(stretch,))) == "1 hold of 30 s, each leg, by time"


def test_the_side_is_the_persons_own() -> None:
    step = StretchStep(stretch="quad_standing", side=StepSide.LEFT)
    shown = item()
    assert step.legs == {Side.LEFT}
    assert "left leg" in adjust.step_dose(step, shown.routine, shown)
