"""Who works in this register: a list, and what can be done about each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.permission import ROLE_NAMES, Role
from coprod_desktop.i18n import _, language
from coprod_desktop.services import passphrases, staff
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences.hand_over import HandOver
from coprod_desktop.ui.preferences.keys_cards import LeakCard, SheetCard
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Ticks
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.staff import StaffMember
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class Handed:
    """Someone who was just given a first password."""

    name: str
    roles: frozenset[Role]
    password: str


class StaffPart(SettingsPart):
    """Enter or a double click changes someone. Without keys - in the made-up register - there is nothing to manage."""

    tables = ("staff_user", "staff_role")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(
            Words(
                _(
                    "Everyone opens the register with a password of their own. "
                    "What they may do follows from their roles; who did what is kept in the history."
                ),
                Kind.SENTENCE,
            )
        )
        self.list: ListView[StaffMember] = ListView(desk.jobs, _columns(), _("Staff users"))
        self.change = Button(_("Change…"), self.on_change_asked)
        self.password = Button(_("New first password…"), self.on_password_asked)
        self.remove = Button(_("Remove…"), self.on_remove_asked)
        self.sheets, self.leak = SheetCard(desk), LeakCard(desk)
        self.list.opened.connect(lambda _row_id: self.on_change_asked())
        self.list.chosen.connect(lambda _row_id: self.on_chosen())
        self.list.loaded.connect(self.on_chosen)
        self._lay_out()
        self.on_chosen()

    def _lay_out(self) -> None:
        if self.desk.vault is None:
            said = _("The made-up register is made afresh each time, so nobody’s keys are kept.")
            self.body.addWidget(Words(said))
            self.body.addStretch(1)
            return
        card = Card(flush=True)
        card.add(self.list, 1)
        self.body.addWidget(card, 1)
        verbs = Flow()
        add = Button(_("Add someone…"), self.on_add_asked, weight=Weight.MAIN, icon="plus")
        for button in (add, self.change, self.password, self.remove):
            verbs.addWidget(button)
        self.body.addLayout(verbs)
        self.body.addWidget(columns((stack(self.sheets), 1), (stack(self.leak), 1)))

    def refresh(self) -> None:
        """Ask for the list."""
        if (vault := self.desk.vault) is not None:
            self.list.show_list(of_rows(lambda work: staff.members(work, vault)))
            self.sheets.refresh()

    def on_chosen(self) -> None:
        """Someone is chosen, or nobody."""
        row = self.list.current_row
        myself = row is not None and row.id == self.desk.actor.staff_user_id
        self.change.setEnabled(row is not None)
        self.password.setEnabled(row is not None and not myself)
        self.remove.setEnabled(row is not None and not myself)

    def on_add_asked(self) -> FormDialog:
        """A name and roles; the program makes the first password."""
        dialog = ask(
            self,
            self.desk.jobs,
            _("Add someone"),
            _parts(),
            _("Add"),
            _("Staff user added"),
            self._add,
            _("You get a first password to hand over. They choose their own when they first sign in."),
        )
        dialog.finished_with.connect(self.on_handed)
        return dialog

    def on_change_asked(self) -> FormDialog | None:
        """Another name, other roles."""
        row = self.list.current_row
        if row is None:
            return None
        return ask(
            self,
            self.desk.jobs,
            _("Change a staff user"),
            _parts(),
            _("Save"),
            _("Staff user changed: {name}").format(name=row.name),
            partial(self._change, row),
            filled={
                "name": row.name,
                "roles": row.roles,
                "limit": None if row.limit is None else row.limit.pence,
            },
        )

    def on_password_asked(self) -> None:
        """For whoever has lost theirs: ask first, for theirs stops working."""
        row = self.list.current_row
        if row is None or not self.password.isEnabled():
            return
        self.desk.notices.ask(
            _("Make a new first password for {name}?").format(name=row.name),
            _(
                "Their own stops working at once. You hand the new one over, and they choose their own with it."
            ),
            _("Make it"),
            lambda: self.desk.jobs.write(
                _("First password made: {name}").format(name=row.name),
                partial(self._hand_over, row),
                self.on_handed,
                initiator=self,
            ),
        )

    def on_remove_asked(self) -> None:
        """Say what that means first."""
        row = self.list.current_row
        if row is None or not self.remove.isEnabled():
            return
        said = [
            _("Their password stops working at once. Their name stays with what they did."),
            _("If they may have kept a copy of the register, change the keys as well."),
        ]
        if row.opens_bank and len([one for one in self._slots() if one.opens_bank]) == 1:
            said.append(_("Nobody else opens bank details: let somebody else in finance in first."))
        self.desk.notices.ask(
            _("Remove {name}?").format(name=row.name),
            " ".join(said),
            _("Remove"),
            partial(self._remove, row),
            destructive=True,
        )

    def on_handed(self, handed: Handed) -> None:
        """Show the first password once."""
        HandOver(self.window(), handed.name, handed.password, self._bank_remark(handed)).open()
        self.refresh()

    # inside

    def _slots(self) -> tuple[Any, ...]:
        return () if self.desk.vault is None else self.desk.vault.staff

    def _bank_remark(self, handed: Handed) -> str:
        """Who can let a new one in finance see bank details, when that is not whoever added them."""
        opening = {one.name for one in self._slots() if one.opens_bank}
        if Role.FINANCE not in handed.roles or handed.name in opening or not opening:
            return ""
        said = _("Bank details do not open for {name} yet. {names} can give them a first password that does.")
        return said.format(name=handed.name, names=", ".join(sorted(opening)))

    def _add(self, work: Work, values: dict[str, Any]) -> Handed:
        password = passphrases.suggest()
        name, roles = values["name"], frozenset(values["roles"])
        made = staff.add(work, self._vault, self.desk.keys, name, roles, password)
        staff.set_limit(work, made, values["limit"])
        return Handed(" ".join(name.split()), roles, password)

    def _change(self, row: StaffMember, work: Work, values: dict[str, Any]) -> None:
        staff.change(work, self._vault, row, values["name"], frozenset(values["roles"]))
        staff.set_limit(work, row.id, values["limit"])

    def _hand_over(self, row: StaffMember, work: Work) -> Handed:
        password = passphrases.suggest()
        staff.hand_over(work, self._vault, self.desk.keys, row.id, password)
        return Handed(row.name, row.roles, password)

    def _remove(self, row: StaffMember) -> None:
        self.desk.jobs.write(
            _("Staff user removed: {name}").format(name=row.name),
            lambda work: staff.remove(work, self._vault, row.id),
            initiator=self,
        )

    @property
    def _vault(self) -> Any:
        return self.desk.vault


def _parts() -> list[Part]:
    roles = Ticks(of_names(ROLE_NAMES, without=(Role.OTHER,)), _("Roles"))
    help_ = _(
        "Coordinators do everything but approve claims. Finance approves, pays and sees bank details. "
        "Leads see reports, and nobody’s name."
    )
    return [
        Field("name", _("Name"), TextLine(most=120), _("As it shall stand in the history.")),
        Field("roles", _("Roles"), roles, help_),
        Field(
            "limit",
            _("The most they may approve on one claim"),
            MoneyEdit(),
            _("For finance. Leave it empty for no limit. Nobody sets their own."),
        ),
    ]


def _columns() -> list[Column[StaffMember]]:
    return [
        Column(_("Name"), lambda row: row.name, 240, strong=True, stretch=True),
        Column(_("Roles"), role_words, 260, second=_limit_words, stretch=True, least=140),
        Column(_("Bank details"), _bank_words, 160, spare=1),
        Column(_("Password"), no_text, 240, chips=_state, least=140),
    ]


def role_words(row: StaffMember) -> str:
    """The roles in the order of the table: "Coordinator, finance"."""
    said = [_(words) for role, words in ROLE_NAMES.items() if role in row.roles]
    return ", ".join(said)


def _limit_words(row: StaffMember) -> str:
    return "" if row.limit is None else _("approves up to {limit}").format(limit=row.limit.text())


def _bank_words(row: StaffMember) -> str:
    return _("Open to them") if row.opens_bank else _("Shut")


def _state(row: StaffMember) -> list[Chip]:
    if row.changed_at is None:
        return [Chip(_("None: cannot sign in"))]
    if row.handed_over:
        return [Chip(_("Handed over, not yet their own"))]
    day = language().short_day(row.changed_at.astimezone().date())
    return [Chip(_("Set {day}").format(day=day), ChipKind.CALM)]
