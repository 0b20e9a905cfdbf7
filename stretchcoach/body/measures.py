"""The measures a stretch is judged by, from one pose.

Signs and zero are clinical: standing straight is 0 degrees. Angles in the picture's plane come from pixels; only the bent knee of a
lunge comes from metres (:data:`Origin`). These are planar camera estimates, not joint rotations about body axes.
A measure whose landmarks cannot be seen is absent, never NaN or -1.

Source: formulas of the project's clinical page, section 3.1; which view can carry which: section 1 of its camera page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.pose import Landmark, Pose, Side

Point = NDArray[np.float64]


class Measure(StrEnum):
    """What can be measured; the value is the name in YAML and in every output."""

    KNEE_FLEXION = "knee_flexion"
    HIP_FLEXION = "hip_flexion"
    TRUNK_LEAN = "trunk_lean"
    THIGH_FORWARD = "thigh_forward"
    THIGH_ABDUCTION = "thigh_abduction"
    OTHER_LEG_LIFT = "other_leg_lift"
    KNEE_GAP = "knee_gap"
    KNEE_HEIGHT = "knee_height"
    KNEE_HEIGHT_DIFFERENCE = "knee_height_difference"
    KNEE_TO_TOE = "knee_to_toe"
    HEEL_LIFT = "heel_lift"

    @property
    def unit(self) -> str:
        """``deg`` or ``ratio``."""
        return "ratio" if self in _RATIOS else "deg"


_RATIOS = frozenset({Measure.KNEE_GAP, Measure.KNEE_HEIGHT, Measure.KNEE_HEIGHT_DIFFERENCE, Measure.KNEE_TO_TOE, Measure.HEEL_LIFT})


class Origin(StrEnum):
    """Which landmarks a value was computed from."""

    PIXELS = "2d"
    METRES = "3d"


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure of one leg, or of the body where ``side`` is None.

    Attributes:
        value: degrees, or a ratio without unit (see ``measure.unit``).
        visibility: 0..1, that of the least visible landmark used.
    """

    measure: Measure
    side: Side | None
    value: float
    visibility: float
    origin: Origin = Origin.PIXELS


Key = tuple[Measure, Side | None]


def angle_deg(a: Point, b: Point, c: Point) -> float:
    """The angle at ``b`` between ``a`` and ``c``, 0..180 degrees, in two or three dimensions."""
    u, v = a - b, c - b
    cross = abs(float(u[0] * v[1] - u[1] * v[0])) if u.size == 2 else float(np.linalg.norm(np.cross(u, v)))
    return float(np.degrees(np.arctan2(cross, float(u @ v))))


class _Body:
    """The landmarks of a pose by name, remembering which were used."""

    def __init__(self, pose: Pose, side: Side, forward_x: int) -> None:
        self.pose, self.side, self.forward_x = pose, side, forward_x
        self.used: list[Landmark] = []

    def px(self, name: str, side: Side | None = None) -> Point:
        landmark = Landmark.of(name, side or self.side)
        self.used.append(landmark)
        point: Point = self.pose.image_px[landmark]
        return point

    def middle(self, name: str) -> Point:
        return (self.px(name, Side.LEFT) + self.px(name, Side.RIGHT)) / 2

    @property
    def visibility(self) -> float:
        return float(self.pose.visibility[self.used].min())


def _knee_flexion(b: _Body) -> float:
    return 180.0 - angle_deg(b.px("hip"), b.px("knee"), b.px("ankle"))


def _hip_flexion(b: _Body) -> float:
    return 180.0 - angle_deg(b.px("shoulder"), b.px("hip"), b.px("knee"))


def _trunk_lean(b: _Body) -> float:
    up = b.middle("shoulder") - b.middle("hip")
    return float(np.degrees(np.arctan2(b.forward_x * up[0], -up[1])))


def _thigh_forward(b: _Body) -> float:
    thigh = b.px("knee") - b.px("hip")
    return float(np.degrees(np.arctan2(b.forward_x * thigh[0], thigh[1])))


