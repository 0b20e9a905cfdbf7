"""Looking back over sessions: how much was done, and whether an angle has really changed.

A camera estimate is wrong by ten degrees easily, so a change counts only between several sessions, and only when it is larger than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from stretchcoach import thresholds as T


@dataclass(frozen=True, slots=True)
class Trend:
    """The comfortable depth of one stretch and side over several sessions.

    Attributes:
        values: one a session, oldest first, in ``unit``.
        error: 19 of 20 readings lie within this of the truth, in ``unit``.
        change: deeper is positive; None where it is not real, or there are too few sessions to tell.
        sessions_wanted: how many more are needed before anything can be said; 0 = enough.
    """

    values: tuple[float, ...]
    unit: str
    error: float
    change: float | None
    sessions_wanted: int


def trend_of(values: Sequence[float], unit: str, error: float, deeper_is: int) -> Trend:
    """Whether the comfortable depth has changed.

    Args:
        values: one a session, oldest first.
        unit: ``deg`` or ``ratio``.
        error: of one reading, in the same unit.
        deeper_is: +1 where a larger value is deeper, -1 where a smaller one is.

    Source: CLIN 3.5, the median of at least three sessions on each side, and at least ten degrees between them.
    """
    wanted = max(0, 2 * T.SESSIONS_EACH_SIDE - len(values))
    if wanted:
        return Trend(tuple(values), unit, error, None, wanted)
    change = deeper_is * (median(values[-T.SESSIONS_EACH_SIDE:]) - median(values[:T.SESSIONS_EACH_SIDE]))
    least = T.REAL_CHANGE_DEG if unit == "deg" else T.REAL_CHANGE
    return Trend(tuple(values), unit, error, change if abs(change) >= least else None, 0)
