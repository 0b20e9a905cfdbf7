"""Every command in every phase: the whole table of what comes of it."""

from collections.abc import Callable

import pytest
from support.figure import quad
from support.session import library, routine, side_of

from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.coaching.transitions import TRANSITIONS, Event, Move
from stretchcoach.routine.values import CardStep, DynamicStep, StepSide, StretchStep, WalkStep

AGENDA = agenda_of(
    routine(
        WalkStep(duration_s=30),
        StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=10, sets=2, rest_s=5),
        DynamicStep(stretch="heel_curls", side=StepSide.LEFT, repetitions=5, tempo_s=2),
        CardStep(card="walk"),
    ),
    library(),
)
# 0 walk | 1 ready 2 stretch | 3 rest 4 stretch | 5 switch 6 stretch | 7 rest 8 stretch | 9 ready 10 drill | 11 card
WALK, READY, STRETCH, REST, SWITCH, DRILL, CARD = 0, 1, 2, 3, 5, 10, 11

NOTHING = "nothing"
PAUSED, STOPPED, PAIN, FINISHED = Phase.PAUSED, EndReason.STOPPED, EndReason.PAIN, EndReason.FINISHED
COMMANDS: dict[str, Callable[[SessionEngine], None]] = {
    "pause": SessionEngine.pause,
    "resume": SessionEngine.resume,
    "repeat": SessionEngine.repeat,
    "skip": SessionEngine.skip,
    "back": SessionEngine.back,
    "stop": SessionEngine.stop,
    "pain 4": lambda engine: engine.report_pain(4),
    "pain 5": lambda engine: engine.report_pain(5),
    "pain 6": lambda engine: engine.report_pain(6),
    "sharp": lambda engine: engine.report_pain(0, sharp=True),
    "eased": SessionEngine.report_eased,
}
# what comes of it: the number of the entry that begins, a phase, an end, or nothing
ALWAYS = {"pause": PAUSED, "stop": STOPPED, "pain 6": PAIN, "sharp": PAIN}
OUTCOMES: dict[int, dict[str, object]] = {
    WALK: ALWAYS | {"repeat": WALK, "skip": READY, "back": WALK},
    READY: ALWAYS | {"repeat": READY, "skip": REST, "back": WALK},
    STRETCH: ALWAYS | {"repeat": READY, "skip": REST, "back": WALK},
    REST: ALWAYS | {"repeat": REST, "skip": SWITCH, "back": READY},
    SWITCH: ALWAYS | {"repeat": SWITCH, "skip": 7, "back": REST},
    DRILL: ALWAYS | {"repeat": 9, "skip": CARD, "back": 7},
    CARD: ALWAYS | {"repeat": CARD, "skip": FINISHED, "back": 9},
}
NAMES = {WALK: "walk", READY: "ready", STRETCH: "stretch", REST: "rest", SWITCH: "switch", DRILL: "dynamic", CARD: "card"}


class Played:
    """A session played by somebody who does what is said."""

    def __init__(self, at: int | None = None) -> None:
        """Args: the entry that has been going for two seconds."""
        self.engine = SessionEngine(AGENDA)
        self.now_s = 50.0  # a source's times need not begin at 0
        self.update = self.engine.advance(self.now_s)
        if at is not None:
            for _ in range(AGENDA[at].activity):
                self.engine.skip()
            while self.update.entry is not AGENDA[at]:
                self.wait(0.25)
            self.wait(2)

    def wait(self, seconds: float) -> SessionUpdate:
        for _ in range(round(seconds / 0.25)):
            self.now_s += 0.25
            self.update = self.engine.advance(self.now_s, quad(110, side=side_of(self.update)).seen(self.now_s))
        return self.update

    def outcome(self, command: str) -> object:
        """What comes of a command, told from outside."""
        before = self.update
        COMMANDS[command](self.engine)
        self.update = after = self.engine.advance(self.now_s)
        if after.ended is not before.ended:
            return after.ended
        if after.phase is PAUSED and before.phase is not PAUSED:
            return PAUSED
        if after.phase is not before.phase or after.entry is not before.entry or after.left_s > before.left_s:
            return next(at for at, entry in enumerate(AGENDA) if entry is after.entry)
        return NOTHING


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("at", OUTCOMES, ids=NAMES.get)
def test_a_running_phase(at: int, command: str) -> None:
    played = Played(at)
    assert played.update.phase.value == NAMES[at]
    assert played.outcome(command) == OUTCOMES[at].get(command, NOTHING)
    played.wait(1)  # and life goes on


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("at", OUTCOMES, ids=NAMES.get)
def test_while_paused(at: int, command: str) -> None:
    played = Played(at)
    played.engine.pause()
    left_s = played.update.left_s
    assert played.wait(5).phase is PAUSED
    assert played.update.left_s == left_s  # the clock stood
    expected = OUTCOMES[at].get(command, NOTHING) if command != "pause" else NOTHING
    assert played.outcome(command) == (at if command == "resume" else expected)
    if command == "resume":
        assert played.update.left_s == left_s
        assert played.wait(2).left_s < left_s


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("end", [FINISHED, STOPPED, PAIN, EndReason.SOURCE_ENDED])
def test_after_the_end_nothing_happens(end: EndReason, command: str) -> None:
    played = Played(CARD)
    how = {FINISHED: SessionEngine.skip, STOPPED: SessionEngine.stop, PAIN: COMMANDS["sharp"]}
    how.get(end, SessionEngine.end_of_source)(played.engine)
    ended = played.wait(0.25)
    assert ended.ended is end
    assert ended.phase is (Phase.FINISHED if end is FINISHED else Phase.STOPPED)
    assert (ended.entry, ended.upcoming, ended.hold, ended.left_s) == (None, None, None, 0.0)
    alerts = list(played.engine.log.alerts)
    assert played.outcome(command) == NOTHING
    played.engine.end_of_source()
    assert played.wait(1).ended is end
    assert played.engine.log.alerts == alerts


