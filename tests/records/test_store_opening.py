"""Whatever state the file is in, there is a store, and nothing is ever overwritten."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from support.history import done, hold, opened

from stretchcoach.records import database
from stretchcoach.records.schema import Base
from stretchcoach.records.store import Store

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def usable(store: Store) -> bool:
    done(store, hold())
    return store.totals()[0] == 1


def test_the_migrations_make_what_the_models_say(path: Path) -> None:
    opened(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_opening_again_changes_nothing(path: Path) -> None:
    done(opened(path), hold())
    before = path.read_bytes()
    assert opened(path).totals() == (1, 30.0)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


@posix
def test_it_is_for_the_users_eyes_only(path: Path) -> None:
    before = os.umask(0)
    try:
        opened(path)
        assert (mode(path), mode(path.parent)) == (0o600, 0o700)
        path.chmod(0o644)
        store = opened(path)
        assert mode(path) == 0o600
        with store._transaction() as session:  # in the middle of a write
            session.connection().exec_driver_sql("INSERT INTO people (name) VALUES ('x')")
            journal = path.with_name("history.db-journal")
            assert mode(journal) == 0o600
    finally:
        os.umask(before)


def test_an_odd_name_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "100% ü?#&" / "history.db"
    assert usable(opened(path))
    assert path.stat().st_size > 0


def damage_head(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 100)


def damage_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def lose_a_table(path: Path) -> None:
    sql(path, "DROP TABLE holds")


def be_somebody_elses(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize("damage", [damage_head, damage_page, cut_off, lose_a_table, be_somebody_elses])
def test_a_damaged_file_is_set_aside(path: Path, damage: Callable[[Path], None]) -> None:
    done(opened(path), hold())
    damage(path)
    content = path.read_bytes()
    store, problem = Store.open(path)
    aside = path.with_name("history.db.damaged-1")
    assert problem == f"{path} is damaged. It is kept as {aside}, and a new history was begun."
    assert aside.read_bytes() == content
    assert usable(store)
    assert opened(path).totals()[0] == 1  # the new one is sound
    damage_head(path)
    assert "damaged-2" in (Store.open(path)[1] or "")
    assert aside.read_bytes() == content


def test_a_newer_file_is_set_aside(path: Path) -> None:
    done(opened(path), hold())
    sql(path, "UPDATE alembic_version SET version_num = '9999'", "ALTER TABLE holds ADD COLUMN colour TEXT")
    content = path.read_bytes()
    store, problem = Store.open(path)
    assert problem is not None and "newer version" in problem
    assert path.with_name("history.db.newer-1").read_bytes() == content
    assert usable(store)


def test_a_journal_goes_with_its_file(path: Path) -> None:
    """SQLite would roll it back into whatever has the file's name next."""
    opened(path)
    path.with_name("history.db-journal").write_bytes(b"of the old one")
    aside = database._set_aside(path, "damaged")
    assert aside.with_name("history.db.damaged-1-journal").read_bytes() == b"of the old one"
    assert not path.with_name("history.db-journal").exists()


def test_an_empty_file_is_a_history_to_begin(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert usable(opened(path))


def test_a_file_in_use_is_not_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchcoach.records.database.BUSY_S", 0.0)
    done(opened(path), hold())
    content = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store, problem = Store.open(path)
        assert problem is not None and "locked" in problem and "damaged" not in problem
        assert usable(store)  # in memory
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_stretch(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    store, problem = Store.open(tmp_path / "data" / "history.db")
    assert problem is not None and "cannot be used" in problem
    assert usable(store)
    assert (tmp_path / "data").read_text() == "a file where the folder should be"


def test_a_migration_that_fails_leaves_nothing_half_done(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All steps are one transaction, or a file could be neither old nor new."""
    real, full = database.command.upgrade, sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def fail_at_the_end(config: Config, to: str) -> None:
        real(config, to)
        monkeypatch.setattr(database.command, "upgrade", real)
        raise full

    monkeypatch.setattr(database.command, "upgrade", fail_at_the_end)
    store, problem = Store.open(path)
    assert problem is not None and "disk is full" in problem
    assert usable(store)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    assert usable(opened(path))
