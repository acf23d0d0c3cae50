"""One float: how far it has come, what comes next, and who was paid from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.domain.cash_floats import FloatState, off_by
from coprod_desktop.domain.claims import ApprovalHow, PaymentMethod
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language
from coprod_desktop.services import cash_floats
from coprod_desktop.ui.money.float_verbs import FloatVerbs
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.services.cash_floats import FloatPage
    from coprod_desktop.storage.cash_floats import PaidFromFloat
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class FloatPanel(SidePanel["FloatPage"]):
    """At the right of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs = FloatVerbs(self, desk)

    def read(self, work: Work, thing: int) -> FloatPage:
        """The float, whole."""
        return cash_floats.page(work, thing)

    def cards(self, shown: FloatPage) -> Sequence[Card]:
        """What was agreed and what became of it, then who was paid."""
        return [self._whole(shown), self._paid(shown)]

    def _whole(self, page: FloatPage) -> Card:
        card = Card(page.row.held.purpose)
        card.add(Words(_sentence(page, self.desk.today()), Kind.NOTE))
        card.add(Facts(_facts(page)))
        if page.row.held.because:
            card.add(Words(_("Why: {reason}").format(reason=page.row.held.because), Kind.ATTENTION))
        flow = Flow()
        for verb in self.verbs.of(page):
            weight = Weight.MAIN if verb.main else Weight.QUIET
            flow.addWidget(Button(verb.words, verb.run, weight=weight, icon=verb.icon))
        card.add(flow)
        return card

    def _paid(self, page: FloatPage) -> Card:
        card = Card(_("Who was paid"))
        for one in page.paid:
            card.add(self._line(one))
        if not page.paid:
            said = _("Nobody yet. On the day, people are paid on the meeting’s page, under “On the day”.")
            card.add(Words(said, Kind.NOTE))
        return card

    def _line(self, one: PaidFromFloat) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        payment = one.payment
        said = _("{person} · {amount}").format(person=one.person, amount=payment.to_pay.text())
        column.addWidget(Words(said, Kind.STRONG))
        parts = [
            _("Claim {number}").format(number=one.claim.number),
            _("time {amount}").format(amount=Money(payment.payment_pence).text()),
            _("expenses {amount}").format(amount=Money(payment.expenses_pence).text()),
            _("in vouchers") if payment.method is PaymentMethod.VOUCHER else "",
        ]
        column.addWidget(Words(" · ".join(part for part in parts if part), Kind.NOTE))
        flow = Flow(gap=16, below=4)
        name = _("Open claim {number}").format(number=one.claim.number)
        go = partial(self.desk.navigate, "claim", one.claim.id)
        flow.addWidget(Button(_("Open the claim"), go, weight=Weight.LINK, name=name))
        column.addLayout(flow)
        return column


def _sentence(page: FloatPage, today: date) -> str:
    state, held = page.row.state, page.row.held
    if state is FloatState.TO_APPROVE:
        return _("Someone who does not carry the cash agrees to it before the day.")
    if state is FloatState.OPEN:
        if held.day > today:
            return _("It is agreed. Print the cash sheet, and take it along with the notes and coins.")
        return _("Once everyone is paid, count what came back and write it down.")
    if state is FloatState.TO_REVIEW:
        day = language().day(page.row.review_by)
        return _("The approver looks at the signed sheet by {day}.").format(day=day)
    return _("Counted and reviewed. Nothing more to do.")


def _facts(page: FloatPage) -> list[tuple[str, str]]:
    row, held = page.row, page.row.held
    vouchers = Money(held.vouchers_pence)
    counted = held.back_pence is not None
    return [
        (_("Meeting"), row.meeting),
        (_("Day"), language().day(held.day)),
        (_("Cash taken out"), held.total.text()),
        (_("At most for one person"), held.limit.text()),
        (_("Vouchers besides"), vouchers.text() if vouchers else ""),
        (_("Carried by"), held.carried_by),
        (_("Approved"), _approved(page)),
        (_("Paid in cash"), row.paid.cash.text()),
        (_("Given in vouchers"), row.paid.vouchers.text() if row.paid.vouchers else ""),
        (_("Still in it"), "" if counted else row.left.cash.text()),
        (_("Counted afterwards"), Money(held.back_pence or 0).text() if counted else ""),
        (_("Over or short"), off_by(held.difference) if counted else ""),
        (_("Counted"), said_by(held.back_by, held.back_on)),
        (_("Reviewed"), said_by(held.reviewed_by, held.reviewed_on)),
        (_("Note"), held.review_note),
    ]


def _approved(page: FloatPage) -> str:
    held = page.row.held
    said = said_by(held.approved_by, held.approved_on)
    if said and held.approved_how is ApprovalHow.ON_PAPER:
        return _("{name}, on paper").format(name=said)
    return said


def said_by(name: str, on: date | None) -> str:
    """Who did it and when; empty before."""
    return "" if on is None else _("{name}, {day}").format(name=name, day=language().short_day(on))
