"""Every sentence the coach has of its own, as it sounds."""

import inspect
from collections.abc import Callable

import pytest
from support.session import library

from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Landmark, Side
from stretchcoach.coaching import phrases, setup_phrases, view_phrases
from stretchcoach.safety.alerts import Alert, Level, Reason

QUAD, LYING, FRONT = (library().stretch(name) for name in ("quad_standing", "hamstring_strap_lying", "adductor_butterfly"))


def alarm(reason: Reason, measured: float = 25) -> Alert:
    return Alert(Level.CAUTION, reason, measured, 20, "deg/s")


NO_SENTENCE = {"side_name", "muscle_name", "ngettext", "capitalised"}
WITH_ARGUMENTS: dict[str, list[tuple[tuple[object, ...], str]]] = {
    "doubtful": [((doubt,), "") for doubt in Doubt],
    "turn": [((QUAD,), "Turn your side to me."), ((LYING,), "side towards me."), ((FRONT,), "Turn to face me.")],
    "turn_a_little": [((QUAD,), "to the side."), ((FRONT,), "towards me.")],
    "hidden": [((mark,), "hidden.") for mark in Landmark],
    "clock_waits": [(("I cannot see you.",), "I cannot see you. The clock waits.")],
    "by_time_now": [(("I cannot see you.",), "I cannot see you. I count by time now.")],
    "get_ready": [(("Butterfly", None), "Get ready. Butterfly."), (("Lunge", Side.RIGHT), "Get ready. Lunge, right leg.")],
    "move_in": [((Side.LEFT,), "Left leg. Move in slowly"), ((None,), "Both legs. Move in slowly")],
    "settled": [((Side.LEFT,), "Left leg. You are in position"), ((None,), "Both legs. You are")],
    "hold_by_time": [((Side.LEFT, 30.0), "Hold for 30 seconds.")],
    "seconds_left": [((10,), "10 seconds left."), ((1,), "1 second left.")],
    "count": [((3,), "Three."), ((2,), "Two."), ((1,), "One.")],
    "minutes_left": [((1,), "1 minute left."), ((9,), "9 minutes left.")],
    "rest": [
        ((15.0, Side.LEFT, 2, 3), "Rest 15 seconds. Then the left leg again, hold 2 of 3."),
        ((15.0, None, 2, 3), "Then once more, hold 2 of 3."),
    ],
    "switch": [((Side.RIGHT,), "Now the right leg.")],
    "other_leg": [((Side.RIGHT,), "stretch the right leg.")],
    "ease_off": [((alarm(reason),), "Ease back slowly.") for reason in (Reason.RANGE, Reason.SPEED)],
    "caution": [((alarm(Reason.SPEED),), "Slower"), ((alarm(Reason.SPEED, -25),), "Let go slowly.")],
    "all_seen": [(("Butterfly",), "Butterfly")],
    "hold": [((30.0,), "Hold 30 seconds.")],
    "going_on_for": [((17,), "17 seconds left.")],
    "pain_ease": [],
    "fell": [],
    "yes": [],
    "then": [],
    "seen_again": [(("Left leg. Move in slowly.",), "I see you again. Left leg.")],
    "walk": [((60.0,), "60 seconds.")],
    "drill": [(("Heel curls", 10, Side.LEFT), "Heel curls, 10 times, left leg."), (("Heel curls", 1, None), "1 time, both legs.")],
}
ALL = [
    (phrase, name)
    for module in (phrases, view_phrases, setup_phrases)
    for name, phrase in inspect.getmembers(module, inspect.isfunction)
    if not name.startswith("_") and name not in NO_SENTENCE
]


@pytest.mark.parametrize(("phrase", "name"), ALL, ids=[name for _phrase, name in ALL])
def test_a_short_whole_sentence(phrase: Callable[..., str], name: str) -> None:
    for arguments, part in WITH_ARGUMENTS.get(name, [((), "")]):
        text = phrase(*arguments)
        assert part in text
        assert text[0].isupper() or text[0].isdigit()
        assert text[-1] in ".?"
        assert len(text.split()) <= 16
        assert "{" not in text
        assert "None" not in text


def test_a_hidden_part_is_named_with_its_side() -> None:
    assert view_phrases.hidden(Landmark.LEFT_KNEE) == "Your left knee is hidden."
    assert view_phrases.hidden(Landmark.NOSE) == "Part of you is hidden."


@pytest.mark.parametrize(("hands", "answer"), [(True, "one hand up."), (False, "press E.")])
def test_who_is_asked_hears_how_to_answer(hands: bool, answer: str) -> None:
    assert phrases.pain_ease(hands=hands).endswith(answer)
    assert phrases.fell(hands=hands).endswith("One hand up: yes." if hands else "If so, press O.")
    assert len(phrases.fell(hands=hands).split()) <= 16
