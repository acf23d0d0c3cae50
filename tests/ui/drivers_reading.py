"""What tests do to the card that shows an invitation and what is hard to read in it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import open_dialog
from tests.ui.drivers_meetings import MeetingsDriver


class ReadingDriver(MeetingsDriver):
    """The Papers stage, with one invitation at right."""

    @property
    def card(self) -> Any:
        """The card at right."""
        return self.part("papers").preview

    def wait_until_drawn(self) -> None:
        """The preview waits a moment before it is drawn, and again after a change."""
        self.qtbot.waitUntil(lambda: bool(self.card.sheet.accessibleName()), timeout=10_000)
        self.qtbot.waitUntil(lambda: not self.card._pause.isActive(), timeout=10_000)
        self.settle()

    def offer(self) -> str:
        """What the button or the line below the page says of its words."""
        shown = self.card.look if self.card.look.isVisibleTo(self.window) else self.card.easy
        return str(shown.text())

    def heard(self) -> list[tuple[str, str]]:
        """Each sentence and all that is said of it, as a screen reader hears them."""
        return [(row.accessibleName(), row.accessibleDescription()) for row in self.card.reading.sentences]

    def focused(self) -> str:
        """The name of what has the keyboard."""
        return self._held().accessibleName()

    def tab(self) -> str:
        """On to the next by the keyboard; its name."""
        QTest.keyClick(self._held(), Qt.Key.Key_Tab)
        return self.focused()

    def advice_at(self, name: str) -> str:
        """What the open form says about what is typed in a field."""
        return str(open_dialog(FormDialog).form.advice_at(name))

    def type_in_form(self, name: str, text: str) -> None:
        """Type in a field of the open form and leave the form open."""
        control = open_dialog(FormDialog).form.control(name)
        control.selectAll()
        QTest.keyClicks(control, text) if text else control.clear()

    def heard_at(self, name: str) -> str:
        """What a screen reader hears with a field of the open form."""
        return str(open_dialog(FormDialog).form.control(name).accessibleDescription())

    def _held(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget
