"""A row that wraps: what does not fit goes on the next line, at any text size."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from coprod_desktop.ui import theme


class Flow(QLayout):
    """Lays widgets side by side and wraps like words."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, below: int | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._gap = theme.current().space(gap)
        self._below = theme.current().space(gap if below is None else below)
        self.setContentsMargins(QMargins())

    def addItem(self, part: QLayoutItem) -> None:
        """Take one more part."""
        self._parts.append(part)

    def count(self) -> int:
        """How many parts."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, or None."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """A part, taken out."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, in pixels."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        """Place every part."""
        super().setGeometry(room)
        self._lay(room, move=True)

    def sizeHint(self) -> QSize:
        """All in one line, if there is room."""
        shown = [part.sizeHint() for part in self._parts if not part.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """As wide as its widest part."""
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.minimumSize())
        return size

    def _lay(self, room: QRect, *, move: bool) -> int:
        x, y, high = room.left(), room.top(), 0
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint()
            if x > room.left() and x + size.width() > room.right() + 1:
                x, y, high = room.left(), y + high + self._below, 0
            width = min(size.width(), room.width()) if room.width() > 0 else size.width()
            if move:
                part.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            high = max(high, size.height())
        return y + high - room.top()
