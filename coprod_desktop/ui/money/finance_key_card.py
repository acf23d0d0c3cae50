"""Finance's key, where finance works: a key file for a computer without the register, and its recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import finance_key, finance_key_files, passphrases
from coprod_desktop.ui.preferences.keys_cards import SheetCard
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.file_choice import choose_folder
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import Vault
    from coprod_desktop.ui.desk import Desk


class FinanceKeyCard(Card):
    """A key file for someone in finance, made by whoever holds the key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Finance’s key for another computer"))
        self.desk = desk
        self.dialog: Dialog | None = None
        self.add(
            Words(
                _(
                    "Finance needs no register to decide and pay: a key file opens packets there, and bank details with them."
                ),
                Kind.NOTE,
            )
        )
        self.make = Button(_("Make a key file…"), self.on_make_asked, icon="key")
        self.make.setEnabled(desk.actor.finance_key is not None and not desk.only_looking)
        self.add(row_of(self.make))
        if desk.actor.finance_key is None:
            self.add(Words(_("Your password does not open bank details, so it cannot make one."), Kind.NOTE))

    def on_make_asked(self) -> None:
        """Who could have one."""
        self.desk.jobs.read(finance_key_files.holders, self.on_holders, key="key file", owner=self)

    def on_holders(self, holders: Sequence[tuple[int, str]]) -> None:
        """For whom, and the words that open it on the way."""
        words = passphrases.suggest()
        dialog = self.dialog = Dialog(
            self.window(),
            _("Make a key file"),
            _(
                "It opens bank details and packets, and nothing else of the register. Give it to nobody but the person it is for."
            ),
            accept=_("Choose a folder…"),
            holds=True,
        )
        form = Form([Field("who", _("Who it is for"), Choice(holders))], ring=RING)
        form.fill({"who": holders[0][0]})
        dialog.add(form)
        dialog.add(Words(_("These words open it. Tell them by phone or face to face, never with the file:")))
        dialog.add(Words(words, Kind.HEADING))
        dialog.add(Words(_("They choose their own passphrase when they take it in."), Kind.NOTE))

        def go() -> None:
            who = int(form.values()["who"])
            choose_folder(self, lambda folder: self.write(who, words, folder, dialog))

        dialog.confirmed.connect(go)
        dialog.open()

    def write(self, who: int, words: str, folder: Path, dialog: Dialog) -> None:
        """Make it; the words stay in the dialog until it is closed."""
        dialog.hold()

        def made(path: Path) -> None:
            dialog.accept()
            self.desk.notices.info(_("{name} is written.").format(name=path.name))

        self.desk.jobs.write(
            _("Key file for finance made"),
            lambda work: finance_key_files.make(work, who, words, folder),
            made,
            dialog.show_problem,
        )


class FinanceSheetCard(SheetCard):
    """Finance's own recovery sheet, for who has no Staff tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.new.setEnabled(desk.actor.finance_key is not None and not desk.only_looking)

    def keep(self, work: Work, vault: Vault, keys: Keys, code: str) -> None:
        """Whoever holds finance's key may put it on paper."""
        finance_key.keep_sheet(work, vault, keys, code)
