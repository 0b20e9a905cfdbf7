"""Lines to read: each under its own words, and never under its number."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.steps_card import StepsCard

LONG = "Keep your knees side by side, and let the thigh point down to the floor for as long as it is comfortable."


def ink(card: StepsCard) -> np.ndarray:
    """Where the lines are drawn: rows by columns."""
    lines = next(text for text in card.findChildren(FitText) if text.text() == card.text)
    image = card.grab(lines.geometry()).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bits = image.constBits()
    assert bits is not None
    grey = np.frombuffer(bits.asarray(image.sizeInBytes()), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    return grey < 128


def blocks(rows: np.ndarray) -> int:
    """How many runs of rows have ink."""
    return int(np.count_nonzero(np.diff(np.concatenate(([0], rows.astype(int)))) == 1))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_line_that_goes_on_stands_under_its_words(direction: Qt.LayoutDirection, qapp: QApplication, qtbot: QtBot) -> None:
    card = StepsCard()
    qtbot.addWidget(card)
    card.setLayoutDirection(direction)
    card.resize(700, 500)
    card.show()
    card.show_steps("", (LONG, "Breathe."))
    qapp.processEvents()
    drawn = ink(card)
    side = drawn[:, :40] if direction is Qt.LayoutDirection.LeftToRight else drawn[:, -40:]
    assert blocks(drawn.any(axis=1)) > 2, "the first one takes several lines"
    assert blocks(side.any(axis=1)) == 2, "and at its side there are two numbers"


def test_what_is_no_sequence_has_no_numbers(qtbot: QtBot) -> None:
    card = StepsCard()
    qtbot.addWidget(card)
    card.show_steps("", ("0 is no pain.", "Press a number."), numbered=False)
    assert card.text == "0 is no pain.\nPress a number."