def _thigh_abduction(b: _Body) -> float:
    hips = b.px("hip", Side.LEFT) - b.px("hip", Side.RIGHT)  # unmirrored and facing the lens, the left hip is on the right
    thigh = b.px("knee") - b.px("hip")
    down = np.array([-hips[1], hips[0]])
    inwards = float(thigh @ hips) * (1 if b.side is Side.RIGHT else -1)
    return float(np.degrees(np.arctan2(-inwards, float(thigh @ down))))


def _other_leg_lift(b: _Body) -> float:
    thigh = b.px("knee", b.side.other) - b.px("hip", b.side.other)
    return float(np.degrees(np.arctan2(-thigh[1], abs(thigh[0]))))


def _knee_gap(b: _Body) -> float:
    knees = b.px("knee", Side.LEFT) - b.px("knee", Side.RIGHT)
    hips = b.px("hip", Side.LEFT) - b.px("hip", Side.RIGHT)
    return float(abs(knees[0]) / abs(hips[0]))


def _knee_height(b: _Body) -> float:
    thigh = b.px("knee") - b.px("hip")
    return float(-thigh[1] / np.linalg.norm(thigh))


def _knee_height_difference(b: _Body) -> float:
    other = _Body(b.pose, b.side.other, b.forward_x)
    difference = abs(_knee_height(b) - _knee_height(other))
    b.used += other.used
    return difference


def _knee_to_toe(b: _Body) -> float:
    outwards = 1 if b.side is Side.LEFT else -1
    shank = np.linalg.norm(b.px("ankle") - b.px("knee"))
    return float(outwards * (b.px("knee")[0] - b.px("toe")[0]) / shank)


def _heel_lift(b: _Body) -> float:
    shank = np.linalg.norm(b.px("ankle") - b.px("knee"))
    return float((b.px("toe")[1] - b.px("heel")[1]) / shank)


_FORMULAS: Mapping[Measure, Callable[[_Body], float]] = {
    Measure.KNEE_FLEXION: _knee_flexion,
    Measure.HIP_FLEXION: _hip_flexion,
    Measure.TRUNK_LEAN: _trunk_lean,
    Measure.THIGH_FORWARD: _thigh_forward,
    Measure.THIGH_ABDUCTION: _thigh_abduction,
    Measure.OTHER_LEG_LIFT: _other_leg_lift,
    Measure.KNEE_GAP: _knee_gap,
    Measure.KNEE_HEIGHT: _knee_height,
    Measure.KNEE_HEIGHT_DIFFERENCE: _knee_height_difference,
    Measure.KNEE_TO_TOE: _knee_to_toe,
    Measure.HEEL_LIFT: _heel_lift,
}
WHOLE_BODY = frozenset({Measure.TRUNK_LEAN, Measure.KNEE_GAP, Measure.KNEE_HEIGHT_DIFFERENCE})


def read(pose: Pose, measure: Measure, side: Side, forward_x: int, origin: Origin = Origin.PIXELS) -> Reading:
    """One measure of one pose.

    Args:
        side: the leg meant; for a measure of the whole body, either.
        forward_x: +1 where the person's front is towards the right edge of the picture, else -1 (see :class:`View`).
        origin: METRES is allowed for the knee alone: the bent knee of a lunge points out of the picture.
    """
    body = _Body(pose, side, forward_x)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = _FORMULAS[measure](body)
    if not np.isfinite(value):  # two landmarks on one point: nothing can be read off them
        return Reading(measure, None if measure in WHOLE_BODY else side, 0.0, 0.0, origin)
    if origin is Origin.METRES:
        if measure is not Measure.KNEE_FLEXION:
            raise ValueError(f"{measure.value} has no formula in metres")
        hip, knee, ankle = (pose.world_m[Landmark.of(name, side)] for name in ("hip", "knee", "ankle"))
        value = 180.0 - angle_deg(hip, knee, ankle)
    return Reading(measure, None if measure in WHOLE_BODY else side, value, body.visibility, origin)


def needed_landmarks(measure: Measure, side: Side) -> tuple[Landmark, ...]:
    """The landmarks that a measure is computed from, so that a hidden one can be named."""
    nowhere = Pose(np.arange(66, dtype=np.float64).reshape(33, 2), np.zeros((33, 3)), np.ones(33))
    body = _Body(nowhere, side, 1)
    _FORMULAS[measure](body)
    return tuple(dict.fromkeys(body.used))
