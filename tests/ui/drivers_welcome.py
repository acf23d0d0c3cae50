"""What tests do to the welcome page."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from tests.ui.drivers import choose_file
from tests.ui.drivers_unlock import UnlockDriver


class WelcomeDriver:
    """The page where there is no register open yet."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program
        self.unlock = UnlockDriver(qtbot, program)
        program.show_welcome()

    @property
    def trouble(self) -> str:
        """What the page says went wrong."""
        page = self.program.welcome
        assert page is not None
        return "" if page.trouble.isHidden() else page.trouble.text()

    def open(self, path: Path) -> None:
        """Choose the file of a register in the system's dialog."""
        page = self.program.welcome
        assert page is not None
        page.on_open_asked()
        choose_file(path)

    def leave(self) -> None:
        """Go away, whatever is open."""
        self.program.close()
