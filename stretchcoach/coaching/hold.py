"""The hold timer: time is integrated while the position is right, never `now - start`.

Laws (RULES section 2):
1. One second past `begins` arms the hold, and that second is credited.
2. A lapse under one second stays HOLDING and is not credited; a longer one pauses; nothing ever resets.
3. Ten seconds without sight, and the rest of the blindness is timed guidance: `timed_s`, never `held_s`.
4. One step credits at most half a second.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from stretchcoach import thresholds as T


class Sight(Enum):
    """What one moment is worth to the clock."""

    RIGHT = "right"  # in the zone, nothing to correct
    WRONG = "wrong"  # in the zone, and something to correct
    UNSURE = "unsure"  # in the zone by all that can be seen, and the camera cannot judge the position
    OUTSIDE = "outside"  # seen, not yet in the stretch
    BLIND = "blind"  # not even that can be told


IN_ZONE = frozenset({Sight.RIGHT, Sight.WRONG, Sight.UNSURE})
UNJUDGED = frozenset({Sight.UNSURE, Sight.BLIND})


class HoldState(StrEnum):
    """What the clock does."""

    WAITING = "waiting"  # for the position
    HOLDING = "holding"
    PAUSED = "paused"  # in the position, and something is wrong; or interrupted
    TIMED = "timed"  # by the clock alone: no camera, or blind for long
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HoldProgress:
    """How far a hold has come, in seconds."""

    state: HoldState
    armed: bool
    held_s: float
    timed_s: float
    target_s: float

    @property
    def left_s(self) -> float:
        """Seconds still to do."""
        return max(0.0, self.target_s - self.held_s - self.timed_s)


_EPSILON_S = 1e-6  # sums of frame times are not exact


class HoldTimer:
    """Counts one hold of one side."""

    def __init__(self, target_s: float, *, has_camera: bool) -> None:
        """Args: the seconds to do; without a camera every second is timed guidance."""
        self.target_s, self._has_camera = target_s, has_camera
        self.held_s = self.timed_s = 0.0
        self.intervals: list[tuple[float, float]] = []
        self.armed = False
        self._last = Sight.OUTSIDE
        self._zone_since_s: float | None = None
        self._pending: list[tuple[float, float]] = []
        self._lapse_s = self._blind_s = 0.0
        self._holding = self._interrupted = False

    @property
    def progress(self) -> HoldProgress:
        """The clock as it stands."""
        return HoldProgress(self._state(), self.armed, self.held_s, self.timed_s, self.target_s)

    def update(self, at_s: float, dt_s: float, sight: Sight) -> HoldProgress:
        """One moment later.

        Args:
            at_s: the moment, in the source's seconds.
            dt_s: since the moment before.
            sight: what this moment shows.
        """
        dt_s = min(dt_s, T.MAX_STEP_S)
        self._interrupted = False
        if not self._has_camera:
            self._time(dt_s)
            return self.progress
        credit = dt_s if sight is Sight.RIGHT and self._last is Sight.RIGHT else 0.0
        self._watch_blindness(dt_s, sight)
        if self.armed:
            self._hold(at_s, dt_s, credit, sight)
        else:
            self._arm(at_s, credit, sight)
        self._last = sight
        return self.progress

    def interrupt(self) -> None:
        """The clock stands until the next :meth:`update`; the position must be taken anew, nothing is lost."""
        self._disarm()
        self._last, self._blind_s, self._interrupted = Sight.OUTSIDE, 0.0, True

    def _state(self) -> HoldState:
        if self.held_s + self.timed_s >= self.target_s - _EPSILON_S:
            return HoldState.DONE
        if self._interrupted:
            return HoldState.PAUSED
        if not self._has_camera or self._blind_s >= T.BLIND_S:
            return HoldState.TIMED
        if not self.armed:
            return HoldState.WAITING
        return HoldState.HOLDING if self._holding else HoldState.PAUSED

    def _watch_blindness(self, dt_s: float, sight: Sight) -> None:
        if sight not in UNJUDGED:
            self._blind_s = 0.0
            return
        self._blind_s += dt_s
        if self._blind_s > T.BLIND_S:
            self._time(min(dt_s, self._blind_s - T.BLIND_S))

    def _arm(self, at_s: float, credit: float, sight: Sight) -> None:
        if sight not in IN_ZONE:
            self._disarm()
            return
        if self._zone_since_s is None:
            self._zone_since_s = at_s
        elif credit:
            self._pending.append((at_s - credit, at_s))
        if at_s - self._zone_since_s >= T.ARM_S - _EPSILON_S:
            self.armed, self._holding, self._lapse_s = True, sight is Sight.RIGHT, 0.0
            for start_s, end_s in self._pending:
                self._credit(start_s, end_s)
            self._pending.clear()

    def _hold(self, at_s: float, dt_s: float, credit: float, sight: Sight) -> None:
        if sight is Sight.RIGHT:
            self._holding, self._lapse_s = True, 0.0
            if credit:
                self._credit(at_s - credit, at_s)
            return
        self._lapse_s += dt_s
        if self._lapse_s >= T.LAPSE_S - _EPSILON_S:
            self._holding = False
            if sight is Sight.OUTSIDE:
                self._disarm()

    def _disarm(self) -> None:
        self.armed = self._holding = False
        self._zone_since_s = None
        self._pending.clear()

    def _credit(self, start_s: float, end_s: float) -> None:
        end_s = min(end_s, start_s + self.target_s - self.held_s - self.timed_s)
        if end_s <= start_s:
            return
        self.held_s += end_s - start_s
        if self.intervals and start_s - self.intervals[-1][1] < _EPSILON_S:
            self.intervals[-1] = (self.intervals[-1][0], end_s)
        else:
            self.intervals.append((start_s, end_s))

    def _time(self, dt_s: float) -> None:
        self.timed_s += max(0.0, min(dt_s, self.target_s - self.held_s - self.timed_s))
