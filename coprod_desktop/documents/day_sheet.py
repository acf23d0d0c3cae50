"""The day sheet: who comes, what is arranged for each, whom to ring - and nothing that is not needed in the room.

It goes in a pocket and may be left on a bus: no detail of a need, no address, no word of health.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod_desktop.documents.kit import BODY, Block, Cell, Column, Paper, Table, TableLook, Text, mm, write
from coprod_desktop.documents.meeting_head import MeetingHead, unbroken
from coprod_desktop.domain.content import Sentence, Strong, Words

_LOOK = TableLook(style=BODY, side=4, level=5)


@dataclass(frozen=True)
class DayPerson:
    """Someone expected. ``arranged`` is there for them; ``missing`` is not, and somebody has to see to it."""

    name: str
    pronouns: str = ""
    arranged: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    comes_with: str = ""
    buddy: str = ""
    phone: str = ""
    emergency: str = ""


@dataclass(frozen=True)
class DaySheet:
    """One meeting and everyone expected, in the order of a list of names."""

    head: MeetingHead
    people: tuple[DayPerson, ...]


def day_sheet_pdf(sheet: DaySheet) -> bytes:
    """The sheet as a tagged PDF. Raises Problem when a character cannot be drawn."""
    return write(day_sheet_paper(sheet))


def day_sheet_paper(sheet: DaySheet) -> Paper:
    """The sheet, ready to write."""
    words = sheet.head.language.gettext
    foot = words("For those who run the day only. Shred it afterwards.")
    return Paper(words("Day sheet"), sheet.head.language, tuple(_blocks(sheet)), sheet.head.frame(foot))


def _blocks(sheet: DaySheet) -> Iterator[Block]:
    language = sheet.head.language
    words = language.gettext
    yield from sheet.head.top(words("Day sheet"))
    n = len(sheet.people)
    expected = language.ngettext("{n} person expected.", "{n} people expected.", n)
    yield Text(expected.format(n=language.count(n)), above=8)
    if not sheet.people:
        return
    columns = [
        Column(words("Who"), width=44 * mm),
        Column(words("What is arranged"), stretch=True),
        Column(words("Whom to ring"), width=58 * mm),
    ]
    yield Table(columns, [_row(sheet, person) for person in sheet.people], look=_LOOK)


def _row(sheet: DaySheet, person: DayPerson) -> tuple[Cell, Cell, Cell]:
    words = sheet.head.language.gettext
    who: list[Words] = [Sentence.of("{name}", name=Strong(person.name))]
    who += [person.pronouns] if person.pronouns else []
    if person.comes_with:
        who.append(unbroken(words("with {name}").format(name=person.comes_with)))
    if person.buddy:
        who.append(unbroken(words("buddy: {name}").format(name=person.buddy)))
    missing = words("Not there: {what}")
    arranged: list[Words] = [*person.arranged]
    arranged += [Sentence.of(missing, what=Strong(what)) for what in person.missing]
    ring: list[Words] = [unbroken(person.phone)] if person.phone else []
    if person.emergency:
        ring.append(unbroken(words("In an emergency: {who}").format(who=person.emergency)))
    return Cell(tuple(who)), Cell(tuple(arranged)), Cell(tuple(ring))
