"""Speech and sounds through Qt. Imported when a session begins: both need libraries that not every system has."""

import tempfile
from pathlib import Path

from PyQt6.QtCore import QLocale, QUrl
from PyQt6.QtMultimedia import QMediaDevices, QSoundEffect
from PyQt6.QtTextToSpeech import QTextToSpeech

from stretchcoach.voice.chimes import Chime, write_chimes

_SPEAKS = (QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing)
_SILENT = "mock"  # Qt's own engine for tests


class QtSpeech:
    """Speaks by the system's own engine, in the language of the interface."""

    def __init__(self, language: str, engine: str | None = None) -> None:
        """Args: a code such as "de"; the engine, by default the first that is not Qt's mock."""
        engines = [engine] if engine is not None else [one for one in QTextToSpeech.availableEngines() if one != _SILENT]
        self._engine = QTextToSpeech(engines[0]) if engines else None
        self._knows_language = False
        if self._engine is not None and self.works:
            known = [one for one in self._engine.availableLocales() if one.name().partition("_")[0] == language]
            self._knows_language = bool(known)
            if known and self._engine.locale().name().partition("_")[0] != language:
                wanted = QLocale(language)
                self._engine.setLocale(wanted if wanted in known else known[0])

    @property
    def knows_language(self) -> bool:
        """Whether it has a voice for the language that was asked for."""
        return self._knows_language

    @property
    def busy(self) -> bool:
        """Whether it speaks now."""
        return self._engine is not None and self._engine.state() in _SPEAKS

    @property
    def works(self) -> bool:
        """Whether it has not failed."""
        return self._engine is not None and self._engine.state() is not QTextToSpeech.State.Error

    def say(self, text: str, volume: float) -> None:
        """Begin to speak."""
        if self._engine is not None:
            self.stop()
            self._engine.setVolume(volume)
            self._engine.say(text)

    def stop(self) -> None:
        """Fall silent."""
        if self._engine is not None and self.busy:
            self._engine.stop()


class QtSounds:
    """Sounds chimes by the system's own output."""

    def __init__(self) -> None:
        """Write the sounds where Qt can read them."""
        self._folder = tempfile.TemporaryDirectory(prefix="stretchcoach-")
        self._effects: dict[Chime, QSoundEffect] = {}
        for chime, path in write_chimes(Path(self._folder.name)).items():
            effect = self._effects[chime] = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(path)))

    @staticmethod
    def has_output() -> bool:
        """Whether there is anything to sound through."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, chime: Chime, volume: float) -> None:
        """Begin to sound."""
        effect = self._effects[chime]
        effect.setVolume(volume)
        effect.play()

    def close(self) -> None:
        """Let go of the files."""
        for effect in self._effects.values():
            effect.stop()
        self._effects.clear()
        self._folder.cleanup()
