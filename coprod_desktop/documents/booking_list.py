"""The booking list of a meeting: what to arrange, for whom, who does it by when, what it costs, how far it has got."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coprod_desktop.documents.kit import (
    BODY,
    Block,
    Cell,
    Column,
    Paper,
    Table,
    TableLook,
    Text,
    Total,
    mm,
    write,
)
from coprod_desktop.documents.meeting_head import MeetingHead
from coprod_desktop.domain.content import Sentence, Strong, Words
from coprod_desktop.domain.money import Money

_LOOK = TableLook(style=BODY, side=4, level=5)


@dataclass(frozen=True)
class BookingLine:
    """One thing to arrange. ``state`` is translated; ``late`` says that its day has gone; ``note`` what was agreed."""

    what: str
    people: tuple[str, ...]
    who: str
    by_when: date | None
    cost: Money
    state: str
    note: str = ""
    late: bool = False


@dataclass(frozen=True)
class BookingSheet:
    """The whole list; ``cost`` leaves out what cannot be met."""

    head: MeetingHead
    lines: tuple[BookingLine, ...]
    cost: Money
    to_arrange: int


def booking_list_pdf(sheet: BookingSheet) -> bytes:
    """The list as a tagged PDF, the long side at the top. Raises Problem when a character cannot be drawn."""
    return write(booking_list_paper(sheet))


def booking_list_paper(sheet: BookingSheet) -> Paper:
    """The list, ready to write."""
    words = sheet.head.language.gettext
    frame = sheet.head.frame(words("For those who arrange support only."), across=True)
    return Paper(words("Support booking list"), sheet.head.language, tuple(_blocks(sheet)), frame)


def _blocks(sheet: BookingSheet) -> Iterator[Block]:
    language = sheet.head.language
    words = language.gettext
    yield from sheet.head.top(words("Support booking list"))
    yield Text(_far(sheet), above=8)
    if not sheet.lines:
        return
    columns = [
        Column(words("What to arrange"), stretch=True),
        Column(words("For whom"), width=52 * mm),
        Column(words("Who arranges it"), width=38 * mm),
        Column(words("By when"), width=32 * mm),
        Column(words("How far"), width=38 * mm),
        Column(words("Cost"), align="right", width=22 * mm),
    ]
    rows: list[tuple[Cell | Words, ...] | Total] = [_row(sheet, line) for line in sheet.lines]
    rows.append(Total((Cell(words("Total"), span=5), sheet.cost.text())))
    yield Table(columns, rows, look=_LOOK)


def _far(sheet: BookingSheet) -> str:
    language = sheet.head.language
    if not sheet.lines:
        return language.gettext("Nothing to arrange.")
    if not sheet.to_arrange:
        return language.gettext("Everything is arranged.")
    said = language.ngettext(
        "{n} of {all} still to arrange.", "{n} of {all} still to arrange.", len(sheet.lines)
    )
    return said.format(n=language.count(sheet.to_arrange), all=language.count(len(sheet.lines)))


def _row(sheet: BookingSheet, line: BookingLine) -> tuple[Cell | Words, ...]:
    language = sheet.head.language
    what: tuple[Words, ...] = (Sentence.of("{what}", what=Strong(line.what)), *filter(None, (line.note,)))
    day = "" if line.by_when is None else language.short_day(line.by_when, year=False)
    late = language.gettext("{day}: late").format(day=day) if line.late else day
    people = line.people or (language.gettext("Everyone"),)
    cost = line.cost.text() if line.cost else ""
    return (
        Cell(what),
        Cell(people),
        line.who or language.gettext("Nobody yet"),
        Sentence.of("{day}", day=Strong(late)) if line.late else late,
        line.state,
        cost,
    )
