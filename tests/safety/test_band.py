import pytest

from stretchcoach.body.measures import Measure
from stretchcoach.routine.values import Depth, Mode
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.safety.band import Band, Zone

QUAD = Depth(measure=Measure.KNEE_FLEXION, begins=90, usual=(100, 135), never_beyond=145)
KNEELING = Depth(measure=Measure.THIGH_FORWARD, begins=-5, usual=(-5, -20), never_beyond=-25)
BUTTERFLY = Depth(measure=Measure.KNEE_HEIGHT, begins=0.70, usual=(0.60, 0.20), never_beyond=0)


def band(depth: Depth, comfortable: float | None = None, mode: Mode = Mode.NORMAL) -> Band:
    return Band(depth, mode, comfortable)


@pytest.mark.parametrize(
    ("depth", "value", "zone"),
    [
        (QUAD, 89.9, Zone.BELOW),
        (QUAD, 90, Zone.IN),
        (QUAD, 145, Zone.IN),
        (QUAD, 145.1, Zone.BEYOND),
        (KNEELING, 10, Zone.BELOW),
        (KNEELING, -4.9, Zone.BELOW),
        (KNEELING, -5, Zone.IN),
        (KNEELING, -25, Zone.IN),
        (KNEELING, -25.1, Zone.BEYOND),
        (BUTTERFLY, 0.71, Zone.BELOW),
        (BUTTERFLY, 0.70, Zone.IN),
        (BUTTERFLY, 0.0, Zone.IN),
        (BUTTERFLY, -0.01, Zone.BEYOND),
    ],
)
def test_zones_whichever_way_is_deeper(depth: Depth, value: float, zone: Zone) -> None:
    assert band(depth).zone(value) is zone


@pytest.mark.parametrize(
    ("depth", "comfortable", "begins", "limit"),
    [
        (QUAD, None, 90, 145),
        (QUAD, 120, 90, 135),  # `begins` never moves deeper
        (QUAD, 105, 90, 120),
        (QUAD, 100, 85, 115),  # a stiff person must be able to hold
        (QUAD, 140, 90, 145),  # never-beyond is nearer
        (KNEELING, -8, 7, -23),
        (KNEELING, -20, -5, -25),
        (BUTTERFLY, 0.60, 0.75, 0.45),
        (BUTTERFLY, 0.30, 0.70, 0.15),
        (BUTTERFLY, 0.10, 0.70, 0),
    ],
)
def test_the_first_comfortable_value_moves_both_ends(depth: Depth, comfortable: float | None, begins: float, limit: float) -> None:
    assert band(depth, comfortable).begins == pytest.approx(begins)
    assert band(depth, comfortable).limit == pytest.approx(limit)


@pytest.mark.parametrize(("depth", "comfortable", "limit"), [(QUAD, 105, 115), (KNEELING, -8, -18), (BUTTERFLY, 0.5, 0.4)])
def test_gentle_is_tighter(depth: Depth, comfortable: float, limit: float) -> None:
    gentle = band(depth, comfortable, Mode.GENTLE)
    assert gentle.limit == pytest.approx(limit)
    assert depth.deeper_is * (band(depth, comfortable).limit - gentle.limit) > 0
    assert gentle.begins == band(depth, comfortable).begins


def test_beyond_the_limit_is_range() -> None:
    assert band(QUAD).alert(145) is None
    alert = band(QUAD, 105).alert(123.4)
    assert alert is not None
    assert (alert.level, alert.reason, alert.measured, alert.limit, alert.unit) == (Level.EASE_OFF, Reason.RANGE, 123.4, 120, "deg")
    ratio = band(BUTTERFLY).alert(-0.05)
    assert ratio is not None
    assert ratio.unit == "ratio"


@pytest.mark.parametrize(
    ("depth", "comfortable", "value", "room"),
    [(QUAD, 105, 95, True), (QUAD, 105, 101, False), (QUAD, 80, 96, False), (KNEELING, -8, -4, True), (BUTTERFLY, 0.68, 0.65, True)],
)
def test_room_before_the_usual_band(depth: Depth, comfortable: float, value: float, room: bool) -> None:
    assert band(depth, comfortable).short_of_usual(value) is room


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("deeper_steps", "most"), [(0, 5.0), (1, 5.0), (None, None)])
def test_a_circumstance_leaves_fewer_steps_and_a_nearer_limit(mode: Mode, deeper_steps: int | None, most: float | None) -> None:
    band = Band(QUAD, mode, 100.0, deeper_steps=deeper_steps)
    usual = 10.0 if mode is Mode.GENTLE else 15.0
    assert band.limit == 100 + (usual if most is None else most)
    granted = sum(band.step() for _ in range(5))
    assert granted == (usual / 5 if deeper_steps is None else deeper_steps)
