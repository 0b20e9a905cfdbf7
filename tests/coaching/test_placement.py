"""Setting up: each line turns with what is seen, what flickers is not shown, and what is said across the room."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from support.figure import SIZE_PX, Figure, chair, half_kneeling, long_sit, lunge, quad, strap
from support.session import library

from stretchcoach.body.pose import Landmark, Observation, Picture
from stretchcoach.coaching.placement import Aspect, Placement, PlacementWatch, State, examine
from stretchcoach.routine.values import Stretch

GOOD_LIGHT = Picture(brightness=140, surround=160, contrast=45, sharpness=6)
QUAD, KNEEL, LUNGE = (library().stretch(name) for name in ("quad_standing", "quad_half_kneeling", "adductor_side_lunge"))
STRAP, SIT, CHAIR = (library().stretch(f"hamstring_{name}") for name in ("strap_lying", "long_sit", "chair"))
SMALLER = replace(quad(), scale=0.9)


def seen(figure: Figure | None, stretch: Stretch = QUAD, picture: Picture | None = GOOD_LIGHT, people: int | None = 1) -> Placement:
    observation = Observation(0.0, SIZE_PX, None if figure is None else figure.pose(), picture, people)
    return examine(observation, stretch, library().stretches.values())


def wrong(placement: Placement) -> set[Aspect]:
    return {line.aspect for line in placement.lines if line.state is State.WRONG}


def test_all_is_well_and_every_line_says_so() -> None:
    placement = seen(SMALLER)
    assert [line.aspect for line in placement.lines] == list(Aspect)
    assert wrong(placement) == set() and placement.is_well
    assert all(line.said for line in placement.lines)
    assert placement.line(Aspect.LEVEL).state is State.UNKNOWN, "nobody faces the lens"


@pytest.mark.parametrize(
    ("figure", "expected", "said"),
    [
        (None, {Aspect.BODY}, "I cannot see you."),
        (replace(SMALLER, at_px=(640.0, 520.0)), {Aspect.FEET}, "Your feet are out of the picture. Move further away."),
        (replace(SMALLER, at_px=(640.0, 120.0)), {Aspect.BODY}, "Your head and shoulders are out of the picture. Move further away."),
        (replace(SMALLER, at_px=(1270.0, 360.0)), {Aspect.BODY, Aspect.FEET}, "You are partly out of the picture. Move further away."),
        (replace(SMALLER, scale=2.6), {Aspect.BODY, Aspect.FEET, Aspect.DISTANCE}, "You are partly out of the picture. Move further away."),
        (replace(SMALLER, scale=0.3), {Aspect.DISTANCE}, "Come closer to the camera."),
        (replace(SMALLER, yaw=0.0), {Aspect.FACING}, "Turn your side to me."),
        (replace(SMALLER, yaw=66.0), {Aspect.FACING}, "Turn a little more to the side."),
        (replace(SMALLER, hidden={Landmark.LEFT_ANKLE: 0.1, Landmark.RIGHT_ANKLE: 0.1}), {Aspect.FEET}, "foot is hidden."),
        (replace(SMALLER, hidden={Landmark.LEFT_KNEE: 0.1, Landmark.RIGHT_KNEE: 0.1}), {Aspect.BODY}, "knee is hidden."),
    ],
)
def test_a_line_turns_with_where_somebody_stands(figure: Figure | None, expected: set[Aspect], said: str) -> None:
    placement = seen(figure)
    assert wrong(placement) == expected
    assert placement.first_problem is not None and said in placement.first_problem.said
    assert not placement.is_well


@pytest.mark.parametrize(
    ("picture", "aspect"),
    [
        (replace(GOOD_LIGHT, brightness=30, surround=35), Aspect.LIGHT),
        (replace(GOOD_LIGHT, brightness=60, surround=200), Aspect.BACKLIGHT),
        (replace(GOOD_LIGHT, brightness=20, surround=20, contrast=3, sharpness=0), Aspect.LENS),
        (replace(GOOD_LIGHT, sharpness=0.2), Aspect.LENS),
        (replace(GOOD_LIGHT, unchanged_s=4.0), Aspect.LENS),
    ],
)
def test_light_and_lens_come_first(picture: Picture, aspect: Aspect) -> None:
    placement = seen(replace(SMALLER, yaw=0.0), picture=picture)
    assert wrong(placement) == {aspect, Aspect.FACING}
    assert placement.first_problem is placement.line(aspect)


def test_one_far_foot_behind_the_other_is_no_fault_from_the_side_but_it_is_from_the_front() -> None:
    far = {Landmark.RIGHT_ANKLE: 0.1}
    assert Aspect.FEET not in wrong(seen(replace(SMALLER, hidden=far)))
    assert Aspect.FEET in wrong(seen(replace(lunge(), scale=0.8, hidden=far), LUNGE))


def test_a_second_person_is_shown_and_keeps_nobody_from_being_judged() -> None:
    placement = seen(SMALLER, people=2)
    assert wrong(placement) == {Aspect.ALONE} and placement.is_well
    assert seen(SMALLER, people=None).line(Aspect.ALONE).state is State.UNKNOWN


def test_somebody_who_faces_the_lens_shows_whether_it_hangs_askew() -> None:
    pose = Figure(yaw=0.0, scale=0.9).pose()
    askew = pose.image_px.copy()
    askew[:, 0] += (360 - askew[:, 1]) * 0.2  # 11 degrees
    placement = examine(Observation(0.0, SIZE_PX, replace(pose, image_px=askew), GOOD_LIGHT, 1), QUAD)
    assert placement.line(Aspect.LEVEL).state is State.WRONG


def test_a_stretch_of_the_same_muscle_is_offered_where_there_is_one() -> None:
    diagonal = seen(replace(strap(), yaw=70.0), STRAP).line(Aspect.FACING)  # filmed from too far towards the feet
    assert diagonal.offer is not None and diagonal.offer.muscle is STRAP.muscle and diagonal.offer is not STRAP
    assert seen(replace(long_sit(), yaw=0.0), SIT).line(Aspect.FACING).offer is None, "no hamstring stretch is judged from the front"


@pytest.mark.parametrize(("figure", "stretch"), [(strap(), STRAP), (long_sit(), SIT), (chair(), CHAIR), (half_kneeling(), KNEEL)])
def test_who_still_stands_shows_nothing_of_a_stretch_on_the_floor(figure: Figure, stretch: Stretch) -> None:
    assert wrong(seen(replace(figure, scale=0.8), stretch)) == set()
    assert seen(SMALLER, stretch).line(Aspect.FACING).said == "Take the position of the stretch, so that I can tell."


def said(watch: PlacementWatch, looks: Iterable[tuple[float, Placement]]) -> list[tuple[float, str]]:
    return [(at_s, cue.text) for at_s, placement in looks if (cue := watch.look(at_s, placement)) is not None]


def looks(begin_s: float, end_s: float, placement: Placement) -> list[tuple[float, Placement]]:
    return [(begin_s + number * 0.1, placement) for number in range(round(10 * (end_s - begin_s)))]


def test_what_flickers_is_not_shown() -> None:
    watch, well, away = PlacementWatch(QUAD), seen(SMALLER), seen(replace(SMALLER, yaw=0.0))
    for number in range(50):
        watch.look(number * 0.1, away if number % 4 == 1 else well)
        assert watch.shown is not None and watch.shown.is_well
    said(watch, looks(5.0, 6.0, away))
    assert watch.shown is not None and wrong(watch.shown) == {Aspect.FACING}


def test_across_the_room_it_is_said_once_that_all_is_well() -> None:
    watch, well = PlacementWatch(QUAD), seen(SMALLER)
    heard = said(watch, looks(0, 30, well))
    assert heard == [(2.0, "I see all of you, and can judge it: Standing heel to buttock. Raise one hand to go on.")]
    away = looks(30, 34, seen(replace(SMALLER, yaw=0.0)))
    again = said(watch, [*away, *looks(34, 60, well)])
    assert [text.split(".")[0] for _at_s, text in again] == [
        "Turn your side to me",
        "I see all of you, and can judge it: Standing heel to buttock",
    ]


def test_the_first_problem_is_said_every_eight_seconds() -> None:
    heard = said(PlacementWatch(QUAD), looks(0, 30, seen(None)))
    assert [at_s for at_s, _text in heard] == pytest.approx([2.0, 10.0, 18.0, 26.0], abs=0.11)
    assert {text for _at_s, text in heard} == {"I cannot see you."}


def test_problems_that_take_turns_are_no_chatter() -> None:
    dark, away = seen(SMALLER, picture=replace(GOOD_LIGHT, brightness=30, surround=35)), seen(replace(SMALLER, yaw=0.0))
    turns = [look for turn in range(8) for look in looks(turn * 3, turn * 3 + 3, (dark, away)[turn % 2])]
    heard = said(PlacementWatch(QUAD), turns)
    assert all(later - earlier >= 8 for (earlier, _a), (later, _b) in pairwise(heard))
    assert len(heard) >= 2
