import pytest

from stretchcoach.coaching.progress import trend_of


def test_too_few_sessions_say_nothing() -> None:
    trend = trend_of([50, 70, 90, 110, 120], "deg", 9.0, 1)
    assert (trend.change, trend.sessions_wanted) == (None, 1)


@pytest.mark.parametrize(
    ("values", "deeper_is", "change"),
    [
        ([60, 61, 62, 71, 72, 73], 1, 11),
        ([60, 61, 62, 69, 70, 71], 1, None),  # nine degrees are within the camera's error
        ([72, 73, 71, 62, 60, 61], 1, -11),
        ([-5, -6, -4, -16, -17, -15], -1, 11),  # where a smaller angle is deeper
    ],
)
def test_a_change_counts_when_it_is_larger_than_the_camera_errs(values: list[float], deeper_is: int, change: float | None) -> None:
    assert trend_of(values, "deg", 9.0, deeper_is).change == (None if change is None else pytest.approx(change))


def test_one_wild_session_changes_nothing() -> None:
    assert trend_of([60, 60, 60, 60, 60, 120], "deg", 9.0, 1).change is None


def test_ratios_have_their_own_step() -> None:
    assert trend_of([0.6, 0.6, 0.6, 0.45, 0.45, 0.45], "ratio", 0.1, -1).change == pytest.approx(0.15)
