"""Writing a sample register: rows are gathered and written in large transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from coprod_desktop.i18n import _
from coprod_desktop.storage import bulk, registers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coprod_desktop.storage.bulk import Kind
    from coprod_desktop.storage.database import Store, Work


class Writing(Protocol):
    """What the parts of a sample write with."""

    def write(self, kind: Kind, row: Mapping[str, Any]) -> None:
        """Keep one row."""

    def write_all(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep several rows."""


class Pen:
    """Gathers rows and writes them by the ten thousand. Close it to write the last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[Kind, list[Mapping[str, Any]]] = {}
        self._count = 0

    def write(self, kind: Kind, row: Mapping[str, Any]) -> None:
        """Keep one row; it may point to rows of the same batch or of earlier ones."""
        self._waiting.setdefault(kind, []).append(row)
        self._count += 1

    def write_all(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep several rows."""
        for row in rows:
            self.write(kind, row)

    def rest(self) -> None:
        """A place where what is gathered is complete: it is written when there is enough of it."""
        if self._count >= bulk.ROWS_AT_ONCE:
            self.close()

    def clear(self, *kinds: Kind) -> None:
        """Remove what a new register starts with, so that the sample's own rows can stand there."""
        self._write(lambda work: _clear_all(work, kinds))

    def close(self) -> None:
        """Write what is left."""
        waiting, self._waiting, self._count = self._waiting, {}, 0
        if waiting:
            self._write(lambda work: _insert_all(work, waiting))

    def _write(self, action: Callable[[Work], None]) -> None:
        self._store.write(registers.FOUNDER, _("Sample register made"), action)


def _clear_all(work: Work, kinds: Iterable[Kind]) -> None:
    for kind in kinds:
        bulk.clear(work.session, kind)


def _insert_all(work: Work, waiting: Mapping[Kind, list[Mapping[str, Any]]]) -> None:
    for kind, rows in waiting.items():
        bulk.bulk_insert(work.session, kind, rows)
