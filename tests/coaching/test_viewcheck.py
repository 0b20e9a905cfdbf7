"""The view check: what a camera can judge from where it stands, and the first thing that is wrong."""

from dataclasses import replace

import pytest
from support.figure import SIZE_PX, Figure, lunge, quad, strap
from support.session import library

from stretchcoach.body.pose import Landmark, Observation, Picture
from stretchcoach.body.view import View
from stretchcoach.coaching.viewcheck import ViewProblem, check_view, judged_from, variants_for

GOOD_LIGHT = Picture(brightness=140, surround=160, contrast=45, sharpness=6)


def look(figure: Figure | None, picture: Picture | None = GOOD_LIGHT, people: int = 1) -> Observation:
    return Observation(0.0, SIZE_PX, None if figure is None else figure.pose(), picture, people)


QUAD, STRAP, LUNGE = (library().stretch(name) for name in ("quad_standing", "hamstring_strap_lying", "adductor_side_lunge"))


def test_square_to_the_side_in_good_light_is_fine() -> None:
    check = check_view(look(quad()), QUAD)
    assert check.problems == ()
    assert check.sentence(QUAD) is None
    assert check.judges == ("depth", "knee_forward", "trunk_lean")


@pytest.mark.parametrize(
    ("figure", "stretch", "problem"),
    [
        (quad(yaw=0.0), QUAD, ViewProblem.TURNED_AWAY),
        (quad(yaw=66.0), QUAD, ViewProblem.TURNED_A_LITTLE),
        (quad(yaw=170.0), QUAD, ViewProblem.TURNED_AWAY),
        (replace(quad(), at_px=(640.0, 640.0)), QUAD, ViewProblem.CUT_OFF),
        (replace(quad(), scale=0.3), QUAD, ViewProblem.SMALL),
        (None, QUAD, ViewProblem.NOBODY),
        (replace(strap(), yaw=60.0), STRAP, ViewProblem.TURNED_AWAY),
    ],
)
def test_each_problem_is_named(figure: Figure | None, stretch: object, problem: ViewProblem) -> None:
    check = check_view(look(figure), stretch)  # type: ignore[arg-type]
    assert check.problems[0] is problem
    assert check.sentence(stretch)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        (replace(GOOD_LIGHT, brightness=30, surround=35), ViewProblem.DARK),
        (replace(GOOD_LIGHT, brightness=60, surround=200), ViewProblem.BACKLIT),
        (replace(GOOD_LIGHT, brightness=20, surround=20, contrast=3, sharpness=0), ViewProblem.COVERED),
        (replace(GOOD_LIGHT, sharpness=0.2), ViewProblem.BLURRED),
    ],
)
def test_light_and_lens(picture: Picture, problem: ViewProblem) -> None:
    assert check_view(look(quad(), picture), QUAD).problems[0] is problem


def test_a_second_person_is_said_last_and_refuses_nothing() -> None:
    check = check_view(look(quad(), people=2), QUAD)
    assert check.problems == (ViewProblem.TWO_PEOPLE,)
    assert not check.refused


def test_the_same_picture_for_seconds_is_frozen() -> None:
    assert check_view(look(quad(), replace(GOOD_LIGHT, unchanged_s=4.0)), QUAD).problems[0] is ViewProblem.FROZEN


def test_a_camera_that_hangs_askew_is_seen_on_somebody_who_stands() -> None:
    pose = Figure(yaw=0.0).pose()
    askew = pose.image_px.copy()
    askew[:, 0] += (360 - askew[:, 1]) * 0.2  # 11 degrees
    tilted = Observation(0.0, SIZE_PX, replace(pose, image_px=askew), GOOD_LIGHT, 1)
    assert ViewProblem.TILTED in check_view(tilted, LUNGE).problems
    assert ViewProblem.TILTED not in check_view(look(lunge()), LUNGE).problems


def test_from_the_front_only_the_outward_drift_of_the_quad_stretch_is_judged() -> None:
    assert judged_from(QUAD, View(0.0)) == ("knee_out",)
    assert judged_from(QUAD, View(45.0)) == ("depth", "knee_forward", "knee_out")
    assert judged_from(QUAD, View(170.0)) == ()
    assert judged_from(QUAD, None) == ()


def test_the_variants_that_a_camera_could_judge_are_of_the_same_muscle() -> None:
    from_the_side = variants_for(View(90.0), library().stretches.values(), STRAP)
    assert from_the_side[0].id == "hamstring_strap_lying"
    assert {stretch.id for stretch in from_the_side} == {"hamstring_strap_lying", "hamstring_long_sit", "hamstring_chair"}
    assert variants_for(View(0.0), library().stretches.values(), STRAP) == ()


def test_a_lens_that_sees_a_hidden_landmark_is_not_thereby_cut_off() -> None:
    hidden = replace(quad(), hidden={Landmark.RIGHT_ANKLE: 0.1})
    assert check_view(look(hidden), QUAD).problems == ()
