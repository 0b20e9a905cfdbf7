"""Other languages: longer words and the other direction, without clipping."""

import gettext
import re
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QLocale, Qt
from PyQt6.QtWidgets import QApplication
from support.pages import clipped, shelf

from stretchcoach import words
from stretchcoach.ui import main_window, tongue
from stretchcoach.ui.main_window import MainWindow

SCREEN = (1366, 768)
FURTHER = 0.4  # what German adds to short English texts


class Longer(gettext.NullTranslations):
    """A language that nobody speaks: English with accents, and 40 % longer."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._info = {"language": language}

    def gettext(self, message: str) -> str:
        bare = re.sub(r"\{[^{}]*\}", "", message)
        letters = "ěxťéndéd"
        more = (letters * len(bare))[: round(len(bare) * FURTHER)]
        return f"{message} {more}".rstrip()

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
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.routine_page.set_shelf(shelf())
    window.show()
    return window


def test_the_pages_run_as_the_language_does(window: MainWindow, language: str) -> None:
    assert QLocale().name().partition("_")[0] == language
    wanted = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert window.layoutDirection() == wanted


@pytest.mark.parametrize("page", [main_window.ROUTINES, main_window.HISTORY])
def test_nothing_is_clipped_in_a_longer_language(window: MainWindow, page: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_page(page)
    qtbot.waitUntil(lambda: clipped(window) == [], timeout=2000)
