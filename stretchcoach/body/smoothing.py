"""Smoothing of one measure over time, and its speed."""

from collections import deque
from math import pi

import numpy as np

from stretchcoach import thresholds as T


class OneEuro:
    """The One-Euro filter: calm when still, quick when moving.

    Source: Casiez, Roussel and Vogel, CHI 2012.
    """

    def __init__(self, min_cutoff_hz: float = T.ONE_EURO_MIN_CUTOFF_HZ, beta: float = T.ONE_EURO_BETA) -> None:
        """Args: the cut-off of a value at rest, and how much a unit a second raises it."""
        self._min_cutoff_hz, self._beta = min_cutoff_hz, beta
        self._at_s: float | None = None
        self._value = 0.0
        self._rate = 0.0

    def __call__(self, at_s: float, value: float) -> float:
        """The smoothed value at a moment; moments must rise."""
        if self._at_s is None:
            self._at_s, self._value = at_s, value
            return value
        dt = at_s - self._at_s
        if dt <= 0:
            raise ValueError(f"time must rise: {at_s} after {self._at_s}")
        self._rate += _share(1.0, dt) * ((value - self._value) / dt - self._rate)
        self._value += _share(self._min_cutoff_hz + self._beta * abs(self._rate), dt) * (value - self._value)
        self._at_s = at_s
        return self._value


def _share(cutoff_hz: float, dt: float) -> float:
    """How much of a step a first-order low-pass takes over in ``dt`` seconds."""
    r = 2 * pi * cutoff_hz * dt
    return r / (r + 1)


class Slope:
    """The speed of a value: a least-squares line through the raw samples of the last 1.5 s.

    Source: clinical page 5.6; shorter windows cannot tell 5 degrees a second from noise.
    """

    def __init__(self, window_s: float = T.SLOPE_WINDOW_S) -> None:
        """Args: the length of the window in seconds."""
        self._window_s = window_s
        self._samples: deque[tuple[float, float]] = deque()

    def __call__(self, at_s: float, value: float) -> float | None:
        """Units a second, or None before half a window of samples has come."""
        self._samples.append((at_s, value))
        while at_s - self._samples[0][0] > self._window_s:
            self._samples.popleft()
        if at_s - self._samples[0][0] < self._window_s / 2 or len(self._samples) < 3:
            return None
        t, v = np.array(self._samples).T
        t = t - t.mean()
        return float(t @ v / (t @ t))
