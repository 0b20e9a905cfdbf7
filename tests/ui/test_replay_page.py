"""A recorded session, looked back at with the keyboard alone."""

from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.figure import SIZE_PX, quad
from support.pages import Keys, clipped, nameless

from stretchcoach.body.pose import Landmark, Side
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.timeline import Span
from stretchcoach.routine.values import FindingId
from stretchcoach.ui import theme
from stretchcoach.ui.replay_page import Replay, ReplayEvent, ReplayPage
from stretchcoach.ui.theme import GRID

SPANS = (
    Span(2.0, 10.0, Verdict.GOOD),
    Span(10.0, 12.1, Verdict.ADJUST, FindingId.KNEE_FORWARD, Side.LEFT, 14.0, 8.0, "deg"),
    Span(12.1, 20.0, Verdict.GOOD),
    Span(22.0, 26.0, Verdict.CANT_TELL),
)
EVENTS = (
    ReplayEvent(2.0, "progress", "Hold here."),
    ReplayEvent(11.0, "correction", "Let your knee point to the floor. The clock waits."),
    ReplayEvent(18.0, "EASE_OFF", "Further than is good for you: about 96 degrees, 90 degrees at most."),
)


def replay() -> Replay:
    seen = [(at / 10, SIZE_PX, None if at > 220 else quad(112).seen(at / 10).pose) for at in range(300)]
    return Replay("Evening, 3 May", seen, SPANS, EVENTS)


@pytest.fixture
def page(qtbot: Any) -> ReplayPage:
    made = ReplayPage()
    made.resize(1366, 768)
    made.show_replay(replay())
    return made


@pytest.mark.parametrize(
    ("at_ms", "said"),
    [
        (1000, "Not checked here."),
        (5000, "Good."),
        (11000, "The knee came forward: about 14 degrees for 2.1 s, 8 allowed."),
        (23000, "The camera could not tell."),
    ],
)
def test_every_moment_is_explained(page: ReplayPage, at_ms: int, said: str) -> None:
    page.slider.setValue(at_ms)
    assert page.sentence.text() == said
    assert said in page.slider.accessibleDescription()


def test_the_joint_to_correct_is_marked_on_its_own_leg(page: ReplayPage) -> None:
    page.slider.setValue(11000)
    assert page.figure._shown is not None
    assert page.figure._shown.marked == (Landmark.LEFT_KNEE,)
    page.slider.setValue(25000)
    assert page.figure._shown is None
    assert page.figure.accessibleDescription() == "Nobody was seen."


def test_it_plays_to_its_end_and_stands(qtbot: Any, page: ReplayPage) -> None:
    keys = Keys(qtbot, page)
    keys.press(Qt.Key.Key_Right, 2)
    assert page.slider.value() == 10_000
    page.play_button.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert page.playing
    page.slider.setValue(page.slider.maximum() - 50)
    qtbot.waitUntil(lambda: not page.playing, timeout=3000)
    assert page.slider.value() == page.slider.maximum()


def test_an_event_leads_to_its_moment(qtbot: Any, page: ReplayPage) -> None:
    keys = Keys(qtbot, page)
    keys.tab_to(page.events)
    keys.press(Qt.Key.Key_Down, 2)
    keys.press(Qt.Key.Key_Return)
    assert page.slider.value() == 18_000


def test_what_was_said_is_read_whole_where_text_is_large(qapp: QApplication, qtbot: Any, page: ReplayPage) -> None:
    theme.apply(qapp, Qt.ColorScheme.Light, text=2.0)
    page.resize(1160, 768)
    Keys(qtbot, page)
    qapp.processEvents()
    for at in range(page.events.count()):
        room = page.events.visualItemRect(page.events.item(at))
        words = room.width() - page.events.iconSize().width() - 4 * GRID
        needed = page.events.fontMetrics().boundingRect(0, 0, words, 10_000, int(Qt.TextFlag.TextWordWrap), page.events.item(at).text())
        assert needed.height() <= room.height()


def test_nobody_plays_to_an_empty_room(qtbot: Any, page: ReplayPage) -> None:
    Keys(qtbot, page)
    page.toggle()
    page.hide()
    assert not page.playing


@pytest.mark.parametrize(("scheme", "contrast"), [("light", False), ("dark", False), ("dark", True)])
def test_the_moment_on_the_slider_is_seen_in_every_scheme(
    qapp: QApplication, qtbot: Any, page: ReplayPage, scheme: str, contrast: bool
) -> None:
    worn = theme.apply(qapp, Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light, contrast=contrast)
    Keys(qtbot, page)
    page.slider.setValue(page.slider.maximum() // 2)
    qapp.processEvents()
    seen, width = page.slider.grab().toImage(), page.slider.width()
    before, handle, after = (seen.pixelColor(x, page.slider.height() // 2) for x in (width // 4, width // 2, 3 * width // 4))
    assert (before, handle, after) == (worn.colour("primary"), worn.colour("primary"), worn.colour("outline"))
    assert seen.pixelColor(width // 2, page.slider.height() // 2 - 4) == worn.colour("primary"), "it is higher than its line"


def test_it_fits_and_has_names(qtbot: Any, page: ReplayPage) -> None:
    Keys(qtbot, page)
    assert clipped(page) == []
    assert nameless(page) == []
    with qtbot.waitSignal(page.closed):
        page.close_button.click()
