"""The page of the cramp diary: a few taps, and nothing is deleted by one of them."""

from datetime import datetime
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.pages import Keys, clipped, nameless, texts

from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, Quality, Trigger, When
from stretchcoach.routine.values import Muscle
from stretchcoach.ui import theme
from stretchcoach.ui.diary_page import DiaryItem, DiaryPage, Told
from stretchcoach.ui.widgets import Button

ITEMS = (
    DiaryItem(2, datetime(2026, 3, 2, 3, 10), "left leg, back of the thigh", ("pain 8", "6 min", "Walking")),
    DiaryItem(1, datetime(2026, 3, 1, 3, 10), "thigh", ()),
)


@pytest.fixture
def page(qtbot: Any) -> DiaryPage:
    made = DiaryPage()
    made.resize(1262, 768)
    return made


def shown(page: DiaryPage) -> DiaryPage:
    page.show_diary(ITEMS, "In the last four weeks: 2 cramps, in 2 nights.", "It is time to ask a doctor.", "No quinine.")
    return page


def test_two_taps_write_one_down_and_the_form_is_empty_again(page: DiaryPage, qtbot: Any) -> None:
    keys = Keys(qtbot, page)
    keys.tab_to(page.places[Side.RIGHT, Muscle.ADDUCTOR])
    keys.press(Qt.Key.Key_Space)
    keys.tab_to(page.write_button)
    with qtbot.waitSignal(page.told) as told:
        keys.press(Qt.Key.Key_Space)
    assert told.args == [Told(When.NOW, Side.RIGHT, Muscle.ADDUCTOR, None, None, (), ())]
    page.clear_form()
    with qtbot.waitSignal(page.told) as told:
        page.write_button.click()
    assert told.args == [Told(When.NOW, None, None, None, None, (), ())]


def test_everything_that_is_tapped_is_told(page: DiaryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    for place in page.places.values():
        place.click()
    assert [place.isChecked() for place in page.places.values()].count(True) == 1
    page.when.setCurrentIndex(2)
    page.pain.setCurrentText("Pain 8 of 10")
    page.minutes.setCurrentText("5 minutes")
    page.quality.setCurrentText("Sharp")
    page.helped[Helped.WALK].click()
    page.helped[Helped.HEAT].click()
    page.triggers[Trigger.EXERCISE].click()
    with qtbot.waitSignal(page.told) as told:
        page.write_button.click()
    last = list(page.places)[-1]
    assert told.args == [Told(When.NIGHT, *last, 8, 5, (Helped.WALK, Helped.HEAT), (Trigger.EXERCISE,), Quality.SHARP)]


def test_what_is_known_is_filled_in_exactly_and_forgotten_with_the_form(page: DiaryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    known = Told(datetime(2026, 3, 2, 3, 10), Side.LEFT, Muscle.HAMSTRING, 8, 4, (Helped.WALK,), (), None)
    page.fill_in(known)
    with qtbot.waitSignal(page.told) as told:
        page.write_button.click()
    assert told.args == [known]
    assert [page.minutes.itemData(at) for at in range(6)] == [None, 1, 2, 3, 4, 5]
    page.clear_form()
    with qtbot.waitSignal(page.told) as told:
        page.write_button.click()
    assert told.args == [Told(When.NOW, None, None, None, None, (), ())]
    assert page.minutes.findData(4) == -1


def test_deleting_asks_once_more_in_its_place(page: DiaryPage, qtbot: Any) -> None:
    qtbot.addWidget(shown(page))
    deletes = [button for button in page.findChildren(Button) if button.text() == "Delete"]
    assert len(deletes) == 2
    with qtbot.assertNotEmitted(page.delete_wanted):
        deletes[0].click()
    assert deletes[0].text() == "Delete for good?" and "Monday" in deletes[0].accessibleName()
    with qtbot.waitSignal(page.delete_wanted) as wanted:
        deletes[0].click()
    assert wanted.args == [2]


def test_empty_it_says_so_and_has_nothing_to_print(page: DiaryPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    assert "Nothing is written down yet." in texts(page) and "stays on this computer" in texts(page)
    assert page.save_button.isHidden()
    assert "Nothing is written down yet." not in texts(shown(page))
    assert "No quinine." in texts(page) and "time to ask a doctor" in texts(page)


@pytest.mark.parametrize(("scheme", "text"), [(Qt.ColorScheme.Light, 1.0), (Qt.ColorScheme.Dark, 2.0)])
def test_everything_fits_and_has_a_name(scheme: Qt.ColorScheme, text: float, qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, scheme, text=text)
    page = DiaryPage()
    page.resize(740, 600)  # of the smallest window, beside the navigation
    qtbot.addWidget(shown(page))
    page.show()
    qtbot.wait(1)
    assert clipped(page) == []
    assert nameless(page) == []
