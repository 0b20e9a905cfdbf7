"""A setting that is wanted before the first paint, read without what opens the history: SQLAlchemy alone takes a third of a second."""

import json
import sqlite3
from contextlib import closing, suppress

from stretchcoach.records import places

_PATIENCE_S = 0.05  # while another window writes


def setting(name: str) -> object:
    """What the person set; None where they did not, or where it cannot be read just now."""
    with suppress(OSError, sqlite3.Error, ValueError):
        path = places.database_path()
        if path.is_file():
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)) as database:
                row = database.execute("SELECT value FROM settings WHERE key = ?", (name,)).fetchone()
            value = row[0] if row else None
            return json.loads(value) if isinstance(value, str) else value  # SQLite makes a number of JSON that is one
    return None
