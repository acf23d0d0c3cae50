"""A list: thousands of rows, two lines each, by mouse and by keyboard."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.jobs import Jobs
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.list_model import ListModel
from coprod_desktop.ui.models.source import ListSource
from coprod_desktop.ui.widgets.cell import Cell, row_height
from coprod_desktop.ui.widgets.empty import Empty

Row = TypeVar("Row")

#: A stretching column gives up at most so much of its width, in per cent, before the list scrolls sideways.
_LEAST_SHARE = 60
_LEAST_ROWS = 4


class ListView(QWidget, Generic[Row]):
    """A list of rows with its empty state.

    ``chosen`` (id or None) follows the current row; ``opened`` (id) is Enter or a double click; ``sort_asked`` (key,
    descending) a pressed heading; ``loaded`` when rows have come; ``ticks_changed`` after a tick.
    The current row is kept by id when the list is refreshed, sorted or searched.
    """

    chosen = Signal(object)
    opened = Signal(object)
    sort_asked = Signal(str, bool)
    loaded = Signal()
    ticks_changed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[Row]],
        name: str,
        *,
        ticks: bool = False,
        empty: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.model: ListModel[Row] = ListModel(jobs, columns, ticks=ticks, parent=self)
        self.table = _Table(self.model)
        self.table.setAccessibleName(name)
        self.empty = empty or Empty("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self._connect()

    def show_list(self, source: ListSource[Row]) -> None:
        """Show this source; an older question is dropped."""
        self.model.show(source)

    def refresh(self) -> None:
        """Ask again for what is shown."""
        self.model.refresh()

    def set_sorted(self, key: str, *, descending: bool = False) -> None:
        """Mark the heading the list is sorted by."""
        self.model.sorted_by = (key, descending)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)

    def choose(self, row_id: int | None) -> bool:
        """Make this row the current one, if it is in the list."""
        row = -1 if row_id is None else self.model.row_of(row_id)
        self.table.kept = row_id
        self.table.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())
        return row >= 0

    @property
    def current_id(self) -> int | None:
        """The current row's id."""
        return self.model.id_at(self.table.currentIndex().row())

    @property
    def current_row(self) -> Row | None:
        """The current row, if there is one and it has come."""
        return self.model.at(self.table.currentIndex().row())

    def on_loaded(self) -> None:
        """Rows have come: show them or the empty state, and find the current row again."""
        has_rows = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.table if has_rows else self.empty)
        self.table.find_again()
        self.loaded.emit()

    def on_header_pressed(self, section: int) -> None:
        """A heading was pressed: ask for that order, or the other way round."""
        key = self.model.columns[section].key
        if key:
            before, descending = self.model.sorted_by
            turned = before == key and not descending
            self.set_sorted(key, descending=turned)
            self.sort_asked.emit(key, turned)

    def _connect(self) -> None:
        self.model.loaded.connect(self.on_loaded)
        self.model.ticks_changed.connect(self.ticks_changed)
        self.table.horizontalHeader().sectionClicked.connect(self.on_header_pressed)
        self.table.row_opened.connect(self.opened)
        self.table.row_chosen.connect(self.chosen)


class _Table(QTableView):
    row_opened = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, model: ListModel[Any]) -> None:
        super().__init__()
        self.kept: int | None = None
        self._model = model
        self._two_lines = any(column.second is not None for column in model.columns)
        self.setModel(model)
        self.setItemDelegate(Cell(cast("ListModel[object]", model), self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._dress_headers()
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self.find_again)

    def find_again(self) -> None:
        """Put the current row where its id now stands."""
        if self.kept is None or self._model.id_at(self.currentIndex().row()) == self.kept:
            return
        row = self._model.row_of(self.kept)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))

    def _dress_headers(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height(two_lines=self._two_lines))

    def _share_width(self) -> None:
        """Fixed columns keep their width; the stretching ones share what is left."""
        worn = theme.current()
        widths = [worn.px(column.width) for column in self._model.columns]
        stretching = [number for number, column in enumerate(self._model.columns) if column.stretch]
        spare = self.viewport().width() - sum(widths)
        for number in stretching:
            least = widths[number] * _LEAST_SHARE // 100
            widths[number] = max(least, widths[number] + spare // len(stretching))
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if (row_id := self._model.id_at(index.row())) is not None:
            self.row_opened.emit(row_id)

    def _turn_tick(self, row: int) -> None:
        row_id = self._model.id_at(row)
        if row_id is not None:
            self._model.tick([row_id], on=row_id not in self._model.ticked)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Remember the current row by its id."""
        super().currentChanged(current, previous)
        row_id = self._model.id_at(current.row())
        if row_id is not None and row_id != self.kept:
            self.kept = row_id
            self.row_chosen.emit(row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks; the rest is as in every list."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._open(index)
        elif event.key() == Qt.Key.Key_Space and self._model.ticks and index.isValid():
            self._turn_tick(index.row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks the row."""
        index = self.indexAt(event.position().toPoint())
        box = theme.current().px(40)
        at_box = event.position().x() - self.visualRect(index).left() < box
        if self._model.ticks and index.isValid() and index.column() == 0 and at_box:
            self._turn_tick(index.row())
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other heights and widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_two_lines"):
            self.verticalHeader().setDefaultSectionSize(row_height(two_lines=self._two_lines))
            self._share_width()

    def sizeHint(self) -> QSize:
        """Room for a few rows; a page gives it all that is left."""
        rows = self.verticalHeader().defaultSectionSize() * _LEAST_ROWS
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def minimumSizeHint(self) -> QSize:
        """Never less than those few rows."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then a ring around the current one while the list has the keyboard."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not (self.hasFocus() and index.isValid()):
            return
        first, last = (
            self.visualRect(self._model.index(index.row(), 0)),
            self.visualRect(self._model.index(index.row(), len(self._model.columns) - 1)),
        )
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current()["focus"], 2))
        painter.drawRoundedRect(QRect(first.united(last)).adjusted(1, 1, -1, -2), 4, 4)
        painter.end()
