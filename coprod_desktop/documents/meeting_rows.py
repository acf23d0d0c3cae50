"""What every paper about one meeting for one person can say: when and where, their needs, whom to ask, the part to send back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from coprod_desktop.documents import venue_rows
from coprod_desktop.documents.after_meeting import Answer, Note
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.content import (
    SYMBOLS,
    Block,
    CalendarPage,
    ClockFace,
    Contact,
    Fact,
    Facts,
    Form,
    Heading,
    Photograph,
    PictureSet,
    Question,
    Row,
    Run,
    Sentence,
    Strong,
)
from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.domain.templates import TemplateKind, TemplateRow
from coprod_desktop.i18n import Language

_NO_NEED_PICTURE = "care"

#: What is said of the building beside its name; what more there is to say gets rows of its own.
_FACTS_BESIDE = 2


@dataclass(frozen=True)
class NeedMet:
    """One access need as the person told us, what we do about it, and its picture; each in the paper's language."""

    picture: str
    need: str
    answer: str


@dataclass(frozen=True)
class Faces:
    """Whom and what to look out for: the organisation's own photos, each in place of a symbol, where there is one.

    ``welcome`` is the name of whoever meets people there.
    """

    venue: Photograph | None = None
    welcome: str = ""
    welcomes: Photograph | None = None
    buddy: Photograph | None = None


@dataclass(frozen=True)
class InvitationText:
    """What an invitation says, as plain values; texts are in the person's language.

    ``name`` is what the person wants to be called, ``full_name`` what the reply slip needs to tell two people of that
    name apart, ``posted_to`` the lines of their address. ``about`` finishes "Tell us what you think about ...".
    ``template`` says which paper it is, and ``wording`` the rows of the organisation's own words for it.
    ``buddy`` is the name and phone of whoever looks out for them, where both agreed.
    ``payment`` holds a sentence each about money for their time and for their travel. Days and times are the meeting's local
    ones, in ``zone``; ``uid`` names the meeting to a calendar, always in the same way. A letter shows the day it is ``dated``.
    """

    name: str
    organisation: str
    meeting: str
    about: str
    day: date
    starts: time
    contact: Contact
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ
    ends: time | None = None
    break_at: time | None = None
    venue: str = ""
    address: str = ""
    venue_facts: tuple[str, ...] = ()
    online: str = ""
    needs: tuple[NeedMet, ...] = ()
    payment: tuple[str, ...] = ()
    reply_by: date | None = None
    full_name: str = ""
    posted_to: tuple[str, ...] = ()
    dated: date | None = None
    zone: str = "Europe/London"
    uid: str = ""
    buddy: tuple[str, str] | None = None
    faces: Faces = field(default_factory=Faces)
    template: TemplateKind = TemplateKind.INVITATION
    wording: tuple[TemplateRow, ...] = ()
    pictures: PictureSet = SYMBOLS
    notes: tuple[Note, ...] = ()
    answers: tuple[Answer, ...] = ()


def names(text: InvitationText) -> tuple[str, ...]:
    """Words that are names, which nobody can make easier to read."""
    buddy = "" if text.buddy is None else text.buddy[0]
    return (text.name, text.full_name, text.meeting, text.venue, text.address, buddy, text.faces.welcome)


def contact_line(text: InvitationText) -> Sentence:
    """Whom to ask, at the foot of every page."""
    gettext, contact = text.language.gettext, text.contact
    if contact.phone:
        phone = Run(contact.phone, together=True)
        return Sentence.of(gettext("Any questions? Phone {name} on {phone}"), name=contact.name, phone=phone)
    return Sentence.of(gettext("Any questions? Ask {name}"), name=contact.name)


def _day(text: InvitationText, day: date) -> Run:
    return Run(text.language.day(day), strong=True, together=True)


def _phone(contact: Contact) -> Run:
    return Run(contact.phone, strong=True, together=True)


def occasion(text: InvitationText) -> Iterator[Block]:
    """When and where it is."""
    gettext = text.language.gettext
    yield Row(
        CalendarPage(text.day),
        (gettext("The meeting is on"), Sentence.of("{day}.", day=_day(text, text.day))),
    )
    yield Row(ClockFace(text.starts), tuple(_times(text)))
    if text.venue:
        beside, more = text.venue_facts[:_FACTS_BESIDE], text.venue_facts[_FACTS_BESIDE:]
        yield Row(text.faces.venue or "building", (*_place(text), *beside))
        yield from venue_rows.rows(more, taken={need.picture for need in text.needs})
    if text.online:
        yield Row("video", (gettext("You can join by video."), *sentences(text.online)))
    yield from welcome(text.faces, text.language)


