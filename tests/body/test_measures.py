"""Every measure against figures drawn with known angles: zero, sign, both legs, any place and size of the picture."""

from dataclasses import replace

import numpy as np
import pytest
from support.figure import HIPS_M, SHANK_M, SIZE_PX, THIGH_M, Figure, Leg, butterfly, long_sit, quad, strap

from stretchcoach.body.measures import WHOLE_BODY, Measure, Origin, angle_deg, needed_landmarks, read
from stretchcoach.body.pose import Landmark, Pose, Side
from stretchcoach.body.view import view_of

KNEE, HIP, LEAN, FORWARD = Measure.KNEE_FLEXION, Measure.HIP_FLEXION, Measure.TRUNK_LEAN, Measure.THIGH_FORWARD
OUT, LIFT, GAP, HEIGHT = Measure.THIGH_ABDUCTION, Measure.OTHER_LEG_LIFT, Measure.KNEE_GAP, Measure.KNEE_HEIGHT
UNEVEN, TOE, HEEL = Measure.KNEE_HEIGHT_DIFFERENCE, Measure.KNEE_TO_TOE, Measure.HEEL_LIFT

SIDE, FRONT = 90.0, 0.0
DEGREES = [
    (KNEE, SIDE, Leg(), 0),
    (KNEE, SIDE, Leg(knee=90), 90),
    (KNEE, SIDE, Leg(knee=135), 135),
    (KNEE, SIDE, Leg(thigh=70, knee=45), 45),
    (HIP, SIDE, Leg(), 0),
    (HIP, SIDE, Leg(thigh=90, knee=90), 90),
    (HIP, SIDE, Leg(thigh=60), 60),
    (FORWARD, SIDE, Leg(), 0),
    (FORWARD, SIDE, Leg(thigh=25, knee=100), 25),
    (FORWARD, SIDE, Leg(thigh=-20, knee=100), -20),
    (OUT, FRONT, Leg(), 0),
    (OUT, FRONT, Leg(out=50), 50),
    (OUT, FRONT, Leg(out=-12), -12),
    (OUT, FRONT, Leg(out=90), 90),
]


def value(figure: Figure, measure: Measure, side: Side = Side.LEFT, origin: Origin = Origin.PIXELS) -> float:
    pose = figure.pose()
    return read(pose, measure, side, view_of(pose).forward_x, origin).value


def of(side: Side, leg: Leg, yaw: float, other: Leg | None = None) -> Figure:
    other = other or Leg()
    return Figure(leg, other, yaw) if side is Side.LEFT else Figure(other, leg, yaw)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("mirrored", [1, -1], ids=["left to the lens", "right to the lens"])
@pytest.mark.parametrize(("measure", "yaw", "leg", "degrees"), DEGREES)
def test_angles_of_a_leg(measure: Measure, yaw: float, leg: Leg, degrees: float, mirrored: int, side: Side) -> None:
    assert value(of(side, leg, yaw * mirrored), measure, side) == pytest.approx(degrees, abs=0.01)


@pytest.mark.parametrize("yaw", [90.0, -90.0], ids=["faces left", "faces right"])
@pytest.mark.parametrize("lean", [0.0, 30.0, -20.0, 90.0])
def test_trunk_lean_is_forward_whichever_way_the_person_faces(lean: float, yaw: float) -> None:
    assert value(Figure(yaw=yaw, lean=lean), LEAN) == pytest.approx(lean, abs=0.01)


def test_hip_flexion_adds_thigh_and_trunk() -> None:
    assert value(replace(long_sit(lean=20, knee=0), yaw=90.0), HIP) == pytest.approx(110, abs=0.1)


@pytest.mark.parametrize(("stretched", "other"), [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)])
def test_other_leg_lift_is_of_the_other_thigh_over_the_floor(stretched: Side, other: Side) -> None:
    lying = replace(strap(other=20), yaw=90.0)
    flipped = replace(lying, left=lying.right, right=lying.left, yaw=-90.0)
    assert value(lying if stretched is Side.LEFT else flipped, LIFT, stretched) == pytest.approx(20, abs=0.01)
    assert value(lying if stretched is Side.RIGHT else flipped, LIFT, stretched) == pytest.approx(65, abs=0.01)


def test_knee_gap_is_in_widths_of_the_hips() -> None:
    assert value(Figure(yaw=0), GAP) == pytest.approx(1)
    apart = 2 * THIGH_M * np.sin(np.radians(20)) / HIPS_M + 1
    assert value(Figure(Leg(out=20), Leg(out=20), yaw=0), GAP) == pytest.approx(apart)


def test_knee_height_is_over_the_hip_in_thigh_lengths() -> None:
    assert value(Figure(yaw=0), HEIGHT) == pytest.approx(-1)
    assert value(butterfly(0.4), HEIGHT) == pytest.approx(0.4)
    assert value(butterfly(0.4), HEIGHT, Side.RIGHT) == pytest.approx(0.4)
    assert value(butterfly(0.4, uneven=0.3), UNEVEN) == pytest.approx(0.3)
    assert value(butterfly(0.4, uneven=-0.3), UNEVEN) == pytest.approx(0.3)


