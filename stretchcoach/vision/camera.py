"""A camera by its number or device file."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from stretchcoach.vision.cameras import generic_name
from stretchcoach.vision.frames import Frame, FrameSource, Stamps
from stretchcoach.vision.opencv import cv2
from stretchcoach.vision.pictures import frame_of
from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.words import _

# The pose model works at 256 px, and a person two metres away fills most of 640x480: more pixels only cost time.
WIDTH_PX, HEIGHT_PX, FPS = 640, 480, 30


class Capture(FrameSource):
    """Whatever OpenCV captures live, at its own pace; each picture is stamped the moment it arrives, whatever size it has."""

    def __init__(self, name: str, video: cv2.VideoCapture, clock: Callable[[], float]) -> None:
        """Take over an open capture.

        Args:
            name: what to call it before the user.
            video: OpenCV's.
            clock: seconds of the clock the session runs on.
        """
        self.name, self.live = name, True
        self.count: int | None = None
        self._video = video
        self._stamp = Stamps(clock)
        self._closed = False

    def read(self) -> Frame | None:
        """Wait for the next picture.

        Raises:
            EyesError: no more pictures come.
        """
        if self._closed:
            return None
        arrived = self._video.grab()
        captured_at_s = self._stamp()  # before decoding, which takes its own time
        found, picture = self._video.retrieve() if arrived else (False, None)
        if not found or picture is None or not picture.size:
            self.close()
            said = _("The {name} stopped sending pictures. Check its cable, or whether another program took it.")
            raise EyesError(EyesStatus.LOST, said.format(name=self.name))
        return frame_of(captured_at_s, picture)

    def close(self) -> None:
        """Let go of it; not while another thread is inside ``read``."""
        self._closed = True
        self._video.release()


class Camera(Capture):
    """A camera of this computer."""

    def __init__(self, device: int | str, clock: Callable[[], float] = time.monotonic, name: str = "") -> None:
        """Open the camera, which takes up to seconds.

        Args:
            device: 0 for the first camera, or a device file (Linux).
            clock: seconds of the clock the session runs on.
            name: what to call it, if not by its number.

        Raises:
            EyesError: there is no such camera, it is in use, or access was refused.
        """
        name = name or (generic_name(device) if isinstance(device, int) else _("camera {file}").format(file=device))
        # A device file would otherwise first be tried as a film.
        video = cv2.VideoCapture(device) if isinstance(device, int) else cv2.VideoCapture(device, cv2.CAP_V4L2)
        if not video.isOpened():
            video.release()
            raise _why_not(device, name)
        # Wishes, no more: a driver that cannot fulfil them sends what it has. The pixel format is the driver's own choice.
        for wish, value in (
            (cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX),
            (cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX),
            (cv2.CAP_PROP_FPS, FPS),
        ):
            video.set(wish, value)
        super().__init__(name, video, clock)


def _why_not(device: int | str, name: str) -> EyesError:
    """OpenCV says no more than that it could not open a camera; the system knows why, or its usual reason is given."""
    said = _("The {name} cannot be opened.").format(name=name)
    if sys.platform == "linux":
        path = Path(f"/dev/video{device}" if isinstance(device, int) else device)
        if not path.exists():
            help_ = _("It is not there: plug it in. `stretchcoach doctor` lists the cameras.")
            return EyesError(EyesStatus.ABSENT, f"{said} {help_}")
        if not os.access(path, os.R_OK | os.W_OK):
            help_ = _('You may not use {file}: run `sudo usermod -aG video "$USER"`, then log out and in.').format(file=path)
            return EyesError(EyesStatus.DENIED, f"{said} {help_}")
        help_ = _("Another program uses it: close that program.")
        return EyesError(EyesStatus.BUSY, f"{said} {help_}")
    if sys.platform == "darwin":
        help_ = _("Allow it under System Settings, Privacy & Security, Camera, and close other programs that use it.")
    else:
        help_ = _("Close other programs that use it, and look under Settings, Privacy, Camera.")
    return EyesError(EyesStatus.UNAVAILABLE, f"{said} {help_}")
