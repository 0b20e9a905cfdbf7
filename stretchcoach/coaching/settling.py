"""Whether somebody who is still getting ready has taken the position already, so that nobody waits for a countdown."""

from stretchcoach import thresholds as T
from stretchcoach.body.smoothing import Slope
from stretchcoach.safety.band import Band


class Settling:
    """Watches the depth before the hold."""

    def __init__(self, band: Band | None) -> None:
        """Args: the zone; where there is none, nobody can tell."""
        self._band = band
        self._slope = Slope(T.SETTLED_S)
        self._since_s: float | None = None
        self._looked_at_s = 0.0
        self._quiet = False

    def look(self, at_s: float, depth: float | None) -> None:
        """One look; ``depth`` is None where time would not count, or nobody can tell."""
        self._looked_at_s = at_s
        begins = self._since_s is None  # who only leans a little while listening, or sits upright, has not begun
        if self._band is None or depth is None or (begins and self._band.short_of_usual(depth)):
            self._slope, self._since_s, self._quiet = Slope(T.SETTLED_S), None, False
            return
        self._since_s = at_s if self._since_s is None else self._since_s
        slope = self._slope(at_s, depth)
        self._quiet = slope is not None and abs(slope) < T.STEP_QUIET_DEG_S * self._band.per_deg

    def is_settled(self, now_s: float) -> bool:
        """Whether the position is taken, and has been quiet for long enough, as far as a new picture shows."""
        if self._since_s is None or now_s - self._looked_at_s > T.LOST_AFTER_S:
            return False
        return self._quiet and self._looked_at_s - self._since_s >= T.SETTLED_S - 1e-6
