"""Colleagues, partner organisations and buddies; a contact log with partners too; supporters found by name."""

import sqlalchemy as sa
from alembic import op

from coprod_desktop.domain.folding import fold

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _table(
        "colleague",
        _text("name", 120),
        _text("role", 120),
        _text("team", 120),
        _text("phone", 40),
        _text("email", 254),
        _text("note", 1000),
        *_found(),
    )
    _table(
        "partner",
        _text("name", 200),
        sa.Column("kind", sa.String(), nullable=False),
        _text("what", 1000),
        _text("reaches", 500),
        _text("introduced_by", 200),
        _text("contact", 120),
        _text("phone", 40),
        _text("email", 254),
        _text("address", 500),
        _text("note", 2000),
        *_found(),
    )
    for table in ("colleague", "partner"):
        op.create_index(op.f(f"ix_{table}_search_text"), table, ["search_text"], unique=False)
    _table(
        "buddy",
        sa.Column("on_invitations", sa.Boolean(), nullable=False),
        _text("note", 500),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("by_person_id", BIG_ID, nullable=True),
        sa.Column("by_colleague_id", BIG_ID, nullable=True),
        _key("person_id", "person"),
        _key("by_person_id", "person"),
        _key("by_colleague_id", "colleague"),
    )
    for column in ("person_id", "by_person_id", "by_colleague_id"):
        op.create_index(op.f(f"ix_buddy_{column}"), "buddy", [column], unique=column == "person_id")
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("person_id", existing_type=BIG_ID, nullable=True)
        _add_link(contact, "contact", "partner_id")
    with op.batch_alter_table("person") as person:
        _add_link(person, "person", "introduced_by_id")
    op.add_column("board", sa.Column("co_chair", sa.String(length=120), nullable=False, server_default=""))
    _find_supporters()


def _text(name: str, most: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=most), nullable=False)


def _found() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
    )


def _table(name: str, *parts: sa.Column[object] | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        name,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id"),
    )


def _key(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], deferrable=True, initially="DEFERRED")


def _add_link(rows: object, table: str, column: str) -> None:
    key = sa.ForeignKey("partner.id", name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED")
    rows.add_column(sa.Column(column, BIG_ID, key, nullable=True))  # type: ignore[attr-defined]
    rows.create_index(op.f(f"ix_{table}_{column}"), [column], unique=False)  # type: ignore[attr-defined]


def _find_supporters() -> None:
    for column in ("sort_key", "search_text"):
        op.add_column("supporter", sa.Column(column, sa.String(), nullable=False, server_default=""))
    op.create_index(op.f("ix_supporter_search_text"), "supporter", ["search_text"], unique=False)
    register = op.get_bind()
    for row_id, name in register.execute(sa.text("SELECT id, name FROM supporter")).fetchall():
        words = name.split()
        register.execute(
            sa.text("UPDATE supporter SET sort_key = :sort_key, search_text = :found WHERE id = :id"),
            {
                "sort_key": fold(" ".join([*words[-1:], *words[:-1]])).strip(),
                "found": fold(name),
                "id": row_id,
            },
        )
