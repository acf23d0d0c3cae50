"""What was paid, in which run, and what came back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _link(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], initially="DEFERRED", deferrable=True)


def _identity() -> tuple[sa.Column, sa.Column]:
    return sa.Column("id", BIG_ID, nullable=False), sa.Column("version", BIG_ID, nullable=False)


def upgrade() -> None:
    op.create_table(
        "payment_run",
        *_identity(),
        sa.Column("number", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("pay_on", sa.Date(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("written_by", sa.String(length=120), nullable=False),
        sa.Column("written_times", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("total_pence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "payment",
        *_identity(),
        sa.Column("payment_pence", sa.Integer(), nullable=False),
        sa.Column("expenses_pence", sa.Integer(), nullable=False),
        sa.Column("advance_pence", sa.Integer(), nullable=False),
        sa.Column("charity_pence", sa.Integer(), nullable=False),
        sa.Column("claim_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("payee_person_id", BIG_ID, nullable=True),
        sa.Column("run_id", BIG_ID, nullable=True),
        sa.Column("counters_id", BIG_ID, nullable=True),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("reference", sa.String(length=18), nullable=False),
        sa.Column("account_code", sa.String(length=12), nullable=False),
        *(_link(column, table) for column, table in _PAYMENT_LINKS),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("state", *(column for column, _table in _PAYMENT_LINKS)):
        op.create_index(op.f(f"ix_payment_{column}"), "payment", [column], unique=False)
    op.create_table(
        "payment_line",
        *_identity(),
        sa.Column("payment_id", BIG_ID, nullable=False),
        sa.Column("claim_line_id", BIG_ID, nullable=False),
        sa.Column("live_line_id", BIG_ID, nullable=True),
        _link("payment_id", "payment"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("live_line_id"),
    )
    for column in ("payment_id", "claim_line_id"):
        op.create_index(op.f(f"ix_payment_line_{column}"), "payment_line", [column], unique=False)


_PAYMENT_LINKS = (
    ("claim_id", "claim"),
    ("person_id", "person"),
    ("payee_person_id", "person"),
    ("run_id", "payment_run"),
    ("counters_id", "payment"),
)
