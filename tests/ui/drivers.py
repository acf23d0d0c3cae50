"""What tests do to the window: the only code of the tests that touches widgets of the kit."""

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.palette import Palette
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.list_view import ListView

_PATIENCE = 5000


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until no job is open and everything that was to be shown is shown."""
    qtbot.waitUntil(lambda: desk.jobs.idle, timeout=_PATIENCE)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: desk.jobs.idle, timeout=_PATIENCE)


def open_dialog(kind: type[Any] = Dialog) -> Any:
    """The dialog of this kind that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1, found
    return found[0]


def choose_file(path: Path) -> str:
    """Choose a file or a folder in the system's dialog that is open; the name that was offered."""
    dialog = open_dialog(QFileDialog)
    offered = [Path(one).name for one in dialog.selectedFiles()]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    return offered[0] if offered else ""


def cut_words(root: QWidget) -> list[str]:
    """The words below ``root`` that do not fit where they stand."""
    labels = [one.text() for one in root.findChildren(QLabel) if one.isVisible() and _is_cut(one)]
    buttons = [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    return labels + [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()]


def _is_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    hint = label.minimumSizeHint()
    needed = label.heightForWidth(label.width()) if label.wordWrap() else hint.height()
    return label.height() < needed or (not label.wordWrap() and label.width() < hint.width())


def tabbed_through(root: QWidget, most: int = 150) -> set[QWidget]:
    """Everything that has the keyboard in turn while Tab is pressed, until it comes round again."""
    window = root.window()
    window.activateWindow()
    reached: set[QWidget] = set()
    for _press in range(most):
        held = cast("QWidget | None", window.focusWidget())
        if held in reached:
            break
        if held is not None:
            reached.add(held)
        QTest.keyClick(held or window, Qt.Key.Key_Tab)
    return reached


class ListDriver:
    """A list."""

    def __init__(self, qtbot: QtBot, view: ListView[Any], desk: Desk) -> None:
        self.qtbot, self.view, self.desk = qtbot, view, desk

    def texts(self, column: int = 0) -> list[str]:
        """What the first rows say."""
        model = self.view.model
        for row in range(min(model.rowCount(), 50)):
            model.data(model.index(row, column))
        settle(self.qtbot, self.desk)
        return [model.data(model.index(row, column)) for row in range(min(model.rowCount(), 50))]

    def press(self, key: Qt.Key) -> None:
        """A key in the list."""
        QTest.keyClick(self.view.table, key)

    def empty_words(self) -> str:
        """What is said when there is nothing, or nothing if there are rows."""
        empty = self.view.empty
        return "" if empty.isHidden() else str(empty.sentence.text())  # type: ignore[attr-defined]


class FormDriver:
    """A form."""

    def __init__(self, qtbot: QtBot, form: Form) -> None:
        self.qtbot, self.form = qtbot, form

    def type(self, name: str, text: str) -> None:
        """Type into a line, as a person would."""
        line = self.form.control(name)
        line.selectAll()
        QTest.keyClicks(line, text) if text else line.clear()

    def paste(self, name: str, text: str) -> None:
        """Put text in a line in one go, as from another program."""
        line = self.form.control(name)
        line.selectAll()
        line.insert(text)

    def leave(self, name: str) -> None:
        """Press Enter, which tidies a line."""
        QTest.keyClick(self.form.control(name), Qt.Key.Key_Return)

    def shown(self, name: str) -> str:
        """What a line shows."""
        return str(self.form.control(name).text())


class WindowDriver:
    """The window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def do(self, key: str) -> None:
        """An action of the menus."""
        self.window.actions_of_window[key].trigger()
        settle(self.qtbot, self.window.desk)

    @property
    def notice(self) -> str:
        """What the bar says."""
        return self.window.desk.notices.bar.text.text()

    @property
    def can_undo(self) -> bool:
        """Whether the bar offers Undo."""
        return not self.window.desk.notices.bar.undo.isHidden()

    def find(self, text: str) -> Palette:
        """Type in "Go to or do"."""
        palette = self.window.open_palette()
        QTest.keyClicks(palette.box, text)
        self.qtbot.waitUntil(lambda: not palette.box.pending, timeout=_PATIENCE)
        settle(self.qtbot, self.window.desk)
        return palette


_MUST_HAVE_NAMES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.Dialog,
    QAccessible.Role.SpinBox,
}


def unnamed(root: QWidget) -> list[str]:
    """Every control below ``root`` that a screen reader could not name."""
    found: list[str] = []
    _walk(QAccessible.queryAccessibleInterface(root), found)
    return found


def _walk(one: QAccessibleInterface | None, found: list[str]) -> None:
    if one is None or not one.isValid() or one.state().invisible:
        return
    thing: QObject | None = one.object()
    if one.role() in _MUST_HAVE_NAMES and not one.text(QAccessible.Text.Name).strip():
        found.append(f"{type(thing).__name__} {thing.objectName() if thing else ''}")
    if one.role() in {QAccessible.Role.Table, QAccessible.Role.List}:
        return
    for number in range(one.childCount()):
        _walk(one.child(number), found)
