import pytest
from support.session import agenda, library, routine

from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Entry, Phase, agenda_of, without_lead_in
from stretchcoach.errors import RoutineError
from stretchcoach.routine.values import Amount, CardStep, DoseName, DynamicStep, Limit, StepSide, StretchStep, WalkStep

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def shape(entries: list[Entry]) -> list[tuple[str, Side | None, int, float]]:
    return [(entry.phase.value, entry.side, entry.set_number, entry.duration_s) for entry in entries]


def test_both_is_left_then_right_with_a_window_to_turn_round() -> None:
    assert shape(agenda(side="both", hold_s=20, sets=2, rest_s=12)) == [
        ("ready", LEFT, 1, 15),
        ("stretch", LEFT, 1, 20),
        ("rest", LEFT, 2, 12),
        ("stretch", LEFT, 2, 20),
        ("switch", RIGHT, 1, 10),
        ("stretch", RIGHT, 1, 20),
        ("rest", RIGHT, 2, 12),
        ("stretch", RIGHT, 2, 20),
    ]


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_one_side(side: Side) -> None:
    assert shape(agenda(side=side.value)) == [("ready", side, 1, 15), ("stretch", side, 1, 10)]


def test_both_legs_together_are_held_once() -> None:
    assert shape(agenda("adductor_butterfly", "both")) == [("ready", None, 1, 15), ("stretch", None, 1, 10)]


def test_what_is_not_said_comes_from_the_dose() -> None:
    entries = agenda_of(routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT), dose=DoseName.LOW_MOBILITY), library())
    assert [entry.duration_s for entry in entries][1:] == [20, 20, 20, 20, 20]
    assert {entry.sets for entry in entries} == {3}
    own = StretchStep(stretch="quad_standing", side=StepSide.LEFT, dose=DoseName.BEDTIME, sets=1)
    assert [entry.duration_s for entry in agenda_of(routine(own, dose=DoseName.LOW_MOBILITY), library())][1:] == [10]


def test_a_routine_of_every_kind_of_step() -> None:
    steps = (
        WalkStep(duration_s=60),
        DynamicStep(stretch="heel_curls", side=StepSide.BOTH, repetitions=8, tempo_s=2),
        StretchStep(stretch="adductor_butterfly", hold_s=30, sets=1),
        CardStep(card="self_massage", duration_s=45),
        CardStep(card="walk"),
    )
    entries = agenda_of(routine(*steps), library())
    assert [(entry.phase.value, entry.step, entry.activity, entry.duration_s) for entry in entries] == [
        ("walk", 1, 0, 60),
        ("ready", 2, 1, library().stretch("heel_curls").get_ready_s + 2),
        ("dynamic", 2, 1, 16),
        ("switch", 2, 2, 10),
        ("dynamic", 2, 2, 16),
        ("ready", 3, 3, pytest.approx(library().stretch("adductor_butterfly").get_ready_s + 2.8)),
        ("stretch", 3, 3, 30),
        ("card", 4, 4, 45),
        ("card", 5, 5, 60),
    ]
    assert entries[2].tempo_s == 2
    assert entries[1].lines  # a drill is explained, too


def test_a_card_ends_with_its_caution() -> None:
    (entry,) = agenda_of(routine(CardStep(card="walk")), library())
    assert entry.lines[-1] == library().card("walk").caution


def test_the_plan_s_limits_reach_the_hold() -> None:
    limit = Limit(stretch="quad_standing", side=StepSide.RIGHT, never_beyond=Amount(120, "deg"), hold_max_s=15)
    step = StretchStep(stretch="quad_standing", side=StepSide.BOTH, sets=1)
    holds = [entry for entry in agenda_of(routine(step, limits=(limit,)), library()) if entry.phase is Phase.STRETCH]
    assert [(hold.side, hold.duration_s, hold.depth and hold.depth.never_beyond) for hold in holds] == [(LEFT, 30, 145), (RIGHT, 15, 120)]


def test_a_clip_begins_at_once() -> None:
    assert shape(without_lead_in(agenda(sets=2)))[0] == ("stretch", LEFT, 1, 10)
    walk = agenda_of(routine(WalkStep(duration_s=60)), library())
    assert without_lead_in(walk) == walk


def test_an_unknown_stretch_is_an_error_to_read() -> None:
    with pytest.raises(RoutineError, match="quad_standin"):
        agenda("quad_standin")


def test_a_hold_that_no_camera_judges_goes_by_time_and_a_drill_is_counted() -> None:
    steps = (StretchStep(stretch="quad_heel_slide"), StretchStep(stretch="quad_standing"), DynamicStep(stretch="leg_swings"))
    by_time = {entry.title: entry.goes_by_time for entry in agenda_of(routine(*steps), library())}
    titles = [library().stretch(step.stretch).title for step in steps]
    assert [by_time[title] for title in titles] == [True, False, False]
