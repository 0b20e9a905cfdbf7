"""From which direction the camera sees the person.

Never inferred from the stretched foot or from who is asked to face where: only from the shoulders, which move least in these stretches.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Pose


class Facing(StrEnum):
    """Which part of the person the lens sees; LEFT = the person's own left side."""

    FRONT = "front"
    DIAGONAL = "45"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"


class ViewName(StrEnum):
    """The views a stretch can ask for."""

    SIDE = "side"
    FRONT = "front"
    DIAGONAL = "45"


_FRONT_TO_DEG = T.YAW_REFUSE_DEG
_SIDE_FROM_DEG, _SIDE_TO_DEG = 90 - T.YAW_REFUSE_DEG, 90 + T.YAW_REFUSE_DEG
_TRUNK_DEPTH_READS_SHORT = 1.3  # a lying trunk turned by 26 or 34 degrees reads 23 or 20 (rendered clips)
_DEPTH_DECIDES_BELOW_DEG = 30.0  # nearer to the front the shoulder line hardly shortens, so only its depth tells


@dataclass(frozen=True, slots=True)
class View:
    """Where the lens is, seen from the person.

    Attributes:
        yaw_deg: 0 = faces the lens, +90 = the person's own left side to the lens, 180 = the back. Lying people keep the sign.
    """

    yaw_deg: float

    @property
    def facing(self) -> Facing:
        """The nearest of the five directions."""
        away = abs(self.yaw_deg)
        if away <= _FRONT_TO_DEG:
            return Facing.FRONT
        if away < _SIDE_FROM_DEG:
            return Facing.DIAGONAL
        if away > _SIDE_TO_DEG:
            return Facing.BACK
        return Facing.LEFT if self.yaw_deg > 0 else Facing.RIGHT

    @property
    def forward_x(self) -> int:
        """+1 where the front of an upright person is towards the right edge of the picture, else -1."""
        return -1 if self.yaw_deg > 0 else 1

    def off_deg(self, wanted: ViewName) -> float:
        """How far the camera is from square to the wanted view, in degrees."""
        centre = {ViewName.SIDE: 90.0, ViewName.FRONT: 0.0, ViewName.DIAGONAL: 45.0}[wanted]
        return abs(abs(self.yaw_deg) - centre)

    @property
    def name(self) -> ViewName | None:
        """The view that this one serves as; None from behind."""
        return None if self.facing is Facing.BACK else next((name for name in ViewName if self.suits(name)), None)

    def suits(self, wanted: ViewName) -> bool:
        """Whether angles of that view may be judged from here; the three views leave no gap and do not overlap."""
        between = 45.0 - T.YAW_REFUSE_DEG
        return self.off_deg(wanted) <= (between if wanted is ViewName.DIAGONAL else T.YAW_REFUSE_DEG)


def view_of(pose: Pose) -> View:
    """The view of one pose.

    The depth of the shoulder line (from ``world_m``) gives its sign and the front; towards the side it reads up to 20 degrees short,
    and there the line's length in the picture against the trunk is the better witness. Of somebody who lies, the trunk itself shows
    whether the lens is square to them.

    Source: measured on rendered clips with known camera azimuth, median error under 10 degrees in every side view.
    """
    left, right = Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER
    line_m = pose.world_m[left] - pose.world_m[right]
    by_depth = float(np.degrees(np.arctan2(-line_m[2], line_m[0])))
    turned = min(abs(by_depth), 180 - abs(by_depth))
    hips = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
    trunk_px, trunk_m = (points[[left, right]].mean(axis=0) - points[hips].mean(axis=0) for points in (pose.image_px, pose.world_m))
    long_px, long_m = float(np.linalg.norm(trunk_px)), float(np.linalg.norm(trunk_m))
    if turned >= _DEPTH_DECIDES_BELOW_DEG and long_px > 0:
        line_px = float(np.linalg.norm(pose.image_px[left] - pose.image_px[right]))
        turned = max(turned, float(np.degrees(np.arccos(min(1.0, line_px / long_px / T.SHOULDER_TO_TRUNK)))))
    away = turned if abs(by_depth) <= 90 else 180 - turned
    if turned >= _SIDE_FROM_DEG and abs(trunk_px[0]) > abs(trunk_px[1]) and long_m > 0:
        aside = _TRUNK_DEPTH_READS_SHORT * float(np.degrees(np.arcsin(np.clip(trunk_m[2] / long_m, -1, 1))))
        if abs(aside) > abs(90 - away):
            away = 90 - aside
    return View(float(np.copysign(away, by_depth)))
