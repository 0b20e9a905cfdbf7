"""``stretchcoach cramp`` in the terminal, with a clock that runs as fast as it is read."""

import re
from collections.abc import Callable, Iterator

import pytest

from stretchcoach.cli import cramp, main
from stretchcoach.cli.cramp import in_terminal


class Typist:
    """Types a line at a moment of the path's own clock."""

    def __init__(self, *typed: tuple[float, str]) -> None:
        self.now_s, self._typed = 0.0, list(typed)

    def clock(self) -> float:
        return self.now_s

    def read(self, wait_s: float) -> str | None:
        self.now_s += wait_s
        if self._typed and self.now_s >= self._typed[0][0]:
            return self._typed.pop(0)[1] + "\n"
        if not self._typed and self.now_s > 900:
            raise EOFError
        return None


Told = Callable[..., str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Iterator[Told]:
    def walk(*typed: tuple[float, str]) -> str:
        typist = Typist(*typed)
        assert in_terminal(typist.read, typist.clock) == 0
        out, err = capsys.readouterr()
        assert out == ""
        return re.sub(r"\s+", " ", err)

    yield walk


def test_from_four_answers_to_aftercare(told: Told) -> None:
    text = told((1, "1"), (2, "n"), (3, "2"), (4, "8"), (60, "7"), (70, "g"))
    for expected in (
        "left leg, back of the thigh",
        "This cramp has lasted for more than ten minutes",
        "Left leg. Sit and straighten the leg.",
        "Stay there for 20 seconds. Breathe out slowly.",
        "Stroke the muscle",
    ):
        assert expected in text


def test_what_to_type_to_write_it_down_is_a_command_that_does(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    text = told((1, "1"), (2, "n"), (3, "2"), (4, "8"), (60, "7"), (70, "g"))
    command = text.partition("To write it down: stretchcoach ")[2].strip()
    assert command == "diary add --side left --muscle hamstring --pain 8 --minutes 1 --helped stretch"
    assert main(command.split()) == 0
    assert "left leg, back of the thigh; pain 8; 1 min; Stretching" in capsys.readouterr().out


def test_a_yes_ends_it_with_its_advice_and_often_does_not(told: Told) -> None:
    text = told((1, "3"), (2, "15"), (3, "8"))
    assert "See a doctor about it." in text and "Do not stretch or massage this leg." in text
    assert "first" not in text.partition("Do not stretch or massage")[2].lower()


def test_letters_change_the_stretches(told: Told) -> None:
    text = told((1, "1"), (2, "d"), (3, "n"), (4, "1"), (5, "8"), (6, "s"))
    assert "Do not stretch the back of the thigh with the hip far bent." in text
    assert "No stretch now. Rest the leg, and loosen it, for 60 seconds." in text


def test_what_cannot_be_understood_is_answered_with_what_can_be_typed(told: Told) -> None:
    text = told((1, "9"), (2, "help"), (3, "s"))
    assert text.count("Type the number and press Enter; s stops.") == 3


def test_the_numbers_are_the_ones_that_are_spoken(told: Told) -> None:
    text = told((12, "6"), (13, "s"))
    assert "Front: left 3, right 6." in text and "6 right leg, front of the thigh" in text


def test_left_alone_it_ends_after_ten_minutes(told: Told) -> None:
    assert "please get medical advice now" in told((1, "2"), (2, "n"), (3, "3"), (4, "8"))


def test_when_nobody_can_answer_any_more_it_stops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def gone(_wait_s: float) -> str | None:
        raise EOFError

    monkeypatch.setattr(cramp, "_lines_of_stdin", lambda: gone)
    assert main(["cramp", "--text"]) == 0
    err = capsys.readouterr().err
    assert "Stopped." in err and "Let go" not in err  # of what?
