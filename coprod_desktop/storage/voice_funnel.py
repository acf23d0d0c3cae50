"""Where invitations stop, from which stage people were involved, and whether access needs were met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.access_measures import AccessFigures
from coprod_desktop.domain.boards import Seat, Stage, Term
from coprod_desktop.domain.meetings import DeclinedWhy, Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import GONE, Person, Status
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.domain.voice_measures import Funnel
from coprod_desktop.storage.voice_status import within

if TYPE_CHECKING:
    from coprod_desktop.domain.period import Period
    from coprod_desktop.domain.voice_scope import VoiceScope

_SAID_YES = (Reply.YES, Reply.WITHDREW)
_MET = (ArrangeState.ARRANGED, ArrangeState.VENUE_HAS_IT)
_TOLD = (Worked.YES, Worked.PARTLY, Worked.NO)


def funnel(session: Session, board_id: int | None) -> Funnel:
    """How far each person on the register ever got, for one board or all; those who left are not on it."""
    came, said_yes = _came(board_id), _said_yes(board_id)
    person = (
        select(
            _flag(ever_asked(board_id)).label("asked"),
            _flag(said_yes).label("said_yes"),
            _flag(came).label("came"),
            _flag(_came(board_id, again=True)).label("came_back"),
            _flag(_held_seat(board_id)).label("held_seat"),
            case((col(Person.status) == Status.ACTIVE, col(Person.joined))).label("joined"),
        )
        .where(col(Person.status).not_in(GONE))
        .subquery()
    )
    steps = (person.c.asked, person.c.said_yes, person.c.came, person.c.came_back, person.c.held_seat)
    waiting = func.min(case((person.c.asked == 0, person.c.joined)))
    on_register, *counts, since = session.execute(
        select(func.count(), *(func.sum(step) for step in steps), waiting)
    ).one()
    asked_n, yes_n, came_n, back_n, held_n = (count or 0 for count in counts)
    return Funnel(on_register, asked_n, yes_n, came_n, back_n, held_n, since)


def ever_asked(board_id: int | None) -> ColumnElement[bool]:
    """Whether a person was ever asked, by one board or any; who came, or said yes, was."""
    return or_(_came(board_id), _invited(board_id, col(Invitation.sent_on).is_not(None)), _said_yes(board_id))


def stages(session: Session, scope: VoiceScope, period: Period) -> dict[Stage, int]:
    """Meetings that people came to, by the stage at which they were involved; stages without any are left out."""
    attended = select(col(VoiceFact.meeting_id)).where(*within(scope, period))
    statement = (
        select(col(Meeting.stage), func.count())
        .where(col(Meeting.id).in_(attended))
        .group_by(col(Meeting.stage))
    )
    found: dict[Stage, int] = {stage: number for stage, number in session.execute(statement)}
    return {stage: found[stage] for stage in Stage if stage in found}


def access(session: Session, scope: VoiceScope, period: Period) -> AccessFigures:
    """Needs to be met at the meetings of the period, how many were, and what people said of it."""
    statement = (
        select(
            func.count(),
            func.sum(_flag(col(Adjustment.state).in_(_MET))),
            func.sum(_flag(col(AdjustmentFor.worked).in_(_TOLD))),
            func.sum(_flag(col(AdjustmentFor.worked) == Worked.YES)),
        )
        .select_from(AdjustmentFor)
        .join(Adjustment, col(Adjustment.id) == col(AdjustmentFor.adjustment_id))
        .join(Meeting, col(Meeting.id) == col(Adjustment.meeting_id))
        .where(*_held(scope, period))
    )
    declined = (
        select(func.count(func.distinct(col(Invitation.person_id))))
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(col(Invitation.declined_why) == DeclinedWhy.ACCESS, *_held(scope, period))
    )
    needed, arranged, told, worked = (number or 0 for number in session.execute(statement).one())
    return AccessFigures(needed, arranged, told, worked, session.scalar(declined) or 0)


def _held(scope: VoiceScope, period: Period) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        col(Meeting.day) >= period.start,
        col(Meeting.day) <= period.last,
        col(Meeting.state) != MeetingState.CANCELLED,
    ]
    if scope.board_id is not None:
        found.append(col(Meeting.board_id) == scope.board_id)
    if scope.way is not None:
        found.append(col(Meeting.way) == scope.way)
    return found


def _flag(condition: ColumnElement[bool]) -> Any:
    return case((condition, 1), else_=0)


def _came(board_id: int | None, *, again: bool = False) -> ColumnElement[bool]:
    """Whether they came; ``again`` asks for a day after their first (on the board, where one is named).

    One board's people are few and gathered once; anyone's facts are looked up person by person.
    """
    if board_id is None:
        later = [col(VoiceFact.first_anywhere).is_(False)] if again else []
        return exists().where(col(VoiceFact.person_id) == col(Person.id), *later)
    here = select(col(VoiceFact.person_id)).where(col(VoiceFact.board_id) == board_id)
    return col(Person.id).in_(here.where(col(VoiceFact.first_on_board).is_(False)) if again else here)


def _invited(board_id: int | None, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    if board_id is None:
        return exists().where(col(Invitation.person_id) == col(Person.id), condition)
    asked = select(col(Invitation.person_id)).join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
    return col(Person.id).in_(asked.where(col(Meeting.board_id) == board_id, condition))


def _said_yes(board_id: int | None) -> ColumnElement[bool]:
    return or_(_came(board_id), _invited(board_id, col(Invitation.reply).in_(_SAID_YES)))


def _held_seat(board_id: int | None) -> ColumnElement[bool]:
    if board_id is None:
        return exists().where(col(Term.person_id) == col(Person.id))
    held = select(col(Term.person_id)).join(Seat, col(Seat.id) == col(Term.seat_id))
    return col(Person.id).in_(held.where(col(Seat.board_id) == board_id))
