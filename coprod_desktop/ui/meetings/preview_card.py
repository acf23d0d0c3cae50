"""One person's invitation as it will be printed, and what is hard to read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import papers
from coprod_desktop.ui import icons
from coprod_desktop.ui.meetings import meeting_form
from coprod_desktop.ui.meetings.paper_rows import gets
from coprod_desktop.ui.meetings.reading_list import ReadingList
from coprod_desktop.ui.papers.page_view import PageView
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.papers.zoom import Fit
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.easyread import Finding
    from coprod_desktop.services.papers import PaperPreview
    from coprod_desktop.ui.meetings.paper_rows import InvitedPaper
    from coprod_desktop.ui.meetings.papers_tab import PapersTab

#: Moving through the list with the arrow keys draws nothing until one stops, in milliseconds.
_PAUSE = 250


class PreviewCard(Card):
    """The first page, and the other side at a press; drawn away from the window."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__(_("Their invitation"))
        self._part = part
        self._row: InvitedPaper | None = None
        self._pdf = b""
        self._findings: tuple[Finding, ...] = ()
        self._reads = False
        self.said = Words("", Kind.NOTE)
        self.sheet = PageView(part.desk.jobs, Fit.PAGE)
        self.turn = Button(_("Other side"), self.on_turned, icon="arrows-rotate")
        self.large = Button(_("Look at it large"), self.on_large_asked, icon="magnifying-glass-plus")
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
        for button in (self.look, self.turn, self.large, self.change, self.again):
            buttons.addWidget(button)
        self.add(buttons)
        self.sheet.turned.connect(self.on_opened)
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
            self.sheet.clear()
            self._pdf = b""
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
            lambda work: papers.preview(work, meeting_id, person_id),
            self.on_drawn,
            self.on_not_drawn,
            key="invitation preview",
            owner=self,
            text=_("Drawing the invitation…"),
        )

    def on_drawn(self, drawn: PaperPreview) -> None:
        """Show the first side, and say how many things there are to look at."""
        if self._row is None:
            return
        self._pdf, self._findings = drawn.pdf, drawn.findings
        self.sheet.show_paper(self._title(), drawn.pdf)
        self.reading.show_findings(self._findings)
        self._turn_to(reading=self._reads and bool(self._findings))

    def on_opened(self, _at: int, count: int) -> None:
        """It has another side, or not."""
        self.turn.setVisible(count > 1 and not self._reads)

    def on_large_asked(self) -> None:
        """In a window of its own; printed and recorded it is only with the others."""
        PaperDialog(self.window(), self._part.desk, self._title(), self._pdf).open()

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
        self.sheet.go_to((self.sheet.at + 1) % max(self.sheet.count, 1))

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
        self.easy.setVisible(reading or (not found and bool(self._pdf)))
        self.sheet.setVisible(not reading)
        self.reading.setVisible(reading)
        self.change.setVisible(reading)
        self.turn.setVisible(self.sheet.count > 1 and not reading)
        self.large.setVisible(bool(self._pdf) and not reading)

    def _title(self) -> str:
        return _("Invitation for {name}").format(name="" if self._row is None else self._row.invited.name)


def _ask_people() -> str:
    return _("Only people who read it can say whether it is easy. Ask them to try it.")
