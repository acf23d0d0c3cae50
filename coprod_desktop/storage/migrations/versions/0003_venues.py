"""Venues: places kept once, where meetings are, and needs a venue meets by having what it has.

What was typed on meetings stays typed; a venue is made of it when somebody says so. The usual adjustments of a new
register learn which of them a venue can meet, where nobody has changed what they are called.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FEATURES = ("step_free", "accessible_toilet", "changing_places", "hearing_loop", "quiet_room", "blue_badge")

#: The needs of a new register, in each language one may have been made in, that a venue can meet.
MET_BY = {
    "hearing loop": ("Hearing loop", "Dolen glyw"),
    "step-free": ("Step-free", "Heb risiau"),
    "accessible toilet": ("Accessible toilet", "Toiled hygyrch"),
    "changing places toilet": ("Changing Places toilet", "Toiled Changing Places"),
    "quiet room": ("Quiet room", "Ystafell dawel"),
}


def upgrade() -> None:
    op.create_table(
        "venue",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        *(sa.Column(feature, sa.String(), nullable=False) for feature in FEATURES),
        sa.Column("way_in", sa.String(length=300), nullable=False),
        sa.Column("nearest_stop", sa.String(length=200), nullable=False),
        sa.Column("parking", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("cost_pence", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("photo_id", BIG_ID, nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["attachment.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_venue_photo_id"), "venue", ["photo_id"], unique=False)
    op.create_index(op.f("ix_venue_search_text"), "venue", ["search_text"], unique=False)
    with op.batch_alter_table("meeting") as meeting:
        venue = sa.ForeignKey("venue.id", name="fk_meeting_venue_id", deferrable=True, initially="DEFERRED")
        meeting.add_column(sa.Column("venue_id", BIG_ID, venue, nullable=True))
        meeting.create_index(op.f("ix_meeting_venue_id"), ["venue_id"], unique=False)
    op.add_column(
        "usual_adjustment", sa.Column("met_by", sa.String(), nullable=False, server_default="nothing")
    )
    op.add_column("adjustment", sa.Column("marked_by", sa.String(), nullable=False, server_default="nobody"))
    op.execute("UPDATE adjustment SET marked_by = 'us' WHERE state <> 'to arrange'")
    usual = sa.table("usual_adjustment", sa.column("need", sa.String()), sa.column("met_by", sa.String()))
    for feature, needs in MET_BY.items():
        op.execute(usual.update().where(usual.c.need.in_(needs)).values(met_by=feature))
