"""The drawn thigh, the list and the huge line, by keyboard, mouse and screen reader; nothing is cut off at 200 %."""

from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QApplication, QWidget
from support.pages import clipped, nameless, texts

from stretchcoach.body.pose import Side
from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_steps import ReliefPhase as P
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.shipped import routine_files
from stretchcoach.ui import theme
from stretchcoach.ui.cramp_page import CrampPage
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.thigh_map import PLACES, ThighMap, shape_of

LIBRARY = Library(routine_files())


@pytest.fixture
def page(qtbot: Any) -> CrampPage:
    assert LIBRARY.screening is not None
    made = CrampPage()
    made.begin(LIBRARY.screening)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def at(phase: P) -> ReliefEngine:
    """An engine that has come to a phase."""
    engine = ReliefEngine(LIBRARY)
    if phase is P.WHERE:
        return engine
    engine.choose_where(Side.LEFT, Muscle.HAMSTRING)
    if phase is P.BLOCKED:
        engine.yes_to("dvt")
    if phase in (P.SCREEN, P.BLOCKED):
        return engine
    engine.none_of_these()
    if phase is P.POSITION:
        return engine
    engine.choose_position(Position.CHAIR)
    if phase is P.PAIN:
        return engine
    engine.report_pain(8)
    now_s = 0.0
    while engine.phase is not phase:
        now_s += 0.5
        if phase is P.EASE and engine.phase is P.HOLD:
            engine.hurts()
        if phase is P.AFTERCARE:
            engine.gone()
        if phase is P.STRAIN:
            engine.sharp()
        engine.advance(now_s)
        assert now_s < 700
    return engine


PHASES = (P.WHERE, P.SCREEN, P.POSITION, P.PAIN, P.APPROACH, P.HOLD, P.EASE, P.RELEASE, P.WALK, P.RECHECK, P.AFTERCARE, P.STRAIN, P.BLOCKED)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("phase", PHASES)
def test_nothing_is_cut_off_and_everything_has_a_name(phase: P, scale: float, page: CrampPage, qapp: QApplication) -> None:
    theme.apply(qapp, Qt.ColorScheme.Dark, text=scale)
    page.show_update(at(phase).advance(0.0))
    qapp.processEvents()
    assert (page.width(), page.height()) == (1366, 768)
    shrinking = {text.text(): text.fits for text in page.findChildren(FitText) if text.isVisible() and text.text()}
    assert all(shrinking.values()), shrinking
    assert [found for found in clipped(page) if not any(repr(text) in found for text in shrinking)] == []
    assert nameless(page) == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_each_place_by_its_key_and_by_the_mouse(place: Any, qtbot: Any) -> None:
    drawn = ThighMap()
    qtbot.addWidget(drawn)
    drawn.resize(1000, 480)
    with qtbot.waitActive(drawn):
        drawn.show()
        drawn.activateWindow()
    heard: list[tuple[object, object]] = []
    drawn.chosen.connect(lambda side, muscle: heard.append((side, muscle)))
    qtbot.keyClicks(drawn, place.key)
    button = drawn.buttons[place]
    middle = button.mask().boundingRect().center()
    target = drawn.childAt(button.mapTo(drawn, middle))
    assert isinstance(target, QWidget)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(drawn, button.mapTo(drawn, middle)))
    assert heard == [(place.side, place.muscle)] * 2
    assert {"Left" if place.side is Side.LEFT else "Right"} <= set(button.accessibleName().split())


def test_left_is_left_in_both_drawings_and_no_two_places_overlap() -> None:
    for place in PLACES:
        middle = shape_of(place).boundingRect().center().x()
        assert (middle < 50) is (place.side is Side.LEFT)
    front = [shape_of(place) for place in PLACES if place.muscle is not Muscle.HAMSTRING]
    for one in front:
        for other in front:
            inside = one.intersected(other).boundingRect()
            assert one is other or inside.width() * inside.height() < 1


def test_a_press_beside_the_thighs_chooses_nothing(qtbot: Any) -> None:
    drawn = ThighMap()
    qtbot.addWidget(drawn)
    drawn.resize(1000, 480)
    drawn.show()
    assert drawn.childAt(QPoint(500, 470)) is None


def test_the_list_is_answered_with_one_key(page: CrampPage, qtbot: Any) -> None:
    page.show_update(at(P.SCREEN).advance(0.0))
    with qtbot.waitActive(page):
        page.activateWindow()
    assert len(page.flags.questions) == 15
    page.flags.circumstances["falls"].click()
    with qtbot.waitSignal(page.none_of_these) as heard:
        qtbot.keyClick(page, Qt.Key.Key_N)
    assert heard.args == [("falls",)]
    with qtbot.waitSignal(page.yes) as heard:
        page.flags.questions["dvt"].click()
    assert heard.args == ["dvt"]


def test_a_new_list_remembers_no_answer(page: CrampPage) -> None:
    page.flags.circumstances["falls"].click()
    assert LIBRARY.screening is not None
    page.begin(LIBRARY.screening)
    assert not any(box.isChecked() for box in page.flags.circumstances.values())


@pytest.mark.parametrize("level", range(11))
def test_pain_is_one_key(level: int, page: CrampPage, qtbot: Any) -> None:
    page.show_update(at(P.HOLD).advance(100.0))
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.pain) as heard:
        qtbot.keyClicks(page, "+" if level == 10 else str(level))
    assert heard.args == [level]


@pytest.mark.parametrize(
    ("key", "signal", "phase"),
    [
        (Qt.Key.Key_H, "hurts", P.HOLD),
        (Qt.Key.Key_X, "sharp", P.HOLD),
        (Qt.Key.Key_E, "eased", P.HOLD),
        (Qt.Key.Key_G, "gone", P.HOLD),
        (Qt.Key.Key_S, "stop", P.HOLD),
        (Qt.Key.Key_Space, "skip", P.APPROACH),
        (Qt.Key.Key_G, "gone", P.RECHECK),
        (Qt.Key.Key_T, "still_there", P.RECHECK),
        (Qt.Key.Key_0, "where", P.WHERE),
        (Qt.Key.Key_2, "position", P.POSITION),
        (Qt.Key.Key_Return, "closed", P.AFTERCARE),
    ],
)
def test_keys(key: Qt.Key, signal: str, phase: P, page: CrampPage, qtbot: Any) -> None:
    page.show_update(at(phase).advance(0.0))
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(page, key)


def test_the_end_shows_its_cards_and_forgets_those_of_the_time_before(page: CrampPage, qapp: QApplication) -> None:
    page.show_update(at(P.AFTERCARE).advance(0.0))
    page.show_cards(("Sore for a day.",), (LIBRARY.card("self_massage"),))
    qapp.processEvents()
    assert "Stroke the muscle" in texts(page) and LIBRARY.card("self_massage").caution in texts(page)
    page.show_cards((), ())
    assert "Stroke the muscle" not in texts(page)
