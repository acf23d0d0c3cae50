"""Payment runs: what leaves together, what arrived and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.payments import RUN_KIND_NAMES, PaymentRun
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import runs
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.money.make_run import ask_run
from coprod_desktop.ui.money.run_panel import RunPanel
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.runs import RunRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.widgets.form_dialog import FormDialog


class RunsPage(Page):
    """The runs at left, the newest first, and the one chosen at right; ``thing`` is the id of the one to show."""

    tables = ("payment_run", "payment", "claim", "bank_account")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Payment runs"), _("Approved claims that are paid together, and what became of them.")
        )
        self.set_crumbs([(_("Money"), desk.way("money"))])
        if desk.actor.may(Permission.EDIT_CLAIMS):
            self.add_action(
                _("Make a payment run…"), self.on_make_asked, icon="plus", shortcut="Ctrl+N", main=True
            )
        nothing = _("No payment run yet. Make one from all the claims that are approved.")
        self.list: ListView[RunRow] = ListView(
            desk.jobs, _columns(), _("Payment runs"), empty=Empty(nothing, icon="receipt")
        )
        self.panel = RunPanel(desk)
        self.add(columns((ListCard(self.list), 3), (self.panel, 4)), 1)
        self.beside = Beside(self, self.list, self.panel)

    def refresh(self) -> None:
        """Ask for the list and the run shown."""
        self.list.show_list(of_rows(runs.rows))
        self.panel.refresh()

    def on_make_asked(self) -> FormDialog:
        """Everything that can be paid one way, on a day."""
        dialog = ask_run(self, self.desk)
        dialog.finished_with.connect(self.on_made)
        return dialog

    def on_made(self, run: PaymentRun) -> None:
        """Show it."""
        self.thing = run.id
        self.refresh()


def _columns() -> list[Column[RunRow]]:
    return [
        Column(
            _("Run"),
            lambda row: _("Run {number}").format(number=row.run.number),
            150,
            second=lambda row: _(RUN_KIND_NAMES[row.run.kind]),
            strong=True,
            stretch=True,
            least=110,
        ),
        Column(_("Pay on"), lambda row: language().short_day(row.run.pay_on), 110, least=96),
        Column(_("To pay"), lambda row: row.to_pay.text(), 120, second=_counted, right=True, least=96),
        Column(_("How far"), no_text, 150, chips=_state, least=120),
    ]


def _counted(row: RunRow) -> str:
    return ngettext("{n} payment", "{n} payments", row.count).format(n=language().count(row.count))


def _state(row: RunRow) -> Sequence[Chip]:
    if row.run.written_on is None:
        return [Chip(_("Not written yet"), ChipKind.ATTENTION)]
    chips = [Chip(_("All arrived"), ChipKind.GOOD)] if row.is_settled and not row.came_back else []
    if row.waiting:
        chips.append(Chip(_("On its way"), ChipKind.CALM))
    if row.came_back:
        said = ngettext("{n} came back", "{n} came back", row.came_back)
        chips.append(Chip(said.format(n=language().count(row.came_back)), ChipKind.STOP))
    return chips
