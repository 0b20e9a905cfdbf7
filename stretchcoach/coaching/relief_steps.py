"""What may happen in which phase of "Cramp now": the whole protocol stands in this one table.

Read a line as: in this phase, on this event, go to that phase. What is not in the table does nothing. Stopping, sharp pain and the end of
the ten minutes are possible wherever something is still under way.

Source: clinical page 5.7.
"""

from enum import Enum, StrEnum, auto


class ReliefPhase(StrEnum):
    """Where in the protocol somebody is."""

    WHERE = "where"
    SCREEN = "screen"
    POSITION = "position"
    PAIN = "pain"
    APPROACH = "approach"
    HOLD = "hold"
    DEEPER = "deeper"
    EASE = "ease"
    RELEASE = "release"
    LOOSEN = "loosen"  # where no stretch is gentle enough, or nobody knows which muscle it is
    WALK = "walk"
    RECHECK = "recheck"
    AFTERCARE = "aftercare"
    ADVICE = "advice"  # enough has been tried: medical advice
    STRAIN = "strain"  # this does not feel like a cramp
    BLOCKED = "blocked"  # something on the screening list is so
    STOPPED = "stopped"


class ReliefEvent(Enum):
    """What can happen."""

    CHOSEN = auto()  # the muscle, or the position
    CHOSEN_AGAIN = auto()  # the muscle, after the list has been answered
    CLEAR = auto()
    BLOCKED = auto()
    ANSWERED = auto()  # the first question about pain, or nobody answered it
    NO_STRETCH = auto()  # instead of ANSWERED: there is none to give
    THERE = auto()  # in the position, at a mild pull; or time enough to be there has passed
    DEEPER = auto()  # it eased, and a step is allowed
    DONE = auto()  # the time of a phase is up
    WORSE = auto()  # it hurts, or more than at the start
    WORSE_AGAIN = auto()  # once more than may be eased, or no better after some time: let go, and walk
    LAST = auto()  # instead of DONE: the bout is over
    GONE = auto()
    STILL = auto()
    STILL_SOMEWHERE = auto()  # it is still there, and nobody knows which muscle it is
    ENOUGH = auto()  # bouts, stretching or minutes are used up
    SHARP = auto()  # sharp, tearing, electric or numb; or strong after the cramp has let go
    STOP = auto()


P, E = ReliefPhase, ReliefEvent
_ALWAYS = {E.STOP: P.STOPPED, E.SHARP: P.STRAIN, E.ENOUGH: P.ADVICE}
_PULLED = {**_ALWAYS, E.WORSE: P.EASE, E.WORSE_AGAIN: P.RELEASE, E.GONE: P.AFTERCARE}
_LOOSE = {**_ALWAYS, E.WORSE: P.RECHECK, E.WORSE_AGAIN: P.RECHECK, E.GONE: P.AFTERCARE, E.DONE: P.RECHECK}

RELIEF: dict[ReliefPhase, dict[ReliefEvent, ReliefPhase]] = {
    P.WHERE: {**_ALWAYS, E.CHOSEN: P.SCREEN, E.CHOSEN_AGAIN: P.POSITION},
    P.SCREEN: {**_ALWAYS, E.CLEAR: P.POSITION, E.BLOCKED: P.BLOCKED},
    P.POSITION: {**_ALWAYS, E.CHOSEN: P.PAIN},
    P.PAIN: {**_ALWAYS, E.ANSWERED: P.APPROACH, E.NO_STRETCH: P.LOOSEN, E.GONE: P.AFTERCARE},
    P.APPROACH: {**_PULLED, E.THERE: P.HOLD},
    P.HOLD: {**_PULLED, E.DEEPER: P.DEEPER, E.DONE: P.RELEASE},
    P.DEEPER: {**_PULLED, E.DONE: P.HOLD},
    P.EASE: {**_PULLED, E.DONE: P.HOLD},
    P.RELEASE: {**_ALWAYS, E.WORSE: P.WALK, E.WORSE_AGAIN: P.WALK, E.GONE: P.AFTERCARE, E.DONE: P.APPROACH, E.LAST: P.WALK},
    P.LOOSEN: _LOOSE,
    P.WALK: _LOOSE,
    P.RECHECK: {**_ALWAYS, E.GONE: P.AFTERCARE, E.STILL: P.APPROACH, E.NO_STRETCH: P.LOOSEN, E.STILL_SOMEWHERE: P.WHERE},
    P.AFTERCARE: {},
    P.ADVICE: {},
    P.STRAIN: {},
    P.BLOCKED: {},
    P.STOPPED: {},
}
OVER = frozenset({P.AFTERCARE, P.ADVICE, P.STRAIN, P.BLOCKED, P.STOPPED})
STRETCHING = frozenset({P.HOLD, P.DEEPER})
PULLED = STRETCHING | {P.APPROACH, P.EASE}  # there is something to let go of
OPEN = frozenset({P.WHERE, P.SCREEN, P.POSITION, P.RECHECK})  # until it is answered
