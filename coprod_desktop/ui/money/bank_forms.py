"""The two forms of bank details: the numbers as someone reads them out, and what was made sure of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.bank import BANK_NAMES, AccountKind, NameCheck, PayeeBasis, VerifiedHow
from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import bank
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.dialog import RING
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.text_edit import PrivateLine, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.bank import BankAccount
    from coprod_desktop.domain.entity import TextEnum
    from coprod_desktop.services.bank import AccountSeen, Kept, LookedOver
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_NUMBERS = ("sort_code", "number", "roll")


class EntryDialog(FormDialog):
    """Numbers first: sort code, Tab, account number, Tab - what can be said of them is said while they are typed."""

    def __init__(self, parent: QWidget, desk: Desk, seen: AccountSeen) -> None:
        self.desk, self.seen = desk, seen
        super().__init__(
            parent.window(),
            _("Bank details of {name}").format(name=seen.person),
            _entry_parts(desk, seen),
            verb=_("Keep"),
            jobs=desk.jobs,
            label=_("Bank details of {name} kept").format(name=seen.person),
            work=partial(_keep, seen),
            sentence=_("Sealed as soon as you keep them: from then on only finance can open them."),
        )
        self.said = Words("", Kind.NOTE)
        self.said.setContentsMargins(RING, 0, RING, 0)
        self.said.hide()
        self.add(self.said)
        account = seen.account
        self.form.fill(
            {
                "account_name": seen.paid_to or seen.person,
                "kind": AccountKind.PERSONAL,
                "basis": PayeeBasis.THEMSELVES,
            }
            if account is None
            else account
        )
        self.form.changed.connect(self.on_typed)
        self.finished_with.connect(self.on_kept)
        self._show_evidence()

    def on_typed(self) -> None:
        """Ask what can be said of the numbers; until they are complete that is nothing."""
        self._show_evidence()
        typed = {name: self.form.control(name).text() for name in _NUMBERS}
        person_id = self.seen.person_id
        self.desk.jobs.read(
            lambda work: bank.look_over(work, person_id, typed),
            self.on_looked_over,
            key="bank numbers",
            owner=self,
        )

    def on_looked_over(self, found: LookedOver | None) -> None:
        """Say it: it warns, and stops nobody."""
        said = [] if found is None else _said(found)
        self.said.setText(" ".join(said))
        warns = found is not None and found.fit is Fit.FAIL
        self.said.show_as(Kind.ATTENTION if warns else Kind.NOTE)
        if said and self.said.isHidden():
            self.resize(
                self.width(), self.height() + self.said.heightForWidth(self.width()) + theme.current().px(20)
            )
        self.said.setVisible(bool(said))

    def on_kept(self, kept: Kept) -> None:
        """Claims that were approved for the account before have to be approved again: say which."""
        if kept.reopened:
            said = ngettext(
                "Claim {numbers} was approved for the account before and waits for approval again.",
                "Claims {numbers} were approved for the account before and wait for approval again.",
                len(kept.reopened),
            )
            self.desk.notices.info(said.format(numbers=", ".join(map(str, kept.reopened))))

    def _show_evidence(self) -> None:
        basis = self.form.control("basis").value()
        self.form.show_field("evidence_on", shown=bool(basis is not None and basis.needs_evidence))


def open_entry(parent: QWidget, desk: Desk, seen: AccountSeen) -> EntryDialog:
    """Open the form for someone's account."""
    dialog = EntryDialog(parent, desk, seen)
    dialog.open()
    roomy(dialog)
    return dialog


