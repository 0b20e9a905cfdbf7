from datetime import datetime
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QPushButton
from support.pages import Keys, clipped, texts

from stretchcoach.ui.history_page import HistoryItem, HistoryPage

ITEMS = (
    HistoryItem(datetime(2025, 2, 28, 7, 5), "Morning", 2.94, 0.0, ("left leg", "right leg")),
    HistoryItem(datetime(2025, 3, 14, 19, 5), "Evening", 8.4, 0.6),
    HistoryItem(datetime(2025, 3, 12, 19, 5), "At my desk", 0.0, 4.0, ("both legs",)),
)


@pytest.fixture
def page(qtbot: Any) -> HistoryPage:
    made = HistoryPage()
    made.resize(1262, 700)
    return made


def test_the_newest_comes_first_under_its_month(page: HistoryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.show_history(ITEMS)
    lines = texts(page).splitlines()
    order = [line for line in lines if line in ("Morning", "Evening", "At my desk", "March 2025", "February 2025")]
    assert order == ["March 2025", "Evening", "At my desk", "February 2025", "Morning"]


def test_held_and_timed_are_told_apart(page: HistoryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.show_history(ITEMS)
    lines = texts(page).splitlines()
    assert [line for line in lines if line.endswith("held")] == ["8.4 min held", "2.9 min held"]
    assert [line for line in lines if line.endswith("by time")] == ["0.6 min by time", "4.0 min by time"]
    assert "Left leg, right leg" in lines and "Both legs" in lines


def test_an_empty_history_leads_to_the_routines_by_keyboard_alone(page: HistoryPage, qtbot: Any) -> None:
    keys = Keys(qtbot, page)
    wanted: list[bool] = []
    page.routines_wanted.connect(lambda: wanted.append(True))
    assert "No session yet" in texts(page)
    (button,) = page.findChildren(QPushButton)
    keys.tab_to(button)
    keys.press(Qt.Key.Key_Return)
    assert wanted == [True]
    page.show_history(ITEMS)
    assert "No session yet" not in texts(page)


@pytest.mark.parametrize("font_px", [13, 26])
def test_nothing_is_clipped(page: HistoryPage, qapp: QApplication, qtbot: Any, font_px: int) -> None:
    qtbot.addWidget(page)
    font = qapp.font()
    font.setPixelSize(font_px)
    qapp.setFont(font)
    page.show()
    long = HistoryItem(datetime(2024, 1, 1), "A long title of a routine that somebody wrote in one go, " * 3, 100.0, 100.0)
    page.show_history((*ITEMS, long))
    for _ in range(5):
        qapp.processEvents()
    assert clipped(page) == []
