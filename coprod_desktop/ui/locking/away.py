"""Whether this computer's screen was locked or it is about to sleep, as its own system says so."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.ui.locking.windows_messages import WindowsMessages


class Away(QObject):
    """``locked`` when the screen is locked, or the computer is put to sleep.

    Windows alone is listened to. Elsewhere nothing is ever said here: being idle and waking up are noticed all the same.
    Listening begins once the first window stands.
    """

    locked = Signal()

    def __init__(self, parent: QObject, system: str = sys.platform) -> None:
        super().__init__(parent)
        self._messages: WindowsMessages | None = None
        if system == "win32":
            QTimer.singleShot(0, self, self.on_begun)

    def on_begun(self) -> None:
        """Listen from now on."""
        self._messages = WindowsMessages(self.locked.emit)

    def stop(self) -> None:
        """Listen no longer."""
        heard, self._messages = self._messages, None
        if heard is not None:
            heard.stop()
