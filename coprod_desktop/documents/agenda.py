"""The agenda in easy read: one picture for each part of the meeting, a clock that shows when it begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from coprod_desktop.documents import forms, meeting_rows
from coprod_desktop.documents.contact_line import contact_line
from coprod_desktop.documents.meeting_rows import Faces
from coprod_desktop.domain.content import (
    Block,
    ClockFace,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Row,
    Sentence,
    Strong,
    Words,
)
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class AgendaPart:
    """One item: from when, how long in minutes, what, and who leads it."""

    starts: time
    minutes: int
    what: str
    who: str = ""
    is_break: bool = False


@dataclass(frozen=True)
class AgendaText:
    """What the agenda says; everything in the language it is made in but what was typed."""

    organisation: str
    meeting: str
    day: date
    starts: time
    ends: time
    place: str
    parts: tuple[AgendaPart, ...]
    contact: Contact
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ
    faces: Faces = field(default_factory=Faces)


def agenda_pdf(texts: Sequence[AgendaText]) -> bytes:
    """The agenda as a tagged PDF, a paper for each language. Raises Problem when a character cannot be drawn."""
    return forms.pdf([content(text) for text in texts])


def content(text: AgendaText) -> Content:
    """The agenda as rows."""
    names = [text.meeting, text.place, text.organisation, text.contact.name]
    names += [text.faces.welcome]
    names += [part.what for part in text.parts] + [part.who for part in text.parts]
    return Content(
        title=text.language.gettext("What happens at the meeting"),
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, text.language),
        blocks=tuple(_blocks(text)),
        kind="agenda",
        signed=False,
        form=text.form,
        names=tuple(name for name in names if name),
    )


def _blocks(text: AgendaText) -> Iterator[Block]:
    gettext, language = text.language.gettext, text.language
    yield Heading(gettext("What happens at the meeting"))
    facts = [
        (gettext("Meeting"), text.meeting),
        (gettext("Day"), language.day(text.day)),
        (gettext("Where"), text.place),
    ]
    yield Facts(tuple(Fact(label, value) for label, value in facts if value))
    if text.faces.venue:
        yield Row(text.faces.venue, (Sentence.of(gettext("It is at {venue}."), venue=Strong(text.place)),))
    yield from meeting_rows.welcome(text.faces, language)
    for part in text.parts:
        yield Row(ClockFace(part.starts), tuple(_sentences(text, part)))
    yield Row(
        ClockFace(text.ends),
        (Sentence.of(gettext("The meeting ends at {time}."), time=Strong(language.clock(text.ends))),),
    )


def _sentences(text: AgendaText, part: AgendaPart) -> Iterator[Words]:
    gettext, language = text.language.gettext, text.language
    at = Strong(language.clock(part.starts))
    if part.is_break:
        yield Sentence.of(gettext("{time}: there is a break."), time=at)
    else:
        yield Sentence.of(gettext("{time}: {what}"), time=at, what=Strong(part.what))
    minutes = language.ngettext("This takes {n} minute.", "This takes {n} minutes.", part.minutes)
    yield minutes.format(n=language.count(part.minutes))
    if part.who:
        yield Sentence.of(gettext("{name} leads this part."), name=part.who)
