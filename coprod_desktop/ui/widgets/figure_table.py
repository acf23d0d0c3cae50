"""The table beside a chart: the same figures, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from coprod_desktop.ui import theme

_MOST_SHOWN = 14


class FigureTable(QTableWidget):
    """A small table as high as its rows. Numbers stand right; the first column holds the words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows of text."""
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headings))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(_side(column))
                self.setItem(row, column, cell)
        for column in range(len(headings)):
            if heading := self.horizontalHeaderItem(column):
                heading.setTextAlignment(_side(column))
        self.resizeColumnsToContents()
        self.resizeRowsToContents()
        if headings:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to fourteen of them; the rest scrolls."""
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _MOST_SHOWN)))
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 4)

    def minimumSizeHint(self) -> QSize:
        """Never less than its heading and a few rows."""
        return QSize(
            super().minimumSizeHint().width(), min(self.sizeHint().height(), theme.current().px(160))
        )


def _side(column: int) -> Qt.AlignmentFlag:
    return (
        Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    ) | Qt.AlignmentFlag.AlignVCenter
