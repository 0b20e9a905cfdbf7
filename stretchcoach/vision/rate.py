"""How many of something there are in a second."""

import threading
from collections import deque

SPAN_S = 3.0


class Rate:
    """Counts over the last three seconds; one thread marks, any thread asks."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._moments: deque[float] = deque()
        self._since_s: float | None = None
        self._lock = threading.Lock()

    def mark(self, at_s: float) -> None:
        """One more, at a moment not before the last."""
        with self._lock:
            self._moments.append(at_s)
            self._since_s = at_s if self._since_s is None else self._since_s
            self._forget(at_s)

    def hz(self, now_s: float) -> float:
        """How many a second, up to now; 0 before there are two."""
        with self._lock:
            self._forget(now_s)
            if len(self._moments) < 2:
                return 0.0
            # From the first to now, and not to the last: a source that has fallen silent slows down.
            return (len(self._moments) - 1) / max(now_s - self._moments[0], 1e-3)

    def settled(self, now_s: float) -> bool:
        """Whether it has been counted for three seconds, so that the number means something."""
        with self._lock:
            return self._since_s is not None and now_s - self._since_s >= SPAN_S

    def _forget(self, now_s: float) -> None:
        while self._moments and now_s - self._moments[0] > SPAN_S:
            self._moments.popleft()
