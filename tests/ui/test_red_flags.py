"""The list must be seen to its end before "none of these" is an answer."""

from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

from stretchcoach.routine.library import Library
from stretchcoach.shipped import routine_files
from stretchcoach.ui.red_flags import RedFlags

SCREENING = Library(routine_files()).screening
assert SCREENING is not None
LARGE, SMALL = (1366, 1100), (700, 420)


class Reader:
    """Somebody in front of the list."""

    def __init__(self, bot: Any, size: tuple[int, int]) -> None:
        assert SCREENING is not None
        self.bot, self.flags, self.answers = bot, RedFlags(), list[tuple[str, ...]]()
        bot.addWidget(self.flags)
        self.flags.none.connect(self.answers.append)
        self.flags.resize(*size)
        with bot.waitActive(self.flags):
            self.flags.show()
            self.flags.activateWindow()
        self.flags.show_list(SCREENING)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.bot.keyClick(QApplication.focusWidget() or self.flags, key)

    def sees(self, id_: str) -> bool:
        boxes = self.flags.questions | self.flags.circumstances
        return not boxes[id_].visibleRegion().isEmpty()


def test_where_all_is_in_sight_one_key_answers(qtbot: Any) -> None:
    reader = Reader(qtbot, LARGE)
    assert reader.flags.none_button.text() == "None of these"
    reader.press(Qt.Key.Key_N)
    assert reader.answers == [()]


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_a_list_that_goes_on_is_read_on_first(qtbot: Any, key: Qt.Key) -> None:
    reader = Reader(qtbot, SMALL)
    assert reader.flags.none_button.text() == "None so far: read on"
    assert "The list goes on below: “None of these” counts at its end." in reader.flags._hint.text()
    presses = 0
    while not reader.flags.is_read:
        assert not reader.sees("spasticity") and not reader.answers
        reader.press(key)
        presses += 1
        assert presses < 30
    assert presses > 1 and reader.sees("spasticity")
    assert reader.flags.none_button.text() == "None of these"
    assert "never kept" in reader.flags._hint.text()
    reader.press(Qt.Key.Key_Home, Qt.Key.Key_N)
    assert reader.answers == [()], "what was seen once is seen"


def test_nothing_is_skipped_as_the_list_goes_on(qtbot: Any) -> None:
    reader = Reader(qtbot, SMALL)
    seen = set()
    for _ in range(30):
        seen |= {
            id_
            for id_, box in (reader.flags.questions | reader.flags.circumstances).items()
            if box.visibleRegion().boundingRect().height() >= box.height() - 2
        }
        reader.press(Qt.Key.Key_PageDown)
    assert seen == set(reader.flags.questions) | set(reader.flags.circumstances)


def test_the_end_key_and_the_wheel_count_too(qtbot: Any) -> None:
    reader = Reader(qtbot, SMALL)
    reader.press(Qt.Key.Key_End)
    assert reader.flags.is_read
    other = Reader(qtbot, SMALL)
    other.flags._bar.setValue(other.flags._bar.maximum())  # as the wheel does
    assert other.flags.is_read


def test_a_new_list_must_be_read_anew(qtbot: Any) -> None:
    reader = Reader(qtbot, SMALL)
    reader.press(Qt.Key.Key_End, Qt.Key.Key_N)
    assert SCREENING is not None
    reader.flags.show_list(SCREENING)
    reader.press(Qt.Key.Key_N)
    assert len(reader.answers) == 1


def test_a_yes_needs_no_end(qtbot: Any) -> None:
    reader = Reader(qtbot, SMALL)
    with qtbot.waitSignal(reader.flags.yes) as heard:
        reader.flags.questions["pe"].click()
    assert heard.args == ["pe"]


def test_larger_text_makes_it_longer(qtbot: Any) -> None:
    reader = Reader(qtbot, LARGE)
    reader.flags.resize(*SMALL)
    QApplication.processEvents()
    assert not reader.flags.is_read
