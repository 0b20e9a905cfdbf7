"""What goes with a session beside the page: it is heard, and the display does not fall asleep."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.cues import Cue
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.voice.opening import silent_voice
from stretchcoach.voice.voice import LOUDNESS, Level, Voice
from stretchcoach.words import _

SPOKEN, VOLUME = "voice", "volume"  # settings
OpenVoice = Callable[[Level, float], Voice]


class StaysAwake(Protocol):
    """What :class:`stretchcoach.app.awake.Awake` can do."""

    def hold(self) -> None:
        """Stay awake."""
        ...

    def let_go(self) -> None:
        """Sleep when you like."""
        ...


class Speaking:
    """Follows a session with the voice; it is found at the first session, because that takes a moment."""

    def __init__(self, open_voice: OpenVoice, awake: StaysAwake | None, show: Callable[[bool, bool], None]) -> None:
        """Args: ``show`` is told whether everything wanted can be heard, and whether it is muted."""
        self._open_voice, self._awake, self._show = open_voice, awake, show
        self._voice: Voice | None = None

    def begin(self, level: object, volume: object) -> str:
        """A session begins.

        Args:
            level: as it was kept in the settings, whatever that is; so is ``volume``.

        Returns:
            What cannot be heard and why, at the first session; else "".
        """
        wanted = Level(str(level)) if level in tuple(Level) else Level.FULL
        loud = min(max(float(volume), 0.0), 1.0) if isinstance(volume, (int, float)) else LOUDNESS
        problem = ""
        if self._voice is None:
            self._voice = self._open_voice(wanted, loud)
            problem = self._voice.problem
        self._voice.level, self._voice.volume = wanted, loud
        self._tell()
        return problem

    def follow(self, update: SessionUpdate) -> None:
        """Say what there is to say."""
        if self._voice is not None:
            could = self._voice.speaks
            if update.cue is not None:
                self._voice.play(update.cue)
            self._voice.tick()
            if could is not self._voice.speaks:
                self._tell()
        if self._awake is not None and update.ended is None:
            if update.phase is Phase.PAUSED:
                self._awake.let_go()
            else:
                self._awake.hold()

    def say(self, cue: Cue) -> None:
        """Outside a session: what is said now replaces what was being said."""
        if self._voice is not None:
            self._voice.play(replace(cue, moves_on=True))

    @property
    def speaks(self) -> bool:
        """Whether anything can be spoken at all."""
        return self._voice is not None and self._voice.speaks

    @property
    def wanted(self) -> bool:
        """Whether the person wants to hear what is on the screen."""
        return self._voice is not None and self._voice.speaks and self._voice.level is not Level.OFF and not self._voice.muted

    @property
    def busy(self) -> bool:
        """Whether something is being said."""
        return self._voice is not None and self._voice.busy

    def let_speak(self) -> None:
        """Asked for by the person: speak, though it was muted or off; off again from the next beginning on."""
        if self._voice is not None and self._voice.muted:
            self.toggle_mute()
        if self._voice is not None and self._voice.level is Level.OFF:
            self._voice.level = Level.SHORT

    def hush(self) -> None:
        """Fall silent now."""
        if self._voice is not None:
            self._voice.stop()

    @property
    def problem(self) -> str:
        """Why nothing is spoken though it is wanted; "" where all is well."""
        voice = self._voice
        if voice is None or voice.speaks or voice.level is Level.OFF:
            return ""
        return voice.problem or _("This computer cannot speak yet: no voice was found. The captions go on.")

    def stay_awake(self, on: bool) -> None:
        """Outside a session."""
        if self._awake is not None:
            if on:
                self._awake.hold()
            else:
                self._awake.let_go()

    def toggle_mute(self) -> None:
        """Silence, or no longer."""
        if self._voice is not None:
            self._voice.toggle_mute()
            self._tell()

    def end(self) -> None:
        """The session is over; the last sentence may end."""
        if self._voice is not None:
            self._voice.finish()
        if self._awake is not None:
            self._awake.let_go()

    def close(self) -> None:
        """Fall silent for good."""
        self.end()
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def _tell(self) -> None:
        voice = self._voice or silent_voice()
        self._show(voice.speaks or voice.level is Level.OFF, voice.muted)
