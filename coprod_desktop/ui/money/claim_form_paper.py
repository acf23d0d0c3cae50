"""A claim form on its way to a screen: drawn, looked at, printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.i18n import _
from coprod_desktop.services import claim_forms
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.claim_forms import FormToDraw
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

    Read = Callable[[Work], FormToDraw]


class ClaimFormPaper(QObject):
    """The form over the page or card it was asked for on; ``read`` says whose it is."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk

    def button(self, read: Read) -> Button:
        """A button that shows the form."""
        words = _(PAPER_NAMES[PaperKind.CLAIM_FORM])
        name = _("Look at {paper}, to print or save").format(paper=words)
        return Button(words, lambda: self.show_form(read), icon="file-pen", name=name)

    def show_form(self, read: Read) -> None:
        """Read what it says, draw it, show it."""
        self._desk.jobs.read(read, self._draw, key="claim form", owner=self)

    def _draw(self, paper: FormToDraw) -> None:
        self._desk.jobs.file(
            _("Making the paper"),
            lambda _progress: claim_forms.draw(paper),
            lambda pdf: self._show(pdf, paper.name),
            owner=self,
        )

    def _show(self, pdf: bytes, name: str) -> None:
        title = _(PAPER_NAMES[PaperKind.CLAIM_FORM])
        PaperDialog(self._over.window(), self._desk, title, pdf, Leaving(name, title)).open()
