"""Single keys in the terminal: read as they are pressed, without Enter and without waiting, where a terminal can do that."""

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

try:
    import termios
    import tty
except ImportError:  # Windows
    HAS_KEYS = False
else:
    HAS_KEYS = True

_MOST = 64  # bytes at a time: more than a hand can press
_ESCAPE = "\x1b"  # begins what arrow keys send, whose letters nobody has pressed


def somebody_is_there() -> bool:
    """Whether somebody sits at this terminal, and it is not busy with something else."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    if HAS_KEYS:
        with suppress(OSError):  # a terminal that leads nobody
            return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()  # in the background a reader would be stopped
    return True


class Keys:
    """The keys of this terminal, while the context lasts; then it is as it was."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Nothing changes yet; where they are not wanted, nothing ever does."""
        self._wanted, self._fd = wanted, -1
        self._before: list[Any] | None = None

    def __enter__(self) -> Self:
        """No line is waited for any more, and nothing that is typed is shown."""
        if self._wanted and HAS_KEYS and somebody_is_there():
            fd = sys.stdin.fileno()
            before = termios.tcgetattr(fd)
            tty.setcbreak(fd)  # Ctrl-C still ends the session
            now = termios.tcgetattr(fd)
            now[6][termios.VMIN] = 0  # reading does not wait
            termios.tcsetattr(fd, termios.TCSANOW, now)
            self._fd, self._before = fd, before
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """As it was."""
        if self._before is not None:
            with suppress(termios.error):  # the terminal has gone
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)
            self._before = None

    @property
    def work(self) -> bool:
        """Whether keys can be read."""
        return self._before is not None

    def pressed(self) -> str:
        """The keys since the last time, in lower case; "" where there are none."""
        if self._before is None:
            return ""
        try:
            typed = os.read(self._fd, _MOST).decode("utf-8", "ignore")
        except OSError:  # the terminal has gone
            return ""
        return typed.split(_ESCAPE, 1)[0].lower()
