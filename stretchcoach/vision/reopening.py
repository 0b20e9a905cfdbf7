"""A live source that comes back: opened again and again, with growing pauses, until it is there."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from stretchcoach.errors import SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.rate import Rate
from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.words import _

BACK_OFF_S = (0.5, 1.0, 2.0, 4.0, 5.0)  # [E] the last one from then on
FROZEN_AFTER_S = 2.0  # [E] without a picture
FIRST_PICTURE_S = 8.0  # [E] some cameras measure the light for seconds before they send the first one
SLOW_HZ, FAST_ENOUGH_HZ = 8.0, 9.0  # RULES 3: warn under 8; two limits, so that the warning does not flicker


class Reopening(FrameSource):
    """Hands out the pictures of whatever ``open_source`` opens; while there is none it hands out nothing, and waits.

    Only a failing source is opened again. One that comes to its end, as a film does, ends this one too.

    Attributes:
        error: why no picture comes; None while they do.
    """

    def __init__(
        self,
        open_source: Callable[[], FrameSource],
        wait: Callable[[float], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
        status: EyesStatus = EyesStatus.OPENING,
    ) -> None:
        """Prepare; ``read`` opens, in its thread.

        Args:
            open_source: opens the source, or raises SourceError.
            wait: waits so many seconds before the next attempt; by default until ``interrupt``.
            clock: seconds, to notice a source that hangs.
            status: how things stand before the first attempt.
        """
        self.name, self.live = _("camera"), True
        self.count: int | None = None
        self.error: SourceError | None = None
        self._open, self._clock = open_source, clock
        self._interrupted = threading.Event()
        self._wait = wait or self._interrupted.wait
        self._status = status
        self._source: FrameSource | None = None
        self._closed = False
        self._failures, self._fresh = 0, True
        self._rate = Rate()
        self._last_s = -math.inf
        self._reads_since: tuple[float, float] | None = None  # when the read began that is under way, and how long it may take

    @property
    def status(self) -> EyesStatus:
        """How it is doing; for any thread."""
        return EyesStatus.FROZEN if self.frozen else self._status

    @property
    def frozen(self) -> bool:
        """Whether it is open, and yet no picture has come for too long; for any thread."""
        reads = self._reads_since
        return reads is not None and self._clock() - reads[0] >= reads[1]

    def read(self) -> Frame | None:
        """The next picture, however long it takes; None at the end and once interrupted."""
        while not (self._closed or self._interrupted.is_set()):
            try:
                source = self._opened()
                frame = None if self._interrupted.is_set() else self._next(source)
            except SourceError as error:
                self._lose(error)
                self._wait(BACK_OFF_S[min(self._failures, len(BACK_OFF_S)) - 1])
                continue
            if frame is None:
                self.close()
                return None
            return self._notice(frame)
        return None

    def close(self) -> None:
        """Close what is open, for good."""
        self._closed = True
        self._status = EyesStatus.ENDED
        self._let_go()

    def interrupt(self) -> None:
        """Wake a wait, and the source's own."""
        self._interrupted.set()
        source = self._source  # assigned before the reader looks at the event: one of the two sees the other
        if source is not None:
            source.interrupt()

    def _opened(self) -> FrameSource:
        if self._source is None:
            self._source = source = self._open()
            self.name = source.name
            self._rate = Rate()
            self._fresh = True
        return self._source

    def _next(self, source: FrameSource) -> Frame | None:
        self._reads_since = (self._clock(), FIRST_PICTURE_S if self._fresh else FROZEN_AFTER_S)
        try:
            return source.read()
        finally:
            self._reads_since = None

    def _notice(self, frame: Frame) -> Frame:
        if frame.captured_at_s <= self._last_s:  # another source, and a clock that stands
            frame = replace(frame, captured_at_s=math.nextafter(self._last_s, math.inf))
        self._last_s = at_s = frame.captured_at_s
        self._fresh, self._failures, self.error = False, 0, None
        self._rate.mark(at_s)
        enough_hz = FAST_ENOUGH_HZ if self._status is EyesStatus.SLOW else SLOW_HZ
        slow = self._rate.settled(at_s) and self._rate.hz(at_s) < enough_hz
        self._status = EyesStatus.SLOW if slow else EyesStatus.SEEING
        return frame

    def _lose(self, error: SourceError) -> None:
        self._let_go()
        self._failures += 1
        self.error = error
        if isinstance(error, EyesError):
            self._status = error.status
        else:
            self._status = EyesStatus.LOST if self._status.sees else EyesStatus.UNAVAILABLE

    def _let_go(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()
