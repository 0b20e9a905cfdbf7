from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QPushButton
from support.pages import Keys, clipped, texts

from stretchcoach.coaching.progress import trend_of
from stretchcoach.ui.history_charts import DayBars
from stretchcoach.ui.history_page import HistoryItem, HistoryPage, TrendItem

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
    assert [line for line in lines if line.endswith("by time")] == ["36 s by time", "4.0 min by time"]
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


def test_days_of_rest_are_not_reproached(page: HistoryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.show_history(ITEMS, today=date(2025, 3, 15))
    assert "13 minutes on 2 of the last 14 days." in texts(page)
    (bars,) = page.findChildren(DayBars)
    assert bars.accessibleDescription() == "13 minutes on 2 of the last 14 days."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([100, 102, 101], "Too few sessions to tell: 3 more."),
        ([100, 102, 101, 104, 103, 105], "About as in your first sessions, as far as a camera can tell."),
        ([100, 102, 101, 114, 115, 116], "About 15 degrees further than in your first sessions, give or take 10; camera estimate."),
        ([115, 116, 114, 102, 101, 100], "About 15 degrees less far than in your first sessions, give or take 10; camera estimate."),
    ],
)
def test_a_trend_is_said_only_where_it_is_real(page: HistoryPage, qtbot: Any, values: list[float], said: str) -> None:
    qtbot.addWidget(page)
    page.show_history(ITEMS, (TrendItem("Standing heel to buttock", "left leg", trend_of(values, "deg", 10, 1)),))
    assert said in texts(page)


def test_a_recorded_session_can_be_replayed(page: HistoryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.show_history((replace(ITEMS[0], replay="a"), replace(ITEMS[1], replay="b"), ITEMS[2]))
    buttons = [button for button in page.findChildren(QPushButton) if button.text() == "Replay"]
    assert [button.accessibleName() for button in buttons] == ["Replay Evening", "Replay Morning"]
    with qtbot.waitSignal(page.replay_wanted) as asked:
        buttons[0].click()
    assert asked.args == ["b"]
