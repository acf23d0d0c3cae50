"""Starting a register, one short step after another."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.founding.about import AboutStep
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.new_password import NewPassword
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.unlock.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

_STEPS = 3


class Founded(Protocol):
    """A register just made, as far as this window needs to know it."""

    store: Any
    actor: Any
    recovery_code: str


class FoundingWindow(StepWindow):
    """Organisation, passphrase, recovery sheet. ``made`` carries the register once its sheet was read back.

    ``make`` is called away from the window. Whoever leaves after it was made is asked first; the register stays.
    """

    made = Signal(object)

    holds = True

    def __init__(self, make: Callable[[Path, str, str, str], Any], today: Callable[[], date]) -> None:
        super().__init__(_("Start a new register"), "")
        self._make, self._today = make, today
        self._founded: Founded | None = None
        self._answers: tuple[Path, str, str] | None = None
        self.on_about()

    def on_about(self) -> None:
        """The first step."""
        self._count(1)
        step = AboutStep(self.close)
        if self._answers is not None:
            path, organisation, name = self._answers
            step.organisation.setText(organisation)
            step.name.setText(name)
            step.choose(str(path))
        step.confirmed.connect(self.on_told)
        self.show_step(step)

    def on_told(self) -> None:
        """Whose it is is known: now a passphrase."""
        with suppress(Problem):
            self._answers = self.step.answers()
            self._count(2)
            step = PassphraseStep(self._answers[1:], self.on_about)
            step.confirmed.connect(self.on_chosen)
            self.show_step(step)

    def on_chosen(self) -> None:
        """Make the register, away from the window."""
        if self._answers is None:
            return
        path, organisation, name = self._answers
        with suppress(Problem):
            password = self.step.password.password()
            self.step.work(_("Making the register and its keys…"), 1, 2)
            self.errands.run(
                lambda: self._make(path, organisation, name, password), self.on_made, self.on_not_made
            )

    def on_made(self, founded: Founded) -> None:
        """It is there: put the recovery sheet on paper."""
        from coprod_desktop.documents.recovery_sheet import RecoveryContent

        self._founded = founded
        self.before_leaving = (
            _("Leave without the recovery sheet?"),
            _(
                "The register is made and your passphrase opens it. If you lose that, nothing else will, "
                "until you make a new sheet in Settings, under Staff."
            ),
        )
        self._count(3)
        content = RecoveryContent(
            organisation=self._answers[1] if self._answers else "",
            register=founded.store.path.stem,
            code=founded.recovery_code,
            made_on=self._today(),
            made_by=founded.actor.name,
            opens_bank=founded.actor.finance_key is not None,
            language=language(),
        )
        step = SheetStep(content, self.errands, _("Open the register"))
        step.confirmed.connect(self.on_read_back)
        self.show_step(step)

    def on_not_made(self, problem: Problem) -> None:
        """A place that cannot be used is said where it was chosen; nothing that was typed is lost."""
        if problem.field != "path":
            self.step.refuse(problem)
            return
        self.on_about()
        self.step.say(problem)

    def on_read_back(self) -> None:
        """The sheet can be read: open the register."""
        founded, self._founded = self._founded, None
        self.before_leaving = None
        self.made.emit(founded)

    def _count(self, number: int) -> None:
        self.note.setText(_("Step {n} of {all}").format(n=number, all=_STEPS))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was made is closed with it."""
        super().closeEvent(event)
        if event.isAccepted() and self._founded is not None:
            self._founded.store.close()
            self._founded = None


class PassphraseStep(Step):
    """A passphrase for whoever makes the register."""

    def __init__(self, names: tuple[str, ...], back: Callable[[], object]) -> None:
        super().__init__(
            _("Choose a passphrase"),
            _("You type it each time you open the register. Nobody can look it up for you."),
            _("Make the register"),
        )
        self.password = NewPassword(lambda: names)
        self.add(self.password)
        self.add_verb(_("Back"), back)
        self.password.second.returnPressed.connect(self.on_main)

    def begin(self) -> None:
        """At the passphrase."""
        self.password.first.setFocus()
