"""Receipts kept with the lines they belong to, and known again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("attachment", sa.Column("source_hash", sa.String(length=64), nullable=False, server_default=""))
    op.create_index(op.f("ix_attachment_source_hash"), "attachment", ["source_hash"], unique=False)
    with op.batch_alter_table("claim_line") as lines:
        lines.add_column(sa.Column("receipt_id", BIG_ID, nullable=True))
        lines.create_foreign_key(
            "fk_claim_line_receipt_id", "attachment", ["receipt_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
    op.create_index(op.f("ix_claim_line_receipt_id"), "claim_line", ["receipt_id"], unique=False)
