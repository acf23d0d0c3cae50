"""The cash sheet: who is paid what in cash, payment and expenses apart, a signature each; the float out and back.

Finance's paper as well as the coordinator's: it says nothing of what anything was for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import colours, fonts
from coprod_desktop.documents.kit import (
    BODY,
    LABEL,
    SMALL,
    Beside,
    Block,
    Column,
    Frame,
    Look,
    Panel,
    Paper,
    Rule,
    Space,
    Style,
    Table,
    TableLook,
    Text,
    Together,
    Total,
    heading,
    mm,
    write,
)
from coprod_desktop.domain.cash_floats import off_by
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.i18n import Language

#: Rows high enough to sign on.
_LOOK = TableLook(style=Style(12, 16), side=5, level=8)
_COINS = TableLook(style=Style(11, 15), side=4, level=2.5)
_WIDE, _HIGH = 210 * mm, 297 * mm
_EMPTY_ROWS = 4


@dataclass(frozen=True)
class CashLine:
    """One person. ``expenses`` None leaves room to write; ``paid`` says that they have had it; ``vouchers`` their serials."""

    name: str
    payment: Money | None
    expenses: Money | None
    cash: Money | None
    paid: bool = False
    vouchers: str = ""


@dataclass(frozen=True)
class CashBack:
    """What was counted afterwards, by whom and when, and why anything is over or short; ``reviewed`` says who looked."""

    counted: Money
    difference: Money
    by: str
    because: str = ""
    reviewed: str = ""


@dataclass(frozen=True)
class CashSheet:
    """A float, whom it pays, and what came back. ``occasion`` is what finance calls the meeting.

    ``out`` is the cash that went out, ``paid`` what was paid of it so far; ``coins`` the notes and coins that pay everyone
    exactly, in pence, with how many of each; ``approved`` says by whom and when, empty before.
    """

    organisation: str
    purpose: str
    occasion: str
    day: date
    made_on: date
    carried_by: str
    approved: str
    limit: Money
    out: Money
    paid: Money
    people: tuple[CashLine, ...]
    coins: Mapping[int, int]
    back: CashBack | None = None
    language: Language = field(default_factory=Language)


def cash_sheet_pdf(sheet: CashSheet) -> bytes:
    """The sheet as a tagged PDF, the long side at the top. Raises Problem when a character cannot be drawn."""
    return write(cash_sheet_paper(sheet))


def cash_sheet_paper(sheet: CashSheet) -> Paper:
    """The sheet, ready to write."""
    words = sheet.language.gettext
    made = words("Made on {day}").format(day=sheet.language.day(sheet.made_on, weekday=False))
    frame = Frame(
        left=sheet.organisation,
        right=made,
        foot=words("Cover the other lines while someone signs."),
        foot_style=SMALL,
        style=BODY,
        margin=15 * mm,
        bottom=18 * mm,
        size=(_HIGH, _WIDE),
    )
    return Paper(words("Cash sheet"), sheet.language, tuple(_blocks(sheet)), frame)


def _blocks(sheet: CashSheet) -> Iterator[Block]:
    words = sheet.language.gettext
    yield heading(words("Cash sheet"))
    parts = (sheet.purpose, sheet.occasion, sheet.language.day(sheet.day))
    yield Text(" · ".join(dict.fromkeys(part for part in parts if part)), above=2)
    yield Beside(*([_figure(*figure)] for figure in _figures(sheet)), gap=8, above=8)
    told = words(
        "Payment for time and expenses stay apart. Each person signs for what they have in their hand."
    )
    yield Text(told, above=8)
    yield _people(sheet)
    yield Beside(
        [heading(words("Notes and coins needed"), 2, above=0), _coins(sheet)],
        [heading(words("Float out and back"), 2, above=0), _float(sheet)],
        shares=(1, 1.6),
        gap=24,
        above=14,
    )
    yield Together([_signatures(words)], above=6)


def _figures(sheet: CashSheet) -> list[tuple[str, str]]:
    words = sheet.language.gettext
    return [
        (words("Cash taken out"), sheet.out.text()),
        (words("At most for one person"), sheet.limit.text()),
        (words("Carried by"), sheet.carried_by),
        (words("Approved by"), sheet.approved or words("Not approved yet")),
    ]


def _figure(label: str, said: str) -> Panel:
    return Panel(
        [Text(label, LABEL.but(colour=colours.SOFT)), Text(said, Style(12, 16, face=fonts.SEMIBOLD))],
        look=Look(),
    )


def _people(sheet: CashSheet) -> Table:
    words = sheet.language.gettext
    columns = [
        Column(words("Name"), width=58 * mm),
        Column(words("For their time"), align="right", width=30 * mm),
        Column(words("Expenses"), align="right", width=27 * mm),
        Column(words("In cash"), align="right", width=27 * mm),
        Column(words("Signature"), stretch=True),
    ]
    rows: list[tuple[str, ...] | Total] = [_row(sheet, one) for one in sheet.people]
    if sheet.back is None:
        rows += [("", "", "", "", "")] * _EMPTY_ROWS
    if sheet.people:
        rows.append(
            Total(
                (
                    words("Total"),
                    _sum(one.payment for one in sheet.people),
                    _sum(one.expenses for one in sheet.people),
                    _sum(one.cash for one in sheet.people),
                    "",
                )
            )
        )
    return Table(columns, rows, look=_LOOK, above=6)


def _row(sheet: CashSheet, one: CashLine) -> tuple[str, ...]:
    name = f"{one.name} ({one.vouchers})" if one.vouchers else one.name
    amounts = ("" if amount is None else amount.text() for amount in (one.payment, one.expenses, one.cash))
    signed = sheet.language.gettext("Paid") if one.paid else ""
    return (name, *amounts, signed)


def _sum(amounts: Iterable[Money | None]) -> str:
    return Money.total(amount for amount in amounts if amount is not None).text()


def _coins(sheet: CashSheet) -> Block:
    words, count = sheet.language.gettext, sheet.language.count
    if not sheet.coins:
        return Text(words("None are needed yet."), above=4)
    columns = [
        Column(words("Note or coin"), stretch=True),
        Column(words("How many"), align="right", width=22 * mm),
        Column(words("Comes to"), align="right", width=26 * mm),
    ]
    rows: list[tuple[str, ...] | Total] = [
        (piece_name(piece), count(many), Money(piece * many).text()) for piece, many in sheet.coins.items()
    ]
    whole = Money.total(Money(piece * many) for piece, many in sheet.coins.items())
    rows.append(Total((words("Total"), "", whole.text())))
    return Table(columns, rows, look=_COINS, above=4)


def piece_name(piece: int) -> str:
    """A note or coin as people say it: "£20", "50p"."""
    pounds, pence = divmod(piece, 100)
    return f"£{pounds}" if pounds else f"{pence}p"


def _float(sheet: CashSheet) -> Table:
    words, back = sheet.language.gettext, sheet.back
    room = "" if back is None else back.counted.text()
    rows: list[tuple[str, str] | Total] = [
        (words("Cash taken out"), sheet.out.text()),
        (words("Paid to people"), sheet.paid.text() if sheet.paid or back else ""),
        (words("Should come back"), (sheet.out - sheet.paid).text() if sheet.paid or back else ""),
        (words("Counted afterwards"), room),
    ]
    if back is not None:
        said = off_by(back.difference, words)
        rows.append(Total((said if back.difference == NOTHING else f"{said}: {back.because}", "")))
        rows.append((words("Counted by"), back.by))
    else:
        rows.append((words("Over or short, and why"), ""))
    if back is not None and back.reviewed:
        rows.append((words("Reviewed by"), back.reviewed))
    columns = [Column(words("What"), stretch=True), Column(words("How much"), align="right", width=52 * mm)]
    return Table(columns, rows, look=_COINS, above=4)


def _signatures(words: Callable[[str], str]) -> Block:
    labels = (
        words("Paid out by, and date"),
        words("Counted by, and date"),
        words("Reviewed by, within 5 working days, and date"),
    )
    return Beside(
        *(
            [Space(BODY.leading), Rule(thickness=0.8, colour=colours.INK), Text(label, LABEL)]
            for label in labels
        )
    )
