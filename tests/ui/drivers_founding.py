"""What tests do to the window that starts a register."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.founding.window import FoundingWindow
from coprod_desktop.ui.unlock.sheet import SheetStep
from tests.builders import PASSWORD
from tests.ui.drivers import FormDriver
from tests.ui.drivers_papers import print_to

_PATIENCE = 20_000


class FoundingDriver:
    """Organisation, passphrase, recovery sheet."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program
        program.show_welcome()
        assert program.welcome is not None
        program.welcome.wanted.emit()

    @property
    def window(self) -> FoundingWindow:
        """The window, which must be there."""
        assert self.program.founding is not None
        return self.program.founding

    @property
    def step(self) -> Any:
        """What is asked now."""
        return self.window.step

    def tell(self, organisation: str, name: str, path: Path) -> None:
        """Say whose it is and choose a place, then go on."""
        form = FormDriver(self.qtbot, self.step.form)
        form.type("organisation", organisation)
        form.type("name", name)
        self.step.choose(str(path))
        self.step.main.click()

    def choose_passphrase(self, passphrase: str = PASSWORD) -> None:
        """Type it twice and press Enter; the register is made."""
        form = FormDriver(self.qtbot, self.step.password.form)
        form.type("new", passphrase)
        form.type("again", passphrase)
        QTest.keyClick(self.step.password.second, Qt.Key.Key_Return)
        self.wait()

    def read_back(self, typed: str = "") -> None:
        """Type the group that is asked for (or something else) and press Enter."""
        sheet = SheetDriver(self.qtbot, self.step)
        sheet.read_back(typed)
        self.wait()

    def whole(self, organisation: str, name: str, path: Path) -> None:
        """All of it, as someone does who makes no mistake."""
        self.tell(organisation, name, path)
        self.choose_passphrase()
        self.read_back()

    def wait(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(self._idle, timeout=_PATIENCE)

    def _idle(self) -> bool:
        return self.program.founding is None or self.program.founding.errands.idle


class SheetDriver:
    """The recovery sheet, wherever it is made."""

    def __init__(self, qtbot: QtBot, step: SheetStep) -> None:
        self.qtbot, self.step = qtbot, step

    @property
    def code(self) -> str:
        """What stands on the sheet."""
        return self.step._content.code

    def read_back(self, typed: str = "") -> None:
        """Type the group that is asked for (or something else) and press Enter."""
        form = self.step.form
        assert form is not None
        FormDriver(self.qtbot, form).type("group", typed or self.code.split("-")[self.step._asked].lower())
        QTest.keyClick(self.step.group, Qt.Key.Key_Return)

    def save(self, path: Path) -> None:
        """Save it as a file and wait."""
        self.step.save.click()
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()
        )
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.qtbot.waitUntil(lambda: self.step._errands.idle, timeout=_PATIENCE)

    def print_to(self, path: Path) -> None:
        """Print it, on a printer that writes a file."""
        self.step.print.click()
        self.qtbot.waitUntil(lambda: self.step._errands.idle, timeout=_PATIENCE)
        print_to(path)
        self.qtbot.waitUntil(lambda: self.step._errands.idle, timeout=_PATIENCE)
