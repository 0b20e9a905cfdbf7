"""A file played as if it were live: each picture at its own moment."""

import threading
from collections.abc import Callable
from dataclasses import replace

from stretchcoach.vision.frames import Frame, FrameSource, Stamps

_TOO_LATE_S = 0.5  # [E] the computer slept, or the disk did: go on from here instead of rushing after
_USUAL_STEP_S = 1 / 15  # from the last picture to the first of the next round, where there is only one picture


class Paced(FrameSource):
    """Waits until each frame's time has come on a clock, and stamps the frame with that clock's time."""

    def __init__(self, open_source: Callable[[], FrameSource], clock: Callable[[], float], loop: bool = False) -> None:
        """Open the file; its first frame is due at the first ``read``.

        Args:
            open_source: opens the file; called once more for each round.
            clock: seconds of the clock the session runs on.
            loop: whether to begin anew at the end, the times going on; else the end is the end.

        Raises:
            SourceError: it cannot be opened.
        """
        self._open, self._clock, self._loop = open_source, clock, loop
        self._source = open_source()
        self.name, self.live, self.count = self._source.name, True, self._source.count
        self._stamp = Stamps(clock)
        self._interrupted = threading.Event()
        self._starts_s: float | None = None  # when the file's own 0 s is, on the clock
        self._last_s, self._step_s = 0.0, _USUAL_STEP_S  # in the file's own seconds

    def read(self) -> Frame | None:
        """The next frame, when it is due; None at the end and once interrupted.

        Raises:
            SourceError: the file is damaged.
        """
        frame = None if self._interrupted.is_set() else self._next()
        if frame is None:
            self.close()
            return None
        now_s = self._clock()
        if self._starts_s is None:
            self._starts_s = now_s - frame.captured_at_s
        wait_s = self._starts_s + frame.captured_at_s - now_s
        if wait_s < -_TOO_LATE_S:
            self._starts_s -= wait_s
        elif wait_s > 0 and self._interrupted.wait(wait_s):
            self.close()
            return None
        at_s = self._stamp()
        seen = frame.observation  # a recording brings it along
        return replace(frame, captured_at_s=at_s, observation=None if seen is None else replace(seen, captured_at_s=at_s))

    def close(self) -> None:
        """Close the file."""
        self._loop = False
        self._source.close()

    def interrupt(self) -> None:
        """End a wait for the next frame's time."""
        self._interrupted.set()

    def _next(self) -> Frame | None:
        frame = self._source.read()
        if frame is None and self._loop:
            self._source.close()
            self._source = self._open()
            frame = self._source.read()
            if frame is not None and self._starts_s is not None:
                self._starts_s += self._last_s + self._step_s - frame.captured_at_s
                self._last_s = frame.captured_at_s
        elif frame is not None:
            if frame.captured_at_s > self._last_s:
                self._step_s = frame.captured_at_s - self._last_s
            self._last_s = frame.captured_at_s
        return frame
