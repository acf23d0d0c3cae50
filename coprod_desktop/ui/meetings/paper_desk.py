"""A working paper of a meeting: drawn, looked at, then saved or printed - and noted as made once it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.papers import PAPER_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services import meeting_papers
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog, Saved
from coprod_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from pathlib import Path

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
        leaving = Leaving(
            paper.name,
            _(PAPER_NAMES[paper.kind]),
            lambda path, then: self.save_at(paper, pdf, path, then),
            lambda: self.on_printed(paper),
        )
        PaperDialog(self._part.window(), self._desk, _(PAPER_NAMES[paper.kind]), pdf, leaving).open()

    def save_at(self, paper: ToDraw, pdf: bytes, path: Path, then: Saved) -> None:
        """Note it and write it."""
        self._desk.jobs.write(
            _("Made: {paper}").format(paper=_(PAPER_NAMES[paper.kind])),
            lambda work: meeting_papers.save(work, paper, pdf, path),
            then,
            initiator=self,
        )

    def on_printed(self, paper: ToDraw) -> None:
        """It is on its way: note it."""
        self._desk.jobs.write(
            _("Printed: {paper}").format(paper=_(PAPER_NAMES[paper.kind])),
            lambda work: meeting_papers.record(work, paper),
            initiator=self,
        )
