"""Decides what of a cue is heard: one thing at a time, and nothing is ever put over a warning.

Knows neither Qt nor programs: what speaks and what sounds is handed in, and either may be missing.
"""

import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.voice.chimes import Chime, chime_of

_STALE_S = 1.5  # what could not be said until then is no longer true; the caption had it
_STARTING_S = 0.3  # engines take a moment until they call themselves busy
_LONGEST_S = 10.0  # no sentence takes longer
LOUDNESS = 0.8


class Level(StrEnum):
    """How much is spoken. Warnings are spoken in full from ``short`` on."""

    OFF = "off"  # chimes alone
    SHORT = "short"
    FULL = "full"


class Speech(Protocol):
    """Something that speaks."""

    @property
    def busy(self) -> bool:
        """Whether it speaks now."""
        ...

    @property
    def works(self) -> bool:
        """Whether it has not failed."""
        ...

    def say(self, text: str, volume: float) -> None:
        """Begin to speak; what was being said ends."""
        ...

    def stop(self) -> None:
        """Fall silent."""
        ...


class Sounds(Protocol):
    """Something that sounds chimes."""

    def play(self, chime: Chime, volume: float) -> None:
        """Begin to sound."""
        ...

    def close(self) -> None:
        """Let go of files and devices."""
        ...


class Voice:
    """Plays cues.

    Attributes:
        level: how much is spoken.
        volume: 0 to 1.
        problem: why something is missing, as a sentence; "" where all is there.
    """

    def __init__(
        self,
        speech: Speech | None = None,
        sounds: Sounds | None = None,
        *,
        level: Level = Level.FULL,
        volume: float = LOUDNESS,
        problem: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: without ``speech`` and ``sounds`` it is silent."""
        self.level, self.volume, self.problem = level, volume, problem
        self._speech, self._sounds, self._clock = speech, sounds, clock
        self._muted = False
        self._saying: CueKind | None = None
        self._began_s = float("-inf")
        self._waiting: tuple[float, Cue] | None = None

    @property
    def muted(self) -> bool:
        """Whether all but warnings are silent."""
        return self._muted

    @property
    def speaks(self) -> bool:
        """Whether anything can be spoken at all."""
        return self._speech is not None and self._speech.works

    @property
    def busy(self) -> bool:
        """Whether something is being said."""
        self.tick()
        return self._saying is not None

    def play(self, cue: Cue) -> None:
        """Say a cue, or sound what stands for it."""
        self.tick()
        if self._muted and cue.kind is not CueKind.SAFETY:
            return
        spoken = self.speaks and self.level is not Level.OFF
        if not spoken or cue.rings or cue.kind is CueKind.SAFETY:
            self._sound(chime_of(cue))
        if not spoken:
            return
        if self._may_begin(cue):
            self._say(cue)
        else:
            self._waiting = (self._clock() + _STALE_S, cue)

    def tick(self) -> None:
        """Go on to what waits, once what is being said has ended; asked now and then."""
        if self._saying is None or self._is_busy():
            return
        self._saying = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._clock() <= waiting[0] and not self._muted:
            self._say(waiting[1])

    def toggle_mute(self) -> bool:
        """Silence at once, or no longer; a warning is still said to its end. Whether it is muted now."""
        self._muted = not self._muted
        if self._muted:
            self._waiting = None
            if self._saying is not CueKind.SAFETY:
                self.stop()
        return self._muted

    def stop(self) -> None:
        """Fall silent."""
        self._saying = self._waiting = None
        if self._speech is not None:
            self._speech.stop()

    def finish(self) -> None:
        """The session is over: what is being said may end; nothing more comes."""
        self._waiting = None

    def wait(self) -> None:
        """Until what is being said has ended, for those who have nothing else to do; never for long."""
        until_s = self._clock() + _LONGEST_S
        nobody_calls = threading.Event()
        while self._saying is not None and self._clock() < until_s:
            nobody_calls.wait(0.05)
            self.tick()

    def close(self) -> None:
        """Fall silent for good."""
        self.stop()
        if self._sounds is not None:
            self._sounds.close()

    def _may_begin(self, cue: Cue) -> bool:
        if self._saying is None or cue.kind is CueKind.SAFETY:
            return True
        return self._saying is not CueKind.SAFETY and (cue.moves_on or cue.kind > self._saying)

    def _say(self, cue: Cue) -> None:
        assert self._speech is not None
        whole = self.level is Level.FULL or cue.kind is CueKind.SAFETY
        self._saying, self._began_s = cue.kind, self._clock()
        self._waiting = None
        self._speech.say(cue.text if whole else cue.short, self.volume)

    def _is_busy(self) -> bool:
        return self._clock() - self._began_s < _STARTING_S or (self._speech is not None and self._speech.works and self._speech.busy)

    def _sound(self, chime: Chime | None) -> None:
        if chime is not None and self._sounds is not None and self.volume > 0:
            self._sounds.play(chime, self.volume)
