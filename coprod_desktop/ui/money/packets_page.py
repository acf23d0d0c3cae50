"""With finance: the packets sent, how far each of their claims has come, and finance's key for its own computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import finance_packets
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.money.answer_file import AnswerFile
from coprod_desktop.ui.money.finance_key_card import FinanceKeyCard, FinanceSheetCard
from coprod_desktop.ui.money.packet_panel import PacketPanel
from coprod_desktop.ui.money.packet_sending import PacketSending
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns, stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.finance_packets import PacketRow
    from coprod_desktop.ui.desk import Desk


class PacketsPage(Page):
    """The packets at left, the newest first, and the one chosen at right; ``thing`` is the id of the one to show."""

    tables = ("finance_packet", "packet_claim", "claim", "claim_line", "finance_key", "staff_role")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("With finance"),
            _("Claims that finance approves or pays on its own computer, sealed in a packet."),
        )
        self.set_crumbs([(_("Money"), desk.way("money"))])
        self.sending, self.answers = PacketSending(self, desk), AnswerFile(self, desk)
        if desk.actor.may(Permission.EDIT_CLAIMS):
            self.add_action(_("Take in finance’s answer…"), self.answers.ask, icon="file-import")
            self.add_action(
                _("Send claims to finance…"),
                lambda: self.sending.ask(None),
                icon="paper-plane",
                shortcut="Ctrl+N",
                main=True,
            )
        nothing = _("No packet yet. Send finance what waits to be approved or paid.")
        self.list: ListView[PacketRow] = ListView(
            desk.jobs, _columns(), _("Packets"), empty=Empty(nothing, icon="envelope")
        )
        self.panel = PacketPanel(desk)
        self.sheet: FinanceSheetCard | None = None
        left: list[QWidget] = [ListCard(self.list)]
        if desk.actor.may(Permission.SEE_BANK_DETAILS):
            left.append(FinanceKeyCard(desk))
            if desk.vault is not None:
                self.sheet = FinanceSheetCard(desk)
                left.append(self.sheet)
        self.add(columns((stack(*left), 3), (self.panel, 4)), 1)
        self.sending.written.connect(self.on_written)
        self.beside = Beside(self, self.list, self.panel)

    def refresh(self) -> None:
        """Ask for the list and the packet shown."""
        self.list.show_list(of_rows(finance_packets.rows))
        self.panel.refresh()
        if self.sheet is not None:
            self.sheet.refresh()

    def on_written(self, packet_id: int) -> None:
        """Show it."""
        self.thing = packet_id
        self.refresh()


def _columns() -> list[Column[PacketRow]]:
    return [
        Column(
            _("Packet"),
            lambda row: _("Packet {number}").format(number=row.packet.number),
            130,
            second=lambda row: ngettext("{n} claim", "{n} claims", row.packet.count).format(
                n=language().count(row.packet.count)
            ),
            strong=True,
            stretch=True,
            least=110,
        ),
        Column(_("Sent"), lambda row: language().short_day(row.packet.made_on), 110, least=96),
        Column(_("How far"), no_text, 190, chips=_state, least=140),
    ]


def _state(row: PacketRow) -> Sequence[Chip]:
    if row.packet.withdrawn_on is not None:
        return [Chip(_("Withdrawn"), ChipKind.CALM)]
    chips = []
    if row.astray:
        chips.append(Chip(_("Talk to finance"), ChipKind.STOP))
    if row.waiting:
        said = ngettext("{n} with finance", "{n} with finance", row.waiting)
        chips.append(Chip(said.format(n=language().count(row.waiting)), ChipKind.ATTENTION))
    if row.on_the_way:
        chips.append(Chip(_("On its way"), ChipKind.CALM))
    return chips or [Chip(_("All settled"), ChipKind.GOOD)]
