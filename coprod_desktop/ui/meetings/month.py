"""Meetings as a month: one square a day, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.i18n import _, language
from coprod_desktop.services.meetings import MeetingList, MeetingQuery, MeetingRow, When
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_DAYS, _WEEKS, _MOST = 7, 6, 400
#: Left and right of the words of a meeting, in pixels at 100 %.
_BESIDE = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}


class Month(QWidget):
    """A heading with two buttons, and the grid; ``opened`` carries a meeting's id."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._desk = desk
        self._board: int | None = None
        self._text = ""
        self.grid = Grid(desk.today())
        self.heading = Words("", Kind.HEADING)
        head = QHBoxLayout()
        side, high = theme.current().space(12), theme.current().space(theme.GRID)
        head.setContentsMargins(side, high, side, high)
        head.addWidget(self.heading, 1)
        for words, icon, months in (
            (_("Month before"), "chevron-left", -1),
            (_("Month after"), "chevron-right", 1),
        ):
            head.addWidget(Button(words, partial(self.grid.turn, months), icon=icon))
        self.said = Words("", Kind.NOTE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self.grid, 1)
        below = QVBoxLayout()
        below.setContentsMargins(side, high, side, 2 * high)
        below.addWidget(self.said)
        outer.addLayout(below)
        self.grid.turned.connect(self.refresh)
        self.grid.chosen.connect(self.on_chosen)
        self.grid.opened.connect(self.opened)

    def show_board(self, board_id: int | None, text: str) -> None:
        """Show the meetings of one board (or all) that fit these words."""
        self._board, self._text = board_id, text
        self.refresh()

    def refresh(self) -> None:
        """Ask for the month shown."""
        first, last = self.grid.span()
        query = MeetingQuery(self._text, When.ALL, self._board, first, last)
        self.heading.setText(_month_name(self.grid.day))
        self._desk.jobs.read(lambda work: _rows(work, query), self.on_read, key="month", owner=self)

    def on_read(self, rows: list[MeetingRow]) -> None:
        """The meetings of the month."""
        self.grid.show_rows(rows)
        self.on_chosen()

    def on_chosen(self) -> None:
        """Say in words what is on the chosen day."""
        said = self.grid.spoken(self.grid.day)
        self.said.setText(said)
        self.heading.setText(_month_name(self.grid.day))


