"""A made-up invitation to begin tests from."""

from datetime import date, time

from coprod_desktop.documents.invitation import InvitationText, NeedMet
from coprod_desktop.domain.content import Contact

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
