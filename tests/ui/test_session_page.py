"""The session page on a real engine in fake time: what is said, shown and asked for, and that everything fits."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QRect, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QImage, QKeySequence, QPainter, QShortcut
from PyQt6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.figure import Figure, quad
from support.pages import clipped
from support.session import agenda, library, play, routine

from stretchcoach.body.pose import Landmark, Side
from stretchcoach.coaching.agenda import Entry, Phase, agenda_of
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.questions import Asks, Question
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import CardStep, StepSide, StretchStep, WalkStep
from stretchcoach.ui import demonstration, theme
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.keys import table
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.session_page import SessionPage
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.session_words import CameraState, Shape

QUAD = agenda(hold_s=20, sets=2)
SIGNALS = ("pause_toggled", "back", "repeat", "skip", "stop", "hurts", "eased")


def snapshot() -> Snapshot:
    return Snapshot(np.zeros((36, 64, 4), np.uint8), None)


@pytest.fixture
def scale() -> float:
    """Of the text; a test may ask for another."""
    return 1.0


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, scale: float) -> SessionPage:
    theme.apply(qapp, Qt.ColorScheme.Light, text=scale)
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.begin("Evening", QUAD, has_camera=True)
    with qtbot.waitExposed(page):
        page.show()
    return page


def until(
    page: SessionPage,
    stop: Callable[[SessionUpdate], bool],
    person: Callable[[SessionUpdate | None, float], Figure | None] = lambda _update, _now_s: quad(110),
    entries: list[Entry] = QUAD,
    *,
    has_camera: bool = True,
) -> tuple[SessionEngine, SessionUpdate]:
    """Play until something is so; the page has seen every moment."""
    engine = SessionEngine(entries, has_camera=has_camera)
    for update in play(engine, person):
        page.show_update(update)
        if stop(update):
            return engine, update
    raise AssertionError("it never came to that")


def holding(update: SessionUpdate) -> bool:
    return update.hold is not None and update.hold.held_s > 3


def test_getting_ready_says_which_leg_which_stretch_and_which_set(page: SessionPage) -> None:
    until(page, lambda update: update.phase is Phase.READY and update.cue is not None)
    assert page.side.text() == "LEFT leg"
    assert page.what.text() == "Standing heel to buttock"
    assert page.which.text() == "Hold 1 of 2"
    assert page.cue.text == "Get ready. Standing heel to buttock, left leg."
    assert "get ready" in page.ring.accessibleDescription()
    assert page.coming.text() == "Next: left leg, hold 20 s"
    assert page.judgement.sign.word == "Not checked"


def test_a_good_hold(page: SessionPage) -> None:
    until(page, lambda update: update.hold is not None and update.hold.held_s > 3 and update.cue is not None)
    assert page.cue.text == "Good. Hold 20 seconds."
    assert page.judgement.sign.shape is Shape.TICK
    assert page.lamp.sign.shape is Shape.FULL
    assert page.ring.accessibleDescription() == "17 seconds left, holding"
    assert page.coming.text() == "Next: rest 5 s"
    assert page.left.text().startswith("Step 1 of 1")


def test_a_correction_is_in_the_cue_the_verdict_and_the_picture(page: SessionPage) -> None:
    def wrong(update: SessionUpdate | None, _now_s: float) -> Figure:
        return quad(110, thigh=25 if update is not None and holding(update) else 0)

    _, update = until(page, lambda update: update.cue is not None and update.cue.id == "knee_forward", wrong)
    page.show_update(update, snapshot())
    assert page.cue.text == "Let your knee point to the floor. The clock waits."
    assert page.judgement.sign.shape is Shape.WARN
    assert page.judgement.sign.detail == "Let your knee point to the floor."
    assert page.camera.marked == (Landmark.LEFT_KNEE,)
    assert page.camera.word == "Knee down."


def test_a_hidden_foot_is_named(page: SessionPage) -> None:
    def hides(update: SessionUpdate | None, _now_s: float) -> Figure:
        hidden = {Landmark.LEFT_ANKLE: 0.1, Landmark.LEFT_HEEL: 0.1, Landmark.LEFT_TOE: 0.1}
        return replace(quad(110), hidden=hidden if update is not None and holding(update) else {})

    until(page, lambda update: update.cue is not None and update.cue.id == "cant_tell", hides)
    assert page.judgement.sign.word == "Can't tell"
    assert (page.lamp.sign.shape, page.lamp.sign.word) == (Shape.HALF, "Partly seen")
    assert page.lamp.sign.detail == "Your left foot is hidden."
    assert "clock waits" in page.ring.accessibleDescription()


def test_nobody_there_is_said_by_the_lamp(page: SessionPage) -> None:
    until(page, lambda update: update.at_s > 2, lambda _update, _now_s: None)
    assert (page.lamp.sign.shape, page.lamp.sign.word) == (Shape.EMPTY, "Not seen")


def test_a_camera_in_trouble_is_said_calmly_and_the_session_stays(page: SessionPage) -> None:
    _, update = until(page, holding)
    page.show_update(update, None, CameraState(trouble="Plug it in."))
    assert page.camera.accessibleDescription() == "No picture Plug it in."
    assert page.lamp.sign.word == "Not seen"
    page.show_update(update, snapshot(), CameraState(warning="Few pictures."))
    assert page.camera.accessibleDescription() == ""
    assert page.lamp.sign.detail == "Few pictures."


@pytest.mark.parametrize("scale", [2.0])
def test_a_camera_in_trouble_has_the_room_for_its_sentence_where_text_is_large(page: SessionPage) -> None:
    _, update = until(page, holding)
    page.show_update(update, snapshot())
    assert page.lamp.isVisible()
    page.show_update(update, None, CameraState(trouble="Another program uses the camera."))
    assert not page.lamp.isVisible()


def test_a_starting_camera_is_no_fault(page: SessionPage) -> None:
    _, update = until(page, lambda update: True)
    page.show_update(update, None, CameraState(starting=True))
    assert page.camera.accessibleDescription() == "The camera is starting."
    assert (page.lamp.sign.word, page.lamp.sign.tone) == ("Looking for you", "plain")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_check_of_form_names_its_stretch_as_large_as_any_session(page: SessionPage, qapp: QApplication) -> None:
    until(page, holding)
    qapp.processEvents()
    usual = page.side.font_px(), page.what.font_px()
    page.begin("Standing heel to buttock", QUAD, has_camera=True, endless=True)
    until(page, holding)
    qapp.processEvents()
    assert clipped(page) == []
    assert (page.side.font_px(), page.what.font_px()) == usual


def test_the_key_stands_at_the_end_of_its_button_in_either_direction(page: SessionPage) -> None:
    key = next(found for found in page.findChildren(KeyButton) if found.isVisible())
    assert key._cap().left() > key.width() / 2
    key.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # where the mark and the word begin at the right
    assert key._cap().right() < key.width() / 2


def test_a_pause_takes_the_picture_away(page: SessionPage) -> None:
    engine, _ = until(page, holding)
    engine.pause()
    page.show_update(engine.advance(1000.0), snapshot())
    assert "Press Space to go on" in page.camera.accessibleDescription()
    assert "paused" in page.ring.accessibleDescription()
    assert button(page, "Go on").isVisible()


def test_pain_offers_two_ways_out_and_nothing_else(page: SessionPage) -> None:
    engine, _ = until(page, holding)
    engine.report_pain(5)
    page.show_update(engine.advance(1000.0))
    assert page.judgement.sign.shape is Shape.STOP
    shown = {text for text in ("Pause", "Back", "Again", "Skip", "Stop", "It has eased", "Strong or sharp: end") if is_shown(page, text)}
    assert shown == {"Pause", "Stop", "It has eased", "Strong or sharp: end"}


def test_too_deep_is_never_called_good(page: SessionPage) -> None:
    def sinks(update: SessionUpdate | None, _now_s: float) -> Figure:
        return quad(155 if update is not None and holding(update) else 110)

    until(page, lambda update: update.alert is not None, sinks)
    assert page.judgement.sign.word == "Ease back"


def test_rest_switch_and_end_say_what_is_next(page: SessionPage) -> None:
    both = agenda_of(routine(StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=5, sets=2, rest_s=5)), library())
    page.begin("Both", both, has_camera=False)
    until(page, lambda update: update.phase is Phase.REST, entries=both, has_camera=False)
    assert page.coming.text() == "Next: left leg, hold 5 s"
    assert "rest" in page.ring.accessibleDescription()
    until(page, lambda update: update.phase is Phase.SWITCH, entries=both, has_camera=False)
    assert page.side.text() == "RIGHT leg"
    until(page, lambda update: update.upcoming is None, entries=both, has_camera=False)
    assert page.coming.text() == "This is the last one."


def test_without_a_camera_there_are_steps_to_read(page: SessionPage) -> None:
    page.begin("By time", QUAD, has_camera=False)
    until(page, lambda update: update.hold is not None and update.hold.timed_s > 2, has_camera=False)
    assert page.steps.isVisible() and not page.camera.isVisible()
    assert "1.  Stand beside a firm chair and hold its back." in page.steps.text
    assert page.judgement.sign.detail == "There is no camera."
    assert "by time" in page.ring.accessibleDescription()


def test_the_sign_of_no_voice_covers_no_step(page: SessionPage, qapp: QApplication) -> None:
    page.begin("By time", QUAD, has_camera=False)
    page.show_sound(speaks=False, muted=False)
    until(page, lambda update: update.hold is not None and update.hold.timed_s > 2, has_camera=False)
    for _ in range(3):
        qapp.processEvents()
    lines = next(text for text in page.steps.findChildren(FitText) if text.text() == page.steps.text)
    assert page.sound.isVisible()
    assert lines.mapTo(page, lines.rect().bottomLeft()).y() < page.sound.mapTo(page, page.sound.rect().topLeft()).y()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_instruction_of_the_moment_is_never_cut(page: SessionPage, qapp: QApplication) -> None:
    """Muted, and asked about pain: as little room as there ever is."""
    asks = Question(Asks.PAIN, "How much does it hurt, 0 to 10?")
    for name in library().stretches:
        entries = agenda_of(routine(StretchStep(stretch=name, side=StepSide.LEFT, hold_s=20, sets=1)), library())
        page.begin(name, entries, has_camera=False)
        page.show_sound(speaks=True, muted=True)
        first = SessionEngine(entries, has_camera=False).advance(0.0)
        lines = entries[0].lines
        for number, line in enumerate(lines, start=1):
            page.show_update(replace(first, question=asks, cue=Cue("line_0", CueKind.PROGRESS, line)))
            for _ in range(2):
                qapp.processEvents()
            text = next(found for found in page.steps.findChildren(FitText) if found.text() == page.steps.text)
            assert text.fits, (name, text.text())
            assert f"{number}.  {line}" in page.steps.text
        page.show_update(replace(first, entry=entries[1], phase=Phase.STRETCH, question=asks))
        qapp.processEvents()
        assert f"{len(lines)}.  {lines[-1]}" in page.steps.text  # in the hold all have been told


def longer(text: str) -> str:
    """As another language might have it."""
    return f"{text} {'n' * max(2, len(text) // 4)}"


@pytest.mark.parametrize("scale", [1.0, 1.4, 2.0])
@pytest.mark.parametrize("language", [str, longer], ids=["English", "longer words"])
@pytest.mark.parametrize("hurts", [False, True])
def test_the_buttons_have_room_in_every_language(
    qtbot: QtBot, qapp: QApplication, scale: float, language: Callable[[str], str], hurts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stretchcoach.ui.session_page._", language)
    theme.apply(qapp, Qt.ColorScheme.Light, text=scale)
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.begin("Evening", QUAD, has_camera=True)
    page.show()
    engine, _ = until(page, holding)
    if hurts:
        engine.report_hurts()
        page.show_update(engine.advance(1000.0))
    for _ in range(4):
        qapp.processEvents()
    assert page.size() == QSize(1366, 768)
    shown = [found for found in page.findChildren(KeyButton) if found.isVisible()]
    assert {found.accessibleName() for found in shown} >= {language("Pause"), language("Stop")}
    for found in shown:
        assert found.width() >= found.sizeHint().width(), found.accessibleName()
        assert found.geometry().right() <= found.parentWidget().width()  # type: ignore[union-attr]
    silent = [found.accessibleName() for found in shown if not found.text()]
    assert language("It hurts") not in silent
    if scale == 1.0:
        assert silent == []


def test_words_come_back_with_the_room(page: SessionPage, qapp: QApplication) -> None:
    until(page, holding)
    for width, silent in ((700, True), (1366, False)):
        page.setMinimumSize(1, 1)
        page.resize(width, 768)
        for _ in range(4):
            qapp.processEvents()
        skip = next(found for found in page.findChildren(KeyButton) if found.accessibleName() == "Skip")
        assert (not skip.text()) is silent
        assert not skip.icon().isNull()


@pytest.mark.parametrize("scale", [2.0])
def test_the_page_that_waits_makes_no_window_wider(page: SessionPage) -> None:
    """It lies in the window from the start."""
    assert SessionPage().minimumSizeHint().width() <= 1366


def test_walks_and_cards_are_read_and_have_no_leg(page: SessionPage) -> None:
    entries = agenda_of(routine(WalkStep(duration_s=30), CardStep(card="self_massage", duration_s=30)), library())
    page.begin("Walk", entries, has_camera=True)
    until(page, lambda update: update.phase is Phase.WALK, entries=entries)
    assert page.steps.isVisible() and not page.side.isVisible()
    until(page, lambda update: update.phase is Phase.CARD, entries=entries)
    assert page.what.text() == library().cards["self_massage"].title


def test_a_check_of_form_counts_up_and_has_no_next(page: SessionPage) -> None:
    entries = [replace(entry, duration_s=3600.0) if entry.phase is Phase.STRETCH else entry for entry in agenda()]
    page.begin("Check", entries, has_camera=True, endless=True)
    until(page, holding, entries=entries)
    assert page.ring.accessibleDescription().startswith("3 seconds held")
    assert not page.coming.isVisible() and not page.left.isVisible()
    assert not is_shown(page, "Skip") and is_shown(page, "Stop")


KEYS = {
    "pause_toggled": Qt.Key.Key_Space,
    "back": Qt.Key.Key_Left,
    "repeat": Qt.Key.Key_R,
    "skip": Qt.Key.Key_Right,
    "stop": Qt.Key.Key_S,
    "hurts": Qt.Key.Key_H,
}


def asked(page: SessionPage) -> list[str]:
    """What the page asks for from now on."""
    said: list[str] = []
    for name in SIGNALS:
        getattr(page, name).connect(lambda name=name: said.append(name))
    return said


@pytest.mark.parametrize("name", KEYS)
def test_every_key_does_one_thing(page: SessionPage, qtbot: QtBot, name: str) -> None:
    until(page, holding)
    said = asked(page)
    qtbot.keyClick(page, KEYS[name])
    assert said == [name]


def test_e_eases_only_while_it_hurts(page: SessionPage, qtbot: QtBot) -> None:
    engine, _ = until(page, holding)
    said = asked(page)
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert said == []
    engine.report_pain(5)
    page.show_update(engine.advance(1000.0))
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert said == ["eased"]


def test_the_button_of_the_cramp_asks_for_it_and_leaves_its_keys_to_the_window(page: SessionPage, qtbot: QtBot) -> None:
    until(page, holding)
    said: list[str] = []
    page.cramp.connect(lambda: said.append("cramp"))
    qtbot.mouseClick(button(page, "Cramp now"), Qt.MouseButton.LeftButton)
    assert said == ["cramp"]
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert said == ["cramp"]


def bare_keys(widget: QWidget) -> set[str]:
    """Every key that does something there, save those with Ctrl and the like."""
    keys = {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut)}
    return {key for key in keys if "+" not in key or key == "+"}


def test_every_key_stands_in_the_one_table(page: SessionPage, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    listed = {QKeySequence(sequence).toString() for key in table().values() for sequence in key.sequences}
    assert bare_keys(page) - {"Esc"} <= listed  # Esc puts the overlay away
    assert bare_keys(window) <= listed
    assert listed <= bare_keys(page) | bare_keys(window)


def test_no_key_means_two_things(page: SessionPage) -> None:
    every = [QKeySequence(sequence).toString() for key in table().values() for sequence in key.sequences]
    assert len(every) == len(set(every))


def test_the_readme_shows_every_key() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    begin = readme.index("| key |")
    shown = readme[begin : readme.index("\n\n", begin)]
    cells = {cell.strip() for line in shown.splitlines() for cell in line.split("|")}
    parts = cells | {part for cell in cells for part in cell.replace(",", " ").split()}
    assert {key.shown for name, key in table().items() if name != "hands"} <= parts  # hands have their own page


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("asks", [None, Question(Asks.PAIN, "How much does it hurt, 0 to 10?")], ids=["", "while a question stands"])
def test_the_keys_fit_beside_the_clock(page: SessionPage, qtbot: QtBot, qapp: QApplication, asks: Question | None) -> None:
    _, update = until(page, holding)
    qtbot.keyClick(page, Qt.Key.Key_Question)
    for _ in range(4):
        page.show_update(replace(update, question=asks))
        qapp.processEvents()
    assert page.overlay.isVisible() and page.size() == QSize(1366, 768)
    assert page.overlay.geometry().bottom() < (page.question if asks else page.cue).y()
    texts = page.overlay.findChildren(FitText)
    for text in texts:
        assert text.fits, text.text()
        assert page.overlay.rect().contains(QRect(text.mapTo(page.overlay, QPoint(0, 0)), text.size())), text.text()
    assert {key.does for key in table().values()} <= {text.text() for text in texts}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_window_does_not_grow_when_it_hurts(page: SessionPage, qapp: QApplication) -> None:
    engine, _ = until(page, holding)
    engine.report_hurts()
    for now_s in (1000.0, 1000.1):
        page.show_update(engine.advance(now_s))
        qapp.processEvents()
        assert page.size() == QSize(1366, 768)


def test_escape_ends_nothing(page: SessionPage, qtbot: QtBot) -> None:
    said = asked(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert said == [] and page.isVisible()


def test_a_button_reached_with_tab_keeps_space(page: SessionPage, qtbot: QtBot) -> None:
    until(page, holding)
    said = asked(page)
    button(page, "Skip").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button(page, "Skip"), Qt.Key.Key_Space)
    assert said == ["skip"]
    qtbot.mouseClick(button(page, "Again"), Qt.MouseButton.LeftButton)  # takes no focus
    assert said == ["skip", "repeat"]
    assert button(page, "Skip").hasFocus()


def button(page: SessionPage, text: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == text)


def is_shown(page: SessionPage, text: str) -> bool:
    return any(found.text() == text and found.isVisible() for found in page.findChildren(QPushButton))


def test_every_control_has_a_name_and_a_key_in_sight(page: SessionPage) -> None:
    for found in page.findChildren(QPushButton):
        assert found.accessibleName()
        assert "(" in found.toolTip()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_a_small_laptop(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    font = qapp.font()
    font.setPixelSize(round(13 * scale))
    qapp.setFont(font)
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.begin("Evening", QUAD, has_camera=True)
    page.show()
    engine, _ = until(page, lambda update: update.phase is Phase.REST)
    for _ in range(3):
        qapp.processEvents()
    assert (page.width(), page.height()) == (1366, 768)
    smallest = page.minimumSizeHint()
    assert smallest.width() <= 1366 and smallest.height() <= 768
    for text in page.findChildren(FitText):
        if text.isVisible() and text.text():
            assert text.fits, text.text()
    engine.report_pain(5)
    page.show_update(engine.advance(1000.0))
    for _ in range(3):
        qapp.processEvents()
    for found in page.findChildren(QPushButton):
        if found.isVisible():
            assert found.width() >= found.sizeHint().width(), found.text()
    assert page.minimumSizeHint().width() <= 1366


def capitals_px(font: QFont) -> int:
    return QFontMetrics(font).tightBoundingRect("H8").height()


def test_it_can_be_read_from_three_metres(page: SessionPage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a laptop of 13 inches: capitals of the line at least 64 px high, the number at least 160 px."""
    drawn: dict[str, int] = {}
    plain = QPainter.drawText

    def noting(painter: QPainter, *what: object) -> object:
        drawn[str(what[-1])] = max(drawn.get(str(what[-1]), 0), capitals_px(painter.font()))
        return plain(painter, *what)  # type: ignore[call-overload]

    until(page, lambda update: holding(update) and update.hold is not None and update.hold.left_s < 16)
    qapp.processEvents()
    monkeypatch.setattr(QPainter, "drawText", noting)
    page.grab()
    number = page.ring.accessibleDescription().split()[0]
    assert drawn[number] >= 160
    assert drawn[page.cue.text] >= 64


