"""Rates drawn over time: a band a figure, gaps hatched, figures to look up again in amber, a line for today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.domain.rate_timeline import Standing, timeline
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.domain.rate_timeline import Stretch, TimeRow
    from coprod_desktop.domain.rates import Rate

#: Drawn from so many years before this one to the end of the next: what was set before begins at the edge.
_YEARS_BACK, _YEARS_AHEAD = 2, 1

_HEIGHT = 30
_LABEL = 190


class RateTimeline(QWidget):
    """A row for each key under a scale of years; every row says in words what it draws."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        inner = QWidget()
        inner.setObjectName("bare")
        worn = theme.current()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(worn.space(12))
        self._grid.setVerticalSpacing(worn.space(6))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(worn.space(12), worn.space(8), worn.space(12), worn.space(8))
        column.addLayout(self._grid)
        column.addWidget(Words(_said(), Kind.NOTE))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner))

    def show_rates(self, rates: Iterable[Rate], today: date) -> None:
        """Draw these."""
        empty(self._grid)
        span = (date(today.year - _YEARS_BACK, 1, 1), date(today.year + _YEARS_AHEAD, 12, 31))
        rows = timeline(rates, today)
        if not rows:
            self._grid.addWidget(Words(_("No rates yet. Add the first one."), Kind.NOTE), 0, 0, 1, 2)
            return
        self._grid.addWidget(_Band(span, today, None), 0, 1)
        for number, row in enumerate(rows, 1):
            label = Words(row.name)
            label.setFixedWidth(theme.current().px(_LABEL))
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(_Band(span, today, row), number, 1)


class _Band(QWidget):
    """One row drawn between two days, or without a row the scale of years."""

    def __init__(self, span: tuple[date, date], today: date, row: TimeRow | None) -> None:
        super().__init__()
        self._span, self._today, self._row = span, today, row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = _("Years") if row is None else f"{row.name}: {row.sentence()}"
        self.setAccessibleName(said)
        if row is not None:
            self.setToolTip(row.sentence())

    def sizeHint(self) -> QSize:
        """As high as a line with air."""
        worn = theme.current()
        return QSize(worn.px(320), worn.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The stretches, or the years, and today over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._row is None:
            self._draw_years(painter)
        else:
            for stretch in self._row.stretches:
                self._draw(painter, stretch)
        at = self._x(self._today)
        painter.setPen(QPen(theme.current()["ink"], 2))
        painter.drawLine(round(at), 0, round(at), self.height())
        painter.end()

    def _draw_years(self, painter: QPainter) -> None:
        worn = theme.current()
        painter.setFont(worn.font(theme.SMALL))
        painter.setPen(worn["soft"])
        for year in range(self._span[0].year, self._span[1].year + 1):
            room = QRectF(self._x(date(year, 1, 1)) + worn.px(3), 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(year))

    def _draw(self, painter: QPainter, stretch: Stretch) -> None:
        left = self._x(stretch.first)
        right = self.width() if stretch.last is None else self._x(stretch.last, ends=True)
        if right <= 0 or right - left < 1:
            return
        worn = theme.current()
        room = QRectF(left, 1.5, right - left - 1, self.height() - 3)
        ground, edge, style = _look(stretch.standing)
        if stretch.standing is Standing.GAP:
            painter.fillRect(room, QBrush(worn["attention"], Qt.BrushStyle.BDiagPattern))
        elif ground:
            painter.fillRect(room, worn[ground])
        painter.setPen(QPen(worn[edge], 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
        said = stretch.figure
        painter.setFont(worn.font(theme.SMALL, strong=True))
        inset = worn.px(5)
        shown = room.adjusted(inset, 0, -inset, 0)
        if said and painter.fontMetrics().horizontalAdvance(said) <= shown.width():
            painter.setPen(worn["attention" if stretch.standing is Standing.OLD else "ink"])
            painter.drawText(shown, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _x(self, day: date, *, ends: bool = False) -> float:
        first, last = self._span
        days = (day - first).days + (1 if ends else 0)
        return max(0.0, min(1.0, days / ((last - first).days + 1))) * self.width()


def _look(standing: Standing) -> tuple[str, str, Qt.PenStyle]:
    """The ground, the edge, and how the edge is drawn."""
    return {
        Standing.SET: ("accent_soft", "accent", Qt.PenStyle.SolidLine),
        Standing.BLANK: ("", "edge", Qt.PenStyle.DashLine),
        Standing.OLD: ("attention_soft", "attention", Qt.PenStyle.SolidLine),
        Standing.GAP: ("", "attention", Qt.PenStyle.DashLine),
    }[standing]


def _said() -> str:
    return _(
        "The line is today. Hatched: nothing is set. Dashed: still blank. Amber: last compared with its source over twelve months ago."
    )
