"""The person's own neutral cancels the camera's bias, and a posture is not taken for a bias."""

import pytest
from support.figure import quad
from test_form import Judge

from stretchcoach.body.measures import Measure, Reading
from stretchcoach.body.pose import Side
from stretchcoach.body.tracking import JointAngle, Wanted
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.neutral import Neutral

LEAN = Wanted(Measure.TRUNK_LEAN, Side.LEFT)


def learned(value: float, *, rate: float | None = 0.0, seconds: float = 3.0, wanted: Wanted = LEAN) -> float | None:
    neutral = Neutral()
    for at in range(round(seconds * 15)):
        reading = Reading(wanted.measure, wanted.side, value, 1.0)
        neutral.learn(at / 15, wanted, JointAngle(reading, value, rate))
    return neutral.of(wanted)


def test_two_still_seconds_are_neutral() -> None:
    assert learned(-4.0) == pytest.approx(-4.0)
    assert learned(-4.0, seconds=1.5) is None


@pytest.mark.parametrize(("value", "rate"), [(-4.0, 9.0), (-4.0, None), (20.0, 0.0)])
def test_who_moves_or_stands_otherwise_teaches_nothing(value: float, rate: float | None) -> None:
    assert learned(value, rate=rate) is None


def test_a_measure_that_is_not_zero_in_neutral_is_left_alone() -> None:
    assert learned(1.0, wanted=Wanted(Measure.KNEE_GAP, Side.LEFT)) is None


def test_a_biased_camera_finds_no_fault_after_a_neutral_second_and_finds_the_true_one() -> None:
    biased = 6.0  # the camera reads the thigh so much too far forward: amber is 8
    judge = Judge("quad_standing")
    judge(quad(20, thigh=biased), 4.0)
    assert judge(quad(110, thigh=4 + biased)).verdict is Verdict.GOOD
    assert judge(quad(110, thigh=12 + biased)).verdict is Verdict.ADJUST
    assert Judge("quad_standing")(quad(110, thigh=4 + biased)).verdict is Verdict.ADJUST
