"""The invitation someone gets to a meeting, with a reply slip to send back: easy read, or large print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from coprod_desktop.documents import kit, layout, venue_rows
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.content import (
    Block,
    CalendarPage,
    ClockFace,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    NewPage,
    Question,
    Row,
    Run,
    Sentence,
    Strong,
)
from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.i18n import Language

#: An invitation keeps to one sheet, both sides of it.
PAGES = 2

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
class InvitationText:
    """What an invitation says, as plain values; texts are in the person's language.

    ``name`` is what the person wants to be called, ``full_name`` what the reply slip needs to tell two people of that
    name apart. ``about`` finishes "Tell us what you think about ...".
    ``payment`` holds a sentence each about money for their time and for their travel. Days and times are the meeting's local ones.
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


def content(text: InvitationText) -> Content:
    """The invitation as rows and questions, in the person's language."""
    gettext = text.language.gettext
    title = gettext("Invitation: {meeting}, {day}").format(
        meeting=text.meeting, day=text.language.day(text.day)
    )
    return Content(
        title=title,
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text),
        blocks=tuple(_blocks(text)),
        kind="invitation",
        form=text.form,
        names=names(text),
    )


def pdf(invitation: Content, *, created: datetime | None = None) -> bytes:
    """The invitation as a tagged PDF, on one sheet."""
    return kit.write(layout.paper(invitation, pages=PAGES), created=created)


def combined(
    invitations: Iterable[Content],
    *,
    title: str = "",
    created: datetime | None = None,
    double_sided: bool = True,
) -> bytes:
    """Many invitations as one tagged PDF to print, each beginning on the front of a sheet.

    Raises ValueError when there are none.
    """
    papers = [layout.paper(invitation, pages=PAGES) for invitation in invitations]
    if not papers:
        raise ValueError("no invitations")
    whole = title or papers[0].language.gettext("Invitations to print")
    return kit.write(papers, title=whole, created=created, double_sided=double_sided)


def names(text: InvitationText) -> tuple[str, ...]:
    """Words that are names, which nobody can make easier to read."""
    return (text.name, text.full_name, text.meeting, text.venue, text.address)


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


def _blocks(text: InvitationText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("{name}, please come to our meeting").format(name=text.name))
    yield Row(
        "people",
        (
            Sentence.of(gettext("Tell us what you think about {subject}."), subject=Strong(text.about)),
            Sentence.of(gettext("The meeting is called {meeting}."), meeting=Strong(text.meeting)),
        ),
    )
    yield from occasion(text)
    for need in text.needs:
        known = need.picture if need.picture in concepts() else _NO_NEED_PICTURE
        told = Sentence.of(gettext("You told us you need {need}."), need=Strong(need.need))
        yield Row(known, (told, need.answer))
    if text.payment:
        yield Row("money", text.payment)
    if asking := tuple(questions(text)):
        yield Row("phone", asking)
    yield NewPage()
    yield from slip(text)


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
        yield Row("building", (*_place(text), *beside))
        yield from venue_rows.rows(more, taken={need.picture for need in text.needs})
    if text.online:
        yield Row("video", (gettext("You can join by video."), *sentences(text.online)))


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
        yield text.address


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
    yield Facts(tuple(who))
    yield Question(
        gettext("Please tick one box."),
        (gettext("Yes, I will come"), gettext("Maybe, phone me"), gettext("No, I cannot come")),
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
    )
    if sending := tuple(_sending(text)):
        yield Row("post", sending)


def _sending(text: InvitationText) -> Iterator[Sentence | str]:
    gettext, contact = text.language.gettext, text.contact
    if text.reply_by is not None:
        yield Sentence.of(gettext("Please reply by {day}."), day=_day(text, text.reply_by))
    if contact.address:
        yield gettext("Post this part to")
        yield contact.address
    if contact.phone:
        yield Sentence.of(gettext("Or phone or text {phone}."), phone=_phone(contact))
