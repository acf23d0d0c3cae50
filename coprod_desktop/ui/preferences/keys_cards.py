"""Two cards about the keys of everyone: the recovery sheet, and what to do after a leak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.services import organisation, staff
from coprod_desktop.ui.preferences.sheet_content import fresh_sheet
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.unlock.step_dialog import StepDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import RecoverySlot, Vault
    from coprod_desktop.ui.desk import Desk


class SheetCard(Card):
    """Which recovery sheets there are, and a new one. The one before works until the new one was read back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Recovery sheet"))
        self.desk = desk
        self.said = Words("")
        self.add(self.said)
        self.new = Button(_("Make a new sheet…"), self.on_new_asked)
        self.add(row_of(self.new))
        self.dialog: StepDialog | None = None

    def refresh(self) -> None:
        """Say which there are."""
        vault = self.desk.vault
        said = [] if vault is None else [_sheet_words(one) for one in vault.recovery]
        self.said.setText("\n".join(said) or _("There is none. If every password is lost, nobody can help."))

    def on_new_asked(self) -> None:
        """Ask for what stands on it."""
        self.desk.jobs.read(organisation.current, self.on_known, key="recovery sheet", owner=self)

    def on_known(self, known: Organisation) -> None:
        """Print it, read it back, and only then let it take the place of the one before."""
        content = fresh_sheet(self.desk, known, opens_bank=self.desk.keys.finance is not None)
        dialog = self.dialog = StepDialog(self.window())
        step = SheetStep(content, dialog.errands, _("Use this sheet from now on"))
        step.confirmed.connect(lambda: self._keep(content.code, dialog, step))
        step.add_verb(_("Cancel"), dialog.reject)
        dialog.show_step(step)

    def keep(self, work: Work, vault: Vault, keys: Keys, code: str) -> None:
        """Let the sheet that is on paper count."""
        staff.keep_recovery(work, vault, keys, code)

    def _keep(self, code: str, dialog: StepDialog, step: SheetStep) -> None:
        vault, keys = self.desk.vault, self.desk.keys
        if vault is None:
            return

        def kept(_nothing: object) -> None:
            step.rest()
            dialog.accept()
            self.refresh()

        step.work(_("Keeping the new code…"), 0, 0)
        self.desk.jobs.write(
            _("Recovery sheet made"),
            lambda work: self.keep(work, vault, keys, code),
            kept,
            step.refuse,
            initiator=step,
        )


class LeakCard(Card):
    """After a suspected leak: everything is encrypted anew, and everyone gets a new password."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("After a suspected leak"))
        self.desk = desk
        self.add(
            Words(
                _(
                    "If a password or a recovery sheet may have got into the wrong hands, "
                    "change the keys. Copies made before still open with the old ones."
                ),
                Kind.NOTE,
            )
        )
        self.change = Button(_("Change the keys…"), self.on_change_asked)
        self.change.setEnabled(desk.keeper is not None)  # else it is only looked at
        self.add(row_of(self.change))

    def on_change_asked(self) -> None:
        """Whoever runs the program closes the register for it."""
        self.desk.change_keys()


def _sheet_words(one: RecoverySlot) -> str:
    day = language().day(one.made_at.astimezone().date(), weekday=False)
    said = (
        _("Made on {day} by {name}. It opens everything, bank details too.")
        if one.opens_bank
        else _("Made on {day} by {name}. It opens everything but bank details.")
    )
    return said.format(day=day, name=one.made_by)
