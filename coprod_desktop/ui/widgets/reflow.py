"""Parts side by side while there is room for them, one below the other when there is not."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from coprod_desktop.ui import theme

#: Narrower than this for each part, in pixels at 100 %, they stand one below the other.
_LEAST_WIDTH = 320


class Reflow(QWidget):
    """Each part has its share of the width; at large text they become one column, so nothing is ever cut off.

    ``turned`` when they stand the other way.
    """

    turned = Signal()

    def __init__(self, *parts: tuple[QWidget | QLayout, int], least: int = 0) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._least = least or _LEAST_WIDTH * len(parts)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.current().space(theme.GAP))
        self._shares = [share for _part, share in parts]
        for part, share in parts:
            if isinstance(part, QWidget):
                self.row.addWidget(part, share)
            else:
                self.row.addLayout(part, share)

    @property
    def side_by_side(self) -> bool:
        """Whether there is room for all in one row."""
        return self.row.direction() is QBoxLayout.Direction.LeftToRight

    def need(self, least: int) -> None:
        """Another width, in pixels at 100 %, below which the parts stand one below the other."""
        self._least = least
        self._choose()

    def _choose(self) -> None:
        wide = self.width() >= theme.current().px(self._least)
        if wide != self.side_by_side:
            way = QBoxLayout.Direction
            self.row.setDirection(way.LeftToRight if wide else way.TopToBottom)
            for number, share in enumerate(self._shares):
                self.row.setStretch(number, share if wide else 0)
            self.updateGeometry()
            self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose row or column by the width there is."""
        super().resizeEvent(event)
        self._choose()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part: the rest may stand below it."""
        parts = [self.row.itemAt(number) for number in range(self.row.count())]
        sizes = [part.minimumSize() for part in parts if part is not None]
        hint = super().minimumSizeHint()
        return QSize(max((size.width() for size in sizes), default=0), hint.height())
