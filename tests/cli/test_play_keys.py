"""The keys of a session in the terminal: at a pseudo-terminal, as somebody presses them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from stretchcoach.cli.keys import Keys, somebody_is_there
from stretchcoach.cli.playing import press
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.player import SessionRunner
from stretchcoach.records import places
from stretchcoach.records.store import Store
from stretchcoach.routine.library import Library
from stretchcoach.shipped import routine_files

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
LIBRARY = Library(routine_files())


@dataclass
class Terminal:
    """A terminal with a keyboard: what is written to ``hand`` is typed."""

    hand: int
    stdin: IO[str]

    def type(self, text: str) -> None:
        os.write(self.hand, text.encode())

    @property
    def shows_and_waits(self) -> bool:
        return bool(termios.tcgetattr(self.stdin.fileno())[3] & (termios.ECHO | termios.ICANON))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    hand, screen = pty.openpty()
    with os.fdopen(screen, "r") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield Terminal(hand, stdin)
    os.close(hand)


def test_keys_are_read_without_enter_and_the_terminal_is_as_it_was(terminal: Terminal) -> None:
    before = termios.tcgetattr(terminal.stdin.fileno())
    with Keys() as keys:
        assert keys.work and not terminal.shows_and_waits
        assert keys.pressed() == ""
        terminal.type("3H ")
        assert keys.pressed() == "3h "
        assert keys.pressed() == ""
    assert termios.tcgetattr(terminal.stdin.fileno()) == before
    assert Keys().pressed() == ""


def test_what_an_arrow_key_sends_is_no_letter(terminal: Terminal) -> None:
    with Keys() as keys:
        terminal.type("\x1b[H")  # Home is not "it hurts"
        assert keys.pressed() == ""


def test_without_a_terminal_there_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        assert not somebody_is_there()
        with Keys() as keys:
            assert not keys.work and keys.pressed() == ""
    monkeypatch.setattr(sys, "stdin", None)
    assert not somebody_is_there()


def test_keys_that_are_not_wanted_leave_the_terminal_alone(terminal: Terminal) -> None:
    with Keys(wanted=False) as keys:
        assert terminal.shows_and_waits and not keys.work


class Somebody:
    """A session by time, and somebody at its keyboard."""

    def __init__(self, folder: Path, routine: str = "after_exercise_quads", until: Phase = Phase.STRETCH) -> None:
        plan = LIBRARY.routine(routine)
        self.engine = SessionEngine(agenda_of(plan, LIBRARY), plan.mode, has_camera=False)
        self.runner = SessionRunner(self.engine, folder, source="none", routine=routine, mode=plan.mode, model_sha256=None)
        self.rests: list[bool] = []
        self.now_s = 0.0
        self.wait(1)
        while self.update.phase is not until:
            self.wait(1)

    def wait(self, seconds: float) -> None:
        self.now_s += seconds
        self.update = self.runner.feed(self.now_s, None)

    def press(self, key: str) -> Phase:
        press(key, self.runner, self.rests.append)
        self.wait(0.1)
        return self.update.phase


def test_pain_of_the_digits_and_plus(tmp_path: Path) -> None:
    somebody = Somebody(tmp_path)
    somebody.press("4")
    assert not somebody.engine.log.alerts
    somebody.press("5")
    assert [raised.alert.measured for raised in somebody.engine.log.alerts] == [5]
    somebody.press("+")
    assert somebody.engine.log.ended is EndReason.PAIN
    assert somebody.engine.log.alerts[-1].alert.measured == 10


def test_it_hurts_then_it_eased_and_twice_is_the_end(tmp_path: Path) -> None:
    somebody = Somebody(tmp_path)
    somebody.press("h")
    assert somebody.update.alert is not None and somebody.update.phase is Phase.STRETCH and not somebody.rests
    somebody.press("e")
    somebody.wait(30)
    assert somebody.update.alert is None
    somebody.press("h")
    somebody.press("h")
    assert somebody.engine.log.ended is EndReason.PAIN


def test_space_pauses_lets_go_of_the_camera_and_goes_on(tmp_path: Path) -> None:
    somebody = Somebody(tmp_path)
    assert somebody.press(" ") is Phase.PAUSED
    assert somebody.press(" ") is Phase.STRETCH
    assert somebody.rests == [True, False]


def test_where_there_is_nothing_to_ease_everything_stands(tmp_path: Path) -> None:
    somebody = Somebody(tmp_path, until=Phase.WALK)
    assert somebody.press("h") is Phase.PAUSED and somebody.rests == [True]


def test_next_end_and_keys_that_mean_nothing(tmp_path: Path) -> None:
    somebody = Somebody(tmp_path, until=Phase.WALK)
    assert somebody.press("z") is Phase.WALK
    assert somebody.press("n") is Phase.READY
    somebody.press("q")
    assert somebody.engine.log.ended is EndReason.STOPPED


def at_a_terminal(*arguments: str, presses: dict[str, str]) -> tuple[str, int]:
    """Run the program at a terminal of its own, and press a key whenever it says something for the first time.

    Args:
        presses: what is waited for, and the keys that answer it, in turn.

    Returns:
        What was on the screen, and the exit code.
    """
    hand, desk = pty.openpty()
    command = [sys.executable, "-m", "stretchcoach", *arguments]
    child = subprocess.Popen(command, stdin=desk, stdout=desk, stderr=desk, start_new_session=True)
    os.close(desk)
    waiting, screen = list(presses.items()), ""
    while True:
        try:
            seen = os.read(hand, 4096)
        except OSError:  # it has ended
            seen = b""
        if not seen:
            break
        screen += seen.decode("utf-8", "replace")
        if waiting and waiting[0][0] in " ".join(screen.split()):
            os.write(hand, waiting.pop(0)[1].encode())
    os.close(hand)
    code = child.wait()
    assert not waiting, f"never said: {waiting}\n{screen}"
    return screen, code


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def saved(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "session.json").read_text())  # type: ignore[no-any-return]


@pytest.mark.usefixtures("wide")
def test_at_a_real_terminal_it_is_screened_answered_and_remembered(tmp_path: Path) -> None:
    out, argv = tmp_path / "out", ("play", "chair_hamstring_gentle", "--source", "none", "--say", "off")
    presses = {"the numbers of what is so:": "n\n", "Keys: 0 to 9": "8", "leg": "hh"}
    screen, code = at_a_terminal(*argv, "--out", str(out), presses=presses)
    assert code == 0
    assert "The session ended because it hurt." in screen
    assert saved(out)["ended"]["reason"] == "pain"
    store, problem = Store.open(places.database_path())
    assert problem is None
    (kept,) = store.history()
    assert (kept.routine, kept.live, kept.log.ended) == ("chair_hamstring_gentle", True, EndReason.PAIN)
    assert b'"8"' not in places.database_path().read_bytes()
    assert list(store.settings()) == ["screening_asked_at"]


@pytest.mark.usefixtures("wide")
def test_a_file_is_played_without_a_question_or_a_history(tmp_path: Path, drawn: object) -> None:
    from support.figure import quad

    from stretchcoach.vision.recording import RecordingWriter

    with RecordingWriter(tmp_path / "a.jsonl") as writer:
        for at in range(30):
            writer.write(quad(110).seen(at / 15))
    argv = ("play", "--stretch", "quad_standing", "--side", "left", "--hold", "5 s", "--gentle", "--source", str(tmp_path / "a.jsonl"))
    screen, code = at_a_terminal(*argv, "--say", "off", "--out", str(tmp_path / "out"), presses={})
    assert code == 0 and "Keys:" not in screen and "None of these" not in screen
    assert saved(tmp_path / "out")["holds"][0]["held_s"] > 1
    assert not places.database_path().exists()
