"""One of a few answers, drawn in a row of a list: one press or one key gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from coprod_desktop.ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coprod_desktop.ui.models.list_model import ListModel

#: The first answer stands where the words of other columns do.
_MARGIN, _GAP, _PAD = 12, 6, 12
#: Between the answers below a row and the line that ends it, in pixels at 100 %.
_BELOW = 8
#: A picture before the words, in pixels at 100 %.
_ICON = theme.NOTE + 3


@dataclass(frozen=True)
class Answer:
    """One answer: its value, its words, the key that gives it, and perhaps a picture before the words."""

    value: Any
    words: str
    key: str
    icon: str = ""


def width_of(answers: Sequence[Answer]) -> int:
    """The room these answers take side by side, in pixels at 100 %."""
    metrics = QFontMetrics(theme.current().font(theme.NOTE, strong=True))
    words = sum(metrics.horizontalAdvance(answer.words) for answer in answers) * 100 // theme.current().scale
    pictures = sum(_ICON + _GAP for answer in answers if answer.icon)
    return words + pictures + len(answers) * (2 * _PAD + _GAP) + 2 * _MARGIN


class Segments(QStyledItemDelegate):
    """Draws the answers of a column side by side, the given one filled; ``picked`` (row id, value) after a press."""

    picked = Signal(object, object)

    def __init__(
        self,
        model: ListModel[Any],
        answers: Sequence[Answer],
        given: Callable[[Any], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.answers = tuple(answers)
        self._model = model
        self._given = given

    def boxes(self, room: QRect) -> list[QRect]:
        """Where each answer stands: in one line, in more where there is no room for one."""
        placed = self._placed(room.width())
        high = max(box.bottom() for box in placed) + 1
        corner = QPoint(room.left(), room.top() + max(room.height() - high, 0) // 2)
        return [box.translated(corner) for box in placed]

    def height(self, width: int) -> int:
        """How high the answers are with so much room, with a gap below, in pixels."""
        worn = theme.current()
        return max(box.bottom() for box in self._placed(width)) + 1 + worn.space(_GAP + _BELOW)

    def draw(self, painter: QPainter, room: QRect, row: int) -> None:
        """The answers of a row, the given one filled."""
        found = self._model.at(row)
        if found is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        given = self._given(found)
        for answer, box in zip(self.answers, self.boxes_below(room), strict=True):
            _draw(painter, box, answer, chosen=answer.value == given)
        painter.restore()

    def press(self, room: QRect, at: QPoint, row: int) -> bool:
        """A press on an answer gives it."""
        return self._pick(self.boxes_below(room), at, row)

    def boxes_below(self, room: QRect) -> list[QRect]:
        """Where each answer stands at the foot of a row."""
        return self.boxes(room.adjusted(0, 0, 0, -theme.current().space(_BELOW)))

    def _placed(self, width: int) -> list[QRect]:
        """The boxes in a room that begins at nought."""
        worn = theme.current()
        metrics = QFontMetrics(worn.font(theme.NOTE, strong=True))
        height, margin, gap = metrics.height() + worn.space(10), worn.space(_MARGIN), worn.space(_GAP)
        left, top, found = margin, 0, []
        for answer in self.answers:
            wide = metrics.horizontalAdvance(answer.words) + 2 * worn.space(_PAD) + _before(answer)
            if left > margin and left + wide > width:
                left, top = margin, top + height + gap
            found.append(QRect(left, top, wide, height))
            left += wide + gap
        return found

    def _pick(self, boxes: Sequence[QRect], at: QPoint, row: int) -> bool:
        row_id = self._model.id_at(row)
        for answer, box in zip(self.answers, boxes, strict=True):
            if box.contains(at) and row_id is not None:
                self.picked.emit(row_id, answer.value)
                return True
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and line as every cell, then the answers."""
        worn = theme.current()
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, worn["accent_soft" if state & QStyle.StateFlag.State_Selected else "panel"])
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), worn["line"])
        row = self._model.at(index.row())
        if row is not None:
            given = self._given(row)
            for answer, box in zip(self.answers, self.boxes(room), strict=True):
                _draw(painter, box, answer, chosen=answer.value == given)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A press on an answer gives it."""
        pressed = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if not pressed or not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return super().editorEvent(event, model, option, index)
        return self._pick(self.boxes(option.rect), event.position().toPoint(), index.row())


def _before(answer: Answer) -> int:
    """The room a picture takes before the words, in pixels."""
    worn = theme.current()
    return worn.px(_ICON) + worn.space(_GAP) if answer.icon else 0


def _draw(painter: QPainter, box: QRect, answer: Answer, *, chosen: bool) -> None:
    worn = theme.current()
    painter.setFont(worn.font(theme.NOTE, strong=chosen))
    painter.setPen(QPen(worn["accent" if chosen else "edge"], 1))
    painter.setBrush(worn["accent" if chosen else "panel"])
    painter.drawRoundedRect(box, theme.CORNER, theme.CORNER)
    ink = "on_accent" if chosen else "ink"
    if answer.icon:
        side = worn.px(_ICON)
        picture = icons.pixmap(answer.icon, ink, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + worn.space(_PAD), box.center().y() - side // 2, picture)
    painter.setPen(worn[ink])
    words = box.adjusted(_before(answer), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, answer.words)
