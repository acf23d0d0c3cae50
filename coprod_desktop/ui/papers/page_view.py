"""The pages of a paper one below the other, exactly as they print. Only those near what is seen are drawn and kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from coprod_desktop.documents import preview
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers.sheets import Sheets
from coprod_desktop.ui.papers.zoom import Fit

if TYPE_CHECKING:
    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.ui.jobs import Jobs
    from coprod_desktop.ui.papers.zoom import Zoom

#: No page is drawn finer than this, in pixels across: four pages of it are the most that is kept.
FINEST = 2480
_LINE = 40


class PageView(QAbstractScrollArea):
    """Shows a paper drawn away from the window.

    ``turned`` (page counted from 0, pages) when another page comes to the top; ``zoomed`` (fit or per cent);
    ``drawn`` each time a page has been drawn.
    """

    turned = Signal(int, int)
    zoomed = Signal(object)
    drawn = Signal()

    def __init__(self, jobs: Jobs, zoom: Zoom = Fit.WIDTH) -> None:
        super().__init__()
        self._jobs, self._title, self._pdf = jobs, "", b""
        self.sheets = Sheets(())
        self.zoom = zoom
        self.kept: dict[int, tuple[int, QImage]] = {}
        self._under_way: int | None = None
        self._at = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().valueChanged.connect(self.on_scrolled)

    # what is shown

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self.sheets.points)

    @property
    def at(self) -> int:
        """The page at the top, counted from 0."""
        return self._at

    @property
    def percent(self) -> float:
        """How large the pages are now, in per cent of their size on paper."""
        return self.sheets.percent

    def show_paper(self, title: str, pdf: bytes) -> None:
        """Show this paper from its first page; the same one made again stays where it was."""
        again = title == self._title
        self._title, self._pdf, self._under_way = title, pdf, None
        if not again:
            self.clear()
        # The bytes go along: an answer about an earlier paper must not be taken for one about this.
        self._jobs.file(
            _("Opening the paper"),
            lambda _say: (pdf, preview.sizes(pdf)),
            self.on_opened,
            owner=self,
            quiet=True,
        )

    def clear(self) -> None:
        """Show nothing."""
        self.kept, self.sheets, self._at = {}, Sheets(()), 0
        self.setAccessibleName("")
        self._arrange()

    def on_opened(self, opened: tuple[bytes, tuple[tuple[float, float], ...]]) -> None:
        """Its pages are known: make room for them and draw the first."""
        pdf, points = opened
        if pdf is not self._pdf:
            return
        self.sheets = Sheets(points)
        self.kept = {
            number: (0, image) for number, (_width, image) in self.kept.items() if number < len(points)
        }
        self._arrange()
        self._say_where(force=True)

    def set_zoom(self, zoom: Zoom) -> None:
        """Another size; what stood at the top stays there."""
        part = self.verticalScrollBar().value() / max(self.sheets.height, 1)
        self.zoom = zoom
        self._arrange()
        self.verticalScrollBar().setValue(round(part * self.sheets.height))
        self.zoomed.emit(zoom)
        self._draw_next()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self.count:
            self.verticalScrollBar().setValue(self.sheets.top(min(max(page, 0), self.count - 1)))

    # drawing

    def on_drawn(self, number: int, width: int, pdf: bytes, image: PageImage) -> None:
        """A page has come: keep it if it is still near, and go on."""
        if pdf is not self._pdf:
            return
        self._under_way = None
        if number in self._near():
            picture = QImage(
                image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
            )
            self.kept[number] = (width, picture.copy())
        self.viewport().update()
        self._draw_next()
        self.drawn.emit()

    def on_not_drawn(self, _problem: object) -> None:
        """Somebody stopped it: the page stays white until it is asked for again."""
        self._under_way = None

    def on_scrolled(self) -> None:
        """Another part is seen."""
        self._say_where()
        self.viewport().update()
        self._draw_next()

    def _near(self) -> range:
        """What is seen and a page either side: no more than these are kept."""
        seen = self.sheets.seen(self.verticalScrollBar().value(), self.viewport().height())
        return range(max(seen.start - 1, 0), min(seen.stop + 1, self.count))

    def _draw_next(self) -> None:
        near = self._near()
        self.kept = {number: kept for number, kept in self.kept.items() if number in near}
        if self._under_way is not None or not self.count:
            return
        seen = self.sheets.seen(self.verticalScrollBar().value(), self.viewport().height())
        for number in (*seen, *near):
            width = self._width(number)
            if number not in self.kept or self.kept[number][0] != width:
                self._draw(number, width)
                return

    def _draw(self, number: int, width: int) -> None:
        self._under_way, pdf = number, self._pdf
        self._jobs.file(
            _("Drawing the page"),
            lambda _say: preview.page(pdf, number, width),
            partial(self.on_drawn, number, width, pdf),
            self.on_not_drawn,
            owner=self,
            quiet=True,
        )

    def _width(self, number: int) -> int:
        width = self.sheets.place(number).width() * self.devicePixelRatioF()
        return min(max(round(width), 1), FINEST)

    # inside

    def _arrange(self) -> None:
        """Lay the pages out at the size asked for, and tell the scroll bars."""
        # Full width without a bar may be higher than the room, with one lower: the bar would come and go for ever.
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always if self.zoom is Fit.WIDTH and self.count else needed)
        room = self.viewport().size()
        self.sheets.lay(self.zoom, room, theme.current().space(theme.GAP), self.logicalDpiY())
        for bar, length, shown in (
            (self.verticalScrollBar(), self.sheets.height, room.height()),
            (self.horizontalScrollBar(), self.sheets.width, room.width()),
        ):
            bar.setRange(0, max(length - shown, 0))
            bar.setPageStep(shown)
            bar.setSingleStep(theme.current().px(_LINE))
        self.viewport().update()
        self._draw_next()

    def _say_where(self, *, force: bool = False) -> None:
        bar = self.verticalScrollBar()
        at = self.sheets.at(bar.value(), ends=bar.maximum() > 0 and bar.value() == bar.maximum())
        if not self.count or (at == self._at and not force):
            return
        self._at = at
        said = _("Page {n} of {all}: {title}").format(n=at + 1, all=self.count, title=self._title)
        self.setAccessibleName(said)
        self.turned.emit(at, self.count)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a page that can just be made out."""
        worn = theme.current()
        return QSize(worn.px(140), worn.px(198))

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        worn = theme.current()
        return QSize(worn.px(240), worn.px(340))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the room."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home, End; a page whole at a time where whole pages are shown; the rest scrolls."""
        steps = {Qt.Key.Key_Home: -self.count, Qt.Key.Key_End: self.count}
        if self.zoom is Fit.PAGE:
            steps |= {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            self.go_to(self._at + step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With nothing to scroll here, what is around it scrolls."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with an edge, the page on it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number in self.sheets.seen(down, self.viewport().height()):
            room: QRect = self.sheets.place(number).translated(-across, -down)
            painter.fillRect(room, Qt.GlobalColor.white)
            if number in self.kept:
                image = self.kept[number][1]
                painter.drawImage(QRectF(room), image)
            painter.setPen(theme.current()["edge"])
            painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.end()
