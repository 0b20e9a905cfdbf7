"""A camera by its number."""

import math
import sys
import time
from collections.abc import Callable

from stretchcoach.errors import SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.opencv import cv2
from stretchcoach.words import _

# The pose model works at 256 px, and a person two metres away fills most of 640x480: more pixels only cost time.
WIDTH_PX, HEIGHT_PX, FPS = 640, 480, 30


class Camera(FrameSource):
    """A camera that sends at its own pace, each picture stamped the moment it arrives."""

    def __init__(self, index: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Open the camera.

        Args:
            index: 0 for the first camera.
            clock: seconds of the clock the session runs on.

        Raises:
            SourceError: there is no such camera, it is in use, or access was refused.
        """
        self.name, self.live = _("camera {number}").format(number=index), True
        self.count: int | None = None
        self._clock = clock
        self._last_s = -math.inf
        self._closed = False
        self._video = cv2.VideoCapture(index)
        if not self._video.isOpened():
            self._video.release()
            raise SourceError(_absent(index))
        # Wishes, no more: a driver that cannot fulfil them sends what it has. The pixel format is the driver's own choice.
        for wish, value in (
            (cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX),
            (cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX),
            (cv2.CAP_PROP_FPS, FPS),
        ):
            self._video.set(wish, value)

    def read(self) -> Frame | None:
        """Wait for the next picture.

        Raises:
            SourceError: the camera stopped sending.
        """
        if self._closed:
            return None
        arrived = self._video.grab()
        captured_at_s = max(self._clock(), math.nextafter(self._last_s, math.inf))  # before decoding, which takes its own time
        found, bgr = self._video.retrieve() if arrived else (False, None)
        if not found or bgr is None:
            self.close()
            said = _("The {name} stopped sending pictures. Check its cable, or whether another program took it.")
            raise SourceError(said.format(name=self.name))
        self._last_s = captured_at_s
        height, width = bgr.shape[:2]
        return Frame(captured_at_s, (width, height), cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB))  # type: ignore[arg-type]

    def close(self) -> None:
        """Switch the camera off; not while another thread is inside ``read``."""
        self._closed = True
        self._video.release()


def _absent(index: int) -> str:
    said = _("Camera {number} cannot be opened.").format(number=index)
    if sys.platform == "darwin":
        return said + " " + _("Allow it under System Settings, Privacy & Security, Camera, and close other programs that use it.")
    if sys.platform == "win32":
        return said + " " + _("Close other programs that use it, and look under Settings, Privacy, Camera.")
    return said + " " + _("Check that one is plugged in and no other program uses it; `stretchcoach doctor` lists the cameras.")
