"""The best voice that this computer has, and in one sentence what it lacks."""

import logging

from stretchcoach import system, words
from stretchcoach.voice import commands
from stretchcoach.voice.voice import LOUDNESS, Level, Sounds, Speech, Voice
from stretchcoach.words import _

_log = logging.getLogger(__name__)


def silent_voice(level: Level = Level.OFF, volume: float = LOUDNESS) -> Voice:
    """One that never makes a sound."""
    return Voice(level=level, volume=volume)


def window_voice(level: Level = Level.FULL, volume: float = LOUDNESS) -> Voice:
    """Through Qt, which needs the running application; else by programs; else the captions remain."""
    language = words.language()
    speech, sounds = _through_qt(language)
    return _voice(speech or commands.find_speech(language), sounds or commands.find_sounds(), level, volume)


def terminal_voice(level: Level = Level.FULL, volume: float = LOUDNESS) -> Voice:
    """By programs: Qt would need an application that runs."""
    return _voice(commands.find_speech(words.language()), commands.find_sounds(), level, volume)


def _through_qt(language: str) -> tuple[Speech | None, Sounds | None]:
    try:
        from stretchcoach.voice.qt_speech import QtSounds, QtSpeech  # needs libraries that not every system has
    except ImportError as error:
        _log.info("no sound through Qt: %s", error)
        return None, None
    speech = QtSpeech(language)
    sounds = QtSounds() if QtSounds.has_output() else None
    return (speech if speech.works and speech.knows_language else None), sounds


def _voice(speech: Speech | None, sounds: Sounds | None, level: Level, volume: float) -> Voice:
    problem = ""
    if speech is None and level is not Level.OFF:
        left = _("Chimes and captions go on.") if sounds is not None else _("The captions go on.")
        problem = _("This computer cannot speak yet: no voice was found. {left} {repair}").format(left=left, repair=_repair()).strip()
    return Voice(speech, sounds, level=level, volume=volume, problem=problem)


def _repair() -> str:
    line = system.install_line(system.missing_speech())
    return _("To hear it: {line}.").format(line=line) if line else ""
