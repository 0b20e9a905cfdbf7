from dataclasses import replace

import pytest
from support.figure import Figure, Leg, butterfly, lunge, quad

from stretchcoach.body.measures import Measure, Origin
from stretchcoach.body.pose import Landmark, Side
from stretchcoach.body.survey import survey

SIDE_MEASURES = {Measure.KNEE_FLEXION, Measure.HIP_FLEXION, Measure.TRUNK_LEAN, Measure.THIGH_FORWARD}


def measures_of(figure: Figure) -> set[tuple[Measure, Side | None, Origin]]:
    return {(reading.measure, reading.side, reading.origin) for reading in survey(figure.pose())}


def test_from_the_side() -> None:
    found = measures_of(quad())
    assert {measure for measure, _side, _origin in found} == SIDE_MEASURES
    assert (Measure.TRUNK_LEAN, None, Origin.PIXELS) in found
    assert all(origin is Origin.PIXELS for _measure, _side, origin in found)


def test_from_the_front_no_knee_angle_from_pixels() -> None:
    found = measures_of(butterfly())
    assert (Measure.KNEE_HEIGHT, Side.LEFT, Origin.PIXELS) in found
    assert not {measure for measure, _side, _origin in found} & SIDE_MEASURES


def test_the_bent_knee_of_a_lunge_is_the_one_in_metres() -> None:
    knees = [reading for reading in survey(lunge().pose()) if reading.measure is Measure.KNEE_FLEXION]
    assert [(knee.side, knee.origin) for knee in knees] == [(Side.RIGHT, Origin.METRES)]
    assert knees[0].value == pytest.approx(75, abs=6)


@pytest.mark.parametrize("yaw", [45, -45, 150, 180])
def test_nothing_from_between_the_views_or_behind(yaw: float) -> None:
    assert measures_of(Figure(Leg(knee=90), yaw=yaw)) == set()


def test_what_is_hidden_is_absent() -> None:
    found = measures_of(replace(quad(), hidden={Landmark.LEFT_KNEE: 0.39}))
    assert (Measure.KNEE_FLEXION, Side.RIGHT, Origin.PIXELS) in found
    assert (Measure.KNEE_FLEXION, Side.LEFT, Origin.PIXELS) not in found
    assert (Measure.THIGH_FORWARD, Side.LEFT, Origin.PIXELS) not in found