class Grid(QWidget):
    """Six weeks of squares. Arrows move, Page Up and Page Down turn the month, Enter opens a day's meeting."""

    turned = Signal()
    chosen = Signal()
    opened = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = self.day = today
        self._rows: dict[date, list[MeetingRow]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Month"))

    def span(self) -> tuple[date, date]:
        """The first and the last day drawn."""
        first = self.day.replace(day=1)
        begin = first - timedelta(days=first.weekday())
        return begin, begin + timedelta(days=_DAYS * _WEEKS - 1)

    def show_rows(self, rows: Iterable[MeetingRow]) -> None:
        """Show these meetings."""
        self._rows = {}
        for row in rows:
            self._rows.setdefault(row.day, []).append(row)
        self.setAccessibleDescription(self.spoken(self.day))
        self.update()

    def turn(self, months: int) -> None:
        """So many months on, or back."""
        count = self.day.year * 12 + self.day.month - 1 + months
        self.go(date(count // 12, count % 12 + 1, 1))

    def go(self, day: date) -> None:
        """Make this the chosen day."""
        before, self.day = self.day, day
        if (before.year, before.month) != (day.year, day.month):
            self.turned.emit()
        self.setAccessibleDescription(self.spoken(day))
        self.chosen.emit()
        self.update()

    def spoken(self, day: date) -> str:
        """What is on a day, in words."""
        rows = self._rows.get(day, [])
        said = language().day(day)
        if not rows:
            return _("{day}: no meeting").format(day=said)
        names = "; ".join(f"{language().clock(row.starts)} {row.title}" for row in rows)
        return _("{day}: {meetings}").format(day=said, meetings=names)

    def sizeHint(self) -> QSize:
        """Six weeks, each day with room for two lines."""
        worn = theme.current()
        return QSize(worn.px(560), worn.px(_WEEKS * 72 + 28))

    def minimumSizeHint(self) -> QSize:
        """Each day with room for one line."""
        worn = theme.current()
        return QSize(worn.px(280), worn.px(_WEEKS * 52 + 28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up, Page Down, Home (today) and Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go(self.day + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go(self.today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.day in self._rows:
            self.opened.emit(self._rows[self.day][0].id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses the day; on a meeting it opens it."""
        for day, room in self._squares():
            if room.contains(event.position().toPoint()):
                lines = self._lines(day, room)
                hit = next((row for row, line in lines if line.contains(event.position().toPoint())), None)
                self.go(day)
                if hit is not None:
                    self.opened.emit(hit.id)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names of the days, the squares, the meetings in them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day, room in self._squares():
            self._draw_day(painter, day, room)
        worn = theme.current()
        painter.setFont(worn.font(theme.NOTE))
        painter.setPen(worn["soft"])
        for number, (_day, room) in enumerate(self._squares()[:_DAYS]):
            head = QRect(room.left() + worn.px(8), 0, room.width(), room.top())
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, _weekday(number))
        painter.end()

    def _squares(self) -> list[tuple[date, QRect]]:
        head = theme.current().px(28)
        first, _last = self.span()
        wide, high = self.width() / _DAYS, (self.height() - head) / _WEEKS
        across = [round(number * wide) for number in range(_DAYS)] + [self.width() - 1]
        down = [head + round(number * high) for number in range(_WEEKS)] + [self.height() - 1]
        return [
            (
                first + timedelta(days=week * _DAYS + day),
                QRect(QPoint(across[day], down[week]), QPoint(across[day + 1], down[week + 1])),
            )
            for week in range(_WEEKS)
            for day in range(_DAYS)
        ]

    def _lines(self, day: date, room: QRect) -> list[tuple[MeetingRow, QRect]]:
        worn = theme.current()
        line = QFontMetrics(worn.font(theme.SMALL)).height()
        left, wide = room.left() + worn.px(4), room.width() - worn.px(8)
        top, rows = room.top() + worn.px(26), self._rows.get(day, [])
        fits = max((room.bottom() - top) // (line + worn.px(4) + 2), 0)
        placed: list[tuple[MeetingRow, QRect]] = []
        for number, row in enumerate(rows[:fits]):
            left_over = min(len(rows), fits) - number - 1
            most = (room.bottom() - top - left_over * (line + worn.px(4) + 2)) // line
            lines = min(_lines_of(row, wide), max(most - 1, 1))
            placed.append((row, QRect(left, top, wide, lines * line + worn.px(4))))
            top += lines * line + worn.px(4) + 2
        return placed

    def _draw_day(self, painter: QPainter, day: date, room: QRect) -> None:
        worn = theme.current()
        here = day.month == self.day.month
        painter.setPen(QPen(worn["line"], 1))
        painter.setBrush(worn["panel" if here else "paper"])
        painter.drawRect(room)
        painter.setFont(worn.font(theme.NOTE, strong=day == self.today))
        painter.setPen(worn["accent" if day == self.today else "ink" if here else "soft"])
        number = str(day.day) if day != self.today else _("{day} today").format(day=day.day)
        if QFontMetrics(worn.font(theme.NOTE, strong=True)).horizontalAdvance(
            number
        ) > room.width() - worn.px(16):
            number = str(day.day)  # it is bold and in another colour as well
        painter.drawText(room.adjusted(worn.px(8), worn.px(4), 0, 0), Qt.AlignmentFlag.AlignTop, number)
        lines = self._lines(day, room)
        for row, line in lines:
            _draw_meeting(painter, row, line)
        more = len(self._rows.get(day, [])) - len(lines)
        if more:
            painter.setPen(worn["soft"])
            painter.setFont(worn.font(theme.SMALL))
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(room.adjusted(0, worn.px(5), -worn.px(8), 0), corner, _("+{n}").format(n=more))
        if day == self.day:
            painter.setPen(QPen(worn["focus" if self.hasFocus() else "edge"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(2, 2, -2, -2))


def _draw_meeting(painter: QPainter, row: MeetingRow, line: QRect) -> None:
    worn = theme.current()
    called_off = row.state is MeetingState.CANCELLED
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn["track" if called_off else "accent_soft"])
    painter.drawRoundedRect(line, 4, 4)
    font = worn.font(theme.SMALL)
    font.setStrikeOut(called_off)
    painter.setFont(font)
    painter.setPen(worn["soft" if called_off else "accent_deep"])
    room = line.adjusted(worn.px(_BESIDE), worn.px(2), -worn.px(_BESIDE), 0)
    metrics = QFontMetrics(font)
    lines = room.height() // metrics.height()
    words = _said(row)
    if _lines_of(row, line.width()) > lines:
        # Each line may end early: half a line less is surely shown.
        most = room.width() if lines == 1 else room.width() * (2 * lines - 1) // 2
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)


def _said(row: MeetingRow) -> str:
    return f"{language().clock(row.starts)} {row.title}"


def _lines_of(row: MeetingRow, wide: int) -> int:
    """How many lines the words of a meeting take in a square."""
    worn = theme.current()
    metrics = QFontMetrics(worn.font(theme.SMALL))
    room = QRect(0, 0, wide - 2 * worn.px(_BESIDE), 0)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, _said(row)).height() // metrics.height()


def _rows(work: Work, query: MeetingQuery) -> list[MeetingRow]:
    found = MeetingList(query)
    rows = found.rows(work, found.first(work, _MOST))
    return sorted(rows, key=lambda row: (row.day, row.starts))


def _month_name(day: date) -> str:
    from babel.dates import format_date

    return format_date(day, "LLLL y", locale=_locale())


def _weekday(number: int) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("abbreviated", locale=_locale())[number])


def _locale() -> str:
    return "en_GB" if language().code == "en" else language().code
