"""What tests do to the lists beside the list of people."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coprod_desktop.ui.people.around_page import AroundPage
from coprod_desktop.ui.people.switch import Switch
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import ListDriver, open_dialog
from tests.ui.drivers_page import PageDriver


class AroundDriver(PageDriver):
    """Colleagues, supporters or partner organisations, and the switch between them."""

    key = "colleagues"

    @property
    def around(self) -> AroundPage[Any]:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, AroundPage)
        return page

    def names(self, column: int = 0) -> list[str]:
        """What the rows say."""
        return ListDriver(self.qtbot, self.around.list, self.window.desk).texts(column)

    def search(self, text: str) -> list[str]:
        """Type in the search box; the names that are left."""
        with self.qtbot.waitSignal(self.around.search.searched):
            self.around.search.selectAll()
            QTest.keyClicks(self.around.search, text)
        self.settle()
        return self.names()

    def show_ended(self) -> None:
        """Turn to those who are no longer there, or back."""
        self.around.chips._buttons["ended"].click()
        self.settle()

    def switch(self, words: str) -> None:
        """Press a button of the switch."""
        self.press(words)

    def switches(self) -> list[str]:
        """The lists one can turn to."""
        (switch,) = self.page.findChildren(Switch)
        return [one.text() for one in switch.buttons.values() if one.isVisible()]

    def marked(self) -> list[str]:
        """The one the switch marks."""
        (switch,) = self.page.findChildren(Switch)
        return [one.text() for one in switch.buttons.values() if one.isChecked()]

    def keep(self) -> None:
        """Press the verb of the form that is open."""
        open_dialog(FormDialog).main.click()
        self.settle()

    def offered(self, field: str) -> list[str]:
        """The names the line of the open form offers when the down arrow is pressed; one is taken by Enter."""
        line = open_dialog(FormDialog).form.control(field)
        line.setFocus()
        self.settle()
        QTest.keyClick(line, Qt.Key.Key_Down)
        popup = line._popup
        names = list(line.names)
        assert popup.isVisible()
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        return names

    def type_area(self, field: str, text: str) -> None:
        """Type into a field of several lines."""
        QTest.keyClicks(open_dialog(FormDialog).form.control(field), text)

    def verbs(self) -> list[str]:
        """The buttons that can be seen."""
        return [one.text() for one in self.page.findChildren(Button) if one.isVisible()]
