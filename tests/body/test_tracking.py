from dataclasses import replace

import pytest
from support.figure import SIZE_PX, Figure, Leg, quad

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Landmark, Observation, Side
from stretchcoach.body.tracking import Tracker, Wanted

KNEE = Wanted(Measure.KNEE_FLEXION, Side.LEFT)
LEAN = Wanted(Measure.TRUNK_LEAN, Side.LEFT)


def test_a_wanted_measure_comes_smoothed_and_raw() -> None:
    tracker = Tracker([KNEE, LEAN])
    tracker.update(quad(90).seen(0.0))
    motion = tracker.update(quad(110).seen(0.1))
    angle = motion.angles[KNEE]
    assert angle.raw == pytest.approx(110, abs=0.2)
    assert 90 < angle.value < 110
    assert angle.rate is None  # too early to tell
    assert motion.view is not None
    assert motion.view.yaw_deg == pytest.approx(88, abs=1)


def test_below_the_gate_a_measure_is_absent_and_the_reason_named() -> None:
    tracker = Tracker([KNEE, LEAN])
    hidden = {Landmark.LEFT_ANKLE: 0.39, Landmark.LEFT_KNEE: 0.6}
    motion = tracker.update(replace(quad(), hidden=hidden).seen(0.0))
    assert KNEE not in motion.angles
    assert motion.hidden == {KNEE: Landmark.LEFT_ANKLE}
    assert LEAN in motion.angles
    assert KNEE in Tracker([KNEE]).update(replace(quad(), hidden={Landmark.LEFT_ANKLE: 0.4}).seen(0.0)).angles


def test_a_gate_of_its_own() -> None:
    lax = replace(KNEE, min_visibility=0.1)
    motion = Tracker([KNEE, lax]).update(replace(quad(), hidden={Landmark.LEFT_ANKLE: 0.2}).seen(0.0))
    assert set(motion.angles) == {lax}


def test_nobody_there() -> None:
    motion = Tracker([KNEE]).update(Observation(0.0, SIZE_PX, None))
    assert (motion.pose, motion.view, dict(motion.angles), dict(motion.hidden)) == (None, None, {}, {})


@pytest.mark.parametrize(("away_s", "starts_afresh"), [(0.9, False), (1.1, True)])
def test_a_measure_unseen_for_a_second_starts_afresh(away_s: float, starts_afresh: bool) -> None:
    tracker = Tracker([KNEE])
    tracker.update(quad(30).seen(0.0))
    tracker.update(Observation(0.1, SIZE_PX, None))
    value = tracker.update(quad(120).seen(away_s)).angles[KNEE].value
    assert (value > 119) is starts_afresh


def test_the_view_is_the_median_of_a_second() -> None:
    tracker = Tracker([KNEE])
    for at in range(5):
        tracker.update(quad(110).seen(at / 10))
    blip = tracker.update(Figure(Leg(knee=110), yaw=-88).seen(0.5))
    assert blip.view is not None
    assert blip.view.yaw_deg == pytest.approx(88, abs=1)
    for at in range(16, 28):
        turned = tracker.update(Figure(Leg(knee=110), yaw=0).seen(at / 10))
    assert turned.view is not None
    assert turned.view.yaw_deg == pytest.approx(0, abs=1)


def test_the_speed_of_a_measure() -> None:
    tracker = Tracker([KNEE])
    for at in range(30):
        motion = tracker.update(quad(60 + at).seen(at / 15))
    assert motion.angles[KNEE].rate == pytest.approx(15, abs=0.5)
