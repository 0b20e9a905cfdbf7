"""Opening the history file, whatever state it is in: new, old, newer than the program, damaged, or out of reach.

SQLite with its rollback journal, not WAL: there is one writer and one write a hold, so WAL's concurrency would buy nothing, while the
journal keeps everything in one file (to copy, to set aside, to delete), makes each commit safe against a power cut by default, and works
on network home folders.
"""

import logging
import os
import sqlite3
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, NullPool, StaticPool, create_engine, event, inspect, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from stretchcoach.records import migrations
from stretchcoach.records.schema import Base
from stretchcoach.words import _

BUSY_S = 2.0  # another process writes for milliseconds; who waits is a person
# What the file is not to blame for: permissions, locks, disk. Everything else that fails on opening is damage.
_OUT_OF_REACH = frozenset(
    {
        sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH,
    }
)  # fmt: skip
_log = logging.getLogger(__name__)


class _NewerError(Exception):
    """A later version of this program wrote the file."""


def open_database(path: Path) -> tuple[Engine, str | None]:
    """The history, its tables up to date.

    A file that cannot be used is renamed and a new one begun; where that is impossible too, the history is kept in memory.

    Returns:
        The engine, and a sentence for the user where all is not as it was left.
    """
    path = path.absolute()
    try:
        _make(path)
        return _ready(path), None
    except OSError as error:
        return in_memory(path, error.strerror or str(error))
    except _NewerError:
        return _begin_anew(path, "newer", _("{path} was written by a newer version of this program."))
    except (SQLAlchemyError, sqlite3.Error, CommandError) as error:
        _log.warning("the history cannot be opened", exc_info=error)
        cause = cause_of(error)
        if getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _OUT_OF_REACH:
            return in_memory(path, str(cause))
        return _begin_anew(path, "damaged", _("{path} is damaged."))


def _make(path: Path) -> None:
    """An empty file that only the user may read, or the one that is there; what SQLite puts beside it takes its permissions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _ready(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=partial(_connect, path), poolclass=NullPool, hide_parameters=True)
    _prepare(engine)
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    # mode=rw: a file that was deleted meanwhile is not made again, empty and open to all.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _prepare(engine: Engine) -> None:
    # sqlite3 alone would begin a transaction late, and not at all for a migration.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise sqlite3.DatabaseError("the quick check failed")
        _migrate(connection)
        for table in Base.metadata.sorted_tables:
            connection.execute(select(table).limit(0))  # all its columns are there


def _migrate(connection: Connection) -> None:
    (folder,) = migrations.__path__
    current = MigrationContext.configure(connection).get_current_revision()
    known = [step.revision for step in ScriptDirectory(folder).walk_revisions()]  # the newest first
    if current is None and inspect(connection).get_table_names():
        raise sqlite3.DatabaseError("somebody else's tables")
    if current is not None and current not in known:
        raise _NewerError
    if current != known[0]:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", folder.replace("%", "%%"))
        command.upgrade(config, "head")


def _begin_anew(path: Path, why: str, said: str) -> tuple[Engine, str]:
    """Rename the file, with what SQLite has beside it, and begin another."""
    try:
        aside = _set_aside(path, why)
        _make(path)
        engine = _ready(path)
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        return in_memory(path, str(cause_of(error)))
    kept = _("It is kept as {aside}, and a new history was begun.")
    return engine, f"{said.format(path=path)} {kept.format(aside=aside)}"


def _set_aside(path: Path, why: str) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    path.rename(aside)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():  # it belongs to that file, and would spoil the new one
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def in_memory(path: Path, reason: str) -> tuple[Engine, str]:
    """A history that is gone when the program ends, and the sentence that says so."""
    engine = create_engine("sqlite://", creator=_connect_memory, poolclass=StaticPool, hide_parameters=True)
    _prepare(engine)
    said = _("The history {path} cannot be used: {reason}. What you do now is not added to it.")
    return engine, said.format(path=path, reason=reason)


def _connect_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def cause_of(error: BaseException) -> BaseException:
    """What SQLite said, without what SQLAlchemy says around it."""
    return (error.orig or error) if isinstance(error, DBAPIError) else error