def welcome(faces: Faces, language: Language) -> Iterator[Block]:
    """Who meets people there, so that they know whom to look for."""
    if faces.welcome:
        met = Sentence.of(language.gettext("{name} will meet you."), name=Strong(faces.welcome))
        yield Row(faces.welcomes or "person", (met,))


def _times(text: InvitationText) -> Iterator[Sentence]:
    gettext, clock = text.language.gettext, text.language.clock
    yield Sentence.of(gettext("It starts at {time}."), time=Strong(clock(text.starts)))
    if text.ends is not None:
        yield Sentence.of(gettext("It ends at {time}."), time=Strong(clock(text.ends)))
    if text.break_at is not None:
        yield Sentence.of(gettext("There is a break at {time}."), time=clock(text.break_at))


def _place(text: InvitationText) -> Iterator[Sentence | str]:
    gettext = text.language.gettext
    yield Sentence.of(gettext("It is at {venue}."), venue=Strong(text.venue))
    if text.address:
        yield _ended(text.address)


def needs(text: InvitationText) -> Iterator[Block]:
    """What the person told us they need, and what we do about it."""
    for need in text.needs:
        known = need.picture if need.picture in concepts() else _NO_NEED_PICTURE
        told = Sentence.of(text.language.gettext("You told us you need {need}."), need=Strong(need.need))
        yield Row(known, (told, need.answer))


def buddy(text: InvitationText) -> Iterator[Block]:
    """Who looks out for them."""
    if text.buddy is not None:
        yield Row(text.faces.buddy or "buddy", tuple(_buddy(*text.buddy, text.language)))


def _buddy(name: str, phone: str, language: Language) -> Iterator[Sentence]:
    gettext = language.gettext
    yield Sentence.of(gettext("Your buddy is {name}."), name=Strong(name))
    if phone:
        number = Run(phone, strong=True, together=True)
        yield Sentence.of(gettext("You can phone your buddy on {phone}."), phone=number)


def questions(text: InvitationText) -> Iterator[Sentence]:
    """Whom to ask."""
    gettext, contact = text.language.gettext, text.contact
    if contact.phone:
        yield Sentence.of(gettext("Do you have questions?"))
        yield Sentence.of(gettext("Phone {name} on {phone}."), name=contact.name, phone=_phone(contact))
    if contact.email:
        yield Sentence.of(gettext("Or e-mail {email}"), email=Strong(contact.email))


def slip(text: InvitationText, *, answered_by: str = "") -> Iterator[Block]:
    """The part to send back; ``answered_by`` names who answers for the person, if someone does."""
    gettext = text.language.gettext
    yield Heading(gettext("Please tell us if you can come"), 2)
    when = f"{text.meeting}, {text.language.day(text.day)}"
    who = [Fact(gettext("Name"), text.full_name or text.name), Fact(gettext("Meeting"), when)]
    if answered_by:
        who.append(Fact(gettext("Answered by"), answered_by))
    yield Facts(tuple(who), spoken=False)
    yield Question(
        gettext("Please tick one box."),
        (gettext("Yes, I will come"), gettext("Maybe, phone me"), gettext("No, I cannot come")),
        aloud=gettext("Can you come? You can say yes, maybe or no."),
    )
    yield Question(
        gettext("I need help with:"),
        (
            gettext("Getting there"),
            gettext("Food and drink"),
            gettext("Reading papers"),
            gettext("Something else"),
        ),
        lines=1,
        aloud=gettext("Do you need help with anything? For example:"),
    )
    if sending := tuple(_sending(text)):
        yield Row("post", sending, spoken=False)


def _sending(text: InvitationText) -> Iterator[Sentence | str]:
    gettext, contact = text.language.gettext, text.contact
    if text.reply_by is not None:
        yield Sentence.of(gettext("Please reply by {day}."), day=_day(text, text.reply_by))
    if contact.address:
        yield gettext("Post this part to")
        yield _ended(contact.address)
    if contact.phone:
        yield Sentence.of(gettext("Or phone or text {phone}."), phone=_phone(contact))


def _ended(address: str) -> str:
    """An address as a sentence: it is read out, and may stand in a paragraph."""
    return f"{address.rstrip(' .,')}."
