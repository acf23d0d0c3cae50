"""Room that scrolls up and down, never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from coprod_desktop.ui import theme


class Scroll(QScrollArea):
    """Holds a widget as wide as itself. One that ``fills`` takes the room that is left and asks for none itself."""

    def __init__(self, inner: QWidget, *, fills: bool = False) -> None:
        super().__init__()
        self._fills = fills
        inner.setObjectName("bare")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As high as what it holds, if the window has room."""
        inner = self.widget()
        if self._fills:
            return self.minimumSizeHint()
        return inner.sizeHint() + QSize(theme.SCROLL_BAR, 4) if inner is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for what it holds; it scrolls only up and down."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        worn = theme.current()
        return QSize(width + theme.SCROLL_BAR, worn.px(80))
