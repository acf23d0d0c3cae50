"""Seats side by side, as many in a row as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

#: A tile is at least this wide, in pixels at 100 %.
_LEAST_WIDTH = 224


class SeatGrid(QWidget):
    """Lays tiles of one width in rows; narrower means fewer in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().space(12))
        self._across = 0
        self.tiles: list[QWidget] = []

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these instead of what is there."""
        for old in self.tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.tiles = list(tiles)
        self._lay_out()

    def _fitting(self) -> int:
        gap = self._grid.spacing()
        return max(1, (self.width() + gap) // (self._tile_width() + gap))

    def _tile_width(self) -> int:
        return max(
            [theme.current().px(_LEAST_WIDTH), *(tile.minimumSizeHint().width() for tile in self.tiles)]
        )

    def _lay_out(self) -> None:
        before, self._across = self._across, self._fitting()
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // self._across, number % self._across)
        for column in range(max(before, self._across)):
            self._grid.setColumnStretch(column, 1 if column < self._across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: perhaps another number in a row."""
        super().resizeEvent(event)
        if self._fitting() != self._across:
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """As wide as one tile: the rest may stand below it."""
        least = self._tile_width() if self.tiles else 0
        return QSize(least, super().minimumSizeHint().height())
