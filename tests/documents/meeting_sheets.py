"""A meeting's working papers for tests, filled in."""

from dataclasses import replace
from datetime import date, time

from coprod_desktop.documents.after_meeting import Answer, Note
from coprod_desktop.documents.agenda import AgendaPart, AgendaText
from coprod_desktop.documents.attendance_sheet import AttendanceSheet
from coprod_desktop.documents.booking_list import BookingLine, BookingSheet
from coprod_desktop.documents.claim_form import ClaimFormText
from coprod_desktop.documents.day_sheet import DayPerson, DaySheet
from coprod_desktop.documents.feedback_form import FeedbackText
from coprod_desktop.documents.invitation import InvitationText
from coprod_desktop.documents.meeting_head import MeetingHead
from coprod_desktop.documents.name_badges import NameBadges
from coprod_desktop.domain.content import Contact
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.templates import TemplateKind

HEAD = MeetingHead(
    organisation="Marlow Vale Council",
    meeting="Hospital discharge workshop",
    day=date(2026, 12, 8),
    starts=time(10, 30),
    ends=time(15, 0),
    made_on=date(2026, 12, 4),
    place="The Old Foundry",
    address="2 Foundry Row, Marlow Vale",
    there="Glenys Parry · 029 2018 0141",
    contact="Jo Penn · 01632 960 001",
)
DAY = DaySheet(
    HEAD,
    (
        DayPerson("Amara Quill", "she/her", ("Book two BSL interpreters",), phone="07700 900 123"),
        DayPerson(
            "Dewi Prosser",
            missing=("Taxi both ways",),
            comes_with="Nia Prosser · 07700 900 555",
            emergency="Ben Prosser, 07700 900 124",
        ),
        DayPerson("Ines Calloway"),
    ),
)
BOOKING = BookingSheet(
    HEAD,
    (
        BookingLine(
            "Book two BSL interpreters",
            ("Amara Quill", "Siân Protheroe"),
            "Signs Wales",
            date(2026, 11, 17),
            Money(42_000),
            "Arranged",
            "Confirmed with Ceri",
        ),
        BookingLine("Taxi", ("Dewi Prosser",), "", date(2026, 12, 1), Money(3_600), "To arrange", late=True),
        BookingLine("Quiet room", (), "Venue", None, Money(0), "The venue already has it"),
    ),
    Money(45_600),
    1,
)
SIGNING = AttendanceSheet(HEAD, ("Amara Quill", "Dewi Prosser", "Ines Calloway"))
FEEDBACK = FeedbackText(
    "Marlow Vale Council",
    "Hospital discharge workshop",
    date(2026, 12, 8),
    Contact("Jo Penn", "01632 960 001", "jo.penn@marlowvale.example"),
)
CLAIM_FORM = ClaimFormText(
    "Marlow Vale Council",
    Contact("Jo Penn", "01632 960 001", "jo.penn@marlowvale.example", "Town Hall\nMarlow Vale"),
    name="Siân Ŵyn-Łukasz ŷ",
    meeting="Hospital discharge workshop",
    day=date(2026, 12, 8),
    number="1012",
    send_by=date(2027, 3, 8),
)
AGENDA = AgendaText(
    organisation="Marlow Vale Council",
    meeting="Hospital discharge workshop",
    day=date(2026, 12, 8),
    starts=time(10, 30),
    ends=time(12, 0),
    place="The Old Foundry",
    parts=(
        AgendaPart(time(10, 30), 10, "Welcome", "Jo Penn"),
        AgendaPart(time(10, 40), 35, "Going home from hospital"),
        AgendaPart(time(11, 15), 15, "Break", is_break=True),
        AgendaPart(time(11, 30), 30, "What happens next", "Amara Quill"),
    ),
    contact=Contact("Jo Penn", "01632 960 001", "jo.penn@marlowvale.example"),
)
BADGES = NameBadges(
    "Marlow Vale Council", "Hospital discharge workshop", ("Amara Quill", "Siân Ŵyn-Łukasz ŷ", "Dewi Prosser")
)
ANSWERS = InvitationText(
    name="",
    organisation="Marlow Vale Council",
    meeting="Hospital discharge workshop",
    about="going home from hospital",
    day=date(2026, 12, 8),
    starts=time(10, 30),
    contact=Contact("Jo Penn", "01632 960 001", "jo@marlow.example"),
    template=TemplateKind.CHANGED,
    answers=(
        Answer("The letters are too long.", "We will write one page.", "Every letter is one page now."),
        Answer("The bus stops too early.", "We cannot pay for a later bus.", possible=False),
    ),
)
NOTES = replace(
    ANSWERS,
    template=TemplateKind.NOTES,
    answers=(),
    notes=(
        Note(("We talked about letters.", "They are too long.", "Ines showed us a better one."), "letter"),
        Note(("It is one page.",)),
    ),
)
