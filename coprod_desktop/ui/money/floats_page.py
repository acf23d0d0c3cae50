"""Cash floats: what was approved for a day, what was paid from it, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.cash_floats import FLOAT_STATE_NAMES, FloatState, off_by
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import cash_floats
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.money import float_forms
from coprod_desktop.ui.money.float_panel import FloatPanel
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.cash_floats import CashFloat
    from coprod_desktop.services.cash_floats import FloatRow
    from coprod_desktop.ui.desk import Desk

_CHIPS = {
    FloatState.TO_APPROVE: ChipKind.ATTENTION,
    FloatState.OPEN: ChipKind.CALM,
    FloatState.TO_REVIEW: ChipKind.ATTENTION,
    FloatState.REVIEWED: ChipKind.GOOD,
}


class FloatsPage(Page):
    """The floats at left, the latest day first, and the one chosen at right; ``thing`` is the id of the one to show."""

    tables = ("cash_float", "payment", "claim", "meeting", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Cash on the day"),
            _("A float is approved before the day. What is paid within it counts as approved."),
        )
        self.set_crumbs([(_("Money"), desk.way("money"))])
        self.add_action(_("Vouchers"), lambda: desk.navigate("vouchers"), icon="ticket")
        self.add_action(_("Advances"), lambda: desk.navigate("advances"), icon="hand-holding")
        if desk.actor.may(Permission.EDIT_CLAIMS):
            self.add_action(
                _("Ask for a float…"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True
            )
        nothing = _("No float yet. Ask for one here, or on a meeting’s page under “On the day”.")
        self.list: ListView[FloatRow] = ListView(
            desk.jobs, _columns(), _("Cash floats"), empty=Empty(nothing, icon="coins")
        )
        self.panel = FloatPanel(desk)
        self.add(columns((ListCard(self.list), 3), (self.panel, 4)), 1)
        self.beside = Beside(self, self.list, self.panel)

    def refresh(self) -> None:
        """Ask for the list and the float shown."""
        self.list.show_list(of_rows(cash_floats.rows))
        self.panel.refresh()

    def on_add_asked(self) -> None:
        """What for, how much, who carries it."""
        float_forms.ask_float(self, self.desk).finished_with.connect(self.on_made)

    def on_made(self, held: CashFloat) -> None:
        """Show it."""
        self.thing = held.id
        self.refresh()


def _columns() -> list[Column[FloatRow]]:
    return [
        Column(
            _("Float"),
            lambda row: row.held.purpose,
            200,
            second=lambda row: row.meeting,
            strong=True,
            stretch=True,
            least=120,
        ),
        Column(_("Day"), lambda row: language().short_day(row.held.day), 110, least=96),
        Column(_("Cash"), lambda row: row.held.total.text(), 120, second=_paid, right=True, least=96),
        Column(_("How far"), no_text, 140, chips=_state, least=110),
    ]


def _paid(row: FloatRow) -> str:
    return _("paid {amount}").format(amount=row.paid.cash.text())


def _state(row: FloatRow) -> Sequence[Chip]:
    chips = [Chip(_(FLOAT_STATE_NAMES[row.state]), _CHIPS.get(row.state, ChipKind.CALM))]
    if row.held.difference:
        chips.append(Chip(off_by(row.held.difference), ChipKind.ATTENTION))
    return chips
