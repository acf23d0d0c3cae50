"""The list for finance's own ledger: one row a payee and code, whoever makes it and wherever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents import writing_sheets
from coprod_desktop.documents.writing_sheets import Column, Kind, Table
from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import PAYMENT_METHOD_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services.paper_files import PaperFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from coprod_desktop.domain.claim_lines import CodedAmount
    from coprod_desktop.domain.claims import PaymentMethod
    from coprod_desktop.domain.money import Money


@dataclass(frozen=True)
class LedgerPayment:
    """One payment as the ledger takes it: whom, how, and what each code carries of each box."""

    number: int
    payee: str
    supplier: str
    reference: str
    method: PaymentMethod
    coded: Sequence[CodedAmount]
    advance: Money
    charity: Money
    charity_name: str


def table(title: str, run: int, pay_on: date, payments: Iterable[LedgerPayment]) -> Table:
    """Involvement payments and expenses apart, an advance taken off in a row of its own."""
    columns = [
        Column(_("Run"), Kind.WHOLE),
        Column(_("Claim"), Kind.WHOLE),
        Column(_("Pay to")),
        Column(_("Supplier number")),
        Column(_("Reference")),
        Column(_("How")),
        Column(_("Cost code")),
        Column(_("What it is")),
        Column(_("Amount"), Kind.MONEY),
        Column(_("Pay by"), Kind.DAY),
    ]
    return Table(title, columns, [row for one in payments for row in _rows(run, pay_on, one)])


def files(name: str, made: Table) -> list[PaperFile]:
    """The list as CSV and as a workbook, under this name."""
    return [
        PaperFile(f"{name}.csv", writing_sheets.comma_separated(made)),
        PaperFile(f"{name}.xlsx", writing_sheets.workbook([made])),
    ]


def _rows(run: int, pay_on: date, one: LedgerPayment) -> Iterator[tuple[object, ...]]:
    supplier = one.supplier or _("new supplier: form sent on")
    what = {Box.PAYMENT: _("Involvement payments"), Box.EXPENSES: _("Involvement expenses")}
    head = (run, one.number, one.payee, supplier, one.reference, _(PAYMENT_METHOD_NAMES[one.method]))
    for coded in one.coded:
        if coded.amount:
            yield (*head, coded.cost_code, what[coded.box], coded.amount.pence, pay_on)
    if one.advance:
        yield (*head, "", _("Less advance"), (-one.advance).pence, pay_on)
    if one.charity:
        given = (run, one.number, one.charity_name or _("not named yet"), "", one.reference)
        yield (*given, _("To a charity"), "", what[Box.PAYMENT], one.charity.pence, pay_on)
