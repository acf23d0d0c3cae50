"""How much someone may approve, the paper they signed, and where a journey went."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("staff_user", sa.Column("approval_limit_pence", sa.Integer(), nullable=True))
    with op.batch_alter_table("claim") as claims:
        claims.add_column(sa.Column("approval_scan_id", BIG_ID, nullable=True))
        claims.create_foreign_key(
            "fk_claim_approval_scan_id", "attachment", ["approval_scan_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
    op.create_index(op.f("ix_claim_approval_scan_id"), "claim", ["approval_scan_id"], unique=False)
    for name, kind, default in (
        ("origin", sa.String(length=80), ""),
        ("destination", sa.String(length=80), ""),
        ("there_and_back", sa.Boolean(), sa.false()),
        ("passengers", sa.String(length=500), ""),
    ):
        op.add_column("claim_line", sa.Column(name, kind, nullable=False, server_default=default))
