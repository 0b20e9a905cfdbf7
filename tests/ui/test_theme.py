import re
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QLabel

from stretchcoach.ui import style_sheet, theme
from stretchcoach.ui.theme import CONTRAST, DARK, LIGHT, TEXT_PAIRS, Colours
from stretchcoach.ui.widgets import label

SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    """WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "inset"])
def test_what_can_be_operated_has_an_edge(colours: Colours, ground: str) -> None:
    assert contrast(colours.outline, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "inset", "primary_soft"])
def test_the_ring_of_the_focus_shows(colours: Colours, ground: str) -> None:
    """It has the colour of text, and stands where the ground was."""
    assert contrast(colours.text, getattr(colours, ground)) >= 3


def test_every_pair_of_the_style_sheet_is_one_of_those() -> None:
    rules = re.findall(r"\{([^}]*)\}", re.sub(r"\$\{\w+\}", "", style_sheet._SHEET.template))
    found = set()
    for rule in rules:
        ground, text = (re.search(rf"(?:^|[;\s]){name}: \$(\w+)", rule) for name in ("background", "color"))
        if ground and text:
            found.add((text[1], ground[1]))
    assert ("on_primary", "primary") in found
    assert found <= set(TEXT_PAIRS)


def test_a_style_sheet_has_a_value_for_every_token() -> None:
    tokens = {field: "#000000" for field in Colours.__slots__}
    assert "$" not in style_sheet.style_sheet(tokens, round)


def test_text_grows_with_the_font_of_the_application(qapp: QApplication, qtbot: object) -> None:
    text = label("x", "title")
    text.ensurePolished()
    assert text.font().pixelSize() == 24
    font = qapp.font()
    font.setPixelSize(26)
    qapp.setFont(font)
    assert theme.current().scale == 2
    text.ensurePolished()
    assert text.font().pixelSize() == 48


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_strong_colours_are_strong(text: str, ground: str) -> None:
    assert contrast(getattr(CONTRAST, text), getattr(CONTRAST, ground)) >= 7


def test_strong_colours_and_large_text_can_be_wished_for(qapp: QApplication) -> None:
    worn = theme.apply(qapp, Qt.ColorScheme.Light, contrast=True, text=2.0)
    assert (worn.colours, worn.scale) == (CONTRAST, 2.0)
    assert theme.apply(qapp, Qt.ColorScheme.Light) == theme.Theme(LIGHT, 1.0)


def test_a_small_font_makes_nothing_smaller_than_it_was_drawn(qapp: QApplication) -> None:
    font = qapp.font()
    font.setPixelSize(9)
    qapp.setFont(font)
    assert theme.current().scale == 1


class TestSystem:
    @pytest.fixture
    def dark_system(self, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
        monkeypatch.setattr(theme._Follower, "_system", lambda self: Qt.ColorScheme.Dark)
        yield
        monkeypatch.undo()
        theme.apply(qapp, Qt.ColorScheme.Light)

    def test_a_change_of_the_system_is_followed(self, dark_system: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
        assert theme.apply(qapp).is_dark
        monkeypatch.setattr(theme._Follower, "_system", lambda self: Qt.ColorScheme.Light)
        hints = qapp.styleHints()
        assert hints is not None
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert theme.current().colours is LIGHT
        assert qapp.palette().window().color().name() == LIGHT.window

    def test_what_was_chosen_stays(self, dark_system: None, qapp: QApplication) -> None:
        assert not theme.apply(qapp, Qt.ColorScheme.Light).is_dark
        hints = qapp.styleHints()
        assert hints is not None
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.current().colours is LIGHT

    def test_dressing_again_does_not_pile_up(self, qapp: QApplication) -> None:
        for _ in range(3):
            theme.apply(qapp, Qt.ColorScheme.Light)
        assert len(qapp.findChildren(theme._Follower)) == 1


def test_texts_of_files_are_never_markup(qtbot: object) -> None:
    text = label("<b>bold</b>")
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert isinstance(text, QLabel)
