"""Cash on the day: what is in the float, and the way to pay whoever's row is current."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.cash_floats import FLOAT_STATE_NAMES, FloatState
from coprod_desktop.domain.meetings import ATTENDED
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import N_, _
from coprod_desktop.services import cash_floats
from coprod_desktop.ui.money import float_forms, pay_cash
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.services.attendance import SheetRow
    from coprod_desktop.services.cash_floats import FloatRow
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.paper_desk import PaperDesk
    from coprod_desktop.ui.meetings.part import Part

    Found = tuple[bool, list[FloatRow], dict[int, Money]]

#: The key that pays whoever's row is current, as the list of people knows it.
KEY = N_("K")


class CashCard(Card):
    """Hidden where nobody is paid by hand, and from whoever may not see claims."""

    def __init__(self, part: Part, papers: PaperDesk, current: Callable[[], SheetRow | None]) -> None:
        super().__init__(_("Cash on the day"))
        self._part, self._papers, self._current = part, papers, current
        self.floats: list[FloatRow] = []
        self.paid: dict[int, Money] = {}
        self.hide()

    def refresh(self) -> None:
        """Ask for the floats of the meeting shown."""
        if self._part.desk.actor.may(Permission.SEE_CLAIMS):
            meeting_id = self._part.meeting_id
            self._part.read(lambda work: _read(work, meeting_id), self.on_cash)

    def on_cash(self, found: Found) -> None:
        """Show what is in it, and what comes next."""
        used, self.floats, self.paid = found
        self.setVisible(used or bool(self.floats))
        self.show_person()

    def show_person(self) -> None:
        """The current row is another: its name stands on the button."""
        self.clear()
        row = self.floats[-1] if self.floats else None
        flow = Flow()
        if row is None:
            self.add(Words(_("No cash float is asked for yet. It is approved before the day."), Kind.NOTE))
            self._offer_float(flow)
        else:
            self.add(Words(_(FLOAT_STATE_NAMES[row.state]), Kind.NOTE))
            self.add(Facts(_facts(row)))
            self._offer_pay(flow, row)
            flow.addWidget(self._papers.button(PaperKind.CASH_SHEET))
            see = partial(self._part.desk.navigate, "floats", row.id)
            flow.addWidget(Button(_("See the float"), see, icon="arrow-right"))
        self.add(flow)

    def on_pay_asked(self) -> None:
        """One key for whoever's row is current, Enter to pay."""
        sheet = self._current()
        may = self._part.desk.actor.may(Permission.EDIT_CLAIMS)
        if sheet is not None and may and self.isVisibleTo(self._part):
            pay_cash.ask_cash(self._part, self._part.desk, self._part.meeting_id, sheet.expected.person_id)

    def on_float_asked(self) -> None:
        """For this meeting's day."""
        shown = self._part.shown.meeting
        float_forms.ask_float(self._part, self._part.desk, shown.id, shown.finance_name)

    def _offer_float(self, flow: Flow) -> None:
        coming = self._part.shown.meeting.day >= self._part.desk.today()
        if coming and self._part.desk.actor.may(Permission.EDIT_CLAIMS):
            flow.addWidget(Button(_("Ask for a float…"), self.on_float_asked, icon="plus"))

    def _offer_pay(self, flow: Flow, row: FloatRow) -> None:
        sheet = self._current()
        here = row.held.day <= self._part.desk.today() and row.state is FloatState.OPEN
        if sheet is None or not here or sheet.expected.came not in ATTENDED:
            return
        had = self.paid.get(sheet.expected.person_id)
        if had is not None:
            said = _("{name} has had {amount}").format(name=sheet.expected.name, amount=had.text())
            self.add(Words(said, Kind.CHIP_GOOD))
        elif self._part.desk.actor.may(Permission.EDIT_CLAIMS):
            said = _("Pay {name} ({key})").format(name=sheet.expected.name, key=_(KEY))
            flow.addWidget(Button(said, self.on_pay_asked, weight=Weight.MAIN, icon="sterling-sign"))


def _facts(row: FloatRow) -> list[tuple[str, str]]:
    counted = row.held.back_pence is not None
    return [
        (_("Cash taken out"), row.held.total.text()),
        (_("Paid so far"), row.out.cash.text()),
        (_("Still in it"), "" if counted else row.left.cash.text()),
        (_("At most for one person"), row.held.limit.text()),
    ]


def _read(work: Work, meeting_id: int) -> Found:
    """Whether anyone is paid by hand here, the floats of the meeting, and what each person had from the newest."""
    found = cash_floats.of_meeting(work, meeting_id)
    paid: dict[int, Money] = {}
    for one in cash_floats.page(work, found[-1].id).paid if found else ():
        person_id = one.payment.person_id
        paid[person_id] = paid.get(person_id, NOTHING) + one.payment.to_pay
    return cash_floats.in_use(work), found, paid
