"""About: reached and left by keyboard from every page, read by keyboard, and all of it true."""

from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QScrollArea
from support.pages import Keys, clipped, nameless, texts

from stretchcoach import __version__
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.ui import theme
from stretchcoach.ui.about_page import AboutFacts, AboutPage, privacy
from stretchcoach.ui.main_window import ABOUT, CARDS, DIARY, HISTORY, ROUTINES, SETTINGS, MainWindow

FACTS = AboutFacts(
    "1.2.3",
    ("MediaPipe pose landmarker, full", "Its landmark graph begins with the number 0123456789ab."),
    ("Each stretch names its source.", "The list: /home/somebody/.venv/lib/python3.11/site-packages/stretchcoach/_shipped/sources.yaml"),
)


@pytest.fixture
def window(qtbot: Any) -> MainWindow:
    return MainWindow().fill()


@pytest.mark.parametrize("page", [ROUTINES, HISTORY, DIARY, CARDS, SETTINGS])
@pytest.mark.parametrize("key", [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)])
def test_by_keyboard_from_every_page_and_back_to_it(page: str, key: tuple[Qt.Key, Any], window: MainWindow, qtbot: Any) -> None:
    keys = Keys(qtbot, window)
    window.show_page(page)
    keys.press(key[0], with_=key[1])
    assert window.page == ABOUT and window.buttons[SETTINGS].isChecked()
    keys.press(key[0], with_=key[1])  # once more does no harm
    keys.press(Qt.Key.Key_Escape)
    assert window.page == page


def test_the_settings_lead_there(window: MainWindow, qtbot: Any) -> None:
    qtbot.addWidget(window)
    window.show_page(SETTINGS)
    window.settings_page.about_wanted.emit()
    assert window.page == ABOUT


def test_it_says_what_it_is_not_what_is_kept_and_how_free_it_is(qtbot: Any) -> None:
    page = AboutPage()
    qtbot.addWidget(page)
    page.show_facts(AboutFacts("0.0.0", (), ()))
    page.show_facts(FACTS)
    said = texts(page)
    assert len(privacy()) == 3
    for expected in (disclaimer(), *privacy(), "Stretch coach 1.2.3", "GPL-3.0-or-later", *FACTS.model, *FACTS.sources):
        assert expected in said
    assert "0.0.0" not in said


@pytest.mark.parametrize(("scheme", "text"), [(Qt.ColorScheme.Light, 1.0), (Qt.ColorScheme.Dark, 2.0)])
def test_everything_fits_has_a_name_and_is_scrolled_by_keys(scheme: Qt.ColorScheme, text: float, qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, scheme, text=text)
    page = AboutPage()
    page.show_facts(FACTS)
    page.resize(740, 420)
    keys = Keys(qtbot, page)
    qapp.processEvents()
    assert clipped(page) == [] and nameless(page) == []
    (area,) = page.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    assert bar is not None and bar.maximum() > 0
    keys.press(Qt.Key.Key_Down)
    after_down = bar.value()
    for _ in range(20):
        keys.press(Qt.Key.Key_PageDown)
    assert 0 < after_down < bar.value() == bar.maximum()


def test_what_the_window_tells_is_true(qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    from stretchcoach.app.about import facts

    told = facts()
    assert told.version == __version__
    assert "63 lines of advice" in told.sources[1] and "13 left out" in told.sources[1]
    assert told.sources[2].endswith("sources.yaml")
    assert len(told.model) in (1, 2)  # a checkout without a model says how to make one
