"""The log file, and what happens when something goes wrong: a sentence for the user, the details here, the session saved.

Never a picture, a landmark, or pain: whatever carries one is withheld, and so is the rest of its line.
"""

import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from stretchcoach.body.pose import Observation, Pose
from stretchcoach.coaching.log import HoldRecord, Raised, SessionLog
from stretchcoach.errors import StretchcoachError
from stretchcoach.safety.guard import Alert
from stretchcoach.words import _

MAX_BYTES, OLDER_FILES = 500_000, 3
_PRIVATE = (np.ndarray, Pose, Observation, HoldRecord, Raised, Alert, SessionLog)
_NAMES = "|".join(("array", *(kind.__name__ for kind in _PRIVATE)))
# Their texts, where one has been made already: a repr, a row of decimals; and the word pain, but not paint.
_SHOWN = re.compile(rf"\b(?:{_NAMES}|\w*Landmark\w*)\(.*|\[+\s*-?\d+\.\d*[\s,].*|pain(?!t).*", re.DOTALL | re.IGNORECASE)
WITHHELD = "(withheld)"
_log = logging.getLogger(__name__)


def install(path: Path, tell: Callable[[str], None], on_crash: Callable[[], None] = lambda: None) -> Callable[[], None]:
    """Log to a file from now on, and meet whatever nobody has caught.

    Each distinct mishap is told, logged and saved for once: one in a paint event would come thirty times a second.

    Args:
        path: the log; its folder is made. Where it cannot be written the program runs without a log.
        tell: takes one sentence for the user. It and ``on_crash`` are called in the thread that failed: a window passes a signal's emit.
        on_crash: saves the session.

    Returns:
        Undoes all this.
    """
    handler = _handler(path)
    root, ours = logging.getLogger(), logging.getLogger("stretchcoach")
    root.addHandler(handler)
    old_level, old_hook, old_thread_hook = ours.level, sys.excepthook, threading.excepthook
    ours.setLevel(logging.INFO)
    mishaps = _Mishaps(path if isinstance(handler, _PrivateFile) else None, tell, on_crash)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            mishaps.meet(error)
        else:
            old_hook(kind, error, trace)  # Ctrl-C

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            mishaps.meet(arguments.exc_value)

    def undo() -> None:
        sys.excepthook, threading.excepthook = old_hook, old_thread_hook
        ours.setLevel(old_level)
        root.removeHandler(handler)
        handler.close()

    sys.excepthook, threading.excepthook = hook, thread_hook
    return undo


class _Mishaps:
    """What went wrong so far."""

    def __init__(self, path: Path | None, tell: Callable[[str], None], on_crash: Callable[[], None]) -> None:
        self._path, self._tell, self._on_crash = path, tell, on_crash
        self._met: set[tuple[type[BaseException], str, int]] = set()
        self._lock = threading.Lock()

    def meet(self, error: Exception) -> None:
        with self._lock:
            place = _place(error)
            if place in self._met:
                return
            self._met.add(place)
        _log.error("nobody caught this", exc_info=error)
        saved = self._try(self._on_crash)
        self._try(lambda: self._tell(self._sentence(error, saved)))

    def _sentence(self, error: Exception, saved: bool) -> str:
        if isinstance(error, StretchcoachError):
            return str(error)
        said = _("Something went wrong in the program.")
        said += " " + (_("What you have done so far is saved.") if saved else _("What you did last could not be saved."))
        if self._path is not None:
            said += " " + _("Details are in {path}.").format(path=self._path)
        return said

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the last place there is
            _log.error("and this came on top", exc_info=error)
            return False
        return True


def _place(error: Exception) -> tuple[type[BaseException], str, int]:
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error), frames[-1].filename, frames[-1].lineno or 0) if frames else (type(error), "", 0)


class PrivateFormatter(logging.Formatter):
    """Withholds what must not be in a log; every handler there is has one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as it may be written."""
        clean = logging.makeLogRecord(record.__dict__)  # other handlers get the same record
        try:
            text = WITHHELD if _is_private((record.msg, record.args)) else _clean(record.getMessage())
        except Exception as wrong:  # noqa: BLE001 - a log line with the wrong arguments must not become the next mishap
            text = f"a log line that cannot be written: {type(wrong).__name__}"
        error = record.exc_info[1] if record.exc_info else None
        clean.msg, clean.args = text, None
        clean.exc_info, clean.exc_text = None, None if error is None else _trace(error)
        return super().format(clean)


def _is_private(value: Any) -> bool:
    if isinstance(value, dict):
        value = (*value.keys(), *value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return any(_is_private(item) for item in value)
    return isinstance(value, _PRIVATE)


def _clean(text: str) -> str:
    return _SHOWN.sub(WITHHELD, text)


def _trace(error: BaseException) -> str:
    """A traceback as Python writes it, each message cleaned; code has no data in it and stays whole."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and not any(link is known for known in chain):
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nand from that:\n".join(
        "".join(traceback.format_tb(one.__traceback__)) + f"{type(one).__name__}: {_clean(str(one))}" for one in reversed(chain)
    )


class _PrivateFile(RotatingFileHandler):
    """A log file that only its user may read."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, self.mode, encoding="utf-8", errors="backslashreplace", opener=_private)  # type: ignore[return-value]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _handler(path: Path) -> logging.Handler:
    handler: logging.Handler
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFile(path, maxBytes=MAX_BYTES, backupCount=OLDER_FILES)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(PrivateFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    return handler
