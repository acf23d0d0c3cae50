"""A made-up invitation to begin tests from."""

import io
from datetime import date, time

from PIL import Image

from coprod_desktop.documents.invitation import InvitationText, NeedMet
from coprod_desktop.domain.content import Contact, Photograph

CONTACT = Contact("Jo Fenn", "01632 960 123", "jo.fenn@marlowvale.example", "Jo Fenn, Freepost Marlow Vale")

INVITATION = InvitationText(
    name="Amara",
    organisation="Marlow Vale Council",
    meeting="Carers board",
    about="support for carers",
    day=date(2026, 12, 8),
    starts=time(10, 30),
    ends=time(12, 0),
    break_at=time(11, 15),
    venue="Marlow Town Hall",
    address="High Street, Marlow Vale MV1 2AB",
    venue_facts=("There is no step at the door.",),
    online="We will send you a link.",
    needs=(NeedMet("hearing-loop", "a hearing loop", "We have one in the room."),),
    payment=("We pay for your time.", "We pay for your travel."),
    reply_by=date(2026, 11, 24),
    contact=CONTACT,
)


def a_photo(of: str, size: tuple[int, int]) -> Photograph:
    """A photo of somebody or something, in one colour with a lighter middle."""
    made = io.BytesIO()
    picture = Image.new("RGB", size, "#4a90a4")
    picture.paste("#e1eff0", (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1]))
    picture.save(made, "JPEG")
    return Photograph(made.getvalue(), of)
