"""Who is in position before the time to get ready is over need not wait; nobody is begun with who only passes by."""

from collections.abc import Callable
from math import sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.figure import Figure, quad
from support.session import ids, library, play, routine, said

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.coaching.settling import Settling
from stretchcoach.routine.values import Mode, StepSide, StretchStep
from stretchcoach.safety.band import Band

STEP = StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=10, sets=1)
LEAD_S = agenda_of(routine(STEP), library())[0].duration_s
BAND = Band(library().stretch("quad_standing").depth, Mode.NORMAL)  # type: ignore[arg-type]
TOLD_S = library().stretch("quad_standing").get_ready_s - T.COUNTED_S  # the instructions are over
Person = Callable[[float], Figure | None]


def engine(mode: Mode = Mode.NORMAL, *, hands_free: bool = False, has_camera: bool = True) -> SessionEngine:
    return SessionEngine(agenda_of(routine(STEP, mode=mode), library()), mode, hands_free=hands_free, has_camera=has_camera)


def began_s(played: SessionEngine, person: Person, *, fps: float = 10) -> float:
    """When the first hold begins."""
    updates = play(played, lambda _update, now_s: person(now_s), until_s=LEAD_S + 20, fps=fps)
    return next(update.at_s for update in updates if update.phase is Phase.STRETCH)


def rising(deg_s: float) -> Person:
    return lambda now_s: quad(min(140.0, 100 + max(0.0, now_s - TOLD_S + 2) * deg_s))


def test_who_is_in_position_is_begun_with_as_soon_as_all_is_told() -> None:
    played = engine()
    begins = began_s(played, lambda _now_s: quad(110))
    lines = [said for said in played.log.cues if said.cue.id.startswith("line_")]
    assert [said.cue.text for said in lines] == list(library().stretch("quad_standing").instructions)
    assert lines[-1].at_s < begins < LEAD_S - T.COUNT_DOWN_S
    assert said(played)[-1][1] == "Left leg. You are in position, so we begin."
    assert "count_3" not in ids(played)


def test_the_clock_then_runs_as_ever() -> None:
    played = engine()
    updates = list(play(played, lambda _update, _now_s: quad(110)))
    (hold,) = played.log.holds
    assert hold.held_s == pytest.approx(10)
    first = next(update for update in updates if update.hold is not None and update.hold.state is HoldState.HOLDING)
    began = next(update.at_s for update in updates if update.phase is Phase.STRETCH)
    assert first.at_s - began == pytest.approx(T.ARM_S, abs=0.2)
    assert ids(played).count("settled") == 1
    assert "stretch_0" not in ids(played)  # nobody who is there is told to move in


@pytest.mark.parametrize(
    "person",
    [
        lambda _now_s: quad(20),
        lambda _now_s: quad(95),  # past where it begins, but short of where most people stop
        lambda _now_s: quad(150),
        lambda _now_s: quad(110, side=Side.RIGHT),
        lambda _now_s: quad(110, yaw=0),
        lambda _now_s: None,
        lambda now_s: quad(110) if now_s % 3 < 2 else quad(60),
        rising(3.0),
    ],
    ids=["stands", "not yet", "too deep", "the other leg", "from the front", "nobody", "restless", "still going deeper"],
)
def test_everybody_else_has_the_whole_time(person: Person) -> None:
    played = engine()
    assert began_s(played, person) == pytest.approx(LEAD_S, abs=0.2)
    assert "settled" not in ids(played)


def test_a_camera_that_has_stopped_shows_nothing() -> None:
    played = engine()
    update: SessionUpdate | None = None
    for number in range(round(LEAD_S * 10)):
        now_s = number / 10
        update = played.advance(now_s, quad(110).seen(now_s) if now_s < TOLD_S - 3 else None)
    assert update is not None
    assert update.phase is Phase.READY


def test_what_hands_can_do_is_told_before() -> None:
    played = engine(hands_free=True)
    began_s(played, lambda _now_s: quad(110))
    assert "settled" not in ids(played) or ids(played).index("hands") < ids(played).index("settled")


def test_a_camera_s_unrest_at_the_edge_does_not_keep_anybody_waiting() -> None:
    """A rendered person whose knee the pose model sees at 97 to 106 degrees, where most people stop at 100 and more."""
    played = engine()
    begins = began_s(played, lambda now_s: quad(101 + 3 * sin(40 * now_s)))
    assert begins < LEAD_S - T.COUNT_DOWN_S
    assert "settled" in ids(played)


def test_pain_keeps_it_from_beginning_and_at_once() -> None:
    begins = began_s(engine(), lambda _now_s: quad(110))
    played = engine()
    list(play(played, lambda _update, _now_s: quad(110), until_s=begins - 0.15))
    played.report_hurts()  # between two pictures
    update = played.advance(begins)
    assert update.phase is Phase.READY
    later = list(play(played, lambda _update, _now_s: quad(110), from_s=begins + 0.1, until_s=LEAD_S - 0.2))
    assert {update.phase for update in later} == {Phase.READY}


def test_gentle_mode_has_more_to_say_first_and_leaves_nothing_out() -> None:
    played = engine(Mode.GENTLE, hands_free=True)
    began_s(played, lambda _now_s: quad(110))
    heard = [said.cue.text for said in played.log.cues]
    assert {"only_you_feel", "ask_pain", "hands"} <= set(ids(played))
    assert heard.index("Raise one hand to pause. Raise both if it hurts.") < heard.index("Stop at the first mild pull, and breathe.")
    assert heard[-1] == "Left leg. You are in position, so we begin."


@pytest.mark.parametrize("mode", Mode)
def test_who_hears_it_a_second_time_need_not_listen_again(mode: Mode) -> None:
    """After "this hold again" the instructions are known."""
    played = engine(mode)
    until_s = LEAD_S + 15 if mode is Mode.GENTLE else TOLD_S + 9  # what is left of them is told while the position is taken
    updates = list(play(played, lambda _update, now_s: quad(110 if mode is Mode.NORMAL else 20), until_s=until_s))
    played.repeat()
    again = list(play(played, lambda _update, _now_s: quad(110), from_s=until_s + 0.1, until_s=until_s + 20))
    assert updates[-1].phase is Phase.STRETCH
    assert again[0].phase is Phase.READY
    begins = next(update.at_s for update in again if update.phase is Phase.STRETCH)
    assert T.SETTLED_S <= begins - again[0].at_s < T.GET_READY_S - T.COUNT_DOWN_S


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["in", "shallow", "deep", "fault", "hidden"]), min_size=1, max_size=12),
    st.floats(0.5, 4.0),
    st.sampled_from([0.05, 0.1, 0.3]),
)
def test_settled_is_only_who_has_been_quiet_in_position_for_three_seconds(kinds: list[str], spell_s: float, step_s: float) -> None:
    depths = {"in": 110.0, "shallow": 92.0, "deep": 141.0, "fault": 125.0, "hidden": None}
    settling = Settling(BAND)
    seen: list[tuple[float, float | None]] = []
    for number in range(int(len(kinds) * spell_s / step_s)):
        at_s = number * step_s
        depth = depths[kinds[min(int(at_s / spell_s), len(kinds) - 1)]]
        seen.append((at_s, depth))
        settling.look(at_s, depth)
        if settling.is_settled(at_s):
            last = [value for moment, value in seen if at_s - moment <= T.SETTLED_S + 1e-6]
            assert at_s >= T.SETTLED_S - 1e-6
            assert None not in last
            assert any(value is not None and value >= 100 for _moment, value in seen)  # where most people stop
    assert not settling.is_settled(1e6)
