"""What the pain was like, for an entry of the cramp diary."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Entries of before have none: nobody was asked."""
    op.add_column("cramps", sa.Column("quality", sa.String()))
