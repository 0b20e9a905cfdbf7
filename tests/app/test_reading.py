"""The list read aloud: every line in turn, silent at once, and its end lets "none of these" count."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.window import DrawnEyes, HandClock

from stretchcoach.app.cramp import CrampNow
from stretchcoach.app.reading import ReadAloud
from stretchcoach.app.speaking import SPOKEN
from stretchcoach.app.window import build
from stretchcoach.safety.screening import answer_any_time, spoken
from stretchcoach.ui.main_window import ROUTINES, SCREENING, SESSION
from stretchcoach.ui.red_flags import RedFlags
from stretchcoach.voice.voice import Level, Voice


class Mouth:
    """Says what it is told, and has said it when the test wants."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.busy, self.works = False, True

    def say(self, text: str, volume: float) -> None:
        self.said.append(text)
        self.busy = True

    def stop(self) -> None:
        self.busy = False


class Room:
    """A window with a voice, and somebody who wants to start."""

    def __init__(self, app: QApplication, bot: Any) -> None:
        self.clock, self.bot, self.mouth = HandClock(), bot, Mouth()
        self.window, self.coach, self.pages = build(app, eyes=lambda *_: DrawnEyes(self.clock, None), clock=self.clock, voice=self.voice)
        bot.addWidget(self.window)
        self.pages.load_shelf()
        self.pages.open_history()
        with bot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.flags = self.window.screening_page.flags
        self.readings = self.window.findChildren(ReadAloud)

    def voice(self, level: Level, volume: float) -> Voice:
        return Voice(self.mouth, level=level, volume=volume, clock=self.clock)

    def set_voice(self, level: Level) -> None:
        assert self.coach.store is not None
        self.coach.store.set_setting(SPOKEN, level.value)

    def start(self) -> None:
        self.window.routine_page.start_requested.emit(self.coach.library.routine("after_exercise_quads"), False)

    @property
    def is_reading(self) -> bool:
        return any(reading.is_reading for reading in self.readings)

    def line_ends(self) -> None:
        self.mouth.busy = False
        self.clock.now_s += 1
        for reading in self.readings:
            reading.tick()

    def hear_all(self) -> None:
        for _ in range(100):
            if not self.is_reading:
                return
            self.line_ends()
        raise AssertionError("it never ends")

    def key(self, key: Qt.Key) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.window, key)


@pytest.fixture
def room(qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Room(qapp, qtbot)
    yield made
    made.window.close()


def lines(room: Room) -> tuple[str, ...]:
    assert room.coach.library.screening is not None
    return spoken(room.coach.library.screening)


def heard(room: Room) -> list[str]:
    """The list, without what is told in between of how to answer it."""
    return [text for text in room.mouth.said if text != answer_any_time()]


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT])
def test_it_is_read_by_itself_line_after_line_and_whole(room: Room, level: Level) -> None:
    room.set_voice(level)
    room.start()
    assert room.mouth.said == [lines(room)[0]], "one line at a time"
    assert room.flags.read_button.text() == "Be silent"
    room.hear_all()
    assert heard(room) == list(lines(room))
    assert room.flags.read_button.text() == "Read aloud" and room.window.page == SCREENING


def test_one_key_silences_it_at_once_and_reads_it_again(room: Room) -> None:
    room.start()
    room.line_ends()
    room.key(Qt.Key.Key_A)
    assert not room.mouth.busy and not room.is_reading
    room.key(Qt.Key.Key_A)
    assert room.is_reading and room.mouth.said[-1] == lines(room)[0]


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_N, SESSION), (Qt.Key.Key_Escape, ROUTINES)])
def test_an_answer_or_leaving_ends_it(room: Room, key: Qt.Key, page: str) -> None:
    room.start()
    room.flags.heard_to_the_end()
    room.key(key)
    assert room.window.page == page and not room.is_reading
    assert len(room.mouth.said) == 1


def test_the_advice_is_said_instead(room: Room) -> None:
    room.start()
    room.flags.questions["pe"].click()
    assert not room.is_reading and room.mouth.said[-1] == "Call your local emergency number now."


