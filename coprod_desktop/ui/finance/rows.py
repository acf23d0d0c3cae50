"""The claims of a packet as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.finance_answers import Verdict
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.finance_answers import Decision
    from coprod_desktop.domain.finance_packets import ClaimForFinance
    from coprod_desktop.services.finance_desk import FinanceDesk


@dataclass(frozen=True)
class DeskRow:
    """One claim and what was decided of it."""

    id: int
    claim: ClaimForFinance
    said: Decision


def rows(desk: FinanceDesk) -> list[DeskRow]:
    """Every claim of the packet, what waits for an approver first."""
    found = [DeskRow(one.id, one, desk.decision(one)) for one in desk.packet.claims]
    return sorted(found, key=lambda row: (not row.claim.to_approve, row.claim.number))


def columns() -> list[Column[DeskRow]]:
    """Whom it pays, the two boxes apart, and how far it is."""
    return [
        Column(
            _("Pay to"),
            lambda row: row.claim.payee,
            190,
            second=lambda row: _("Claim {number}").format(number=row.claim.number),
            strong=True,
            stretch=True,
            least=170,
        ),
        Column(_("Time"), lambda row: row.claim.totals.payment.text(), 86, right=True, least=72, spare=1),
        Column(
            _("Expenses"), lambda row: row.claim.totals.expenses.text(), 86, right=True, least=72, spare=1
        ),
        Column(_("To pay"), lambda row: row.claim.totals.to_pay.text(), 92, right=True, least=76, spare=2),
        Column(_("How far"), no_text, 150, chips=_state, least=110),
    ]


def _state(row: DeskRow) -> Sequence[Chip]:
    said = row.said
    if said.paid_on is not None:
        return [Chip(_("Paid {day}").format(day=language().short_day(said.paid_on)), ChipKind.GOOD)]
    if said.run is not None:
        return [Chip(_("Sent to be paid"), ChipKind.CALM)]
    if said.verdict is Verdict.RETURN:
        return [Chip(_("Sent back"), ChipKind.STOP)]
    if row.claim.by_hand and said.verdict is Verdict.APPROVE:
        return [Chip(_("Approved, paid by hand"), ChipKind.GOOD)]
    if said.verdict is Verdict.APPROVE or not row.claim.to_approve:
        return [Chip(_("To pay"), ChipKind.CALM)]
    return [Chip(_("To approve"), ChipKind.ATTENTION)]
