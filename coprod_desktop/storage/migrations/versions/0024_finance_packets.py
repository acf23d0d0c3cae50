"""Finance packets: claims that finance approves or pays without the register."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "finance_packet",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("number", BIG_ID, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("payment_pence", sa.Integer(), nullable=False),
        sa.Column("expenses_pence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "packet_claim",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("packet_id", BIG_ID, nullable=False),
        sa.Column("claim_id", BIG_ID, nullable=False),
        sa.Column("seen", BIG_ID, nullable=False),
        sa.Column("account_code", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["packet_id"], ["finance_packet.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("packet_id", "claim_id"):
        op.create_index(op.f(f"ix_packet_claim_{column}"), "packet_claim", [column], unique=False)
