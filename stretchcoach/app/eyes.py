"""The eyes as the window uses them: any source looked at live, its pictures ready to be painted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stretchcoach.app.permission import ask_for_camera
from stretchcoach.vision.cameras import CAMERA
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.live import Estimator, LiveEyes, Seen
from stretchcoach.vision.status import EyesStatus

Clock = Callable[[], float]


class Eyes(Protocol):
    """What :class:`stretchcoach.vision.live.LiveEyes` can do, as far as a session needs it."""

    @property
    def status(self) -> EyesStatus:
        """How they are doing."""
        ...

    @property
    def sentence(self) -> str:
        """The same for the person."""
        ...

    def take(self) -> Seen | None:
        """The newest, if there is anything new."""
        ...

    def take_skipped(self) -> Frame | None:
        """The newest picture that was not looked at."""
        ...

    def pause(self) -> None:
        """Release the camera."""
        ...

    def resume(self) -> None:
        """Open it again."""
        ...

    def stop(self, patience_s: float = 3.0) -> bool:
        """Stop for good; whether all threads have ended."""
        ...


OpenEyes = Callable[[str, Clock, Callable[[], bool]], Eyes]  # of :func:`open_eyes`


@dataclass(frozen=True, slots=True, eq=False)
class PaintedFrame(Frame):
    """A frame as the window paints it, too: the colours are turned where there is time, and not in the window's thread.

    Attributes:
        bgra: (height, width, 4).
    """

    bgra: NDArray[np.uint8] = field(kw_only=True)


class Painting(FrameSource):
    """A source whose frames can be painted."""

    def __init__(self, source: FrameSource) -> None:
        """Take over an open source."""
        self._source = source
        self.name, self.live, self.count = source.name, source.live, source.count

    def read(self) -> Frame | None:
        """The next frame; raises as the source does."""
        frame = self._source.read()
        if frame is None or frame.rgb is None:
            return frame
        from stretchcoach.vision.opencv import cv2  # in the grabber's thread: the window is there first

        bgra: NDArray[np.uint8] = cv2.cvtColor(frame.rgb, cv2.COLOR_RGB2BGRA)  # type: ignore[assignment]
        return PaintedFrame(frame.captured_at_s, frame.size_px, frame.rgb, frame.observation, frame.label, bgra=bgra)

    def close(self) -> None:
        """Close the source."""
        self._source.close()

    def interrupt(self) -> None:
        """Let a read come back soon."""
        self._source.interrupt()


def open_eyes(source: str, clock: Clock, calm: Callable[[], bool]) -> Eyes:
    """Start to look, in threads of their own; MediaPipe and OpenCV are imported there.

    Args:
        source: a camera, a stream, or a file, which is then played over and over as if it were a camera.
        clock: seconds of the session.
        calm: whether the person holds still.
    """
    if source.startswith(CAMERA):
        ask_for_camera()
    return LiveEyes(lambda: Painting(_open(source, clock)), _estimator, clock=clock, calm=calm).start()


def _open(source: str, clock: Clock) -> FrameSource:
    from stretchcoach.vision.paced import Paced
    from stretchcoach.vision.sources import is_live, open_source

    if is_live(source):
        return open_source(source, clock=clock)
    return Paced(lambda: open_source(source), clock, loop=True)


def _estimator() -> Estimator:
    from stretchcoach.vision import model
    from stretchcoach.vision.estimator import PoseEstimator

    return PoseEstimator(model.default_model())
