"""The mix of voices: first time, returning, familiar, and those we do not know about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

#: The side of a swatch, in pixels at 100 %.
_SWATCH = 12


@dataclass(frozen=True)
class Share:
    """One part of a whole: its words, its number, and its tokens of colour (an empty ground is hatched)."""

    words: str
    count: int
    ground: str = ""
    ink: str = "ink"


def voices(new: int, returning: int, familiar: int, unknown: int = 0) -> list[Share]:
    """The mix of voices as shares, always in the same order and colours."""
    shares = [
        Share(_("First time"), new, "voice_new", "on_new"),
        Share(_("Returning"), returning, "voice_returning", "on_returning"),
        Share(_("Familiar"), familiar, "voice_familiar", "on_familiar"),
    ]
    return [*shares, Share(_("Not known"), unknown)] if unknown else shares


class StackedBar(QWidget):
    """A bar with a figure in each part, and words below: never by colour alone."""

    def __init__(self, shares: Sequence[Share] = ()) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.bar = _Bar()
        self._legend = QWidget()
        self._legend.setObjectName("bare")
        self._flow = Flow(self._legend, gap=16, below=4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(8))
        outer.addWidget(self.bar)
        outer.addWidget(self._legend)
        self.show_shares(shares)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these parts."""
        self.bar.shares = tuple(shares)
        self.bar.update()
        said = ", ".join(f"{share.words} {share.count}" for share in shares)
        self.setAccessibleName(said or _("Nobody yet"))
        self.bar.setAccessibleName(said or _("Nobody yet"))
        while part := self._flow.takeAt(0):
            if widget := part.widget():
                widget.hide()
                widget.deleteLater()
        for share in shares:
            self._flow.addWidget(_Key(share))


class _Key(QWidget):
    """A swatch and its words."""

    def __init__(self, share: Share) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(f"{share.words} {share.count}")
        self._share = share
        words = Words(share.words, Kind.NOTE)
        words.setWordWrap(False)
        room = QVBoxLayout(self)
        worn = theme.current()
        room.setContentsMargins(worn.px(_SWATCH) + worn.space(6), 0, 0, 0)
        room.addWidget(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The swatch."""
        worn = theme.current()
        side = worn.px(_SWATCH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        _fill(painter, box, self._share)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(worn["edge"], 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.end()


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a button."""
        worn = theme.current()
        return QSize(worn.px(200), worn.px(42))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The parts with their figures, outlined."""
        worn = theme.current()
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(room, theme.CORNER, theme.CORNER)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(outline)
        painter.fillRect(room, worn["track"])
        total = sum(share.count for share in self.shares)
        left = room.left()
        for share in self.shares:
            width = room.width() * share.count / total if total else 0
            if width:
                self._draw_share(painter, QRectF(left, room.top(), width, room.height()), share)
            left += width
        painter.setClipping(False)
        painter.setPen(QPen(worn["edge"], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()

    @staticmethod
    def _draw_share(painter: QPainter, room: QRectF, share: Share) -> None:
        worn = theme.current()
        _fill(painter, room, share)
        painter.setFont(worn.font(theme.BODY, strong=True))
        figure = str(share.count)
        needed = painter.fontMetrics().horizontalAdvance(figure) + worn.px(4)
        if needed > room.width():
            return
        painter.setPen(worn[share.ink])
        inset = min(worn.px(12), int((room.width() - needed + worn.px(4)) / 2))
        painter.drawText(
            room.adjusted(inset, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure
        )


def _fill(painter: QPainter, room: QRectF, share: Share) -> None:
    worn = theme.current()
    if share.ground:
        painter.fillRect(room, worn[share.ground])
        return
    painter.fillRect(room, worn["panel"])
    painter.fillRect(room, QBrush(worn["voice_unknown"], Qt.BrushStyle.BDiagPattern))
