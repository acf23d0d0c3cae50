"""One person's invitation as it will be printed, and what is hard to read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import papers
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.meetings import meeting_form
from coprod_desktop.ui.meetings.paper_rows import gets
from coprod_desktop.ui.meetings.reading_list import ReadingList
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.domain.easyread import Finding
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.paper_rows import InvitedPaper
    from coprod_desktop.ui.meetings.papers_tab import PapersTab

#: Moving through the list with the arrow keys draws nothing until one stops, in milliseconds.
_PAUSE = 250
_PIXELS = 900
_LEAST = 240


class PreviewCard(Card):
    """The first page, and the other side at a press; drawn away from the window."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(_("Their invitation"))
        self._part = part
        self._row: InvitedPaper | None = None
        self._pages: list[QPixmap] = []
        self._findings: tuple[Finding, ...] = ()
        self._reads = False
        self._at = 0
        self.said = Words("", Kind.NOTE)
        self.sheet = Sheet()
        self.turn = Button(_("Other side"), self.on_turned, icon="arrows-rotate")
        self.again = Button(_("Make this one again"), part.on_again_asked, icon="print")
        self.reading = ReadingList()
        self.easy = Words("", Kind.NOTE)
        self.look = Button("", self.on_look_asked, icon="magnifying-glass")
        self.change = Button(_("Change the meeting"), self.on_change_asked, icon="pen")
        self.add(self.said)
        self.add(self.sheet, 1)
        self.add(self.reading, 1)
        self.add(self.easy)
        buttons = Flow()
        for button in (self.look, self.turn, self.change, self.again):
            buttons.addWidget(button)
        self.add(buttons)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.on_due)
        self.show_row(None)

    def show_row(self, row: InvitedPaper | None) -> None:
        """Show what this person gets."""
        if row is None or row.paper is None:
            self.hide()
            self._row = None
            self._pause.stop()
            return
        same = self._row is not None and (self._row.id, self._row.paper) == (row.id, row.paper)
        self._row = row
        self.said.setText(" ".join([f"{gets(row.paper)}.", *row.paper.notes]))
        self.show()
        if not same:
            self._findings = ()
            self.sheet.show_page(None, "")
            self._pages = []
            self._turn_to(reading=False)
            self._pause.start()
        self.again.setVisible(row.paper.made > 0)

    def redraw(self) -> None:
        """What it says may have changed: draw it again soon, and show it as it was until then."""
        if self._row is not None:
            self._pause.start()

    def on_due(self) -> None:
        """Draw it now."""
        if self._row is None:
            return
        meeting_id, person_id = self._part.meeting_id, self._row.id
        self._part.desk.jobs.read(
            lambda work: _draw(work, meeting_id, person_id),
            self.on_drawn,
            self.on_not_drawn,
            key="invitation preview",
            owner=self,
            text=_("Drawing the invitation…"),
        )

    def on_drawn(self, drawn: tuple[list[PageImage], tuple[Finding, ...]]) -> None:
        """Show the first side, and say how many things there are to look at."""
        pages, self._findings = drawn
        self._pages = [_pixmap(page) for page in pages]
        self._at = 0
        self.reading.show_findings(self._findings)
        self._turn_to(reading=self._reads and bool(self._findings))
        self._show_side()

    def on_look_asked(self) -> None:
        """What is hard to read in it; or back to the page."""
        self._turn_to(reading=not self._reads)
        if self._reads:
            self.reading.take_keyboard()

    def on_change_asked(self) -> None:
        """The words that someone typed are the meeting's."""
        meeting_form.change(self._part.desk, self.window(), self._part.shown.meeting)

    def on_not_drawn(self, problem: object) -> None:
        """It cannot be drawn yet: say why where it would stand."""
        self.said.setText(str(getattr(problem, "message", "")))

    def on_turned(self) -> None:
        """The other side."""
        self._at = (self._at + 1) % max(len(self._pages), 1)
        self._show_side()

    def _turn_to(self, *, reading: bool) -> None:
        """Show the page, or what is hard to read in it."""
        self._reads = reading
        found = len(self._findings)
        count = ngettext("{n} thing to look at", "{n} things to look at", found).format(
            n=language().count(found)
        )
        self.look.setText(_("Show the page") if reading else count)
        self.look.setAccessibleName(self.look.text())
        icons.dress(self.look, "file-lines" if reading else "magnifying-glass", "accent")
        self.look.setVisible(found > 0)
        self.easy.setText(_ask_people() if reading else _("Nothing hard found. Ask people to try it."))
        self.easy.setVisible(reading or (not found and bool(self._pages)))
        self.sheet.setVisible(not reading)
        self.reading.setVisible(reading)
        self.change.setVisible(reading)
        self.turn.setVisible(len(self._pages) > 1 and not reading)

    def _show_side(self) -> None:
        if self._row is not None and self._pages:
            said = _("Invitation for {name}, side {n} of {all}").format(
                name=self._row.invited.name, n=self._at + 1, all=len(self._pages)
            )
            self.sheet.show_page(self._pages[self._at], said)


class Sheet(QWidget):
    """A page of paper, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: QPixmap | None, said: str) -> None:
        """Show this page; ``said`` tells a screen reader what it is."""
        self._page = page
        self.setAccessibleName(said)
        self.update()

    def _sharp(self, size: QSize) -> QPixmap:
        """The page at this size; a painter that shrinks by itself leaves out every other stroke of small words."""
        density = self.devicePixelRatioF()
        fitting = self._page.scaled(  # type: ignore[union-attr]
            size * density, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitting.setDevicePixelRatio(density)
        return fitting

    def sizeHint(self) -> QSize:
        """A page that can be made out."""
        worn = theme.current()
        return QSize(worn.px(_LEAST), worn.px(_LEAST * 297 // 210))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a thumbnail."""
        worn = theme.current()
        return QSize(worn.px(140), worn.px(198))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with an edge, the page on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSize(210, 297).scaled(self.size() - QSize(1, 1), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter.fillRect(room, Qt.GlobalColor.white)
        if self._page is not None:
            painter.drawPixmap(room.topLeft(), self._sharp(room.size()))
        painter.setPen(theme.current()["edge"])
        painter.drawRect(room)
        painter.end()


def _ask_people() -> str:
    return _("Only people who read it can say whether it is easy. Ask them to try it.")


def _draw(work: Work, meeting_id: int, person_id: int) -> tuple[list[PageImage], tuple[Finding, ...]]:
    from coprod_desktop.documents import preview

    looked_at = papers.preview(work, meeting_id, person_id)
    return preview.pages(looked_at.pdf, _PIXELS), looked_at.findings


def _pixmap(page: PageImage) -> QPixmap:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())
