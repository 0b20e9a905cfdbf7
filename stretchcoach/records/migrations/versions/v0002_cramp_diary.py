"""The cramp diary."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make its table."""
    op.create_table(
        "cramps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset_s", sa.Integer(), nullable=False),
        sa.Column("side", sa.String()),
        sa.Column("muscle", sa.String()),
        sa.Column("severity", sa.Integer()),
        sa.Column("minutes", sa.Integer()),
        sa.Column("helped", sa.JSON(), nullable=False),
        sa.Column("triggers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cramps"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_cramps_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_cramps_person_id_at", "cramps", ["person_id", "at"])
