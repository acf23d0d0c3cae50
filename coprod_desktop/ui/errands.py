"""Work away from the window while no register is open: passwords, keys, files. Nothing heavy is imported for it."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

T = TypeVar("T")


class Errands(QObject):
    """One errand after another, each on a thread of its own; the answer arrives on the window's thread.

    ``crashed`` carries what was a bug of ours. After :meth:`close` nothing arrives any more.
    """

    crashed = Signal(object)

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = 0
        self._closed = False
        self._turn = threading.Lock()
        self._returned.connect(self.on_returned, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        errand: Callable[[], T],
        on_done: Callable[[T], object],
        on_problem: Callable[[Problem], object],
    ) -> None:
        """Do ``errand``; then one of the two is called."""
        self._open += 1
        # A daemon: whoever closes the program while a password is being checked does not wait for it.
        threading.Thread(
            target=self._run, args=(errand, on_done, on_problem), name="errand", daemon=True
        ).start()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._open == 0

    def close(self) -> None:
        """Hear no answer any more."""
        self._closed = True

    def _run(self, errand: Callable[[], Any], *answers: Callable[[Any], object]) -> None:
        outcome: object
        try:
            with self._turn:
                outcome = errand()
        except BaseException as error:  # noqa: BLE001 - a bug on a worker is shown on the window, never lost
            outcome = error.with_traceback(error.__traceback__)
        if not self._closed and shiboken6.isValid(self):
            self._returned.emit((outcome, *answers))

    @Slot(object)
    def on_returned(self, message: tuple[object, Callable[[Any], object], Callable[[Any], object]]) -> None:
        """On the window's thread: an answer."""
        outcome, on_done, on_problem = message
        self._open -= 1
        if self._closed:
            return
        if isinstance(outcome, Problem):
            on_problem(outcome)
        elif isinstance(outcome, BaseException):
            on_problem(Problem(_("Something went wrong in the program. Nothing was changed.")))
            self.crashed.emit(outcome)
        else:
            on_done(outcome)
