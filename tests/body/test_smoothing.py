"""The numbers the thresholds page promises, computed."""

import numpy as np
import pytest

from stretchcoach.body.smoothing import OneEuro, Slope

FPS = 15


@pytest.mark.parametrize("slope", [20.0, -20.0, 40.0])
def test_the_filter_lags_little_behind_a_moving_joint(slope: float) -> None:
    smooth = OneEuro()
    behind = [slope * t - smooth(t, slope * t) for t in np.arange(0, 4, 1 / FPS)]
    assert 0 < behind[-1] / slope <= 0.15


def test_the_filter_calms_a_still_joint() -> None:
    smooth, noise = OneEuro(), np.random.default_rng(7).normal(0, 2, 4000)
    calm = [smooth(at / FPS, 90 + value) for at, value in enumerate(noise)][FPS:]
    assert np.std(calm) <= 1.5
    assert np.mean(calm) == pytest.approx(90, abs=0.2)


def test_the_first_value_passes_and_time_must_rise() -> None:
    smooth = OneEuro()
    assert smooth(5.0, 42.0) == 42.0
    with pytest.raises(ValueError, match="time must rise"):
        smooth(5.0, 43.0)


def test_the_slope_of_a_line() -> None:
    slope = Slope()
    rates = [slope(at, 7 - 12 * at) for at in np.arange(0, 3, 1 / FPS)]
    assert rates[:11] == [None] * 11  # half a window: 0.75 s
    assert [rate for rate in rates if rate is not None] == pytest.approx([-12.0] * (len(rates) - 12))


def test_the_slope_forgets_what_is_older_than_its_window() -> None:
    slope = Slope(window_s=1.5)
    moving = [slope(at, 30 * at) for at in np.arange(0, 2, 0.1)]
    still = [slope(at, 60.0) for at in np.arange(2, 3.8, 0.1)]
    assert moving[-1] == pytest.approx(30)
    assert still[-1] == pytest.approx(0)


def test_the_slope_needs_three_samples() -> None:
    slope = Slope()
    assert [slope(at, at) for at in (0.0, 1.0)] == [None, None]
    assert slope(1.4, 1.4) == pytest.approx(1)
