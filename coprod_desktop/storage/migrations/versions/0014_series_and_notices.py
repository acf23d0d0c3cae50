"""Meetings that belong together as a series, and who must be told when one moved."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("meeting", sa.Column("series_id", BIG_ID, nullable=True))
    op.create_index(op.f("ix_meeting_series_id"), "meeting", ["series_id"], unique=False)
    op.create_table(
        "change_notice",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("meeting_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("old_day", sa.Date(), nullable=False),
        sa.Column("old_starts", sa.Time(), nullable=False),
        sa.Column("old_ends", sa.Time(), nullable=False),
        sa.Column("old_venue", sa.String(length=200), nullable=False),
        sa.Column("old_called_off", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_change_notice_meeting_id"), "change_notice", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_change_notice_person_id"), "change_notice", ["person_id"], unique=False)
    op.create_index(op.f("ix_change_notice_told_on"), "change_notice", ["told_on"], unique=False)
