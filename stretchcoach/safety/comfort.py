"""The first comfortable depth a0 of a session and side: everything later is measured against it."""

from statistics import median

from stretchcoach import thresholds as T


class ComfortFinder:
    """Finds a0 where nobody says it: the median of the first quiet three seconds past `begins`.

    Source: RULES 2.
    """

    def __init__(self, unit: str) -> None:
        """Args: the unit of the depth, ``deg`` or ``ratio``."""
        self._quiet = T.QUIET_PER_S if unit == "ratio" else T.QUIET_DEG_S
        self._samples: list[tuple[float, float]] = []

    def update(self, at_s: float, value: float, rate: float | None) -> float | None:
        """One sample past `begins`; a0 as soon as it is known. Call :meth:`forget` when the person leaves the zone."""
        if rate is None or abs(rate) > self._quiet:
            self.forget()
            return None
        self._samples.append((at_s, value))
        if at_s - self._samples[0][0] < T.COMFORT_S:
            return None
        return median(value for _, value in self._samples)

    def forget(self) -> None:
        """Start again: the quiet spell is over."""
        self._samples.clear()
