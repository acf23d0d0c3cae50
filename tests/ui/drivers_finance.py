"""What tests do to finance's own windows, where there is no register."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.finance.door import FinanceDoor
from coprod_desktop.ui.finance.window import FinanceWindow
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import FormDriver, choose_file, open_dialog
from tests.ui.drivers_roles import said_by

_PATIENCE = 10_000


class FinanceDriver:
    """A packet in the program of somebody in finance."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def door(self) -> FinanceDoor:
        """The window before the packet, which must be there."""
        assert self.program.finance.door is not None
        return self.program.finance.door

    @property
    def window(self) -> FinanceWindow:
        """The packet at work, which must be there."""
        assert self.program.finance.window is not None
        return self.program.finance.window

    @property
    def step(self) -> Any:
        """What is asked before it is open."""
        return self.door.step

    def open(self, path: Path) -> None:
        """Double-click a file."""
        self.program.start(path)
        self.settle()

    def unlock(self, password: str) -> str:
        """Type the password; what is wrong when it stays shut."""
        FormDriver(self.qtbot, self.step.form).type("password", password)
        return self.press_main()

    def press_main(self) -> str:
        """The main verb of the step; what it says when it stays."""
        self.step.main.click()
        self.settle()
        if self.program.finance.door is None:
            return ""
        parts = [] if self.step.trouble.isHidden() else [self.step.trouble.text()]
        if self.step.form is not None:
            parts += [self.step.form.problem_at(name) for name in self.step.form._fields]
        return " ".join(part for part in parts if part)

    def press(self, words: str) -> None:
        """A button of the packet's window."""
        shown = [one for one in self.window.findChildren(Button) if one.isVisibleTo(self.window)]
        found = [one for one in shown if one.text() == words and one.isEnabled()]
        assert len(found) == 1, [one.text() for one in shown]
        found[0].click()
        self.settle()

    def choose(self, number: int) -> None:
        """A claim of the list, by its number."""
        view = self.window.list
        wanted = next(one.id for one in self.window.desk.packet.claims if one.number == number)
        view.table.setCurrentIndex(view.model.index(view.model.row_of(wanted), 0))
        self.settle()

    def tick(self, number: int) -> None:
        """Tick a claim."""
        view = self.window.list.model
        view.tick([next(one.id for one in self.window.desk.packet.claims if one.number == number)])

    def agree(self) -> str:
        """The main verb of the question that is open; what it said."""
        dialog = open_dialog(Dialog)
        said = f"{dialog.accessibleName()} {dialog.accessibleDescription()}"
        dialog.main.click()
        self.settle()
        return said

    def fill(self, **values: object) -> None:
        """Fill the open form in and press its verb."""
        dialog = open_dialog(FormDialog)
        dialog.form.fill(values)
        dialog.main.click()
        self.settle()

    def put(self, path: Path) -> None:
        """Choose a file or folder in the system's dialog."""
        choose_file(path)
        self.settle()

    def said(self) -> str:
        """Everything the packet's window says."""
        return "\n".join(said_by(self.window))

    @property
    def notice(self) -> str:
        """What the bar says."""
        return self.window.notices.bar.text.text()

    def close(self) -> None:
        """Close the packet's window without asking."""
        self.window.leave()
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(self._idle, timeout=_PATIENCE)
        QApplication.processEvents()

    def _idle(self) -> bool:
        finance = self.program.finance
        errands = [finance.door.errands] if finance.door is not None else []
        if finance.window is not None:
            errands.append(finance.window.jobs.errands)
        return all(one.idle for one in errands)
