"""A chart on the window, the same drawing as on paper."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import theme


class SvgView(QWidget):
    """Shows a drawing as wide as there is room, keeping its shape. ``alternative`` says in words what it shows."""

    def __init__(self, svg: bytes = b"", alternative: str = "") -> None:
        super().__init__()
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_svg(svg, alternative)

    def show_svg(self, svg: bytes, alternative: str) -> None:
        """Show this drawing."""
        if svg:
            self._renderer.load(QByteArray(svg))
        self.setAccessibleName(alternative)
        self.setVisible(bool(svg))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The drawing's own size, growing with the text."""
        size = self._renderer.defaultSize()
        worn = theme.current()
        return QSize(worn.px(size.width()), worn.px(size.height()))

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, never more than its own size asks for."""
        hint = self.sizeHint()
        return (
            hint.height()
            if width >= hint.width() or not hint.width()
            else width * hint.height() // hint.width()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing at the left, in its own shape."""
        hint = self.sizeHint()
        if not self._renderer.isValid() or hint.isEmpty():
            return
        factor = min(self.width() / hint.width(), self.height() / hint.height(), 1.0)
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, hint.width() * factor, hint.height() * factor))
        painter.end()
