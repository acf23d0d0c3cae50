"""What to do on the day about each usual need, filled in where a need is still called what it was called."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: By the need as it was called in each language a register may have been made in: what to do, and minutes before.
ON_DAY = {
    "BSL interpreter": ("Seat the interpreters where everyone who signs can see them", 15),
    "Hearing loop": ("Have the hearing loop on", 15),
    "Speech to text": ("Have the screen with the typed words up", 15),
    "Lip speaker": ("Seat the lip speaker in good light", 15),
    "Easy read": ("Put the easy read papers on the table", 15),
    "Large print": ("Put the large print papers on the table", 15),
    "Step-free": ("Try the way in without steps, and keep it clear", 30),
    "Accessible toilet": ("Look whether the accessible toilet is free and clean", 30),
    "Changing Places toilet": ("Have the key of the Changing Places toilet at hand", 30),
    "Quiet room": ("Have the quiet room open, with a sign on its door", 15),
    "Blue Badge parking": ("Keep a Blue Badge space free", 60),
    "Taxi": ("Be at the door when their taxi comes", 15),
    "Met at the station": ("Be at the station to meet them", 45),
    "Live captions": ("Have live captions on", 5),
    "Regular breaks": ("Keep to the breaks", 0),
    "Low lighting": ("Have the bright lights off where they sit", 15),
    "No strong smells": ("Air the room", 30),
    "Food they can eat": ("Put their food apart, with their name on it", 15),
    "Fridge for medicine": ("Show them the fridge for their medicine", 0),
    "Assistance dog": ("Put out water for the dog", 15),
    "Support worker or PA": ("Keep a place beside them", 15),
    "Dolen glyw": ("Rhowch y ddolen glyw ymlaen", 15),
    "Ystafell dawel": ("Agorwch yr ystafell dawel, gydag arwydd ar y drws", 15),
    "Heb risiau": ("Rhowch gynnig ar y ffordd i mewn heb risiau, a'i chadw'n glir", 30),
}


def upgrade() -> None:
    op.add_column(
        "usual_adjustment", sa.Column("on_day", sa.String(length=120), nullable=False, server_default="")
    )
    op.add_column(
        "usual_adjustment", sa.Column("minutes_before", sa.Integer(), nullable=False, server_default="0")
    )
    usual = sa.table(
        "usual_adjustment",
        sa.column("need", sa.String()),
        sa.column("on_day", sa.String()),
        sa.column("minutes_before", sa.Integer()),
    )
    for need, (said, minutes) in ON_DAY.items():
        op.execute(usual.update().where(usual.c.need == need).values(on_day=said, minutes_before=minutes))
