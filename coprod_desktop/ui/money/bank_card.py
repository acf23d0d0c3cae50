"""Where someone's money goes: four figures, what was made sure of, and the numbers only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import BANK_NAMES, AccountKind, NameCheck, PayeeBasis, Standing
from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import bank
from coprod_desktop.ui.money import bank_forms
from coprod_desktop.ui.money.bank_numbers_shown import NumbersShown
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.bank import BankAccount
    from coprod_desktop.services.bank import AccountSeen, Opened
    from coprod_desktop.ui.desk import Desk

#: What the card shows; a look at the numbers alone is no reason to draw it again, which would hide them.
TABLES = ("bank_account", "finance_key")


class BankCard(Card):
    """One person's account. Whoever may open it shows it for half a minute, and the history says so."""

    def __init__(self, desk: Desk, seen: AccountSeen) -> None:
        super().__init__(_("Bank account"))
        self.desk, self.seen = desk, seen
        self.numbers: NumbersShown | None = None
        said = _("Show the bank details of {name} for half a minute").format(name=seen.person)
        self.show_verb = Button(_("Show"), self.on_show_asked, icon="eye", name=said, parent=self)
        self.show_verb.setVisible(seen.may_open)
        verbs = Flow()
        for button in self._verbs():
            verbs.addWidget(button)
        if seen.account is None:
            self.add(Words(_nothing(seen), Kind.NOTE))
            self.add(verbs)
        else:
            self._describe(seen.account, verbs)

    def on_enter_asked(self) -> None:
        """Write it down, or write it anew."""
        bank_forms.open_entry(self, self.desk, self.seen)

    def on_checks_asked(self) -> None:
        """How it was made sure that it is theirs."""
        if self.seen.account is not None:
            bank_forms.open_checks(self, self.desk, self.seen, self.seen.account)

    def on_show_asked(self) -> None:
        """Open it, on purpose."""
        if self.desk.only_looking:
            self.desk.notices.problem(
                _(
                    "Whoever opens bank details is written in the history, and nothing can be written while this "
                    "register is only looked at. Open it where you may write, and you can show them."
                )
            )
            return
        person_id = self.seen.person_id
        self.desk.jobs.write(
            _("Bank details of {name} shown").format(name=self.seen.person),
            lambda work: bank.reveal(work, person_id),
            self.on_opened,
            initiator=self,
            announced=False,
        )

    def on_opened(self, opened: Opened) -> None:
        """Show the numbers below the four figures."""
        if self.numbers is not None:
            self.numbers.hide_now()
        self.numbers = NumbersShown(self.desk, opened)
        self.body.insertWidget(2, self.numbers)
        self.numbers.gone.connect(self.on_hidden)
        self.numbers.setFocus()
        self.show_verb.hide()

    def on_hidden(self) -> None:
        """Four figures again."""
        self.numbers = None
        self.show_verb.show()

    def on_forget_asked(self) -> None:
        """They want it taken out."""
        account, person_id = self.seen.account, self.seen.person_id
        if account is None:
            return
        version = account.version
        self.desk.notices.ask(
            _("Take the bank details out?"),
            _("{name}, {account}. You can undo this.").format(name=self.seen.person, account=account.masked),
            _("Take them out"),
            lambda: self.desk.jobs.write(
                _("Bank details of {name} taken out").format(name=self.seen.person),
                lambda work: bank.forget(work, person_id, version),
            ),
        )

    def _verbs(self) -> list[Button]:
        seen, name = self.seen, self.seen.person
        if seen.account is None:
            enter = Button(
                _("Enter bank details…"),
                self.on_enter_asked,
                icon="plus",
                name=_("Enter bank details of {name}").format(name=name),
            )
            enter.setEnabled(seen.has_key)
            return [enter]
        verbs = [self.show_verb] if seen.may_open else []
        change = _("Enter again…") if seen.shut else _("Change…")
        verbs += [
            Button(
                change,
                self.on_enter_asked,
                icon="pen",
                name=_("Change bank details of {name}").format(name=name),
            ),
            Button(_("Checks…"), self.on_checks_asked, icon="check", name=_("Checks of the bank details")),
            Button(_("Take out…"), self.on_forget_asked, name=_("Take the bank details out")),
        ]
        return verbs

    def _describe(self, account: BankAccount, verbs: Flow) -> None:
        self.add(Words(account.masked, Kind.STRONG))
        remarks = self._remarks(account)
        for words, kind in remarks:
            if kind is Kind.ATTENTION:
                self.add(Words(words, kind))
        self.add(verbs)
        self.add(Facts(_facts(account)))
        for words, kind in remarks:
            if kind is Kind.NOTE:
                self.add(Words(words, kind))

    def _remarks(self, account: BankAccount) -> list[tuple[str, Kind]]:
        seen = self.seen
        found = []
        if seen.shut:
            found.append(
                (
                    _(
                        "The numbers can no longer be opened: the finance key they were sealed for is lost. Ask again."
                    ),
                    Kind.ATTENTION,
                )
            )
        if seen.to_verify:
            found.append((_to_verify(seen, account), Kind.ATTENTION))
        if account.fit is Fit.FAIL:
            found.append((_(BANK_NAMES[Fit.FAIL]), Kind.ATTENTION))
        if account.name_check in {NameCheck.NO_MATCH, NameCheck.CLOSE}:
            found.append((_name_differs(account), Kind.ATTENTION))
        if seen.alike:
            found.append((_alike(seen.alike), Kind.NOTE))
        if not seen.may_open and not seen.shut:
            found.append((_who_opens(self.desk.actor.may(Permission.SEE_BANK_DETAILS)), Kind.NOTE))
        if seen.last_opened is not None:
            said = _("Last opened by {name} on {day}.")
            day = language().short_day(seen.last_opened.at.date())
            found.append((said.format(name=seen.last_opened.staff_name, day=day), Kind.NOTE))
        return found


