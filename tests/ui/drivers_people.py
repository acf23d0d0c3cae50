"""What tests do to the People pages."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.people.page import PeoplePage
from coprod_desktop.ui.people.person_page import PersonPage
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.words import Words
from tests.ui.drivers import FormDriver, ListDriver, open_dialog, settle


class PeopleDriver:
    """The list of people, and one person's page."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.open()

    def open(self) -> None:
        """Go to People."""
        self.window.go("people")
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)

    @property
    def page(self) -> PeoplePage:
        """The list's page."""
        page = self.window.pages.current
        assert isinstance(page, PeoplePage)
        return page

    @property
    def person(self) -> PersonPage:
        """The page of one person."""
        page = self.window.pages.current
        assert isinstance(page, PersonPage)
        return page

    def names(self) -> list[str]:
        """The names in the list."""
        return ListDriver(self.qtbot, self.page.list, self.window.desk).texts()

    def search(self, text: str) -> list[str]:
        """Type in the search box; the names that are left."""
        with self.qtbot.waitSignal(self.page.search.searched):
            self.page.search.selectAll()
            QTest.keyClicks(self.page.search, text) if text else self.page.search.clear()
        self.settle()
        return self.names()

    def filter(self, key: str) -> list[str]:
        """Press a chip; the names that are left."""
        self.page.chips._buttons[key].click()
        self.settle()
        return self.names()

    def add(self, **fields: str) -> None:
        """Add a person with the short form."""
        self.page.on_add_asked()
        self.fill(**fields)

    def fill(self, **fields: str) -> None:
        """Fill in the form that is open and press its verb."""
        dialog = open_dialog(FormDialog)
        driver = FormDriver(self.qtbot, dialog.form)
        for name, text in fields.items():
            driver.type(name, text)
        dialog.main.click()
        self.settle()

    def asked(self) -> str:
        """All that the open form says."""
        return "\n".join(words.text() for words in open_dialog(FormDialog).findChildren(Words))

    def paste(self, name: str, text: str) -> None:
        """Paste into a line of the form that is open."""
        FormDriver(self.qtbot, open_dialog(FormDialog).form).paste(name, text)

    def problem_at(self, field: str) -> str:
        """What the open form says beside a field."""
        return str(open_dialog(FormDialog).form.problem_at(field))

    def press(self, words: str) -> None:
        """Press a button of the open page by its words or name."""
        for button in self.window.pages.current.findChildren(Button):  # type: ignore[union-attr]
            if words in (button.text(), button.accessibleName()) and button.isVisibleTo(self.window):
                button.click()
                self.settle()
                return
        raise AssertionError(words)

    def close_dialog(self) -> None:
        """Leave the open form without keeping it."""
        dialog = open_dialog(FormDialog)
        dialog.form.fill({})
        dialog.done(0)
        self.settle()

    def choose_answer(self, question: str, answer: str) -> None:
        """Choose an answer in the open form, by words of the question and the answer."""
        dialog = open_dialog(FormDialog)
        for choice in dialog.form.findChildren(Choice):
            if question in choice.accessibleName():
                choice.setCurrentIndex(choice.findText(answer))
                return
        raise AssertionError(question)

    def keep_form(self) -> None:
        """Press the open form's verb."""
        open_dialog(FormDialog).main.click()
        self.settle()

    def confirm(self) -> None:
        """Say yes to what is asked."""
        open_dialog(Dialog).main.click()
        self.settle()
