"""What a picture is worth, on drawn pictures."""

import numpy as np
import pytest
from numpy.typing import NDArray
from support.figure import quad

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Picture, Pose
from stretchcoach.vision.looks import Looks
from stretchcoach.vision.opencv import cv2

RGB = NDArray[np.uint8]
SIZE = (720, 1280)


def room(noise: float = 0.0, seed: int = 0) -> RGB:
    """Stripes and a person's box full of squares, with sensor noise."""
    picture = np.full((*SIZE, 3), 150, np.float64)
    picture[:, ::80] = 90
    for x in range(500, 780, 40):
        for y in range(160, 640, 40):
            picture[y : y + 20, x : x + 20] = 40
    picture += np.random.default_rng(seed).normal(0, noise, picture.shape) if noise else 0
    return np.clip(picture, 0, 255).astype(np.uint8)


def watch(pictures: list[RGB], pose: Pose | None) -> Picture:
    looks = Looks()
    for at, picture in enumerate(pictures):
        worth = looks(at / 10, picture, pose)
    return worth


def test_noise_is_no_movement() -> None:
    worth = watch([room(8, seed) for seed in range(15)], quad().pose())
    assert worth.stir is not None
    assert worth.stir < T.LIFE_STIR


def test_a_moving_part_is_movement_and_the_rest_is_none() -> None:
    pictures = []
    for at in range(15):
        picture = room()
        picture[300:400, 520 + 10 * at : 620 + 10 * at] = 250
        pictures.append(picture)
    worth = watch(pictures, quad().pose())
    assert worth.stir is not None
    assert worth.stir > 3 * T.LIFE_STIR
    assert worth.stir_around == 0


def test_a_lamp_that_goes_on_is_no_movement() -> None:
    worth = watch([room() // 2] * 5 + [room() // 2 + 20] * 5, quad().pose())
    assert worth.stir is not None
    assert worth.stir < T.LIFE_STIR


def test_dark_and_backlit_show_in_the_brightness_of_the_person() -> None:
    pose = quad().pose()
    night = watch([room() // 6], pose)
    assert night.brightness < T.DARK
    window = room()
    window[:, :] = 240
    low, high = pose.image_px[11:].min(axis=0).astype(int), pose.image_px[11:].max(axis=0).astype(int)
    window[max(0, low[1] - 120) : high[1] + 90, low[0] - 80 : high[0] + 80] = 50
    backlit = watch([window], pose)
    assert backlit.surround - backlit.brightness > T.BACKLIT_BY
    assert backlit.brightness < T.BACKLIT_BELOW


@pytest.mark.parametrize(("sigma", "blurred"), [(0.0, False), (16.0, True)])
def test_blur(sigma: float, blurred: bool) -> None:
    picture = room(2)
    worth = watch([cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8) if sigma else picture], None)
    assert (worth.sharpness < T.BLURRED) is blurred


def test_another_size_is_no_movement_and_no_fault() -> None:
    pose = quad().pose()
    looks = Looks()
    for at in range(12):
        looks(at / 10, room(2, at), pose)
    worth = looks(1.2, np.ascontiguousarray(room(2)[:, 200:900]), pose)
    assert (worth.stir, worth.unchanged_s) == (None, 0.0)
    worth = looks(1.3, np.ascontiguousarray(room(2, 1)[:, 200:900]), pose)
    assert worth.stir is not None
    assert worth.stir < T.LIFE_STIR
