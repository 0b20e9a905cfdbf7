"""Speech and sounds by programs that many systems have: for the terminal, and where Qt cannot."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from stretchcoach.voice.chimes import Chime, write_chimes

Which = Callable[[str], str | None]
_AMPLITUDE = 125  # of 200: what espeak takes to be loud enough is 100
_SPEAKERS: dict[str, Callable[[str, float], list[str]]] = {  # each reads what to say from its standard input: others see arguments
    "espeak-ng": lambda language, volume: ["-v", language, "-a", str(round(_AMPLITUDE * volume)), "--stdin"],
    "espeak": lambda language, volume: ["-v", language, "-a", str(round(_AMPLITUDE * volume)), "--stdin"],
    "say": lambda _language, _volume: ["-f", "-"],
}
_PLAYERS: dict[str, Callable[[float], list[str]]] = {
    "pw-play": lambda volume: [f"--volume={volume:.2f}"],
    "paplay": lambda volume: [f"--volume={round(65536 * volume)}"],
    "aplay": lambda _volume: ["--quiet"],
    "afplay": lambda volume: ["-v", f"{volume:.2f}"],
}


class CommandSpeech:
    """Speaks by a program."""

    def __init__(self, program: str, language: str) -> None:
        """Args: one of :data:`_SPEAKERS`, and a code such as "de"."""
        self._program, self._language = program, language
        self._running: subprocess.Popen[bytes] | None = None
        self._works = True

    @property
    def busy(self) -> bool:
        """Whether it speaks now."""
        if self._running is None or self._running.poll() is None:
            return self._running is not None
        self._works = self._works and self._running.returncode <= 0  # a negative one: it was told to stop
        self._running = None
        return False

    @property
    def works(self) -> bool:
        """Whether it has not failed."""
        return self._works

    def say(self, text: str, volume: float) -> None:
        """Begin to speak."""
        self.stop()
        try:
            self._running = _start([self._program, *_SPEAKERS[Path(self._program).stem](self._language, volume)], stdin=subprocess.PIPE)
            assert self._running.stdin is not None
            with self._running.stdin as told:
                told.write(text.encode())
        except OSError:
            self._works = False

    def stop(self) -> None:
        """Fall silent."""
        running, self._running = self._running, None
        if running is not None and running.poll() is None:
            running.terminate()
            running.wait()


class CommandSounds:
    """Sounds chimes by a program."""

    def __init__(self, program: str) -> None:
        """Args: one of :data:`_PLAYERS`."""
        self._program = program
        self._folder = tempfile.TemporaryDirectory(prefix="stretchcoach-")
        self._files = write_chimes(Path(self._folder.name))
        self._running: list[subprocess.Popen[bytes]] = []

    def play(self, chime: Chime, volume: float) -> None:
        """Begin to sound; where the program fails there is silence."""
        self._running = [one for one in self._running if one.poll() is None]
        try:
            self._running.append(_start([self._program, *_PLAYERS[Path(self._program).stem](volume), str(self._files[chime])]))
        except OSError:
            return

    def close(self) -> None:
        """Let go of the files."""
        for one in self._running:
            one.terminate()
            one.wait()
        self._running.clear()
        self._folder.cleanup()


def find_speech(language: str, which: Which = shutil.which) -> CommandSpeech | None:
    """Speech by what this system has."""
    found = next((path for name in _SPEAKERS if (path := which(name))), None)
    return None if found is None else CommandSpeech(found, language)


def find_sounds(which: Which = shutil.which) -> CommandSounds | None:
    """Sounds by what this system has."""
    found = next((path for name in _PLAYERS if (path := which(name))), None)
    return None if found is None else CommandSounds(found)


def _start(argv: Sequence[str], stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    return subprocess.Popen(argv, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
