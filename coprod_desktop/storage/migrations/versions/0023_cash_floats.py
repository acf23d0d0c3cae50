"""Cash floats, vouchers and advances; an advance that was typed on a claim becomes one of its own."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _cash_floats()
    _vouchers()
    _advances()
    with op.batch_alter_table("payment") as rows:
        key = sa.ForeignKey("cash_float.id", name="fk_payment_float_id", deferrable=True, initially="DEFERRED")
        rows.add_column(sa.Column("float_id", BIG_ID, key, nullable=True))
        rows.create_index(op.f("ix_payment_float_id"), ["float_id"], unique=False)
    _advances_of_claims()


def _cash_floats() -> None:
    _create(
        "cash_float",
        [
            sa.Column("purpose", sa.String(length=120), nullable=False),
            sa.Column("day", sa.Date(), nullable=False),
            sa.Column("limit_pence", sa.Integer(), nullable=False),
            sa.Column("total_pence", sa.Integer(), nullable=False),
            sa.Column("vouchers_pence", sa.Integer(), nullable=False),
            sa.Column("carried_by", sa.String(length=120), nullable=False),
            sa.Column("meeting_id", BIG_ID, nullable=True),
            sa.Column("approved_on", sa.Date(), nullable=True),
            sa.Column("approved_by", sa.String(length=120), nullable=False),
            sa.Column("approved_by_id", BIG_ID, nullable=True),
            sa.Column("approved_how", sa.String(), nullable=False),
            sa.Column("back_pence", sa.Integer(), nullable=True),
            sa.Column("back_on", sa.Date(), nullable=True),
            sa.Column("back_by", sa.String(length=120), nullable=False),
            sa.Column("paid_pence", sa.Integer(), nullable=False),
            sa.Column("given_pence", sa.Integer(), nullable=False),
            sa.Column("because", sa.String(length=300), nullable=False),
            sa.Column("reviewed_on", sa.Date(), nullable=True),
            sa.Column("reviewed_by", sa.String(length=120), nullable=False),
            sa.Column("review_note", sa.String(length=300), nullable=False),
        ],
        {"meeting_id": "meeting"},
    )


def _vouchers() -> None:
    _create(
        "voucher",
        [
            sa.Column("what", sa.String(length=80), nullable=False),
            sa.Column("value_pence", sa.Integer(), nullable=False),
            sa.Column("got_on", sa.Date(), nullable=False),
            sa.Column("serial", sa.String(length=40), nullable=False),
            sa.Column("payment_id", BIG_ID, nullable=True),
            sa.Column("person_id", BIG_ID, nullable=True),
            sa.Column("given_on", sa.Date(), nullable=True),
            sa.Column("given_by", sa.String(length=120), nullable=False),
            sa.Column("signed_on", sa.Date(), nullable=True),
            sa.Column("gone_because", sa.String(length=200), nullable=False),
            sa.UniqueConstraint("serial"),
        ],
        {"payment_id": "payment", "person_id": "person"},
    )


def _advances() -> None:
    _create(
        "advance",
        [
            sa.Column("amount_pence", sa.Integer(), nullable=False),
            sa.Column("given_on", sa.Date(), nullable=False),
            sa.Column("method", sa.String(), nullable=False),
            sa.Column("what_for", sa.String(length=200), nullable=False),
            sa.Column("person_id", BIG_ID, nullable=False),
            sa.Column("meeting_id", BIG_ID, nullable=True),
            sa.Column("claim_id", BIG_ID, nullable=True),
            sa.Column("given_by", sa.String(length=120), nullable=False),
            sa.Column("back_pence", sa.Integer(), nullable=False),
            sa.Column("back_on", sa.Date(), nullable=True),
            sa.Column("let_pence", sa.Integer(), nullable=False),
            sa.Column("let_because", sa.String(length=300), nullable=False),
        ],
        {"person_id": "person", "meeting_id": "meeting", "claim_id": "claim"},
    )


def _create(table: str, parts: list[sa.Column | sa.UniqueConstraint], links: dict[str, str]) -> None:
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        *parts,
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], deferrable=True, initially="DEFERRED")
            for column, to in links.items()
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in links:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _advances_of_claims() -> None:
    """Ids are unique in their own table, so an advance made of a claim may bear that claim's."""
    register = op.get_bind()
    found = register.execute(
        sa.text(
            "SELECT id, person_id, meeting_id, activity_day, advance_pence FROM claim"
            " WHERE advance_pence > 0 AND state <> 'void'"
        )
    ).fetchall()
    for claim_id, person_id, meeting_id, day, pence in found:
        register.execute(
            sa.text(
                "INSERT INTO advance (id, version, amount_pence, given_on, method, what_for, person_id, meeting_id,"
                " claim_id, given_by, back_pence, let_pence, let_because) VALUES (:id, :version, :pence, :day, 'other',"
                " '', :person, :meeting, :claim, '', 0, 0, '')"
            ),
            {
                "id": claim_id,
                "version": secrets.randbits(62),
                "pence": pence,
                "day": day,
                "person": person_id,
                "meeting": meeting_id,
                "claim": claim_id,
            },
        )
