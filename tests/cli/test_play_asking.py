"""The list before ``play`` in a terminal; scripts and files are never kept waiting."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from stretchcoach.cli import asking, main, play
from stretchcoach.errors import NotClearedError
from stretchcoach.records import places
from stretchcoach.records.earlier import last_at
from stretchcoach.records.store import Store
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import StepSide, StretchStep
from stretchcoach.safety.screening import NOTHING_SAID
from stretchcoach.shipped import routine_files

LIBRARY = Library(routine_files())
GENTLE, NORMAL = LIBRARY.routine("chair_hamstring_gentle"), LIBRARY.routine("after_exercise_quads")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def typing(*lines: str) -> Callable[[str], str]:
    left = list(lines)
    return lambda _prompt: left.pop(0)


@pytest.fixture
def store() -> Store:
    places.data_folder()
    return Store.open(places.database_path())[0]


def test_none_of_these_leaves_the_routine() -> None:
    assert asking.as_cleared(GENTLE, LIBRARY, typing("what?", "n"))[0].steps == GENTLE.steps


def test_a_leg_is_left_out() -> None:
    played, cleared = asking.as_cleared(GENTLE, LIBRARY, typing("8", "?", "l"))
    assert {step.side for step in played.steps if isinstance(step, StretchStep)} == {StepSide.RIGHT}
    assert not cleared.says_nothing


@pytest.mark.parametrize("typed", [("1",), ("12", "b"), ("18",), ("15, 7",)])  # an emergency, both legs, a new hip, tetanus
def test_nothing_left_is_an_error_with_advice(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotClearedError, match="nothing of this routine is left"):
        asking.as_cleared(GENTLE, LIBRARY, typing(*typed))
    assert capsys.readouterr().err.strip()


def test_before_the_first_routine_then_after_fourteen_days(store: Store) -> None:
    asked = []

    def ask(after: timedelta) -> bool:
        asked.clear()
        asking.asked_where_due(NORMAL, LIBRARY, store, NOW + after, lambda prompt: asked.append(prompt) or "n")  # type: ignore[func-returns-value]
        return bool(asked)

    assert ask(timedelta())
    assert not ask(timedelta(days=13.9))
    assert ask(timedelta(days=14.1))


def test_before_gentle_mode_every_time(store: Store) -> None:
    for _ in range(2):
        lines = ["n"]
        asking.asked_where_due(GENTLE, LIBRARY, store, NOW, lambda _prompt, lines=lines: lines.pop())  # type: ignore[misc]
        assert not lines


@pytest.mark.parametrize("typed", [("8", "l"), ("16",), ("1",)], ids=["a leg", "pregnant", "an emergency"])
def test_an_answer_that_is_not_kept_is_asked_for_again(store: Store, typed: tuple[str, ...]) -> None:
    asking.asked_where_due(NORMAL, LIBRARY, store, NOW, typing("n"))
    assert last_at(store) == NOW
    try:
        asking.asked_where_due(NORMAL.model_copy(update={"mode": GENTLE.mode}), LIBRARY, store, NOW, typing(*typed))
    except NotClearedError:
        assert typed == ("1",)
    assert last_at(store) is None and not store.settings()


PLAY = ["play", "after_exercise_quads"]


@pytest.mark.parametrize(
    ("more", "terminal", "asked"),
    [
        (["--source", "none"], True, True),
        (["--source", "none", "--gentle"], True, True),
        (["--source", "none", "--gentle"], False, False),
        (["--source", "none", "--gentle", "--screened"], True, False),
        (["--source", "none", "--gentle", "--as-fast-as-possible"], True, False),
        (["--source", "drawn", "--gentle"], True, False),
    ],
)
def test_who_is_asked(more: list[str], terminal: bool, asked: bool, drawn: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def note(routine: object, *_: object) -> object:
        calls.append("asked")
        return routine, NOTHING_SAID

    monkeypatch.setattr(play, "somebody_is_there", lambda: terminal)
    monkeypatch.setattr(play, "asked_where_due", note)
    monkeypatch.setattr(play, "Pace", lambda: play.at_once)
    assert main([*PLAY, *more, "--out", str(tmp_path)]) == 0
    assert calls == (["asked"] if asked else [])


def test_a_circumstance_says_how_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []
    real = play.SessionEngine
    monkeypatch.setattr(play, "SessionEngine", lambda *given, **more: made.append(more) or real(*given, **more))
    monkeypatch.setattr(play, "somebody_is_there", lambda: True)
    lines = typing("24")  # diabetes, or skin that feels little
    monkeypatch.setattr(play, "asked_where_due", lambda *given: asking.asked_where_due(*given, read=lines))
    monkeypatch.setattr(play, "Pace", lambda: play.at_once)
    assert main([*PLAY, "--gentle", "--source", "none", "--out", str(tmp_path)]) == 0
    assert [more["deeper_steps"] for more in made] == [1]
