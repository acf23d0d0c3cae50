"""The SELECTs of meetings: the list, a board's meetings, one meeting in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.meetings import (
    ATTENDED,
    Attendance,
    Came,
    Invitation,
    Meeting,
    MeetingKind,
    MeetingState,
    Reply,
    Way,
)
from coprod_desktop.domain.outcomes import Outcome, OutcomeState, Told
from coprod_desktop.storage.lists import containing, first_ids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

#: Outcomes with something to tell people.
ANSWERED = (OutcomeState.DECIDED, OutcomeState.DONE, OutcomeState.NOT_POSSIBLE)


class When(StrEnum):
    """Which meetings a list shows."""

    COMING = "coming"
    PAST = "past"
    ALL = "all"


@dataclass(frozen=True)
class MeetingQuery:
    """What the list of meetings shows. Coming: the next first; past: the latest first. Cancelled ones are shown as such."""

    text: str = ""
    when: When = When.COMING
    board_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in a list or calendar: when, where, how far asking has got, and what is still to arrange."""

    id: int
    title: str
    board_id: int | None
    board: str
    kind: MeetingKind
    way: Way
    state: MeetingState
    day: date
    starts: time
    ends: time
    venue: str
    places: int
    chosen: int
    said_yes: int
    came: int
    to_arrange: int


@dataclass(frozen=True)
class MeetingCounts:
    """One meeting in numbers, by stage of its life: invite, papers, support, on the day, after."""

    chosen: int = 0
    not_sent: int = 0
    waiting: int = 0
    said_yes: int = 0
    maybe: int = 0
    said_no: int = 0
    no_reply: int = 0
    reserve: int = 0
    withdrew: int = 0
    adjustments: int = 0
    to_arrange: int = 0
    cannot: int = 0
    came: int = 0
    apologies: int = 0
    did_not_come: int = 0
    not_ticked: int = 0
    asked_if_worked: int = 0
    worked: int = 0
    not_asked_if_worked: int = 0
    outcomes: int = 0
    open_outcomes: int = 0
    not_told: int = 0


def ordered(query: MeetingQuery, today: date) -> Select[Any]:
    """The ids of the meetings a query shows, in its order."""
    statement: Select[Any] = select(col(Meeting.id))
    if query.when is When.COMING:
        statement = statement.where(col(Meeting.day) >= today).order_by(
            col(Meeting.day), col(Meeting.starts), col(Meeting.id)
        )
    else:
        statement = statement.order_by(
            col(Meeting.day).desc(), col(Meeting.starts).desc(), col(Meeting.id).desc()
        )
    if query.when is When.PAST:
        statement = statement.where(col(Meeting.day) < today)
    if query.board_id is not None:
        statement = statement.where(col(Meeting.board_id) == query.board_id)
    if query.first is not None:
        statement = statement.where(col(Meeting.day) >= query.first)
    if query.last is not None:
        statement = statement.where(col(Meeting.day) <= query.last)
    if query.text.strip():
        named = select(col(Board.id)).where(containing(col(Board.search_text), query.text))
        found = or_(containing(col(Meeting.search_text), query.text), col(Meeting.board_id).in_(named))
        statement = statement.where(found)
    return statement


def rows(session: Session, wanted: Iterable[int]) -> list[MeetingRow]:
    """The rows of these meetings, in this order; any that has gone meanwhile is left out."""
    chosen = list(wanted)
    statement = (
        select(Meeting, col(Board.name))
        .outerjoin(Board, col(Board.id) == col(Meeting.board_id))
        .where(col(Meeting.id).in_(chosen))
    )
    found = {meeting.id: (meeting, board or "") for meeting, board in session.execute(statement)}
    asked = _asked(session, chosen)
    came = _came(session, chosen)
    waiting = _to_arrange(session, chosen)
    return [
        _row(*found[n], *asked.get(n, (0, 0)), came.get(n, 0), waiting.get(n, 0))
        for n in chosen
        if n in found
    ]


def _row(meeting: Meeting, board: str, chosen: int, said_yes: int, came: int, to_arrange: int) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        title=meeting.title,
        board_id=meeting.board_id,
        board=board,
        kind=meeting.kind,
        way=meeting.way,
        state=meeting.state,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        venue=meeting.venue,
        places=meeting.places,
        chosen=chosen,
        said_yes=said_yes,
        came=came,
        to_arrange=to_arrange,
    )


def _to_arrange(session: Session, meetings: list[int]) -> dict[int, int]:
    statement = (
        select(col(Adjustment.meeting_id), func.count())
        .where(col(Adjustment.meeting_id).in_(meetings), col(Adjustment.state) == ArrangeState.TO_ARRANGE)
        .group_by(col(Adjustment.meeting_id))
    )
    return {meeting_id: count for meeting_id, count in session.execute(statement)}


def _asked(session: Session, meetings: list[int]) -> dict[int, tuple[int, int]]:
    statement = (
        select(
            col(Invitation.meeting_id),
            func.count(),
            func.sum(case((col(Invitation.reply) == Reply.YES, 1), else_=0)),
        )
        .where(col(Invitation.meeting_id).in_(meetings))
        .group_by(col(Invitation.meeting_id))
    )
    return {meeting_id: (asked, yes) for meeting_id, asked, yes in session.execute(statement)}


