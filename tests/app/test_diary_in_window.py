"""The cramp diary in the window: what is tapped is kept, counted, printed, and deleted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from support.history import NOON
from support.pages import texts

from stretchcoach.app.diary import moment
from stretchcoach.app.window import build
from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, When
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.ui.diary_page import Told
from stretchcoach.ui.main_window import DIARY, MainWindow

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


def test_about_when_it_was() -> None:
    assert moment(When.NOW, NOON) == NOON
    assert moment(When.HOURS, NOON) == NOON - timedelta(hours=3)
    assert moment(When.NIGHT, NOON) == NOON.replace(hour=3)
    assert moment(When.NIGHT, NOON.replace(hour=1)) == NOON.replace(hour=3) - timedelta(days=1)
    assert moment(When.YESTERDAY, NOON) == NOON.replace(hour=15) - timedelta(days=1)
