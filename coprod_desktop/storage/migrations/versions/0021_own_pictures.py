"""Pictures of the organisation's own, one for an idea."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "own_picture",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("idea", sa.String(length=60), nullable=False),
        sa.Column("attachment_id", BIG_ID, nullable=False),
        sa.Column("alt_en", sa.String(length=150), nullable=False),
        sa.Column("alt_cy", sa.String(length=150), nullable=False),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("idea"),
    )
    op.create_index(op.f("ix_own_picture_attachment_id"), "own_picture", ["attachment_id"], unique=False)
