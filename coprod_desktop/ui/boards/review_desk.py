"""A board's yearly reviews: when the next is due, what the last ones said, and the paper of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.i18n import _, language
from coprod_desktop.services import board_reviews
from coprod_desktop.ui.papers.paper_dialog import Leaving, PaperDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.documents.board_review import ReviewPaper
    from coprod_desktop.domain.board_reviews import BoardReview, ReviewFigures
    from coprod_desktop.services.board_reviews import Reviews
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.papers.paper_dialog import Saved

_SHOWN = 4


class ReviewDesk(QObject):
    """Opens the forms and papers of a board's reviews over its page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def card(self, board_id: int, found: Reviews) -> Card:
        """When the next is due, the latest ones, and how to write one."""
        card = Card(_("Yearly review"))
        if found.due is not None:
            late = found.due <= self._desk.today()
            said = _("Due since {day}.") if late else _("Next due on {day}.")
            day = language().day(found.due, weekday=False)
            card.add(Words(said.format(day=day), Kind.ATTENTION if late else Kind.NOTE))
        elif not found.reviews:
            card.add(Words(_("Once a year, together. The figures are filled in by themselves."), Kind.NOTE))
        for review in found.reviews[:_SHOWN]:
            day = language().day(review.held_on, weekday=False)
            flow = Flow()
            name = _("Review of {day}").format(day=day)
            flow.addWidget(Link(name, partial(self.on_change_asked, review)))
            paper = _("Look at {paper}, to print or save").format(paper=name)
            flow.addWidget(
                Button(_("Paper"), partial(self.on_paper_asked, review.id), icon="file-lines", name=paper)
            )
            card.add(flow)
        card.add(Button(_("Write a review"), lambda: self.on_write_asked(board_id), icon="pen"))
        return card

    def on_write_asked(self, board_id: int) -> None:
        """The board's figures first, then what the board says."""
        self._desk.jobs.read(
            lambda work: board_reviews.figures(work, board_id),
            lambda figures: self._write(board_id, figures),
            key="review figures",
            owner=self,
        )

    def on_change_asked(self, review: BoardReview) -> None:
        """Write on; the figures stay as they were."""

        def edit(work: Work, values: dict[str, Any]) -> object:
            return board_reviews.edit(work, review.id, review.version, values)

        said = " ".join(review.sentences())
        title = _("Review of {day}").format(day=language().day(review.held_on, weekday=False))
        ask(
            self._page,
            self._desk.jobs,
            title,
            self._parts(),
            _("Save"),
            _("Review changed"),
            edit,
            said,
            review,
        )

    def on_paper_asked(self, review_id: int) -> None:
        """Read what it says."""
        self._desk.jobs.read(
            lambda work: board_reviews.paper(work, review_id), self.on_read, key="review paper", owner=self
        )

    def on_read(self, sheet: ReviewPaper) -> None:
        """Draw it, away from the register."""
        self._desk.jobs.file(
            _("Making the paper"),
            lambda _progress: board_reviews.draw(sheet),
            lambda pdf: self.on_drawn(sheet, pdf),
            owner=self,
        )

    def on_drawn(self, sheet: ReviewPaper, pdf: bytes) -> None:
        """Look at it; from here it is saved or printed."""
        what = _(PAPER_NAMES[PaperKind.BOARD_REVIEW])
        leaving = Leaving(
            board_reviews.name_of(sheet),
            what,
            lambda path, then: self._save(pdf, path, then),
            lambda: self._desk.jobs.write(_("Printed: {paper}").format(paper=what), board_reviews.record),
        )
        PaperDialog(self._page.window(), self._desk, what, pdf, leaving).open()

    def _save(self, pdf: bytes, path: Path, then: Saved) -> None:
        label = _("Made: {paper}").format(paper=_(PAPER_NAMES[PaperKind.BOARD_REVIEW]))
        self._desk.jobs.write(label, lambda work: board_reviews.save(work, pdf, path), then, initiator=self)

    def _write(self, board_id: int, figures: ReviewFigures) -> None:
        def add(work: Work, values: dict[str, Any]) -> object:
            return board_reviews.add(work, board_id, values)

        said = " ".join(figures.sentences())
        filled = {"held_on": self._desk.today()}
        ask(
            self._page,
            self._desk.jobs,
            _("Yearly review"),
            self._parts(),
            _("Keep the review"),
            _("Review written"),
            add,
            said,
            filled,
        )

    def _parts(self) -> list[Part]:
        return [
            Field("held_on", _("Held on"), DayEdit(self._desk.today(), past=True)),
            Field("who", _("Who took part in this review"), TextLine(most=300)),
            Field("good", _("What went well"), TextArea(lines=3)),
            Field("better", _("What should be better"), TextArea(lines=3)),
            Field("next_steps", _("What we do next"), TextArea(lines=3)),
        ]
