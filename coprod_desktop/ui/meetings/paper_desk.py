"""A working paper of a meeting: drawn, looked at, then saved or printed - and noted as made once it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.documents import preview
from coprod_desktop.domain.papers import PAPER_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services import meeting_papers
from coprod_desktop.ui.money.paper_dialog import PaperDialog
from coprod_desktop.ui.printing import PRINT_WIDTH, ask_printer
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.domain.papers import PaperKind
    from coprod_desktop.services.meeting_papers import ToDraw
    from coprod_desktop.ui.meetings.part import Part


class PaperDesk(QObject):
    """The papers of the meeting a part shows."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self._part = part
        self._desk = part.desk

    def button(self, kind: PaperKind) -> Button:
        """A button that shows one paper."""
        words = _(PAPER_NAMES[kind])
        name = _("Look at {paper}, to print or save").format(paper=words)
        return Button(words, lambda: self.on_asked(kind), icon="file-lines", name=name)

    def on_asked(self, kind: PaperKind) -> None:
        """Read what it says."""
        meeting_id = self._part.meeting_id
        self._desk.jobs.read(
            lambda work: meeting_papers.read(work, meeting_id, kind),
            self.on_read,
            key="meeting paper",
            owner=self,
        )

    def on_read(self, paper: ToDraw) -> None:
        """Draw it, away from the register."""
        self._desk.jobs.file(
            _("Making the paper"),
            lambda _progress: meeting_papers.draw(paper),
            lambda pdf: self.on_drawn(paper, pdf),
            owner=self,
        )

    def on_drawn(self, paper: ToDraw, pdf: bytes) -> None:
        """Look at it; from here it is saved or printed."""
        dialog = PaperDialog(self._part.window(), self._desk, _(PAPER_NAMES[paper.kind]), pdf)
        ways = Flow()
        ways.addWidget(Button(_("Print…"), lambda: self.on_print_asked(paper, pdf), icon="print"))
        ways.addWidget(Button(_("Save as PDF…"), lambda: self.on_save_asked(paper, pdf), icon="download"))
        dialog.body.insertLayout(0, ways)
        dialog.open()

    def on_save_asked(self, paper: ToDraw, pdf: bytes) -> None:
        """As a file, where the user says."""
        dialog = QFileDialog(
            self._part.window(), _("Save the paper"), str(paths.documents_folder() / paper.name)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save_at(paper, pdf, Path(name)))
        dialog.open()

    def save_at(self, paper: ToDraw, pdf: bytes, path: Path) -> None:
        """Note it and write it."""
        self._desk.jobs.write(
            _("Made: {paper}").format(paper=_(PAPER_NAMES[paper.kind])),
            lambda work: meeting_papers.save(work, paper, pdf, path),
            lambda where: self._desk.notices.info(_("Saved: {file}").format(file=where.name)),
            initiator=self,
        )

    def on_print_asked(self, paper: ToDraw, pdf: bytes) -> None:
        """Its pages, fine enough for print."""
        self._desk.jobs.file(
            _("Making the paper"),
            lambda _progress: preview.pages(pdf, PRINT_WIDTH),
            lambda pages: self.on_ready_to_print(paper, pages),
            owner=self,
        )

    def on_ready_to_print(self, paper: ToDraw, pages: list[PageImage]) -> None:
        """Let a printer be chosen."""
        name = _(PAPER_NAMES[paper.kind])
        ask_printer(self._part.window(), name, pages, lambda: self.on_printed(paper))

    def on_printed(self, paper: ToDraw) -> None:
        """It is on its way: note it."""
        self._desk.jobs.write(
            _("Printed: {paper}").format(paper=_(PAPER_NAMES[paper.kind])),
            lambda work: meeting_papers.record(work, paper),
            initiator=self,
        )