@pytest.mark.parametrize("side", Side)
def test_knee_to_toe_is_negative_where_the_knee_is_inside(side: Side) -> None:
    def at(knee_in_m: float) -> float:
        return value(of(side, Leg(knee_in_m=knee_in_m), FRONT), TOE, side)

    assert at(0.0) == pytest.approx(0, abs=1e-9)
    assert at(0.1) == pytest.approx(-0.1 / np.hypot(SHANK_M, 0.1), abs=1e-3)
    assert at(-0.1) == pytest.approx(0.1 / np.hypot(SHANK_M, 0.1), abs=1e-3)


@pytest.mark.parametrize("side", Side)
def test_heel_lift_is_positive_with_the_heel_up(side: Side) -> None:
    pose = Figure(yaw=0).pose()
    pose.image_px[Landmark.of("heel", side), 1] -= 0.25 * SHANK_M * 300
    assert read(pose, HEEL, side, 1).value == pytest.approx(0.25)
    assert read(pose, HEEL, side.other, 1).value == pytest.approx(0)


@pytest.mark.parametrize("measure", Measure)
def test_place_and_size_in_the_picture_do_not_matter(measure: Measure) -> None:
    figure = Figure(Leg(thigh=20, out=15, knee=60), Leg(thigh=-5, out=8, knee=10), yaw=40, lean=12)
    before = value(figure, measure)
    assert value(replace(figure, at_px=(100.0, 900.0)), measure) == pytest.approx(before)
    assert value(replace(figure, scale=2.7), measure) == pytest.approx(before)


@pytest.mark.parametrize("measure", Measure)
def test_left_and_right_are_mirror_images(measure: Measure) -> None:
    one, two = Leg(thigh=20, out=15, knee=60), Leg(thigh=-5, out=8, knee=10)
    figure, mirrored = Figure(one, two, 40, 12), Figure(two, one, -40, 12)
    for side in Side:
        assert value(mirrored, measure, side.other) == pytest.approx(value(figure, measure, side))


def test_pixels_not_the_models_own_coordinates() -> None:
    """At 16:9 a true 45 degree knee would read about 29 degrees between 0 and 1."""
    pose = Figure(Leg(thigh=0, knee=45)).pose()
    squeezed = Pose(pose.image_px / SIZE_PX, pose.world_m, pose.visibility)
    assert read(pose, KNEE, Side.LEFT, -1).value == pytest.approx(45, abs=0.01)
    assert read(squeezed, KNEE, Side.LEFT, -1).value == pytest.approx(29.4, abs=0.1)


def test_the_bent_knee_of_a_lunge_in_metres() -> None:
    front = Figure(Leg(), Leg(thigh=55, knee=75), yaw=0)
    assert value(front, KNEE, Side.RIGHT) == pytest.approx(0, abs=0.01)  # it points at the lens
    assert value(front, KNEE, Side.RIGHT, Origin.METRES) == pytest.approx(75, abs=0.01)
    with pytest.raises(ValueError, match="thigh_abduction"):
        value(front, OUT, Side.LEFT, Origin.METRES)


@pytest.mark.parametrize("measure", Measure)
def test_visibility_is_that_of_the_least_visible_landmark_used(measure: Measure) -> None:
    figure = Figure(yaw=20)
    needed = needed_landmarks(measure, Side.LEFT)
    for mark in Landmark:
        pose = replace(figure, hidden={mark: 0.2}).pose()
        assert read(pose, measure, Side.LEFT, 1).visibility == (0.2 if mark in needed else 1.0), mark.name


@pytest.mark.parametrize("measure", Measure)
def test_measures_of_the_whole_body_have_no_side(measure: Measure) -> None:
    side = read(Figure(yaw=20).pose(), measure, Side.RIGHT, 1).side
    assert side is (None if measure in WHOLE_BODY else Side.RIGHT)
    assert measure.unit == ("ratio" if measure in (GAP, HEIGHT, UNEVEN, TOE, HEEL) else "deg")


def test_needed_landmarks_of_the_knee() -> None:
    assert set(needed_landmarks(KNEE, Side.RIGHT)) == {Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE}
    assert set(needed_landmarks(LIFT, Side.RIGHT)) == {Landmark.LEFT_HIP, Landmark.LEFT_KNEE}


@pytest.mark.parametrize("dimensions", [2, 3])
def test_angle_between_three_points(dimensions: int) -> None:
    a, b, c = np.eye(3)[0][:dimensions], np.zeros(dimensions), np.eye(3)[1][:dimensions]
    assert angle_deg(a, b, c) == pytest.approx(90)
    assert angle_deg(a, b, a * 3) == pytest.approx(0)
    assert angle_deg(a, b, -a) == pytest.approx(180)


def test_a_pose_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="image_px"):
        Pose(np.zeros((32, 2)), np.zeros((33, 3)), np.zeros(33))


def test_the_helper_draws_what_it_says() -> None:
    assert value(quad(120, thigh=9, lean=4), KNEE) == pytest.approx(120, abs=0.2)
    assert value(quad(120, thigh=9, side=Side.RIGHT), FORWARD, Side.RIGHT) == pytest.approx(9, abs=0.2)
