"""Budgets: each cost code's year, with what is committed, claimed, paid and left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_desktop.domain.budgets import financial_year
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import budgets
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.budgets import BudgetLine
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class BudgetRow(NamedTuple):
    """One line of the list."""

    id: int
    line: BudgetLine


class BudgetsPage(Page):
    """The list; a budget is added, put right and taken away here."""

    tables = (
        "budget",
        "claim",
        "claim_line",
        "payment",
        "meeting",
        "invitation",
        "attendance",
        "adjustment",
        "board",
        "rate",
        "scheme",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Budgets"), _("What each cost code may cost in a year, and what is spoken for of it.")
        )
        self.set_crumbs([(_("Money"), desk.way("money"))])
        may = desk.actor.may(Permission.EDIT_RATES)
        self.take = self.add_action(_("Take it away"), self.on_remove_asked, icon="trash")
        self.change = self.add_action(_("Put it right…"), self.on_change_asked, icon="pen", shortcut="Ctrl+E")
        self.add_budget = self.add_action(
            _("Set a budget…"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True
        )
        for action in (self.take, self.change, self.add_budget):
            action.setVisible(may)
        nothing = _("No budget yet. Set what a cost code may cost in a year.")
        self.list: ListView[BudgetRow] = ListView(
            desk.jobs, _columns(), _("Budgets"), empty=Empty(nothing, icon="scale-balanced")
        )
        self.card = Card(_("How it stands"))
        self.add(columns((ListCard(self.list), 4), (stack(self.card), 3)), 1)
        self.list.chosen.connect(lambda _row_id: self._offer())
        self.list.loaded.connect(self.on_loaded)
        if may:
            self.list.opened.connect(lambda _row_id: self.on_change_asked())
        self._offer()

    def refresh(self) -> None:
        """Ask for the list."""
        self.list.show_list(of_rows(_rows))

    def on_loaded(self) -> None:
        """The first one is looked at, until another is chosen."""
        if self.list.current_id is None and self.list.model.rowCount():
            self.list.choose(self.list.model.id_at(0))
        self._offer()

    def on_add_asked(self) -> FormDialog:
        """A cost code's budget for a year from April, or for any days."""
        year = financial_year(self.desk.today())
        return ask(
            self,
            self.desk.jobs,
            _("Set a budget"),
            self._parts(),
            _("Set it"),
            _("Budget set"),
            lambda work, values: budgets.add(work, _needed(values)),
            filled={"starts": year.start, "ends": year.last},
        )

    def on_change_asked(self) -> FormDialog | None:
        """The one chosen."""
        row = self.list.current_row
        if row is None:
            return None
        budget = row.line.budget
        names = ("cost_code", "amount_pence", "starts", "ends", "note")
        return ask(
            self,
            self.desk.jobs,
            _("Put a budget right"),
            self._parts(),
            _("Save"),
            _("Budget changed: {code}").format(code=budget.cost_code),
            lambda work, values: budgets.edit(work, budget.id, budget.version, _needed(values)),
            filled={name: getattr(budget, name) for name in names},
        )

    def on_remove_asked(self) -> None:
        """The one chosen; Undo brings it back."""
        row = self.list.current_row
        if row is not None:
            budget = row.line.budget
            label = _("Budget taken away: {code}").format(code=budget.cost_code)
            self.desk.jobs.write(label, lambda work: budgets.remove(work, budget.id))

    def _offer(self) -> None:
        row = self.list.current_row
        for action in (self.take, self.change):
            action.setEnabled(row is not None)
        self.card.clear()
        self.card.setVisible(row is not None)
        if row is not None:
            self._show(row.line)

    def _show(self, line: BudgetLine) -> None:
        budget, spoken = line.budget, line.spoken
        self.card.say(_("{code}, {year}").format(code=budget.cost_code, year=budget.year))
        self.card.add(
            Facts(
                [
                    (_("Budget"), budget.amount.text()),
                    (_("Committed"), spoken.committed.text()),
                    (_("Claimed"), spoken.claimed.text()),
                    (_("Paid"), spoken.paid.text()),
                    (_("Still left"), line.left.text()),
                    (_("Note"), budget.note),
                ]
            )
        )
        self.card.add(Words(_said(), Kind.NOTE))

    def _parts(self) -> list[Part]:
        today = self.desk.today()
        return [
            Row(
                (
                    Field("cost_code", _("Cost code"), TextLine(most=40)),
                    Field("amount_pence", _("What it may cost"), MoneyEdit()),
                )
            ),
            Row(
                (
                    Field("starts", _("From"), DayEdit(today)),
                    Field("ends", _("To, its last day"), DayEdit(today)),
                )
            ),
            Field("note", _("Note"), TextLine(most=300)),
        ]


def _needed(values: dict[str, Any]) -> dict[str, Any]:
    for name in ("starts", "ends", "amount_pence"):
        if values[name] is None:
            raise Problem(_("Please fill this in."), name)
    return values


def _rows(work: Work) -> list[BudgetRow]:
    return [BudgetRow(line.budget.id, line) for line in budgets.rows(work)]


def _said() -> str:
    return _(
        "Committed: people who said yes, or came and have no claim yet, at today's rates, and support booked or to book; "
        "its bills are paid outside this program. Claimed: on claims not paid yet. All by the day of the activity."
    )


def _columns() -> list[Column[BudgetRow]]:
    return [
        Column(
            _("Cost code"),
            lambda row: row.line.budget.cost_code,
            170,
            second=_year,
            strong=True,
            stretch=True,
            least=120,
        ),
        Column(
            _("Still left"),
            lambda row: row.line.left.text(),
            150,
            second=_of,
            strong=True,
            right=True,
            least=130,
        ),
        Column(_("How it stands"), no_text, 150, chips=_stands, least=120),
    ]


def _year(row: BudgetRow) -> str:
    return row.line.budget.year


def _of(row: BudgetRow) -> str:
    return _("of {amount}").format(amount=row.line.budget.amount.text())


def _stands(row: BudgetRow) -> Sequence[Chip]:
    line = row.line
    if line.is_over:
        return [Chip(_("More than there is"), ChipKind.STOP)]
    if not line.budget.amount:
        return []
    part = 100 * line.spoken.total.pence // line.budget.amount.pence
    said = _("{percent}% spoken for").format(percent=language().count(part))
    return [Chip(said, ChipKind.ATTENTION if part >= _NEARLY else ChipKind.CALM)]


#: From so many per cent on, a budget is nearly spoken for.
_NEARLY = 90
