"""The table of a list: how it is dressed, how wide its columns are, what its keys and presses do."""

from typing import Any, Protocol, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView

from coprod_desktop.ui import theme
from coprod_desktop.ui.models.list_model import ListModel
from coprod_desktop.ui.widgets.cell import Cell, row_height
from coprod_desktop.ui.widgets.column_widths import needed_width, share, wanted_width

_LEAST_ROWS = 4
#: So many rows from the top say how wide the columns want to be.
_MEASURED = 40


class Foot(Protocol):
    """What stands below every row where a list is too narrow for it to stand beside."""

    def height(self, width: int) -> int:
        """How high it is at this width, in pixels."""

    def draw(self, painter: QPainter, room: QRect, row: int) -> None:
        """Draw it for one row."""

    def press(self, room: QRect, at: QPoint, row: int) -> bool:
        """A press on it; whether it hit something."""


class ListTable(QTableView):
    """The table of a :class:`ListView`: ``row_opened`` and ``row_chosen`` carry ids."""

    row_opened = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, model: ListModel[Any]) -> None:
        super().__init__()
        self.kept: int | None = None
        self._model = model
        self._two_lines = any(column.second is not None for column in model.columns)
        self._wraps = max((column.wraps for column in model.columns), default=0)
        self._most_rows: int | None = None
        self._wanted = [0] * len(model.columns)
        self._needed = [0] * len(model.columns)
        self._foot: Foot | None = None
        self._foot_column: int | None = None
        self._below = 0
        self._cell = Cell(cast("ListModel[object]", model), self)
        self.setModel(model)
        self.setItemDelegate(self._cell)
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
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._row_height())

    def fit_rows(self, most: int) -> None:
        """Be only as high as the rows there are, and never higher than so many; for a list among other cards."""
        self._most_rows = most
        self.model().modelReset.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stand_below(self, foot: Foot, column: int) -> None:
        """Draw a column below the rows instead, whenever there is no room for it beside the others."""
        self._foot, self._foot_column = foot, column
        self._share_width()

    def measure(self) -> None:
        """See how much room the first rows want; columns only ever grow, so that a search does not move them."""
        rows = [self._model.at(row) for row in range(min(self._model.rowCount(), _MEASURED))]
        known = [row for row in rows if row is not None]
        for number, column in enumerate(self._model.columns):
            tick = theme.current().px(32) if self._model.ticks and not number else 0
            self._wanted[number] = max(self._wanted[number], wanted_width(column, known) + tick)
            heading = self.horizontalHeader().sectionSizeHint(number)
            self._needed[number] = max(self._needed[number], heading, needed_width(column, known) + tick)
        self._share_width()

    def foot_room(self, row: int) -> QRect:
        """Where the foot of a row stands; empty while the column stands beside the others."""
        at = self._model.index(
            row, next((n for n in range(len(self._wanted)) if not self.isColumnHidden(n)), 0)
        )
        rect = self.visualRect(at)
        return QRect(0, rect.bottom() - self._below, self.viewport().width(), self._below)

    def _share_width(self) -> None:
        found = share(
            self._model.columns, self.viewport().width(), self._wanted, self._foot_column, self._needed
        )
        for number, width in enumerate(found.each):
            self.setColumnHidden(number, width is None)
            if width is not None:
                self.setColumnWidth(number, width)
        below = self._foot.height(self.viewport().width()) if self._foot is not None and found.below else 0
        height = self._row_height() + below
        self._cell.foot = self._below = below
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self.updateGeometry()

    def _row_height(self) -> int:
        return row_height(two_lines=self._two_lines, wraps=self._wraps)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if (row_id := self._model.id_at(index.row())) is not None:
            self.row_opened.emit(row_id)

    def _turn_tick(self, row: int) -> None:
        row_id = self._model.id_at(row)
        if row_id is not None:
            self._model.tick([row_id], on=row_id not in self._model.ticked)

    def _paint_feet(self) -> None:
        if not self._below or self._foot is None or not self._model.rowCount():
            return
        first, last = self.rowAt(0), self.rowAt(self.viewport().height())
        painter = QPainter(self.viewport())
        for row in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
            self._foot.draw(painter, self.foot_room(row), row)
        painter.end()

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
        elif self._below and self._foot is not None and index.isValid():
            self._foot.press(self.foot_room(index.row()), event.position().toPoint(), index.row())
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other heights and widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cell"):
            self._wanted = [0] * len(self._wanted)
            self._needed = [0] * len(self._wanted)
            self.measure()

    def sizeHint(self) -> QSize:
        """Room for a few rows; a page gives it all that is left."""
        shown = _LEAST_ROWS
        if self._most_rows is not None:
            shown = max(min(self._model.rowCount(), self._most_rows), 1)
        rows = self.verticalHeader().defaultSectionSize() * shown
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def minimumSizeHint(self) -> QSize:
        """Never less than those few rows."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows and what stands below them, then a ring around the current one while the list has the keyboard."""
        super().paintEvent(event)
        self._paint_feet()
        index = self.currentIndex()
        if not (self.hasFocus() and index.isValid()):
            return
        shown = [n for n in range(len(self._wanted)) if not self.isColumnHidden(n)]
        first, last = (self.visualRect(self._model.index(index.row(), n)) for n in (shown[0], shown[-1]))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current()["focus"], 2))
        painter.drawRoundedRect(QRect(first.united(last)).adjusted(1, 1, -1, -2), 4, 4)
        painter.end()
