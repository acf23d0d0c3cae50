"""A photo, as wide as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import theme

#: It never takes more height than this, in pixels at 100 %.
_HIGHEST = 240


class Photo(QWidget):
    """Drawn whole, never stretched or cut. ``said`` tells a screen reader what it is of."""

    def __init__(self, content: bytes, said: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(said)
        self.picture = QPixmap()
        self.picture.loadFromData(content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """As high as its width makes it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its height at this width."""
        return self._size(width).height()

    def sizeHint(self) -> QSize:
        """As large as it may be."""
        return self._size(self.picture.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo, at the left."""
        super().paintEvent(event)
        if self.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = self._size(self.width())
        small = self.picture.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, small)
        painter.end()

    def _size(self, width: int) -> QSize:
        room = QSize(width, theme.current().px(_HIGHEST))
        return self.picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