def _nothing(seen: AccountSeen) -> str:
    if seen.has_key:
        return _("No bank details yet. They are sealed as soon as you keep them: only finance can open them.")
    return _("There is no finance key yet. Someone in finance makes one in Settings, under Bank details.")


def _facts(account: BankAccount) -> list[tuple[str, str]]:
    """What is as usual is not said: their own account, a personal one, a check that could not be made."""
    changed = language().short_day(account.changed_on)
    return [
        (_("Name on the account"), account.account_name),
        (_("Whose it is"), _whose(account)),
        (_("Kind"), "" if account.kind is AccountKind.PERSONAL else _(BANK_NAMES[account.kind])),
        (_("Roll number"), _("There is one") if account.has_roll else ""),
        (_("Written down"), _("{day}, by {name}").format(day=changed, name=account.changed_by)),
        (_("Made sure of"), _made_sure(account)),
        (_("The bank on the name"), _name_check(account)),
        (_("Sort code and number"), _fits(account)),
    ]


def _whose(account: BankAccount) -> str:
    if account.basis is PayeeBasis.THEMSELVES:
        return ""
    whose = _(BANK_NAMES[account.basis])
    if account.evidence_on is None:
        return whose
    day = language().short_day(account.evidence_on)
    return _("{whose}; seen on {day}").format(whose=whose, day=day)


def _made_sure(account: BankAccount) -> str:
    if account.verified_on is None:
        return ""
    day = language().short_day(account.verified_on)
    said = _("{how}. {name}, {day}")
    return said.format(how=_(BANK_NAMES[account.verified_how]), name=account.verified_by, day=day)


def _name_check(account: BankAccount) -> str:
    if account.name_check is NameCheck.NOT_DONE or account.name_check_on is None:
        return ""
    return f"{_(BANK_NAMES[account.name_check])}, {language().short_day(account.name_check_on)}"


def _fits(account: BankAccount) -> str:
    if account.fit is Fit.PASS:
        return _("Go together, by table {version}").format(version=account.fit_table)
    return _("Cannot be checked") if account.fit is Fit.CANNOT_TELL and account.fit_table else ""


def _to_verify(seen: AccountSeen, account: BankAccount) -> str:
    if account.came_back_on is not None:
        return _("A payment came back. Make sure with the person that these details are theirs.")
    if seen.standing is Standing.CHANGED:
        return _("Changed since the last payment. Make sure that they are theirs before the next one.")
    return _("New, never paid before. Make sure that they are theirs before the first payment.")


def _name_differs(account: BankAccount) -> str:
    said = _(BANK_NAMES[account.name_check])
    return f"{said}: {account.name_told}" if account.name_told else said


def _alike(names: tuple[str, ...]) -> str:
    said = ngettext(
        "{names} may have the same account. Sharing one is fine: make sure that it is meant.",
        "{names} may have the same account. Sharing one is fine: make sure that it is meant.",
        len(names),
    )
    return said.format(names=", ".join(names))


def _who_opens(is_finance: bool) -> str:  # noqa: FBT001 - one question
    if is_finance:
        return _(
            "Your password does not open bank details. Ask someone in finance who can to hand the finance key on to you."
        )
    return _("Only finance can open the numbers.")
