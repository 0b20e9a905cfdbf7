"""Speech through Qt, with Qt's own engine for tests; where Qt's libraries are missing, the best that is left."""

import pytest

from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.voice import commands, opening
from stretchcoach.voice.voice import Level


def test_a_computer_that_cannot_speak_says_so_once_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_through_qt", lambda _language: (None, None))
    monkeypatch.setattr(commands, "find_speech", lambda _language: None)
    monkeypatch.setattr(commands, "find_sounds", lambda: None)
    voice = opening.window_voice()
    assert "cannot speak yet" in voice.problem
    assert "captions go on" in voice.problem
    assert not voice.speaks
    voice.play(Cue("range", CueKind.SAFETY, "Too far."))
    voice.close()
    assert opening.terminal_voice(Level.OFF).problem == ""  # nobody asked for speech


def test_the_mock_engine_speaks_in_a_language_it_knows(qapp: object) -> None:
    qt_speech = pytest.importorskip("stretchcoach.voice.qt_speech", reason="Qt's speech needs libpulse", exc_type=ImportError)
    speech = qt_speech.QtSpeech("en", "mock")
    assert speech.works and speech.knows_language
    assert not speech.busy
    speech.say("Left leg.", 0.5)
    assert speech.busy
    speech.say("Right leg.", 0.5)
    speech.stop()
    assert not speech.busy
    assert not qt_speech.QtSpeech("xx", "mock").knows_language
