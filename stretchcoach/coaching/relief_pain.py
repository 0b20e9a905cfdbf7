"""What an answer about pain means in "Cramp now": its change counts, because a cramp may start at 8.

A session has :class:`stretchcoach.safety.pain.PainWatch` for that. An episode differs from it: a bout begins with the last answer of the
one before, little pain that does not get less is no reason to go on stretching, and an answer may end it all: it has gone.

Source: clinical page 5.5.
"""

from enum import Enum, auto

from stretchcoach import thresholds as T


class Means(Enum):
    """What an answer means."""

    NOTHING = auto()
    GONE = auto()
    STRAIN = auto()  # strong, after the cramp has let go
    ENOUGH = auto()  # no better after a long time
    WORSE = auto()
    NO_BETTER = auto()  # after some time
    BETTER = auto()


class ReliefPain:
    """The answers of one episode.

    Attributes:
        worst: the highest of them.
        change: from the answer before to the last one; None before the second.
    """

    def __init__(self) -> None:
        """Nothing has been said."""
        self.worst: int | None = None
        self.change: int | None = None
        self._first: int | None = None  # of the episode
        self._start: int | None = None  # of the bout
        self._last: int | None = None
        self._has_let_go = False

    @property
    def is_rising(self) -> bool:
        """More than at the start of the bout."""
        return self._last is not None and self._start is not None and self._last > self._start

    @property
    def is_falling(self) -> bool:
        """Less than at the start of the bout."""
        return self._last is not None and self._start is not None and self._last < self._start

    def new_bout(self) -> None:
        """The last answer is the start of the next bout."""
        self._start, self._has_let_go = self._last, False

    def hear(self, level: int, stretched_s: float, stretched_all_s: float) -> Means:
        """An answer from 0 to 10.

        Args:
            stretched_s: seconds of stretching in this bout; ``stretched_all_s`` in the episode.
        """
        first = self._first = level if self._first is None else self._first
        start = self._start = level if self._start is None else self._start
        self.change = None if self._last is None else level - self._last
        self._last, self.worst = level, max(level, self.worst or 0)
        if level == 0:
            return Means.GONE
        if self._has_let_go and level >= T.PAIN_AFTER_LETTING_GO:
            return Means.STRAIN
        if stretched_all_s >= T.PAIN_LONG_S and level > first - T.PAIN_BETTER_BY:
            return Means.ENOUGH
        if level > start + T.PAIN_WORSE_BY:
            return Means.WORSE
        if stretched_s >= T.PAIN_SOME_TIME_S and level > start - 1:
            return Means.NO_BETTER
        return Means.BETTER if level <= max(start - T.PAIN_BETTER_BY, T.PAIN_LITTLE) else Means.NOTHING

    def settle(self) -> None:
        """What the last answer meant has been done: whether the cramp has let go counts from the next answer on."""
        self._has_let_go |= self._last is not None and self._last <= T.PAIN_LITTLE