def test_a_demonstration_stands_beside_the_mirror_image(page: SessionPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loop, picture = tmp_path / "loop.png", QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(loop))
    monkeypatch.setattr(demonstration, "loop_of", lambda media: loop if media == "quad_standing" else None)
    until(page, lambda update: update.phase is Phase.READY)
    assert page.demonstration.isVisible()
    assert page.demonstration.accessibleDescription() == "Standing heel to buttock"
    page.demonstration.show_stretch("", "", None)
    assert not page.demonstration.isVisible()


def test_the_larger_the_desktops_font_the_larger_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    def size() -> int:
        page = SessionPage()
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.what.show_text("Standing")
        page.show()
        qapp.processEvents()
        return page.what.font_px()

    before = size()
    font = qapp.font()
    font.setPixelSize(20)
    qapp.setFont(font)
    assert size() > before


def test_a_long_cue_shrinks_and_is_never_cut(page: SessionPage, qapp: QApplication) -> None:
    text = page.cue.findChild(FitText)
    assert text is not None
    assert text.font_px() == 88
    page.cue.say("Breathe in slowly, and let the knee sink as far as it wants. " * 3, Shape.NONE, "text")
    qapp.processEvents()
    assert text.fits
    assert 30 <= text.font_px() < 88


def test_side_names_are_the_persons_own(page: SessionPage) -> None:
    right = agenda(side="right")
    page.begin("Right", right, has_camera=True)
    _, update = until(page, lambda update: True, entries=right)
    assert page.side.text() == "RIGHT leg"
    assert update.entry is not None and update.entry.side is Side.RIGHT
