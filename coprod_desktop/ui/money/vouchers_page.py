"""The voucher register: every serial, what it is worth, who has it and whether they signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import vouchers
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.services.vouchers import VoucherRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class VouchersPage(Page):
    """What is here first, then who has which; ``thing`` is the id of the one to show."""

    tables = ("voucher", "payment", "claim", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Vouchers"), _("They count as payment for people’s time, and no bank is told of them.")
        )
        self.set_crumbs([(_("Money"), desk.way("money")), (_("Cash on the day"), desk.way("floats"))])
        if desk.actor.may(Permission.EDIT_CLAIMS):
            self.add_action(
                _("Take in vouchers…"), self.on_taken_in_asked, icon="plus", shortcut="Ctrl+N", main=True
            )
        nothing = _("No vouchers yet. Take in the serials of those you have bought.")
        self.list: ListView[VoucherRow] = ListView(
            desk.jobs, _columns(), _("Vouchers"), empty=Empty(nothing, icon="ticket")
        )
        self.panel = VoucherPanel(desk)
        self.add(columns((ListCard(self.list), 3), (self.panel, 2)), 1)
        self.beside = Beside(self, self.list, self.panel)

    def refresh(self) -> None:
        """Ask for the register and the voucher shown."""
        self.list.show_list(of_rows(vouchers.rows))
        self.panel.refresh()

    def on_taken_in_asked(self) -> None:
        """Their serials, and what each is worth."""
        ask(
            self,
            self.desk.jobs,
            _("Take in vouchers"),
            [
                Field(
                    "serials",
                    _("Serials"),
                    TextArea(lines=3),
                    _("One a line, or the first and last with a dash: A100-A119."),
                ),
                Row(
                    (
                        Field("value_pence", _("Each is worth"), MoneyEdit()),
                        Field("got_on", _("Since when they are here"), DayEdit(self.desk.today())),
                    )
                ),
                Field("what", _("What they can be spent on"), TextLine(most=80)),
            ],
            _("Take them in"),
            _("Vouchers taken in"),
            _take_in,
            filled={"got_on": self.desk.today()},
        )


class Verb(NamedTuple):
    """Its words, what it does, its picture."""

    words: str
    run: Callable[[], object]
    icon: str


class VoucherPanel(SidePanel["VoucherRow"]):
    """One voucher: where it is, and what can be said of it."""

    def read(self, work: Work, thing: int) -> VoucherRow:
        """The voucher with who has it."""
        return vouchers.one(work, thing)

    def cards(self, shown: VoucherRow) -> Sequence[Card]:
        """One card."""
        voucher, day = shown.voucher, language().short_day
        card = Card(_("Voucher {serial}").format(serial=voucher.serial))
        facts = [
            (_("Worth"), voucher.value.text()),
            (_("For"), voucher.what),
            (_("Here since"), day(voucher.got_on)),
            (_("Given to"), shown.person),
            (_("Given on"), day(voucher.given_on) if voucher.given_on else ""),
            (_("Given by"), voucher.given_by),
            (_("Signed for"), day(voucher.signed_on) if voucher.signed_on else ""),
            (_("Gone because"), voucher.gone_because),
        ]
        card.add(Facts(facts))
        if voucher.in_hand:
            said = _("It is given on a meeting’s page under “On the day”, or on a claim that is approved.")
            card.add(Words(said, Kind.NOTE))
        flow = Flow()
        for verb in self._verbs(shown):
            flow.addWidget(Button(verb.words, verb.run, weight=Weight.QUIET, icon=verb.icon))
        card.add(flow)
        return [card]

    def _verbs(self, shown: VoucherRow) -> list[Verb]:
        voucher, found = shown.voucher, []
        if shown.claim_id is not None:
            go = partial(self.desk.navigate, "claim", shown.claim_id)
            said = _("Open claim {number}").format(number=shown.claim_number)
            found.append(Verb(said, go, "receipt"))
        if not self.desk.actor.may(Permission.EDIT_CLAIMS):
            return found
        if voucher.given_on is not None and voucher.signed_on is None:
            found.append(Verb(_("They signed for it"), partial(self.on_signed, shown), "signature"))
        if voucher.in_hand:
            found.append(Verb(_("It is gone…"), partial(self.on_gone_asked, shown), "ban"))
        if voucher.given_on is None:
            found.append(Verb(_("Typed in by mistake"), partial(self.on_mistake, shown), "xmark"))
        return found

    def on_signed(self, shown: VoucherRow) -> None:
        """Today."""
        label = _("Voucher {serial} signed for").format(serial=shown.voucher.serial)
        self.desk.jobs.write(label, lambda work: vouchers.sign(work, shown.id))

    def on_gone_asked(self, shown: VoucherRow) -> None:
        """It will never be given, and why."""
        ask(
            self,
            self.desk.jobs,
            _("Voucher {serial} is gone").format(serial=shown.voucher.serial),
            [Field("gone_because", _("Why: lost, expired, sent back"), TextLine(most=200))],
            _("It is gone"),
            _("Voucher {serial} is gone").format(serial=shown.voucher.serial),
            lambda work, values: vouchers.lose(work, shown.id, values["gone_because"]),
        )

    def on_mistake(self, shown: VoucherRow) -> None:
        """Out of the register; Undo puts it back."""
        label = _("Voucher {serial} taken out").format(serial=shown.voucher.serial)
        self.desk.jobs.write(label, lambda work: vouchers.remove(work, shown.id))


def _take_in(work: Work, values: dict[str, Any]) -> None:
    vouchers.take_in(work, values["serials"], {k: v for k, v in values.items() if k != "serials"})


def _columns() -> list[Column[VoucherRow]]:
    return [
        Column(
            _("Serial"),
            lambda row: row.voucher.serial,
            170,
            second=lambda row: row.voucher.what,
            strong=True,
            stretch=True,
            least=110,
        ),
        Column(_("Worth"), lambda row: row.voucher.value.text(), 100, right=True, least=80),
        Column(_("Who has it"), lambda row: row.person, 170, second=_given, least=110),
        Column(_("Where it is"), no_text, 130, chips=_state, least=110),
    ]


def _given(row: VoucherRow) -> str:
    if row.voucher.given_on is None:
        return ""
    day = language().short_day(row.voucher.given_on)
    return _("claim {number}, {day}").format(number=row.claim_number, day=day)


def _state(row: VoucherRow) -> Sequence[Chip]:
    if row.voucher.gone_because:
        return [Chip(_("Gone"), ChipKind.STOP)]
    if row.voucher.in_hand:
        return [Chip(_("Here"), ChipKind.CALM)]
    if row.voucher.signed_on is None:
        return [Chip(_("Not signed yet"), ChipKind.ATTENTION)]
    return [Chip(_("Signed for"), ChipKind.GOOD)]
