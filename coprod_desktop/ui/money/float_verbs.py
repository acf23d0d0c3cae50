"""What can be done with a float: agreed, changed, counted, reviewed, put on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from coprod_desktop.domain.cash_floats import FloatState
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import cash_floats, cash_papers
from coprod_desktop.services.paper_files import file_name
from coprod_desktop.ui.money import float_forms
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.documents.cash_sheet import CashSheet
    from coprod_desktop.services.cash_floats import FloatPage
    from coprod_desktop.ui.desk import Desk


class Verb(NamedTuple):
    """Its words, what it does, its picture, and whether it comes next."""

    words: str
    run: Callable[[], object]
    icon: str
    main: bool = False


class FloatVerbs(QObject):
    """The verbs of the float a panel shows."""

    def __init__(self, panel: QWidget, desk: Desk) -> None:
        super().__init__(panel)
        self._panel, self._desk = panel, desk

    def of(self, page: FloatPage) -> list[Verb]:
        """What comes next, first."""
        paper = Verb(_("Cash sheet"), partial(self.sheet, page), "file-lines")
        if not self._desk.actor.may(Permission.EDIT_CLAIMS):
            return [paper]
        state, held = page.row.state, page.row.held
        change = Verb(_("Change"), partial(float_forms.change_float, self._panel, self._desk, page), "pen")
        drop = Verb(_("Not needed"), partial(self.remove, page), "ban")
        unused = [] if page.paid or held.back_pence is not None else [change, drop]
        if state is FloatState.TO_APPROVE:
            return [*self._approve(page), paper, *unused]
        if state is FloatState.OPEN:
            here = held.day <= self._desk.today()
            count = partial(float_forms.count_back, self._panel, self._desk, page)
            counted = [Verb(_("Count the cash…"), count, "calculator", main=True)] if here else []
            return [*counted, paper, *unused]
        return [*(self._review(page) if state is FloatState.TO_REVIEW else []), paper]

    def approve(self, page: FloatPage) -> None:
        """Agree to it here."""
        self._desk.jobs.write(
            _("Float for {purpose} approved").format(purpose=page.row.held.purpose),
            lambda work: cash_floats.approve(work, page.row.id),
        )

    def remove(self, page: FloatPage) -> None:
        """Undo brings it back."""
        self._desk.jobs.write(
            _("Float for {purpose} taken back").format(purpose=page.row.held.purpose),
            lambda work: cash_floats.remove(work, page.row.id),
        )

    def sheet(self, page: FloatPage) -> None:
        """The cash sheet, to look at, print and save."""
        self._desk.jobs.read(
            lambda work: cash_papers.sheet(work, page.row.id), self.on_read, key="cash sheet", owner=self
        )

    def on_read(self, sheet: CashSheet) -> None:
        """Draw it away from the register."""
        title = _(PAPER_NAMES[PaperKind.CASH_SHEET])
        leaving = Leaving(file_name(sheet.day, title, sheet.purpose), title)
        self._desk.jobs.file(
            _("Drawing the paper"),
            lambda _say: cash_papers.draw(sheet),
            lambda pdf: PaperDialog(self._panel.window(), self._desk, title, pdf, leaving).open(),
            owner=self,
        )

    def _approve(self, page: FloatPage) -> list[Verb]:
        paper = partial(float_forms.approved_on_paper, self._panel, self._desk, page)
        on_paper = Verb(_("Approved on paper"), paper, "file-signature")
        if not self._may_judge(page):
            return [on_paper]
        return [Verb(_("Approve"), partial(self.approve, page), "check", main=True), on_paper]

    def _review(self, page: FloatPage) -> list[Verb]:
        paper = partial(float_forms.reviewed_on_paper, self._panel, self._desk, page)
        on_paper = Verb(_("Reviewed on paper"), paper, "file-signature")
        if not self._may_judge(page):
            return [on_paper]
        look = partial(float_forms.review, self._panel, self._desk, page)
        return [Verb(_("I looked at the signed sheet…"), look, "check", main=True), on_paper]

    def _may_judge(self, page: FloatPage) -> bool:
        """Whoever carries the cash judges nothing about it."""
        actor = self._desk.actor
        carries = fold(actor.name) == fold(page.row.held.carried_by)
        return actor.may(Permission.APPROVE_CLAIMS) and not carries