def open_checks(parent: QWidget, desk: Desk, seen: AccountSeen, account: BankAccount) -> FormDialog:
    """Open the form for what was made sure of."""
    dialog = FormDialog(
        parent.window(),
        _("Are these details theirs?"),
        _check_parts(desk),
        verb=_("Keep"),
        jobs=desk.jobs,
        label=_("Bank details of {name} checked").format(name=seen.person),
        work=lambda work, values: bank.note_checks(work, account.id, account.version, values),
        sentence=_("{name}, {account}. Never by e-mail alone: an e-mail may come from someone else.").format(
            name=seen.person, account=account.masked
        ),
    )
    dialog.form.fill(
        {
            "verified_how": account.verified_how,
            "name_check": account.name_check,
            "name_told": account.name_told,
            "on": account.verified_on or account.name_check_on or desk.today(),
        }
    )
    dialog.open()
    roomy(dialog)
    return dialog


def _keep(seen: AccountSeen, work: Work, values: dict[str, Any]) -> Kept:
    return bank.keep(work, seen.person_id, None if seen.account is None else seen.account.version, values)


def _said(found: LookedOver) -> list[str]:
    said = [found.converted] if found.converted else []
    said.append(_(BANK_NAMES[found.fit]))
    if found.alike:
        names = ", ".join(found.alike)
        said.append(_("{names} may have the same account; that is fine if it is meant.").format(names=names))
    return said


def _entry_parts(desk: Desk, seen: AccountSeen) -> list[Part]:
    keeps = seen.account is not None and not seen.shut
    empty = _("Leave empty to keep the one that is there.") if keeps else ""
    return [
        Row(
            (
                Field("sort_code", _("Sort code"), PrivateLine(most=12, example=_("08-99-99")), empty),
                Field("number", _("Account number"), PrivateLine(most=20, example=_("eight figures")), empty),
            )
        ),
        Field(
            "roll",
            _("Roll number, at some building societies"),
            PrivateLine(most=24, example=""),
            _("Goes into the payment's reference in place of ours."),
        ),
        Field(
            "account_name",
            _("Name on the account"),
            TextLine(most=70),
            _whose_name(seen),
        ),
        Row(
            (
                Field("basis", _("Whose account it is"), Choice(_bases(desk, seen))),
                Field("kind", _("Kind of account"), Choice(_pairs(AccountKind))),
            )
        ),
        Field(
            "evidence_on",
            _("When you saw what allows it"),
            DayEdit(desk.today(), past=True),
            _("Such as a court order, a power of attorney or the letter that made them an appointee."),
        ),
    ]


def _whose_name(seen: AccountSeen) -> str:
    exactly = _("Exactly as it stands on the card or statement.")
    if not seen.paid_to:
        return exactly
    decided = _("{name} decided that their money goes to {payee}.").format(
        name=seen.person, payee=seen.paid_to
    )
    return f"{decided} {exactly}"


def _check_parts(desk: Desk) -> list[Part]:
    return [
        Field("verified_how", _("How you made sure"), Choice(_all_pairs(VerifiedHow))),
        Field("on", _("On"), DayEdit(desk.today(), past=True)),
        Field(
            "name_check",
            _("What the bank says of the name"),
            Choice(_all_pairs(NameCheck)),
            _("Confirmation of Payee, done where you pay from."),
        ),
        Field("name_told", _("The name the bank gave, if another"), TextLine(most=70)),
    ]


def _bases(desk: Desk, seen: AccountSeen) -> list[tuple[TextEnum, str]]:
    """Why someone else is paid may tell of benefits or care: finance reads only that it is allowed."""
    plain = desk.actor.may(Permission.SEE_PEOPLE)
    known = None if seen.account is None else seen.account.basis
    return [
        (basis, words)
        for basis, words in _all_pairs(PayeeBasis)
        if (plain or not PayeeBasis(basis).tells_of_care)
        and (not plain or basis is not PayeeBasis.OTHER or known is PayeeBasis.OTHER)
    ]


def _pairs(kind: type[TextEnum]) -> list[tuple[TextEnum, str]]:
    return [(value, words) for value, words in _all_pairs(kind) if value.name != "OTHER"]


def _all_pairs(kind: type[TextEnum]) -> list[tuple[TextEnum, str]]:
    return [(value, _(words)) for value, words in BANK_NAMES.of(kind).items()]
