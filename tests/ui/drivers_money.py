"""What tests do to the Money pages."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.money.claim_page import ClaimPage
from coprod_desktop.ui.money.page import MoneyPage
from coprod_desktop.ui.money.total_card import TotalCard
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.words import Words
from tests.ui.drivers import FormDriver, ListDriver, choose_file, open_dialog, settle

_KEYS = {"Tab": Qt.Key.Key_Tab, "Enter": Qt.Key.Key_Return, "Space": Qt.Key.Key_Space}


class MoneyDriver:
    """The inbox of claims, and one claim's page."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def open(self, thing: object = None) -> None:
        """Go to Money."""
        self.window.go("money", thing)
        self.settle()

    def open_claim(self, claim_id: int) -> None:
        """Go to one claim."""
        self.window.go("claim", claim_id)
        self.settle()

    def open_claim_of(self, name: str) -> None:
        """Open the claim of someone in the list."""
        view = self.page.list
        view.opened.emit(view.model.id_at(self.people().index(name)))
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)

    @property
    def page(self) -> MoneyPage:
        """The inbox."""
        page = self.window.pages.current
        assert isinstance(page, MoneyPage)
        return page

    @property
    def claim(self) -> ClaimPage:
        """The page of one claim."""
        page = self.window.pages.current
        assert isinstance(page, ClaimPage)
        return page

    def column(self, title: str) -> list[str]:
        """What a column of the list says, chips and second lines too."""
        view = self.page.list
        number = next(n for n, column in enumerate(view.model.columns) if column.title == title)
        ListDriver(self.qtbot, view, self.window.desk).texts(number)
        return [
            str(view.model.index(row, number).data(Qt.ItemDataRole.AccessibleTextRole))
            for row in range(view.model.rowCount())
        ]

    def turn_to(self, key: str) -> None:
        """Press the tab of a state."""
        self.page.tabs.buttons[key].click()
        self.settle()

    def search(self, text: str) -> list[str]:
        """Type in the search box; the people that are left."""
        with self.qtbot.waitSignal(self.page.search.searched):
            self.page.search.selectAll()
            QTest.keyClicks(self.page.search, text) if text else self.page.search.clear()
        self.settle()
        return self.people()

    def press_heading(self, title: str) -> None:
        """Press the heading of a column."""
        view = self.page.list
        number = next(n for n, column in enumerate(view.model.columns) if column.title == title)
        view.table.horizontalHeader().sectionClicked.emit(number)
        self.settle()

    def people(self) -> list[str]:
        """Who the list shows."""
        return [one.split(",", maxsplit=1)[0] for one in self.column("Person")]

    def key(self, key: Qt.Key) -> None:
        """A key in the list, with its first row the current one."""
        table = self.page.list.table
        table.setFocus()
        if not table.currentIndex().isValid():
            table.setCurrentIndex(table.model().index(0, 0))
        QTest.keyClick(table, key)
        self.settle()

    def shortcut(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Ctrl and a key, or Ctrl, Shift and a key, where the keyboard is."""
        self.window.activateWindow()  # without a window manager it does not come back after a dialog by itself
        self.qtbot.waitUntil(self.window.isActiveWindow)
        held = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(self.window, key, held | Qt.KeyboardModifier.ShiftModifier if shift else held)
        self.settle()

    def field_with_keyboard(self) -> str:
        """The name of the control of the open form that has the keyboard."""
        return str(open_dialog(FormDialog).focusWidget().accessibleName())

    def type_on(self, *texts: str) -> None:
        """Type into one control of the open form after another, Tab between them, then Enter."""
        dialog = open_dialog(FormDialog)
        for number, text in enumerate(texts):
            if number:
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            QTest.keyClicks(dialog.focusWidget(), text)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        self.settle()

    def strike(self, *keys: str) -> int:
        """Strike keys where the keyboard is, as hands would; how many.

        Plain words are typed letter by letter; "Tab", "Enter", "Space" and "Ctrl+N" are keys (Ctrl counts as one).
        """
        struck = 0
        for key in keys:
            if key == "Ctrl+N":
                self.shortcut(Qt.Key.Key_N)
                struck += 2
                continue
            at = open_dialog(FormDialog).focusWidget()
            if key in _KEYS:
                QTest.keyClick(at, _KEYS[key])
                struck += 1
            else:
                QTest.keyClicks(at, key)
                struck += len(key)
            if key == "Enter":
                self.settle()
        return struck

    def press(self, words: str) -> None:
        """Press a button of the open page by its words or name."""
        button = self.find(words)
        assert button is not None, words
        button.click()
        self.settle()

    def find(self, words: str) -> Button | None:
        """A button of the open page that can be seen and pressed."""
        for button in self.window.pages.current.findChildren(Button):  # type: ignore[union-attr]
            named = words in (button.text(), button.accessibleName())
            if named and button.isVisibleTo(self.window) and button.isEnabled():
                return button
        return None

    def choose(self, field: str, value: object) -> None:
        """Choose in the open form, as a person would."""
        control = open_dialog(FormDialog).form.control(field)
        control.show_value(value)
        control.activated.emit(control.currentIndex())

    def tick(self, field: str) -> None:
        """Tick in the open form."""
        open_dialog(FormDialog).form.control(field).click()

    def fill(self, **fields: str) -> None:
        """Fill in the form that is open and press its verb."""
        dialog = open_dialog(FormDialog)
        driver = FormDriver(self.qtbot, dialog.form)
        for name, text in fields.items():
            control = dialog.form.control(name)
            if hasattr(control, "setPlainText"):
                control.setPlainText(text)
            else:
                driver.type(name, text)
        dialog.main.click()
        self.settle()

    def offered(self, field: str) -> bool:
        """Whether the open form shows a field."""
        form = open_dialog(FormDialog).form
        return bool(form.control(field).isVisibleTo(form))

    def problem_at(self, field: str) -> str:
        """What the open form says beside a field."""
        return str(open_dialog(FormDialog).form.problem_at(field))

    def close_dialog(self) -> None:
        """Leave the open form without keeping it."""
        open_dialog(FormDialog).done(0)
        self.settle()

    def say_yes(self) -> str:
        """Answer the question that is open with its verb; what it said."""
        dialog = open_dialog(Dialog)
        said = dialog.accessibleDescription()
        dialog.main.click()
        self.settle()
        return str(said)

    def attach(self, what: str, file: Path) -> None:
        """Choose a file as the receipt of a line."""
        self.press(f"Attach a receipt for {what}")
        self.choose_folder(file)

    def thumbnail(self, what: str) -> QColor:
        """The colour in the middle of the small picture of a line's receipt."""
        row = next(one for one in self.claim.boxes[Box.EXPENSES].rows if one.line.what == what)
        assert row.receipt is not None
        picture = row.receipt.picture.icon().pixmap(row.receipt.picture.iconSize()).toImage()
        return picture.pixelColor(picture.rect().center())

    def look_again(self) -> None:
        """F5: what someone else did is seen."""
        self.claim.refresh()
        self.settle()

    def notice(self) -> str:
        """What the bar at the foot of the window says."""
        return self.window.desk.notices.bar.text.text()

    def choose_folder(self, folder: Path) -> None:
        """Choose a folder, or a file, in the system's dialog that is open."""
        choose_file(folder)
        self.settle()

    def box(self, box: Box) -> str:
        """The figure of one of the two boxes."""
        return self.claim.boxes[box].figure.text()

    def total(self) -> str:
        """The total to pay."""
        cards = [one for one in self.claim.findChildren(TotalCard) if one.isVisibleTo(self.window)]
        assert len(cards) == 1
        return cards[0].figure.text()

    def said(self) -> str:
        """Every word the page shows."""
        page = self.window.pages.current
        assert page is not None
        shown = [one.text() for one in page.findChildren(Words) if one.isVisibleTo(self.window)]
        return "\n".join(shown)

    def pages_of_paper(self) -> list[str]:
        """The pages of the paper that is looked at, then close it."""
        dialog = open_dialog(PaperDialog)
        view = dialog.view.pages
        self.qtbot.waitUntil(lambda: bool(view.kept), timeout=10_000)
        names = []
        for number in range(view.count):
            view.go_to(number)
            names.append(view.accessibleName())
        dialog.main.click()
        self.settle()
        return names
