import pytest
from support.pages import SHOWN, item, shelf
from support.session import library

from stretchcoach.routine.values import Limit, Muscle, Position, StepSide
from stretchcoach.ui import shelf as words
from stretchcoach.ui.shelf import Shelf, Wanted

ALL = {"for_me", "after_exercise_quads", "before_exercise_quads", "chair_hamstring_gentle", "evening_three_muscles"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ALL),
        (Wanted(text="KNEE week"), {"for_me"}),
        (Wanted(text="therapist"), {"for_me"}),
        (Wanted(text="butterfly"), {"evening_three_muscles"}),
        (Wanted(text="inner thigh"), {"evening_three_muscles"}),
        (Wanted(text="zumba"), set()),
        (Wanted(muscles=frozenset({Muscle.ADDUCTOR})), {"evening_three_muscles"}),
        (Wanted(muscles=frozenset({Muscle.HAMSTRING})), {"for_me", "chair_hamstring_gentle", "evening_three_muscles"}),
        (Wanted(position=Position.STANDING), {"after_exercise_quads", "before_exercise_quads"}),
        (Wanted(props=frozenset()), set()),
        (Wanted(props=frozenset({"chair"})), ALL - {"evening_three_muscles"}),
        (Wanted(minutes=5), {"before_exercise_quads"}),
        (Wanted(minutes=5, position=Position.FLOOR), set()),
        (Wanted(position=Position.FLOOR), {"evening_three_muscles"}),  # sitting, kneeling and lying: all of it on the floor
        (Wanted(position=Position.LYING), set()),
    ],
)
def test_what_fits(wanted: Wanted, found: set[str]) -> None:
    assert {one.routine.id for one in shelf().items if wanted.fits(one)} == found


def test_the_filters_agree_with_the_library() -> None:
    for muscle in Muscle:
        for position in (None, *Position):
            fitting = library().find_routines(muscle=muscle, position=position, props=("chair", "strap"))
            expected = {routine.id for routine in fitting} & set(SHOWN)
            wanted = Wanted(muscles=frozenset({muscle}), position=position, props=frozenset({"chair", "strap"}))
            assert {one.routine.id for one in shelf().items if wanted.fits(one) and not one.mine} == expected


def test_everything_a_routine_needs_has_a_name() -> None:
    """A thing without one is shown as it stands in the file, in English and in one word."""
    for stretch in library().stretches.values():
        for prop in stretch.props:
            assert words.prop_name(prop) != prop or prop in {"bed", "chair", "cushion", "mat", "pillow", "strap", "towel", "wall"}


def test_a_routine_in_a_sentence() -> None:
    said = words.card_sentence(item())
    assert said == (
        "Knee programme, week two. Front of thigh. Back of thigh. about 8 minutes. Standing. On a chair. "
        "Needs: chair. Gentle. Assigned by A. Therapist."
    )


def test_minutes_are_rounded_up() -> None:
    said = [words.minutes_text(n) for n in (0.2, 1.0, 1.01, 8.0)]
    assert said == ["about 1 minute", "about 1 minute", "about 2 minutes", "about 8 minutes"]


def test_limits_in_words() -> None:
    (limit,) = item().routine.limits
    said = words.limit_text(limit, item())
    assert said == "Standing heel to buttock, left leg: no further than 120 degrees (bend of the knee); hold at most 20 s"
    ratio = Limit.model_validate({"stretch": "adductor_butterfly", "begins": 0.8, "never_beyond": 0.3})
    assert words.limit_text(ratio, item("evening_three_muscles")) == (
        "Butterfly, both legs: no further than 0.3 (height of the knees over the hips, in lengths of the thigh); "
        "time counts from 0.8 (height of the knees over the hips, in lengths of the thigh)"
    )
    assert ratio.side is StepSide.BOTH


def test_a_prop_without_a_name_here_keeps_its_own() -> None:
    assert words.props_text(("pad", "foam_roller")) == "Needs: knee pad, foam roller"
    assert words.props_text(()) == "Needs nothing"


def test_what_can_be_checked_is_there_once() -> None:
    alone = Shelf((item(), item("after_exercise_quads")))
    assert [stretch.id for stretch in alone.checkable] == ["quad_standing", "hamstring_chair"]
    assert len(shelf().checkable) == len(library().stretches)
