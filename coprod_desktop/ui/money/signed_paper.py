"""The paper that someone signed to approve a claim: kept with it, and looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.i18n import _
from coprod_desktop.services import approvers, receipts
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.file_choice import SCANS, choose_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.documents.reading_receipt import ReceiptFile
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.ui.desk import Desk


class SignedPaper(QObject):
    """Choose its picture or look at it, for the page that owns it."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._claim: Claim | None = None

    def ask(self, claim: Claim) -> QFileDialog:
        """Choose the file in the system's dialog."""
        self._claim = claim
        title = _("Choose the signed paper")
        return choose_file(self._page, title, self.on_file_chosen, _("Pictures and PDFs"), SCANS)

    def on_file_chosen(self, name: str) -> None:
        """Read it, in a process that can be killed."""
        path = Path(name)
        if name and self._claim is not None:
            self._desk.jobs.file(
                _("Reading {name}").format(name=path.name),
                lambda progress: receipts.open_file(path, lambda: progress(0, 0)),
                self.on_read,
                owner=self,
            )

    def on_read(self, file: ReceiptFile) -> None:
        """Keep it with the claim."""
        if (claim := self._claim) is not None:
            label = _("Claim {number}: signed paper kept").format(number=claim.number)
            self._desk.jobs.write(label, lambda work: approvers.keep_signed(work, claim.id, file))

    def look(self, claim: Claim) -> None:
        """Its pages, in the window."""
        title = _("Signed paper of claim {number}").format(number=claim.number)
        self._desk.jobs.read(
            lambda work: approvers.signed(work, claim.id),
            lambda pdf: PaperDialog(self._page.window(), self._desk, title, pdf).open(),
            key="signed paper",
            owner=self,
        )
