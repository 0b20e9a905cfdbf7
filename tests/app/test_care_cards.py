"""The care cards in the window: opened, counted down, announced, and nothing is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.pages import Keys
from support.window import HandClock

from stretchcoach.app.cards import CareCards
from stretchcoach.app.shelf import own_parts
from stretchcoach.app.window import build
from stretchcoach.coaching.countdown import CountdownState as S
from stretchcoach.records import places
from stretchcoach.safety.screening import clearance
from stretchcoach.ui.main_window import CARDS, DIARY, SESSION


class Evening:
    """A window and somebody with a sore leg."""

    def __init__(self, app: QApplication, bot: Any) -> None:
        self.clock = HandClock()
        self.window, self.coach, self.pages = build(app, clock=self.clock)
        (self.cards,) = self.window.findChildren(CareCards)
        self.heard: list[str] = []
        self.awake: list[bool] = []
        self.cards.said.connect(lambda cue: self.heard.append(cue.id))
        self.cards.runs.connect(self.awake.append)
        self.keys = Keys(bot, self.window)
        self.page = self.window.cards_page

    def let_pass(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.1)):
            self.clock.now_s += 0.1
            self.cards.tick()

    @property
    def state(self) -> S | None:
        return self.cards.countdown.state if self.cards.countdown else None


@pytest.fixture
def evening(qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Evening(qapp, qtbot)
    yield made
    made.window.close()


def test_by_keyboard_alone_from_the_navigation_to_the_end_of_a_countdown(evening: Evening) -> None:
    evening.keys.press(Qt.Key.Key_4, with_=Qt.KeyboardModifier.ControlModifier)
    assert evening.window.page == CARDS
    QApplication.processEvents()
    evening.keys.tab_to(evening.page.tiles["walk"])
    evening.keys.press(Qt.Key.Key_Space)
    assert (evening.page.open_card, evening.state) == (True, S.READY)
    evening.keys.press(Qt.Key.Key_Space)
    evening.let_pass(20)
    evening.keys.press(Qt.Key.Key_Space)
    assert evening.state is S.PAUSED
    evening.let_pass(100)
    evening.keys.press(Qt.Key.Key_Space)
    evening.let_pass(41)
    assert evening.state is S.DONE
    assert evening.heard[-4:] == ["count_3", "count_2", "count_1", "time_is_up"]
    assert {"time_begins", "halfway"} < set(evening.heard)
    assert evening.awake == [True, False, True, False]
    evening.keys.press(Qt.Key.Key_Escape)
    assert not evening.page.open_card and evening.state is None
    assert QApplication.focusWidget() is evening.page.tiles["walk"]
    kept = [path for path in places.data_folder().rglob("*") if path.is_file()]
    assert kept == []


def test_it_goes_on_while_the_diary_is_written_and_stands_while_a_session_plays(evening: Evening) -> None:
    evening.window.show_page(CARDS)
    evening.page.opened.emit("cold")
    evening.page.view.toggled.emit()
    evening.window.show_page(DIARY)
    evening.let_pass(10)
    assert evening.state is S.RUNNING
    evening.window.show_page(SESSION)
    assert evening.state is S.PAUSED
    evening.window.show_page(CARDS)
    assert evening.page.open_card and evening.cards.countdown is not None
    assert evening.cards.countdown.left_s == pytest.approx(890)


def test_another_card_puts_the_one_before_away(evening: Evening) -> None:
    evening.window.show_page(CARDS)
    evening.page.opened.emit("cold")
    evening.page.view.toggled.emit()
    evening.page.opened.emit("medicines")
    assert evening.state is None and evening.awake == [True, False]


def test_what_was_told_in_cramp_now_leaves_out_cards_once(evening: Evening) -> None:
    screening = own_parts().screening
    assert screening is not None
    evening.cards.after_cramp(clearance(screening, circumstances=("numb_skin",)))
    evening.window.show_page(CARDS)
    assert not {"heat", "cold"} & set(evening.page.tiles) and "quinine" in evening.page.tiles
    evening.window.show_page(DIARY)
    evening.window.show_page(CARDS)
    assert {"heat", "cold"} < set(evening.page.tiles)


def test_space_on_a_place_of_the_navigation_goes_there(evening: Evening) -> None:
    evening.window.show_page(CARDS)
    evening.page.opened.emit("cold")
    QApplication.processEvents()
    evening.window.buttons[DIARY].setFocus()
    evening.keys.press(Qt.Key.Key_Space)
    assert (evening.window.page, evening.state) == (DIARY, S.READY)
