"""Copying what must not linger: an account number, a code.

Use :func:`copy` in place of the clipboard's ``setText``. Clipboard histories that ask are told not to keep it - KDE's
and everyone's who follows it (``x-kde-passwordManagerHint``), Windows's own and its cloud, and the monitors that heed
``ExcludeClipboardContentFromMonitorProcessing`` - and after ten seconds, or when the program ends, it is cleared if it
is still ours. On macOS ``org.nspasteboard.ConcealedType`` would say the same, but Qt lets no Python program name a type
of its own there: on a Mac it is only cleared.
"""

import secrets
from typing import cast

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

#: How long a copy stays, in milliseconds.
STAYS = 10_000

#: A random word beside the copy tells ours from everyone else's, without our keeping what was copied.
_OURS = "application/x-coprod-desktop-copy"
_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_NO = bytes(4)  # a Windows number: nought

#: What is laid beside the text for those who keep histories.
CONCEALED = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _NO,
}


def copy(text: str) -> None:
    """Put it on the clipboard, concealed and for ten seconds; a page may close meanwhile."""
    _copies().put(text)


def clear() -> None:
    """Take the latest copy off the clipboard now, if it is still there: when the program locks."""
    _copies().on_time_up()


class _Copies(QObject):
    """Lives as long as the application: what was copied from a page outlives the page."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._token = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.on_time_up)

    def put(self, text: str) -> None:
        """The newest copy; its time begins anew."""
        self._token = secrets.token_bytes(16)
        laid = QMimeData()
        laid.setText(text)
        for kind, value in (CONCEALED | {_OURS: self._token}).items():
            laid.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(laid)
        self._timer.start(STAYS)

    @Slot()
    def on_time_up(self) -> None:
        """Clear it, unless someone has copied something else since."""
        self._timer.stop()
        token, self._token = self._token, b""
        clipboard = QGuiApplication.clipboard()
        laid = cast("QMimeData | None", clipboard.mimeData())  # None where someone has cleared it
        if token and laid is not None and laid.data(_OURS).data() == token:
            clipboard.clear()


def _copies() -> _Copies:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError(application)
    known = application.findChild(_Copies)
    if known is None:
        known = _Copies(application)
        application.aboutToQuit.connect(known.on_time_up)
    return known
