"""Bank details sealed to finance: finance keys, accounts, who opened them, the files of the modulus check."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _link(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], initially="DEFERRED", deferrable=True)


def _identity() -> tuple[sa.Column, sa.Column]:
    return sa.Column("id", BIG_ID, nullable=False), sa.Column("version", BIG_ID, nullable=False)


def upgrade() -> None:
    op.create_table(
        "finance_key",
        *_identity(),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "bank_account",
        *_identity(),
        sa.Column("account_name", sa.String(length=70), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("key_id", BIG_ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("ending", sa.String(length=4), nullable=False),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("has_roll", sa.Boolean(), nullable=False),
        sa.Column("fit", sa.String(), nullable=False),
        sa.Column("fit_table", sa.String(length=20), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(length=120), nullable=False),
        sa.Column("verified_how", sa.String(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by", sa.String(length=120), nullable=False),
        sa.Column("name_check", sa.String(), nullable=False),
        sa.Column("name_check_on", sa.Date(), nullable=True),
        sa.Column("name_told", sa.String(length=70), nullable=False),
        sa.Column("came_back_on", sa.Date(), nullable=True),
        _link("person_id", "person"),
        _link("key_id", "finance_key"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_bank_account_person_id"), "bank_account", ["person_id"], unique=True)
    op.create_index(op.f("ix_bank_account_key_id"), "bank_account", ["key_id"], unique=False)
    op.create_index(op.f("ix_bank_account_ending"), "bank_account", ["ending"], unique=False)
    op.create_table(
        "bank_reveal",
        *_identity(),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("staff_user_id", BIG_ID, nullable=False),
        sa.Column("staff_name", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_bank_reveal_person_id"), "bank_reveal", ["person_id"], unique=False)
    op.create_table(
        "check_file",
        *_identity(),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("version_said", sa.String(length=20), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("taken_in_on", sa.Date(), nullable=False),
        sa.Column("attachment_id", BIG_ID, nullable=False),
        _link("attachment_id", "attachment"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_check_file_attachment_id"), "check_file", ["attachment_id"], unique=False)
    _give_key()


def _give_key() -> None:
    """A register that is there has keys already, and gets the one for marks of accounts; a new one gets it later."""
    bind = op.get_bind()
    if bind.scalar(sa.text("SELECT count(*) FROM register_key")):
        bind.execute(
            sa.text("INSERT INTO register_key (name, key, made_by) VALUES ('bank', :key, 0)"),
            {"key": secrets.token_bytes(32)},
        )
