"""What a picture is worth for judging: light, contrast, and whether the person in it stirs."""

from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.pose import Landmark, Picture, Pose
from stretchcoach.vision.opencv import cv2

_SMALL = (64, 48)  # sensor noise averages out over 10 x 10 pixels; a limb that moves by one of them does not
_FINE_WIDTH = 320
_SAME = 3  # grey levels: what coding makes of one and the same picture; no sensor is as quiet
_LOOK_BACK_S = 1.0
_MARGIN = 0.15  # of the person's box: hands and feet reach beyond their landmarks


class Looks:
    """Watches the pictures of one source."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._before: deque[tuple[float, NDArray[np.float32]]] = deque()
        self._last: NDArray[np.uint8] | None = None
        self._changed_at_s = 0.0

    def __call__(self, at_s: float, rgb: NDArray[np.uint8], pose: Pose | None) -> Picture:
        """Examine a picture.

        Args:
            at_s: when it was taken, later than the one before.
            rgb: (height, width, 3).
            pose: who was found in it.
        """
        height, width = rgb.shape[:2]
        fine = cv2.resize(rgb, (_FINE_WIDTH, _FINE_WIDTH * height // width), interpolation=cv2.INTER_AREA)
        grey = cv2.cvtColor(fine, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
        small = cv2.resize(grey, _SMALL, interpolation=cv2.INTER_AREA).astype(np.float32)
        contrast = _spread(grey)
        if self._last is not None and self._last.shape != grey.shape:  # the camera was turned, or another one plugged in
            self._last = None
            self._before.clear()
        inside = _box(pose, width, height)
        self._before.append((at_s, small))
        while len(self._before) > 2 and at_s - self._before[1][0] >= _LOOK_BACK_S:
            self._before.popleft()
        then_s, then = self._before[0]
        stir = stir_around = None
        if at_s > then_s and pose is not None:
            change = small - then
            change = np.abs(change - np.median(change))  # the light may change as a whole
            stir = float(np.percentile(change[inside], 98)) if inside.any() else None
            stir_around = float(np.percentile(change[~inside], 98)) if not inside.all() else 0.0
        person = small[inside] if inside.any() else small
        around = small[~inside] if not inside.all() else small
        sharpness = _spread(cv2.Laplacian(grey, cv2.CV_16S)) ** 2 / max(contrast, 1.0)  # of whole numbers: nothing is lost
        if self._last is None or cv2.absdiff(grey, self._last).max() > _SAME:
            self._last, self._changed_at_s = grey, at_s
        unchanged_s = at_s - self._changed_at_s
        return Picture(float(person.mean()), float(around.mean()), contrast, sharpness, stir, stir_around, unchanged_s)


def _spread(values: Any) -> float:
    """The standard deviation, in a fifth of numpy's time."""
    return float(cv2.meanStdDev(values)[1][0, 0])


def _box(pose: Pose | None, width: int, height: int) -> NDArray[np.bool_]:
    """Which cells of the small picture show the person; none where nobody is."""
    inside = np.zeros(_SMALL[::-1], dtype=bool)
    if pose is None:
        return inside
    points = pose.image_px[list(Landmark)] * (_SMALL[0] / width, _SMALL[1] / height)
    low, high = points.min(axis=0), points.max(axis=0)
    (x0, y0), (x1, y1) = low - _MARGIN * (high - low), high + _MARGIN * (high - low)
    inside[max(0, int(y0)) : max(0, int(y1) + 1), max(0, int(x0)) : max(0, int(x1) + 1)] = True
    return inside
