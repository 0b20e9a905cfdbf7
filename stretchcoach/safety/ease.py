"""EASE_OFF: the clock stands until the leg has come back and time has passed; after pain, until the person says so, too.

Source: RULES 4; clinical page 5.3, back-off.
"""

from stretchcoach import thresholds as T
from stretchcoach.safety.alerts import Alert, Reason
from stretchcoach.safety.band import Band, Zone


class EaseOff:
    """One time of easing off."""

    def __init__(self, alert: Alert, at_s: float, band: Band | None, depth: float | None) -> None:
        """Begin.

        Args:
            band: None where the stretch has no depth: then time alone ends it.
            depth: at this moment, None where it is not seen: then time alone ends it, too.
        """
        self.alert, self.band = alert, band
        self._at_s, self._from = at_s, depth
        self._seen_at_s, self._has_come_back = at_s, depth is None or band is None
        self._is_well = alert.reason is not Reason.PAIN

    @property
    def needs_word(self) -> bool:
        """Whether the person must still say that it has eased."""
        return not self._is_well

    def is_well(self) -> None:
        """The person says that it has eased."""
        self._is_well = True

    def has_waited(self, now_s: float) -> bool:
        """Whether enough time has passed."""
        return now_s - self._at_s >= T.EASE_S - 1e-6

    def over(self, now_s: float, depth: float | None) -> bool:
        """Whether it may go on.

        Args:
            depth: now, None where it is not seen. Unseen for a second, time alone decides.
        """
        if depth is not None:
            self._seen_at_s, self._has_come_back = now_s, self._is_back(depth)
        blind = now_s - self._seen_at_s >= T.LOST_AFTER_S
        return self.has_waited(now_s) and self._is_well and (self._has_come_back or blind)

    def _is_back(self, depth: float) -> bool:
        band = self.band
        if band is None:
            return True
        zone = band.zone(depth)
        if zone is Zone.BEYOND or self._from is None:
            return zone is not Zone.BEYOND
        return zone is Zone.BELOW or band.deeper_is * (self._from - depth) >= T.EASE_DEG * band.per_deg
