"""A session without touching anything: hands, and what is heard; and the keys of remotes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.figure import quad, with_arms
from support.session import routine
from support.window import DrawnEyes, HandClock, let_pass

from stretchcoach import thresholds as T
from stretchcoach.app.window import build
from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.routine.values import Mode, StepSide, StretchStep
from stretchcoach.ui.main_window import SUMMARY
from stretchcoach.vision.live import Seen
from stretchcoach.voice.voice import Level, Voice

ROUTINE = routine(StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=60, sets=1))
LEFT, BOTH = (Side.LEFT,), (Side.LEFT, Side.RIGHT)


class Hands(DrawnEyes):
    """Sees the figure with these hands raised."""

    raised: tuple[Side, ...] = ()

    def take(self) -> Seen | None:
        seen = super().take()
        if seen is None or self.figure is None:
            return seen
        return replace(seen, observation=replace(seen.observation, pose=with_arms(self.figure, self.raised)))


class Desktop:
    """Whether it was asked to stay awake."""

    def __init__(self) -> None:
        self.awake = False

    def hold(self) -> None:
        self.awake = True

    def let_go(self) -> None:
        self.awake = False


class Heard:
    """A mouth that is always done at once."""

    busy, works = False, True

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.problem = ""

    def say(self, text: str, volume: float) -> None:
        self.texts.append(text)

    def stop(self) -> None:
        self.texts.append("...")

    def open(self, level: Level, volume: float) -> Voice:
        return Voice(self, level=level, volume=volume, problem=self.problem, clock=iter(range(10**9)).__next__)


class Opened:
    def __init__(self, app: QApplication) -> None:
        self.clock, self.desktop, self.heard = HandClock(), Desktop(), Heard()
        self.eyes = Hands(self.clock, quad(110))
        self.window, self.coach, self.pages = build(
            app, eyes=self._open, clock=self.clock, voice=self.heard.open, awake=self.desktop
        )
        self.page = self.coach.page

    def _open(self, _source: str, clock: object, _calm: object) -> Hands:
        self.eyes = Hands(clock, quad(110))  # type: ignore[arg-type]
        return self.eyes

    def to_the_hold(self) -> None:
        self.coach.start(ROUTINE, True)
        for _ in range(1000):
            self.let_pass(0.1)
            if "holding" in self.page.ring.accessibleDescription():
                return
        raise AssertionError("no hold")

    def let_pass(self, seconds: float) -> None:
        let_pass(self.coach, self.clock, seconds)

    def hand(self, sides: tuple[Side, ...], seconds: float = 1.3) -> None:
        self.eyes.raised = sides
        self.let_pass(seconds)
        self.eyes.raised = ()
        self.let_pass(0.5)

    @property
    def paused(self) -> bool:
        return self.page._by["pause"].text() == "Go on"


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Opened(qapp)
    qtbot.addWidget(made.window)
    made.pages.load_shelf()
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()


def test_one_hand_pauses_with_the_camera_on_and_goes_on(opened: Opened) -> None:
    opened.to_the_hold()
    opened.hand(LEFT, 0.8)
    assert not opened.paused, "too short to be meant"
    opened.hand(LEFT)
    assert opened.paused
    assert opened.eyes.asked == [], "the camera looks on"
    assert "Raise one hand to go on" in opened.page.camera.accessibleDescription()
    assert opened.page.lamp.sign.word == "Looking for your hand"
    assert opened.heard.texts[-1] == "Paused. Raise one hand to go on."
    opened.let_pass(30)
    opened.hand(LEFT)
    assert not opened.paused
    assert opened.eyes.asked == []


def test_a_pause_by_key_turns_the_camera_off_and_one_by_hand_does_not_leave_it_on_for_ever(opened: Opened, qtbot: QtBot) -> None:
    opened.to_the_hold()
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)
    assert opened.paused and opened.eyes.asked == ["pause"]
    assert opened.page.lamp.sign.word == "Camera off"
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)
    assert opened.eyes.asked == ["pause", "resume"]
    opened.hand(LEFT)
    opened.let_pass(T.HAND_PAUSE_S + 1)
    assert opened.eyes.asked == ["pause", "resume", "pause"]
    assert opened.page.lamp.sign.word == "Camera off"
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)
    assert not opened.paused and opened.eyes.asked[-1] == "resume"


def test_both_hands_hurt_one_hand_says_that_it_has_eased(opened: Opened) -> None:
    opened.to_the_hold()
    opened.hand(BOTH)
    assert opened.page.judgement.sign.word == "It hurts"
    assert not opened.paused
    opened.let_pass(20)  # also long after the question: the clock stands until it is answered
    opened.hand(LEFT)
    assert not opened.paused
    opened.eyes.figure = quad(20)  # let go, and in again
    opened.let_pass(20)
    assert opened.page.judgement.sign.word != "It hurts"


def test_both_hands_twice_is_the_end(opened: Opened) -> None:
    opened.to_the_hold()
    opened.hand(BOTH)
    opened.hand(BOTH)
    assert opened.window.page == SUMMARY
    assert any("ask a doctor" in text for text in opened.heard.texts)


def test_mute_is_seen_and_warnings_are_heard_all_the_same(opened: Opened, qtbot: QtBot) -> None:
    opened.to_the_hold()
    assert not opened.page.sound.isVisible()
    qtbot.keyClick(opened.window, Qt.Key.Key_M)
    assert opened.page.sound.sign.word == "Muted" and opened.page.sound.isVisible()
    before = len(opened.heard.texts)
    opened.let_pass(20)
    assert opened.heard.texts[before:] == []
    opened.hand(BOTH)
    assert any(text.startswith("Ease back") for text in opened.heard.texts[before:])
    qtbot.keyClick(opened.window, Qt.Key.Key_M)
    assert not opened.page.sound.isVisible()


def test_what_cannot_be_heard_is_said_once(opened: Opened) -> None:
    opened.heard.works = False  # type: ignore[misc]
    opened.heard.problem = "This computer cannot speak yet."
    opened.to_the_hold()
    assert opened.page.sound.sign.word == "No voice"
    assert "cannot speak yet" in opened.window.routine_page.banner.text


def test_the_display_stays_awake_while_something_runs(opened: Opened, qtbot: QtBot) -> None:
    assert not opened.desktop.awake
    opened.to_the_hold()
    assert opened.desktop.awake
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)
    opened.let_pass(0.1)
    assert not opened.desktop.awake
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)
    opened.let_pass(0.1)
    assert opened.desktop.awake
    qtbot.keyClick(opened.window, Qt.Key.Key_S)
    assert not opened.desktop.awake


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_F5, Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay])
def test_remotes_and_media_keys_pause_and_go_on(opened: Opened, qtbot: QtBot, key: Qt.Key) -> None:
    opened.to_the_hold()
    qtbot.keyClick(opened.window, key)
    assert opened.paused
    qtbot.keyClick(opened.window, key)
    assert not opened.paused


@pytest.mark.parametrize(("forth", "back"), [(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), (Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious)])
def test_a_remote_skips_and_goes_back(opened: Opened, qtbot: QtBot, forth: Qt.Key, back: Qt.Key) -> None:
    opened.to_the_hold()
    qtbot.keyClick(opened.window, back)
    assert "get ready" in opened.page.ring.accessibleDescription()
    qtbot.keyClick(opened.window, forth)
    assert opened.window.page == SUMMARY  # there is but one hold


def test_full_screen_is_left_by_escape_and_the_session_is_not(opened: Opened, qtbot: QtBot) -> None:
    opened.to_the_hold()
    qtbot.keyClick(opened.window, Qt.Key.Key_F)
    assert opened.window.isFullScreen()
    qtbot.keyClick(opened.window, Qt.Key.Key_Question)
    assert opened.page.overlay.isVisible()
    qtbot.keyClick(opened.window, Qt.Key.Key_Escape)
    assert opened.window.isFullScreen() and not opened.page.overlay.isVisible()
    qtbot.keyClick(opened.window, Qt.Key.Key_Escape)
    assert not opened.window.isFullScreen()
    qtbot.keyClick(opened.window, Qt.Key.Key_Escape)
    assert opened.coach.playing


def test_the_keys_lie_over_the_page_and_the_session_goes_on(opened: Opened, qtbot: QtBot) -> None:
    opened.to_the_hold()
    qtbot.keyClick(opened.window, Qt.Key.Key_Question)
    left = opened.page.ring.accessibleDescription()
    opened.let_pass(2)
    assert opened.page.ring.accessibleDescription() != left
    qtbot.keyClick(opened.window, Qt.Key.Key_Space)  # and keys work on
    assert opened.paused
    qtbot.keyClick(opened.window, Qt.Key.Key_Question)
    assert not opened.page.overlay.isVisible()


def test_cramp_now_is_heard_too(opened: Opened) -> None:
    opened.coach.say(Cue("where", CueKind.PROGRESS, "Where does it hurt?", "Where?"))
    assert opened.heard.texts == ["Where does it hurt?"]


def test_while_the_pain_is_asked_about_one_hand_still_pauses_and_both_mean_too_much(opened: Opened) -> None:
    opened.coach.end_session()
    opened.coach.start(ROUTINE.model_copy(update={"mode": Mode.GENTLE}), True)
    opened.let_pass(2)
    assert "How much does it hurt" in opened.page.question.text.text()
    opened.hand(LEFT)
    assert opened.paused
    opened.hand(LEFT)
    assert not opened.paused
    opened.hand(BOTH)
    assert "Ease back" in opened.page.cue.text
