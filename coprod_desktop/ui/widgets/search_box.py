"""Where the user types what they look for."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from coprod_desktop.i18n import _
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets.picture import Picture

#: Typing on within this time asks only once, in milliseconds.
PAUSE = 30


class SearchBox(QLineEdit):
    """A line with a magnifying glass; ``searched`` carries the text a moment after each key.

    Its pictures are its own: those of Qt's line edit stay at sixteen pixels whatever the size of the text.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.glass = Picture("magnifying-glass", "soft", parent=self)
        self.clearing = QToolButton(self)
        self.clearing.setAccessibleName(_("Clear"))
        self.clearing.setCursor(Qt.CursorShape.ArrowCursor)
        self.clearing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clearing.clicked.connect(self.clear)
        self.clearing.hide()
        icons.dress(self.clearing, "xmark", "soft")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self.on_text_changed)
        self._place()

    @property
    def pending(self) -> bool:
        """Whether something was typed and not yet asked for."""
        return self._pause.isActive()

    def on_text_changed(self, text: str) -> None:
        """Ask soon; what is typed can be cleared."""
        self._pause.start()
        self.clearing.setVisible(bool(text))

    def _place(self) -> None:
        worn = theme.current()
        side, edge = worn.px(theme.BODY), worn.px(8)
        self.setTextMargins(side + edge, 0, side + edge, 0)
        down = (self.height() - side) // 2
        self.glass.setGeometry(edge + 2, down, side, side)
        self.clearing.setIconSize(QSize(side, side))
        self.clearing.setGeometry(self.width() - side - edge - 2, down, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The glass at the left, the cross at the right."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other pictures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "clearing"):
            self._place()
