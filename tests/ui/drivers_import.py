"""What tests do to the page that takes in a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.people.import_page import ImportPage
from tests.ui.drivers import ListDriver, settle


class ImportDriver:
    """The three steps."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.open()

    def open(self) -> None:
        """Go to the page."""
        self.window.go("import")
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        for _round in range(3):
            settle(self.qtbot, self.window.desk)

    @property
    def page(self) -> ImportPage:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, ImportPage)
        return page

    @property
    def step(self) -> str:
        """Which step is shown."""
        return self.page.steps.key

    @property
    def verb(self) -> str:
        """What the main button says, or nothing when it cannot be pressed."""
        action = self.page.main_action
        return action.text() if action.isEnabled() else ""

    @property
    def sentence(self) -> str:
        """What the page says of itself."""
        return self.page.sentence.text()

    @property
    def notice(self) -> str:
        """What the bar says."""
        return self.window.desk.notices.bar.text.text()

    @property
    def problem(self) -> str:
        """What is wrong with the file, beside the button, or with the columns, above them."""
        words = self.page.file.problem if self.step == "file" else self.page.columns.problem
        return "" if words.isHidden() else words.text()

    def choose(self, path: Path) -> None:
        """Choose a file, as the system's dialog would say it."""
        self.page.file.on_file_selected(str(path))
        self.settle()

    def drop(self, path: Path) -> None:
        """Drag a file over the page and let it go."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(path))])
        here, copy = QPoint(40, 40), Qt.DropAction.CopyAction
        button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(here, copy, dragged, button, no_key)
        QApplication.sendEvent(self.page, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(self.page, QDropEvent(here, copy, dragged, button, no_key))
        self.settle()

    def press_main(self) -> None:
        """The main button, by its shortcut's own action."""
        self.page.main_action.trigger()
        self.settle()

    def cancel(self) -> None:
        """Cancel, at any step."""
        self.page.cancel_action.trigger()
        self.settle()

    def columns(self) -> dict[str, str]:
        """What each column that can be something is said to be."""
        sheet = self.page.columns.sheet
        assert sheet is not None
        return {sheet.headings[n]: choice.currentText() for n, choice in self.page.columns.choices.items()}

    def say_column(self, heading: str, words: str) -> None:
        """Say what a column is, by keyboard."""
        sheet = self.page.columns.sheet
        assert sheet is not None
        choice = self.page.columns.choices[sheet.headings.index(heading)]
        choice.setFocus()
        choice.setCurrentIndex(choice.findText(words))
        choice.activated.emit(choice.currentIndex())
        self.settle()

    def choose_sheet(self, name: str) -> None:
        """Choose another sheet of the workbook."""
        sheets = self.page.columns.sheets
        sheets.setCurrentIndex(sheets.findText(name))
        sheets.activated.emit(sheets.currentIndex())
        self.settle()

    def rows(self) -> list[tuple[str, str]]:
        """Each row's person and what will happen."""
        listed = ListDriver(self.qtbot, self.page.rows.list, self.window.desk)
        names = listed.texts(1)
        model = self.page.rows.list.model
        said = [model.data(model.index(n, 2), Qt.ItemDataRole.AccessibleTextRole) for n in range(len(names))]
        return list(zip(names, said, strict=True))

    def filter(self, fate: str) -> None:
        """Turn a filter chip on or off."""
        chips = self.page.rows.chips
        chips._buttons[fate].click()
        self.settle()

    def chips(self) -> list[str]:
        """What the filter chips say."""
        return [button.text() for button in self.page.rows.chips._buttons.values()]

    def go_to_row(self, number: int) -> None:
        """Make a row the current one with the keyboard."""
        table = self.page.rows.list.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        while self.page.rows.list.current_id != number:
            QTest.keyClick(table, Qt.Key.Key_Down)
        self.settle()

    def next_to_decide(self) -> None:
        """The button that goes to the next row needing an answer."""
        self.page.rows.next.click()
        self.settle()

    def answers(self) -> list[str]:
        """What may be said of the chosen row."""
        choice = self.page.rows.panel.choice
        return [] if choice is None else [choice.itemText(n) for n in range(choice.count())]

    def answer(self, words: str) -> None:
        """Say what the chosen row is."""
        choice = self.page.rows.panel.choice
        assert choice is not None
        choice.setCurrentIndex(choice.findText(words))
        choice.activated.emit(choice.currentIndex())
        self.settle()

    def panel_words(self) -> str:
        """Everything the panel at right says."""
        from coprod_desktop.ui.widgets.words import Words

        panel = self.page.rows.panel
        return "\n".join(one.text() for one in panel.findChildren(Words) if one.isVisibleTo(panel))
