import subprocess
import sys
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QLineEdit, QWidget
from support.pages import Keys, clipped, nameless, shelf

from stretchcoach.ui import theme
from stretchcoach.ui.main_window import HISTORY, ROUTINES, SESSION, SUMMARY, MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: Any) -> MainWindow:
    made = MainWindow().fill()
    made.routine_page.set_shelf(shelf())
    return made


@pytest.fixture
def keys(qtbot: Any, window: MainWindow) -> Keys:
    return Keys(qtbot, window)


def test_it_begins_with_the_routines_and_the_search(window: MainWindow, keys: Keys) -> None:
    assert window.page == ROUTINES
    assert QApplication.focusWidget() is window.routine_page.filters.search


def test_there_and_back_by_keyboard_alone(window: MainWindow, keys: Keys) -> None:
    shown: list[str] = []
    window.page_shown.connect(shown.append)
    keys.press(Qt.Key.Key_2, with_=CONTROL)
    keys.press(Qt.Key.Key_1, with_=CONTROL)
    keys.tab_to(window.buttons[ROUTINES])
    keys.press(Qt.Key.Key_Down)
    assert shown == [HISTORY, ROUTINES, HISTORY]
    assert window.buttons[HISTORY].isChecked() and not window.buttons[ROUTINES].isChecked()


def test_a_session_has_the_window_to_itself(window: MainWindow, keys: Keys) -> None:
    session = QLineEdit()
    window.set_session_page(session)
    window.show_page(SESSION)
    assert not window._navigation.isVisible()
    session.setFocus()
    keys.press(Qt.Key.Key_2, with_=CONTROL)
    assert window.page == SESSION
    window.show_page(SUMMARY)
    assert window._navigation.isVisible()
    window.summary_page.done_button.click()
    assert window.page == ROUTINES


def test_another_session_page_takes_the_place_of_the_first(window: MainWindow, qtbot: Any) -> None:
    qtbot.addWidget(window)
    first, second = QWidget(), QWidget()
    window.set_session_page(first)
    window.set_session_page(second)
    window.show_page(SESSION)
    assert window._stack.currentWidget() is second
    assert window._stack.indexOf(first) == -1


def test_closing_is_told(window: MainWindow, qtbot: Any) -> None:
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.closing):
        window.close()


def test_it_fits_the_smallest_desktop(window: MainWindow, qtbot: Any) -> None:
    qtbot.addWidget(window)
    needed = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert needed.width() <= 1366 and needed.height() <= 768 - 88  # the bars of a desktop and of the window
    assert window.width() <= 1366 and window.height() <= 768


@pytest.mark.parametrize("font_px", [13, 26])
def test_at_1366_by_768_nothing_is_clipped(qapp: QApplication, qtbot: Any, font_px: int) -> None:
    font = qapp.font()
    font.setPixelSize(font_px)
    qapp.setFont(font)
    window = MainWindow().fill()
    qtbot.addWidget(window)
    window.routine_page.set_shelf(shelf())
    window.resize(1366, 680)
    window.show()
    for name in (ROUTINES, HISTORY):
        window.show_page(name)
        for _ in range(5):
            qapp.processEvents()
        assert (window.width(), window.height()) == (1366, 680)
        assert clipped(window) == []
    assert nameless(window) == []


def test_it_can_be_dressed_anew_while_it_is_open(window: MainWindow, qapp: QApplication, qtbot: Any) -> None:
    qtbot.addWidget(window)
    window.show()
    light = window.grab().toImage().pixelColor(600, 4).name()
    theme.apply(qapp, Qt.ColorScheme.Dark)
    dark = window.grab().toImage().pixelColor(600, 4).name()
    assert (light, dark) == (theme.LIGHT.window, theme.DARK.window)


def test_the_window_comes_without_eyes_and_without_sound() -> None:
    code = (
        "import sys, stretchcoach.ui.main_window\n"
        "heavy = {'cv2', 'mediapipe', 'sqlalchemy', 'PyQt6.QtMultimedia', 'PyQt6.QtTextToSpeech'}\n"
        "heavy |= {'stretchcoach.vision', 'stretchcoach.records'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_navigation_is_pressed_by_enter_too(window: MainWindow, qtbot: Any, key: Qt.Key) -> None:
    with qtbot.waitSignal(window.cramp_wanted, timeout=1000):
        qtbot.keyClick(window.cramp_button, key)
