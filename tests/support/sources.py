"""Frames without a camera: drawn people as a source, and an estimator that knows them."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from support.figure import SIZE_PX, Figure

from stretchcoach.body.pose import Observation
from stretchcoach.vision.frames import Frame, FrameSource

NO_PICTURE = np.zeros((1, 1, 3), np.uint8)
Drawn = Callable[[float], Figure | None]


class DrawnSource(FrameSource):
    """Pictures of whoever ``person`` draws, at the moments given; an exception among them is raised in its place."""

    def __init__(self, moments: Iterable[float | BaseException], *, live: bool = False) -> None:
        self.name, self.live, self.count = "drawn", live, None
        self.closed = False
        self._moments: Iterator[float | BaseException] = iter(moments)

    def read(self) -> Frame | None:
        """The next frame."""
        moment = None if self.closed else next(self._moments, None)
        if isinstance(moment, BaseException):
            raise moment
        return None if moment is None else Frame(moment, SIZE_PX, NO_PICTURE)

    def close(self) -> None:
        """Close."""
        self.closed = True


class DrawnEstimator:
    """Sees in a frame what was drawn for its moment."""

    def __init__(self, person: Drawn) -> None:
        self._person = person
        self.closed = False

    def observe(self, frame: Frame) -> Observation:
        """Look."""
        figure = self._person(frame.captured_at_s)
        return Observation(frame.captured_at_s, SIZE_PX, None) if figure is None else figure.seen(frame.captured_at_s)

    def close(self) -> None:
        """Close."""
        self.closed = True
