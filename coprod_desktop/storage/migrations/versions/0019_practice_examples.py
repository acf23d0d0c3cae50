"""Practice examples: short stories of what came of working together."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "practice_example",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("did", sa.String(length=3000), nullable=False),
        sa.Column("involved", sa.String(length=1000), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("cost_pence", sa.Integer(), nullable=False),
        sa.Column("changed", sa.String(length=3000), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("board_id", BIG_ID, nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_practice_example_board_id"), "practice_example", ["board_id"], unique=False)
    op.create_index(
        op.f("ix_practice_example_search_text"), "practice_example", ["search_text"], unique=False
    )
