"""What every source of pictures hands out, and what every source can do."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.pose import Observation


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture, or what was recorded of it.

    Attributes:
        captured_at_s: when it was taken, in the source's own seconds.
        size_px: (width, height).
        rgb: (height, width, 3) red, green, blue, unmirrored; None where only landmarks were recorded.
        observation: the recorded observation, where there is one; else the pose model has yet to look.
        label: the file name of this very picture where the source is made of many files, else "".
    """

    captured_at_s: float
    size_px: tuple[int, int]
    rgb: NDArray[np.uint8] | None
    observation: Observation | None = None
    label: str = ""


class FrameSource(Protocol):
    """Pictures one after the other, with strictly increasing times.

    Attributes:
        name: what to call it before the user: a file name, "camera 0".
        live: whether it sends at its own pace; then only the newest picture matters and late ones are dropped. Any other source
            waits to be asked, and none of its pictures is ever dropped.
        count: how many frames there are, as far as known, for a progress bar.
    """

    name: str
    live: bool
    count: int | None

    def read(self) -> Frame | None:
        """The next frame, or None at the end, from then on each time.

        Raises:
            SourceError: the source broke: a camera was unplugged, a recording is damaged.
        """
        ...

    def close(self) -> None:
        """Let go of the device or file; more than once does no harm, and ``read`` answers None from then on."""
        ...

    def interrupt(self) -> None:
        """From another thread: let a ``read`` that waits come back soon, where that is possible. For a source about to be closed."""
        return None

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


class Stamps:
    """Moments of arrival: the clock's, and strictly increasing whatever the clock does."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last_s = -math.inf

    def __call__(self) -> float:
        """Now, in seconds."""
        self._last_s = max(self._clock(), math.nextafter(self._last_s, math.inf))
        return self._last_s
