"""Other languages: longer words and the other direction, without clipping."""

import gettext
import re
from collections.abc import Iterator
from datetime import datetime, time

import pytest
from PyQt6.QtCore import QLocale, Qt
from PyQt6.QtWidgets import QApplication
from support import setup
from support.figure import quad
from support.pages import clipped, library, shelf
from support.session import agenda, play

from stretchcoach import words
from stretchcoach.coaching.countdown import CountdownState, CountdownUpdate
from stretchcoach.coaching.relief_cards import every_card
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.reminders.plan import Plan
from stretchcoach.ui import main_window, theme, tongue
from stretchcoach.ui.about_page import AboutFacts, AboutPage
from stretchcoach.ui.cards_page import CardsPage
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.session_page import SessionPage

SCREEN = (1366, 768)
FURTHER = 0.4  # what German adds to short English texts


class Longer(gettext.NullTranslations):
    """A language that nobody speaks: English with accents, and 40 % longer."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._info = {"language": language}
        self._mark = "\u200f" if language == "ar" else ""  # Qt aligns a text by its first letter

    def gettext(self, message: str) -> str:
        bare = re.sub(r"\{[^{}]*\}", "", message)
        letters = "ěxťéndéděxťéndéd "  # no language has a word of a hundred letters
        more = (letters * len(bare))[: round(len(bare) * FURTHER)]
        return f"{self._mark}{message} {more}".rstrip()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(params=["de", "ar"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before, locale = words._catalogue, QLocale()
    words.install(Longer(request.param))
    tongue.apply(qapp)
    yield request.param
    words.install(before)
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(language: str, qtbot) -> MainWindow:  # type: ignore[no-untyped-def]
    window = MainWindow().fill()
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.routine_page.set_shelf(shelf())
    window.show()
    return window


def test_the_pages_run_as_the_language_does(window: MainWindow, language: str) -> None:
    assert QLocale().name().partition("_")[0] == language
    wanted = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert window.layoutDirection() == wanted


@pytest.mark.parametrize("page", [main_window.ROUTINES, main_window.HISTORY, main_window.DIARY])
def test_nothing_is_clipped_in_a_longer_language(window: MainWindow, page: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_page(page)
    qtbot.waitUntil(lambda: clipped(window) == [], timeout=2000)


def test_the_care_cards_fit_a_longer_language(language: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    page = CardsPage()
    qtbot.addWidget(page)
    page.resize(1240, 768)  # beside the navigation
    to_do, to_know = every_card(library())
    page.show_cards(to_do, to_know, to_know[-1])
    page.show()
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)
    for card in (*to_do, *to_know):
        page.show_card(card)
        if card.duration_s is not None:
            page.view.show_countdown(CountdownUpdate(CountdownState.RUNNING, 7, 60))
        qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)


def test_reminders_fit_a_longer_language(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.settings_page.reminders.show_plan(Plan(True, times=(time(6), time(18), time(23))))
    window.settings_page.reminders.show_next(datetime(2026, 11, 25, 18, 0))
    window.reminder_bar.show_reminder("Evening", may_wait=True)
    window.show_page(main_window.SETTINGS)
    qtbot.waitUntil(lambda: clipped(window) == [], timeout=2000)


def test_about_fits_a_longer_language(language: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    page = AboutPage()
    qtbot.addWidget(page)
    page.resize(1240, 768)
    page.show_facts(AboutFacts("1.2.3", ("A model.",), ("The whole list: /home/somebody/stretchcoach/routines/sources.yaml",)))
    page.show()
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)


@pytest.mark.parametrize("text", [1.0, 1.3, 2.0])
def test_the_setup_fits_a_longer_language(language: str, text: float, qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    theme.apply(qapp, Qt.ColorScheme.Light, text=text)
    page = setup.made()
    qtbot.addWidget(page)
    page.show()
    for _step in setup.each_step(page):
        qtbot.waitUntil(lambda: setup.cut_off(page) == [], timeout=2000)


def test_the_player_fits_a_longer_language(language: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(*SCREEN)
    entries = agenda(hold_s=20)
    page.begin("Evening", entries, has_camera=True)
    page.show()
    said = set()
    for update in play(SessionEngine(entries), lambda _update, _now_s: quad(110)):
        page.show_update(update)
        if update.phase not in said:
            said.add(update.phase)
            qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)
    assert len(said) > 2
