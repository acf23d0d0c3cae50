"""A finance key of one's own: the password it will open with, its recovery sheet on paper, and only then the key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import finance_key, organisation
from coprod_desktop.ui.preferences.sheet_content import fresh_sheet
from coprod_desktop.ui.unlock.confirm import ConfirmStep
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.unlock.step_dialog import StepDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.services.finance_key import KeyStanding
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import Vault
    from coprod_desktop.ui.desk import Desk


@dataclass(frozen=True)
class Wanted:
    """Which key is made, in words; ``make`` makes it, given the password and the code that is on paper."""

    heading: str
    sentence: str
    points: tuple[str, ...]
    verb: str
    label: str
    make: Callable[[Work, str, str], Keys]


def first_or_anew(vault: Vault, standing: KeyStanding) -> Wanted:
    """The register's first finance key, or one in place of a lost one."""
    lost = standing.made_on is not None
    shut = _("Bank details that were entered before stay shut for good: you will be shown whom to ask again.")
    return Wanted(
        _("Make a new finance key") if lost else _("Make the finance key"),
        _("Bank details are sealed for it. Only finance’s own passwords open them."),
        (
            *((shut,) if lost else ()),
            _("You put a recovery sheet on paper first. It opens bank details when your password is lost."),
            _("Then you sign in again, and your own password opens bank details."),
        ),
        _("Go on to the sheet"),
        _("Finance key made"),
        lambda work, password, code: finance_key.make_anew(work, vault, password, code),
    )


def change(vault: Vault) -> Wanted:
    """Another key in place of the one that is held."""
    return Wanted(
        _("Change the finance key"),
        _("Do it when someone who could open bank details no longer should. All of them are sealed anew."),
        (
            _("You put a new recovery sheet of finance’s on paper first. The one before stops working."),
            _("Your own password stays. Everyone else who opens bank details needs a new one from you."),
            _("Backups and the history keep what was sealed before: it opens for whoever kept the old key."),
        ),
        _("Go on to the sheet"),
        _("Finance key changed"),
        lambda work, password, code: finance_key.change(work, vault, password, code),
    )


class FinanceKeyDialog(StepDialog):
    """Password, then sheet. Nothing is changed until the sheet was read back, so leaving costs nothing."""

    def __init__(self, over: QWidget, desk: Desk, vault: Vault, wanted: Wanted) -> None:
        super().__init__(over)
        self._desk, self._vault, self._wanted = desk, vault, wanted
        self._password = ""
        self._made: Keys | None = None
        self.finished.connect(self.on_left)
        self.confirm = ConfirmStep(wanted.heading, wanted.sentence, wanted.points, wanted.verb)
        self.confirm.confirmed.connect(self.on_confirmed)
        self.confirm.add_verb(_("Cancel"), self.reject)
        self.show_step(self.confirm)

    def on_confirmed(self) -> None:
        """See that the password is right and keep a backup, before anything goes on paper."""
        self._password = self.confirm.password.value()
        self.confirm.work(_("Checking the password and keeping a backup…"), 0, 0)
        self.errands.run(self._check, self.on_checked, self.confirm.refuse)

    def _check(self) -> None:
        finance_key.unlocked(self._vault, self._desk.actor.staff_user_id, self._password)
        if self._desk.keeper is not None:
            self._desk.keeper.before_other_keys()

    def on_checked(self, _nothing: object) -> None:
        """Ask for what stands on the sheet."""
        self._desk.jobs.read(organisation.current, self.on_known, key="recovery sheet", owner=self)

    def on_known(self, known: Organisation) -> None:
        """Print it and read it back."""
        content = fresh_sheet(self._desk, known, opens_bank=True)
        step = SheetStep(content, self.errands, _("Use this sheet from now on"))
        step.confirmed.connect(lambda: self.on_read_back(step, content.code))
        step.add_verb(_("Cancel"), self.reject)
        self.show_step(step)

    def on_read_back(self, step: SheetStep, code: str) -> None:
        """The sheet can be read: make the key."""
        step.work(_("Keeping the new code…"), 0, 0)
        if self._made is not None:  # only one's own password is left to be done
            self.on_made(step, self._made)
            return
        make, password = self._wanted.make, self._password
        self._desk.jobs.write(
            self._wanted.label,
            lambda work: make(work, password, code),
            partial(self.on_made, step),
            step.refuse,
            initiator=step,
        )

    def on_made(self, step: SheetStep, made: Keys) -> None:
        """It is written down: let one's own password open it."""
        self._made = made
        actor = self._desk.actor
        take = partial(
            finance_key.take_over, self._vault, actor.staff_user_id, actor.name, self._password, made
        )
        self.errands.run(take, lambda _nothing: self.on_taken(step), step.refuse)

    def on_taken(self, step: SheetStep) -> None:
        """All is done."""
        step.rest()
        self.accept()

    def on_left(self, _result: int) -> None:
        """Once there is another key, what one signed in with does not open it and must not be kept anywhere again."""
        if self._made is not None:
            self._desk.lock()
