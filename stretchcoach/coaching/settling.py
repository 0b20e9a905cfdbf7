"""Whether somebody who is still getting ready has taken the position already, so that nobody waits for a countdown."""

from stretchcoach import thresholds as T
from stretchcoach.body.smoothing import Slope


class Settling:
    """Watches the depth before the hold."""

    def __init__(self, per_deg: float) -> None:
        """Args: how much of the depth's unit stands for a degree."""
        self._per_deg = per_deg
        self._slope = Slope(T.SETTLED_S)
        self._since_s: float | None = None
        self._looked_at_s = 0.0
        self._quiet = False

    def look(self, at_s: float, depth: float | None) -> None:
        """One look; ``depth`` is None where the person is not in the position, or nobody can tell."""
        self._looked_at_s = at_s
        if depth is None:
            self._slope, self._since_s, self._quiet = Slope(T.SETTLED_S), None, False
            return
        self._since_s = at_s if self._since_s is None else self._since_s
        slope = self._slope(at_s, depth)
        self._quiet = slope is not None and abs(slope) < T.STEP_QUIET_DEG_S * self._per_deg

    def is_settled(self, now_s: float) -> bool:
        """Whether the position is taken, and has been quiet for long enough, as far as a new picture shows."""
        if self._since_s is None or now_s - self._looked_at_s > T.LOST_AFTER_S:
            return False
        return self._quiet and self._looked_at_s - self._since_s >= T.SETTLED_S - 1e-6
