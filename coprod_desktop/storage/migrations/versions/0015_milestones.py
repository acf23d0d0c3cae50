"""Training, charter and checks of people and colleagues, and the words of the charter by version."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LINKS = {"person_id": "person", "colleague_id": "colleague", "charter_id": "charter_text"}


def upgrade() -> None:
    op.create_table(
        "charter_text",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("definition", sa.String(length=2000), nullable=False),
        sa.Column("charter", sa.String(length=8000), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "milestone",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("renew_by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        *(sa.Column(column, BIG_ID, nullable=True) for column in LINKS),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], deferrable=True, initially="DEFERRED")
            for column, table in LINKS.items()
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in LINKS:
        op.create_index(op.f(f"ix_milestone_{column}"), "milestone", [column], unique=False)
