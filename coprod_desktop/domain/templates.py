"""The words of papers that the organisation may change: rows with placeholders, kept version by version.

A sentence with a placeholder that has nothing to say this time is left out, and so is a row all of whose sentences with
placeholders are: "There is a break at {break}." is only said of a meeting with a break.
"""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from string import Formatter
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: Longer is no paper for anyone, and no more is kept.
_LONGEST = 20_000


class TemplateKind(TextEnum):
    """Which paper the words are for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    RESERVE = "reserve letter"
    COVER = "covering letter"
    NOTES = "notes"
    CHANGED = "what changed"
    OTHER = "other"


TEMPLATE_NAMES: dict[TemplateKind, str] = {
    TemplateKind.INVITATION: N_("Invitation"),
    TemplateKind.REMINDER: N_("Reminder"),
    TemplateKind.RESERVE: N_("Reserve letter"),
    TemplateKind.COVER: N_("Your own letter"),
    TemplateKind.NOTES: N_("Easy-read notes"),
    TemplateKind.CHANGED: N_("What changed letter"),
}


class RowKind(StrEnum):
    """What a row of a template is."""

    TITLE = "title"
    HEADING = "heading"
    ROW = "row"
    FACT = "fact"
    QUESTION = "question"
    PART = "part"
    NEW_PAGE = "new page"


ROW_NAMES: dict[RowKind, str] = {
    RowKind.TITLE: N_("Title"),
    RowKind.HEADING: N_("Heading"),
    RowKind.ROW: N_("Picture and sentences"),
    RowKind.FACT: N_("Fact"),
    RowKind.QUESTION: N_("Question with boxes"),
    RowKind.PART: N_("Filled in by the program"),
    RowKind.NEW_PAGE: N_("New page"),
}

#: What stands in place of a row, drawn from the register; each with the words that say what it is.
PARTS: dict[str, str] = {
    "when and where": N_("When and where it is, with a calendar and a clock"),
    "needs": N_("What the person told us they need, and what we do about it"),
    "buddy": N_("Who looks out for them, where both agreed"),
    "payment": N_("What we pay for their time and travel"),
    "questions": N_("Whom to ask"),
    "reply slip": N_("The part to send back"),
    "which meeting": N_("Which meeting it was, and its day"),
    "notes": N_("The notes of the meeting, with their pictures"),
    "answers": N_("What people said, what was decided and what is different now"),
}

_OF_A_LETTER = ("when and where", "needs", "buddy", "payment", "questions", "reply slip")
_OF_OTHERS: dict[TemplateKind, tuple[str, ...]] = {
    TemplateKind.NOTES: ("which meeting", "notes", "questions"),
    TemplateKind.CHANGED: ("which meeting", "answers", "questions"),
}

#: What a placeholder stands for, by its name.
PLACEHOLDERS: dict[str, str] = {
    "first_name": N_("what the person wants to be called"),
    "full_name": N_("their whole name"),
    "organisation": N_("your organisation"),
    "meeting": N_("what the meeting is called"),
    "subject": N_("what it is about"),
    "date": N_("the day of the meeting"),
    "start": N_("when it starts"),
    "end": N_("when it ends"),
    "break": N_("when there is a break"),
    "venue": N_("where it is"),
    "address": N_("the address of the place"),
    "reply_by": N_("until when to reply"),
    "contact": N_("who answers questions"),
    "phone": N_("their phone number"),
    "email": N_("their e-mail address"),
}


@dataclass(frozen=True)
class TemplateRow:
    """One row: what it is, its picture if it has one, and its lines.

    The lines of a fact are its label and its value; those of a question what is asked and then each answer; a part has
    its name. ``write`` is how many lines to write on stand below a question.
    """

    kind: RowKind
    lines: tuple[str, ...] = ()
    picture: str = ""
    write: int = 0


class TemplateVersion(Entity, table=True):
    """One version of the words of one kind of paper in one language; the newest is the one that is used.

    It never changes: a change is a new version, and so is going back. A paper that left keeps the one it had.
    ``tested_by`` says who tried to read it, as easy read asks, and ``tested_on`` when.
    """

    __tablename__ = "template_version"
    __table_args__ = (UniqueConstraint("kind", "language", "number"),)

    kind: TemplateKind = choice(TemplateKind, TemplateKind.OTHER)
    language: str = Field(default="en", max_length=10)
    number: int = 1
    rows_json: str = Field(default="[]", max_length=_LONGEST)
    made_at: datetime
    made_by: str = Field(default="", max_length=120)
    tested_by: str = Field(default="", max_length=200)
    tested_on: date | None = None

    def rows(self) -> tuple[TemplateRow, ...]:
        """What it says."""
        return unpacked(self.rows_json)


class TestedFields(SQLModel):
    """Who tried to read a version, and when."""

    __test__ = False

    tested_by: str = Field(default="", max_length=200)
    tested_on: date | None = None


def packed(rows: Sequence[TemplateRow]) -> str:
    """The rows as text to keep. Raises :class:`Problem` when they are too long for a paper."""
    said = [
        {"kind": row.kind.value, "lines": list(row.lines), "picture": row.picture, "write": row.write}
        for row in rows
    ]
    text = json.dumps(said, ensure_ascii=False)
    if len(text) > _LONGEST:
        raise Problem(_("This is too long for one paper. Take some of it out."), "rows")
    return text


def unpacked(text: str) -> tuple[TemplateRow, ...]:
    """The rows from text that was kept."""
    rows: list[dict[str, Any]] = json.loads(text)
    return tuple(
        TemplateRow(RowKind(row["kind"]), tuple(row["lines"]), row["picture"], row["write"]) for row in rows
    )


def parts_of(kind: TemplateKind) -> tuple[str, ...]:
    """What the program can fill in on a paper of this kind."""
    return _OF_OTHERS.get(kind, _OF_A_LETTER)


def check(
    rows: Sequence[TemplateRow], pictures: Mapping[str, object], kind: TemplateKind = TemplateKind.INVITATION
) -> None:
    """Raise :class:`Problem`, beside the row it is about ("row 3"), for what no paper can be made of."""
    if not any(row.kind is RowKind.TITLE for row in rows):
        raise Problem(_("A paper needs a title. Add one."), "rows")
    for number, row in enumerate(rows, 1):
        place = f"row {number}"
        if row.picture and row.picture not in pictures:
            raise Problem(_("There is no picture called “{name}”.").format(name=row.picture), place)
        if row.kind is RowKind.PART and row.lines[:1] and row.lines[0] not in parts_of(kind):
            raise Problem(_("The program has no part called “{name}”.").format(name=row.lines[0]), place)
        if row.kind not in (RowKind.NEW_PAGE, RowKind.PART) and not any(line.strip() for line in row.lines):
            raise Problem(_("This row says nothing. Write something, or take it out."), place)
        for line in row.lines:
            for name in placeholders(line, place):
                if name not in PLACEHOLDERS:
                    raise Problem(_unknown(name), place)


def placeholders(line: str, field: str = "") -> tuple[str, ...]:
    """The names in braces. Raises :class:`Problem` for a brace that is left open."""
    try:
        return tuple(name for _said, name, _spec, _how in Formatter().parse(line) if name is not None)
    except ValueError as error:
        said = _(
            "A curly bracket stands alone in “{line}”. Write {example} for a name, or leave the bracket out."
        )
        raise Problem(said.format(line=line, example="{first_name}"), field) from error


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.strip().casefold().replace(" ", "_"), PLACEHOLDERS, 1, 0.4)
    said = _("Nothing is known for “{unknown}”.").format(unknown=f"{{{name}}}")
    if near:
        offered = _("Did you mean “{known}”?").format(known=f"{{{near[0]}}}")
        return f"{said} {offered}"
    known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    offered = _("You can use {known}.").format(known=known)
    return f"{said} {offered}"


def filled(rows: Sequence[TemplateRow], values: Mapping[str, object]) -> Iterator[TemplateRow]:
    """The rows that have something to say with these values; the placeholders still stand in them."""
    for row in rows:
        lines = tuple(line for line in row.lines if all(values.get(name) for name in placeholders(line)))
        asks = any(placeholders(line) for line in row.lines)
        if row.kind in (RowKind.FACT, RowKind.QUESTION):
            if len(lines) == len(row.lines):
                yield row
        elif not asks or any(placeholders(line) for line in lines):
            yield replace(row, lines=lines)
