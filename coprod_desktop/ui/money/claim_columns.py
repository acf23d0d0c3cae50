"""The columns of a list of claims: the two boxes stand apart, and no column adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import PAYMENT_METHOD_NAMES, ClaimState
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.money import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.claims import ClaimRow

NUMBER, WAITED = "number", "waited"


def columns_of_claims() -> list[Column[ClaimRow]]:
    """Number, person, meeting and day, the two boxes, how long they wait, how far it is."""
    return [
        Column(_("Claim"), lambda row: str(row.number), 110, NUMBER, strong=True, least=96),
        Column(
            _("Person"),
            lambda row: row.person,
            250,
            second=lambda row: _(PAYMENT_METHOD_NAMES[row.method]),
            strong=True,
            stretch=True,
            least=120,
        ),
        Column(
            _("Meeting and day"),
            lambda row: row.meeting or _("No meeting"),
            260,
            second=lambda row: words.table_day(row.activity_day),
            stretch=True,
            spare=2,
        ),
        Column(_("For their time"), lambda row: row.payment.text(), 124, right=True, least=96),
        Column(_("Expenses"), lambda row: row.expenses.text(), 110, right=True, least=90),
        Column(_("Waited"), words.waited_text, 205, WAITED, chips=words.waited, spare=1),
        Column(_("How far"), no_text, 176, chips=_state, spare=3),
    ]


def _state(row: ClaimRow) -> Sequence[Chip]:
    if row.state is ClaimState.PAID and row.paid_on is not None:
        return [Chip(_("Paid {day}").format(day=language().short_day(row.paid_on)), ChipKind.GOOD)]
    return [words.state_chip(row.state)]
