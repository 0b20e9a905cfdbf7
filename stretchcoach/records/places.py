"""Where what is kept lies: in the user's own folder, for the user's eyes only."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of everything that is kept; made, and closed to other users of the computer.

    Raises:
        OSError: it cannot be made.
    """
    folder = platformdirs.user_data_path("stretchcoach", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)  # it may be older than this rule
    return folder


def database_path() -> Path:
    """The history."""
    return platformdirs.user_data_path("stretchcoach", appauthor=False) / "history.db"


def sessions_folder() -> Path:
    """A folder a session: its ``session.json``, and its landmarks where they were asked for."""
    return platformdirs.user_data_path("stretchcoach", appauthor=False) / "sessions"


def log_path() -> Path:
    """The log file."""
    return platformdirs.user_log_path("stretchcoach", appauthor=False) / "stretchcoach.log"


def new_session_folder(now: datetime) -> Path:
    """A folder for a session that begins now, which no other session has."""
    name = now.strftime("%Y-%m-%d_%H%M%S")
    folders = (data_folder() / "sessions" / (name if number == 1 else f"{name}-{number}") for number in count(1))
    return next(folder for folder in folders if not folder.exists())


def write_private(path: Path, content: str | bytes) -> None:
    """A file that only the user may read.

    Raises:
        OSError: it cannot be written.
    """
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content.encode() if isinstance(content, str) else content)


def kept() -> list[Path]:
    """The history with everything of its name (set aside, in the middle of a write), the sessions, the log with its older files."""
    history, log = database_path(), log_path()
    sessions = [sessions_folder()] if sessions_folder().exists() else []
    return [*sorted(history.parent.glob(f"{history.name}*")), *sessions, *sorted(log.parent.glob(f"{log.name}*"))]
