"""A list: thousands of rows, two lines each, by mouse and by keyboard."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui.jobs import Jobs
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.list_model import ListModel
from coprod_desktop.ui.models.source import ListSource
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_table import ListTable

Row = TypeVar("Row")


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
        self.table = ListTable(self.model)
        self.table.setAccessibleName(name)
        self.empty = empty or Empty("")
        self._fits = False
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

    def fit_rows(self, most: int) -> None:
        """Be only as high as the rows there are, and never higher than so many; for a list among other cards."""
        self._fits = True
        self.table.fit_rows(most)

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
        shown = self.table if has_rows else self.empty
        self._stack.setCurrentWidget(shown)
        # Tab would come to a table that is hidden, and stay where it was for ever.
        self.setFocusProxy(self.table if has_rows else None)  # type: ignore[arg-type]  # Qt takes none
        if self._fits:
            self._stack.setFixedHeight(shown.sizeHint().height())
        self.table.measure()
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
