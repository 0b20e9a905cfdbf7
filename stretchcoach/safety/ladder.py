"""When one step deeper may be granted: after a hold that was quiet for long enough, and only on the person's word.

Source: RULES 4; clinical page 5.3: most of the creep happens in the first 15 to 20 s.
"""

from stretchcoach import thresholds as T
from stretchcoach.body.smoothing import Slope
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import allowed
from stretchcoach.safety.band import Band


class Ladder:
    """Counts the quiet seconds of a hold."""

    def __init__(self, band: Band, mode: Mode) -> None:
        """Args: the zone whose target a step moves."""
        self._band, self._mode = band, mode
        self._slope = Slope(T.STEP_QUIET_WINDOW_S)
        self._looked_at_s: float | None = None
        self._quiet_since_s: float | None = None
        self._now_s = 0.0

    def update(self, now_s: float, at_s: float, depth: float, *, is_held: bool) -> None:
        """One moment.

        Args:
            at_s: when the depth was seen.
            is_held: whether the clock runs and nothing is to be corrected.
        """
        self._now_s = now_s
        slope = None
        if self._looked_at_s is None or at_s > self._looked_at_s:
            self._looked_at_s, slope = at_s, self._slope(at_s, depth)
        if not is_held or (slope is not None and abs(slope) >= T.STEP_QUIET_DEG_S * self._band.per_deg):
            self._quiet_since_s = None
        elif self._quiet_since_s is None:
            self._quiet_since_s = now_s

    def forget(self) -> None:
        """The quiet spell is over."""
        self._quiet_since_s = None

    @property
    def is_ready(self) -> bool:
        """Whether a step would be granted, if the person said that it has eased."""
        quiet = self._quiet_since_s is not None and self._now_s - self._quiet_since_s >= allowed(T.QUIET_HOLD_S, self._mode)
        return quiet and self._band.has_room

    def eased(self) -> bool:
        """The person says that it has eased; whether a step was granted. The next one needs a quiet hold of its own."""
        did = self.is_ready and self._band.step()
        if did:
            self._quiet_since_s = None
        return did
