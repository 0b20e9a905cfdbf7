"""A raised hand, held for a second: the remote control of somebody on the floor.

Upright, standing or sitting, the hand is over the head; lying, the arm points straight at the ceiling, because an arm that rests on the
floor behind the head is how people lie. A hand that holds a foot, a strap, a chair or a wall is none of these: on all rendered clips the
highest such hand reaches 0.05 of an arm above its shoulder upright, and 0.78 lying with a strap (``docs/hands_free.md``).
"""

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from stretchcoach import thresholds as T
from stretchcoach.body.identity import Doubt, OneBody
from stretchcoach.body.pose import Landmark, Observation, Pose, Side

_LEG_PARTS = ("knee", "ankle", "heel", "toe")
_TOLERANCE_S = 1e-6  # sums of frame times are not exact
_UP = np.array([0.0, -1.0, 0.0])  # of the camera, which stands level


class Gesture(Enum):
    """What a person can say with the hands."""

    ONE_HAND = "one_hand"
    BOTH_HANDS = "both_hands"


class Gestures:
    """Watches one person's hands; each raise speaks once, until both hands have been down again."""

    def __init__(self) -> None:
        """Nothing raised yet."""
        self._body = OneBody()  # a poster, or somebody who walks by, gives no orders
        self._hands = {side: _Hand() for side in Side}
        self._spoken: Gesture | None = None

    def update(self, observation: Observation) -> Gesture | None:
        """Take in a moment; the gesture that has just been held for long enough, if there is one."""
        seen, doubt = self._body.update(observation)
        pose = None if doubt in (Doubt.STILL, Doubt.SOMEBODY_ELSE) else seen.pose
        raised = raised_hands(pose) if pose is not None else ()
        for side, hand in self._hands.items():
            hand.note(observation.captured_at_s, raised=side in raised)
        up = [hand for hand in self._hands.values() if hand.since_s is not None]
        if not up:
            self._spoken = None
        if not up or not all(hand.lasts(observation.captured_at_s) for hand in up):  # a second hand may be on its way
            return None
        gesture = Gesture.BOTH_HANDS if len(up) == len(Side) else Gesture.ONE_HAND
        if self._spoken in (gesture, Gesture.BOTH_HANDS):  # of both, one may come down first
            return None
        self._spoken = gesture
        return gesture


class _Hand:
    """Since when a hand is up."""

    def __init__(self) -> None:
        self.since_s: float | None = None
        self._seen_at_s = 0.0

    def note(self, at_s: float, *, raised: bool) -> None:
        """A picture or two without the hand do not lower it."""
        if raised:
            self.since_s = at_s if self.since_s is None else self.since_s
            self._seen_at_s = at_s
        elif self.since_s is not None and at_s - self._seen_at_s > T.HAND_GAP_S:
            self.since_s = None

    def lasts(self, at_s: float) -> bool:
        """Whether it has been up for long enough, and still is."""
        return self.since_s is not None and self._seen_at_s == at_s and at_s - self.since_s >= T.HAND_HELD_S - _TOLERANCE_S


def raised_hands(pose: Pose) -> tuple[Side, ...]:
    """Which hands are raised now, as far as can be seen."""
    return tuple(side for side in Side if _is_raised(pose, side))


def _is_raised(pose: Pose, side: Side) -> bool:
    shoulder, elbow, wrist = (Landmark.of(name, side) for name in ("shoulder", "elbow", "wrist"))
    above_picture = pose.image_px[wrist][1] < 0  # the model knows where a hand beyond the edge is, and calls it unseen
    if min(pose.visibility[shoulder], pose.visibility[elbow]) < T.HAND_VISIBILITY:
        return False
    if pose.visibility[wrist] < T.HAND_VISIBILITY and not above_picture:
        return False
    world = pose.world_m
    upper, fore = world[elbow] - world[shoulder], world[wrist] - world[elbow]
    arm_m = float(np.linalg.norm(upper) + np.linalg.norm(fore))
    if arm_m == 0.0 or upper @ _UP <= 0 or fore @ _UP <= 0:
        return False
    reach = float((upper + fore) @ _UP) / arm_m
    upright = _uprightness(world)
    if upright >= T.UPRIGHT:
        return reach >= T.HAND_REACH_UPRIGHT
    return upright <= T.LYING and reach >= T.HAND_REACH_LYING and not _at_a_leg(pose, world[shoulder], world[wrist])


def _uprightness(world_m: NDArray[np.float64]) -> float:
    """The sine of the trunk's angle over the floor: 1 = upright, 0 = lying, negative = head down."""
    shoulders = (world_m[Landmark.LEFT_SHOULDER] + world_m[Landmark.RIGHT_SHOULDER]) / 2
    hips = (world_m[Landmark.LEFT_HIP] + world_m[Landmark.RIGHT_HIP]) / 2
    trunk = shoulders - hips
    length_m = float(np.linalg.norm(trunk))
    return float(trunk @ _UP) / length_m if length_m > 0 else 0.0


def _at_a_leg(pose: Pose, shoulder_m: NDArray[np.float64], wrist_m: NDArray[np.float64]) -> bool:
    """Whether the hand is at a leg, or the arm points along a strap to a raised foot."""
    world = pose.world_m
    parts = [world[Landmark.of(name, side)] for name in _LEG_PARTS for side in Side]
    if min(float(np.linalg.norm(wrist_m - part)) for part in parts) < T.HAND_FROM_LEG_M:
        return True
    arm = _direction(wrist_m - shoulder_m)
    hips_height = min(float(world[Landmark.of("hip", side)] @ _UP) for side in Side)
    feet = [world[Landmark.of("ankle", side)] for side in Side]
    raised = [foot for foot in feet if float(foot @ _UP) - hips_height > T.FOOT_RAISED_M]
    return any(float(arm @ _direction(foot - shoulder_m)) > np.cos(np.radians(T.HAND_FROM_STRAP_DEG)) for foot in raised)


def _direction(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 0 else vector
