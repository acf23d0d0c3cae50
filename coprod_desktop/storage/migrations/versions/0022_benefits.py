"""Advice offered before payments, instalments agreed, and what a board is about."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("advice_on", sa.Date(), nullable=True))
    for name, length in (("advice_by", 120), ("instalments", 300), ("instalments_with", 120)):
        op.add_column("person", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    op.add_column("board", sa.Column("field", sa.String(), nullable=False, server_default="not said"))
