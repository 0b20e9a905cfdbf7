"""The way out of a stretch: its time is over, and the leg must still come back slowly."""

from stretchcoach import thresholds as T
from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Observation
from stretchcoach.coaching.holding import Holding
from stretchcoach.safety.alerts import Alert, Reason
from stretchcoach.safety.band import Zone


class Leaving:
    """Watches how somebody comes out of a hold, until they are out of it."""

    def __init__(self, holding: Holding, at_s: float) -> None:
        """Args: the hold that has ended, and when."""
        self._holding, self._until_s, self.entry = holding, at_s + T.LEAVING_S, holding.entry
        holding.take_new_alerts()
        self.is_over = holding.band is None

    def look(self, observation: Observation, doubt: Doubt | None) -> Alert | None:
        """One look; the alert where the leg comes back too fast, which ends it: once is enough."""
        self._holding.look(observation, doubt)
        fast = next((new for new in self._holding.take_new_alerts() if new.reason is Reason.SPEED and new.measured < 0), None)
        out = self._holding.report.zone is Zone.BELOW
        self.is_over = fast is not None or out or observation.captured_at_s > self._until_s
        return fast
