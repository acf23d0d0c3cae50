"""Finance's list of what it paid: read row by row, in whatever columns it has, with a word on each row that cannot be used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.typed_days import past_day_from
from coprod_desktop.i18n import _

_FIGURES = re.compile(r"(?<![0-9])[0-9]{1,12}(?![0-9])")

#: What headings are called, most telling first.
_REFERENCE = ("claim", "reference", "invoice", "our ref", "cais", "cyfeirnod")
_DAY = ("paid on", "payment date", "date paid", "pay date", "cleared", "date", "dyddiad")
_AMOUNT = ("amount", "value", "paid", "net", "swm")


@dataclass(frozen=True)
class PaidColumns:
    """Which column, counted from nought, names the claim, the day it was paid, and how much; None where none does."""

    reference: int
    day: int | None = None
    amount: int | None = None


@dataclass(frozen=True)
class PaidRow:
    """One row as read: the numbers that may be a claim's, the day, the amount; or what is wrong with it."""

    row: int
    said: str
    numbers: tuple[int, ...] = ()
    on: date | None = None
    amount: Money | None = None
    problem: str = ""


def likely_columns(headings: Sequence[str]) -> PaidColumns:
    """Which columns the headings point to; the first one names the claim where none says so."""
    day = _column(headings, _DAY)
    amount = _column(headings, _AMOUNT, without=day)
    found = _column(headings, _REFERENCE)
    return PaidColumns(0 if found is None else found, day, amount)


def read_rows(
    rows: Sequence[Sequence[str]], first_row: int, columns: PaidColumns, day: date | None, today: date
) -> list[PaidRow]:
    """Every row with anything in it; ``day`` is when all was paid, where no column says."""
    return [
        _read(cells, first_row + number, columns, day, today)
        for number, cells in enumerate(rows)
        if any(cells)
    ]


def _read(cells: Sequence[str], row: int, columns: PaidColumns, day: date | None, today: date) -> PaidRow:
    said = cells[columns.reference].strip()
    numbers = tuple(int(found) for found in _FIGURES.findall(said))
    if not numbers:
        return PaidRow(row, said, problem=_("No claim number stands here."))
    try:
        on = day if columns.day is None else past_day_from(cells[columns.day].strip(), today)
        amount = None if columns.amount is None else _amount(cells[columns.amount])
    except Problem as problem:
        return PaidRow(row, said, numbers, problem=problem.message)
    if on is None:
        return PaidRow(row, said, numbers, problem=_("No day stands here. Say when it was paid."))
    return PaidRow(row, said, numbers, on, amount)


def _amount(text: str) -> Money:
    return Money.parse(text, negative=True)


def together(rows: Sequence[PaidRow]) -> PaidRow:
    """Several rows of one claim as one: their amounts added up, the latest day. A list has one row a payee and code."""
    days = [row.on for row in rows if row.on is not None]
    amounts = [row.amount for row in rows]
    known = [amount for amount in amounts if amount is not None]
    whole = Money.total(known) if len(known) == len(amounts) else None
    first = rows[0]
    return PaidRow(first.row, first.said, first.numbers, max(days, default=None), whole)


def fits(paid: Money | None, owed: Sequence[Money]) -> int | None:
    """Which of the amounts owed was paid: its place; the first where no amount is told; None where none fits."""
    if paid is None:
        return 0
    return next((at for at, amount in enumerate(owed) if amount == paid and amount > NOTHING), None)


def _column(headings: Sequence[str], words: Sequence[str], without: int | None = None) -> int | None:
    folded = [heading.casefold() for heading in headings]
    for word in words:
        for at, heading in enumerate(folded):
            if word in heading and at != without:
                return at
    return None
