"""The settings of the reminders and the bar, by the keyboard alone, and that everything fits."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QLocale, Qt
from PyQt6.QtWidgets import QApplication, QFileDialog
from support.pages import Keys, clipped, nameless, texts

from stretchcoach.reminders.plan import MOST_TIMES, Plan
from stretchcoach.ui import theme
from stretchcoach.ui.reminder_bar import ReminderBar
from stretchcoach.ui.reminders import RemindersSection

ROUTINES = [("Evening", "evening"), ("After a run", "run")]
PLAN = Plan(True, frozenset({1, 3}), (time(6), time(18), time(23)), "run", time(21), time(8))


@pytest.fixture
def locale() -> Any:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def section(qapp: QApplication, locale: None) -> RemindersSection:
    made = RemindersSection()
    made.resize(900, 700)
    made.set_routines(ROUTINES)
    return made


def told(section: RemindersSection) -> list[Plan]:
    plans: list[Plan] = []
    section.changed.connect(plans.append)
    return plans


def test_it_is_off_until_somebody_switches_it_on(section: RemindersSection, qtbot: Any) -> None:
    keys, plans = Keys(qtbot, section), told(section)
    assert not section.plan.on and not section.calendar.isVisible()
    keys.tab_to(section.on)
    keys.press(Qt.Key.Key_Space)
    assert plans == [Plan(on=True)]
    assert section.calendar.isVisible()


def test_showing_a_plan_tells_nothing_and_shows_it_whole(section: RemindersSection) -> None:
    plans = told(section)
    section.show_plan(PLAN)
    assert section.plan == PLAN and plans == []


def test_days_times_routine_and_quiet_hours_by_keys(section: RemindersSection, qtbot: Any) -> None:
    keys, plans = Keys(qtbot, section), told(section)
    section.show_plan(Plan(on=True))
    keys.tab_to(section.days[7])
    keys.press(Qt.Key.Key_Space)
    keys.tab_to(section.times[0])
    keys.press(Qt.Key.Key_Up)
    keys.tab_to(section.add)
    keys.press(Qt.Key.Key_Space)
    assert section.times[1].hasFocus()
    keys.type("0630")
    keys.tab_to(section.routine)
    keys.press(Qt.Key.Key_Down)
    keys.tab_to(section.quiet_from)
    keys.press(Qt.Key.Key_Down, 2)
    assert plans[-1] == Plan(True, frozenset(range(1, 7)), (time(6, 30), time(19)), "evening", time(20), time(7))
    keys.tab_to(section.remove)
    keys.press(Qt.Key.Key_Space)
    assert plans[-1].times == (time(19),)


def test_there_are_at_most_a_few_times_and_at_least_one(section: RemindersSection, qtbot: Any) -> None:
    Keys(qtbot, section)
    section.show_plan(Plan(on=True))
    assert not section.remove.isEnabled()
    for _more in range(1, MOST_TIMES):
        section.add.click()
    assert not section.add.isEnabled() and len([clock for clock in section.times if clock.isVisible()]) == MOST_TIMES


def test_it_says_what_becomes_of_the_quiet_hours(section: RemindersSection, qtbot: Any) -> None:
    Keys(qtbot, section)
    section.show_plan(PLAN)
    section.show_next(datetime(2026, 11, 30, 8, 0))
    said = texts(section)
    assert "06:00 lies in the quiet hours: it comes at 08:00, when they end." in said
    assert "23:00 is left out" in said
    assert "Next: Montag, 08:00." in said  # the words of this test are English, the locale is German
    section.show_plan(Plan(True, frozenset()))
    section.show_next(None)
    assert "Choose a day." in texts(section)
    assert not section.calendar.isEnabled()


def test_the_week_begins_as_the_country_does(section: RemindersSection) -> None:
    assert list(section.days) == [1, 2, 3, 4, 5, 6, 7]
    QLocale.setDefault(QLocale("en_US"))
    assert list(RemindersSection().days) == [7, 1, 2, 3, 4, 5, 6]


def test_a_file_for_the_calendar(section: RemindersSection, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keys = Keys(qtbot, section)
    section.show_plan(PLAN)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.ics"), ""))
    keys.tab_to(section.calendar)
    with qtbot.waitSignal(section.calendar_wanted) as wanted:
        keys.press(Qt.Key.Key_Space)
    assert wanted.args == [str(tmp_path / "x.ics")]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_section_fits_and_has_names(qapp: QApplication, qtbot: Any, locale: None, scale: float) -> None:
    theme.apply(qapp, Qt.ColorScheme.Light, text=scale)
    section = RemindersSection()
    section.set_routines(ROUTINES)
    section.show_plan(Plan(True, times=tuple(map(time, (6, 9, 18, 23)))))
    section.show_next(datetime(2026, 11, 30, 8, 0))
    section.resize(935, section.heightForWidth(935))
    Keys(qtbot, section)
    qtbot.waitUntil(lambda: clipped(section) == [], timeout=2000)
    assert nameless(section) == [] and all(clock.accessibleName() for clock in section.times)


def test_the_bar_by_keys(qtbot: Any) -> None:
    bar = ReminderBar()
    keys = Keys(qtbot, bar)
    bar.show_reminder("Evening", may_wait=True)
    assert "Evening" in bar.text and "if you like" in bar.text
    for button, answer in zip(bar.controls, (bar.start, bar.later, bar.not_today), strict=True):
        keys.tab_to(button)
        with qtbot.waitSignal(answer):
            keys.press(Qt.Key.Key_Return)
    bar.show_reminder(None, may_wait=False)
    assert bar.start_button.text() == "Choose a routine"
    assert not bar.later_button.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_bar_fits(qapp: QApplication, qtbot: Any, scale: float) -> None:
    theme.apply(qapp, Qt.ColorScheme.Light, text=scale)
    bar = ReminderBar()
    bar.show_reminder("A routine whose name somebody made very long indeed, for the evening", may_wait=True)
    bar.resize(1160, bar.heightForWidth(1160))
    Keys(qtbot, bar)
    qtbot.waitUntil(lambda: clipped(bar) == [], timeout=2000)
    assert nameless(bar) == []
