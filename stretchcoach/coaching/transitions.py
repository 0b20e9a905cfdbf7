"""What may happen in which phase: everything that moves a session on stands in this one table.

Read a line as: in this phase, on this event, make this move. What is not in the table does nothing.
"""

from enum import Enum, auto

from stretchcoach.coaching.agenda import Phase


class Event(Enum):
    """What can happen to a session."""

    DONE = auto()  # the time is up, or the hold is complete
    SETTLED = auto()  # in the position already, while getting ready
    PAUSE = auto()
    RESUME = auto()
    REPEAT = auto()
    SKIP = auto()
    BACK = auto()
    STOP = auto()
    HURTS = auto()  # pain at or over the stop, or sharp
    FELL = auto()  # a fall, or somebody who stood is not seen any more
    LET_GO = auto()  # eased off too often, or the bout is full: enough of this muscle for now
    HURTS_LONG = auto()  # it has hurt for a minute and has not become less
    SIT = auto()  # the person takes the version on a chair


class Move(Enum):
    """What an event does."""

    NEXT = auto()  # the next entry of the agenda
    SUSPEND = auto()
    CONTINUE = auto()
    AGAIN = auto()  # the first entry of this activity
    ONWARD = auto()  # the first entry of the next activity
    BACKWARD = auto()  # the first entry of the activity before
    END = auto()
    ASK = auto()  # everything stands until the person answers
    WALK = auto()  # a walk, then what comes after this bout
    WALK_AND_CHANGE = auto()  # a walk, then the rest of this bout in another position
    CHANGE = auto()  # the rest of this stretch in another position


_MOVES = {Event.REPEAT: Move.AGAIN, Event.SKIP: Move.ONWARD, Event.BACK: Move.BACKWARD, Event.STOP: Move.END, Event.HURTS: Move.END}
_RUNNING = {**_MOVES, Event.DONE: Move.NEXT, Event.PAUSE: Move.SUSPEND}
_CHANGING = {**_RUNNING, Event.LET_GO: Move.WALK, Event.HURTS_LONG: Move.WALK_AND_CHANGE, Event.SIT: Move.CHANGE}
_HOLDING = {**_CHANGING, Event.FELL: Move.ASK}

TRANSITIONS: dict[Phase, dict[Event, Move]] = {
    Phase.READY: {**_CHANGING, Event.SETTLED: Move.NEXT},
    Phase.STRETCH: _HOLDING,
    Phase.REST: _CHANGING,
    Phase.SWITCH: _CHANGING,
    Phase.DYNAMIC: _RUNNING,
    Phase.WALK: _RUNNING,
    Phase.CARD: _RUNNING,
    Phase.PAUSED: {**_MOVES, Event.RESUME: Move.CONTINUE},
    Phase.FINISHED: {},
    Phase.STOPPED: {},
}
