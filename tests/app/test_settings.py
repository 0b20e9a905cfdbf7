"""Settings that are kept and put to use, a look through the camera, and everything deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.figure import quad
from support.window import DrawnEyes, HandClock

from stretchcoach.app.settings import Settings
from stretchcoach.app.window import build
from stretchcoach.records import places
from stretchcoach.ui import theme
from stretchcoach.ui.main_window import SETTINGS


class Opened:
    def __init__(self, app: QApplication) -> None:
        self.clock, self.opened = HandClock(), list[tuple[str, DrawnEyes]]()
        self.window, self.coach, self.pages = build(app, eyes=self._eyes, clock=self.clock)
        self.page = self.window.settings_page

    def _eyes(self, source: str, clock: object, _calm: object) -> DrawnEyes:
        self.opened.append((source, DrawnEyes(self.clock, quad(20))))
        return self.opened[-1][1]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Opened(qapp)
    qtbot.addWidget(made.window)
    made.pages.load_shelf()
    made.pages.open_history()
    made.window.show()
    made.window.show_page(SETTINGS)
    yield made
    made.window.close()


def test_a_choice_is_worn_at_once_and_next_time(opened: Opened, qapp: QApplication) -> None:
    opened.page.looks.scheme.setCurrentIndex(opened.page.looks.scheme.findData("contrast"))
    opened.page.looks.text.set_value(150)
    assert theme.current().colours is theme.CONTRAST
    assert theme.current().scale == pytest.approx(1.5)
    theme.apply(qapp)
    again = Opened(qapp)
    again.pages.open_history()
    assert theme.current().colours is theme.CONTRAST
    again.window.close()


def test_a_look_through_the_camera_goes_off_with_the_page(opened: Opened, qtbot: QtBot) -> None:
    opened.page.cameras.choice.setCurrentIndex(0)
    opened.page.stretch.setCurrentIndex(opened.page.stretch.findData("quad_standing"))
    opened.page.look.click()
    ((source, eyes),) = opened.opened
    assert source.startswith("camera:")
    qtbot.waitUntil(lambda: opened.page.sign.sign.word == "This camera can judge this stretch", timeout=3000)
    opened.window.show_page("routines")
    assert eyes.asked == ["stop"]


def test_the_voice_can_be_tried_and_what_is_missing_is_told(opened: Opened) -> None:
    opened.page.voices.level.setCurrentIndex(opened.page.voices.level.findData("short"))
    opened.page.voices.try_button.click()
    assert opened.page.voices.problem.text().startswith("This computer cannot speak yet")  # the stand-in is silent
    opened.page.voices.level.setCurrentIndex(opened.page.voices.level.findData("off"))
    opened.page.voices.try_button.click()
    assert opened.page.voices.problem.isHidden()


def test_everything_is_deleted_and_begun_anew(opened: Opened) -> None:
    assert opened.coach.store is not None
    opened.coach.store.set_setting("voice", "off")
    folder = places.sessions_folder() / "one"
    folder.mkdir(parents=True)
    (folder / "session.json").write_text("{}")
    log = places.log_path()
    log.parent.mkdir(parents=True, exist_ok=True)
    older = log.with_name(log.name + ".1")
    for file in (log, older):
        file.write_text("something went wrong")
    opened.page.delete.click()
    opened.page.delete.click()
    assert (log.read_text(), older.exists()) == ("", False)
    assert not places.sessions_folder().exists()
    assert opened.coach.store is not None
    assert opened.coach.store.setting("voice") is None
    assert opened.page.deleted.text().startswith("Deleted.")


def test_it_is_one_object(opened: Opened) -> None:
    assert len(opened.window.findChildren(Settings)) == 1
