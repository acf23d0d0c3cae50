"""A window that grows with what is asked in it, so that its verbs stay in sight."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.scroll import Scroll

_MOST = 0.9


class Growing(QObject):
    """Keeps ``window`` as high as ``inner`` needs while the screen has room; what is more scrolls. It never shrinks."""

    def __init__(self, window: QWidget, inner: QWidget) -> None:
        super().__init__(window)
        self._window, self._inner = window, inner
        self.scroll = Scroll(inner)
        inner.installEventFilter(self)

    def fit(self) -> None:
        """As high as what is asked needs."""
        around = self._window.minimumSizeHint().height() - self.scroll.minimumSizeHint().height()
        wanted = around + self._inner.heightForWidth(self.scroll.viewport().width())
        most = int(self._window.screen().availableSize().height() * _MOST)
        if not self._window.isMaximized() and self._window.height() < wanted:
            self._window.resize(self._window.width(), min(wanted, most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More is said, or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)
