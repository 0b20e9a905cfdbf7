"""Whether somebody who stands still stands: swaying, going down, and not being there any more.

Source: clinical page 5.6.
"""

from collections import deque

import numpy as np

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Pose, Side
from stretchcoach.safety.alerts import Alert, Level, Reason
from stretchcoach.safety.look import Look


class BalanceWatch:
    """Watches somebody who stands on one leg, or on both."""

    def __init__(self, side: Side | None) -> None:
        """Args: ``side`` is the stretched leg; the other one supports."""
        self._support = Side.LEFT if side is None else side.other
        self._poses: deque[tuple[float, Pose, bool]] = deque()
        self._gone_since_s: float | None = None
        self._down = 0
        self._sways_since_s: float | None = None

    def update(self, look: Look) -> Alert | None:
        """One look; what it gives reason for."""
        if look.pose is None:
            return self._lost(look)
        self._gone_since_s = None
        self._poses.append((look.at_s, look.pose, look.is_held))
        while look.at_s - self._poses[0][0] > T.SWAY_WINDOW_S:
            self._poses.popleft()
        return self._fall(look.at_s) or self._lasting(look.at_s, self._sway(look))

    def forget(self) -> None:
        """Start again."""
        self._poses.clear()
        self._gone_since_s = self._sways_since_s = None
        self._down = 0

    def _lost(self, look: Look) -> Alert | None:
        if not self._poses or not look.sees_room:
            return None
        if self._gone_since_s is None:
            self._gone_since_s = self._poses[-1][0]
        gone_s = look.at_s - self._gone_since_s
        return Alert(Level.STOP, Reason.FALL, gone_s, T.LOST_STANDING_S, "s") if gone_s > T.LOST_STANDING_S else None

    def _fall(self, at_s: float) -> Alert | None:
        """The shoulders drop by much of the height within a second, in two pictures at least."""
        before = [pose for moment, pose, _held in self._poses if at_s - moment <= 1]
        drop = max(_shoulders(self._poses[-1][1]) - _shoulders(pose) for pose in before)
        highest = min(before, key=_shoulders)
        height = _height_px(highest)
        share = drop / height if height > 0 else 0.0
        self._down = self._down + 1 if share > T.FALL_HEIGHTS else 0
        return Alert(Level.STOP, Reason.FALL, share, T.FALL_HEIGHTS, "ratio") if self._down >= 2 else None

    def _lasting(self, at_s: float, sway: Alert | None) -> Alert | None:
        """Who begins to move on purpose sways for a moment, too."""
        if sway is None:
            self._sways_since_s = None
            return None
        self._sways_since_s = at_s if self._sways_since_s is None else self._sways_since_s
        return sway if at_s - self._sways_since_s >= T.SWAY_LASTS_S else None

    def _sway(self, look: Look) -> Alert | None:
        """The hips to and fro, or the standing foot moving, all through two seconds of a quiet hold."""
        moves = look.rate is None or abs(look.rate) > T.SWAY_QUIET_DEG_S
        whole = look.at_s - self._poses[0][0] >= T.SWAY_WINDOW_S - 0.3
        if moves or not whole or not all(held for _moment, _pose, held in self._poses):
            return None
        marks = [Landmark.of(name, self._support) for name in ("hip", "knee", "ankle")]
        points = np.array([pose.image_px[marks] for _moment, pose, _held in self._poses])
        hip, knee, ankle = np.median(points, axis=0)
        shank, leg = np.linalg.norm(ankle - knee), np.linalg.norm(ankle - knee) + np.linalg.norm(knee - hip)
        hips = np.array([pose.image_px[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0) for _moment, pose, _held in self._poses])
        if leg <= 0 or shank <= 0:
            return None
        t = np.array([moment for moment, _pose, _held in self._poses])
        line = np.polynomial.polynomial.polyfit(t - t[0], hips, 1)
        swaying = hips - np.polynomial.polynomial.polyval(t - t[0], line).T
        sway = float(np.sqrt((swaying**2).mean(axis=0).sum()) / leg)
        if sway > T.SWAY_LEGS:
            return Alert(Level.CAUTION, Reason.SWAY, sway, T.SWAY_LEGS, "ratio")
        quarter = max(1, len(points) // 4)
        moved = float(np.linalg.norm(points[-quarter:, 2].mean(axis=0) - points[:quarter, 2].mean(axis=0)) / shank)
        return Alert(Level.CAUTION, Reason.SWAY, moved, T.FOOT_SHANKS, "ratio") if moved > T.FOOT_SHANKS else None


def _shoulders(pose: Pose) -> float:
    """Their height in the picture, downwards."""
    return float(pose.image_px[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER], 1].mean())


def _height_px(pose: Pose) -> float:
    """Of the whole body, from the shoulders and the lower foot."""
    foot = float(pose.image_px[[Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE], 1].max())
    return (foot - _shoulders(pose)) / float(T.SHOULDERS_AT_HEIGHT)
