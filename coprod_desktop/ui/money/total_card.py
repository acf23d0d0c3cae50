"""What is paid in the end: the only place where the boxes are added up, as on the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.claims import ClaimTotals


class TotalCard(Card):
    """Both boxes, less any advance, and the total to pay, on a strong ground."""

    def __init__(self, totals: ClaimTotals, state: ClaimState) -> None:
        heading = {ClaimState.PAID: _("Total paid"), ClaimState.VOID: _("Void: none of this is paid")}.get(
            state, _("Total to pay")
        )
        super().__init__(heading)
        self.setObjectName("card-strong")
        self.setAccessibleDescription(totals.to_pay.text())
        self.figure = Words(totals.to_pay.text(), Kind.FIGURE)
        self.add(self.figure)
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.current().space(2))
        grid.setColumnStretch(0, 1)
        for row, (said, amount) in enumerate(_sums(totals)):
            figure = Words(amount, Kind.NOTE)
            figure.setWordWrap(False)
            grid.addWidget(Words(said, Kind.NOTE), row, 0)
            grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
        self.add(grid)
        if totals.owed_back:
            self.add(
                Words(_("{amount} of the advance is still with them.").format(amount=totals.owed_back.text()))
            )


def _sums(totals: ClaimTotals) -> list[tuple[str, str]]:
    sums = [
        (_("Payment for their time"), totals.payment.text()),
        (_("Expenses"), totals.expenses.text()),
        (_("Less advance"), (-totals.advance).text() if totals.advance else Money().text()),
    ]
    if totals.to_charity:
        sums.append((_("To a charity, paid direct"), totals.to_charity.text()))
    return sums
