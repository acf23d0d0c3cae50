"""The charter on paper: what co-production means here, what is promised, and where everyone signs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coprod_desktop.documents.kit import (
    Block,
    Column,
    Frame,
    Paper,
    Style,
    Table,
    TableLook,
    Text,
    heading,
    mm,
    write,
)
from coprod_desktop.i18n import Language

_READ = Style(14, 20)
_LOOK = TableLook(style=_READ, side=4, level=9)
_EMPTY = 6


@dataclass(frozen=True)
class CharterSheet:
    """The words in force; ``version`` says which they are, ``names`` who has to sign anew."""

    organisation: str
    version: str
    charter: str
    definition: str = ""
    names: tuple[str, ...] = ()
    language: Language = field(default_factory=Language)


def charter_pdf(sheet: CharterSheet) -> bytes:
    """The charter as a tagged PDF. Raises Problem when a character cannot be drawn."""
    words = sheet.language.gettext
    frame = Frame(left=sheet.organisation, foot=sheet.version, margin=18 * mm)
    return write(Paper(words("Our charter"), sheet.language, tuple(_blocks(sheet)), frame))


def _blocks(sheet: CharterSheet) -> Iterator[Block]:
    words = sheet.language.gettext
    yield heading(words("Our charter"))
    if sheet.definition:
        yield heading(words("What we mean by co-production"), 2)
        yield from _paragraphs(sheet.definition)
    yield heading(words("What we promise each other"), 2)
    yield from _paragraphs(sheet.charter)
    yield heading(words("Signed"), 2)
    yield Text(words("Staff and people alike sign here."), _READ)
    columns = [
        Column(words("Name"), width=70 * mm),
        Column(words("Signature"), stretch=True),
        Column(words("Day"), width=34 * mm),
    ]
    rows = [(name, "", "") for name in sheet.names] + [("", "", "")] * _EMPTY
    yield Table(columns, rows, look=_LOOK)


def _paragraphs(text: str) -> Iterator[Block]:
    for number, line in enumerate(part.strip() for part in text.splitlines() if part.strip()):
        yield Text(line, _READ, above=6 if number else 2)
