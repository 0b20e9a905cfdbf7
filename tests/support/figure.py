"""A drawn person: joint angles in, landmarks out, as a camera at any azimuth would see them.

A stick figure in metres in its own axes (forward, left, up), turned by ``yaw`` and projected in parallel, so that an angle drawn in the
picture's plane is read back exactly, and pixels and metres tell the same story.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.pose import LANDMARK_COUNT, Landmark, Observation, Pose, Side

SIZE_PX = (1280, 720)  # 16:9, where the 0..1 coordinates of the pose model would bend every angle
PX_PER_M = 300.0
SHOULDERS_M, HIPS_M, TRUNK_M, THIGH_M, SHANK_M = 0.36, 0.20, 0.50, 0.42, 0.42

SIDE_YAW = 88.0  # nobody stands square to the lens to the last digit, and the hips of somebody who did would hide one another

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Leg:
    """One leg, in degrees.

    Attributes:
        thigh: forward of the body's own down.
        out: abduction of the thigh, and of the shank with it.
        knee: flexion; the shank swings backwards.
        knee_in_m: how far the knee has sunk towards the other leg.
    """

    thigh: float = 0.0
    out: float = 0.0
    knee: float = 0.0
    knee_in_m: float = 0.0


@dataclass(frozen=True)
class Figure:
    """A person.

    Attributes:
        yaw: 0 = faces the lens, +90 = the own left side to the lens, 180 = the back.
        lean: of the trunk, + = forward.
        tip: of the whole body, + = backwards; 90 = on the back.
        hidden: visibility of single landmarks, where it is not 1.
        scale: 1 = 300 px a metre.
        at_px: where the hips are.
    """

    left: Leg = Leg()
    right: Leg = Leg()
    yaw: float = 90.0
    lean: float = 0.0
    tip: float = 0.0
    hidden: Mapping[Landmark, float] = field(default_factory=dict)
    scale: float = 1.0
    at_px: tuple[float, float] = (640.0, 360.0)

    def pose(self) -> Pose:
        """The landmarks."""
        world = self._world_m()
        visibility = np.ones(LANDMARK_COUNT)
        for mark, value in self.hidden.items():
            visibility[mark] = value
        return Pose(world[:, :2] * PX_PER_M * self.scale + self.at_px, world, visibility)

    def seen(self, at_s: float) -> Observation:
        """The same as an observation."""
        return Observation(at_s, SIZE_PX, self.pose())

    def towards(self, other: "Figure", share: float) -> "Figure":
        """Somewhere on the way to another posture: 0 = here, 1 = there."""

        def between(a: float, b: float) -> float:
            return a + (b - a) * share

        def leg(a: Leg, b: Leg) -> Leg:
            return Leg(*(between(x, y) for x, y in zip(astuple(a), astuple(b), strict=True)))

        return replace(
            other,
            left=leg(self.left, other.left),
            right=leg(self.right, other.right),
            yaw=between(self.yaw, other.yaw),
            lean=between(self.lean, other.lean),
            tip=between(self.tip, other.tip),
        )

    def _world_m(self) -> Vector:
        yaw, tip = np.radians(self.yaw), np.radians(self.tip)
        left = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
        heading, sky = np.array([-np.sin(yaw), 0.0, -np.cos(yaw)]), np.array([0.0, -1.0, 0.0])
        forward, up = heading * np.cos(tip) + sky * np.sin(tip), sky * np.cos(tip) - heading * np.sin(tip)

        def limb(thigh: float, out: float, outward: Vector) -> Vector:
            a, b = np.radians(thigh), np.radians(out)
            return (-up * np.cos(a) + forward * np.sin(a)) * np.cos(b) + outward * np.sin(b)

        points = np.zeros((LANDMARK_COUNT, 3))
        trunk = limb(180 - self.lean, 0, left) * TRUNK_M
        for side, leg in ((Side.LEFT, self.left), (Side.RIGHT, self.right)):
            outward = left if side is Side.LEFT else -left
            hip = outward * HIPS_M / 2
            knee = hip + limb(leg.thigh, leg.out, outward) * THIGH_M - outward * leg.knee_in_m
            ankle = knee + limb(leg.thigh - leg.knee, leg.out, outward) * SHANK_M
            if leg.knee_in_m:  # the foot stays where it is
                ankle = ankle + outward * leg.knee_in_m
            shoulder = outward * SHOULDERS_M / 2 + trunk
            for name, point in (
                ("shoulder", shoulder),
                ("elbow", shoulder - up * 0.25),
                ("wrist", shoulder - up * 0.5),
                ("hip", hip),
                ("knee", knee),
                ("ankle", ankle),
                ("heel", ankle - forward * 0.05),
                ("toe", ankle + forward * 0.15),
                ("ear", outward * 0.07 + trunk * 1.3),
            ):
                points[Landmark.of(name, side)] = point
        points[Landmark.NOSE] = trunk * 1.3 + forward * 0.1
        return points


def quad(knee: float = 110.0, *, thigh: float = 0.0, lean: float = 0.0, side: Side = Side.LEFT, yaw: float | None = None) -> Figure:
    """The standing quadriceps stretch, the stretched leg nearest to the lens."""
    leg, other = Leg(thigh=thigh, knee=knee), Leg()
    turned = yaw if yaw is not None else SIDE_YAW if side is Side.LEFT else -SIDE_YAW
    return Figure(leg, other, turned, lean) if side is Side.LEFT else Figure(other, leg, turned, lean)


def half_kneeling(thigh: float = -10.0, lean: float = 0.0) -> Figure:
    """Left knee on the floor: the rear thigh behind vertical is negative."""
    return Figure(Leg(thigh=thigh, knee=90 + thigh), Leg(thigh=80, knee=80), SIDE_YAW, lean)


def strap(hip: float = 65.0, knee: float = 5.0, other: float = 0.0) -> Figure:
    """On the back, the left leg raised."""
    return Figure(Leg(thigh=hip, knee=knee), Leg(thigh=other), SIDE_YAW, tip=90.0)


def long_sit(lean: float = 10.0, knee: float = 5.0) -> Figure:
    """On the floor, both legs straight out."""
    leg = Leg(thigh=90 - knee / 2 + knee, knee=knee)
    return Figure(leg, leg, SIDE_YAW, lean)


def chair(lean: float = 30.0, knee: float = 5.0) -> Figure:
    """On a chair, the left heel forward."""
    return Figure(Leg(thigh=60, knee=knee), Leg(thigh=85, knee=85), SIDE_YAW, lean)


def lunge(out: float = 45.0, knee: float = 0.0, bent_knee_in_m: float = 0.0) -> Figure:
    """A side lunge facing the lens: the left leg straight and stretched, the right knee bent."""
    return Figure(Leg(out=out, knee=knee), Leg(thigh=55, knee=75, knee_in_m=bent_knee_in_m), 0.0)


def butterfly(height: float = 0.45, uneven: float = 0.0) -> Figure:
    """Facing the lens, soles together; ``height`` of the knees over the hips in thigh lengths, as the picture shows it."""

    def leg(rise: float) -> Leg:
        return Leg(thigh=180, out=float(np.degrees(np.arccos(rise))))  # in the picture's plane: rise / 1 thigh length

    return Figure(leg(height + uneven / 2), leg(height - uneven / 2), 0.0)


def straddle(out: float = 40.0, knee: float = 0.0) -> Figure:
    """Facing the lens, legs wide."""
    leg = Leg(out=out, knee=knee)
    return Figure(leg, leg, 0.0)


def with_arms(figure: Figure, sides: Iterable[Side], direction: tuple[float, float, float] = (0.0, -1.0, 0.0), seen: float = 0.9) -> Pose:
    """The same person, these arms straight in a direction of the camera's axes."""
    pose = figure.pose()
    px, world, visibility = pose.image_px.copy(), pose.world_m.copy(), pose.visibility.copy()
    way = np.array(direction) / np.linalg.norm(direction)
    for side in sides:
        shoulder = Landmark.of("shoulder", side)
        for name, reach_m in (("elbow", 0.27), ("wrist", 0.52)):
            mark = Landmark.of(name, side)
            world[mark] = world[shoulder] + reach_m * way
            px[mark] = px[shoulder] + reach_m * way[:2] * PX_PER_M * figure.scale
            visibility[mark] = seen
    return Pose(px, world, visibility)
