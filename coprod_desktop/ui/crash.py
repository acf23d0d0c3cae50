"""A bug of ours: one dialog, one report that holds no one's details."""

import logging
import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coprod_desktop import __version__, log
from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.dialog import Dialog

_log = logging.getLogger(__name__)


def report(error: BaseException) -> str:
    """Where the program went wrong: kinds of error, files and lines - never a message or a value, which may hold a name."""
    python, system = platform.python_version(), f"{platform.system()} {platform.machine()}"
    return f"Coprod Desktop {__version__}, Python {python}, {system}\n{log.trace(error)}"


class Crashes(QObject):
    """Shows the first bug; the same bug again is not shown again."""

    caught = Signal(object)

    def __init__(self, window: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._seen: set[str] = set()
        self.last_report = ""
        self._before: Any = None
        self.caught.connect(self.on_caught, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Catch what nobody else caught, on any thread."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.caught.emit(args.exc_value)

    def stop(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _hook(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        self.caught.emit(error)

    @Slot(object)
    def on_caught(self, error: BaseException) -> None:
        """Tell the user once, calmly."""
        self.last_report = report(error)
        _log.error(log.Event.FAILED, exc_info=error)
        if self.last_report in self._seen:
            return
        self._seen.add(self.last_report)
        self._show()

    def _show(self) -> None:
        dialog = Dialog(
            self._window(),
            _("Something went wrong in the program"),
            _(
                "What you did last may not have been kept; everything before it is safe. The report below holds no names or details of anyone."
            ),
            accept=_("Copy the report"),
            cancel=_("Close"),
        )
        text = QPlainTextEdit(self.last_report)
        text.setReadOnly(True)
        text.setAccessibleName(_("Report"))
        text.setTabChangesFocus(True)
        dialog.add(text)
        dialog.accepted.connect(self.on_copy_asked)
        dialog.open()

    @Slot()
    def on_copy_asked(self) -> None:
        """Put the report where it can be pasted into a message."""
        QGuiApplication.clipboard().setText(self.last_report)
