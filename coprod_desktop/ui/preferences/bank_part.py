"""Bank details: who can open them, whom to ask again when a key was lost, and the banks' own check of the numbers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import CheckFileKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import bank, bank_tables, finance_key
from coprod_desktop.ui.money import bank_forms
from coprod_desktop.ui.preferences import bank_words
from coprod_desktop.ui.preferences.finance_key_dialog import FinanceKeyDialog, Wanted, change, first_or_anew
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.bank import CheckFile
    from coprod_desktop.services.bank import AccountSeen
    from coprod_desktop.services.bank_tables import TableFile
    from coprod_desktop.services.finance_key import KeyStanding
    from coprod_desktop.storage.vault.vault import Vault
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

    Found = tuple[KeyStanding | None, dict[CheckFileKind, CheckFile]]


class BankPart(SettingsPart):
    """The finance key at left, with those to ask again; the modulus check at right."""

    tables = ("finance_key", "bank_account", "check_file", "person", "staff_user", "staff_role")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: FinanceKeyDialog | None = None
        self.key, self.shut, self.check = (
            Card(_("Who can open bank details")),
            Card(),
            Card(_("The banks’ own check")),
        )
        self.shut.hide()
        safe = Card(_("What keeps them safe"))
        for words in bank_words.safety():
            safe.add(Words(words))
        self.body.addWidget(columns((stack(self.key, self.shut), 1), (stack(self.check, safe), 1)))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Ask how it stands."""
        vault = self.desk.vault
        self.desk.jobs.read(lambda work: _read(work, vault), self.on_read, key="bank settings", owner=self)

    def on_read(self, found: Found) -> None:
        """Draw it."""
        standing, files = found
        self.key.clear()
        self.shut.clear()
        self.shut.setVisible(standing is not None and bool(standing.shut))
        if standing is None:
            self.key.add(Words(_("The keys of this register are not at hand here."), Kind.NOTE))
        else:
            self._show_key(standing)
            self._show_shut(standing)
        self._show_check(files)

    def on_key_asked(self, wanted: Wanted) -> None:
        """What that means, the password that will open it, its sheet."""
        vault = self.desk.vault
        if vault is not None:
            self.dialog = FinanceKeyDialog(self.window(), self.desk, vault, wanted)

    def on_enter_asked(self, person_id: int) -> None:
        """Someone's details once more."""
        self.desk.jobs.read(
            lambda work: bank.of_person(work, person_id), self.on_account_read, key="bank account", owner=self
        )

    def on_account_read(self, seen: AccountSeen) -> None:
        """The form."""
        bank_forms.open_entry(self, self.desk, seen)

    def on_file_asked(self, kind: CheckFileKind) -> None:
        """Which file."""
        title = _("Choose the file as it was published")
        choose_file(self, title, lambda name: self.take_in(Path(name), kind))

    def take_in(self, path: Path, kind: CheckFileKind) -> None:
        """Read it, then keep it."""
        self.desk.jobs.file(
            _("Reading {name}").format(name=path.name),
            lambda _progress: bank_tables.open_file(path, kind),
            self.on_file_read,
            owner=self,
        )

    def on_file_read(self, file: TableFile) -> None:
        """Keep it in the register."""
        self.desk.jobs.write(
            _("Took in {name}").format(name=file.name), lambda work: bank_tables.take_in(work, file).id
        )

    def _show_key(self, standing: KeyStanding) -> None:
        finance = self.desk.actor.may(Permission.SEE_BANK_DETAILS)
        for words, kind in bank_words.key_words(standing, finance=finance):
            self.key.add(Words(words, kind))
        self.key.add(Facts(bank_words.key_facts(standing), nothing=" "))
        if finance:
            self._add_key_verb(standing)

    def _add_key_verb(self, standing: KeyStanding) -> None:
        vault = self.desk.vault
        if vault is None or not (standing.may_be_made or standing.opens_here):
            return
        if not standing.may_be_made:
            wanted, verb, weight = change(vault), _("Change the finance key…"), Weight.QUIET
        else:
            wanted = first_or_anew(vault, standing)
            verb = _("Make a new key…") if standing.made_on is not None else _("Make the finance key…")
            weight = Weight.QUIET if standing.paper_made else Weight.MAIN
        button = Button(verb, partial(self.on_key_asked, wanted), weight=weight, icon="key")
        button.setEnabled(self.desk.keeper is not None)  # else it is only looked at
        self.key.add(row_of(button))

    def _show_shut(self, standing: KeyStanding) -> None:
        said = ngettext(
            "Ask {n} person again: their numbers can no longer be opened.",
            "Ask {n} people again: their numbers can no longer be opened.",
            len(standing.shut),
        )
        self.shut.say(said.format(n=language().count(len(standing.shut))))
        for one in standing.shut:
            self.shut.add(Rule())
            row = Flow(gap=16)
            words = Words(_("{name}, account ending {figures}").format(name=one.name, figures=one.ending))
            words.setWordWrap(False)
            row.addWidget(words)
            row.addWidget(
                Button(
                    _("Enter again…"),
                    partial(self.on_enter_asked, one.person_id),
                    weight=Weight.LINK,
                    name=_("Enter bank details of {name} again").format(name=one.name),
                )
            )
            self.shut.add(row)

    def _show_check(self, files: dict[CheckFileKind, CheckFile]) -> None:
        self.check.clear()
        self.check.add(
            Words(
                _(
                    "Banks publish a table by which a sort code and an account number can be checked for slips. It is "
                    "theirs, so it does not come with the program: take in the copy your organisation may use. The "
                    "check warns and never stops anyone."
                ),
                Kind.NOTE,
            )
        )
        facts = []
        for kind, label in (
            (CheckFileKind.WEIGHTS, _("Weight table")),
            (CheckFileKind.SUBSTITUTIONS, _("Sort code substitutions")),
        ):
            facts.append((label, bank_words.file_words(files[kind]) if kind in files else _("Not taken in")))
        self.check.add(Facts(facts))
        verbs = Flow()
        for kind, said in (
            (CheckFileKind.WEIGHTS, _("Take in the weight table…")),
            (CheckFileKind.SUBSTITUTIONS, _("Take in the substitutions…")),
        ):
            verbs.addWidget(Button(said, partial(self.on_file_asked, kind), icon="file-import"))
        self.check.add(verbs)


def _read(work: Work, vault: Vault | None) -> Found:
    standing = None if vault is None else finance_key.standing(work, vault)
    return standing, bank_tables.taken_in(work)
