"""A bout: the holds of one muscle and side up to the next walk. What it counts, nobody can count away.

Source: RULES 4.
"""

from collections.abc import Mapping

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.routine.vocabulary import Mode, Muscle
from stretchcoach.safety.alerts import allowed
from stretchcoach.safety.dose import Enough, bout_is_full, enough_today
from stretchcoach.safety.ease import EaseOff
from stretchcoach.safety.pain import PainWatch


class Bout:
    """One muscle and side.

    Attributes:
        ease: the EASE_OFF that has not ended yet; no command ends it.
        eases: how often it had to be eased off in this bout.
        stretched_s: seconds of stretching in this session.
        holds: how often it was held since the last walk, without the hold that is under way.
        number: of the bout, from 1.
        asked: whether the pain at the start of this bout was asked for.
    """

    def __init__(self, mode: Mode, muscle: Muscle | None = None, side: Side | None = None) -> None:
        """Args: the mode, whose limits count, the muscle, and the side."""
        self._mode, self.muscle, self.side = mode, muscle, side
        self.pain = PainWatch(mode)
        self.ease: EaseOff | None = None
        self.eases = 0
        self.holds, self.number = 0, 1
        self.stretched_s = self._since_walk_s = self._this_hold_s = 0.0
        self.asked = False

    @property
    def is_full(self) -> bool:
        """Whether nothing more may be stretched before a walk; a cramping muscle that has had its bouts, not after one either."""
        had_all = self._mode is Mode.GENTLE and self.number > T.BOUTS
        return had_all or bout_is_full(self._since_walk_s, self.holds, self._mode)

    def begins_hold(self) -> None:
        """One more hold, or the same once more."""
        self.holds += self._this_hold_s >= T.COUNTS_AS_HOLD_S
        self._this_hold_s = 0.0

    def stretched(self, seconds: float) -> None:
        """So much more."""
        self.stretched_s += seconds
        self._since_walk_s += seconds
        self._this_hold_s += seconds

    def eased_off(self) -> bool:
        """It was eased off once more; whether that is too often, so that it must be let go."""
        self.eases += 1
        return self.eases > allowed(T.EASES_A_BOUT, self._mode)

    def walked(self) -> None:
        """A walk lies between: a new bout, if anything was stretched in the last one."""
        self.number += self._since_walk_s > 0
        self.eases, self.holds, self.asked = 0, 0, False
        self._since_walk_s = self._this_hold_s = 0.0
        if self.ease is not None and not self.ease.needs_word:
            self.ease = None  # longer ago than it takes
        self.pain.new_bout()


class Bouts:
    """All muscles and sides of a session.

    Attributes:
        last: the bout of the last stretch, or a nameless one before the first.
    """

    def __init__(self, mode: Mode, done_today_s: Mapping[Muscle, float]) -> None:
        """Args: the mode, whose limits count, and the seconds of stretching of each muscle before this session, since midnight."""
        self._mode = mode
        self._today_s = dict(done_today_s)
        self._bouts: dict[tuple[Muscle, Side | None], Bout] = {}
        self.last = Bout(mode)

    def enter(self, muscle: Muscle, side: Side | None) -> Bout:
        """The bout of a muscle and side, which is now the last one; one more hold of it comes."""
        self.last = self._bouts.setdefault((muscle, side), Bout(self._mode, muscle, side))
        self.last.begins_hold()
        return self.last

    def stretched(self, seconds: float) -> None:
        """So much more of the last muscle."""
        self.last.stretched(seconds)
        if self.last.muscle is not None:
            self._today_s[self.last.muscle] = self._today_s.get(self.last.muscle, 0.0) + seconds

    @property
    def today(self) -> Enough:
        """Whether the last muscle has had enough for today."""
        return Enough.NO if self.last.muscle is None else enough_today(self._today_s.get(self.last.muscle, 0.0), self._mode)

    @property
    def is_enough(self) -> bool:
        """Whether the last muscle and side are let go: the bout, or the day, is full."""
        return self.last.is_full or self.today is Enough.MOST

    @property
    def still_hurts(self) -> bool:
        """Whether any muscle was left with a last answer about pain that was no little one."""
        return any(bout.pain.still_hurts for bout in self._bouts.values())

    def walked(self) -> None:
        """A walk was walked to its end."""
        for bout in self._bouts.values():
            bout.walked()
