"""What nobody caught is told, logged and saved for; and a log never knows a body."""

import logging
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from support.history import hold

from stretchcoach import logs
from stretchcoach.body.pose import LANDMARK_COUNT, Observation, Pose
from stretchcoach.coaching.log import Raised, SessionLog
from stretchcoach.errors import SourceError
from stretchcoach.safety.guard import Alert, Level, Reason

POSE = Pose(np.full((LANDMARK_COUNT, 2), 123.45), np.full((LANDMARK_COUNT, 3), 123.45), np.ones(LANDMARK_COUNT))
SEEN = Observation(123.45, (640, 480), POSE)
HURTS = Raised(123.45, Alert(Level.STOP, Reason.PAIN, 8, 6, "0-10"), None, None)
log = logging.getLogger("stretchcoach.somewhere")


class Caught:
    """A log, and what was told and saved."""

    def __init__(self, path: Path) -> None:
        self.path, self.told, self.saved = path, list[str](), list[str]()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


@pytest.fixture
def caught(tmp_path: Path) -> Iterator[Caught]:
    caught = Caught(tmp_path / "state" / "log" / "stretchcoach.log")
    undo = logs.install(caught.path, caught.told.append, lambda: caught.saved.append("saved"))
    yield caught
    undo()


def break_off(error: Exception) -> None:
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]  # as Python and PyQt do


def test_a_mishap_is_told_in_a_sentence_saved_for_and_logged(caught: Caught) -> None:
    break_off(ZeroDivisionError("division by zero"))
    said = f"Something went wrong in the program. What you have done so far is saved. Details are in {caught.path}."
    assert caught.told == [said]
    assert caught.saved == ["saved"]
    assert "ZeroDivisionError: division by zero" in caught.text
    assert "in break_off" in caught.text and "test_logs.py" in caught.text


def test_what_is_a_sentence_already_is_told_as_it_is(caught: Caught) -> None:
    break_off(SourceError("The camera is busy."))
    assert caught.told == ["The camera is busy."]


def test_a_thread_that_breaks_is_told_too(caught: Caught) -> None:
    thread = threading.Thread(target=break_in_a_thread, name="eyes")
    thread.start()
    thread.join()
    assert len(caught.told) == len(caught.saved) == 1
    assert "ERROR eyes " in caught.text and "LookupError: in a thread" in caught.text


def break_in_a_thread() -> None:
    raise LookupError("in a thread")


def test_thirty_times_a_second_is_told_once(caught: Caught) -> None:
    for _again in range(30):
        break_off(ValueError("again"))
    break_off(TypeError("another"))
    assert (len(caught.told), len(caught.saved)) == (2, 2)
    assert caught.text.count("ValueError: again") == 1


def test_what_could_not_be_saved_is_said(tmp_path: Path) -> None:
    told: list[str] = []

    def fail() -> None:
        raise OSError("disk full")

    undo = logs.install(tmp_path / "x.log", told.append, fail)
    break_off(ValueError("first"))
    undo()
    assert "could not be saved" in told[0]
    text = (tmp_path / "x.log").read_text()
    assert "ValueError: first" in text and "OSError: disk full" in text


def test_a_window_that_is_gone_takes_no_message(tmp_path: Path) -> None:
    def fail(_text: str) -> None:
        raise RuntimeError("window deleted")

    undo = logs.install(tmp_path / "x.log", fail)
    break_off(ValueError("first"))
    undo()
    assert "window deleted" in (tmp_path / "x.log").read_text()


def test_ctrl_c_is_left_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: left.append(kind))
    told: list[str] = []
    undo = logs.install(tmp_path / "x.log", told.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    undo()
    assert (left, told) == ([KeyboardInterrupt], [])


def test_undo_leaves_all_as_it_was(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers), logging.getLogger("stretchcoach").level)
    undo = logs.install(tmp_path / "x.log", print)
    assert sys.excepthook is not before[0] and threading.excepthook is not before[1]
    undo()
    after = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers), logging.getLogger("stretchcoach").level)
    assert after == before


