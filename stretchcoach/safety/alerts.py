"""What the guard raises: how much it interrupts, why, what was measured and what is allowed."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach import thresholds as T
from stretchcoach.routine.vocabulary import Mode


class Level(StrEnum):
    """How much an alert interrupts."""

    CAUTION = "CAUTION"  # a cue
    EASE_OFF = "EASE_OFF"  # stops the clock
    STOP = "STOP"  # pauses everything, or ends the session


class Reason(StrEnum):
    """Why an alert was raised."""

    RANGE = "RANGE"
    SPEED = "SPEED"
    BOUNCING = "BOUNCING"
    WITHDRAWAL = "WITHDRAWAL"
    SHAKING = "SHAKING"
    COMPENSATION = "COMPENSATION"
    SWAY = "SWAY"
    FALL = "FALL"
    PAIN = "PAIN"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that must not go on.

    Attributes:
        measured: the value that crossed, in ``unit``.
        limit: the value it crossed.
        unit: ``deg``, ``deg/s``, ``ratio``, ``ratio/s``, ``s`` or ``0-10``.
    """

    level: Level
    reason: Reason
    measured: float
    limit: float
    unit: str


def per_deg(unit: str) -> float:
    """What a threshold in degrees is multiplied by for a depth of this unit."""
    return T.RATIO_PER_DEG if unit == "ratio" else 1.0


def allowed(pair: tuple[float, float], mode: Mode) -> float:
    """The threshold of a mode, from a pair (normal, gentle)."""
    return pair[mode is Mode.GENTLE]
