"""The care cards by keyboard alone: the list, a card, its countdown in huge numbers; nothing is cut off at 200 %."""

from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.pages import Keys, clipped, library, nameless, texts

from stretchcoach.coaching.countdown import Countdown, CountdownState, CountdownUpdate
from stretchcoach.coaching.relief_cards import TO_DO, TO_KNOW, every_card
from stretchcoach.safety.remedies import QUININE
from stretchcoach.ui import icons, theme
from stretchcoach.ui.cards_page import CardsPage

EVERY = (*TO_DO, *TO_KNOW, QUININE)


@pytest.fixture
def page(qtbot: Any) -> CardsPage:
    made = CardsPage()
    made.resize(1262, 700)
    to_do, to_know = every_card(library())
    made.show_cards(to_do, to_know, to_know[-1])
    made.opened.connect(lambda id_: made.show_card(library().card(id_)))
    made.view.closed.connect(made.show_list)
    return made


def open_card(page: CardsPage, id_: str) -> CountdownUpdate | None:
    card = library().card(id_)
    page.show_card(card)
    if card.duration_s is None:
        return None
    update = Countdown(card).advance(0.0)
    page.view.show_countdown(update)
    return update


def test_a_tab_and_enter_open_a_card_and_escape_leads_back(page: CardsPage, qtbot: Any) -> None:
    keys = Keys(qtbot, page)
    assert list(page.tiles) == list(EVERY)
    keys.tab_to(page.tiles["heat"])
    keys.press(Qt.Key.Key_Return)
    assert page.open_card and page.view.accessibleName() == "Warm the muscle"
    keys.press(Qt.Key.Key_Escape)
    assert not page.open_card


def test_space_starts_and_r_begins_again_wherever_the_focus_is(page: CardsPage, qtbot: Any) -> None:
    keys = Keys(qtbot, page)
    open_card(page, "walk")
    for focus in (page.view.start_button, page.view.time):
        focus.setFocus()
        with qtbot.waitSignal(page.view.toggled):
            keys.press(Qt.Key.Key_Space)
    page.view.show_countdown(CountdownUpdate(CountdownState.RUNNING, 30, 60))
    with qtbot.waitSignal(page.view.again):
        keys.press(Qt.Key.Key_R)


def test_the_time_is_chosen_within_the_card_s_limits_and_told_by_the_person_alone(page: CardsPage, qtbot: Any) -> None:
    keys = Keys(qtbot, page)
    with qtbot.assertNotEmitted(page.view.chosen):
        open_card(page, "walk")
    shown = [page.view.time.itemData(at) for at in range(page.view.time.count())]
    assert (min(shown), max(shown), page.view.time.currentData()) == (60, 120, 60)
    assert "60 to 120 s" in texts(page)
    page.view.time.setFocus()
    with qtbot.waitSignal(page.view.chosen) as chosen:
        keys.press(Qt.Key.Key_Down)
    assert chosen.args == [70]
    page.view.show_countdown(CountdownUpdate(CountdownState.RUNNING, 30, 70))
    assert not page.view.time.isEnabled()


@pytest.mark.parametrize(
    ("state", "does", "again"),
    [
        (CountdownState.READY, "Start", False),
        (CountdownState.RUNNING, "Pause", True),
        (CountdownState.PAUSED, "Go on", True),
        (CountdownState.DONE, "Again", False),
    ],
)
def test_what_the_large_key_does_is_written_on_it(state: CountdownState, does: str, again: bool, page: CardsPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    open_card(page, "heat")
    page.view.show_countdown(CountdownUpdate(state, 599, 600))
    assert page.view.start_button.text() == does
    assert page.view.again_button.isVisibleTo(page) is again
    assert page.view.ring.accessibleDescription().startswith("9:59 minutes")


def test_the_caution_stands_before_the_countdown_and_the_source_is_told(page: CardsPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.show()
    open_card(page, "cold")
    card = library().card("cold")
    caution = next(found for found in page.view.findChildren(type(page.view._caution)) if found.text() == card.caution)
    assert caution.mapTo(page, caution.rect().topLeft()).y() < page.view.ring.mapTo(page, page.view.ring.rect().topLeft()).y()
    assert f"Source: {card.source[0]}" in texts(page)


def test_what_is_only_to_read_has_no_countdown(page: CardsPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    open_card(page, "walk")
    open_card(page, "medicines")
    view = page.view
    assert not any(part.isVisibleTo(page) for part in (view.ring, view.start_button, view.again_button, view.time))
    assert "Do not stop or change a medicine because of this app." in texts(page)


def test_the_warning_against_quinine_stands_under_the_list(page: CardsPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    assert "unless a doctor prescribes it" in texts(page)


def test_every_card_has_a_drawn_mark_of_its_own() -> None:
    marks = [icons.CARD_ICONS[id_] for id_ in EVERY]
    assert len(set(marks)) == len(marks) and set(marks) <= set(icons.names())


@pytest.mark.parametrize(("scheme", "text"), [(Qt.ColorScheme.Light, 1.0), (Qt.ColorScheme.Dark, 2.0)])
@pytest.mark.parametrize("size", [(1262, 680), (1160, 768)])
def test_everything_fits_and_has_a_name(scheme: Qt.ColorScheme, text: float, size: tuple[int, int], qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, scheme, text=text)
    page = CardsPage()
    qtbot.addWidget(page)
    to_do, to_know = every_card(library())
    page.show_cards(to_do, to_know, to_know[-1])
    page.resize(*size)
    page.show()
    qapp.processEvents()
    assert clipped(page) == []
    for id_ in EVERY:
        open_card(page, id_)
        if library().card(id_).duration_s is not None:
            page.view.show_countdown(CountdownUpdate(CountdownState.RUNNING, 1, 60))
        for _ in range(3):
            qapp.processEvents()
        assert (page.width(), page.height()) == size, id_
        assert clipped(page) == [], id_
    assert nameless(page) == []