def test_with_the_voice_off_it_is_read_when_somebody_asks(room: Room) -> None:
    room.set_voice(Level.OFF)
    room.start()
    assert not room.mouth.said and room.flags.read_button.isVisible()
    room.key(Qt.Key.Key_A)
    room.hear_all()
    assert heard(room) == list(lines(room))


def test_with_the_sound_muted_it_keeps_silent_until_somebody_asks(room: Room) -> None:
    room.coach.find_voice().toggle_mute()
    room.start()
    assert not room.mouth.said
    room.key(Qt.Key.Key_A)
    assert room.mouth.said == [lines(room)[0]]


def test_a_voice_that_fails_is_no_list_heard_to_its_end(room: Room) -> None:
    room.window.resize(700, 500)
    room.start()
    room.line_ends()
    room.mouth.works = False
    room.line_ends()
    assert not room.is_reading and not room.flags.is_read and not room.flags.read_button.isVisible()


def test_where_nothing_can_speak_nothing_is_offered(room: Room) -> None:
    room.mouth.works = False
    room.start()
    assert not room.flags.read_button.isVisible() and not room.mouth.said


def test_the_line_that_is_read_is_in_sight(room: Room) -> None:
    room.window.resize(700, 500)
    room.start()
    for _ in range(15):
        room.line_ends()
    last = room.flags.questions["often"]
    assert last.isDown() and not last.visibleRegion().isEmpty()
    room.key(Qt.Key.Key_A)
    assert not last.isDown()


def test_heard_to_its_end_none_of_these_counts(room: Room) -> None:
    room.window.resize(700, 500)
    room.start()
    assert not room.flags.is_read
    room.hear_all()
    room.key(Qt.Key.Key_N)
    assert room.window.page == SESSION


def test_cramp_now_reads_the_same_list_in_the_voices_own_time(room: Room) -> None:
    room.window.cramp_wanted.emit()
    page = room.window.cramp_page
    page.where.emit(None, None)
    assert room.is_reading and room.mouth.said[-1] == lines(room)[0]
    room.hear_all()
    assert heard(room)[-len(lines(room)) :] == list(lines(room))
    page.flags.none_button.click()
    assert room.mouth.said[-1] not in lines(room), "the next question is asked at once"


def in_cramp(room: Room) -> RedFlags:
    room.window.cramp_wanted.emit()
    room.window.cramp_page.where.emit(None, None)
    return room.window.cramp_page.flags


def test_that_nobody_has_to_hear_it_all_is_told_first_where_all_is_in_sight(room: Room) -> None:
    room.window.resize(1366, 768)
    flags = in_cramp(room)
    room.line_ends()
    assert flags.is_read and room.mouth.said[-1] == answer_any_time()
    room.hear_all()
    assert room.mouth.said.count(answer_any_time()) == 1


def test_where_the_list_is_longer_than_the_room_it_is_told_once_it_is_true(room: Room) -> None:
    room.window.resize(700, 500)
    flags = in_cramp(room)
    while answer_any_time() not in room.mouth.said:
        was_read = flags.is_read
        room.line_ends()
        assert room.is_reading
    told = room.mouth.said.index(answer_any_time())
    assert was_read and room.mouth.said[told - 1] not in lines(room)[:10], "not before"
    room.hear_all()
    assert room.mouth.said[-1] == lines(room)[-1]


def test_after_the_list_cramp_now_asks_again_and_not_before(room: Room) -> None:
    in_cramp(room)
    (cramp,) = room.window.findChildren(CrampNow)
    again = "Press N if none of these is so."
    for _ in range(2000):  # a slow voice is in the middle of a line
        room.clock.now_s += 0.1
        cramp.tick()
    assert again not in room.mouth.said
    room.hear_all()
    for _ in range(400):
        room.clock.now_s += 0.1
        cramp.tick()
    assert room.mouth.said[-1] == again


def test_whoever_wanted_silence_is_not_asked_again(room: Room) -> None:
    in_cramp(room)
    (cramp,) = room.window.findChildren(CrampNow)
    room.key(Qt.Key.Key_A)
    said = len(room.mouth.said)
    for _ in range(2500):
        room.clock.now_s += 0.1
        cramp.tick()
    assert len(room.mouth.said) == said
