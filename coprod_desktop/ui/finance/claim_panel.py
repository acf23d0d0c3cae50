"""One claim of a packet: whom it pays and how, its lines, its receipts, and what can be decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import PAYMENT_METHOD_NAMES
from coprod_desktop.domain.finance_answers import Verdict
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language
from coprod_desktop.services.finance_desk import before_words
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.finance_packets import ClaimForFinance, PacketLine
    from coprod_desktop.services.finance_desk import FinanceDesk
    from coprod_desktop.ui.finance.claim_verbs import ClaimVerbs


class ClaimPanel(QWidget):
    """At the right of the list."""

    def __init__(self, desk: FinanceDesk, verbs: ClaimVerbs) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._desk, self._verbs = desk, verbs
        self.thing: int | None = None
        inner = QWidget()
        inner.setObjectName("bare")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.current().space(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner, fills=True))

    def show_thing(self, thing: int | None) -> None:
        """Show this claim."""
        self.thing = thing
        empty(self._cards)
        if thing is None:
            return
        claim = self._desk.packet.claim(thing)
        for card in (self._about(claim), self._lines(claim)):
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _about(self, claim: ClaimForFinance) -> Card:
        card = Card(
            _("Claim {number}, version {version}").format(number=claim.number, version=claim.version_no)
        )
        said = self._desk.decision(claim)
        for words, kind in self._notes(claim):
            card.add(Words(words, kind))
        account = claim.account
        card.add(
            Facts(
                [
                    (_("Pay to"), claim.payee),
                    (_("How"), _(PAYMENT_METHOD_NAMES[claim.method])),
                    (_("Account"), "" if account is None else _ending(account.ending)),
                    (_("Reference"), claim.reference),
                    (_("Supplier number"), claim.supplier or _("new supplier: form sent on")),
                    (_("Pay by"), language().day(claim.pay_by)),
                    (_("For their time"), claim.totals.payment.text()),
                    (_("Expenses"), claim.totals.expenses.text()),
                    (_("Less advance"), claim.totals.advance.text() if claim.advance_pence else ""),
                    (_("Total to pay"), claim.totals.to_pay.text()),
                    (_("Approved"), claim.approved),
                    (_("What needs putting right"), said.because),
                ]
            )
        )
        flow = Flow()
        for words, run, main in self._deeds(claim):
            flow.addWidget(Button(words, run, weight=Weight.MAIN if main else Weight.QUIET))
        card.add(flow)
        return card

    def _notes(self, claim: ClaimForFinance) -> list[tuple[str, Kind]]:
        notes = [(one, Kind.ATTENTION) for one in claim.exceptions]
        if claim.account is not None and claim.account.note:
            notes.append((claim.account.note, Kind.NOTE))
        paid = self._desk.paid_before([claim]).values()
        return [*notes, *((before_words(before), Kind.ATTENTION) for before in paid)]

    def _deeds(self, claim: ClaimForFinance) -> list[tuple[str, Callable[[], object], bool]]:
        said, verbs = self._desk.decision(claim), self._verbs
        deeds: list[tuple[str, Callable[[], object], bool]] = []
        if said.verdict is Verdict.NONE and not said.money_moved:
            if claim.to_approve:
                deeds.append((_("Approve"), partial(verbs.approve, claim), True))
            deeds.append((_("Send back…"), partial(verbs.send_back, claim), False))
        elif said.verdict is not Verdict.NONE and not said.told and not said.money_moved:
            deeds.append((_("Think again"), partial(verbs.think_again, claim), False))
        if claim.account is not None and claim.account.sealed:
            deeds.append((_("Show the account"), partial(verbs.show_account, claim), False))
        return deeds

    def _lines(self, claim: ClaimForFinance) -> Card:
        card = Card(_("What it is for"))
        for line in claim.lines:
            card.add(self._line(line))
        return card

    def _line(self, line: PacketLine) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        amount = Money(line.allowed_pence).text()
        column.addWidget(Words(_("{what} · {amount}").format(what=line.what, amount=amount), Kind.STRONG))
        column.addWidget(Words(_told(line), Kind.ATTENTION if line.no_receipt else Kind.NOTE))
        if line.file is not None:
            words = _("Look at receipt {number}").format(number=line.receipt)
            name = _("Receipt {number}: {what}").format(number=line.receipt, what=line.what)
            look = Button(words, partial(self._verbs.look, line), weight=Weight.LINK, name=name)
            column.addLayout(row_of(look))
        return column


def _ending(figures: str) -> str:
    return _("Account ending {figures}").format(figures=figures)


def _told(line: PacketLine) -> str:
    """When, how much of what, on which code, and its receipt."""
    asked = Money(line.claimed_pence).text() if line.claimed_pence != line.allowed_pence else ""
    parts = [
        _("Payment for time") if line.box is Box.PAYMENT else _("Expenses"),
        language().short_day(line.day),
        line.quantity,
        _("claimed {amount}").format(amount=asked) if asked else "",
        _("code {code}").format(code=line.cost_code) if line.cost_code else "",
        _("no receipt") if line.no_receipt else "",
    ]
    return " · ".join(part for part in parts if part)
