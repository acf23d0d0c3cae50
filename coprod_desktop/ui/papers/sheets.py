"""Where each page of a paper stands in a view: one below the other, in the middle, at one size."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from coprod_desktop.ui.papers.zoom import Fit

if TYPE_CHECKING:
    from coprod_desktop.ui.papers.zoom import Zoom

_POINTS = 72


class Sheets:
    """The pages by their size on paper, in points; :meth:`lay` gives each its place, in pixels."""

    def __init__(self, points: tuple[tuple[float, float], ...]) -> None:
        self.points = points
        self.percent = 100.0
        self.width = self.height = 0
        self._places: list[QRect] = []
        self._tops: list[int] = []

    def lay(self, zoom: Zoom, room: QSize, gap: int, dots: int) -> None:
        """Place every page in this room; ``dots`` is how many pixels an inch has at 100 per cent."""
        self._places, self._tops, self.width, self.height = [], [], 0, 0
        if not self.points:
            return
        full = dots / _POINTS
        scale = self._scale(zoom, room, gap, full)
        self.percent = scale / full * 100
        sizes = [QSize(round(wide * scale), round(high * scale)) for wide, high in self.points]
        self.width = max(size.width() for size in sizes) + 2
        middle = max(self.width, room.width())
        for size in sizes:
            self._tops.append(self.height)
            self._places.append(
                QRect((middle - size.width()) // 2, self.height + 1, size.width(), size.height())
            )
            self.height += size.height() + gap
        self.height += 2 - gap

    def place(self, number: int) -> QRect:
        """Where a page is."""
        return self._places[number]

    def top(self, number: int) -> int:
        """How far down a page begins."""
        return self._tops[number]

    def seen(self, down: int, high: int) -> range:
        """The pages any part of which is seen."""
        if not self._places:
            return range(0)
        first = max(bisect_right(self._tops, down) - 1, 0)
        return range(first, max(bisect_right(self._tops, down + max(high, 1) - 1), first + 1))

    def at(self, down: int, *, ends: bool) -> int:
        """The page that is read: the one at the top, and the last at the very end."""
        return len(self.points) - 1 if ends else max(bisect_right(self._tops, down + 2) - 1, 0)

    def _scale(self, zoom: Zoom, room: QSize, gap: int, full: float) -> float:
        if isinstance(zoom, int):
            return full * zoom / 100
        wide, high = max(wide for wide, _high in self.points), max(high for _wide, high in self.points)
        across = max(room.width() - 2, gap) / wide
        return across if zoom is Fit.WIDTH else min(across, max(room.height() - 2, gap) / high)
