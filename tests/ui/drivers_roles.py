"""What tests do to the window of a staff user with one role: see what there is, and read everything it says."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.money.line_row import LineRow
from tests.ui.drivers import WindowDriver, settle

_SAID = ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.ToolTipRole,
)


class RoleDriver(WindowDriver):
    """Someone at work with what their role allows."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        super().__init__(qtbot, window)
        self.window.start("today")
        settle(qtbot, window.desk)

    @property
    def page(self) -> Any:
        """The page that is open."""
        return self.window.pages.current

    def go(self, key: str, thing: object = None) -> bool:
        """Go to a page, if there is one for them."""
        found = self.window.go(key, thing)
        settle(self.qtbot, self.window.desk)
        return found is not None

    def turn_to(self, part: str) -> None:
        """A tab of the open page."""
        self.page.tabs.turn_to(part)
        settle(self.qtbot, self.window.desk)

    def entries(self) -> list[str]:
        """The keys of the rail, as shown."""
        return [key for key in self.window.pages.entries if self.window.rail.shown(key)]

    def actions(self) -> list[str]:
        """Every action of the menus."""
        return [action.text().replace("&", "") for action in self.window.actions_of_window.all()]

    def offered(self, text: str) -> list[str]:
        """What "Go to or do" offers for these letters."""
        palette = self.find(text)
        said = [offer.words for offer in palette.offers.offers]
        palette.reject()
        return said

    def lines(self) -> list[LineRow]:
        """The lines of the open claim."""
        return self.page.findChildren(LineRow)  # type: ignore[no-any-return]

    def said(self) -> str:
        """Everything the window and its open dialogs say: shown or not yet, spoken, or under the pointer."""
        dialogs = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        return "\n".join(text for top in {self.window, *dialogs} for text in said_by(top))


def said_by(top: QWidget) -> Iterator[str]:
    """Everything a window says: shown or not yet, spoken, or under the pointer."""
    for widget in (top, *top.findChildren(QWidget)):
        for name in _SAID:
            said = getattr(widget, name, None)
            if callable(said):
                yield str(said())
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            yield from _said_in(model)


def _said_in(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in _ROLES)
