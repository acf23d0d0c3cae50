"""The choices of a combo box: words shown, values kept as they are."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.i18n import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Choices(QAbstractListModel):
    """Pairs of value and words. The values never pass through Qt, which would turn an enum into plain text."""

    def __init__(self, pairs: Iterable[tuple[Any, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs = list(pairs)

    def value_at(self, row: int) -> Any:
        """The value of a row; None outside."""
        return self._pairs[row][0] if 0 <= row < len(self._pairs) else None

    def row_of(self, value: object) -> int:
        """Where a value stands, or -1."""
        return next((row for row, (one, _words) in enumerate(self._pairs) if one == value), -1)

    def replace(self, pairs: Iterable[tuple[Any, str]]) -> None:
        """Other choices from now on."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many choices there are."""
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a choice."""
        shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self._pairs[index.row()][1] if shown and index.isValid() else None


def of_names(
    names: Mapping[Any, str], *, without: Iterable[StrEnum] = (), nothing: str = ""
) -> list[tuple[Any, str]]:
    """Pairs from a table of names marked for translation; ``nothing`` adds a first choice for None."""
    first: list[tuple[Any, str]] = [(None, nothing)] if nothing else []
    left_out = set(without)
    return first + [(value, _(words)) for value, words in names.items() if value not in left_out]
