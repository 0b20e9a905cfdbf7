"""The cramp diary in the window: what is tapped is kept, counted, printed, and deleted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.history import NOON
from support.pages import Keys, texts

from stretchcoach.app.cards import CareCards
from stretchcoach.app.cramp import CrampNow
from stretchcoach.app.diary import moment
from stretchcoach.app.window import build
from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, When
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.ui import theme
from stretchcoach.ui.diary_page import Told
from stretchcoach.ui.main_window import CARDS, DIARY, ROUTINES, MainWindow
from stretchcoach.ui.widgets import Button

TOLD = Told(When.NOW, Side.LEFT, Muscle.QUADRICEPS, 8, 15, (Helped.WALK,), ())


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made, coach, pages = build(qapp)
    pages.load_shelf()
    pages.open_history()
    made.show_page(DIARY)
    yield made
    coach.close()
    made.deleteLater()


def test_told_shown_printed_and_deleted(window: MainWindow, tmp_path: Path) -> None:
    page = window.diary_page
    page.told.emit(TOLD)
    said = texts(page)
    for expected in ("Left leg, front of the thigh", "pain 8 · 15 min · Walking", "1 cramp", "more than ten minutes", "No quinine"):
        assert expected in said
    page.page_wanted.emit(str(tmp_path / "page.html"))
    assert "left leg, front of the thigh" in (tmp_path / "page.html").read_text(encoding="utf-8")
    page.delete_wanted.emit(1)
    assert "Nothing is written down yet." in texts(page)


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.diary_page.told.emit(TOLD)
    window.diary_page.page_wanted.emit(str(tmp_path / "no" / "such" / "page.html"))  # and nothing breaks
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("begun", [True, False])
def test_after_cramp_now_the_place_is_chosen_and_nothing_is_kept_by_itself(begun: bool, window: MainWindow) -> None:
    window.cramp_wanted.emit()
    page = window.cramp_page
    page.where.emit(Side.LEFT, Muscle.QUADRICEPS)
    if begun:
        page.none_of_these.emit(())
        page.position.emit(Position.LYING)
        page.pain.emit(7)
        page.gone.emit()
    page.closed.emit()
    window.show_page(DIARY)
    chosen = [place for place, chip in window.diary_page.places.items() if chip.isChecked()]
    assert chosen == ([(Side.LEFT, Muscle.QUADRICEPS)] if begun else [])
    assert "Nothing is written down yet." in texts(window.diary_page)


def test_write_it_in_the_diary_has_all_that_is_known_filled_in(window: MainWindow, qtbot: Any, qapp: QApplication) -> None:
    (cramp,) = window.findChildren(CrampNow)
    keys, page, diary = Keys(qtbot, window), window.cramp_page, window.diary_page
    now_s = 1000.0
    cramp._clock = lambda: now_s
    keys.press(Qt.Key.Key_F9)
    page.where.emit(Side.LEFT, Muscle.QUADRICEPS)
    page.none_of_these.emit(())
    page.position.emit(Position.LYING)
    page.pain.emit(7)
    for _ in range(240):  # a bout and a walk
        now_s += 1.0
        cramp.tick()
        if cramp.engine is not None and cramp.engine.phase is ReliefPhase.RECHECK:
            break
    page.pain.emit(3)
    page.gone.emit()
    lasted_s = now_s - 1000.0
    now_s += 300  # the cards are read
    cramp.tick()
    keys.press(Qt.Key.Key_D)
    assert window.page == DIARY and theme.current().is_dark
    qapp.processEvents()
    assert [place for place, chip in diary.places.items() if chip.isChecked()] == [(Side.LEFT, Muscle.QUADRICEPS)]
    assert diary.pain.currentData() == 7
    assert diary.minutes.currentData() == round(lasted_s / 60)
    assert [one for one, chip in diary.helped.items() if chip.isChecked()] == [Helped.STRETCH, Helped.WALK]
    assert diary.when.currentText().startswith("Began at ")
    assert "Nothing is written down yet." in texts(diary)
    diary.quality.setCurrentText("Cramping")
    keys.tab_to(diary.write_button)
    keys.press(Qt.Key.Key_Space)
    qapp.processEvents()
    assert "Left leg, front of the thigh" in texts(diary)
    assert f"pain 7 · Cramping · {round(lasted_s / 60)} min · Stretching · Walking" in texts(diary)
    assert [diary.when.currentText(), diary.minutes.currentData()] == ["Just now", None]
    window.show_page(ROUTINES)
    assert not theme.current().is_dark


def test_from_the_end_of_cramp_now_to_the_cards_without_those_that_were_told_to_be_left_out(window: MainWindow, qtbot: Any) -> None:
    keys, page = Keys(qtbot, window), window.cramp_page
    keys.press(Qt.Key.Key_F9)
    page.where.emit(Side.LEFT, Muscle.QUADRICEPS)
    page.none_of_these.emit(("blood_thinner",))
    page.position.emit(Position.LYING)
    page.pain.emit(7)
    page.gone.emit()
    keys.press(Qt.Key.Key_K)
    assert window.page == CARDS and theme.current().is_dark
    assert "heat" in window.cards_page.tiles and not {"self_massage", "foam_roller"} & set(window.cards_page.tiles)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_card_at_the_end_of_cramp_now_opens_with_its_countdown(
    key: Qt.Key, window: MainWindow, qtbot: Any, qapp: QApplication
) -> None:
    keys, page = Keys(qtbot, window), window.cramp_page
    keys.press(Qt.Key.Key_F9)
    page.where.emit(Side.LEFT, Muscle.QUADRICEPS)
    page.none_of_these.emit(())
    page.position.emit(Position.LYING)
    page.pain.emit(7)
    page.gone.emit()
    qapp.processEvents()
    keys.tab_to(next(button for button in page.findChildren(Button) if button.accessibleName().startswith("Warm the muscle")))
    keys.press(key)
    assert window.page == CARDS and window.cards_page.view.accessibleName() == "Warm the muscle"
    (cards,) = window.findChildren(CareCards)
    assert cards.countdown is not None and cards.countdown.total_s == 600


def test_after_cramp_now_in_the_diary_it_is_light_again(window: MainWindow) -> None:
    window.cramp_wanted.emit()
    assert theme.current().is_dark
    window.cramp_page.closed.emit()
    assert window.page == DIARY and not theme.current().is_dark


def test_a_pdf_is_one(window: MainWindow, tmp_path: Path) -> None:
    window.diary_page.told.emit(TOLD)
    window.diary_page.page_wanted.emit(str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    assert "Written: " in texts(window.diary_page)


def test_before_the_diary_is_open_nothing_is_lost_in_silence(window: MainWindow, qapp: QApplication) -> None:
    made, coach, _pages = build(qapp)
    made.show_page(DIARY)
    made.diary_page.places[Side.LEFT, Muscle.ADDUCTOR].click()
    made.diary_page.write_button.click()
    assert "write it down again" in made.diary_page.banner.text
    assert made.diary_page.places[Side.LEFT, Muscle.ADDUCTOR].isChecked()
    coach.close()
    made.deleteLater()


def test_about_when_it_was() -> None:
    assert moment(When.NOW, NOON) == NOON
    assert moment(NOON - timedelta(minutes=4), NOON) == NOON - timedelta(minutes=4)
    assert moment(When.HOURS, NOON) == NOON - timedelta(hours=3)
    assert moment(When.NIGHT, NOON) == NOON.replace(hour=3)
    assert moment(When.NIGHT, NOON.replace(hour=1)) == NOON.replace(hour=3) - timedelta(days=1)
    assert moment(When.YESTERDAY, NOON) == NOON.replace(hour=15) - timedelta(days=1)
