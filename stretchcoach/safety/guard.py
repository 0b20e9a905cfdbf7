"""The guard of one hold: everything that must not happen while somebody stretches, seen by one camera.

It needs a depth from the camera and the person's own word; what it cannot see it does not judge, and a quiet guard is never shown as safe.
"""

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import Alert as Alert
from stretchcoach.safety.alerts import Level as Level
from stretchcoach.safety.alerts import Reason as Reason
from stretchcoach.safety.balance import BalanceWatch
from stretchcoach.safety.band import Band as Band
from stretchcoach.safety.band import Zone as Zone
from stretchcoach.safety.hold_watch import HoldWatch
from stretchcoach.safety.look import Look
from stretchcoach.safety.speed import SpeedWatch


class Guard:
    """Watches one hold.

    Attributes:
        alert: what must not go on right now, the most severe first; a CAUTION stays for a moment, so that it does not flicker.
    """

    def __init__(self, band: Band | None, mode: Mode, side: Side | None = None, *, stands: bool = False) -> None:
        """Prepare.

        Args:
            band: None where the stretch has no depth.
            side: the stretched leg, None where both are.
            stands: whether the person stands, and may fall.
        """
        self._band = band
        self._speed = None if band is None else SpeedWatch(band, mode)
        self._hold = None if band is None else HoldWatch(band, mode)
        self._balance = BalanceWatch(side) if stands else None
        self._stands: dict[tuple[Level, Reason], tuple[Alert, float]] = {}  # what is raised, and until when
        self._new: list[Alert] = []
        self._deep_since_s: float | None = None
        self.alert: Alert | None = None

    def look(self, look: Look) -> None:
        """One look at the person."""
        at_s = look.at_s
        found = [self._too_deep(at_s, look.depth)]
        if self._hold is not None:
            found += self._hold.update(look)
        if self._speed is not None:
            found.append(self._speed.update(at_s, look.rate, look.zone))
        if self._balance is not None:
            found.append(self._balance.update(look))
        self._stands = {key: stands for key, stands in self._stands.items() if stands[1] > at_s}
        for alert in found:
            if alert is None:
                continue
            key = alert.level, alert.reason
            if key not in self._stands:
                self._new.append(alert)
            self._stands[key] = self._stands.get(key, (alert,))[0], at_s + T.ALERT_STAYS_S
        self.alert = max((alert for alert, _until_s in self._stands.values()), key=lambda alert: _SEVERITY[alert.level], default=None)

    def _too_deep(self, at_s: float, depth: float | None) -> Alert | None:
        """RANGE, once it has lasted: one bad picture is no reason to let go."""
        alert = None if self._band is None or depth is None else self._band.alert(depth)
        if alert is None:
            self._deep_since_s = None
            return None
        self._deep_since_s = at_s if self._deep_since_s is None else self._deep_since_s
        return alert if at_s - self._deep_since_s >= T.RANGE_LASTS_S - 1e-6 else None

    def take_new(self) -> list[Alert]:
        """What was raised since the last time it was asked for."""
        new, self._new = self._new, []
        return new

    @property
    def slower(self) -> bool:
        """Whether to say: slower."""
        return self._speed is not None and self._speed.slower

    @property
    def compensates(self) -> bool:
        """Whether the knee bends instead: what the depth shows is no progress."""
        return self._hold is not None and self._hold.compensates

    def forget(self) -> None:
        """Start again: after easing off, the way back is no withdrawal, and the way in begins anew."""
        self._stands.clear()
        self.alert = None
        if self._speed is not None:
            self._speed.forget()
        if self._hold is not None:
            self._hold.forget()
        if self._balance is not None:
            self._balance.forget()


_SEVERITY = {Level.CAUTION: 0, Level.EASE_OFF: 1, Level.STOP: 2}
