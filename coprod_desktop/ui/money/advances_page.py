"""Advances: what people were given beforehand, and what of it is not settled yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.advances import ADVANCE_STATE_NAMES, GIVEN_NAMES, AdvanceState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import advances
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.money import advance_forms
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.services.advances import AdvanceRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_CHIPS = {
    AdvanceState.WAITING: ChipKind.ATTENTION,
    AdvanceState.ON_CLAIM: ChipKind.CALM,
    AdvanceState.OWED_BACK: ChipKind.ATTENTION,
    AdvanceState.SETTLED: ChipKind.GOOD,
}


class AdvancesPage(Page):
    """What is not settled first; ``thing`` is the id of the one to show."""

    tables = ("advance", "claim", "claim_line", "payment", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Advances"),
            _("Money given beforehand. It is taken off a claim, and what is over comes back."),
        )
        self.set_crumbs([(_("Money"), desk.way("money")), (_("Cash on the day"), desk.way("floats"))])
        if desk.actor.may(Permission.EDIT_CLAIMS) and desk.actor.may(Permission.SEE_PEOPLE):
            self.add_action(
                _("Write down an advance…"), self.on_given_asked, icon="plus", shortcut="Ctrl+N", main=True
            )
        nothing = _("No advance yet. One can also be written down on a claim.")
        self.list: ListView[AdvanceRow] = ListView(
            desk.jobs, _columns(), _("Advances"), empty=Empty(nothing, icon="hand-holding")
        )
        self.panel = AdvancePanel(desk)
        self.add(columns((ListCard(self.list), 3), (self.panel, 2)), 1)
        self.beside = Beside(self, self.list, self.panel)

    def refresh(self) -> None:
        """Ask for the list and the advance shown."""
        self.list.show_list(of_rows(advances.rows))
        self.panel.refresh()

    def on_given_asked(self) -> None:
        """To whom, how much, what for."""
        advance_forms.ask_anyone(self, self.desk)


class AdvancePanel(SidePanel["tuple[AdvanceRow, list[Claim]]"]):
    """One advance beside its claim."""

    def read(self, work: Work, thing: int) -> tuple[AdvanceRow, list[Claim]]:
        """The advance, and while it waits the claims it could be taken off."""
        row = advances.row(work, thing)
        waits = row.stand.state is AdvanceState.WAITING
        return row, advances.open_claims(work, row.person_id) if waits else []

    def cards(self, shown: tuple[AdvanceRow, list[Claim]]) -> Sequence[Card]:
        """One card."""
        row, claims = shown
        stand, day = row.stand, language().short_day
        advance = stand.advance
        card = Card(_("{name}: {amount}").format(name=row.person, amount=advance.amount.text()))
        card.add(Words(_sentence(row), Kind.NOTE))
        used = stand.used.text() if advance.claim_id is not None else ""
        facts = [
            (_("Given on"), day(advance.given_on)),
            (_("How"), _(GIVEN_NAMES.get(advance.method, GIVEN_NAMES[next(reversed(GIVEN_NAMES))]))),
            (_("What for"), advance.what_for),
            (_("Given by"), advance.given_by),
            (_("Claim"), "" if row.claim_number is None else str(row.claim_number)),
            (_("Used by the claim"), used),
            (_("Came back"), _came_back(row)),
            (_("Left with them"), _left(row)),
            (_("Owed back"), stand.owed_back.text() if stand.owed_back else ""),
        ]
        card.add(Facts(facts))
        card.add(self._flow(row, claims))
        return [card]

    def _flow(self, row: AdvanceRow, claims: Sequence[Claim]) -> Flow:
        flow, advance = Flow(), row.stand.advance
        if advance.claim_id is not None:
            go = partial(self.desk.navigate, "claim", advance.claim_id)
            said = _("Open claim {number}").format(number=row.claim_number)
            flow.addWidget(Button(said, go, icon="receipt"))
        if not self.desk.actor.may(Permission.EDIT_CLAIMS):
            return flow
        for claim in claims:
            said = _("Take it off claim {number}").format(number=claim.number)
            take = partial(self.on_taken_off, row, claim.id)
            flow.addWidget(Button(said, take, weight=Weight.MAIN, icon="check"))
        if row.stand.open:
            back = partial(advance_forms.ask_back, self, self.desk, row)
            flow.addWidget(Button(_("They gave it back…"), back, icon="rotate-left"))
        if row.stand.owed_back:
            let = partial(advance_forms.ask_let_be, self, self.desk, row)
            flow.addWidget(Button(_("Leave it with them…"), let))
        if row.stand.state in {AdvanceState.WAITING, AdvanceState.ON_CLAIM} and not advance.closed:
            flow.addWidget(Button(_("Written down by mistake"), partial(self.on_mistake, row), icon="xmark"))
        return flow

    def on_taken_off(self, row: AdvanceRow, claim_id: int) -> None:
        """Undo lets it wait again."""
        self.desk.jobs.write(
            _("{name}: advance taken off a claim").format(name=row.person),
            lambda work: advances.take_off(work, row.id, claim_id),
        )

    def on_mistake(self, row: AdvanceRow) -> None:
        """Undo brings it back."""
        self.desk.jobs.write(
            _("{name}: advance taken out").format(name=row.person),
            lambda work: advances.remove(work, row.id),
        )


def _sentence(row: AdvanceRow) -> str:
    return {
        AdvanceState.WAITING: _("It waits for a claim. Take it off one here, or on the claim’s own page."),
        AdvanceState.ON_CLAIM: _("It is taken off a claim that is not paid yet."),
        AdvanceState.OWED_BACK: _(
            "Their claim came to less. They bring back the rest, or it is left with them."
        ),
    }.get(row.stand.state, _("Nothing more to do."))


def _came_back(row: AdvanceRow) -> str:
    advance = row.stand.advance
    if advance.back_on is None:
        return ""
    amount = type(advance.amount)(advance.back_pence).text()
    return _("{amount}, {day}").format(amount=amount, day=language().short_day(advance.back_on))


def _left(row: AdvanceRow) -> str:
    advance = row.stand.advance
    if not advance.let_pence:
        return ""
    amount = type(advance.amount)(advance.let_pence).text()
    return _("{amount}: {reason}").format(amount=amount, reason=advance.let_because)


def _columns() -> list[Column[AdvanceRow]]:
    return [
        Column(
            _("Person"),
            lambda row: row.person,
            200,
            second=lambda row: row.stand.advance.what_for,
            strong=True,
            stretch=True,
            least=120,
        ),
        Column(
            _("Given"), lambda row: row.stand.advance.amount.text(), 110, second=_day, right=True, least=96
        ),
        Column(_("How far"), no_text, 160, chips=_state, least=120),
    ]


def _day(row: AdvanceRow) -> str:
    return language().short_day(row.stand.advance.given_on)


def _state(row: AdvanceRow) -> Sequence[Chip]:
    stand = row.stand
    said = _(ADVANCE_STATE_NAMES[stand.state])
    if stand.owed_back:
        said = _("{amount} owed back").format(amount=stand.owed_back.text())
    return [Chip(said, _CHIPS.get(stand.state, ChipKind.CALM))]
