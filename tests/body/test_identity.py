"""One body: who is followed, which leg is which, and what does not live."""

from dataclasses import replace

import pytest
from support.figure import SIZE_PX, Figure, Leg, quad, strap

from stretchcoach.body.identity import Doubt, OneBody
from stretchcoach.body.pose import Landmark, Observation, Picture, Pose, Side

LIVELY = Picture(brightness=150, surround=160, contrast=40, sharpness=6, stir=30, stir_around=0)
QUIET = replace(LIVELY, stir=4, stir_around=1)
KNEES_ANKLES = [Landmark.of(name, side) for name in ("knee", "ankle") for side in Side]


def swapped(pose: Pose) -> Pose:
    """The same person, with the legs named the wrong way round."""
    order = list(range(33))
    for name in ("hip", "knee", "ankle", "heel", "toe"):
        left, right = Landmark.of(name, Side.LEFT), Landmark.of(name, Side.RIGHT)
        order[left], order[right] = right, left
    return Pose(pose.image_px[order], pose.world_m[order], pose.visibility[order])


def seen(at_s: float, pose: Pose | None, picture: Picture | None = None) -> Observation:
    return Observation(at_s, SIZE_PX, pose, picture)


def test_a_recording_without_pictures_is_believed() -> None:
    assert OneBody().update(seen(0.0, quad().pose()))[1] is None


def test_a_still_picture_never_lives_however_long_it_hangs_there() -> None:
    body = OneBody()
    doubts = {body.update(seen(at / 10, quad().pose(), QUIET))[1] for at in range(600)}
    assert doubts == {Doubt.STILL}


@pytest.mark.parametrize("zoom", [1.0, 1.002])
def test_a_picture_that_is_only_moved_or_zoomed_does_not_live(zoom: float) -> None:
    body, shaken = OneBody(), replace(LIVELY, stir_around=20)
    doubts = {
        body.update(seen(at / 10, replace(quad(), scale=zoom**at, at_px=(600 + at, 360)).pose(), shaken))[1] for at in range(100)
    }
    assert doubts == {Doubt.STILL}


def test_somebody_who_moves_in_lives_and_goes_on_living_in_a_quiet_hold() -> None:
    body = OneBody()
    for at in range(20):
        body.update(seen(at / 10, quad(5 * at).pose(), LIVELY))
    assert body.update(seen(2.0, quad(95).pose(), LIVELY))[1] is None
    assert all(body.update(seen(2 + at / 10, quad(95).pose(), QUIET))[1] is None for at in range(1, 300))


def test_a_moment_out_of_sight_costs_neither_life_nor_place() -> None:
    body = OneBody()
    for at in range(20):
        body.update(seen(at / 10, quad(5 * at).pose(), LIVELY))
    for at in range(20, 50):
        body.update(seen(at / 10, None, QUIET))
    assert body.update(seen(5.0, quad(95).pose(), QUIET))[1] is None


def test_a_bystander_is_not_the_person_and_the_person_is_taken_up_again() -> None:
    body = OneBody()
    person, bystander = quad(), replace(Figure(), at_px=(1100.0, 360.0))
    assert body.update(seen(0.0, person.pose()))[1] is None
    for at in range(1, 20):
        assert body.update(seen(at / 10, bystander.pose()))[1] is Doubt.SOMEBODY_ELSE
    assert body.update(seen(2.0, person.pose()))[1] is None


def test_after_three_seconds_the_other_body_is_the_person() -> None:
    body = OneBody()
    body.update(seen(0.0, quad().pose()))
    doubts = [body.update(seen(at / 10, replace(Figure(), at_px=(1100.0, 360.0)).pose()))[1] for at in range(1, 60)]
    assert doubts[:29] == [Doubt.SOMEBODY_ELSE] * 29
    assert doubts[-1] is None


def test_a_new_body_must_show_life_of_its_own() -> None:
    body = OneBody()
    for at in range(20):
        body.update(seen(at / 10, quad(5 * at).pose(), LIVELY))
    poster = replace(quad(), at_px=(1150.0, 300.0), scale=0.5).pose()
    doubts = [body.update(seen(2 + at / 10, poster, QUIET))[1] for at in range(100)]
    assert doubts[0] is Doubt.SOMEBODY_ELSE
    assert doubts[-1] is Doubt.STILL


def test_swapped_legs_are_mended() -> None:
    body, pose = OneBody(), strap(60).pose()
    body.update(seen(0.0, pose))
    mended, doubt = body.update(seen(0.1, swapped(pose)))
    assert doubt is None
    assert mended.pose is not None
    assert mended.pose.image_px[KNEES_ANKLES] == pytest.approx(pose.image_px[KNEES_ANKLES])


def test_legs_that_lie_together_are_left_as_they_are_named() -> None:
    body, pose = OneBody(), Figure().pose()
    body.update(seen(0.0, pose))
    mended, _doubt = body.update(seen(0.1, swapped(pose)))
    assert mended.pose is not None
    assert mended.pose.image_px == pytest.approx(swapped(pose).image_px)


def test_a_leg_that_leaps_for_a_moment_has_not_moved() -> None:
    body, raised = OneBody(), strap(70).pose()
    body.update(seen(0.0, raised))
    for at_s in (0.07, 0.13, 0.2):
        observation, doubt = body.update(seen(at_s, strap(10).pose()))
        assert doubt is None
        assert observation.pose is raised
    assert body.update(seen(0.27, raised))[1] is None


def test_a_leg_that_has_leapt_and_stays_there_is_doubted_once_and_then_believed() -> None:
    body, low = OneBody(), strap(10).pose()
    body.update(seen(0.0, strap(90).pose()))
    doubts = [body.update(seen(at / 10, low))[1] for at in range(1, 10)]
    assert doubts == [None] * 4 + [Doubt.LEGS_MIXED] + [None] * 4


def test_a_leg_that_moves_as_fast_as_legs_do_is_believed() -> None:
    body = OneBody()
    for at in range(60):
        degrees = 5 + 80 * min(1.0, at / 15)  # 80 degrees in a second
        assert body.update(seen(at / 15, Figure(Leg(thigh=degrees), tip=90.0, yaw=88.0).pose()))[1] is None


def test_somebody_who_moves_before_a_moving_camera_lives() -> None:
    body, shaken = OneBody(), replace(LIVELY, stir_around=20)
    doubts = [body.update(seen(at / 10, quad(5 * at).pose(), shaken))[1] for at in range(20)]
    assert doubts[0] is Doubt.STILL
    assert doubts[-1] is None
