"""How much of one muscle is enough: in a bout, and on a day. Nothing here ever raises a dose.

Source: RULES 4; clinical page 1.1 (more than 4 minutes of a muscle in a session gain nothing) and 5.3.
"""

from enum import Enum

from stretchcoach import thresholds as T
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import allowed


class Enough(Enum):
    """Whether it is enough."""

    NO = "no"
    USEFUL = "useful"  # more will not help: said, not enforced
    MOST = "most"  # no more


def bout_is_full(stretched_s: float, holds: int, mode: Mode) -> bool:
    """Whether a muscle and side have had all that a bout may bring, in seconds and in holds since the last walk."""
    return stretched_s >= allowed(T.BOUT_S, mode) - 1e-6 or holds >= allowed(T.HOLDS_A_BOUT, mode)


def enough_today(done_s: float, mode: Mode) -> Enough:
    """Whether a muscle has had enough for a day, by the seconds of stretching of both legs together since midnight, all sessions."""
    if done_s >= allowed(T.DAY_MOST_S, mode) - 1e-6:
        return Enough.MOST
    return Enough.USEFUL if done_s >= T.DAY_USEFUL_S - 1e-6 else Enough.NO
