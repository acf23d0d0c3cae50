"""The attendance sheet: a name and room to sign on each line, and empty lines for who walks in.

It lies on a table for everyone to see, so it says nothing of anyone but their name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod_desktop.documents.kit import Block, Column, Paper, Style, Table, TableLook, Text, mm, write
from coprod_desktop.documents.meeting_head import MeetingHead

#: Large enough to read standing up, with room for a signature.
_LOOK = TableLook(style=Style(14, 20), side=4, level=9)
_READ = Style(14, 20)
_WALK_INS = 6


@dataclass(frozen=True)
class AttendanceSheet:
    """The names of those expected, in the order of a list of names."""

    head: MeetingHead
    names: tuple[str, ...]


def attendance_sheet_pdf(sheet: AttendanceSheet) -> bytes:
    """The sheet as a tagged PDF. Raises Problem when a character cannot be drawn."""
    return write(attendance_sheet_paper(sheet))


def attendance_sheet_paper(sheet: AttendanceSheet) -> Paper:
    """The sheet, ready to write."""
    words = sheet.head.language.gettext
    foot = words("Thank you for coming.")
    return Paper(
        words("Attendance sheet"), sheet.head.language, tuple(_blocks(sheet)), sheet.head.frame(foot)
    )


def _blocks(sheet: AttendanceSheet) -> Iterator[Block]:
    words = sheet.head.language.gettext
    yield from sheet.head.top(words("Attendance sheet"))
    told = words("Please sign beside your name. Not on the list? Write your name on an empty line.")
    yield Text(told, _READ, above=10)
    columns = [
        Column(words("Name"), width=72 * mm),
        Column(words("Signature"), stretch=True),
        Column(words("Time, if later"), width=36 * mm),
    ]
    rows: list[tuple[str, str, str]] = [(name, "", "") for name in sheet.names]
    rows += [("", "", "")] * _WALK_INS
    yield Table(columns, rows, look=_LOOK)
