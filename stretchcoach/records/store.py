"""The history of the people at this computer: settings, sessions, and what a session needs to know of those before it.

No query reads a clock: moments come in. Importing this costs a third of a second of SQLAlchemy: the window comes first.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from stretchcoach import __version__
from stretchcoach.body.pose import Side
from stretchcoach.errors import EnvironmentProblem
from stretchcoach.records.database import cause_of, in_memory, open_database
from stretchcoach.records.diary import Cramp, cramp_row, kept_cramp
from stretchcoach.records.kept import KeptSession, kept_session
from stretchcoach.records.schema import CrampRow, HoldRow, PersonRow, SessionRow, SettingRow
from stretchcoach.records.writer import SessionWriter, without_password
from stretchcoach.routine.values import Mode, Stretch
from stretchcoach.thresholds import RULES_VERSION
from stretchcoach.words import _

ME = "me"


class Store:
    """The history of one person. Any thread may use it; nothing stays open between two calls."""

    def __init__(self, engine: Engine, path: Path, person: str) -> None:
        """Use :meth:`open`."""
        self.path, self.person = path, person
        self._engine, self._lock = engine, RLock()
        with self._transaction() as session:
            row = session.scalar(select(PersonRow).where(PersonRow.name == person)) or PersonRow(name=person)
            session.add(row)
            session.flush()
            self._person_id = row.id

    @classmethod
    def open(cls, path: Path, person: str = ME) -> "tuple[Store, str | None]":
        """Open the history, or begin one; a file that cannot be used is set aside, never overwritten.

        Returns:
            The store, and a sentence for the user where all is not as it was left.
        """
        engine, problem = open_database(path)
        try:
            return cls(engine, path, person), problem
        except EnvironmentProblem as error:  # somebody seized the file in this very moment
            engine, problem = in_memory(path, str(cause_of(error.__cause__ or error)))
            return cls(engine, path, person), problem

    def close(self) -> None:
        """Let go of the file; a store may be used again afterwards."""
        self._engine.dispose()

    # --- settings ---

    def setting(self, key: str, default: Any = None) -> Any:
        """What was set."""
        with self._transaction() as session:
            row = session.get(SettingRow, (self._person_id, key))
            return default if row is None else row.value

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting: anything JSON can say."""
        with self._transaction() as session:
            session.merge(SettingRow(person_id=self._person_id, key=key, value=value))

    def forget_setting(self, key: str) -> None:
        """As if it had never been set."""
        with self._transaction() as session:
            if (row := session.get(SettingRow, (self._person_id, key))) is not None:
                session.delete(row)

    def settings(self) -> dict[str, Any]:
        """All of them."""
        with self._transaction() as session:
            return {row.key: row.value for row in session.scalars(select(SettingRow).where(SettingRow.person_id == self._person_id))}

    # --- a session ---

    def begin_session(
        self,
        *,
        started_at: datetime,
        routine: str,
        mode: Mode,
        source: str,
        live: bool,
        landmark_model_sha256: str | None,
        muscles: Mapping[str, str],
    ) -> SessionWriter:
        """A new session in the history.

        Args:
            started_at: with its time zone.
            live: False for a video or recording: it is shown in the history, and counts neither as dose nor as anybody's best.
            landmark_model_sha256: of the landmark graph itself; None without a camera.
            muscles: of the stretches, by id.

        Raises:
            ValueError: the moment has no time zone.
        """
        offset = started_at.utcoffset()
        if offset is None:
            raise ValueError(f"a moment needs its time zone: {started_at}")

        def facts() -> SessionRow:
            return SessionRow(
                person_id=self._person_id,
                started_at=started_at,
                utc_offset_s=int(offset.total_seconds()),
                routine=routine,
                mode=mode.value,
                source=without_password(source),
                live=live,
                app_version=__version__,
                rules_version=RULES_VERSION,
                landmark_model_sha256=landmark_model_sha256,
                detail="",
            )

        return SessionWriter(self._transaction, facts, muscles)

    # --- what a session needs to know of those before it: live ones only ---

    def best_of_days(self, stretch: Stretch, side: Side | None, *, now: datetime, days: int = 14) -> float | None:
        """The deepest value held in the last days, in the unit of the stretch's depth; None where there is none."""
        if stretch.depth is None:
            return None
        deepest = func.max(HoldRow.best) if stretch.depth.deeper_is > 0 else func.min(HoldRow.best)
        best: float | None = self._ask(
            self._of_person(select(deepest)).where(
                _is(stretch.id, side),
                HoldRow.measure == stretch.depth.measure.value,
                HoldRow.ended_at > now - timedelta(days=days),
                HoldRow.ended_at <= now,
            )
        )
        return best

    def last_comfortable(self, stretch: str, side: Side | None) -> float | None:
        """a0, as it was the last time."""
        found = self._of_person(select(HoldRow.comfortable)).where(_is(stretch, side), HoldRow.comfortable.is_not(None))
        last: float | None = self._ask(found.order_by(HoldRow.ended_at.desc(), HoldRow.number.desc()).limit(1))
        return last

    def dose_since_s(self, muscle: str, since: datetime) -> float:
        """Seconds of stretching of a muscle, held and by time, both legs together, since a moment: the midnight before now, as a rule."""
        done = self._of_person(select(func.sum(HoldRow.held_s + HoldRow.timed_s)))
        seconds: float | None = self._ask(done.where(HoldRow.muscle == muscle, HoldRow.ended_at >= since))
        return seconds or 0.0

    def last_session_at(self) -> datetime | None:
        """When a hold was last done, however short; UTC."""
        query = self._of_person(select(func.max(HoldRow.ended_at))).where(HoldRow.held_s + HoldRow.timed_s > 0)
        last: datetime | None = self._ask(query)
        return last

    def sessions_ended_since(self, since: datetime) -> list[datetime]:
        """When each session in which something was held or timed had its last hold, however short; UTC."""
        last = func.max(HoldRow.ended_at)
        query = self._of_person(select(last)).where(HoldRow.held_s + HoldRow.timed_s > 0).group_by(SessionRow.id).having(last >= since)
        with self._transaction() as session:
            return list(session.scalars(query))

    # --- looking back ---

    def history(self, limit: int | None = 20) -> list[KeptSession]:
        """The last sessions, the newest first, each whole."""
        found = select(SessionRow).where(SessionRow.person_id == self._person_id)
        with self._transaction() as session:
            newest = found.order_by(SessionRow.started_at.desc(), SessionRow.id.desc()).limit(limit)
            return [kept_session(row) for row in session.scalars(newest)]

    def totals(self) -> tuple[int, float]:
        """How many sessions there are, and how many seconds were held or timed in them."""
        of_person = SessionRow.person_id == self._person_id
        with self._transaction() as session:
            count = session.scalar(select(func.count()).select_from(SessionRow).where(of_person)) or 0
            done = select(func.sum(HoldRow.held_s + HoldRow.timed_s)).join(SessionRow, SessionRow.id == HoldRow.session_id)
            return count, session.scalar(done.where(of_person)) or 0.0

    # --- the cramp diary ---

    def add_cramp(self, cramp: Cramp) -> Cramp:
        """Write one down."""
        with self._transaction() as session:
            row = cramp_row(self._person_id, cramp)
            session.add(row)
            session.flush()
            return replace(cramp, id=row.id)

    def delete_cramp(self, id_: int) -> bool:
        """Take one out, for good; whether it was there."""
        with self._transaction() as session:
            row = session.scalar(select(CrampRow).where(CrampRow.id == id_, CrampRow.person_id == self._person_id))
            if row is not None:
                session.delete(row)
            return row is not None

    def cramps(self) -> list[Cramp]:
        """The whole diary, the newest first."""
        with self._transaction() as session:
            found = select(CrampRow).where(CrampRow.person_id == self._person_id).order_by(CrampRow.at.desc(), CrampRow.id.desc())
            return [kept_cramp(row) for row in session.scalars(found)]

    # --- inside ---

    def _of_person(self, query: Select[Any]) -> Select[Any]:
        joined = query.join(SessionRow, SessionRow.id == HoldRow.session_id)
        return joined.where(SessionRow.person_id == self._person_id, SessionRow.live)

    def _ask(self, query: Select[Any]) -> Any:
        with self._transaction() as session:
            return session.scalar(query)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        """All or nothing.

        Raises:
            EnvironmentProblem: the disk is full, another program holds the file, it is gone.
        """
        try:
            with self._lock, Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            said = _("The history {path} cannot be used right now: {reason}. Close other windows of this program, or free some space.")
            raise EnvironmentProblem(said.format(path=self.path, reason=cause_of(error))) from error


def _is(stretch: str, side: Side | None) -> ColumnElement[bool]:
    return (HoldRow.stretch == stretch) & (HoldRow.side == (None if side is None else side.value))
