"""Whether this computer's screen was locked or it is about to sleep, as its own system says so."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class _Listener(Protocol):
    @property
    def is_listening(self) -> bool: ...

    def stop(self) -> None: ...


class Away(QObject):
    """``locked`` when the screen is locked, or the computer is put to sleep.

    Listening begins once the first window stands. Where nothing can be heard nothing is ever said here: being idle and
    waking up are noticed all the same.
    """

    locked = Signal()
    _heard = Signal()

    def __init__(self, parent: QObject, system: str = sys.platform) -> None:
        super().__init__(parent)
        self._listeners: list[_Listener] = []
        # said in a bus's own thread, passed on in the window's
        self._heard.connect(self.on_heard, Qt.ConnectionType.QueuedConnection)
        if system == "win32":
            QTimer.singleShot(0, self, self.on_windows)
        elif system == "linux":
            QTimer.singleShot(0, self, self.on_linux)
        elif system == "darwin":
            QTimer.singleShot(0, self, self.on_mac)

    @property
    def is_listening(self) -> bool:
        """Whether everything that can be heard here would be heard by now."""
        return bool(self._listeners) and all(one.is_listening for one in self._listeners)

    def on_windows(self) -> None:
        """Listen to Windows from now on."""
        from coprod_desktop.ui.locking.windows_messages import WindowsMessages

        self._listeners = [WindowsMessages(self.locked.emit)]

    def on_linux(self) -> None:
        """Listen to both buses of a Linux desktop from now on."""
        from coprod_desktop.ui.locking.linux_buses import BusListener

        self._listeners = [BusListener("SESSION", self._heard.emit), BusListener("SYSTEM", self._heard.emit)]

    def on_mac(self) -> None:
        """Listen to macOS from now on."""
        from coprod_desktop.ui.locking.mac_notices import MacNotices

        self._listeners = [MacNotices(self._heard.emit)]

    def on_heard(self) -> None:
        """Say it where the windows are."""
        self.locked.emit()

    def stop(self) -> None:
        """Listen no longer."""
        listeners, self._listeners = self._listeners, []
        for one in listeners:
            one.stop()
