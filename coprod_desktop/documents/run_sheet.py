"""The control sheet of a payment run: what two people compare and sign before anything is sent.

Finance's paper: whom, how much, to which account by its last figures; nothing about what anything was for.
"""

from collections.abc import Callable, Iterator
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
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import ControlTotals
from coprod_desktop.i18n import Language

_FIGURE = Style(15, 20, face=fonts.SEMIBOLD)
_LOOK = TableLook(style=Style(10, 14), side=4, level=4)
_WIDE, _HIGH = 210 * mm, 297 * mm


@dataclass(frozen=True)
class SheetPayment:
    """One payment; ``note`` says that it came back, or was taken back."""

    number: int
    payee: str
    ending: str
    reference: str
    payment: Money
    expenses: Money
    advance: Money
    to_pay: Money
    note: str = ""


@dataclass(frozen=True)
class RunSheet:
    """A run with its control totals; ``written`` says when and by whom its file was made, empty before."""

    organisation: str
    number: int
    kind: str
    made_on: date
    made_by: str
    pay_on: date
    written: str
    totals: ControlTotals
    payments: tuple[SheetPayment, ...]
    language: Language = field(default_factory=Language)


def run_sheet_pdf(sheet: RunSheet) -> bytes:
    """The sheet as a tagged PDF, the long side at the top. Raises Problem when a character cannot be drawn."""
    words = sheet.language.gettext
    foot = words("Run {number} · code {code}").format(number=sheet.number, code=sheet.totals.code)
    frame = Frame(
        foot=foot,
        foot_style=SMALL,
        style=LABEL,
        margin=15 * mm,
        head=13 * mm,
        bottom=18 * mm,
        size=(_HIGH, _WIDE),
    )
    title = words("Control sheet of payment run {number}").format(number=sheet.number)
    return write(Paper(title, sheet.language, tuple(_blocks(sheet, title)), frame))


def _blocks(sheet: RunSheet, title: str) -> Iterator[Block]:
    language, words, totals = sheet.language, sheet.language.gettext, sheet.totals
    made = words("{kind}, put together on {day} by {name}").format(
        kind=sheet.kind, day=language.day(sheet.made_on, weekday=False), name=sheet.made_by
    )
    who = [Text(sheet.organisation, LABEL), heading(title, above=0), Text(made)]
    if sheet.written:
        who.append(Text(sheet.written))
    day = Text(language.day(sheet.pay_on, weekday=False), _FIGURE)
    yield Beside([Together(who)], [Panel([Text(words("Pay on"), LABEL), day])], shares=(2.4, 1))
    figures = [
        (words("Payments"), language.count(totals.count)),
        (words("For time"), totals.payment.text()),
        (words("Expenses"), totals.expenses.text()),
        (words("Total to pay"), totals.to_pay.text()),
        (words("Check code"), totals.code),
    ]
    yield Beside(
        *([_figure(*figure, dark=at == len(figures) - 2)] for at, figure in enumerate(figures)),
        gap=8,
        above=12,
    )
    yield Text(
        words(
            "The check code changes as soon as one payee, account, claim, version or penny does. Compare it before and after."
        ),
        above=6,
    )
    yield _table(sheet)
    yield Together([_signatures(words)], above=6)


def _figure(label: str, amount: str, *, dark: bool) -> Panel:
    ink = colours.WHITE if dark else colours.INK
    look = Look(fill=colours.INK) if dark else Look()
    return Panel(
        [
            Text(label, LABEL.but(colour=colours.WHITE if dark else colours.SOFT)),
            Text(amount, _FIGURE.but(colour=ink)),
        ],
        look=look,
    )


def _table(sheet: RunSheet) -> Table:
    words = sheet.language.gettext
    columns = [
        Column(words("Claim")),
        Column(words("Pay to"), stretch=True),
        Column(words("Account")),
        Column(words("Reference")),
        Column(words("For time"), align="right"),
        Column(words("Expenses"), align="right"),
        Column(words("Less advance"), align="right"),
        Column(words("To pay"), align="right"),
    ]
    rows: list[tuple[str, ...] | Total] = [_row(sheet, one) for one in sheet.payments]
    totals = sheet.totals
    taken = Money.total(one.advance for one in sheet.payments)
    rows.append(
        Total(
            (
                "",
                words("Total"),
                "",
                "",
                totals.payment.text(),
                totals.expenses.text(),
                taken.text(),
                totals.to_pay.text(),
            )
        )
    )
    return Table(columns, rows, row_header=1, look=_LOOK, above=8)


def _row(sheet: RunSheet, one: SheetPayment) -> tuple[str, ...]:
    words = sheet.language.gettext
    payee = f"{one.payee} ({one.note})" if one.note else one.payee
    account = words("ending {figures}").format(figures=one.ending) if one.ending else ""
    advance = one.advance.text() if one.advance else ""
    return (
        str(one.number),
        payee,
        account,
        one.reference,
        one.payment.text(),
        one.expenses.text(),
        advance,
        one.to_pay.text(),
    )


def _signatures(words: Callable[[str], str]) -> Block:
    labels = (words("Put together by, and date"), words("Checked by, and date"), words("Sent by, and date"))
    return Beside(
        *(
            [Space(BODY.leading), Rule(thickness=0.8, colour=colours.INK), Text(label, LABEL)]
            for label in labels
        )
    )
