"""A register that is only pretended, for tests of the kit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from coprod_desktop.domain.permission import Actor
from coprod_desktop.storage.database import Changes, Done

TODAY = date(2026, 11, 24)


class PretendedStore:
    """Runs what it is given without a register; ``touched`` is what the next write says it changed."""

    def __init__(self) -> None:
        self.path = Path("pretended.coprod")
        self.touched: frozenset[tuple[str, int]] = frozenset({("person", 1)})
        self.sealed = False
        self.labels: list[str] = []

    def read(self, _actor: Actor, work: Callable[[Any], Any], _interrupt: object = None) -> Any:
        """Answer without a session."""
        return work(None)

    def write(self, _actor: Actor, label: str, work: Callable[[Any], Any]) -> Done[Any]:
        """Do it and say what changed."""
        value = work(None)
        self.labels.append(label)
        return Done(value, Changes(len(self.labels), label, self.touched, self.sealed))
