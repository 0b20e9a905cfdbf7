"""Reminders in the window: shown, answered by keys, silent when they must be, and deleted with everything."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot
from support.history import begun, done, hold
from support.pages import Keys
from support.window import DrawnEyes, HandClock

from stretchcoach.app.reminders import PLAN, Reminders
from stretchcoach.app.window import build
from stretchcoach.coaching.log import EndReason, SessionLog
from stretchcoach.records.earlier import remember_answer
from stretchcoach.reminders.plan import Plan
from stretchcoach.ui.main_window import CRAMP, ROUTINES, SCREENING, SESSION, SETTINGS, SETUP, MainWindow
from stretchcoach.ui.routine_page import ShelfItem
from stretchcoach.ui.tray import Tray

EVENING = Plan(True, times=(time(18),), routine="evening_three_muscles")
SIX = datetime(2026, 11, 25, 18, 0).astimezone()


class Heard:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def be_silent(self) -> None:
        self.said.append("")


class Opened:
    def __init__(self, app: QApplication) -> None:
        self.clock, self.now, self.heard = HandClock(), SIX - timedelta(hours=1), Heard()
        self.eyes: list[str] = []
        self.window, self.coach, pages = build(app, eyes=self._eyes, clock=self.clock, says=self.heard, now=lambda: self.now)
        self.bar = self.window.reminder_bar
        self.reminders = self.window.findChildren(Reminders)[0]
        pages.load_shelf()
        pages.open_history()

    def _eyes(self, source: str, _clock: object, _calm: object) -> DrawnEyes:
        self.eyes.append(source)
        return DrawnEyes(self.clock, None)

    def at(self, clock: str) -> bool:
        """Whether the bar is there at this time of the day."""
        self.now = datetime.combine(SIX.date(), time.fromisoformat(clock)).astimezone()
        self.reminders.look()
        return not self.bar.isHidden()


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Opened(qapp)
    made.reminders.change(EVENING)
    yield made
    made.window.close()
    made.window.deleteLater()


def test_nothing_is_shown_before_somebody_wishes_it(opened: Opened) -> None:
    opened.reminders.change(Plan())
    assert not opened.at("18:00")
    assert "".join(opened.heard.said) == ""


def test_it_is_shown_said_once_and_goes_by_itself(opened: Opened) -> None:
    assert not opened.at("17:59")
    assert opened.at("18:00") and opened.at("18:01")
    assert opened.bar.text == "It is time for “Evening, all three thigh muscles”, if you like."
    assert [said for said in opened.heard.said if said] == ["It is time to stretch, if you like."]
    assert not opened.at("21:01")
    assert opened.heard.said[-1] == ""


def test_later_and_not_today_by_keys(opened: Opened, qtbot: QtBot) -> None:
    keys = Keys(qtbot, opened.window)
    opened.window.show_page(ROUTINES)
    assert opened.at("18:00")
    keys.tab_to(opened.bar.later_button)
    keys.press(Qt.Key.Key_Return)
    assert opened.bar.isHidden()
    assert not opened.at("18:29") and opened.at("18:30")
    keys.tab_to(opened.bar.not_today_button)
    keys.press(Qt.Key.Key_Space)
    assert opened.bar.isHidden() and not opened.at("20:00")


@pytest.mark.parametrize(("source", "looks"), [("camera:0", 1), ("none", 0)])
def test_start_begins_as_the_last_time(opened: Opened, qtbot: QtBot, source: str, looks: int) -> None:
    keys = Keys(qtbot, opened.window)
    assert opened.coach.store is not None
    yesterday = SIX - timedelta(days=1)
    begun(opened.coach.store, yesterday, source=source).end(SessionLog(holds=[hold()], ended=EndReason.FINISHED), yesterday)
    remember_answer(opened.coach.store, datetime.now(UTC))  # the list is test_asking's business
    assert opened.at("18:00")
    keys.tab_to(opened.bar.start_button)
    keys.press(Qt.Key.Key_Return)
    assert opened.coach.playing and len(opened.eyes) == looks
    assert opened.bar.isHidden() and not opened.at("18:10")


def test_start_without_a_last_time_lets_the_person_choose(opened: Opened) -> None:
    opened.window.show_page(SETTINGS)
    assert opened.at("18:00")
    opened.bar.start_button.click()
    assert opened.window.page == ROUTINES and not opened.coach.playing and opened.eyes == []
    chosen = opened.window.routine_page.list.chosen_item
    assert isinstance(chosen, ShelfItem) and chosen.routine.id == EVENING.routine


def test_nothing_is_shown_in_a_session_or_in_cramp_now(opened: Opened) -> None:
    opened.window.set_page(SETUP, QWidget())  # the assistant makes its page when it is asked for
    for page in (SESSION, CRAMP, SCREENING, SETUP):
        opened.window.show_page(page)
        assert not opened.at("18:00")
    assert "".join(opened.heard.said) == ""
    opened.window.show_page(ROUTINES)  # a session that was ended before anything was held
    assert not opened.bar.isHidden()


def test_who_has_stretched_today_is_left_alone(opened: Opened) -> None:
    assert opened.coach.store is not None
    done(opened.coach.store, hold(held_s=0.0), now=SIX - timedelta(hours=5))  # nothing was held
    done(opened.coach.store, hold(), now=SIX - timedelta(hours=5), live=False)  # a video
    assert opened.at("18:00")
    done(opened.coach.store, hold(), now=SIX - timedelta(hours=4))
    assert not opened.at("18:01")


def test_after_pain_nothing_more_is_said_that_day(opened: Opened) -> None:
    assert opened.coach.store is not None
    for ended, shown in ((EndReason.STOPPED, True), (EndReason.PAIN, False)):
        at = SIX - timedelta(hours=7)
        begun(opened.coach.store, at).end(SessionLog(holds=[], ended=ended), at)
        assert opened.at("18:00") is shown


def test_a_plan_is_kept_and_shown_again(opened: Opened, qapp: QApplication) -> None:
    again = Opened(qapp)
    again.window.show_page(SETTINGS)
    assert again.window.settings_page.reminders.plan == EVENING
    assert "Next: " in again.window.settings_page.reminders.note.text()
    again.window.close()


def test_a_change_has_nothing_to_catch_up_on(opened: Opened) -> None:
    opened.now = SIX + timedelta(minutes=5)
    opened.reminders.change(EVENING)
    assert not opened.at("18:06")


def test_the_calendar_file(opened: Opened, tmp_path: Path) -> None:
    opened.window.show_page(SETTINGS)
    section = opened.window.settings_page.reminders
    for _again in range(2):
        section.calendar_wanted.emit(str(tmp_path / "x.ics"))
    (event,) = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).events
    assert event["SUMMARY"] == "Evening, all three thigh muscles"
    assert event.start == SIX.replace(tzinfo=None) and event.duration > timedelta(minutes=5)
    assert str(tmp_path / "x.ics") in section.saved.text()
    section.calendar_wanted.emit(str(tmp_path / "no" / "x.ics"))
    assert "cannot be written" in section.saved.text()


def test_everything_deleted_is_everything(opened: Opened) -> None:
    opened.window.show_page(SETTINGS)
    assert opened.at("18:00")
    opened.window.settings_page.delete_wanted.emit()
    assert opened.coach.store is not None and opened.coach.store.setting(PLAN) is None
    assert not opened.window.settings_page.reminders.plan.on
    assert not opened.at("18:01")


def test_a_desktop_without_a_tray_is_asked_for_a_look(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    asked: list[object] = []
    shown: list[str] = []
    monkeypatch.setattr(QApplication, "alert", asked.append)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, _title, text, _mark: shown.append(text))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray = Tray(window)
    tray.say("Now")
    assert (asked, shown) == ([window], [])
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray.say("Now")
    assert (asked, shown) == ([window], ["Now"])
    window.showMinimized()
    tray._icon.messageClicked.emit()
    assert not window.isMinimized() and window.isVisible()
    tray.be_silent()
