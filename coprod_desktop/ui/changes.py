"""What changed, told to every page."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coprod_desktop.ui.jobs import Changes


@dataclass(frozen=True)
class Change:
    """One action's changes, and the page or dialog that asked for it."""

    changes: Changes
    initiator: object = None

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables changed."""
        return self.changes.touches(*tables)


class ChangeBus(QObject):
    """Says after every action what it changed; ``changed`` carries a :class:`Change`."""

    changed = Signal(object)

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Tell every page."""
        self.changed.emit(Change(changes, initiator))