def _came(session: Session, meetings: list[int]) -> dict[int, int]:
    statement = (
        select(col(Attendance.meeting_id), func.count())
        .where(col(Attendance.meeting_id).in_(meetings), col(Attendance.came).in_(ATTENDED))
        .group_by(col(Attendance.meeting_id))
    )
    return {meeting_id: came for meeting_id, came in session.execute(statement)}


def of_board(
    session: Session, board_id: int, today: date, most: int = 12
) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """The coming meetings of a board, the next first, and its latest past ones."""
    coming = first_ids(session, ordered(MeetingQuery(board_id=board_id), today), most)
    past = first_ids(session, ordered(MeetingQuery(board_id=board_id, when=When.PAST), today), most)
    return rows(session, coming), rows(session, past)


def latest_of(session: Session, board_id: int | None) -> Meeting | None:
    """The meeting of a board (or of none) that was planned last."""
    statement = select(Meeting).where(
        col(Meeting.board_id) == board_id, col(Meeting.state) != MeetingState.CANCELLED
    )
    return session.scalars(
        statement.order_by(col(Meeting.day).desc(), col(Meeting.id).desc()).limit(1)
    ).first()


def counts(session: Session, meeting_id: int) -> MeetingCounts:
    """One meeting in numbers."""
    replies = _by(session, Invitation, Invitation.reply, meeting_id)
    states = _by(session, Adjustment, Adjustment.state, meeting_id)
    came = _by(session, Attendance, Attendance.came, meeting_id)
    worked = _worked(session, meeting_id)
    outcomes = _by(session, Outcome, Outcome.state, meeting_id)
    answered = sum(outcomes.get(state, 0) for state in ANSWERED)
    attended = sum(came.get(way, 0) for way in ATTENDED)
    return MeetingCounts(
        chosen=sum(replies.values()),
        not_sent=replies.get(Reply.NOT_SENT, 0),
        waiting=replies.get(Reply.SENT, 0),
        said_yes=replies.get(Reply.YES, 0),
        maybe=replies.get(Reply.MAYBE, 0),
        said_no=replies.get(Reply.NO, 0),
        no_reply=replies.get(Reply.NO_REPLY, 0),
        reserve=replies.get(Reply.RESERVE, 0),
        withdrew=replies.get(Reply.WITHDREW, 0),
        adjustments=sum(states.values()),
        to_arrange=states.get(ArrangeState.TO_ARRANGE, 0),
        cannot=states.get(ArrangeState.CANNOT, 0),
        came=attended,
        apologies=came.get(Came.APOLOGIES, 0),
        did_not_come=came.get(Came.DID_NOT_COME, 0),
        not_ticked=_not_ticked(session, meeting_id),
        asked_if_worked=sum(n for answer, n in worked.items() if answer is not Worked.NOT_ASKED),
        worked=worked.get(Worked.YES, 0),
        not_asked_if_worked=worked.get(Worked.NOT_ASKED, 0),
        outcomes=sum(outcomes.values()),
        open_outcomes=sum(outcomes.values()) - answered,
        not_told=_not_told(session, meeting_id, attended * answered),
    )


def _by(session: Session, table: Any, column: Any, meeting_id: int) -> dict[Any, int]:
    statement = select(column, func.count()).where(table.meeting_id == meeting_id).group_by(column)
    return {value: count for value, count in session.execute(statement)}


def _worked(session: Session, meeting_id: int) -> dict[Worked, int]:
    statement = (
        select(col(AdjustmentFor.worked), func.count())
        .join(Adjustment, col(Adjustment.id) == col(AdjustmentFor.adjustment_id))
        .where(
            col(Adjustment.meeting_id) == meeting_id,
            col(AdjustmentFor.person_id).in_(_people_who_came(meeting_id)),
        )
        .group_by(col(AdjustmentFor.worked))
    )
    return {worked: count for worked, count in session.execute(statement)}


def _not_ticked(session: Session, meeting_id: int) -> int:
    ticked = select(col(Attendance.person_id)).where(col(Attendance.meeting_id) == meeting_id)
    statement = (
        select(func.count())
        .select_from(Invitation)
        .where(col(Invitation.meeting_id) == meeting_id, col(Invitation.reply) == Reply.YES)
        .where(col(Invitation.person_id).not_in(ticked))
    )
    return session.scalar(statement) or 0


def _not_told(session: Session, meeting_id: int, to_tell: int) -> int:
    """Tellings still outstanding: everyone who came, of everything answered, less those told."""
    told = (
        select(func.count())
        .select_from(Told)
        .join(Outcome, col(Outcome.id) == col(Told.outcome_id))
        .where(col(Outcome.meeting_id) == meeting_id, col(Outcome.state).in_(ANSWERED))
        .where(col(Told.person_id).in_(_people_who_came(meeting_id)), col(Told.of) == col(Outcome.state))
    )
    return to_tell - (session.scalar(told) or 0)


def _people_who_came(meeting_id: int) -> Select[int]:
    return select(col(Attendance.person_id)).where(
        col(Attendance.meeting_id) == meeting_id, col(Attendance.came).in_(ATTENDED)
    )
