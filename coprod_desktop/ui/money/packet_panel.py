"""One packet: what it holds, its check code, what finance answered, and each of its claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.domain.finance_packets import WITH_FINANCE_NAMES, WithFinance
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import finance_packets
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.finance_packets import PacketClaimRow, PacketPage
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.dialog import Dialog

#: So many claims are drawn at once.
_DRAWN = 200


class PacketPanel(SidePanel["PacketPage"]):
    """At the right of the list."""

    def read(self, work: Work, thing: int) -> PacketPage:
        """The packet, whole."""
        return finance_packets.page(work, thing)

    def cards(self, shown: PacketPage) -> Sequence[Card]:
        """What it comes to, and its claims."""
        return [self._about(shown), self._claims(shown)]

    def on_withdraw_asked(self, page: PacketPage) -> Dialog:
        """Ask first: finance may have paid by it."""
        packet = page.packet
        label = _("Packet {number} withdrawn").format(number=packet.number)
        return self.desk.notices.ask(
            _("Withdraw packet {number}?").format(number=packet.number),
            _(
                "Tell finance first, so that nothing is paid by it any more. Its claims can then be paid here or sent again. You can undo this."
            ),
            _("Withdraw it"),
            lambda: self.desk.jobs.write(label, lambda work: finance_packets.withdraw(work, packet.id)),
            destructive=True,
        )

    def _about(self, page: PacketPage) -> Card:
        packet, day = page.packet, language().short_day
        by = _("{day} by {name}")
        card = Card(_("Packet {number}").format(number=packet.number))
        card.add(Words(_sentence(page), Kind.NOTE))
        answered = ""
        if packet.answered_on is not None:
            answered = _("Answer {answer}, taken in {day} by {name}").format(
                answer=packet.answers, day=day(packet.answered_on), name=packet.answered_by
            )
        withdrawn = ""
        if packet.withdrawn_on is not None:
            withdrawn = by.format(day=day(packet.withdrawn_on), name=packet.withdrawn_by)
        facts = [
            (_("Claims"), language().count(packet.count)),
            (_("For their time"), Money(packet.payment_pence).text()),
            (_("Expenses"), Money(packet.expenses_pence).text()),
            (_("Check code"), packet.code),
            (_("Sent"), by.format(day=day(packet.made_on), name=packet.made_by)),
            (_("Answered"), answered),
            (_("Withdrawn"), withdrawn),
        ]
        card.add(Facts(facts))
        holds = page.row.waiting or page.row.astray
        if holds and self.desk.actor.may(Permission.EDIT_CLAIMS):
            card.add(row_of(Button(_("Withdraw it…"), partial(self.on_withdraw_asked, page), icon="ban")))
        return card

    def _claims(self, page: PacketPage) -> Card:
        card = Card(_("Its claims"))
        for one in page.claims[:_DRAWN]:
            card.add(self._claim(one))
        return card

    def _claim(self, one: PacketClaimRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(one.person, Kind.STRONG))
        said = [
            _("Claim {number}").format(number=one.number),
            _("time {amount}").format(amount=one.payment.text()),
            _("expenses {amount}").format(amount=one.expenses.text()),
            _(WITH_FINANCE_NAMES[one.state]),
        ]
        kind = Kind.PROBLEM if one.state is WithFinance.ASTRAY else Kind.NOTE
        column.addWidget(Words(" · ".join(said), kind))
        if one.note:
            column.addWidget(Words(one.note, Kind.ATTENTION))
        name = _("Open claim {number}").format(number=one.number)
        open_it = partial(self.desk.navigate, "claim", one.claim_id)
        column.addLayout(row_of(Button(_("Open the claim"), open_it, weight=Weight.LINK, name=name)))
        return column


def _sentence(page: PacketPage) -> str:
    if page.packet.withdrawn_on is not None:
        return _("Its claims are no longer with finance.")
    if page.row.astray:
        return _(
            "Finance paid a claim that was changed here meanwhile. Talk to finance, then withdraw the packet."
        )
    if page.row.waiting:
        return _("While finance has a claim, it is paid in no other way here.")
    if page.row.on_the_way:
        return _("Finance has sent the money. Its next answer says when it was paid.")
    return _("Nothing of it waits any more.")