@pytest.mark.parametrize("command", COMMANDS)
def test_before_the_first_moment(command: str) -> None:
    """What is clicked before the first tick is not lost, and no hold is kept twice."""
    engine = SessionEngine(AGENDA)
    COMMANDS[command](engine)
    update = engine.advance(10.0)
    expected = OUTCOMES[WALK].get(command, NOTHING)
    if isinstance(expected, EndReason):
        assert update.ended is expected
    elif expected is PAUSED:
        assert update.phase is PAUSED
    else:
        assert update.entry is AGENDA[READY if command == "skip" else WALK]
    assert engine.log.holds == []


def test_what_was_held_stays_on_record_when_it_is_repeated() -> None:
    played = Played(STRETCH)
    held_s = played.engine.log.holds[0].held_s
    assert held_s > 0
    played.engine.repeat()
    played.wait(20)
    assert [hold.set_number for hold in played.engine.log.holds] == [1, 1]
    assert played.engine.log.holds[0].held_s == held_s
    assert played.engine.log.holds[1].held_s > 0


def test_repeating_a_hold_without_a_lead_in_begins_it_anew() -> None:
    engine = SessionEngine(AGENDA[STRETCH:])
    for step in range(40):
        engine.advance(step / 10, quad(110).seen(step / 10))
    assert engine.log.held_s == pytest.approx(3.9)
    engine.repeat()
    assert [hold.held_s for hold in engine.log.holds] == [pytest.approx(3.9), 0]


def test_after_a_pause_the_position_is_taken_anew_and_the_clock_goes_on() -> None:
    played = Played(STRETCH)
    held_s = played.engine.log.holds[0].held_s
    played.engine.pause()
    assert (hold := played.wait(5).hold) is not None
    assert hold.state is HoldState.PAUSED
    played.engine.resume()
    assert (hold := played.wait(0.5).hold) is not None
    assert (hold.state, hold.held_s) == (HoldState.WAITING, held_s)
    assert (hold := played.wait(2).hold) is not None
    assert (hold.state, hold.held_s) == (HoldState.HOLDING, pytest.approx(held_s + 2.25, abs=0.3))


@pytest.mark.parametrize("phase", Phase)
def test_the_table_is_whole(phase: Phase) -> None:
    moves = TRANSITIONS[phase]
    if phase in (Phase.FINISHED, Phase.STOPPED):
        assert moves == {}
    else:
        assert moves[Event.STOP] is moves[Event.HURTS] is Move.END
        assert (Event.RESUME in moves) is (phase is PAUSED)
        assert (Event.PAUSE in moves) is (Event.DONE in moves) is (phase is not PAUSED)


def test_time_does_not_go_back() -> None:
    engine = SessionEngine(AGENDA)
    engine.advance(10.0)
    engine.advance(10.0)
    with pytest.raises(ValueError, match=r"from 10\.0 to 9\.9"):
        engine.advance(9.9)


def test_an_empty_agenda_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        SessionEngine([])
