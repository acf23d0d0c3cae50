"""Supporters, with what each person decided: who gets a copy, who may answer, who comes along."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

#: Rows that may name a supporter.
LINKS = {
    "paper": ("supporter_id",),
    "invitation": ("answered_by_id", "comes_with_id"),
    "adjustment": ("supporter_id",),
}


def upgrade() -> None:
    op.create_table(
        "supporter",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("preferred_reach", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("paper_form", sa.String(), nullable=False),
        sa.Column("told_of_meetings", sa.Boolean(), nullable=False),
        sa.Column("may_answer", sa.Boolean(), nullable=False),
        sa.Column("is_payee", sa.Boolean(), nullable=False),
        sa.Column("comes_along", sa.Boolean(), nullable=False),
        sa.Column("decided_how", sa.String(length=300), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_supporter_person_id"), "supporter", ["person_id"], unique=False)
    for table, columns in LINKS.items():
        with op.batch_alter_table(table) as rows:
            for column in columns:
                key = sa.ForeignKey(
                    "supporter.id", name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
                )
                rows.add_column(sa.Column(column, BIG_ID, key, nullable=True))
                rows.create_index(op.f(f"ix_{table}_{column}"), [column], unique=False)
