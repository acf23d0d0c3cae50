"""Where the user types what they look for."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from coprod_desktop.i18n import _
from coprod_desktop.ui import icons

#: Typing on within this time asks only once, in milliseconds.
PAUSE = 30


class SearchBox(QLineEdit):
    """A line with a magnifying glass; ``searched`` carries the text a moment after each key."""

    searched = Signal(str)

    def __init__(self, placeholder: str, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Clear"))
        glass = QAction(placeholder, self)
        icons.dress(glass, "magnifying-glass", "soft")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _text: self._pause.start())

    @property
    def pending(self) -> bool:
        """Whether something was typed and not yet asked for."""
        return self._pause.isActive()
