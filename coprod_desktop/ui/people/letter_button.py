"""The letter for the Jobcentre: looked at, printed or saved from someone's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.i18n import _
from coprod_desktop.services import benefits_letter
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_desktop.services.benefits_letter import LetterToDraw
    from coprod_desktop.ui.desk import Desk


class LetterButton(Button):
    """One press shows the letter; printing or saving it keeps a copy with the person."""

    def __init__(self, desk: Desk, person_id: int) -> None:
        super().__init__(_("Letter for the Jobcentre…"), self.on_asked, icon="envelope")
        self._desk, self._person_id = desk, person_id

    def on_asked(self) -> None:
        """Read what it says."""
        self._desk.jobs.read(
            lambda work: benefits_letter.read(work, self._person_id),
            self.on_read,
            key="benefits letter",
            owner=self,
        )

    def on_read(self, wanted: LetterToDraw) -> None:
        """Draw it away from the register."""
        self._desk.jobs.file(
            _("Drawing the paper"),
            lambda _say: benefits_letter.draw(wanted),
            lambda pdf: self.show_paper(wanted, pdf),
            owner=self,
        )

    def show_paper(self, wanted: LetterToDraw, pdf: bytes) -> None:
        """To look at; it leaves by printing or saving."""
        title = _(PAPER_NAMES[PaperKind.BENEFITS_LETTER])
        leaving = Leaving(
            wanted.name,
            title,
            lambda path, then: self._save(wanted, pdf, path, then),
            lambda: self._record(wanted, pdf),
        )
        PaperDialog(self.window(), self._desk, title, pdf, leaving).open()

    def _save(self, wanted: LetterToDraw, pdf: bytes, path: Path, then: Callable[[Path], None]) -> None:
        label = _("Letter for the Jobcentre made")
        self._desk.jobs.write(label, lambda work: benefits_letter.save(work, wanted, pdf, path), then)

    def _record(self, wanted: LetterToDraw, pdf: bytes) -> None:
        label = _("Letter for the Jobcentre made")
        self._desk.jobs.write(label, lambda work: benefits_letter.record(work, wanted, pdf))
