"""Registers on their way to be closed: a backup is kept first, away from the window that is gone already."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from shiboken6 import isValid

from coprod_desktop.domain.problems import Cancelled, Problem
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.ui.errands import Errands

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.app.entrance import Entered
    from coprod_desktop.settings import SettingsFile
    from coprod_desktop.storage.database import Store
    from coprod_desktop.ui.keeper import Keeper
    from coprod_desktop.ui.trouble.leaving_window import LeavingWindow

#: A backup that takes less long shows no window, in milliseconds.
SHOWN_AFTER = 400


class Departure(QObject):
    """One register that is being closed. ``ended`` when it is, with the problem there was or None."""

    ended = Signal(object)
    stepped = Signal(int, int, str)

    def __init__(self, whole: Entered, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self.path, self.keys = whole.store.path, whole.store.keys
        self.staff_user_id = whole.actor.staff_user_id
        self.window: LeavingWindow | None = None
        self._store, self._backups = whole.store, keeper.backups
        self._given_up = threading.Event()
        self._errands = Errands(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)

    def begin(self) -> None:
        """Close it, with a backup."""
        from coprod_desktop.ui.trouble.leaving_window import LeavingWindow

        window = self.window = LeavingWindow(self.path)
        window.given_up.connect(self._given_up.set)
        self.stepped.connect(window.show_progress)
        self._wait.timeout.connect(window.show)
        self._wait.start(SHOWN_AFTER)
        self._errands.run(self._leave, self.ended.emit, self.ended.emit)

    def end(self, problem: Problem | None) -> None:
        """The window goes, or stays until what went wrong has been read."""
        self._wait.stop()
        window = self.window
        if window is not None and problem is not None:
            window.show_problem(problem)
        elif window is not None:
            self.window = None
            window.close()
            window.deleteLater()
            self.deleteLater()

    def _leave(self) -> None:
        from coprod_desktop.services import closing

        try:
            closing.leave(self._store, self._backups, self._say)
        except Cancelled:
            return

    def _say(self, done: int, total: int, text: str) -> None:
        if self._given_up.is_set():
            raise Cancelled
        self.stepped.emit(done, total, text)


class Leaving(QObject):
    """Sees to every register that is closed.

    ``left`` (path) when one is; ``damaged`` (a :class:`Departure`, problem) when its copy showed that it is not whole.
    """

    left = Signal(object)
    damaged = Signal(object, object)

    def __init__(self, settings: SettingsFile) -> None:
        super().__init__()
        self._settings = settings
        self._under_way: dict[Path, Departure] = {}
        self._dropped: set[int] = set()

    def begin(self, whole: Entered, keeper: Keeper | None) -> None:
        """Close a register whose window is gone."""
        from coprod_desktop.services import closing

        store, backups = whole.store, None if keeper is None else keeper.backups
        if id(store) in self._dropped:
            self._dropped.discard(id(store))
            return
        if keeper is None or not closing.needs_backup(store, backups):
            closing.leave(store, backups, _quietly)
            return
        departure = self._under_way[store.path.resolve()] = Departure(whole, keeper, self)
        departure.ended.connect(partial(self.on_ended, departure))
        departure.begin()

    def drop(self, store: Store, *, unclean: bool = False) -> None:
        """Close a register as it is, for it is about to be replaced; its window may close after this."""
        self._dropped.add(id(store))
        store.close(unclean=unclean)

    def busy(self, path: Path) -> bool:
        """Whether this register is still being closed."""
        return path.resolve() in self._under_way

    def finish(self) -> None:
        """Let everything be closed before the program ends, and what went wrong be read."""
        while self._under_way or any(one.isVisible() for one in self._windows()):
            loop = QEventLoop()
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def on_ended(self, departure: Departure, problem: Problem | None) -> None:
        """It is closed: say so to whoever waits, and what went wrong to whoever closed it."""
        del self._under_way[departure.path.resolve()]
        damaged = isinstance(problem, Damaged)
        if damaged:
            self.damaged.emit(departure, problem)
        trouble = problem.message if problem is not None else ""
        fresh = self._settings.now.with_register(departure.keys.file_id, backup_trouble=trouble)
        self._settings.keep(fresh)
        departure.end(None if damaged else problem)
        self.left.emit(departure.path)

    def _windows(self) -> list[Any]:
        """Those that Qt has not taken away yet, whoever closed them."""
        found = [one.window for one in self.findChildren(Departure)]
        return [window for window in found if window is not None and isValid(window)]


def _quietly(_done: int, _total: int, _text: str) -> None:
    """Nobody is watching."""
