"""One body: the person who is being coached stays the person who is being coached, and left stays left.

The pose model follows whoever it found last. When it loses that person it may take up a bystander, a helper, a poster or a title card,
and where the legs overlap it may name them the wrong way round. This module notices, mends what it can, and doubts the rest.

Numbers: rendered clips at 4 and 15 pictures a second, real stills repeated with sensor noise, zoom and shake ([E], ``docs/accuracy.md``).
"""

from dataclasses import replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Observation, Pose, Side

_LEG_PARTS = ("hip", "knee", "ankle", "heel", "toe")
_TELLING = ("knee", "ankle")
_LIMBS = [Landmark.of(name, side) for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle") for side in Side]


class Doubt(Enum):
    """Why a pose that was found cannot be trusted."""

    STILL = "still"  # a picture of a person, as far as can be seen
    SOMEBODY_ELSE = "somebody_else"
    LEGS_MIXED = "legs_mixed"


class OneBody:
    """Follows one person through a session."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._last: Pose | None = None
        self._last_at_s = 0.0
        self._first: Pose | None = None
        self._alive = False
        self._away: tuple[float, Pose] | None = None
        self._bending = False

    def update(self, observation: Observation) -> tuple[Observation, Doubt | None]:
        """The observation with left and right mended, and what is doubtful about it."""
        pose, at_s = observation.pose, observation.captured_at_s
        if pose is None:
            return observation, None
        if self._last is not None and not _same_place(self._last, pose, at_s - self._last_at_s):
            if self._away is None or not _same_place(self._away[1], pose, 0.0):
                self._away = (at_s, pose)
            if at_s - self._away[0] < T.NEW_BODY_S:
                return observation, Doubt.SOMEBODY_ELSE
            self._last = None  # gone for good: this is the person now
        self._away = None
        if self._last is None:
            self._first, self._alive, self._bending = pose, False, False
        mended, leapt = (pose, False) if self._last is None else _with_own_legs(self._last, pose, at_s - self._last_at_s)
        slipped = leapt and self._last is not None and at_s - self._last_at_s <= T.SLIP_S
        if slipped and self._last is not None:
            mended = self._last  # a slip of the model, mostly for two or three pictures: the person is where they were
        else:
            self._last, self._last_at_s = mended, at_s
        if not self._lives(observation, mended):
            return replace(observation, pose=mended), Doubt.STILL
        return replace(observation, pose=mended), Doubt.LEGS_MIXED if leapt and not slipped else None

    def _lives(self, observation: Observation, pose: Pose) -> bool:
        """Whether this has shown to be a living body: its picture stirs and the rest does not.

        Where the rest stirs too, the camera may be moving before a picture on a wall: then limbs must move against each other.
        """
        picture = observation.picture
        if self._alive or picture is None:  # a recording of landmarks alone was made of somebody alive
            return True
        assert self._first is not None
        self._bending = self._bending or _bending(self._first, pose) > T.LIFE_BENDING
        stirs = picture.stir is not None and picture.stir > T.LIFE_STIR
        self._alive = stirs and ((picture.stir_around or 0.0) < T.LIFE_STIR or self._bending)
        return self._alive


def _trunk(pose: Pose) -> tuple[NDArray[np.float64], float]:
    """The middle of the trunk and its length, in pixels."""
    shoulders = (pose.image_px[Landmark.LEFT_SHOULDER] + pose.image_px[Landmark.RIGHT_SHOULDER]) / 2
    hips = (pose.image_px[Landmark.LEFT_HIP] + pose.image_px[Landmark.RIGHT_HIP]) / 2
    return (shoulders + hips) / 2, float(np.linalg.norm(shoulders - hips))


def _leg_px(pose: Pose) -> float:
    return max(
        float(np.linalg.norm(pose.image_px[Landmark.of("hip", side)] - pose.image_px[Landmark.of("knee", side)])) * 2 for side in Side
    )


def _same_place(before: Pose, now: Pose, dt_s: float) -> bool:
    """Whether two poses can be of one body: near each other and of about one size. Nobody leaps a trunk's length in half a second."""
    (middle_a, long_a), (middle_b, long_b) = _trunk(before), _trunk(now)
    size = max(long_a, long_b, _leg_px(before) / 2)  # a trunk that points at the lens is short
    near = float(np.linalg.norm(middle_a - middle_b)) <= (T.LEAP + T.LEAP_PER_S * min(dt_s, 0.5)) * size
    growth = max(_leg_px(now), long_b) / max(_leg_px(before), long_a)
    return near and 1 / T.GROWTH < growth < T.GROWTH


def _bending(first: Pose, now: Pose) -> float:
    """How far limbs have moved against each other, in trunk lengths: what is left after the best shift, turn and zoom."""
    seen = [mark for mark in _LIMBS if min(first.visibility[mark], now.visibility[mark]) > T.MIN_VISIBILITY]
    if len(seen) < len(_LIMBS) // 2:
        return 0.0
    a, b = (pose.image_px[seen] @ np.array([1, 1j]) for pose in (first, now))
    a, b = a - a.mean(), b - b.mean()
    left_over = np.abs(b - (np.vdot(a, b) / np.vdot(a, a)) * a)
    return float(np.sort(left_over)[-2]) / max(_trunk(now)[1], _leg_px(now) / 2)  # the second largest: one landmark alone may be a slip


def _with_own_legs(before: Pose, now: Pose, dt_s: float) -> tuple[Pose, bool]:
    """The pose with its legs named as before, and whether even so a knee or ankle moved further than it can have."""
    leg, crossed = _leg_px(before), _swapped(now)
    farthest_px = (T.LEG_LEAP + T.LEG_LEAP_PER_S * min(dt_s, 0.5)) * leg
    as_named, other_way = _leg_ways(before, now), _leg_ways(before, crossed)
    if max(as_named) <= farthest_px:
        return now, False
    if sum(other_way) < sum(as_named) / 2:
        return crossed, max(other_way) > farthest_px
    return now, True


def _leg_ways(before: Pose, now: Pose) -> list[float]:
    """How far each knee and ankle moved, in pixels."""
    marks = [Landmark.of(name, side) for name in _TELLING for side in Side]
    return [float(np.linalg.norm(now.image_px[mark] - before.image_px[mark])) for mark in marks]


def _swapped(pose: Pose) -> Pose:
    """The same body with its legs named the other way round."""
    order = np.arange(len(pose.visibility))
    for name in _LEG_PARTS:
        left, right = Landmark.of(name, Side.LEFT), Landmark.of(name, Side.RIGHT)
        order[[left, right]] = right, left
    return Pose(pose.image_px[order], pose.world_m[order], pose.visibility[order])
