"""What a meeting will likely cost, line by line, before anyone is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import budgets, meeting_cost
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.why_row import WhyRow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.budgets import BudgetLine
    from coprod_desktop.services.meeting_cost import Forecast
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part


class CostCard(Card):
    """Involvement payments, support, the place; expenses come on top and are never guessed."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("What it will cost"))
        self._part = part

    def refresh(self) -> None:
        """Ask what the meeting shown will cost."""
        meeting_id = self._part.meeting_id
        self._part.read(lambda work: _read(work, meeting_id), self.on_forecast)

    def on_forecast(self, answer: tuple[Forecast, list[BudgetLine]]) -> None:
        """Show each line with its why, what they come to, and what is left of the budgets."""
        found, budgets_left = answer
        self.clear()
        self.say(_("About {total}, and expenses on top").format(total=found.total.text()))
        self.add(Words(found.basis, Kind.NOTE))
        for line in found.lines:
            self.add(WhyRow(line.what, line.amount.text(), line.why))
        if found.lines:
            self.add(Rule())
        for said in self._notes(found):
            self.add(Words(said, Kind.NOTE))
        for budget in budgets_left:
            short = budget.left < found.total
            self.add(Words(budget_words(budget, short=short), Kind.ATTENTION if short else Kind.NOTE))

    @staticmethod
    def _notes(found: Forecast) -> list[str]:
        said = [found.no_payment] if found.no_payment else []
        if found.scheme:
            said.append(_("Paid by {scheme}.").format(scheme=found.scheme))
        return [*said, _("Expenses come on top: nobody should be out of pocket for taking part.")]


def budget_words(line: BudgetLine, *, short: bool) -> str:
    """What is left of a budget, and that the meeting may cost more than that."""
    said = _("Budget {code}, {year}: {left} of {amount} left.").format(
        code=line.budget.cost_code,
        year=line.budget.year,
        left=line.left.text(),
        amount=line.budget.amount.text(),
    )
    return " ".join((said, _("This meeting may cost more than that."))) if short else said


def _read(work: Work, meeting_id: int) -> tuple[Forecast, list[BudgetLine]]:
    left = budgets.for_meeting(work, meeting_id) if work.actor.may(Permission.SEE_CLAIMS) else []
    return meeting_cost.forecast(work, meeting_id), left
