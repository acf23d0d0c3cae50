"""One piece of work away from the window, and its progress."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject

from coprod_desktop.domain.problems import Cancelled


@dataclass(frozen=True)
class Step:
    """How far a job is: ``done`` of ``total`` (0 when nobody knows), and what it is doing in words."""

    done: int = 0
    total: int = 0
    text: str = ""


class Progress(Protocol):
    """Says how far the work is; also the place where Cancel stops it."""

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """``done`` of ``total`` (0 when nobody knows)."""


class Interruptible(Protocol):
    """What can stop a query under way."""

    def fire(self) -> None:
        """Stop it now, or as soon as it begins."""


@dataclass(eq=False)
class Job:
    """Work under way. ``text`` is what the notice bar says when it takes longer than a moment, unless it is ``quiet``."""

    text: str
    on_done: Callable[[Any], None] | None
    on_problem: Callable[[Any], None] | None
    key: str = ""
    initiator: object = None
    announced: bool = True
    can_cancel: bool = False
    quiet: bool = False
    step: Step = Step()
    interrupt: Interruptible | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)
    superseded: bool = False
    ended: bool = False

    def cancel(self) -> None:
        """Stop as soon as the work next says how far it is; nothing of it is kept."""
        self._stopped.set()
        if self.interrupt is not None:
            self.interrupt.fire()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked it to stop."""
        return self._stopped.is_set()

    def stop_if_asked(self) -> None:
        """The cancel point. Raises :class:`Cancelled`."""
        if self._stopped.is_set():
            raise Cancelled

    @property
    def wanted(self) -> bool:
        """Whether its answer still has someone to go to: not superseded, and the widget asking is still there."""
        if self.superseded:
            return False
        return all(_alive(one) for one in (self.initiator, _owner(self.on_done), _owner(self.on_problem)))


def _owner(answer: Callable[[Any], None] | None) -> object:
    return getattr(answer, "__self__", None)


def _alive(thing: object) -> bool:
    return not isinstance(thing, QObject) or shiboken6.isValid(thing)
