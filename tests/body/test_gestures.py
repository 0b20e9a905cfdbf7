"""Raised hands of drawn people: who means it is understood after a second, and who holds a strap or rests is not."""

import numpy as np
import pytest
from support.figure import SIDE_YAW, SIZE_PX, Figure, butterfly, chair, half_kneeling, long_sit, quad, strap, with_arms

from stretchcoach.body.gestures import Gesture, Gestures
from stretchcoach.body.pose import Landmark, Observation, Picture, Pose, Side

LEFT, RIGHT, BOTH = (Side.LEFT,), (Side.RIGHT,), (Side.LEFT, Side.RIGHT)
TO_THE_HEAD = (-1.0, 0.0, 0.0)
STANDING, LYING = Figure(yaw=0.0), Figure(tip=90.0, yaw=SIDE_YAW)


def fired(*spans: tuple[float, Pose | None], fps: float = 15, noise_m: float = 0.0, lost: float = 0.0) -> list[tuple[float, Gesture]]:
    """Each pose for so many seconds; what was understood and when."""
    gestures, found, random = Gestures(), [], np.random.default_rng(1)
    frames = [pose for lasts_s, pose in spans for _ in range(round(lasts_s * fps))]
    for number, pose in enumerate(frames):
        if pose is not None:
            visibility = pose.visibility.copy()
            if random.random() < lost:
                visibility[[Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST]] = 0.1
            pose = Pose(pose.image_px, pose.world_m + random.normal(0, noise_m, pose.world_m.shape), visibility)
        gesture = gestures.update(Observation(number / fps, SIZE_PX, pose))
        if gesture is not None:
            found.append((round(number / fps, 2), gesture))
    return found


POSITIONS = {
    "standing": STANDING,
    "standing, side view": Figure(yaw=SIDE_YAW),
    "in the standing stretch": quad(110),
    "half-kneeling": half_kneeling(),
    "on a chair": chair(lean=20),
    "long sitting": long_sit(lean=10),
    "butterfly": butterfly(),
    "lying": LYING,
    "lying, head to the right": Figure(tip=90.0, yaw=-SIDE_YAW),
    "lying, the strap let go": strap(hip=60),
}


@pytest.mark.parametrize("figure", POSITIONS.values(), ids=POSITIONS)
@pytest.mark.parametrize(("sides", "meant"), [(LEFT, Gesture.ONE_HAND), (RIGHT, Gesture.ONE_HAND), (BOTH, Gesture.BOTH_HANDS)])
@pytest.mark.parametrize("fps", [6, 15, 30])
def test_a_raised_hand_is_understood_after_a_second(figure: Figure, sides: tuple[Side, ...], meant: Gesture, fps: float) -> None:
    found = fired((1, figure.pose()), (4, with_arms(figure, sides)), (1, figure.pose()), fps=fps, noise_m=0.01, lost=0.05)
    assert [gesture for _at_s, gesture in found] == [meant]
    assert 1.0 <= found[0][0] - 1.0 <= 1.2


AT_REST = {
    "arms hang": STANDING.pose(),
    "arm straight forward": with_arms(Figure(yaw=SIDE_YAW), LEFT, (1, 0, 0)),
    "arms out to the sides": with_arms(STANDING, BOTH, (1, 0, 0)),
    "hand at a wall, a little up": with_arms(Figure(yaw=SIDE_YAW), LEFT, (1, -0.8, 0)),
    "lying, arms on the floor behind the head": with_arms(LYING, BOTH, TO_THE_HEAD),
    "lying, arm half up": with_arms(LYING, LEFT, (1, -1, 0)),
    "unsure of the arm": with_arms(STANDING, LEFT, seen=0.3),
}


@pytest.mark.parametrize("pose", AT_REST.values(), ids=AT_REST)
def test_arms_that_rest_or_hold_say_nothing(pose: Pose) -> None:
    assert fired((4, pose)) == []


@pytest.mark.parametrize("hip", [45, 60, 75, 90])
def test_hands_on_a_strap_say_nothing(hip: float) -> None:
    figure = strap(hip=hip)
    world = figure.pose().world_m
    along = world[Landmark.LEFT_ANKLE] - world[Landmark.LEFT_SHOULDER]
    for sides in (LEFT, BOTH):
        assert fired((4, with_arms(figure, sides, tuple(along)))) == []


def test_a_wave_is_too_short() -> None:
    up = with_arms(STANDING, LEFT)
    assert fired((1, STANDING.pose()), (0.9, up), (0.5, STANDING.pose()), (0.9, up), (1, STANDING.pose())) == []


def test_each_raise_speaks_once_and_the_next_speaks_again() -> None:
    up, down = with_arms(STANDING, LEFT), STANDING.pose()
    assert [at_s for at_s, _ in fired((1, down), (5, up), (1, down), (2, up))] == [2.0, 8.0]


def test_a_second_hand_may_join_the_first_and_both_come_down_one_by_one() -> None:
    one, both = with_arms(STANDING, LEFT), with_arms(STANDING, BOTH)
    found = fired((1, STANDING.pose()), (0.5, one), (2, both), (2, one))
    assert [gesture for _, gesture in found] == [Gesture.BOTH_HANDS]
    assert found[0][0] == pytest.approx(2.5, abs=0.1)  # a second after the second hand
    assert [gesture for _, gesture in fired((1.5, one), (2, both))] == [Gesture.ONE_HAND, Gesture.BOTH_HANDS]


def test_a_picture_or_two_without_the_person_do_not_lower_the_hand() -> None:
    up = with_arms(STANDING, LEFT)
    assert fired((0.6, up), (0.2, None), (1, up)) == [(1.0, Gesture.ONE_HAND)]
    assert fired((0.6, up), (0.5, None), (0.8, up)) == []


def test_a_hand_above_the_picture_counts() -> None:
    high = Figure(yaw=0.0, at_px=(640.0, 330.0))
    pose = with_arms(high, LEFT)
    assert pose.image_px[Landmark.LEFT_WRIST][1] < 50
    visibility = pose.visibility.copy()
    visibility[Landmark.LEFT_WRIST] = 0.05
    shifted = Pose(pose.image_px - [0.0, 60.0], pose.world_m, visibility)
    assert fired((2, shifted)) == [(1.0, Gesture.ONE_HAND)]
    assert fired((2, Pose(pose.image_px - [0.0, -60.0], pose.world_m, visibility))) == []


def test_a_picture_of_a_person_gives_no_orders() -> None:
    gestures, up = Gestures(), with_arms(STANDING, LEFT)
    still = Picture(120, 120, 50, 8, stir=0.0, stir_around=0.0)
    assert not any(gestures.update(Observation(number / 10, SIZE_PX, up, still)) for number in range(30))
