"""How fast a leg moves: least-squares slope over 1.5 s, judged past `begins`, before it, and on the way out.

Source: RULES 4; clinical page 5.2: the usual research ramp is 5 degrees a second, and no reflex was seen up to 18 in healthy people.
"""

from collections import deque

from stretchcoach import thresholds as T
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import Alert, Level, Reason, allowed
from stretchcoach.safety.band import Band, Zone


class SpeedWatch:
    """Watches the speed of one depth."""

    def __init__(self, band: Band, mode: Mode) -> None:
        """Args: the zone, and the mode whose limits count."""
        self._band, self._mode = band, mode
        self._looks: deque[float] = deque()
        self._since_s: dict[str, float] = {}
        self.slower = False
        """Whether the coach should say: slower. Less than an alert."""

    def update(self, at_s: float, rate: float | None, zone: Zone | None) -> Alert | None:
        """One look.

        Args:
            rate: units of the depth a second; None where it is not known.
        """
        self._looks.append(at_s)
        while at_s - self._looks[0] > T.SPEED_LASTS_S:
            self._looks.popleft()
        self.slower = False
        often_enough = len(self._looks) > T.SPEED_MIN_FPS * T.SPEED_LASTS_S
        if rate is None or zone is None or not often_enough:
            self._since_s.clear()
            return None
        speed = self._band.deeper_is * rate / self._band.per_deg  # + = deeper, and so in the alert
        if zone is Zone.BELOW:
            limits = [
                ("outside", 1, T.SPEED_OUTSIDE_DEG_S, Level.CAUTION),
                ("back", -1, T.SPEED_OUTSIDE_DEG_S, Level.CAUTION),
            ]
        else:
            limits = [
                ("ease", 1, T.SPEED_EASE_DEG_S, Level.EASE_OFF),
                ("caution", 1, T.SPEED_CAUTION_DEG_S, Level.CAUTION),
                ("release", -1, T.SPEED_RELEASE_DEG_S, Level.CAUTION),
            ]
            self.slower = self._lasts(at_s, "slower", speed, T.SPEED_COACH_DEG_S, T.SPEED_COACH_LASTS_S) is not None
        alert: Alert | None = None
        for name, way, pair, level in limits:
            limit = self._lasts(at_s, name, way * speed, pair, T.SPEED_LASTS_S)
            if limit is not None and alert is None:
                per_deg = self._band.per_deg
                alert = Alert(level, Reason.SPEED, speed * per_deg, way * limit * per_deg, f"{self._band.measure.unit}/s")
        self._since_s = {name: since_s for name, since_s in self._since_s.items() if name in {"slower", *(limit[0] for limit in limits)}}
        return alert

    def forget(self) -> None:
        """Start again."""
        self._since_s.clear()

    def _lasts(self, at_s: float, name: str, value: float, pair: tuple[float, float], lasts_s: float) -> float | None:
        """The limit, where the value has been beyond it for long enough."""
        limit = allowed(pair, self._mode)
        if value <= limit:
            self._since_s.pop(name, None)
            return None
        return limit if at_s - self._since_s.setdefault(name, at_s) >= lasts_s - 1e-6 else None
