""""Cramp now" from anywhere in the window, and back: with one key, dark and large, and nothing is kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QPushButton
from support.figure import quad
from support.session import routine
from support.window import DrawnEyes, HandClock, let_pass

from stretchcoach.app.cramp import CrampNow
from stretchcoach.app.window import build
from stretchcoach.coaching.relief_steps import ReliefPhase as P
from stretchcoach.records import places
from stretchcoach.routine.values import StepSide, StretchStep
from stretchcoach.ui import theme
from stretchcoach.ui.main_window import CRAMP, ROUTINES, SESSION


class Night:
    """A window and somebody with a cramp."""

    def __init__(self, app: QApplication, bot: Any) -> None:
        self.clock, self.bot = HandClock(), bot
        self.window, self.coach, self.pages = build(app, eyes=lambda *_: DrawnEyes(self.clock, quad(110)), clock=self.clock)
        (self.cramp,) = self.window.findChildren(CrampNow)
        self.heard: list[str] = []
        self.cramp.said.connect(lambda cue: self.heard.append(cue.text))
        bot.addWidget(self.window)
        self.window.resize(1366, 768)  # the list is in sight as a whole
        self.pages.load_shelf()
        with bot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.bot.keyClick(QApplication.focusWidget() or self.window, key)
            self.let_pass(0.1)

    def let_pass(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds / 0.1))):
            self.clock.now_s += 0.1
            self.cramp.tick()

    @property
    def phase(self) -> P | None:
        return self.cramp.engine.phase if self.cramp.engine else None


@pytest.fixture
def night(qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Night]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Night(qapp, qtbot)
    yield made
    made.window.close()


def test_one_key_and_four_answers_to_the_first_instruction(night: Night) -> None:
    night.key(Qt.Key.Key_F9)
    assert (night.window.page, night.phase) == (CRAMP, P.WHERE)
    night.key(Qt.Key.Key_1)  # back of the left thigh
    night.key(Qt.Key.Key_N)  # none of these
    night.key(Qt.Key.Key_2)  # sit
    night.key(Qt.Key.Key_8)  # pain
    assert night.phase is P.APPROACH
    assert night.heard[-1] == "Left leg. Sit and straighten the leg."
    assert night.window.cramp_page.steps.text.startswith("1.  Sit on a chair")


def test_the_letter_opens_it_where_nobody_types(night: Night) -> None:
    night.key(Qt.Key.Key_C)  # typed into the search
    assert night.window.page == ROUTINES
    night.window.cramp_button.setFocus()
    night.key(Qt.Key.Key_C)
    assert night.window.page == CRAMP


def test_dark_and_large_and_afterwards_as_it_was(night: Night, qapp: QApplication) -> None:
    before = theme.current()
    night.key(Qt.Key.Key_F9)
    assert theme.current().is_dark and theme.current().scale > before.scale
    night.key(Qt.Key.Key_S)
    assert night.window.page == ROUTINES
    assert theme.current() == before


def test_a_history_that_opens_meanwhile_does_not_turn_the_light_on(night: Night) -> None:
    before = theme.current()
    night.key(Qt.Key.Key_F9)
    night.pages.open_history()
    assert theme.current().is_dark and theme.current().scale > before.scale
    night.key(Qt.Key.Key_S)
    assert theme.current() == before


def test_strong_contrast_stays(night: Night, qapp: QApplication) -> None:
    theme.apply(qapp, Qt.ColorScheme.Light, contrast=True)
    night.key(Qt.Key.Key_F9)
    assert theme.current().colours is theme.CONTRAST


def begun(night: Night) -> None:
    """A session has been running for a second."""
    night.coach.start(routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=6, sets=1)), True)
    let_pass(night.coach, night.clock, 1)
    assert night.window.page == SESSION


def saved() -> list[str]:
    """How the sessions that are kept ended."""
    files = places.sessions_folder().glob("*/session.json")
    return [json.loads(path.read_text(encoding="utf-8"))["ended"]["reason"] for path in files]


@pytest.mark.parametrize("by", ["C", "F9", "mouse"])
def test_pressed_by_mistake_it_costs_a_pause(night: Night, by: str) -> None:
    begun(night)
    if by == "mouse":
        (button,) = [found for found in night.coach.page.findChildren(QPushButton) if found.text() == "Cramp now"]
        night.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        night.key(getattr(Qt.Key, f"Key_{by}"))
    assert night.window.page == CRAMP and night.coach.playing
    night.clock.now_s += 60
    night.key(Qt.Key.Key_S)
    assert night.window.page == SESSION and night.coach.playing
    let_pass(night.coach, night.clock, 1)
    ring = night.coach.page.ring
    assert "paused" in ring.accessibleDescription()
    before = ring.accessibleDescription()
    night.key(Qt.Key.Key_Space)
    let_pass(night.coach, night.clock, 2)
    assert ring.accessibleDescription() != before
    assert "get ready" in ring.accessibleDescription()


def test_a_session_is_ended_and_saved_once_there_is_a_cramp_to_help_with(night: Night) -> None:
    begun(night)
    night.key(Qt.Key.Key_C, Qt.Key.Key_1, Qt.Key.Key_N)
    assert night.coach.playing
    night.key(Qt.Key.Key_2, Qt.Key.Key_8)
    assert night.phase is P.APPROACH and not night.coach.playing
    assert saved() == ["stopped"]
    night.key(Qt.Key.Key_G, Qt.Key.Key_Return)
    assert night.window.page == ROUTINES


def test_a_yes_that_blocks_ends_the_session_too(night: Night) -> None:
    begun(night)
    night.key(Qt.Key.Key_C, Qt.Key.Key_1)
    night.window.cramp_page.flags.questions["dvt"].click()
    night.let_pass(0.1)
    assert night.phase is P.BLOCKED and not night.coach.playing
    assert saved() == ["stopped"]


def test_a_session_set_aside_is_saved_when_the_window_is_closed(night: Night) -> None:
    begun(night)
    night.key(Qt.Key.Key_C)
    assert len(saved()) == 1
    night.window.close()
    assert not night.coach.playing and saved() == ["stopped"]


def test_gone_shows_what_may_feel_good_and_done_forgets_everything(night: Night) -> None:
    night.key(Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_2, Qt.Key.Key_8, Qt.Key.Key_G)
    assert night.phase is P.AFTERCARE
    with night.bot.waitSignal(night.cramp.over):
        night.key(Qt.Key.Key_Return)
    assert night.cramp.engine is None and night.window.page == ROUTINES
    kept = [path for path in places.data_folder().rglob("*") if path.is_file() and path.suffix != ".yaml"]
    assert kept == []


def test_a_yes_shows_its_advice_and_no_card_about_massage(night: Night) -> None:
    night.key(Qt.Key.Key_F9, Qt.Key.Key_1)
    night.window.cramp_page.flags.questions["often"].click()
    assert night.phase is P.SCREEN and night.heard[-1].startswith("See a doctor about it.")
    night.window.cramp_page.flags.questions["dvt"].click()
    assert night.phase is P.BLOCKED
    assert "blood clot" in night.window.cramp_page.cue.text


def test_left_alone_it_ends_with_advice(night: Night) -> None:
    night.key(Qt.Key.Key_F9, Qt.Key.Key_3, Qt.Key.Key_N, Qt.Key.Key_3, Qt.Key.Key_5)
    night.let_pass(620)
    assert night.phase is P.ADVICE
    assert "medical advice" in night.window.cramp_page.cue.text
