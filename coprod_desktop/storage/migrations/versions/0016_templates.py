"""The words of papers that the organisation changes, version by version; each paper knows which one it had."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "template_version",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rows_json", sa.String(length=20000), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("tested_by", sa.String(length=200), nullable=False),
        sa.Column("tested_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "language", "number"),
    )
    with op.batch_alter_table("paper") as paper:
        paper.add_column(sa.Column("template_version_id", BIG_ID, nullable=True))
        paper.create_index(op.f("ix_paper_template_version_id"), ["template_version_id"], unique=False)
        paper.create_foreign_key(
            "fk_paper_template_version_id",
            "template_version",
            ["template_version_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
