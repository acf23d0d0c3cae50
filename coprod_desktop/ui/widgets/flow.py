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
        y = room.top()
        for line in self._lines(room.width()):
            high = max(size.height() for _part, size in line)
            x = room.left()
            for part, size in line:
                if move:  # lower things stand in the middle of their line, as words do beside a button
                    part.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._below
        return max(0, y - self._below - room.top())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, and how large."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint()
            if not lines or used + size.width() > room:
                lines.append([])
                used = 0
            used += size.width() + self._gap
            width = min(size.width(), room) if room > 0 else size.width()
            lines[-1].append((part, QSize(width, size.height())))
        return lines
