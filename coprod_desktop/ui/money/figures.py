"""The three figures of the Money page: who waits too long, how long it takes, what is still to approve."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import (
    budgets,
    cash_floats,
    claims,
    finance_packets,
    organisation,
    promise,
    runs,
    supplements,
    today_bank,
    today_cash,
)
from coprod_desktop.services.supplements import Owed
from coprod_desktop.ui.widgets.action_row import ActionRow
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.figure_card import FigureCard
from coprod_desktop.ui.widgets.reflow import Reflow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.services.promise import PaidTimes
    from coprod_desktop.services.today_rows import TodayRow
    from coprod_desktop.ui.jobs import Work

#: "How long it takes" looks back so many days.
LOOKED_BACK = 90


@dataclass(frozen=True)
class Standing:
    """What the figures are drawn from."""

    counts: Mapping[ClaimState, int]
    late: tuple[ClaimRow, ...]
    took: PaidTimes
    to_do: tuple[TodayRow, ...] = ()
    owed: Owed = field(default_factory=Owed)
    has_runs: bool = False
    has_budgets: bool = False
    has_cash: bool = False
    has_packets: bool = False
    suppliers: tuple[TodayRow, ...] = ()
    cash: tuple[TodayRow, ...] = ()


def read(work: Work) -> Standing:
    """Ask the register."""
    first = work.today - timedelta(days=LOOKED_BACK)
    return Standing(
        counts=claims.counts(work),
        late=tuple(claims.overdue(work)),
        took=promise.days_to_pay(work, first, work.today),
        to_do=tuple(today_bank.shut(work)) if work.actor.may(Permission.EDIT_BANK_DETAILS) else (),
        owed=supplements.owed(work),
        suppliers=tuple(today_bank.suppliers(work)),
        cash=(*today_cash.floats(work), *today_cash.unsettled(work)),
        has_cash=cash_floats.in_use(work),
        has_runs=organisation.current(work).uses(Extra.PAYMENT_RUNS) or bool(runs.rows(work)),
        has_budgets=organisation.current(work).uses(Extra.BUDGETS) or budgets.are_set(work),
        has_packets=bool(finance_packets.rows(work)),
    )


class ToDo(Card):
    """What keeps people from being paid, one row each; not there when there is nothing."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.hide()

    def show_standing(
        self,
        standing: Standing,
        see_bank: Callable[[], object],
        draft_owed: Callable[[], object],
        see_claims: Callable[[], object],
        see_cash: Callable[[TodayRow], object],
    ) -> None:
        """Show what there is."""
        self.clear()
        for row in standing.to_do:
            self.add(ActionRow("key", row.title, row.detail, row.action, see_bank, urgent=True))
        for row in standing.suppliers:
            self.add(ActionRow("clock", row.title, row.detail, row.action, see_claims, urgent=True))
        for row in standing.cash:
            icon = "clock" if row.near_promise else "coins"
            see = partial(see_cash, row)
            self.add(ActionRow(icon, row.title, row.detail, row.action, see, urgent=row.near_promise))
        owed = standing.owed
        if owed.claims:
            n = owed.claims
            title = ngettext(
                "{n} paid claim comes to more since a rate was raised",
                "{n} paid claims come to more since a rate was raised",
                n,
            ).format(n=language().count(n))
            detail = owed_words(owed)
            self.add(ActionRow("receipt", title, detail, _("Draft the difference"), draft_owed))
        self.setVisible(bool(standing.to_do or owed.claims or standing.suppliers or standing.cash))


def owed_words(owed: Owed) -> str:
    """The difference in its two boxes, never added up."""
    return _("{payment} more for their time, and {expenses} more of expenses.").format(
        payment=owed.payment.text(), expenses=owed.expenses.text()
    )


class Figures(Reflow):
    """Three cards side by side."""

    def __init__(self) -> None:
        self.late, self.took, self.approve = FigureCard("…"), FigureCard("…"), FigureCard("…")
        super().__init__((self.late, 1), (self.took, 1), (self.approve, 1), least=720)

    def show_standing(self, standing: Standing) -> None:
        """Show these."""
        self._show_late(standing)
        self._show_took(standing.took)
        waiting = standing.counts.get(ClaimState.SUBMITTED, 0)
        self.approve.show_figure(
            language().count(waiting),
            ngettext("claim still to approve", "claims still to approve", waiting),
            _("handed in and waiting for an approver") if waiting else _("nothing waits for an approver"),
        )

    def _show_late(self, standing: Standing) -> None:
        late = standing.late
        note = _("everyone is within the promise of {n} working days").format(n=standing.took.promised)
        if late:
            longest = late[0]
            note = ngettext(
                "longest: {person}, {n} working day",
                "longest: {person}, {n} working days",
                longest.clock.waited,
            ).format(person=longest.person, n=longest.clock.waited)
        self.late.show_figure(
            language().count(len(late)),
            ngettext(
                "claim waiting longer than we promised", "claims waiting longer than we promised", len(late)
            ),
            note,
        )

    def _show_took(self, took: PaidTimes) -> None:
        promised = _("working days, median of the last 90 days · we promise {n}").format(n=took.promised)
        if took.median is None:
            self.took.show_figure("–", _("from meeting to money"), _("no claim was paid in the last 90 days"))
            return
        days = ngettext("{n} day", "{n} days", took.median).format(n=took.median)
        self.took.show_figure(days, _("from meeting to money"), promised)