def test_no_log_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told: list[str] = []
    undo = logs.install(tmp_path / "file" / "x.log", told.append)
    break_off(ValueError("first"))
    undo()
    assert told == ["Something went wrong in the program. What you have done so far is saved."]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_for_the_users_eyes_only_and_does_not_grow(caught: Caught, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "x" * 1000
    for _again in range(4 * logs.MAX_BYTES // 1000 + 600):
        log.info(line)
    files = sorted(caught.path.parent.iterdir())
    assert [file.name for file in files] == ["stretchcoach.log", *(f"stretchcoach.log.{n}" for n in (1, 2, 3))]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert all(file.stat().st_size <= logs.MAX_BYTES for file in files)
    assert stat.S_IMODE(caught.path.parent.stat().st_mode) == 0o700


# --- never a body ---

NUMBERS = "123.45"


@pytest.mark.parametrize(
    "say",
    [
        lambda: log.info("saw %s", POSE),
        lambda: log.info("saw %s at %s", "somebody", SEEN),
        lambda: log.info("saw %(what)s", {"what": SEEN}),
        lambda: log.info("saw %s", [(1, POSE.image_px)]),
        lambda: log.info(POSE),
        lambda: log.info(f"saw {POSE}"),
        lambda: log.info(f"saw {SEEN!r}"),
        lambda: log.info(f"saw {POSE.image_px}"),
        lambda: log.info(f"saw {POSE.image_px[0]!r}"),
        lambda: log.info(f"saw {POSE.image_px[0].tolist()}"),
        lambda: log.info("saw NormalizedLandmark(x=123.45, y=0.1)"),
        lambda: log.info("held %s", hold(held_s=123.45)),
        lambda: log.info(f"log {SessionLog([hold(held_s=123.45)])}"),
        lambda: log.info("raised %s", HURTS),
        lambda: log.info("Pain is %s", 123.45),
        lambda: break_off(ValueError(f"cannot use {POSE.image_px}")),
        lambda: break_off(ValueError("cannot use", SEEN)),
        lambda: break_off(ValueError("pain_level=123.45")),
        lambda: chained(POSE),
        lambda: noted(POSE),
    ],
)
def test_a_body_is_withheld(caught: Caught, say: Callable[[], None]) -> None:
    say()
    assert logs.WITHHELD in caught.text
    # What a traceback shows of this file's own code is no data.
    written = [line for line in caught.text.splitlines() if "lambda" not in line and "break_off(" not in line]
    assert NUMBERS not in "\n".join(written)


def chained(pose: Pose) -> None:
    try:
        try:
            raise KeyError(str(pose.world_m))
        except KeyError as error:
            raise ValueError("outer") from error
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def noted(pose: Pose) -> None:
    error = ValueError(f"{pose}")
    error.add_note(f"{pose.image_px}")
    break_off(error)


def test_the_rest_is_not_withheld(caught: Caught) -> None:
    log.info("painted %s frames at %s: [1, 2]", 30, "1.5 ms")
    log.warning("camera %s opened in %.2f s (%s)", "front", 0.25, ["a", "b"])
    assert "painted 30 frames at 1.5 ms: [1, 2]" in caught.text
    assert "camera front opened in 0.25 s (['a', 'b'])" in caught.text
    assert logs.WITHHELD not in caught.text


def test_each_link_of_a_chain_is_there(caught: Caught) -> None:
    try:
        try:
            raise KeyError("inner")
        except KeyError as error:
            raise ValueError("outer") from error
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    text = caught.text
    assert text.count("Error: ") == 2
    assert text.index("KeyError: 'inner'") < text.index("and from that:") < text.index("ValueError: outer")


def test_an_error_that_is_its_own_cause_ends(caught: Caught) -> None:
    error = ValueError("round and round")
    error.__cause__ = error
    break_off(error)
    assert caught.text.count("round and round") == 1


def test_a_line_with_the_wrong_arguments_breaks_nothing() -> None:
    record = log.makeRecord("x", logging.INFO, "file.py", 1, "%d of %d", ("one",), None)
    assert logs.PrivateFormatter("%(message)s").format(record) == "a log line that cannot be written: TypeError"


def test_other_handlers_get_the_record_untouched(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        log.info("saw %s", "x")
    assert caplog.records[0].args == ("x",)
