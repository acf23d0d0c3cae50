"""One row of someone's spreadsheet, read as a person: nothing typed is lost, and what cannot be read is named."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coprod_desktop.domain.cells import cell_name
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.import_mapping import ColumnMapping
from coprod_desktop.domain.import_targets import TARGETS
from coprod_desktop.domain.import_words import (
    PAPER,
    PAYMENT,
    REACH,
    STATUS,
    TAKEN_BEFORE,
    choice_from,
    connection_from,
    days_from,
    language_from,
    needs_none,
    says_nothing,
)
from coprod_desktop.domain.people import ConnectionKind, NeedsAsked, PersonFields
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.domain.typed_contacts import email_from, phone_from, postcode_from
from coprod_desktop.domain.typed_days import birthday_from, past_day_from
from coprod_desktop.domain.typed_text import several, tidy, tidy_lines
from coprod_desktop.i18n import _

#: Lengths as the fields of a person and of an access need have them.
LONGEST_PHONE, LONGEST_NEED, LONGEST_DETAIL = 40, 120, 500
_POSTCODE_AT_END = re.compile(r"[,\s]+(\w{2,4}\s*\w{3})\W*$")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class CellProblem:
    """Why a row is refused: the cell as the spreadsheet names it, and what is wrong there."""

    cell: str
    message: str

    def line(self) -> str:
        """The cell and what is wrong there, as one sentence."""
        return _("Cell {cell}: {message}").format(cell=self.cell, message=self.message)


@dataclass(frozen=True)
class Incoming:
    """A person as a row tells of them: checked fields, and what belongs beside them.

    ``given`` are the fields the row really filled; ``needs`` are access needs as (need, detail); ``remarks`` say
    what was read otherwise than typed.
    """

    fields: PersonFields
    given: frozenset[str]
    connections: tuple[ConnectionKind, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass
class _Draft:
    today: date
    values: dict[str, Any] = field(default_factory=dict)
    connections: list[ConnectionKind] = field(default_factory=list)
    needs: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def keep(self, target: str, text: str) -> None:
        """What a field cannot hold goes into the note, under its label."""
        label = _(TARGETS[target].label)
        self.kept.append(f"{label}: {text}")
        sentence = _("{label} “{typed}” is not one we know, so it is kept in the note.")
        self.remarks.append(sentence.format(label=label, typed=shortened(text)))


def shortened(text: str) -> str:
    """Enough of a long text to know it by."""
    line = tidy(text)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def read_row(
    row: Sequence[str], mapping: ColumnMapping, number: int, today: date
) -> Incoming | tuple[CellProblem, ...]:
    """The person in a row, or every reason why it is refused. ``number`` is the row's, as the spreadsheet counts."""
    draft = _Draft(today)
    faults: list[Problem] = []
    texts = _texts(row, mapping)
    for target, text in texts.items():
        try:
            _READERS.get(target, _line)(draft, target, text)
        except Problem as problem:
            faults.append(Problem(problem.message, target))
    draft.values |= _names(texts)
    _lift_postcode(draft)
    _note(draft)
    try:
        fields = checked(PersonFields, draft.values)
    except FieldProblems as problems:
        faults += problems.each()
    else:
        if not faults:
            given = frozenset(draft.values)
            connections = tuple(dict.fromkeys(draft.connections))
            return Incoming(fields, given, connections, tuple(draft.needs), tuple(draft.remarks))
    return tuple(_at_cell(fault, row, mapping, number) for fault in faults)


def _texts(row: Sequence[str], mapping: ColumnMapping) -> dict[str, str]:
    """What each target is given; several columns of one are lines of one text."""
    parts: dict[str, list[str]] = {}
    for target, cell in zip(mapping.targets, row, strict=True):
        text = tidy_lines(cell)
        if target and (text if target in _ANSWERS else not says_nothing(text)):
            parts.setdefault(target, []).append(text)
    return {target: "\n".join(dict.fromkeys(texts)) for target, texts in parts.items()}


def _names(texts: Mapping[str, str]) -> dict[str, str]:
    """The name as they want it said, and the full one beside it where that differs."""
    parts = (texts.get("first_name", ""), texts.get("surname", ""))
    full = _spoken(texts.get("name", "")) or tidy(" ".join(parts))
    known_as = tidy(texts.get("known_as", ""))
    if not known_as or known_as.casefold() in full.casefold().split():
        return {"name": full}
    surname = tidy(parts[1]) or " ".join(full.split()[1:][-1:])
    said = known_as if " " in known_as else tidy(f"{known_as} {surname}")
    return {"name": said} | ({"legal_name": texts.get("legal_name") or full} if full else {})


def _spoken(name: str) -> str:
    """A name as it is said: "Davies, Siân" is "Siân Davies"."""
    surname, comma, first = tidy(name).partition(",")
    turned = comma and first.strip() and "," not in first
    return f"{first.strip()} {surname.strip()}" if turned else tidy(name)


