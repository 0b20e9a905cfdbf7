"""The list before ``play --gentle`` in a terminal; scripts and files are never kept waiting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stretchcoach.cli import asking, main, play
from stretchcoach.errors import NotClearedError
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import StepSide, StretchStep
from stretchcoach.shipped import routine_files

LIBRARY = Library(routine_files())
ROUTINE = LIBRARY.routine("chair_hamstring_gentle")


def typing(*lines: str) -> Callable[[str], str]:
    left = list(lines)
    return lambda _prompt: left.pop(0)


def test_none_of_these_leaves_the_routine() -> None:
    assert asking.as_cleared(ROUTINE, LIBRARY, typing("what?", "n")).steps == ROUTINE.steps


def test_a_leg_is_left_out() -> None:
    played = asking.as_cleared(ROUTINE, LIBRARY, typing("8", "?", "l"))
    assert {step.side for step in played.steps if isinstance(step, StretchStep)} == {StepSide.RIGHT}


@pytest.mark.parametrize("typed", [("1",), ("12", "b"), ("18",), ("15, 7",)])  # an emergency, both legs, a new hip, tetanus
def test_nothing_left_is_an_error_with_advice(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotClearedError, match="nothing of this routine is left"):
        asking.as_cleared(ROUTINE, LIBRARY, typing(*typed))
    assert capsys.readouterr().err.strip()


PLAY = ["play", "chair_hamstring_gentle", "--source", "none"]


@pytest.mark.parametrize(
    ("more", "terminal", "asked"),
    [([], True, True), ([], False, False), (["--screened"], True, False), (["--as-fast-as-possible"], True, False)],
)
def test_who_is_asked(more: list[str], terminal: bool, asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def note(routine: object, _library: object) -> object:
        calls.append("asked")
        return routine

    monkeypatch.setattr(play, "can_answer", lambda: terminal)
    monkeypatch.setattr(play, "as_cleared", note)
    monkeypatch.setattr(play, "Pace", lambda: play.at_once)
    assert main([*PLAY, *more, "--out", str(tmp_path)]) == 0
    assert calls == (["asked"] if asked else [])
