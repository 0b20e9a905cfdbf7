from dataclasses import replace

import numpy as np
import pytest
from support.figure import Figure, Leg, butterfly, strap

from stretchcoach.body.pose import Pose
from stretchcoach.body.view import Facing, View, ViewName, view_of


@pytest.mark.parametrize("yaw", range(-170, 181, 10))
def test_yaw_of_a_drawn_person(yaw: int) -> None:
    pose = Figure(yaw=yaw).pose()
    assert view_of(pose).yaw_deg == pytest.approx(yaw, abs=1)


@pytest.mark.parametrize(
    ("yaw", "facing", "view"),
    [
        (0, Facing.FRONT, ViewName.FRONT),
        (45, Facing.DIAGONAL, ViewName.DIAGONAL),
        (-45, Facing.DIAGONAL, ViewName.DIAGONAL),
        (90, Facing.LEFT, ViewName.SIDE),
        (-90, Facing.RIGHT, ViewName.SIDE),
        (180, Facing.BACK, None),
        (-150, Facing.BACK, None),
    ],
)
def test_facing_and_the_view_it_serves_as(yaw: float, facing: Facing, view: ViewName | None) -> None:
    seen = view_of(Figure(yaw=yaw).pose())
    assert seen.facing is facing
    assert [name for name in ViewName if seen.suits(name)] == ([view] if view else [])


def test_left_and_right_follow_the_persons_own_side() -> None:
    assert View(80).forward_x == -1  # the own left side to the lens: faces the left edge of the picture
    assert View(-80).forward_x == 1
    assert View(70).off_deg(ViewName.SIDE) == 20
    assert View(-70).off_deg(ViewName.SIDE) == 20
    assert View(30).off_deg(ViewName.DIAGONAL) == 15


def test_the_three_views_leave_no_gap() -> None:
    for yaw in np.arange(-119.5, 120):
        assert any(View(float(yaw)).suits(name) for name in ViewName), yaw


@pytest.mark.parametrize("short", [0.7, 0.85])
@pytest.mark.parametrize("yaw", [80, -80, 95, -100])
def test_towards_the_side_a_depth_that_reads_short_is_mended_by_the_length(yaw: float, short: float) -> None:
    """The model flattens depth; the line's length in the picture does not lie."""
    pose = Figure(yaw=yaw).pose()
    flat = Pose(pose.image_px, pose.world_m * (1, 1, short), pose.visibility)
    assert view_of(flat).yaw_deg == pytest.approx(yaw, abs=10)


def test_neither_place_nor_size_nor_the_stretched_foot_turns_anybody() -> None:
    for yaw in (0, 45, 90, -90, 180):
        figure = Figure(yaw=yaw)
        lifted = replace(figure, left=Leg(thigh=30, out=20, knee=110))
        for other in (replace(figure, scale=0.4), replace(figure, at_px=(10.0, 10.0)), lifted):
            assert view_of(other.pose()).yaw_deg == pytest.approx(view_of(figure.pose()).yaw_deg)


def test_people_on_the_floor() -> None:
    assert view_of(strap().pose()).facing is Facing.LEFT
    assert view_of(butterfly().pose()).facing is Facing.FRONT
