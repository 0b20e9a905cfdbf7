"""What is read before the history is open."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stretchcoach.records import glance, places
from stretchcoach.records.store import Store


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the history will be."""
    path = tmp_path / "history.db"
    monkeypatch.setattr(places, "database_path", lambda: path)
    return path


@pytest.mark.parametrize("value", ["dark", 1.5, True, None])
def test_a_setting_is_read_as_it_was_kept(path: Path, value: object) -> None:
    with closing(Store.open(path)[0]) as store:
        store.set_setting("scheme", value)
        assert glance.setting("scheme") == value  # also while the history is open
    assert glance.setting("scheme") == value
    assert glance.setting("text") is None


def test_without_a_history_nothing_is_made(path: Path) -> None:
    assert glance.setting("scheme") is None
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look like one" * 40])
def test_a_broken_history_stops_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert glance.setting("scheme") is None
    assert path.read_bytes() == content


def test_somebody_else_s_history_stops_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE settings (key TEXT, value TEXT)")
        database.execute("INSERT INTO settings VALUES ('scheme', 'not JSON')")
        database.commit()
    assert glance.setting("scheme") is None
