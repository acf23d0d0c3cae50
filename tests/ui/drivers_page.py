"""What tests do to any page: go to it, press its buttons, fill in its forms."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import FormDriver, cut_words, open_dialog, settle


class PageDriver:
    """One page of a window over a real register."""

    key = ""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.gone: list[tuple[str, object]] = []

    def open(self, thing: object = None) -> None:
        """Go to the page."""
        self.window.go(self.key, thing)
        self.settle()

    def note_where_it_leads(self) -> None:
        """From now on only write down where the page would go."""

        def go(page: str, thing: object = None) -> None:
            self.gone.append((page, thing))

        self.window.desk.navigate = go

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)

    def press(self, words: str) -> None:
        """Press a button of the open page by its words or its longer name."""
        page = self.window.pages.current
        assert page is not None
        for button in page.findChildren(Button):
            if words in (button.text(), button.accessibleName()) and button.isVisibleTo(self.window):
                button.click()
                self.settle()
                return
        raise AssertionError(words)

    def fill(self, **fields: str) -> None:
        """Fill in the lines of the form that is open and press its verb."""
        dialog = open_dialog(FormDialog)
        driver = FormDriver(self.qtbot, dialog.form)
        for name, text in fields.items():
            driver.type(name, text)
        dialog.main.click()
        self.settle()

    def choose(self, **fields: object) -> None:
        """Choose these in the form that is open."""
        open_dialog(FormDialog).form.fill(fields)

    def problem_at(self, field: str) -> str:
        """What the open form says beside a field."""
        return str(open_dialog(FormDialog).form.problem_at(field))

    def leave(self) -> None:
        """Leave the open form without keeping it."""
        open_dialog(FormDialog).done(0)
        self.settle()

    def say_yes(self) -> None:
        """Agree to what is asked."""
        open_dialog(Dialog).main.click()
        self.settle()

    def undo(self) -> None:
        """Take the last action back."""
        self.window.desk.undo()
        self.settle()

    @property
    def page(self) -> Any:
        """The page that is open."""
        return self.window.pages.current

    @property
    def sentence(self) -> str:
        """What stands under the title."""
        return str(self.page.sentence.text())

    @property
    def notice(self) -> str:
        """What the bar at the foot says."""
        return self.window.desk.notices.bar.text.text()

    def words(self) -> list[str]:
        """Everything the page says that can be seen."""
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible() and one.text()]

    def cut(self) -> list[str]:
        """Words that do not fit where they stand, once everything has found its place."""
        for _round in range(20):
            if not cut_words(self.page):
                break
            self.qtbot.wait(25)
        return cut_words(self.page)


def run_of(actions: list[QAction], words: str) -> Callable[[], None]:
    """The action of a menu with these words."""
    return next(action.trigger for action in actions if action.text() == words)
