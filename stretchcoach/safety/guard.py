"""The guard: how far into a stretch nobody is coached, and what pain does.

It needs a depth and a first comfortable value, both from the camera, and the person's own word; a quiet guard is never shown as safe.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure
from stretchcoach.routine.stretches import Depth
from stretchcoach.routine.vocabulary import Mode


class Level(StrEnum):
    """How much an alert interrupts."""

    CAUTION = "CAUTION"  # a cue
    EASE_OFF = "EASE_OFF"  # stops the clock
    STOP = "STOP"  # ends the session


class Reason(StrEnum):
    """Why an alert was raised."""

    RANGE = "RANGE"
    PAIN = "PAIN"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that must not go on.

    Attributes:
        measured: the value that crossed, in ``unit``.
        limit: the value it crossed.
        unit: ``deg``, ``ratio`` or ``0-10``.
    """

    level: Level
    reason: Reason
    measured: float
    limit: float
    unit: str


class Zone(Enum):
    """Where a depth lies."""

    BELOW = "below"
    IN = "in"
    BEYOND = "beyond"


class Band:
    """Where holding counts, for one person, side and session.

    The stretch gives `begins` and `never_beyond`, a plan may tighten them, and the first comfortable value a0 moves both ends: a stiff
    person must be able to hold, and nobody goes far past the first mild pull.
    """

    def __init__(self, depth: Depth, mode: Mode, comfortable: float | None = None) -> None:
        """Args: ``depth`` as the plan has tightened it, ``comfortable`` is a0 where it is already known."""
        self.measure: Measure = depth.measure
        self.deeper_is: int = depth.deeper_is
        self.usual: tuple[float, float] = depth.usual
        self._depth, self._mode = depth, mode
        self.comfortable = comfortable

    @property
    def begins(self) -> float:
        """Where the stretch begins: time counts from here. Source: RULES 2."""
        if self.comfortable is None:
            return self._depth.begins
        margin = T.COMFORT_MARGIN if self.measure.unit == "ratio" else T.COMFORT_MARGIN_DEG
        return self._shallower(self._depth.begins, self.comfortable - self.deeper_is * margin)

    @property
    def limit(self) -> float:
        """Where time stops counting: never-beyond, or a0 + the session limit where that is nearer. Source: RULES 4."""
        if self.comfortable is None:
            return self._depth.never_beyond
        return self._shallower(self._depth.never_beyond, self.comfortable + self.deeper_is * self._session_step)

    def zone(self, value: float) -> Zone:
        """Where a depth lies."""
        if self.deeper_is * (value - self.begins) < 0:
            return Zone.BELOW
        return Zone.BEYOND if self.deeper_is * (value - self.limit) > 0 else Zone.IN

    def alert(self, value: float, *, raised: bool = False) -> Alert | None:
        """RANGE where a depth lies beyond the limit; once raised, until a little inside it, so that it does not flicker at the edge."""
        hysteresis = T.HYSTERESIS if self.measure.unit == "ratio" else T.HYSTERESIS_DEG
        if self.deeper_is * (value - self.limit) + (hysteresis if raised else 0.0) <= 0:
            return None
        return Alert(Level.EASE_OFF, Reason.RANGE, value, self.limit, self.measure.unit)

    def short_of_usual(self, value: float) -> bool:
        """Whether a depth is before the usual band, and a person who is comfortable has room left."""
        return self.deeper_is * (value - self._shallower(self.usual[0], self.limit)) < 0

    @property
    def _session_step(self) -> float:
        gentle = self._mode is Mode.GENTLE
        if self.measure.unit == "ratio":
            return T.SESSION_LIMIT_GENTLE if gentle else T.SESSION_LIMIT_NORMAL
        return T.SESSION_LIMIT_GENTLE_DEG if gentle else T.SESSION_LIMIT_NORMAL_DEG

    def _shallower(self, a: float, b: float) -> float:
        return min(a, b) if self.deeper_is > 0 else max(a, b)


def pain_alert(level: int, *, sharp: bool = False) -> Alert | None:
    """What a reported pain of 0 to 10 asks for; sharp, tearing, electric or numb always ends the session.

    Raises:
        ValueError: the level is not 0 to 10.

    Source: RULES 4.
    """
    if not 0 <= level <= 10:
        raise ValueError(f"pain is 0 to 10, not {level}")
    if sharp or level >= T.PAIN_STOP_NORMAL:
        return Alert(Level.STOP, Reason.PAIN, level, T.PAIN_STOP_NORMAL, "0-10")
    if level >= T.PAIN_EASE_NORMAL:
        return Alert(Level.EASE_OFF, Reason.PAIN, level, T.PAIN_EASE_NORMAL, "0-10")
    return None
