"""What tests do to the page a paper form is typed in on: by keyboard alone, each key counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.people.needs_form_page import NeedsFormPage
from tests.ui.drivers_page import PageDriver


class NeedsFormDriver(PageDriver):
    """Types at whatever has the keyboard, as a person with a pile of forms would."""

    key = "needs-form"
    pressed = 0

    @property
    def form(self) -> NeedsFormPage:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, NeedsFormPage)
        return page

    def keys(self, text: str) -> None:
        """Letters and digits; the end of a line is Enter, a tabulator is Tab."""
        for letter in text:
            held = self.window.focusWidget()
            if letter in "\n\t":
                QTest.keyClick(held, Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_Tab)
            else:
                QTest.keyClicks(held, letter)
            self.pressed += 1
        QApplication.processEvents()

    def keep(self) -> None:
        """Ctrl+Enter."""
        self.form.keep.trigger()
        self.pressed += 1
        self.settle()

    def ticked(self) -> dict[str, str]:
        """What is ticked, with its detail."""
        return {need: line.detail.text() for need, line in self.form.entry.lines.items() if line.on()}

    @property
    def said(self) -> str:
        """What is said of the last number."""
        return self.form.entry.said.text()

    @property
    def trouble(self) -> str:
        """What is wrong with the form, if anything."""
        return "" if self.form.trouble.isHidden() else self.form.trouble.text()
