"""The contact log of each person, with what was promised by when."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("said", sa.String(length=2000), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("to_do", sa.String(length=300), nullable=False),
        sa.Column("do_by", sa.Date(), nullable=True),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_contact_due", "contact", ["done_on", "do_by"], unique=False)
    op.create_index(op.f("ix_contact_person_id"), "contact", ["person_id"], unique=False)
