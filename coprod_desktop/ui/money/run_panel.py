"""One payment run: its control totals, what comes next, and each of its payments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.domain.payments import PAYMENT_STATE_NAMES, RUN_KIND_NAMES, PaymentState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import runs
from coprod_desktop.ui.money.run_verbs import RunVerbs
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.services.runs import Candidate, RunPage, RunPayment
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: Of claims that could not go in, so many are named; of payments, so many are drawn at once.
_NAMED, _DRAWN = 8, 200


@dataclass(frozen=True)
class Shown:
    """A run, and the approved claims that cannot go in one of its kind."""

    page: RunPage
    outside: tuple[Candidate, ...]


class RunPanel(SidePanel[Shown]):
    """At the right of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs = RunVerbs(self, desk)

    def read(self, work: Work, thing: int) -> Shown:
        """The run, whole."""
        page = runs.page(work, thing)
        outside = () if page.run.written_on else runs.candidates(work, page.run.kind)
        return Shown(page, tuple(one for one in outside if one.not_yet))

    def cards(self, shown: Shown) -> Sequence[Card]:
        """What it comes to, who is in it, and who could not go in."""
        made = [self._totals(shown.page), self._payments(shown.page)]
        return [*made, self._outside(shown.outside)] if shown.outside else made

    def _totals(self, page: RunPage) -> Card:
        run, totals, day = page.run, page.totals, language().short_day
        card = Card(_("Run {number}").format(number=run.number))
        card.add(Words(_sentence(page), Kind.NOTE))
        written = ""
        if run.written_on is not None:
            written = _("{day} by {name}").format(day=day(run.written_on), name=run.written_by)
        card.add(
            Facts(
                [
                    (_("What it becomes"), _(RUN_KIND_NAMES[run.kind])),
                    (_("Pay on"), language().day(run.pay_on)),
                    (_("Payments"), language().count(totals.count)),
                    (_("For their time"), totals.payment.text()),
                    (_("Expenses"), totals.expenses.text()),
                    (_("Total to pay"), totals.to_pay.text()),
                    (_("Check code"), totals.code),
                    (_("Put together"), _("{day} by {name}").format(day=day(run.made_on), name=run.made_by)),
                    (_("Written"), written),
                ]
            )
        )
        flow = Flow()
        for number, verb in enumerate(self.verbs.of(page)):
            weight = Weight.MAIN if number == 0 and page.waiting else Weight.QUIET
            flow.addWidget(Button(verb.words, verb.run, weight=weight, icon=verb.icon))
        card.add(flow)
        return card

    def _payments(self, page: RunPage) -> Card:
        card = Card(_("Who is paid"))
        for one in page.payments[:_DRAWN]:
            card.add(self._payment(page, one))
        if len(page.payments) > _DRAWN:
            said = _("The first {n} are shown here; the control sheet has them all.")
            card.add(Words(said.format(n=language().count(_DRAWN)), Kind.NOTE))
        return card

    def _payment(self, page: RunPage, one: RunPayment) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(
            Words(_("{person} · {amount}").format(person=one.payee, amount=one.to_pay.text()), Kind.STRONG)
        )
        parts = [
            _("Claim {number}").format(number=one.number),
            _("time {amount}").format(amount=one.payment.text()),
            _("expenses {amount}").format(amount=one.expenses.text()),
            _("advance {amount}").format(amount=one.advance.text()) if one.advance else "",
            _("account ending {figures}").format(figures=one.ending) if one.ending else "",
            _state(one),
        ]
        kind = Kind.ATTENTION if one.state is PaymentState.CAME_BACK else Kind.NOTE
        column.addWidget(Words(" · ".join(part for part in parts if part), kind))
        flow = Flow(gap=16, below=4)
        for words, run in self._deeds(page, one):
            name = _("{verb}: claim {number}").format(verb=words, number=one.number)
            flow.addWidget(Button(words, run, weight=Weight.LINK, name=name))
        column.addLayout(flow)
        return column

    def _deeds(self, page: RunPage, one: RunPayment) -> list[tuple[str, Callable[[], object]]]:
        found: list[tuple[str, Callable[[], object]]] = [
            (_("Open the claim"), partial(self.desk.navigate, "claim", one.claim_id))
        ]
        if self.desk.actor.may(Permission.EDIT_CLAIMS):
            if one.state is PaymentState.PLANNED:
                found.append((_("Take it out"), partial(self.verbs.take_out, page, one)))
            elif one.state in {PaymentState.SENT, PaymentState.PAID}:
                found.append((_("It came back…"), partial(self.verbs.came_back, one)))
        return found

    def _outside(self, outside: Sequence[Candidate]) -> Card:
        card = Card(_("Approved, and not in this run"))
        for one in outside[:_NAMED]:
            said = _("Claim {number}, {person}: {why}")
            card.add(Words(said.format(number=one.number, person=one.person, why=one.not_yet)))
        if len(outside) > _NAMED:
            card.add(Words(_("And {n} more.").format(n=language().count(len(outside) - _NAMED)), Kind.NOTE))
        return card


def _sentence(page: RunPage) -> str:
    if page.run.written_on is None:
        return _("Compare the totals with someone, then write it. Until then any claim can be taken out.")
    if page.waiting:
        return _("It has left. Write down when the money arrived, and what came back.")
    return _("Nothing of it waits any more.")


def _state(one: RunPayment) -> str:
    said = _(PAYMENT_STATE_NAMES[one.state])
    if one.on_day is not None:
        said = _("{state} {day}").format(state=said, day=language().short_day(one.on_day))
    return _("{state}: {reason}").format(state=said, reason=one.because) if one.because else said
