"""Supporters told what changed, besides the people they support."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LINKS = {"outcome_id": "outcome", "supporter_id": "supporter"}


def upgrade() -> None:
    op.create_table(
        "supporter_told",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        *(sa.Column(column, BIG_ID, nullable=False) for column in LINKS),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], deferrable=True, initially="DEFERRED")
            for column, table in LINKS.items()
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("outcome_id", "supporter_id", "of"),
    )
    for column in LINKS:
        op.create_index(op.f(f"ix_supporter_told_{column}"), "supporter_told", [column], unique=False)
