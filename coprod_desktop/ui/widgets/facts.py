"""Facts as label and value, one below the other; what is not known is not shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.words import Kind, Words

#: The column of labels, in pixels at 100 %, and the most it takes of a narrow card, in per cent.
_LABEL_WIDTH = 212
_MOST_SHARE = 42


class Facts(QWidget):
    """A quiet table of two columns. Empty values are left out; with none at all it says so."""

    def __init__(self, facts: Sequence[tuple[str, str]], *, nothing: str = "") -> None:
        super().__init__()
        self.setObjectName("bare")
        worn = theme.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(worn.space(theme.GAP))
        grid.setVerticalSpacing(worn.space(6))
        grid.setColumnStretch(1, 1)
        self._grid = grid
        known = [(label, value) for label, value in facts if value]
        for row, (label, value) in enumerate(known):
            said = Words(value)
            said.setAccessibleName(f"{label}: {value}")
            name = Words(label, Kind.NOTE)
            name.setContentsMargins(0, worn.px(theme.BODY - theme.NOTE) // 2 + 1, 0, 0)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
        if not known:
            grid.addWidget(Words(nothing or _("Nothing recorded yet."), Kind.NOTE), 0, 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self._named = bool(known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The labels of every card are as wide as each other, but never leave the values too little."""
        super().resizeEvent(event)
        if self._named:
            wide = min(theme.current().px(_LABEL_WIDTH), self.width() * _MOST_SHARE // 100)
            self._grid.setColumnMinimumWidth(0, wide)
            for row in range(self._grid.rowCount() - 1):
                part = self._grid.itemAtPosition(row, 0)
                label = part.widget() if part is not None else None
                if label is not None:
                    label.setMaximumWidth(wide)
