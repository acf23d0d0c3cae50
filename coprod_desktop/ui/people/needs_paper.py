"""The form "What helps you take part" on paper: drawn, looked at, printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.i18n import _
from coprod_desktop.services import needs_form
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.documents.needs_form import NeedsFormText
    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk


class NeedsPaper(QObject):
    """The paper over the page or card it was asked for on."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk

    def show_form(self, person: Person | None) -> None:
        """With this person's name and in their language, or for anyone."""
        person_id = None if person is None else person.id
        self._desk.jobs.read(
            lambda work: needs_form.paper(work, person_id),
            lambda text: self._draw(text, needs_form.file_name(person)),
            key="needs paper",
            owner=self,
        )

    def _draw(self, text: NeedsFormText, name: str) -> None:
        self._desk.jobs.file(
            _("Making the paper"),
            lambda _progress: needs_form.draw(text),
            lambda pdf: self._show(pdf, name),
            owner=self,
        )

    def _show(self, pdf: bytes, name: str) -> None:
        title = _("What helps you take part")
        PaperDialog(self._over.window(), self._desk, title, pdf, Leaving(name, title)).open()
