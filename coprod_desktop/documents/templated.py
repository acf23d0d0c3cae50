"""A paper whose words the organisation may change: the rows of a template, filled for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.documents import after_meeting, meeting_rows, standard_words
from coprod_desktop.domain.content import (
    Block,
    CalendarPage,
    ClockFace,
    Fact,
    Facts,
    Heading,
    NewPage,
    Picture,
    Question,
    Row,
    Run,
    Sentence,
    Strong,
    Words,
)
from coprod_desktop.domain.templates import RowKind, TemplateRow, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coprod_desktop.documents.meeting_rows import InvitationText

    Value = str | Strong | Run


def blocks(text: InvitationText) -> Iterator[Block]:
    """What the paper says; the program's own words where the organisation has none."""
    for _row, block in with_rows(text):
        yield block


def with_rows(text: InvitationText) -> Iterator[tuple[TemplateRow, Block]]:
    """Each block with the row of the template it comes from."""
    said = values(text)
    for row in filled(rows(text), said):
        for block in _blocks(row, text, said):
            yield row, block


def rows(text: InvitationText) -> tuple[TemplateRow, ...]:
    """The rows it is made with: the organisation's own, or the program's."""
    return text.wording or standard_words.rows(text.template, text.language)


def values(text: InvitationText) -> Mapping[str, Value]:
    """What each placeholder stands for; nothing where it has nothing to say."""
    language, contact = text.language, text.contact
    return {
        "first_name": text.name,
        "full_name": text.full_name or text.name,
        "organisation": text.organisation,
        "meeting": Strong(text.meeting) if text.meeting else "",
        "subject": Strong(text.about) if text.about else "",
        "date": Run(language.day(text.day), strong=True, together=True),
        "start": Strong(language.clock(text.starts)),
        "end": "" if text.ends is None else Strong(language.clock(text.ends)),
        "break": "" if text.break_at is None else language.clock(text.break_at),
        "venue": Strong(text.venue) if text.venue else "",
        "address": text.address,
        "reply_by": ""
        if text.reply_by is None
        else Run(language.day(text.reply_by), strong=True, together=True),
        "contact": contact.name,
        "phone": Run(contact.phone, strong=True, together=True) if contact.phone else "",
        "email": Strong(contact.email) if contact.email else "",
    }


def _blocks(row: TemplateRow, text: InvitationText, said: Mapping[str, Value]) -> Iterator[Block]:
    lines = [_sentence(line, said) for line in row.lines if line.strip()]
    match row.kind:
        case RowKind.TITLE | RowKind.HEADING if lines:
            yield Heading(lines[0].text, 1 if row.kind is RowKind.TITLE else 2)
        case RowKind.ROW if lines:
            yield Row(_picture(row.picture, text), tuple(lines))
        case RowKind.FACT if len(lines) > 1:
            yield Facts((Fact(lines[0].text, lines[1]),))
        case RowKind.QUESTION if lines:
            yield Question(lines[0], tuple(line.text for line in lines[1:]), lines=row.write)
        case RowKind.PART if row.lines:
            yield from _PARTS[row.lines[0]](text)
        case RowKind.NEW_PAGE:
            yield NewPage()


def _sentence(line: str, said: Mapping[str, Value]) -> Sentence:
    return Sentence.of(line, **said)


def _picture(name: str, text: InvitationText) -> Picture | None:
    """A calendar and a clock show the real day and time."""
    if name == "calendar":
        return CalendarPage(text.day)
    if name == "clock":
        return ClockFace(text.starts)
    return name or None


def _payment(text: InvitationText) -> Iterator[Block]:
    if text.payment:
        yield Row("money", text.payment)


def _questions(text: InvitationText) -> Iterator[Block]:
    asking: tuple[Words, ...] = tuple(meeting_rows.questions(text))
    if asking:
        yield Row("phone", asking)


def _which(text: InvitationText) -> Iterator[Block]:
    return after_meeting.which(text.meeting, text.language.day(text.day), text.language)


def _notes(text: InvitationText) -> Iterator[Block]:
    return after_meeting.notes(text.notes)


def _answers(text: InvitationText) -> Iterator[Block]:
    return after_meeting.answers(text.answers, text.language)


_PARTS: dict[str, Callable[[InvitationText], Iterator[Block]]] = {
    "when and where": meeting_rows.occasion,
    "needs": meeting_rows.needs,
    "buddy": meeting_rows.buddy,
    "payment": _payment,
    "questions": _questions,
    "reply slip": meeting_rows.slip,
    "which meeting": _which,
    "notes": _notes,
    "answers": _answers,
}
