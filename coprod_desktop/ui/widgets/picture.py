"""A picture beside words."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coprod_desktop.ui import icons, theme


class Picture(QLabel):
    """One icon in a tint's colour. It says nothing by itself: the words beside it do."""

    def __init__(
        self, icon: str, tint: str = "accent", size: int = theme.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon, self.tint, self.step = icon, tint, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_icon(self, icon: str, tint: str) -> None:
        """Another picture."""
        self.icon, self.tint = icon, tint
        self._draw()

    def _draw(self) -> None:
        if self.icon:
            self.setPixmap(icons.pixmap(self.icon, self.tint, self.step, self.devicePixelRatioF()))
        else:
            self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Tint anew when the look changes."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)
