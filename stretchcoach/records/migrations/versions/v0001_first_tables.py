"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("name", name="uq_people_name"),
    )
    op.create_table(
        "settings",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_settings"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_settings_person_id", ondelete="CASCADE"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset_s", sa.Integer(), nullable=False),
        sa.Column("routine", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("landmark_model_sha256", sa.String(64)),
        sa.Column("ended", sa.String()),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sessions_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_sessions_person_id_started_at", "sessions", ["person_id", "started_at"])
    op.create_table(
        "holds",
        *_of_session("holds"),
        sa.Column("ended_at", sa.DateTime(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("stretch", sa.String(), nullable=False),
        sa.Column("muscle", sa.String()),
        sa.Column("side", sa.String()),
        sa.Column("set_number", sa.Integer(), nullable=False),
        sa.Column("target_s", sa.Double(), nullable=False),
        sa.Column("held_s", sa.Double(), nullable=False),
        sa.Column("timed_s", sa.Double(), nullable=False),
        sa.Column("intervals", sa.JSON(), nullable=False),
        sa.Column("good_s", sa.Double(), nullable=False),
        sa.Column("adjust_s", sa.Double(), nullable=False),
        sa.Column("cant_tell_s", sa.Double(), nullable=False),
        sa.Column("not_checked_s", sa.Double(), nullable=False),
        sa.Column("measure", sa.String()),
        sa.Column("best", sa.Double()),
        sa.Column("comfortable", sa.Double()),
    )
    op.create_index("ix_holds_stretch_side_ended_at", "holds", ["stretch", "side", "ended_at"])
    op.create_table(
        "alerts",
        *_of_session("alerts"),
        sa.Column("at_s", sa.Double(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("stretch", sa.String()),
        sa.Column("side", sa.String()),
        sa.Column("measured", sa.Double(), nullable=False),
        sa.Column("limit", sa.Double(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
    )
    op.create_table(
        "corrections",
        *_of_session("corrections"),
        sa.Column("at_s", sa.Double(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("cue_side", sa.String()),
        sa.Column("stretch", sa.String()),
        sa.Column("side", sa.String()),
    )


def _of_session(table: str) -> tuple[sa.Column[int] | sa.Constraint, ...]:
    return (
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "number", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=f"fk_{table}_session_id", ondelete="CASCADE"),
    )
