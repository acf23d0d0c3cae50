"""Who meets people at a meeting, and photos of colleagues."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("meeting", sa.Column("welcome", sa.String(length=120), nullable=False, server_default=""))
    with op.batch_alter_table("colleague") as colleague:
        photo = sa.ForeignKey(
            "attachment.id", name="fk_colleague_photo_id", deferrable=True, initially="DEFERRED"
        )
        colleague.add_column(sa.Column("photo_id", BIG_ID, photo, nullable=True))
        colleague.create_index(op.f("ix_colleague_photo_id"), ["photo_id"], unique=False)
