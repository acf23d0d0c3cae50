"""How a list draws a cell: a line, a quieter second line, chips, a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.models.column import Chip, ChipKind, Column
from coprod_desktop.ui.models.list_model import ListModel

_MARGIN = 12
#: From this text size on, in per cent, columns are often too narrow for one line of words.
_LARGE = 150
_GROUNDS = {
    ChipKind.CALM: ("accent_deep", "accent_soft"),
    ChipKind.ATTENTION: ("attention", "attention_soft"),
    ChipKind.GOOD: ("good", "good_soft"),
    ChipKind.STOP: ("stop", "stop_soft"),
}
#: The ground of a row that is chosen or ticked.
_MARKED = "accent_soft"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_height(*, two_lines: bool, wraps: int = 0) -> int:
    """The height every row of a list has at this text size, in pixels; large text has room for one more line.

    A list that ``wraps`` has room for so many more at every size.
    """
    worn = theme.current()
    line = QFontMetrics(worn.font(theme.BODY)).height()
    height = line * (1 + wraps + int(worn.scale >= _LARGE)) + worn.space(18)
    return height + QFontMetrics(worn.font(theme.NOTE)).height() if two_lines else height


class Cell(QStyledItemDelegate):
    """Draws the cells of a :class:`ListModel`."""

    def __init__(self, model: ListModel[object], parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._model = model
        #: Room kept free at the foot of every row, in pixels.
        self.foot = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line below, then what the column says of the row."""
        worn = theme.current()
        room: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row_id = self._model.id_at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = selected or row_id in self._model.ticked
        painter.fillRect(room, worn[_MARKED if marked else "panel"])
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), worn["line"])
        inner = room.adjusted(worn.space(_MARGIN), 0, -worn.space(4), -1 - self.foot)
        if self._model.ticks and index.column() == 0:
            self._draw_tick(painter, inner, on=row_id in self._model.ticked)
            inner.adjust(worn.px(32), 0, 0, 0)
        self._draw_row(painter, inner, index, marked=marked)
        painter.restore()

    def _draw_row(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex, *, marked: bool
    ) -> None:
        column = self._model.columns[index.column()]
        row = self._model.at(index.row())
        if row is None:
            self._draw_line(painter, room, "…", _LEFT)
            return
        if column.icon is not None and (name := column.icon(row)):
            room = _draw_icon(painter, room, name, "accent")
        text, chips = column.text(row), column.chips(row) if column.chips is not None else ()
        if text and chips and column.second is None and room.height() >= _two_high():
            upper = room.adjusted(0, 0, 0, -room.height() // 2)
            self._draw_text(painter, upper, column, row, text)
            _draw_chips(
                painter,
                QRect(room.left(), upper.bottom(), room.width(), room.height() // 2),
                chips,
                marked=marked,
            )
            return
        if text or column.second is not None:
            room = self._draw_text(painter, room, column, row, text)
        _draw_chips(painter, room, chips, marked=marked)

    def _draw_text(
        self, painter: QPainter, room: QRect, column: Column[object], row: object, text: str
    ) -> QRect:
        worn = theme.current()
        side = _RIGHT if column.right else _LEFT
        second = column.second(row) if column.second is not None else ""
        if column.right:
            room = room.adjusted(0, 0, -worn.space(8), 0)
        if not second:
            return self._draw_line(painter, room, text, side, strong=column.strong)
        least = QFontMetrics(worn.font(theme.NOTE)).height()
        upper = _height(text, worn.font(strong=column.strong), room.width(), room.height() - least)
        lower = _height(second, worn.font(theme.NOTE), room.width(), room.height() - upper)
        top = room.top() + (room.height() - upper - lower) // 2
        self._draw_line(
            painter, QRect(room.left(), top, room.width(), upper), text, side, strong=column.strong
        )
        below = QRect(room.left(), top + upper, room.width(), lower)
        self._draw_line(painter, below, second, side, tint="soft", size=theme.NOTE)
        return room

    @staticmethod
    def _draw_line(
        painter: QPainter,
        room: QRect,
        text: str,
        side: Qt.AlignmentFlag,
        *,
        tint: str = "ink",
        size: int = theme.BODY,
        strong: bool = False,
    ) -> QRect:
        worn = theme.current()
        font = worn.font(size, strong=strong)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(worn[tint])
        lines = _height(text, font, room.width(), room.height()) // metrics.height()
        if lines > 1:
            if _lines(text, metrics, room.width()) > lines:
                # Each line may end early: half a line less is surely shown.
                most = room.width() * (2 * lines - 1) // 2
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            painter.drawText(room, side | Qt.TextFlag.TextWordWrap, text)
            return room
        painter.drawText(room, side, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
        return room.adjusted(metrics.horizontalAdvance(text) + worn.space(8), 0, 0, 0)

    @staticmethod
    def _draw_tick(painter: QPainter, room: QRect, *, on: bool) -> None:
        worn = theme.current()
        side = worn.px(18)
        box = QRect(room.left(), room.center().y() - side // 2, side, side)
        painter.setPen(QPen(worn["accent" if on else "edge"], 2))
        painter.setBrush(worn["accent" if on else "panel"])
        painter.drawRoundedRect(box, 3, 3)
        if on:
            tick = icons.pixmap("check", "on_accent", theme.SMALL, painter.device().devicePixelRatio())
            inset = (side - worn.px(theme.SMALL)) // 2
            painter.drawPixmap(box.left() + inset, box.top() + inset, tick)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as every other; asking each would take seconds on a long list."""
        column = self._model.columns[index.column()]
        two_lines, wraps = column.second is not None, column.wraps
        return QSize(theme.current().px(column.width), row_height(two_lines=two_lines, wraps=wraps))


def _height(text: str, font: QFont, width: int, most: int) -> int:
    """The height words need: more lines where one is too short for them, as far as there is room."""
    metrics = QFontMetrics(font)
    whole = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) == text
    if whole or width < max(map(metrics.horizontalAdvance, text.split()), default=0):
        return metrics.height()
    return metrics.height() * max(min(_lines(text, metrics, width), most // metrics.height()), 1)


def _lines(text: str, metrics: QFontMetrics, width: int) -> int:
    """How many lines words are broken into."""
    room = metrics.boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, text)
    return max(round(room.height() / metrics.lineSpacing()), 1)


def _two_high() -> int:
    """From here on words and chips stand one below the other."""
    worn = theme.current()
    return QFontMetrics(worn.font()).height() + QFontMetrics(worn.font(theme.NOTE)).height() + worn.space(8)


def _draw_icon(painter: QPainter, room: QRect, name: str, tint: str) -> QRect:
    worn = theme.current()
    side = worn.px(theme.BODY)
    drawn = icons.pixmap(name, tint, theme.BODY, painter.device().devicePixelRatio())
    painter.drawPixmap(room.left(), room.center().y() - side // 2, drawn)
    return room.adjusted(side + worn.space(8), 0, 0, 0)


def _draw_chips(painter: QPainter, room: QRect, chips: Sequence[Chip], *, marked: bool) -> None:
    """Side by side; what does not fit goes on a second line if the row is high enough for one."""
    worn = theme.current()
    metrics = QFontMetrics(worn.font(theme.NOTE))
    height, gap = metrics.height() + worn.space(4), worn.space(3)
    lines: list[list[tuple[Chip, int]]] = [[]]
    left = room.width()
    for chip in chips:
        width = _chip_width(metrics, chip)
        if lines[-1] and width > left and (len(lines) + 1) * (height + gap) <= room.height():
            lines.append([])
            left = room.width()
        lines[-1].append((chip, width))
        left -= width + worn.space(8)
    top = room.center().y() - (len(lines) * (height + gap) - gap) // 2
    for number, line in enumerate(lines):
        _draw_line_of_chips(
            painter,
            QRect(room.left(), top + number * (height + gap), room.width(), height),
            line,
            marked=marked,
        )


def _chip_width(metrics: QFontMetrics, chip: Chip) -> int:
    worn = theme.current()
    sides = 2 * worn.space(8) if chip.kind else 0
    return metrics.horizontalAdvance(chip.words) + sides + 2 + (worn.px(theme.BODY + 8) if chip.icon else 0)


def _draw_line_of_chips(
    painter: QPainter, room: QRect, line: Sequence[tuple[Chip, int]], *, marked: bool
) -> None:
    worn = theme.current()
    font = worn.font(theme.NOTE)
    metrics = QFontMetrics(font)
    for chip, wide in line:
        after = room.adjusted(wide + worn.space(8), 0, 0, 0)
        if chip.icon:
            room = _draw_icon(painter, room, chip.icon, "soft")
        pad = worn.space(8) if chip.kind else 0
        width = min(metrics.horizontalAdvance(chip.words) + 2 * pad + 2, room.width())
        if width <= 2 * pad:
            return
        ground = QRect(room.left(), room.top(), width, room.height())
        ink = "ink"
        if chip.kind is not None:
            ink, paper = _GROUNDS[chip.kind]
            if marked and paper == _MARKED:
                paper = "panel"  # on its own colour it would be no chip at all
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn[paper])
            painter.drawRoundedRect(ground, room.height() / 2, room.height() / 2)
        painter.setFont(font)
        painter.setPen(worn[ink])
        words = metrics.elidedText(chip.words, Qt.TextElideMode.ElideRight, width - 2 * pad)
        painter.drawText(ground.adjusted(pad, 0, -pad, 0), _LEFT, words)
        room = after
