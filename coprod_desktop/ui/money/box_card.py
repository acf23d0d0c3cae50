"""One of the two boxes of a claim with its lines; its figure stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.money.line_row import LineRow
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.money import Money
    from coprod_desktop.ui.money.line_row import LineVerbs


class BoxCard(Card):
    """Payment for their time, or expenses. ``verb`` is what can be added or changed here, if the claim is open."""

    def __init__(self, heading: str, total: Money, nothing: str) -> None:
        super().__init__(heading)
        self.setAccessibleDescription(total.text())
        self.figure = Words(total.text(), Kind.FIGURE)
        self.rows: list[LineRow] = []
        self._nothing = nothing
        self.add(self.figure)

    def show_lines(
        self,
        lines: Sequence[ClaimLine],
        activity_day: date,
        verbs: LineVerbs,
    ) -> None:
        """Show these, a line between them."""
        for line in lines:
            row = LineRow(line, activity_day, verbs)
            self.rows.append(row)
            self.add(Rule())
            self.add(row)
        if not lines:
            self.add(Words(self._nothing, Kind.NOTE))

    def end(self, verb: str = "", run: Callable[[], object] | None = None, icon: str = "") -> None:
        """End the card, with a verb if there is one."""
        if verb:
            self.add(Rule())
            self.add(Button(verb, run, weight=Weight.QUIET, icon=icon))
        self.body.addStretch(1)


def payment_card(total: Money) -> BoxCard:
    """What they are paid for their time."""
    return BoxCard(_("Payment for their time"), total, _("No payment for time on this claim."))


def expenses_card(total: Money) -> BoxCard:
    """What it cost them."""
    return BoxCard(
        _("Expenses"), total, _("No expenses yet. Ask what it cost them: fares, miles, meals, care.")
    )
