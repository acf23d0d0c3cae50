"""The way into a finance packet: what it says of itself, finance's key, its password."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coprod_desktop.domain.finance_suffixes import KEY_SUFFIX
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import finance_desk
from coprod_desktop.services.finance_desk import FinanceDesk
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.new_password import NewPassword
from coprod_desktop.ui.unlock.showing import ShowLetters
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.file_choice import choose_file
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import PasswordLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QFileDialog

    from coprod_desktop.services.finance_desk import FinanceHolder, FinanceShelf, KeyHead, ShutPacket


class FinanceDoor(StepWindow):
    """One packet, or a key file alone, before it is open.

    ``opened`` carries the desk of a packet that was, ``left`` the window itself when it is closed. ``shut`` is None where
    someone only takes a key file in.
    """

    opened = Signal(object)
    left = Signal(object)

    def __init__(self, shelf: FinanceShelf, today: Callable[[], date], shut: ShutPacket | None) -> None:
        title = (
            _("Finance’s key")
            if shut is None
            else _("Finance packet {number}").format(number=shut.head.number)
        )
        note = (
            _("For a computer without the register")
            if shut is None
            else _("From {organisation}").format(organisation=shut.head.organisation)
        )
        super().__init__(title, note)
        self.shelf, self.today, self.shut = shelf, today, shut

    def begin(self, key: Path | None = None) -> None:
        """At the password where the key is here, else at the key file; ``key`` is one that was chosen already."""
        if key is not None:
            self.on_key_chosen(str(key))
            return
        kept = None if self.shut is None else self.shelf.key_for(self.shut.head.register, self.shut.mark)
        if kept is None:
            self.ask_for_key()
        else:
            self.ask_password(kept)

    def ask_for_key(self) -> None:
        """The packet is for a key that is not on this computer."""
        step = KeyStep(self.shut)
        step.confirmed.connect(self.on_key_asked)
        step.add_verb(_("Close"), self.close)
        self.show_step(step)

    def on_key_asked(self) -> QFileDialog:
        """Choose its file."""
        return choose_file(
            self, _("Choose finance’s key file"), self.on_key_chosen, _("Key files"), f"*{KEY_SUFFIX}"
        )

    def on_key_chosen(self, name: str) -> None:
        """Read what it says of itself; what is wrong with it is said here."""
        if not name:
            return
        if self.step is None:
            self.ask_for_key()
        self.errands.run(lambda: finance_desk.read_key(Path(name)), self.on_key_read, self.step.refuse)

    def on_key_read(self, found: tuple[KeyHead, bytes]) -> None:
        """The password it came with, and one of their own."""
        head, raw = found
        if self.shut is not None and (head.register, head.mark) != (self.shut.head.register, self.shut.mark):
            self.step.refuse(
                Problem(_("This key file is not for this packet. Ask for one made in the same register."))
            )
            return
        step = TakeInStep(head)
        step.confirmed.connect(partial(self.on_take_in, step, raw))
        step.add_verb(_("Back"), self.ask_for_key)
        self.show_step(step)

    def on_take_in(self, step: TakeInStep, raw: bytes) -> None:
        """Keep it here, under their own password."""
        with suppress(Problem):
            own = step.own.password()
            step.work(_("Keeping your password…"), 0, 0)
            self.errands.run(
                lambda: finance_desk.take_in_key(self.shelf, raw, step.password.value(), own, self.today()),
                partial(self.on_taken_in, own),
                step.refuse,
            )

    def on_taken_in(self, own: str, holder: FinanceHolder) -> None:
        """Open the packet with it, or say that it is here."""
        if self.shut is None:
            step = Step(
                _("Your key is on this computer"),
                _(
                    "It opens the packets of {organisation}. Open one from the welcome page, or by a double click."
                ).format(organisation=holder.organisation),
                _("Close"),
            )
            step.confirmed.connect(self.close)
            self.show_step(step)
            return
        kept = self.shelf.key_for(self.shut.head.register, self.shut.mark)
        if kept is not None:
            self._open(kept, own)

    def ask_password(self, kept: bytes) -> None:
        """Finance's own password opens it."""
        if self.shut is None:
            return
        step = PasswordStep(self.shut)
        step.confirmed.connect(lambda: self._open(kept, step.password.value()))
        step.add_verb(_("Close"), self.close)
        step.add_link(_("I have lost my password"), self.on_lost)
        self.show_step(step)

    def on_lost(self) -> None:
        """A key file is simply made again."""
        self.step.say(
            Problem(
                _(
                    "Ask someone who can open bank details in the register for a new key file, then choose it here."
                )
            )
        )
        self.step.add_verb(_("Choose a key file…"), self.on_key_asked)

    def _open(self, kept: bytes, password: str) -> None:
        shut = self.shut
        if shut is None:
            return
        step = self.step
        step.work(_("Opening the packet…"), 0, 0)
        self.errands.run(
            lambda: FinanceDesk.open(shut, kept, password, self.shelf, self.today),
            self.opened.emit,
            step.refuse,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        if event.isAccepted():
            self.left.emit(self)


class KeyStep(Step):
    """No key for it here yet."""

    def __init__(self, shut: ShutPacket | None) -> None:
        super().__init__(
            _("Choose your key file"),
            _(
                "Someone who can open bank details makes it for you in the register, under Money, With finance. It opens packets and bank details, and nothing else."
            ),
            _("Choose a key file…"),
        )
        if shut is not None:
            self.add(contents(shut))


class TakeInStep(Step):
    """A key file just came: the password it came with, and a new one that nobody else knows."""

    def __init__(self, head: KeyHead) -> None:
        super().__init__(
            _("Make the key your own"),
            _("It was made for {name} at {organisation}.").format(
                name=head.name, organisation=head.organisation
            ),
            _("Keep it on this computer"),
        )
        self.password = PasswordLine()
        help_ = _("Whoever made the file told you. After this it opens nothing here.")
        self.add_form(Form([Field("password", _("The password it came with"), self.password, help_)]))
        self.own = NewPassword(lambda: (head.name, head.organisation), _("A passphrase of your own"))
        self.add(self.own)
        self.own.second.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the password it came with."""
        self.password.setFocus()


class PasswordStep(Step):
    """What the packet says of itself, and finance's own password."""

    def __init__(self, shut: ShutPacket) -> None:
        super().__init__("", "", _("Open the packet"))
        self.add(contents(shut))
        self.password = PasswordLine()
        self.add_form(Form([Field("password", _("Your passphrase for finance’s key"), self.password)]))
        self.showing = ShowLetters(self.password)
        row = Flow()
        row.addWidget(self.showing)
        self.add(row)
        self.add(self.showing.caps)
        self.password.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the password."""
        self.password.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why; the password stays selected, ready to be typed over."""
        super().refuse(problem)
        self.password.selectAll()
        self.password.setFocus()


def contents(shut: ShutPacket) -> Facts:
    """What is in it, before it is opened: the two boxes apart, and a code to compare with the coordinator."""
    head, count = shut.head, language().count
    return Facts(
        [
            (_("Made"), language().day(head.made_on)),
            (_("To approve"), count(head.to_approve)),
            (_("To pay"), count(head.to_pay)),
            (_("Receipts"), count(head.receipts)),
            (_("For their time"), head.payment.text()),
            (_("Expenses"), head.expenses.text()),
            (_("Check code"), shut.code),
        ]
    )
