"""The personal zone: where holding counts for one person, one side and one session, and how far anybody is coached."""

from enum import Enum

from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure
from stretchcoach.routine.stretches import Depth
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import Alert, Level, Reason, allowed, per_deg


class Zone(Enum):
    """Where a depth lies."""

    BELOW = "below"
    IN = "in"
    BEYOND = "beyond"


class Band:
    """Where holding counts, for one person, side and session.

    The stretch gives `begins` and `never_beyond`, a plan may tighten them, and the first comfortable value a0 moves both ends: a stiff
    person must be able to hold, and nobody goes far past the first mild pull. In gentle mode the person's own best of the last days is
    a limit, too. Nothing here ever moves deeper but :attr:`target`, one step at a time, never beyond :attr:`limit`.
    """

    def __init__(
        self, depth: Depth, mode: Mode, comfortable: float | None = None, best: float | None = None, *, deeper_steps: int | None = None
    ) -> None:
        """Make the zone.

        Args:
            depth: as the plan has tightened it.
            comfortable: a0 where it is already known.
            best: the deepest value of the last 14 days, in gentle mode a limit.
            deeper_steps: how many steps a circumstance of the person leaves; None = as many as the session limit.
        """
        self.measure: Measure = depth.measure
        self.deeper_is: int = depth.deeper_is
        self.usual: tuple[float, float] = depth.usual
        self.per_deg = per_deg(depth.measure.unit)
        self.steps = 0
        self.comfortable = comfortable
        self._depth = depth
        self._best = best if mode is Mode.GENTLE else None
        self._deeper_steps = deeper_steps
        over_deg = allowed(T.SESSION_LIMIT_DEG, mode)
        self._over_deg = over_deg if deeper_steps is None else min(over_deg, max(1, deeper_steps) * T.STEP_DEG)

    @property
    def begins(self) -> float:
        """Where the stretch begins: time counts from here. Source: RULES 2."""
        begins = self._depth.begins
        for known in (self.comfortable, self._best):
            if known is not None:
                begins = self._shallower(begins, self._deeper(known, -T.COMFORT_MARGIN_DEG))
        return begins

    @property
    def limit(self) -> float:
        """Where time stops counting: the nearest of never-beyond, a0 + the session limit, and the own best. Source: RULES 4."""
        limit = self._depth.never_beyond
        if self.comfortable is not None:
            limit = self._shallower(limit, self._deeper(self.comfortable, self._over_deg))
        return limit if self._best is None else self._shallower(limit, self._best)

    @property
    def target(self) -> float | None:
        """How far the coach lets somebody go: a0 and the steps that were granted; None while a0 is not known. Source: RULES 4."""
        if self.comfortable is None:
            return None
        return self._shallower(self._deeper(self.comfortable, self.steps * T.STEP_DEG), self.limit)

    @property
    def has_room(self) -> bool:
        """Whether one more step would lead anywhere."""
        if self._deeper_steps is not None and self.steps >= self._deeper_steps:
            return False
        return self.target is not None and self.deeper_is * (self.limit - self.target) > 0

    def is_comfortable(self, value: float) -> None:
        """The person says so, or has shown it: this is a0. What is known already can only become less deep."""
        self.comfortable = value if self.comfortable is None else self._shallower(self.comfortable, value)

    def step(self) -> bool:
        """One step deeper, if there is room. The caller has seen the quiet hold and heard that it eased."""
        did = self.has_room
        self.steps += did
        return did

    def zone(self, value: float) -> Zone:
        """Where a depth lies."""
        if self.deeper_is * (value - self.begins) < 0:
            return Zone.BELOW
        return Zone.BEYOND if self.deeper_is * (value - self.limit) > 0 else Zone.IN

    def alert(self, value: float) -> Alert | None:
        """RANGE where a depth lies beyond the limit."""
        if self.zone(value) is not Zone.BEYOND:
            return None
        return Alert(Level.EASE_OFF, Reason.RANGE, value, self.limit, self.measure.unit)

    def short_of_usual(self, value: float) -> bool:
        """Whether a depth is before the usual band, and a person who is comfortable has room left."""
        return self.deeper_is * (value - self._shallower(self.usual[0], self.limit)) < 0

    def _deeper(self, value: float, by_deg: float) -> float:
        return value + self.deeper_is * by_deg * self.per_deg

    def _shallower(self, a: float, b: float) -> float:
        return min(a, b) if self.deeper_is > 0 else max(a, b)
