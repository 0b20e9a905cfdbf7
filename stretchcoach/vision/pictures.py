"""From what OpenCV hands out to a frame."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchcoach.vision.frames import Frame
from stretchcoach.vision.opencv import cv2


def frame_of(captured_at_s: float, picture: Any, label: str = "") -> Frame:
    """A frame of a decoded picture.

    Args:
        captured_at_s: when it was taken.
        picture: (height, width, 3) blue, green, red as OpenCV has it, or (height, width) grey, as infrared cameras send.
        label: its file name, where it has one.
    """
    height, width = picture.shape[:2]
    rgb: NDArray[np.uint8] = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB if picture.ndim == 3 else cv2.COLOR_GRAY2RGB)
    return Frame(captured_at_s, (width, height), rgb, label=label)
