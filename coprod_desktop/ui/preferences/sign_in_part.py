"""One's own way in: the password, what this computer remembers, and when the register is locked."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import staff
from coprod_desktop.ui.errands import Errands
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.unlock.new_password import NewPassword
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.unlock.step_dialog import StepDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.text_edit import PasswordLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from datetime import datetime

    from coprod_desktop.ui.desk import Desk

#: How long a computer remembers someone, in days.
REMEMBERED_DAYS = 30
#: After how many minutes a register may be locked; never is not offered.
MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)


class SignInPart(SettingsPart):
    """Everyone has this tab: it is about nobody else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.own = _OwnCard(desk)
        self.lock = _LockCard(desk)
        self.computer = _ComputerCard(desk)
        self.body.addWidget(columns((stack(self.own, self.computer), 1), (stack(self.lock), 1)))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Ask this computer what it remembers."""
        self.computer.refresh()


class _OwnCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Your password"))
        self.desk = desk
        self.dialog: StepDialog | None = None
        self.add(Words(_("Only you know it. Nobody can look it up, not even whoever made the register.")))
        self.change = Button(_("Change your password…"), self.on_change_asked)
        self.add(row_of(self.change))

    def on_change_asked(self) -> None:
        """The old one, then a new one."""
        dialog = self.dialog = StepDialog(self.window())
        step = OwnPasswordStep(self.desk, dialog)
        dialog.show_step(step)


class OwnPasswordStep(Step):
    """Given the old one, another takes its place."""

    def __init__(self, desk: Desk, dialog: StepDialog) -> None:
        super().__init__(
            _("Change your password"),
            _("The old one stops working at once, and computers that remember you forget you."),
            _("Change it"),
        )
        self.desk, self._dialog = desk, dialog
        self.old = PasswordLine()
        self.add_form(Form([Field("old", _("Your password now"), self.old)]))
        self.password = NewPassword(
            lambda: (desk.actor.name, desk.register_path.stem), _("Your new passphrase")
        )
        self.add(self.password)
        self.add_verb(_("Cancel"), dialog.reject)
        self.password.second.returnPressed.connect(self.on_main)
        self.confirmed.connect(self.on_confirmed)

    def begin(self) -> None:
        """At the old one."""
        self.old.setFocus()

    def on_confirmed(self) -> None:
        """Check both, then change it as one action of the history."""
        vault, keys = self.desk.vault, self.desk.keys
        with suppress(Problem):
            new, old = self.password.password(), self.old.value()
            if vault is None:
                return
            self.work(_("Keeping your password…"), 0, 0)
            self.desk.jobs.write(
                _("Password changed"),
                lambda work: staff.change_own_password(work, vault, keys, old, new),
                self.on_changed,
                self.refuse,
                initiator=self,
            )

    def on_changed(self, _nothing: object) -> None:
        """Nothing of it stays in the window."""
        self.rest()
        self.old.clear()
        self.password.forget()
        now = self.desk.settings.now
        own = self.desk.actor.staff_user_id
        self.desk.settings.keep(now.remembering(self.desk.keys.file_id, own, on=False))
        self._dialog.accept()


class _LockCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(_("When you walk away"))
        self.desk = desk
        self.minutes = Choice([(n, ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in MINUTES])
        self.form = Form(
            [
                Field(
                    "minutes",
                    _("Lock after so long without a key or the mouse"),
                    self.minutes,
                    _("It is also locked when the computer has slept, and with Ctrl+L."),
                )
            ]
        )
        self.form.fill({"minutes": min(MINUTES, key=lambda n: abs(n - desk.settings.now.lock_minutes))})
        self.add(self.form)
        self.add(
            Words(
                _("What you were filling in is kept, encrypted, and offered to you when you come back."),
                Kind.NOTE,
            )
        )
        self.form.changed.connect(self.on_chosen)

    def on_chosen(self) -> None:
        """From now on."""
        self.desk.settings.change(lock_minutes=self.minutes.value())


class _ComputerCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(_("This computer"))
        self.desk = desk
        self.errands = Errands(self)
        self.said = Words("")
        self.add(self.said)
        self.remember = Button(_("Remember me here"), self.on_remember_asked)
        self.forget = Button(_("Forget me here"), self.on_forget_asked)
        self.add(row_of(self.remember, self.forget))
        self.show_until(None)

    def refresh(self) -> None:
        """Ask, if it may have been told; asking can take a while and can open a window of the system's."""
        vault, own = self.desk.vault, self.desk.actor.staff_user_id
        if vault is not None and self.desk.settings.now.remembers(self.desk.keys.file_id, own):
            self.errands.run(lambda: vault.remembered_here(own), self.show_until, self.on_problem)

    def show_until(self, until: datetime | None) -> None:
        """Say whether it remembers."""
        self.remember.setVisible(until is None)
        self.forget.setVisible(until is not None)
        for button in (self.remember, self.forget):
            button.setEnabled(self.desk.vault is not None)
        if until is None:
            said = ngettext(
                "Off: this computer asks for your password. It can let you in without it for {n} day.",
                "Off: this computer asks for your password. It can let you in without it for {n} days.",
                REMEMBERED_DAYS,
            ).format(n=REMEMBERED_DAYS)
            said += " " + _("Whoever can use it as you then opens the register too.")
        else:
            day = language().day(until.astimezone().date(), weekday=False)
            said = _("This computer lets you in without a password until {day}.").format(day=day)
        self.said.setText(said)

    def on_remember_asked(self) -> None:
        """Let the keyring keep a key for this staff user."""
        vault, keys, own = self.desk.vault, self.desk.keys, self.desk.actor.staff_user_id
        if vault is None:
            return
        self.remember.setEnabled(False)

        def remember() -> datetime | None:
            kept = vault.remember_here(own, keys, REMEMBERED_DAYS)
            return vault.remembered_here(own) if kept else None

        self.errands.run(remember, self.on_remembered, self.on_problem)

    def on_remembered(self, until: datetime | None) -> None:
        """It does, or it has no keyring that can be trusted."""
        self.show_until(until)
        if until is None:
            self.desk.notices.problem(
                _("This computer has no keyring that can be trusted, so it goes on asking for your password.")
            )
            return
        self._note(on=True)

    def on_forget_asked(self) -> None:
        """Ask for the password again from now on."""
        vault, own = self.desk.vault, self.desk.actor.staff_user_id
        if vault is not None:
            self.errands.run(lambda: vault.forget_here(own), self.on_forgotten, self.on_problem)

    def on_forgotten(self, _nothing: object) -> None:
        """It does not remember any more."""
        self._note(on=False)
        self.show_until(None)

    def on_problem(self, problem: Problem) -> None:
        """Say why nothing changed."""
        self.refresh()
        self.desk.notices.problem(problem)

    def _note(self, *, on: bool) -> None:
        settings, keys = self.desk.settings, self.desk.keys
        settings.keep(settings.now.remembering(keys.file_id, self.desk.actor.staff_user_id, on=on))
