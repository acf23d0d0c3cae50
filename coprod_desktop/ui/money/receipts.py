"""Receipts on the page of a claim: chosen in the system's dialog, read where they can do no harm, kept, looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import receipts
from coprod_desktop.ui import theme
from coprod_desktop.ui.money.receipt_row import WIDTH, ReceiptVerbs
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.file_choice import SCANS, choose_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.documents.reading_receipt import ReceiptFile
    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.money.line_row import LineRow


class Receipts(QObject):
    """What can be done with receipts, for the page that owns it. Small pictures are kept only in memory."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._claim: Claim | None = None
        self._rows: dict[int, LineRow] = {}
        self._small: dict[int, PageImage] = {}
        self._line: ClaimLine | None = None

    def verbs(self, *, may_change: bool) -> ReceiptVerbs:
        """What a line offers."""
        verbs = ReceiptVerbs(look=self.look)
        return verbs._replace(attach=self.ask, detach=self.detach) if may_change else verbs

    def show(self, claim: Claim, rows: Sequence[LineRow]) -> None:
        """These lines are on the page now: show what their receipts look like."""
        if self._claim is None or self._claim.id != claim.id:
            self._small = {}
        self._claim = claim
        self._rows = {row.line.receipt_id: row for row in rows if row.line.receipt_id is not None}
        self.on_small_read({})
        known = tuple(self._small)
        if set(self._rows) - set(known):
            width = round(theme.current().px(WIDTH) * self._page.devicePixelRatioF() * 2)
            self._desk.jobs.read(
                lambda work: receipts.thumbnails(work, claim.id, width, known),
                self.on_small_read,
                key="receipts",
            )

    def on_small_read(self, small: dict[int, PageImage]) -> None:
        """Show them on their lines."""
        self._small |= small
        for receipt_id, row in self._rows.items():
            if row.receipt is not None and receipt_id in self._small:
                row.receipt.show_thumbnail(self._small[receipt_id])

    def ask(self, line: ClaimLine) -> QFileDialog:
        """Choose the file of a line's receipt."""
        self._line = line
        title = _("Choose the receipt for {what}").format(what=line.what)
        return choose_file(self._page, title, self.on_file_chosen, _("Pictures and PDFs"), SCANS)

    def on_file_chosen(self, name: str) -> None:
        """Read it, in a process that can be killed."""
        path, line = Path(name), self._line
        if not name or line is None:
            return
        self._desk.jobs.file(
            _("Reading {name}").format(name=path.name),
            lambda progress: receipts.open_file(path, lambda: progress(0, 0)),
            lambda file: self._keep(line, file),
            owner=self,
        )

    def look(self, line: ClaimLine) -> None:
        """Its pages, in the window."""
        title = _("Receipt for {what}").format(what=line.what)
        self._desk.jobs.read(
            lambda work: receipts.content(work, line.id),
            lambda pdf: PaperDialog(self._page.window(), self._desk, title, pdf).open(),
            key="receipt",
            owner=self,
        )

    def detach(self, line: ClaimLine) -> None:
        """Off the line; Undo brings it back."""
        self._desk.jobs.write(
            self._label(_("Claim {number}: receipt removed")),
            lambda work: receipts.detach(work, line.id, line.version),
        )

    def _keep(self, line: ClaimLine, file: ReceiptFile) -> None:
        self._desk.jobs.write(
            self._label(_("Claim {number}: receipt attached")),
            lambda work: receipts.attach(work, line.id, line.version, file),
            lambda _line: self._say_left_out(file),
        )

    def _say_left_out(self, file: ReceiptFile) -> None:
        if file.left_out:
            said = ngettext(
                "The first {kept} pages are kept; {n} page after them is not.",
                "The first {kept} pages are kept; {n} pages after them are not.",
                file.left_out,
            )
            self._desk.notices.info(said.format(kept=file.pages, n=file.left_out))

    def _label(self, words: str) -> str:
        return words.format(number="" if self._claim is None else self._claim.number)