def _lift_postcode(draft: _Draft) -> None:
    """A postcode at the end of the address, where no column holds it."""
    found = _POSTCODE_AT_END.search(draft.values.get("address", ""))
    postcode = postcode_from(found[1]) if found else ""
    if found and postcode and "postcode" not in draft.values:
        draft.values |= {"postcode": postcode, "address": draft.values["address"][: found.start()]}


def _note(draft: _Draft) -> None:
    lines = [draft.values.get("note", ""), *draft.kept]
    note = "\n".join(line for line in lines if line)
    if note:
        draft.values["note"] = note


def _at_cell(fault: Problem, row: Sequence[str], mapping: ColumnMapping, number: int) -> CellProblem:
    field_name = fault.field
    targets = ("name", "surname", "first_name", "known_as") if field_name == "name" else (field_name,)
    columns = [column for target in targets for column in mapping.columns(target)]
    widest = max(columns, key=lambda column: len(row[column]), default=0)
    missing = field_name == "name" and not any(row[column].strip() for column in columns)
    message = _("There is no name in this row.") if missing else fault.message
    return CellProblem(cell_name(widest, number), message)


Reader = Callable[[_Draft, str, str], None]


def _line(draft: _Draft, target: str, text: str) -> None:
    if target in PersonFields.model_fields:
        draft.values[target] = tidy(text)


def _lines(draft: _Draft, target: str, text: str) -> None:
    draft.values[target] = text


def _list(draft: _Draft, target: str, text: str) -> None:
    draft.values[target] = ", ".join(several(text))


def _birthday(draft: _Draft, target: str, text: str) -> None:
    draft.values[target] = birthday_from(text, draft.today)


def _past_day(draft: _Draft, target: str, text: str) -> None:
    draft.values[target] = past_day_from(text, draft.today)


def _phone(draft: _Draft, target: str, text: str) -> None:
    phone = phone_from(text)
    if len(phone.spaced) > LONGEST_PHONE:
        draft.keep(target, phone.typed)
    else:
        draft.values[target] = phone.spaced


def _postcode(draft: _Draft, target: str, text: str) -> None:
    postcode = postcode_from(text)
    if postcode:
        draft.values[target] = postcode
    else:
        draft.keep(target, tidy(text))


def _email(draft: _Draft, target: str, text: str) -> None:
    email = email_from(text)
    if email:
        draft.values[target] = email
    else:
        draft.keep(target, tidy(text))


def _language(draft: _Draft, target: str, text: str) -> None:
    code = language_from(text)
    if code:
        draft.values[target] = code
    else:
        draft.keep(target, tidy(text))


def _days(draft: _Draft, target: str, text: str) -> None:
    days = days_from(text)
    if days is None:
        draft.keep(target, tidy(text))
    else:
        draft.values[target] = days


def _choice(words: Mapping[str, Any]) -> Reader:
    def read(draft: _Draft, target: str, text: str) -> None:
        chosen = choice_from(words, text)
        if chosen is None:
            draft.keep(target, tidy(text))
        else:
            draft.values[target] = chosen

    return read


def _connections(draft: _Draft, target: str, text: str) -> None:
    for part in several(text.replace(" & ", ";").replace("/", ";")):
        kind = connection_from(part)
        draft.connections.append(kind or ConnectionKind.OTHER)
        if kind is None:
            draft.keep(target, part)


def _needs(draft: _Draft, target: str, text: str) -> None:
    parts = [part for line in text.split("\n") for part in several(line) if not needs_none(part)]
    draft.values["needs_asked"] = NeedsAsked.RECORDED if parts else NeedsAsked.NONE
    for part in dict.fromkeys(parts):
        if len(part) > LONGEST_DETAIL:
            raise Problem(
                _("This access need is too long: at most {most} characters fit.").format(most=LONGEST_DETAIL),
                target,
            )
        brief = part if len(part) <= LONGEST_NEED else f"{part[: LONGEST_NEED - 1].rstrip()}…"
        draft.needs.append((brief, "" if brief == part else part))


#: Where "none" and "not known" are answers.
_ANSWERS = frozenset(("access_needs", "taken_before", "payment_choice", "days_declared"))
_READERS: dict[str, Reader] = {
    "born": _birthday,
    "joined": _past_day,
    "address": _lines,
    "note": _lines,
    "emergency_contact": _list,
    "topics": _list,
    "skills": _list,
    "phone": _phone,
    "mobile": _phone,
    "email": _email,
    "postcode": _postcode,
    "language": _language,
    "days_declared": _days,
    "preferred_reach": _choice(REACH),
    "paper_form": _choice(PAPER),
    "payment_choice": _choice(PAYMENT),
    "status": _choice(STATUS),
    "taken_before": _choice(TAKEN_BEFORE),
    "connections": _connections,
    "access_needs": _needs,
}
