"""One person in one frame: landmarks in unmirrored pixels and in metres.

The landmark numbers are those of MediaPipe's pose model, so that one adapter can hand arrays over without a map. Nothing here knows
MediaPipe, files or clocks.
"""

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray


class Side(Enum):
    """The person's own side."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Landmark(IntEnum):
    """The landmarks this program uses; the value is the row in the arrays of :class:`Pose`."""

    NOSE = 0
    LEFT_EAR = 7
    RIGHT_EAR = 8
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_TOE = 31
    RIGHT_TOE = 32

    @staticmethod
    @cache
    def of(name: str, side: Side) -> "Landmark":
        """The landmark ``name`` ("hip", "knee", ...) of a side."""
        return Landmark[f"{side.name}_{name.upper()}"]


LANDMARK_COUNT = 33


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Where one person's landmarks are.

    Attributes:
        image_px: (33, 2) unmirrored pixels, x right, y down.
        world_m: (33, 3) metres from mid-hip, camera axes: x right, y down, z away from the lens.
        visibility: (33,) 0..1, how sure the model is that the landmark is in the picture and not hidden.
    """

    image_px: NDArray[np.float64] = field(repr=False)  # landmarks belong in no log
    world_m: NDArray[np.float64] = field(repr=False)
    visibility: NDArray[np.float64] = field(repr=False)

    def __post_init__(self) -> None:
        """Check the shapes once, at the edge.

        Raises:
            ValueError: an array does not have the documented shape.
        """
        for name, wanted in (("image_px", (LANDMARK_COUNT, 2)), ("world_m", (LANDMARK_COUNT, 3)), ("visibility", (LANDMARK_COUNT,))):
            shape = getattr(self, name).shape
            if shape != wanted:
                raise ValueError(f"{name} has shape {shape}, wanted {wanted}")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is worth, in grey levels 0..255 of a small copy of it.

    Attributes:
        brightness: mean where the person is, or of the whole picture where nobody is.
        surround: mean of the rest.
        contrast: standard deviation of the whole picture.
        sharpness: variance of its Laplacian at 320 pixels width, over the contrast.
        stir: how much the person's part changed in the last second, the 98th percentile of its blocks; None until then.
        stir_around: the same of the rest: what a camera that moves makes, or somebody else.
        unchanged_s: for how long the very same picture has come; no living camera sends one twice.
    """

    brightness: float
    surround: float
    contrast: float
    sharpness: float
    stir: float | None = None
    stir_around: float | None = None
    unchanged_s: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """What the eyes saw at one moment.

    Attributes:
        captured_at_s: when the picture was taken, in the source's own monotonic seconds.
        size_px: (width, height) of the picture.
        pose: the person being coached, or None where nobody was found.
        picture: what the picture is worth, None where there was none (a recording from elsewhere).
        people: how many were seen when that was last counted, None where nobody counts.
    """

    captured_at_s: float
    size_px: tuple[int, int]
    pose: Pose | None
    picture: Picture | None = None
    people: int | None = None
