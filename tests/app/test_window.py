"""The window's flows, from the routine page to the summary, with drawn eyes and a clock moved by hand."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from support.figure import Figure, quad
from support.session import ROUTINES, routine
from support.window import DrawnEyes, HandClock, let_pass

from stretchcoach.app.window import build
from stretchcoach.records import places
from stretchcoach.records.earlier import ANSWERED_AT
from stretchcoach.routine.values import Routine, StepSide, StretchStep, WalkStep
from stretchcoach.ui.main_window import HISTORY, REPLAY, SESSION, SUMMARY, MainWindow
from stretchcoach.ui.main_window import ROUTINES as ROUTINE_PAGE
from stretchcoach.vision.status import EyesStatus

SHORT = routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=6, sets=1))


class Opened:
    """A window with all its parts; ``eyes`` are those of the last session."""

    def __init__(self, app: QApplication) -> None:
        self.clock = HandClock()
        self.eyes: DrawnEyes | None = None
        self.sources: list[str] = []
        self.figure: Figure | None = quad(110)
        self.window, self.coach, self.pages = build(app, eyes=self._open_eyes, clock=self.clock)
        self.page = self.coach.page

    def _open_eyes(self, source: str, clock: Any, _calm: Any) -> DrawnEyes:
        self.sources.append(source)
        self.eyes = DrawnEyes(clock, self.figure)
        return self.eyes

    def start(self, what: Routine = SHORT, *, camera: bool = True) -> None:
        self.window.routine_page.start_requested.emit(what, camera)

    def let_pass(self, seconds: float) -> None:
        let_pass(self.coach, self.clock, seconds)

    def to_the_hold(self) -> None:
        """Until some seconds of it have been held."""
        for _ in range(1000):
            self.let_pass(0.1)
            if self.coach.playing and "holding" in self.page.ring.accessibleDescription():
                self.let_pass(2)
                return
        raise AssertionError("no hold")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Opened]:
    threads = set(threading.enumerate())
    made = Opened(qapp)
    qtbot.addWidget(made.window)
    made.pages.load_shelf()
    made.pages.open_history()
    assert made.coach.store is not None
    made.coach.store.set_setting(ANSWERED_AT, datetime.now(UTC).isoformat())  # the list is test_asking's business
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    assert not made.coach.playing
    assert not [timer for timer in made.window.findChildren(QTimer) if timer.isActive() and timer.parent() is made.coach]
    assert set(threading.enumerate()) <= threads


def records(count: int = 1) -> list[dict[str, Any]]:
    found = sorted(places.sessions_folder().glob("*/session.json"))
    assert len(found) == count
    return [json.loads(path.read_text(encoding="utf-8")) for path in found]


def test_a_session_before_the_camera_from_start_to_summary(opened: Opened) -> None:
    opened.start()
    assert opened.window.page == SESSION
    assert opened.sources == ["camera:0"]
    opened.let_pass(120)
    assert opened.window.page == SUMMARY
    assert opened.eyes is not None and opened.eyes.asked == ["stop"], "the camera is let go of"
    (record,) = records()
    assert record["ended"]["reason"] == "finished"
    assert record["holds"][0]["held_s"] == pytest.approx(6, abs=0.2)
    assert (record["source"], record["routine"]) == ("camera:0", "test")


def test_without_a_camera_it_goes_by_time(opened: Opened) -> None:
    opened.start(camera=False)
    opened.let_pass(120)
    assert opened.window.page == SUMMARY
    assert opened.sources == []
    (record,) = records()
    assert (record["source"], record["landmark_model_sha256"]) == ("none", None)
    assert (record["holds"][0]["held_s"], record["holds"][0]["timed_s"]) == (0, 6)


def test_a_hold_is_in_the_history_as_soon_as_it_ends(opened: Opened) -> None:
    two = routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=6, sets=2, rest_s=20))
    opened.start(two)
    for _ in range(2000):
        opened.let_pass(0.1)
        if "rest" in opened.page.ring.accessibleDescription():
            break
    store = opened.coach.store
    assert store is not None
    (kept,) = store.history()
    assert [round(hold.held_s) for hold in kept.log.holds] == [6]
    assert kept.log.ended is None and kept.live
    opened.let_pass(120)
    assert [round(hold.held_s) for hold in store.history()[0].log.holds] == [6, 6]
    opened.window.show_page(HISTORY)
    assert "12 s held" in text_of(opened.window)


def test_a_session_is_looked_back_at_where_its_stick_figure_was_kept(opened: Opened) -> None:
    assert opened.coach.store is not None
    opened.coach.store.set_setting("keep_stick_figure", True)
    opened.start()
    opened.let_pass(120)
    opened.window.show_page(HISTORY)
    (button,) = buttons(opened.window, "Replay")
    button.click()
    assert opened.window.page == REPLAY
    assert opened.window.replay_page.events.count() > 3
    opened.window.replay_page.close_button.click()
    assert opened.window.page == HISTORY


def buttons(window: MainWindow, text: str) -> list[QPushButton]:
    return [button for button in window.findChildren(QPushButton) if button.text() == text and button.isVisible()]


def text_of(window: MainWindow) -> str:
    from PyQt6.QtWidgets import QLabel

    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_space_pauses_and_releases_the_camera(opened: Opened, qtbot: QtBot) -> None:
    opened.start()
    opened.to_the_hold()
    assert opened.eyes is not None
    qtbot.keyClick(opened.page, Qt.Key.Key_Space)
    assert opened.eyes.asked == ["pause"]
    said = opened.page.ring.accessibleDescription()
    opened.let_pass(60)
    assert opened.coach.playing
    assert opened.page.ring.accessibleDescription() == said, "the clock stands"
    assert "off" in opened.page.camera.accessibleDescription()
    qtbot.keyClick(opened.page, Qt.Key.Key_Space)
    assert opened.eyes.asked == ["pause", "resume"]
    opened.let_pass(30)
    assert opened.window.page == SUMMARY


def test_the_keys_move_the_session(opened: Opened, qtbot: QtBot) -> None:
    opened.start(routine(StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=6, sets=1)))
    opened.let_pass(1)
    assert opened.page.side.text() == "LEFT leg"
    qtbot.keyClick(opened.page, Qt.Key.Key_Right)
    assert opened.page.side.text() == "RIGHT leg"
    qtbot.keyClick(opened.page, Qt.Key.Key_Left)
    assert opened.page.side.text() == "LEFT leg"
    opened.to_the_hold()
    qtbot.keyClick(opened.page, Qt.Key.Key_R)
    assert "get ready" in opened.page.ring.accessibleDescription()
    qtbot.keyClick(opened.page, Qt.Key.Key_Escape)
    assert opened.window.page == SESSION, "Escape ends nothing"
    qtbot.keyClick(opened.page, Qt.Key.Key_S)
    assert opened.window.page == SUMMARY
    (record,) = records()
    assert record["ended"]["reason"] == "stopped"
    assert record["holds"][0]["held_s"] > 1, "what was held before the repeat is kept"


def test_pain_stops_the_clock_and_said_twice_the_session(opened: Opened, qtbot: QtBot) -> None:
    opened.start(routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=20, sets=1)))  # enough to go in again for
    opened.to_the_hold()
    qtbot.keyClick(opened.page, Qt.Key.Key_H)
    said = opened.page.ring.accessibleDescription()
    opened.let_pass(11)
    assert opened.page.ring.accessibleDescription() == said
    qtbot.keyClick(opened.page, Qt.Key.Key_E)
    assert opened.eyes is not None
    opened.eyes.figure = quad(98)  # eased back
    opened.let_pass(3)
    assert opened.page.ring.accessibleDescription() != said
    for _ in range(2):
        qtbot.keyClick(opened.page, Qt.Key.Key_H)
    assert opened.window.page == SUMMARY
    assert records()[0]["ended"]["reason"] == "pain"


def test_pain_on_a_walk_pauses(opened: Opened, qtbot: QtBot) -> None:
    opened.start(routine(WalkStep(duration_s=60)))
    opened.let_pass(1)
    qtbot.keyClick(opened.page, Qt.Key.Key_H)
    assert opened.eyes is not None and opened.eyes.asked == ["pause"]
    assert "paused" in opened.page.ring.accessibleDescription()


def test_closing_the_window_saves_what_was_held(opened: Opened) -> None:
    opened.start()
    opened.to_the_hold()
    opened.window.close()
    (record,) = records()
    assert record["ended"]["reason"] == "stopped"
    assert record["holds"][0]["held_s"] > 1
    assert opened.eyes is not None and "stop" in opened.eyes.asked


def test_something_that_breaks_ends_the_session_once_and_keeps_it(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.start()
    opened.to_the_hold()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault in the page")

    monkeypatch.setattr(opened.page, "show_update", broken)
    with pytest.raises(ZeroDivisionError):
        opened.coach.tick()
    assert opened.window.page == SUMMARY
    opened.coach.tick()
    (record,) = records()
    assert record["ended"] == {"reason": "error", "detail": "a fault in the page"}
    assert record["holds"][0]["held_s"] > 1


def test_what_is_written_in_a_hurry_ends_nothing(opened: Opened) -> None:
    opened.start()
    opened.to_the_hold()
    opened.coach.save_for_now()
    assert records()[0]["holds"][0]["held_s"] > 1
    opened.let_pass(60)
    assert records()[0]["ended"]["reason"] == "finished"


def test_a_lost_camera_is_told_and_the_routine_goes_on_by_time(opened: Opened) -> None:
    opened.start()
    opened.to_the_hold()
    assert opened.eyes is not None
    opened.eyes.status = EyesStatus.LOST
    opened.let_pass(2)
    assert opened.page.camera.accessibleDescription().startswith("No picture The camera stopped")
    opened.let_pass(60)
    (record,) = records()
    assert record["ended"]["reason"] == "finished"
    assert record["holds"][0]["timed_s"] > 1


def test_a_picture_that_was_not_looked_at_goes_under_the_skeleton_of_before(opened: Opened) -> None:
    opened.start()
    opened.to_the_hold()
    before = opened.page.camera.snapshot
    assert opened.eyes is not None and before is not None
    opened.eyes.skips = True
    opened.let_pass(0.1)
    after = opened.page.camera.snapshot
    assert after is not None
    assert after.bgra is not before.bgra and after.pose is before.pose


def test_the_eyes_may_be_calm_only_in_a_quiet_good_hold(opened: Opened) -> None:
    opened.start()
    opened.let_pass(1)
    assert not opened.coach.is_calm()
    opened.to_the_hold()
    assert opened.coach.is_calm()
    assert opened.eyes is not None
    opened.eyes.figure = quad(110, thigh=25)
    opened.let_pass(0.5)
    assert not opened.coach.is_calm()


def test_a_check_of_form_lasts_until_it_is_stopped(opened: Opened, qtbot: QtBot) -> None:
    opened.window.routine_page.check_form_requested.emit("quad_standing", StepSide.LEFT)
    opened.to_the_hold()
    opened.let_pass(60)
    assert opened.coach.playing
    qtbot.keyClick(opened.page, Qt.Key.Key_S)
    (record,) = records()
    (hold,) = record["holds"]
    assert hold["held_s"] > 55
    assert hold["target_s"] == pytest.approx(hold["held_s"] + hold["timed_s"], abs=0.1), "nobody asked for more"
    assert not opened.window.summary_page.again_button.isVisible()


def test_do_it_again_starts_the_same_one(opened: Opened) -> None:
    opened.start(camera=False)
    opened.let_pass(120)
    opened.window.summary_page.again.emit()
    assert opened.window.page == SESSION
    opened.let_pass(120)
    records(2)


def test_a_folder_that_cannot_be_written_is_said_and_nothing_begins(opened: Opened) -> None:
    places.data_folder()
    places.sessions_folder().write_text("in the way")
    opened.start()
    assert not opened.coach.playing
    assert "cannot be written" in opened.window.routine_page.banner.text


def test_a_routine_file_is_checked_and_kept(opened: Opened, tmp_path: Path) -> None:
    text = (ROUTINES / "after_exercise_quads.yaml").read_text().replace("after_exercise_quads", "for_anna")
    (tmp_path / "sent.yaml").write_text(text.replace("title: After exercise, front of the thigh", "title: For Anna"))
    opened.window.routine_page.file_dropped.emit(str(tmp_path / "sent.yaml"))
    assert "For Anna" in opened.window.routine_page.banner.text
    assert (places.data_folder() / "routines" / "for_anna.yaml").exists()


def test_a_broken_file_is_listed_with_its_problems_and_not_kept(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "sent.yaml").write_text("id: sent\ntitle: Sent\nmuscle: quadriceps\nsteps:\n  - {kind: walk, duration: 30}\n")
    opened.window.routine_page.file_dropped.emit(str(tmp_path / "sent.yaml"))
    assert "sent.yaml was not added. It has 1 problem" in opened.window.routine_page.banner.text
    assert "sent.yaml" in text_of(opened.window)
    assert list((places.data_folder() / "routines").iterdir()) == []


def test_two_sessions_at_once_are_one(opened: Opened) -> None:
    opened.start()
    opened.start()
    assert len(opened.sources) == 1


def test_a_mishap_is_told_on_the_page(opened: Opened) -> None:
    opened.coach.mishap.emit("Something went wrong.")
    assert opened.window.routine_page.banner.text == "Something went wrong."
    assert opened.window.page == ROUTINE_PAGE


FIRST_PAINT = """
import sys
from stretchcoach import cli
from stretchcoach.app.start import first_window
cli.languages.install()
app, window = first_window()
window.painted.connect(app.exit)
app.exec()
assert window.isVisible()
heavy = {"cv2", "mediapipe", "sqlalchemy", "matplotlib", "PyQt6.QtMultimedia", "PyQt6.QtTextToSpeech"}
loaded = (heavy | {"numpy", "pydantic", "ruamel", "rich", "yaml"}) & set(sys.modules)
from stretchcoach.app.window import build
window, coach, pages = build(app, frame=window)
pages.load_shelf()
app.processEvents()
loaded |= {"cv2", "mediapipe", "sqlalchemy"} & set(sys.modules)
print(sorted(loaded))
window.close()
del window, coach
"""


def test_the_window_is_there_before_the_heavy_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "[]\n", done.stderr
