"""The tables of the history. They change only together with a new step under ``migrations/versions``; a test compares the two.

Moments are UTC, so that they sort; a session also keeps the offset of the wall clock it began under. Words of closed lists (side, mode,
measure, ...) are kept as their values; a migration goes with one that is dropped.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, Index, MetaData, String, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite has no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the table.

        Raises:
            ValueError: the moment has no time zone, and could mean anything.
        """
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a moment needs its time zone: {value}")
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the table."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Constraints have names, so that a later migration can speak of them."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {float: Double()}  # the default differs between SQLAlchemy 2.0 and 2.1
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class PersonRow(Base):
    """Somebody who uses this computer: a name, no account."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class SettingRow(Base):
    """One setting of a person, as JSON."""

    __tablename__ = "settings"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class SessionRow(Base):
    """One session. ``ended`` is empty while it runs, and for ever if the program was killed."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "person_id", "started_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    started_at: Mapped[datetime] = mapped_column(Moment)
    utc_offset_s: Mapped[int]
    routine: Mapped[str]
    mode: Mapped[str]
    source: Mapped[str]
    live: Mapped[bool]
    app_version: Mapped[str]
    rules_version: Mapped[int]
    landmark_model_sha256: Mapped[str | None] = mapped_column(String(64))
    ended: Mapped[str | None]
    detail: Mapped[str]

    holds: Mapped[list["HoldRow"]] = relationship(order_by="HoldRow.number", lazy="selectin")
    alerts: Mapped[list["AlertRow"]] = relationship(order_by="AlertRow.number", lazy="selectin")
    corrections: Mapped[list["CorrectionRow"]] = relationship(order_by="CorrectionRow.number", lazy="selectin")


class _OfSession:
    """What belongs to a session, in the order in which it happened."""

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class HoldRow(_OfSession, Base):
    """One hold; see :class:`stretchcoach.coaching.log.HoldRecord`."""

    __tablename__ = "holds"
    __table_args__ = (Index(None, "stretch", "side", "ended_at"),)

    ended_at: Mapped[datetime] = mapped_column(Moment)
    step: Mapped[int]
    stretch: Mapped[str]
    muscle: Mapped[str | None]
    side: Mapped[str | None]
    set_number: Mapped[int]
    target_s: Mapped[float]
    held_s: Mapped[float]
    timed_s: Mapped[float]
    intervals: Mapped[list[list[float]]] = mapped_column(JSON)
    good_s: Mapped[float]
    adjust_s: Mapped[float]
    cant_tell_s: Mapped[float]
    not_checked_s: Mapped[float]
    measure: Mapped[str | None]
    best: Mapped[float | None]
    comfortable: Mapped[float | None]


class AlertRow(_OfSession, Base):
    """One alert. Pain is here only where it ended the session."""

    __tablename__ = "alerts"

    at_s: Mapped[float]
    level: Mapped[str]
    reason: Mapped[str]
    stretch: Mapped[str | None]
    side: Mapped[str | None]
    measured: Mapped[float]
    limit: Mapped[float]
    unit: Mapped[str]


class CorrectionRow(_OfSession, Base):
    """One correction that was said, for "what was corrected most"."""

    __tablename__ = "corrections"

    at_s: Mapped[float]
    cue: Mapped[str]
    text: Mapped[str]
    short: Mapped[str]
    cue_side: Mapped[str | None]
    stretch: Mapped[str | None]
    side: Mapped[str | None]


class CrampRow(Base):
    """One entry of the cramp diary: only what the person wrote down; everything but the moment may be empty."""

    __tablename__ = "cramps"
    __table_args__ = (Index(None, "person_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(Moment)
    utc_offset_s: Mapped[int]
    side: Mapped[str | None]
    muscle: Mapped[str | None]
    severity: Mapped[int | None]
    minutes: Mapped[int | None]
    helped: Mapped[list[str]] = mapped_column(JSON)
    triggers: Mapped[list[str]] = mapped_column(JSON)
    quality: Mapped[str | None]
