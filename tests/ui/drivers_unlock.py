"""What tests do to the window that asks for a password."""

from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.unlock import Unlock


class UnlockDriver:
    """The window before the window."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def window(self) -> Unlock:
        """The window, which must be there."""
        assert self.program.unlock is not None
        return self.program.unlock

    def open(self, password: str) -> str:
        """Type the password and go on; what the window says when it stays."""
        window = self.window
        window.form.fill({"password": password})
        window.main.click()
        return "" if self.program.unlock is None else window.trouble.text()
