"""What each answer about pain means in "Cramp now"."""

import pytest

from stretchcoach import thresholds as T
from stretchcoach.coaching.relief_pain import Means, ReliefPain


def heard(*levels: int, stretched_s: float = 0.0, stretched_all_s: float = 0.0) -> Means:
    """What the last of some answers means; the others came before any stretching."""
    pain = ReliefPain()
    for level in levels[:-1]:
        pain.hear(level, 0.0, 0.0)
        pain.settle()
    return pain.hear(levels[-1], stretched_s, stretched_all_s)


@pytest.mark.parametrize(
    ("levels", "means"),
    [
        ((8,), Means.NOTHING),
        ((8, 9), Means.NOTHING),
        ((8, 10), Means.WORSE),
        ((8, 7), Means.NOTHING),
        ((8, 6), Means.BETTER),
        ((3,), Means.BETTER),
        ((8, 0), Means.GONE),
        ((8, 3, 7), Means.STRAIN),
        ((8, 4, 7), Means.NOTHING),
    ],
)
def test_the_change_counts(levels: tuple[int, ...], means: Means) -> None:
    assert heard(*levels) is means


def test_after_some_time_it_must_be_less_and_after_a_long_time_much_less() -> None:
    some, long = T.PAIN_SOME_TIME_S, T.PAIN_LONG_S
    assert heard(8, 8, stretched_s=some) is Means.NO_BETTER
    assert heard(8, 8, stretched_s=some - 1) is Means.NOTHING
    assert heard(8, 7, stretched_s=some) is Means.NOTHING
    assert heard(8, 7, stretched_s=some, stretched_all_s=long) is Means.ENOUGH
    assert heard(8, 6, stretched_s=some, stretched_all_s=long) is Means.BETTER


def test_a_new_bout_begins_with_the_last_answer() -> None:
    pain = ReliefPain()
    pain.hear(8, 0.0, 0.0)
    pain.hear(5, 0.0, 0.0)
    assert pain.is_falling and not pain.is_rising
    pain.new_bout()
    assert not pain.is_falling
    assert pain.hear(7, 0.0, 0.0) is Means.WORSE and pain.is_rising
    assert pain.worst == 8
