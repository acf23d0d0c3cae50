"""What tests do to the welcome page."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.welcome import NewRegister
from tests.builders import PASSWORD
from tests.ui.drivers import FormDriver, open_dialog
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
        self._choose(path)

    def start_a_register(self, organisation: str, name: str, path: Path) -> None:
        """Answer the two questions and choose a place."""
        page = self.program.welcome
        assert page is not None
        page.on_make_asked()
        driver = FormDriver(self.qtbot, open_dialog(NewRegister).form)
        driver.type("organisation", organisation)
        driver.type("name", name)
        driver.type("password", PASSWORD)
        driver.type("again", PASSWORD)
        self.choose_a_place(path)

    def choose_a_place(self, path: Path) -> None:
        """Press the main button and choose where the register is kept."""
        open_dialog(NewRegister).main.click()
        self._choose(path)

    @property
    def problem(self) -> str:
        """What the two questions' form says above its buttons."""
        return str(open_dialog(NewRegister).trouble.text())

    def leave(self) -> None:
        """Go away, whatever is open."""
        self.program.close()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, NewRegister) and one.isVisible():
                one.done(0)

    @staticmethod
    def _choose(path: Path) -> None:
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()
        )
        dialog.fileSelected.emit(str(path))
        dialog.close()
