"""The yearly reviews of boards, with the figures they were begun with."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COUNTS = (
    *("meetings", "people", "new_people", "familiar", "seats", "held", "leadership", "leadership_held"),
    *("joined", "left_seats", "told", "worked", "answered", "changed"),
)


def upgrade() -> None:
    op.create_table(
        "board_review",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("days_to_pay", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=300), nullable=False),
        sa.Column("good", sa.String(length=2000), nullable=False),
        sa.Column("better", sa.String(length=2000), nullable=False),
        sa.Column("next_steps", sa.String(length=2000), nullable=False),
        sa.Column("board_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_board_review_board_id"), "board_review", ["board_id"], unique=False)
