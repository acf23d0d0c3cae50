"""The pictures somebody chose for the notes of a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "meeting_notes",
        sa.Column("pictures_json", sa.String(length=20_000), nullable=False, server_default="{}"),
    )
