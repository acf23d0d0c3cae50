"""The one model of every list: it holds ids, and the rows in view."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from coprod_desktop.ui.jobs import Jobs, Work
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import ListSource

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_numbers = count()

#: Rows fetched together, and the first part of a list that is shown at once.
PAGE = 200
_KEPT = 20 * PAGE
_FETCHED_TOGETHER = 3
_WAITING = "…"

_Role = Qt.ItemDataRole


class ListModel(QAbstractTableModel, Generic[Row]):
    """Ids of the whole list, rows of what was looked at last.

    ``data()`` never queries, blocks or raises: a row that is not there yet shows "…" and is asked for. A new source stops
    the query of the old one. ``ticked`` holds the ids ticked by the user, whether they are in view or not.
    """

    loaded = Signal()
    ticks_changed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[Row]],
        *,
        ticks: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ticks = ticks
        self.ticked: set[int] = set()
        self.sorted_by: tuple[str, bool] = ("", False)
        self._jobs = jobs
        self._key = f"list {next(_numbers)}"
        self._source: ListSource[Row] | None = None
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._fetch = QTimer(self)
        self._fetch.setSingleShot(True)
        self._fetch.setInterval(0)
        self._fetch.timeout.connect(self.on_fetch_due)
        self.complete = False

    # what to show

    def show(self, source: ListSource[Row]) -> None:
        """Show this list from now on; what was asked for before is dropped."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the same list."""
        if self._source is None:
            return
        source = self._source
        self._jobs.cancel(self._key + " page")

        def begin(work: Work) -> "tuple[array[int], list[Row]]":
            ids = array("q", source.first(work, PAGE))
            return ids, list(source.rows(work, ids))

        self._jobs.read(begin, self.on_begun, key=self._key)

    def tick(self, ids: Iterable[int], *, on: bool = True) -> None:
        """Tick or untick rows."""
        before = len(self.ticked)
        self.ticked = self.ticked | set(ids) if on else self.ticked - set(ids)
        if len(self.ticked) != before:
            self._repaint()
            self.ticks_changed.emit()

    # what is shown

    def id_at(self, row: int) -> int | None:
        """The id of a row of the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: int) -> int:
        """Where an id stands, or -1."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def at(self, row: int) -> Row | None:
        """The row itself if it has been fetched; if not, it is asked for."""
        row_id = self.id_at(row)
        if row_id is None:
            return None
        found = self._rows.get(row_id)
        if found is None:
            self._want(row // PAGE)
        return found

    def ids(self) -> Sequence[int]:
        """Every id of the list as far as it is known."""
        return self._ids

    # answers

    def on_begun(self, answer: "tuple[array[int], list[Row]]") -> None:
        """The first part is here."""
        ids, rows = answer
        source = self._source
        whole = len(ids) < PAGE
        if (self._ids if whole else self._ids[:PAGE]) != ids:
            self._replace(ids, rows)
        else:
            self._rows.clear()
            self._keep(rows)
            self._repaint()
        self.complete = whole
        if not self.complete and source is not None:
            self._jobs.read(source.ids, self.on_all_ids, key=self._key)
        self.loaded.emit()

    def on_all_ids(self, ids: "array[int]") -> None:
        """Every id is here."""
        self.complete = True
        known = len(self._ids)
        if ids == self._ids:
            pass
        elif len(ids) > known and ids[:known] == self._ids:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        else:
            self._replace(ids, list(self._rows.values()))
        self.loaded.emit()

    def on_fetch_due(self) -> None:
        """Ask for the rows the view wanted since last time."""
        pages, self._wanted = list(self._wanted)[-_FETCHED_TOGETHER:], {}
        source = self._source
        ids = [row_id for page in pages for row_id in self._ids[page * PAGE : (page + 1) * PAGE]]
        ids = [row_id for row_id in ids if row_id not in self._rows]
        if source is not None and ids:
            self._jobs.read(lambda work: list(source.rows(work, ids)), self.on_rows, key=self._key + " page")

    def on_rows(self, rows: list[Row]) -> None:
        """More rows are here."""
        self._keep(rows)
        self._repaint()

    # inside

    def _replace(self, ids: "array[int]", rows: list[Row]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._rows.clear()
        self._keep(rows)
        self.endResetModel()

    def _keep(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows[row.id] = row  # type: ignore[attr-defined]
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._fetch.isActive():
            self._fetch.start()

    def _repaint(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows the list has as far as it is known."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Words of a cell; the rest is the delegate's."""
        if (
            role not in {_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole}
            or not index.isValid()
        ):
            return None
        row = self.at(index.row())
        if row is None:
            return _WAITING
        column = self.columns[index.column()]
        return column.text(row) if role == _Role.DisplayRole else column.spoken(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """A column's title, with an arrow where the list is sorted by it."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != _Role.DisplayRole:
            return None
        key, descending = self.sorted_by
        arrow = (" ↓" if descending else " ↑") if key and key == column.key else ""
        return column.title + arrow
