"""Boards' yearly reviews: begun with the board's own figures, written together, put on paper, due again in a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.board_reviews import BoardReview, ReviewFields, ReviewFigures, next_due
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.papers import PAPER_NAMES, Paper, PaperKind
from coprod_desktop.domain.people import PaperForm
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.promise_clock import median
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.i18n import _, language
from coprod_desktop.services import days, organisation, voice_figures
from coprod_desktop.services.paper_files import PaperFile, file_name, write_files
from coprod_desktop.storage import board_reviews as stored
from coprod_desktop.storage import boards as stored_boards

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from coprod_desktop.documents.board_review import ReviewPaper
    from coprod_desktop.storage.database import Work

#: How long before it is due a review appears on Today.
AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Reviews:
    """A board's reviews, the latest first, and when the next is due."""

    reviews: tuple[BoardReview, ...]
    due: date | None


@dataclass(frozen=True)
class DueReview:
    """A board whose review is due soon, or was."""

    board_id: int
    board: str
    due: date
    last: date | None


def figures(work: Work, board_id: int) -> ReviewFigures:
    """The board's own figures of the 12 months to today."""
    work.actor.require(Permission.SEE_REPORTS)
    today, since = work.today, year_before(work.today) + timedelta(days=1)
    span = (board_id, since, today)
    mix = voice_figures.board_year(work, board_id)
    seats = stored_boards.held_seats(work.session, board_id, today)
    leading = [seat for seat in seats if seat.leadership]
    joined, left = stored.turnover(work.session, *span)
    worked, told = stored.worked(work.session, *span)
    answered, changed = stored.answers(work.session, *span)
    return ReviewFigures(
        since=since,
        meetings=stored.meetings_held(work.session, *span),
        people=mix.people,
        new_people=mix.new,
        familiar=mix.familiar,
        seats=len(seats),
        held=sum(seat.person_id is not None for seat in seats),
        leadership=len(leading),
        leadership_held=sum(seat.person_id is not None for seat in leading),
        joined=joined,
        left_seats=left,
        told=told,
        worked=worked,
        days_to_pay=_days_to_pay(work, board_id, since),
        answered=answered,
        changed=changed,
    )


def add(work: Work, board_id: int, values: Mapping[str, Any]) -> BoardReview:
    """The board has looked at its year: its figures are kept as they are today, with what the board says.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` or :class:`Problem` beside the field that is wrong.
    """
    work.actor.require(Permission.EDIT_BOARDS)
    work.get(Board, board_id)
    fields = _checked(work, {"held_on": work.today} | {k: v for k, v in values.items() if v is not None})
    known = figures(work, board_id)
    return work.add(BoardReview(board_id=board_id, **fields.model_dump(), **known.model_dump()))


def edit(work: Work, review_id: int, version: int | None, values: Mapping[str, Any]) -> BoardReview:
    """Write on at a review; its figures stay as they were."""
    work.actor.require(Permission.EDIT_BOARDS)
    review = work.get(BoardReview, review_id)
    whole = {name: getattr(review, name) for name in ReviewFields.model_fields} | dict(values)
    fields = _checked(work, whole)
    return work.edit(review, version, {name: getattr(fields, name) for name in values})


def remove(work: Work, review_id: int) -> None:
    """It was begun by mistake."""
    work.actor.require(Permission.EDIT_BOARDS)
    work.delete(work.get(BoardReview, review_id))


def of_board(work: Work, board_id: int) -> Reviews:
    """A board's reviews, and when the next is due; a board that ended has none due."""
    work.actor.require(Permission.SEE_PEOPLE)
    board = work.get(Board, board_id)
    rows = tuple(stored.of_board(work.session, board_id))
    due = next_due(rows[0].held_on if rows else None, board.started)
    return Reviews(rows, due if board.ended is None else None)


def due(work: Work) -> list[DueReview]:
    """Boards whose review is due within the month, or was, the longest ago first."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = []
    for row in stored.last_reviews(work.session, work.today):
        day = next_due(row.last, row.started)
        if day is not None and day <= work.today + AHEAD:
            found.append(DueReview(row.board_id, row.board, day, row.last))
    return sorted(found, key=lambda one: (one.due, one.board_id))


def paper(work: Work, review_id: int) -> ReviewPaper:
    """Everything the paper says."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.board_review import ReviewPaper

    review = work.get(BoardReview, review_id)
    board = work.get(Board, review.board_id)
    return ReviewPaper(
        organisation=organisation.current(work).name,
        board=board.name,
        purpose=board.purpose,
        held_on=review.held_on,
        since=review.since,
        who=review.who,
        figures=review.sentences(),
        good=review.good,
        better=review.better,
        next_steps=review.next_steps,
        language=language(),
    )


def draw(sheet: ReviewPaper) -> bytes:
    """Draw it; it takes no register, so nobody waits for it."""
    from coprod_desktop.documents.board_review import board_review_pdf

    return board_review_pdf(sheet)


def name_of(sheet: ReviewPaper) -> str:
    """What its file is called."""
    return file_name(sheet.held_on, _(PAPER_NAMES[PaperKind.BOARD_REVIEW]), sheet.board)


def record(work: Work) -> None:
    """It was printed: note that it was made. It has left the house, so this cannot be undone."""
    work.actor.require(Permission.MAKE_PAPERS)
    made = Paper(
        kind=PaperKind.BOARD_REVIEW, form=PaperForm.STANDARD, language=language().code, made_on=work.today
    )
    work.add(made)
    work.flush()
    work.seal()


def save(work: Work, pdf: bytes, path: Path) -> Path:
    """Note that it was made, and write it; where it is.

    Raises :class:`Problem` when it cannot be written there.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    record(work)
    return write_files(path.parent, [PaperFile(path.name, pdf)])[0]


def _checked(work: Work, values: Mapping[str, Any]) -> ReviewFields:
    fields = checked(ReviewFields, values)
    if fields.held_on > work.today:
        raise Problem(_("This day is still to come. Write the review once it was held."), "held_on")
    return fields


def _days_to_pay(work: Work, board_id: int, since: date) -> int | None:
    paid = stored.paid(work.session, board_id, since, work.today)
    first = min((activity for activity, _on, _count in paid), default=work.today)
    calendar = days.working_days(first, work.today)
    return median((calendar.between(activity, on), count) for activity, on, count in paid)
