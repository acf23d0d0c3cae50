"""What tests do to the window that asks for a password."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.unlock.window import UnlockWindow
from tests.ui.drivers import FormDriver

_PATIENCE = 10_000


class UnlockDriver:
    """The window before the window, used by keyboard alone."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def window(self) -> UnlockWindow:
        """The window, which must be there."""
        assert self.program.unlock is not None
        return self.program.unlock

    @property
    def step(self) -> Any:
        """What is asked now."""
        return self.window.step

    def open(self, password: str) -> str:
        """Type the password and press Enter, once it is not being closed any more; what the window says when it stays."""
        path = self.window.way.path
        self.qtbot.waitUntil(lambda: not self.program.leaving.busy(path), timeout=_PATIENCE)
        FormDriver(self.qtbot, self.step.form).type("password", password)
        return self.enter(self.step.password)

    def enter(self, line: Any) -> str:
        """Press Enter in a line and wait; what the window says when it stays."""
        QTest.keyClick(line, Qt.Key.Key_Return)
        return self.wait()

    def press_main(self) -> str:
        """Press the main verb and wait; what the window says when it stays."""
        self.step.main.click()
        return self.wait()

    def wait(self) -> str:
        """Wait until nothing is under way; what the window says when it stays."""
        self.qtbot.waitUntil(self._idle, timeout=_PATIENCE)
        return "" if self.program.unlock is None else self.said

    @property
    def said(self) -> str:
        """What is wrong, wherever it is said."""
        step = self.step
        parts = [] if step.trouble.isHidden() else [step.trouble.text()]
        if step.form is not None:
            parts += [step.form.problem_at(name) for name in step.form._fields]
        return " ".join(part for part in parts if part)

    def names(self) -> list[str]:
        """Whom one can sign in as."""
        who = self.step.who
        return [who.itemText(row) for row in range(who.count())]

    def choose(self, name: str) -> None:
        """Choose a name."""
        who = self.step.who
        who.setCurrentIndex(self.names().index(name))
        who.changed.emit()

    def _idle(self) -> bool:
        return self.program.unlock is None or self.program.unlock.errands.idle
