"""The messages by which Windows tells every window that the screen was locked or the computer goes to sleep."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QWindow

if TYPE_CHECKING:
    from collections.abc import Callable

#: From Microsoft's documentation: "WM_WTSSESSION_CHANGE" and "WM_POWERBROADCAST", and what they may carry.
SESSION_CHANGE, POWER = 0x02B1, 0x0218
CONSOLE_LEFT, REMOTE_LEFT, LOCKED, SUSPENDING = 0x2, 0x4, 0x7, 0x4
_AWAY = frozenset(
    {
        (SESSION_CHANGE, LOCKED),
        (SESSION_CHANGE, CONSOLE_LEFT),
        (SESSION_CHANGE, REMOTE_LEFT),
        (POWER, SUSPENDING),
    }
)
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION = 0


class WindowsMessages(QAbstractNativeEventFilter):
    """Hears them by a window that is never shown: the others come and go."""

    def __init__(self, said: Callable[[], object]) -> None:
        super().__init__()
        self._said = said
        self._window = QWindow()
        self._window.create()
        _tell(int(self._window.winId()), tell=True)
        if (app := QCoreApplication.instance()) is not None:
            app.installNativeEventFilter(self)

    @property
    def is_listening(self) -> bool:
        """Always: its window stands from the beginning."""
        return True

    def stop(self) -> None:
        """Listen no longer."""
        if (app := QCoreApplication.instance()) is not None:
            app.removeNativeEventFilter(self)
        _tell(int(self._window.winId()), tell=False)
        self._window.destroy()

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:
        """Hear it, and let it go on to wherever it goes. Every window gets the one about sleep: one time is enough."""
        if bytes(kind) in _KINDS:
            read = wintypes.MSG.from_address(int(message))
            if (read.hWnd or 0) == int(self._window.winId()) and is_away(read.message, read.wParam):
                self._said()
        return False, 0


def is_away(message: int, carried: int) -> bool:
    """Whether a message says that the screen was locked, another user took it, or sleep begins."""
    return (message, carried) in _AWAY


if sys.platform == "win32":

    def _tell(window: int, *, tell: bool) -> None:
        library = ctypes.WinDLL("wtsapi32")
        if tell:
            library.WTSRegisterSessionNotification(wintypes.HWND(window), wintypes.DWORD(_THIS_SESSION))
        else:
            library.WTSUnRegisterSessionNotification(wintypes.HWND(window))

else:

    def _tell(window: int, *, tell: bool) -> None:
        """Only Windows has to be asked to send them."""
