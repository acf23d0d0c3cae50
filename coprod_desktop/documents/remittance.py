"""The remittance: what we paid someone, for which claims, in two boxes, and whom to ask. In their language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import fonts
from coprod_desktop.documents.kit import (
    Block,
    Column,
    Frame,
    Paper,
    Style,
    Table,
    TableLook,
    Text,
    Total,
    heading,
    mm,
    write,
)
from coprod_desktop.domain.content import Sentence, Strong
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import Language

_READ = Style(14, 20)
_LOOK = TableLook(style=_READ, side=4, level=7)
_FIGURE = Style(20, 26, face=fonts.SEMIBOLD)


@dataclass(frozen=True)
class PaidClaim:
    """One claim of the remittance: what it was, and its two boxes less any advance."""

    number: int
    occasion: str
    payment: Money
    expenses: Money
    advance: Money
    to_pay: Money
    reference: str


@dataclass(frozen=True)
class Remittance:
    """What one payee gets out of one run. ``ending`` are the last figures of the account."""

    organisation: str
    name: str
    pay_on: date
    ending: str
    claims: tuple[PaidClaim, ...]
    contact: tuple[str, ...] = ()
    language: Language = field(default_factory=Language)

    @property
    def to_pay(self) -> Money:
        """All of it."""
        return Money.total(one.to_pay for one in self.claims)


def remittances_pdf(all_: Sequence[Remittance], title: str) -> bytes:
    """Each on a page of its own, as one tagged PDF. Raises Problem when a character cannot be drawn."""
    return write([remittance_paper(one) for one in all_], title=title, double_sided=True)


def remittance_paper(one: Remittance) -> Paper:
    """One of them, ready to write."""
    words = one.language.gettext
    frame = Frame(left=one.organisation, foot=" · ".join(one.contact), margin=20 * mm)
    return Paper(words("Remittance"), one.language, tuple(_blocks(one)), frame)


def _blocks(one: Remittance) -> Iterator[Block]:
    language, words = one.language, one.language.gettext
    yield heading(words("We are paying you"))
    yield Text(Sentence.of("{name}", name=Strong(one.name)), _READ, above=4)
    yield Text(one.to_pay.text(), _FIGURE, above=10)
    day = language.day(one.pay_on)
    if one.ending:
        said = words(
            "It goes to your account ending {figures} on {day}. It can take until the end of that day."
        )
        yield Text(said.format(figures=one.ending, day=day), _READ, above=4)
    else:
        yield Text(words("You should have it on {day}.").format(day=day), _READ, above=4)
    yield Text(
        words("On your statement it says: {reference}").format(reference=_references(one)), _READ, above=4
    )
    yield heading(words("What it is for"), 2)
    yield _table(one)
    if one.contact:
        yield Text(
            words("Is anything wrong or missing? Please ask us: {contact}").format(
                contact=", ".join(one.contact)
            ),
            _READ,
            above=14,
        )


def _references(one: Remittance) -> str:
    return ", ".join(dict.fromkeys(claim.reference for claim in one.claims))


def _table(one: Remittance) -> Table:
    words = one.language.gettext
    columns = [
        Column(words("What"), stretch=True),
        Column(words("For your time"), align="right"),
        Column(words("Expenses"), align="right"),
        Column(words("Paid"), align="right"),
    ]
    rows: list[tuple[str, str, str, str] | Total] = []
    for claim in one.claims:
        what = words("{what} (claim {number})").format(what=claim.occasion, number=claim.number)
        if claim.advance:
            what += ". " + words("You had {amount} of it before.").format(amount=claim.advance.text())
        rows.append((what, claim.payment.text(), claim.expenses.text(), claim.to_pay.text()))
    if len(rows) > 1:
        time = Money.total(claim.payment for claim in one.claims)
        expenses = Money.total(claim.expenses for claim in one.claims)
        rows.append(Total((words("Total"), time.text(), expenses.text(), one.to_pay.text())))
    return Table(columns, rows, look=_LOOK, above=4)
