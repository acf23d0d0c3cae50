"""Feedback on meetings by three faces and in words, and the notes of a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("good", sa.String(), nullable=False),
        sa.Column("heard", sa.String(), nullable=False),
        sa.Column("best", sa.String(length=1000), nullable=False),
        sa.Column("better", sa.String(length=1000), nullable=False),
        sa.Column("meeting_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("meeting_id", "person_id"),
    )
    op.create_index(op.f("ix_feedback_meeting_id"), "feedback", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_feedback_person_id"), "feedback", ["person_id"], unique=False)
    op.create_table(
        "meeting_notes",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("text", sa.String(length=20_000), nullable=False),
        sa.Column("taken_by", sa.String(length=120), nullable=False),
        sa.Column("meeting_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_meeting_notes_meeting_id"), "meeting_notes", ["meeting_id"], unique=True)
