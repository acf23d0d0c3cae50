"""What someone turned out to need on the day."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "new_need",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("need", sa.String(length=120), nullable=False),
        sa.Column("done", sa.String(length=500), nullable=False),
        sa.Column("meeting_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_new_need_meeting_id"), "new_need", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_new_need_person_id"), "new_need", ["person_id"], unique=False)
