"""What tests do to bank details: on a person's page, on a claim's, in the settings."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coprod_desktop.ui.money.bank_card import BankCard
from coprod_desktop.ui.money.bank_forms import EntryDialog
from coprod_desktop.ui.preferences.bank_part import BankPart
from coprod_desktop.ui.preferences.finance_key_dialog import FinanceKeyDialog
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import FormDriver, open_dialog
from tests.ui.drivers_founding import SheetDriver
from tests.ui.drivers_page import PageDriver


class BankDriver(PageDriver):
    """Bank details, wherever they are shown."""

    def go(self, key: str, thing: object, part: str = "") -> None:
        """Go to a page, and to a tab of it."""
        self.window.go(key, thing)
        self.settle()
        if part:
            self.page.tabs.turn_to(part)
            self.settle()

    @property
    def card(self) -> BankCard:
        """The card on the open page."""
        cards: list[BankCard] = self.page.findChildren(BankCard)
        return next(card for card in cards if card.isVisible())

    @property
    def part(self) -> BankPart:
        """The part of the settings."""
        part = self.page.parts["bank"]
        assert isinstance(part, BankPart)
        return part

    def said(self, widget: QWidget | None = None) -> str:
        """Everything the card, or another widget, says that can be seen, with what only a screen reader hears."""
        root = widget or self.card
        labels = [one for one in root.findChildren(QLabel) if one.isVisible()]
        return "\n".join(f"{one.text()} {one.accessibleName()}" for one in labels)

    def verbs(self) -> list[str]:
        """The buttons of the card."""
        return [one.text() for one in self.card.findChildren(Button) if one.isVisible()]

    def enter(self, *typed: str) -> EntryDialog:
        """Open the form and type into it from the first field on, Tab between, Enter at the end."""
        self.card.on_enter_asked()
        dialog: EntryDialog = open_dialog(EntryDialog)
        self.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or self.window))
        for words in typed:
            QTest.keyClicks(self._at_keyboard(), words)
            QTest.keyClick(self._at_keyboard(), Qt.Key.Key_Tab)
        self.settle()
        return dialog

    def keep(self, dialog: EntryDialog) -> None:
        """Press Enter."""
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        self.settle()

    def type(self, dialog: FormDialog, **fields: str) -> None:
        """Type into fields of the form that is open."""
        driver = FormDriver(self.qtbot, dialog.form)
        for name, text in fields.items():
            driver.type(name, text)
        self.settle()

    def shown(self) -> str:
        """What is opened on the card, or nothing."""
        return "" if self.card.numbers is None else self.said(self.card.numbers)

    def time_up(self) -> None:
        """Half a minute passes."""
        assert self.card.numbers is not None
        timer = self.card.numbers._timer
        assert timer.isActive()
        assert timer.interval() == 30_000  # what remains of it may be a little more: it is a coarse one
        timer.timeout.emit()
        self.settle()

    def clipboard(self) -> str:
        """What was copied."""
        return QGuiApplication.clipboard().text()

    def confirm(self, password: str) -> None:
        """Type the password that the new finance key will open with, press Enter and wait."""
        dialog = self.key_dialog
        form = dialog.confirm.form
        assert form is not None
        FormDriver(self.qtbot, form).type("password", password)
        QTest.keyClick(dialog.confirm.password, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: dialog.step is not dialog.confirm or not dialog.confirm.working)
        self.settle()

    @property
    def key_dialog(self) -> FinanceKeyDialog:
        """What makes a finance key, which must be open."""
        assert self.part.dialog is not None
        return self.part.dialog

    @property
    def sheet(self) -> SheetDriver:
        """The recovery sheet of the new finance key."""
        step = self.key_dialog.step
        assert isinstance(step, SheetStep)
        return SheetDriver(self.qtbot, step)

    def take_sheet(self) -> None:
        """Read the sheet back and wait until the window would lock, which is noted here and not done."""
        locked: list[bool] = []
        self.window.desk.lock = lambda: locked.append(True)
        self.sheet.read_back()
        self.qtbot.waitUntil(lambda: bool(locked))
        self.settle()

    @staticmethod
    def _at_keyboard() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget
