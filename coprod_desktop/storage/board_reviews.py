"""The SELECTs of boards' yearly reviews and of the figures they begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, Worked
from coprod_desktop.domain.board_reviews import BoardReview
from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.outcomes import Outcome, OutcomeState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

_ANSWERED = (OutcomeState.DECIDED, OutcomeState.DONE, OutcomeState.NOT_POSSIBLE)
_TOLD = (Worked.YES, Worked.PARTLY, Worked.NO)


@dataclass(frozen=True)
class LastReview:
    """A board that goes on, when it began and when it last looked at itself."""

    board_id: int
    board: str
    started: date | None
    last: date | None


def of_board(session: Session, board_id: int) -> list[BoardReview]:
    """A board's reviews, the latest first."""
    statement = select(BoardReview).where(col(BoardReview.board_id) == board_id)
    return list(
        session.scalars(statement.order_by(col(BoardReview.held_on).desc(), col(BoardReview.id).desc()))
    )


def last_reviews(session: Session, today: date) -> list[LastReview]:
    """Every board that goes on, and when it last looked at itself; by name."""
    statement = (
        select(col(Board.id), col(Board.name), col(Board.started), func.max(BoardReview.held_on))
        .outerjoin(BoardReview, col(BoardReview.board_id) == col(Board.id))
        .where(col(Board.ended).is_(None) | (col(Board.ended) > today))
        .group_by(col(Board.id))
        .order_by(col(Board.search_text), col(Board.id))
    )
    return [LastReview(*row) for row in session.execute(statement)]


def meetings_held(session: Session, board_id: int, first: date, last: date) -> int:
    """How many meetings of a board took place."""
    where = (_of(board_id, first, last), col(Meeting.state) == MeetingState.TOOK_PLACE)
    return session.scalar(select(func.count()).select_from(Meeting).where(*where)) or 0


def turnover(session: Session, board_id: int, first: date, last: date) -> tuple[int, int]:
    """How many terms that are no reappointment began, and how many ended, on a board's seats."""

    def within(column: Any) -> ColumnElement[bool]:
        return col(column).between(first, last)

    began = within(Term.starts) & ~col(Term.reappointment)
    counted: list[Any] = [func.count(case((began, 1))), func.count(case((within(Term.ends), 1)))]
    statement = select(*counted).join(Seat, col(Seat.id) == col(Term.seat_id))
    row = session.execute(statement.where(col(Seat.board_id) == board_id)).one()
    return row[0], row[1]


def worked(session: Session, board_id: int, first: date, last: date) -> tuple[int, int]:
    """How many answers say that what was arranged worked, of how many."""
    answer = col(AdjustmentFor.worked)
    counted: list[Any] = [func.count(case((answer == Worked.YES, 1))), func.count()]
    statement = (
        select(*counted)
        .select_from(Meeting)
        .join(Adjustment, col(Adjustment.meeting_id) == col(Meeting.id))
        .join(AdjustmentFor, col(AdjustmentFor.adjustment_id) == col(Adjustment.id))
        .where(_of(board_id, first, last), answer.in_(_TOLD))
    )
    row = session.execute(statement).one()
    return row[0], row[1]


def paid(session: Session, board_id: int, first: date, last: date) -> list[tuple[date, date, int]]:
    """Activity day, day the money reached people, and how many claims, of a board's meetings."""
    statement = (
        select(col(Claim.activity_day), col(Claim.paid_on), func.count())
        .join(Meeting, col(Meeting.id) == col(Claim.meeting_id))
        .where(_of(board_id, first, last), col(Claim.state) == ClaimState.PAID)
        .group_by(col(Claim.activity_day), col(Claim.paid_on))
    )
    return [(activity, on, count) for activity, on, count in session.execute(statement) if on is not None]


def answers(session: Session, board_id: int, first: date, last: date) -> tuple[int, int]:
    """How many things said at a board's meetings were answered, and how many of them changed something."""
    counted: list[Any] = [func.count(), func.count(case((col(Outcome.state) == OutcomeState.DONE, 1)))]
    statement = (
        select(*counted)
        .select_from(Outcome)
        .join(Meeting, col(Meeting.id) == col(Outcome.meeting_id))
        .where(_of(board_id, first, last), col(Outcome.state).in_(_ANSWERED))
    )
    row = session.execute(statement).one()
    return row[0], row[1]


def _of(board_id: int, first: date, last: date) -> ColumnElement[bool]:
    return (col(Meeting.board_id) == board_id) & col(Meeting.day).between(first, last)
