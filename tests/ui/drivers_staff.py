"""What tests do to the staff users' tab and to one's own."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.domain.permission import Role
from coprod_desktop.ui.preferences.hand_over import HandOver
from coprod_desktop.ui.preferences.sign_in_part import SignInPart
from coprod_desktop.ui.preferences.staff_part import StaffPart
from coprod_desktop.ui.unlock.rekey import RekeyWindow
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.widgets.button import Button
from tests.ui.drivers import FormDriver, open_dialog
from tests.ui.drivers_founding import SheetDriver
from tests.ui.drivers_preferences import SettingsDriver


class StaffDriver(SettingsDriver):
    """Settings, Staff."""

    @property
    def tab(self) -> StaffPart:
        """The tab."""
        part = self.page.parts["staff"]
        assert isinstance(part, StaffPart)
        return part

    def names(self) -> list[str]:
        """Everyone in the list."""
        return self.rows(self.tab.list)

    def said_of(self, name: str) -> list[str]:
        """What the list says of someone after their name: roles, how it stands with their password."""
        model = self.tab.list.model
        row = self.names().index(name)
        self.rows(self.tab.list, 1)
        found = model.at(row)
        assert found is not None
        state = model.columns[3].spoken(found)
        return [str(model.data(model.index(row, 1))), state]

    def choose_name(self, name: str) -> None:
        """Choose someone in the list."""
        self.choose_row(self.tab.list, name)

    def add(self, name: str, *roles: Role) -> None:
        """Add someone and hand over their first password."""
        self.press("Add someone…")
        self.choose(roles=set(roles))
        self.fill(name=name)
        open_dialog(HandOver).main.click()
        self.settle()

    def new_sheet(self) -> SheetDriver:
        """Begin a new recovery sheet."""
        self.press("Make a new sheet…")
        dialog = self.tab.sheets.dialog
        assert dialog is not None
        step = dialog.step
        assert isinstance(step, SheetStep)
        return SheetDriver(self.qtbot, step)


class SignInDriver(SettingsDriver):
    """Settings, Your sign-in."""

    @property
    def tab(self) -> SignInPart:
        """The tab."""
        part = self.page.parts["signing-in"]
        assert isinstance(part, SignInPart)
        return part

    @property
    def step(self) -> Any:
        """The change of the password that is open."""
        dialog = self.tab.own.dialog
        assert dialog is not None
        return dialog.step

    def change_password(self, old: str, new: str) -> None:
        """Fill it in and press the verb."""
        step = self.step
        FormDriver(self.qtbot, step.form).type("old", old)
        form = FormDriver(self.qtbot, step.password.form)
        form.type("new", new)
        form.type("again", new)
        step.main.click()
        self.settle()

    def wait(self) -> None:
        """Wait until this computer has answered."""
        self.qtbot.waitUntil(lambda: self.tab.computer.errands.idle)
        QTest.qWait(1)


class RekeyDriver:
    """The window that changes the keys."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def window(self) -> RekeyWindow:
        """The window, which must be there."""
        assert self.program.rekey is not None
        return self.program.rekey

    @property
    def step(self) -> Any:
        """What is asked now."""
        return self.window.step

    @property
    def sheet(self) -> SheetDriver:
        """The new sheet."""
        assert isinstance(self.step, SheetStep)
        return SheetDriver(self.qtbot, self.step)

    def confirm(self, password: str) -> None:
        """Type the password, press Enter and wait."""
        FormDriver(self.qtbot, self.step.form).type("password", password)
        QTest.keyClick(self.step.password, Qt.Key.Key_Return)
        self.wait()

    def press(self, words: str) -> None:
        """Press a button by its words and wait."""
        next(one for one in self.window.findChildren(Button) if one.text() == words).click()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(
            lambda: self.program.rekey is None or self.program.rekey.errands.idle, timeout=30_000
        )
