"""The small SELECTs behind Today: what is waiting, and four figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, Worked
from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Attendance, Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import NeedsAsked, Person, Status, TakenBefore
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.storage.invitations import can_be_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A claim in one of these states is a promise not kept yet.
WAITING_CLAIMS = (
    ClaimState.DRAFT,
    ClaimState.SUBMITTED,
    ClaimState.RETURNED,
    ClaimState.APPROVED,
    ClaimState.IN_RUN,
    ClaimState.PART_PAID,
)


@dataclass(frozen=True)
class Asking:
    """A planned meeting and how far asking has got: not sent, sent without a reply, replied."""

    meeting_id: int
    title: str
    day: date
    reply_by: date | None
    not_sent: int
    waiting: int
    sent: int


@dataclass(frozen=True)
class WaitingClaim:
    """A claim not paid yet, whose it is, and its two boxes (pence)."""

    claim_id: int
    number: int
    activity_day: date
    state: ClaimState
    payment_pence: int
    expenses_pence: int
    person: str


@dataclass(frozen=True)
class Waiting:
    """How many people wait for something, and since when the first of them does."""

    people: int
    since: date | None


def asking(session: Session, today: date) -> list[Asking]:
    """Planned meetings from today on to which someone has been chosen, the next first."""

    def number(condition: ColumnElement[bool]) -> Any:
        return func.sum(case((condition, 1), else_=0))

    not_sent = and_(col(Invitation.reply) == Reply.NOT_SENT, col(Invitation.sent_on).is_(None))
    statement = (
        select(
            col(Meeting.id),
            col(Meeting.title),
            col(Meeting.day),
            col(Meeting.reply_by),
            number(not_sent),
            number(col(Invitation.reply) == Reply.SENT),
            func.count(col(Invitation.sent_on)),
        )
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .where(col(Meeting.day) >= today, col(Meeting.state) == MeetingState.PLANNED)
        .group_by(col(Meeting.id))
        .order_by(col(Meeting.day), col(Meeting.id))
    )
    return [Asking(*row) for row in session.execute(statement)]


def not_ticked(session: Session, today: date, since: date) -> list[tuple[int, str, date]]:
    """Planned meetings whose day has gone without a word of who came, the earliest first."""
    ticked = select(col(Attendance.id)).where(col(Attendance.meeting_id) == col(Meeting.id)).exists()
    statement = (
        select(col(Meeting.id), col(Meeting.title), col(Meeting.day))
        .where(
            col(Meeting.day) >= since, col(Meeting.day) < today, col(Meeting.state) == MeetingState.PLANNED
        )
        .where(~ticked)
        .order_by(col(Meeting.day), col(Meeting.id))
    )
    return [(meeting_id, title, day) for meeting_id, title, day in session.execute(statement)]


def waiting_claims(session: Session, up_to: date, most: int) -> tuple[list[WaitingClaim], int]:
    """Claims for activities up to a day that are not paid yet, the oldest first; and how many there are in all."""
    old = and_(col(Claim.state).in_(WAITING_CLAIMS), col(Claim.activity_day) <= up_to)
    total = session.scalar(select(func.count()).select_from(Claim).where(old)) or 0

    def box(wanted: Box) -> Any:
        kinds = [kind for kind in LineKind if kind.box is wanted]
        return (
            select(func.coalesce(func.sum(ClaimLine.allowed_pence), 0))
            .where(col(ClaimLine.claim_id) == col(Claim.id), col(ClaimLine.kind).in_(kinds))
            .scalar_subquery()
        )

    statement = (
        select(
            col(Claim.id),
            col(Claim.number),
            col(Claim.activity_day),
            col(Claim.state),
            box(Box.PAYMENT),
            box(Box.EXPENSES),
            col(Person.name),
        )
        .join(Person, col(Person.id) == col(Claim.person_id))
        .where(old)
        .order_by(col(Claim.activity_day), col(Claim.number))
        .limit(most)
    )
    return [WaitingClaim(*row) for row in session.execute(statement)], total


def waiting_to_be_asked(session: Session, days: Sequence[date], wait_days: int) -> list[Waiting]:
    """People on the register over ``wait_days`` and neither asked nor there by each of these days.

    Only people who can be asked now are counted, so an earlier day leaves out who left since.
    """
    latest = max(days)
    sent = (
        select(func.min(Invitation.sent_on))
        .where(col(Invitation.person_id) == col(Person.id))
        .scalar_subquery()
    )
    came = select(func.min(VoiceFact.day)).where(col(VoiceFact.person_id) == col(Person.id)).scalar_subquery()
    people = (
        select(col(Person.joined).label("joined"), sent.label("sent"), came.label("came"))
        .where(can_be_asked(latest), col(Person.joined) <= latest - timedelta(days=wait_days))
        .cte("registered")
        .prefix_with("MATERIALIZED")
    )
    columns: list[Any] = []
    for day in days:
        yet = and_(
            people.c.joined <= day - timedelta(days=wait_days),
            or_(people.c.sent.is_(None), people.c.sent > day),
            or_(people.c.came.is_(None), people.c.came > day),
        )
        columns += [func.count(case((yet, 1))), func.min(case((yet, people.c.joined)))]
    row = session.execute(select(*columns)).one()
    return [Waiting(row[2 * n], row[2 * n + 1]) for n in range(len(days))]


def not_asked_needs(session: Session, today: date) -> Waiting:
    """People not yet asked about their access needs."""
    return _waiting(session, today, col(Person.needs_asked) == NeedsAsked.NOT_ASKED)


def not_asked_before(session: Session, today: date) -> Waiting:
    """People not yet asked whether they took part before our records."""
    return _waiting(session, today, col(Person.taken_before) == TakenBefore.NOT_ASKED)


def _waiting(session: Session, today: date, condition: ColumnElement[bool]) -> Waiting:
    statement = select(func.count(), func.min(Person.joined)).where(can_be_asked(today), condition)
    return Waiting(*session.execute(statement).one())


def rests_over(session: Session, today: date) -> Waiting:
    """People whose rest has come to its end, so that they may be asked again."""
    statement = select(func.count(), func.min(Person.resting_until)).where(
        col(Person.status) == Status.RESTING, col(Person.resting_until) <= today
    )
    return Waiting(*session.execute(statement).one())


def _span(column: Any, first: date, last: date) -> ColumnElement[bool]:
    return and_(column >= first, column <= last)


def new_voices(session: Session, spans: Sequence[tuple[date, date]], full_from: date) -> list[int]:
    """How many people came for the first time in each span of days, both ends included.

    The same rule as the voices definitions: no earlier day is recorded, and they said "never before", or
    the records of the 12 months before are complete and they did not say "yes, before".
    """
    day = col(VoiceFact.day)
    first_time = and_(
        col(Person.taken_before) != TakenBefore.YES,
        or_(col(Person.taken_before) == TakenBefore.NO, day >= full_from),
    )
    columns = [
        func.count(func.distinct(case((_span(day, *span), col(VoiceFact.person_id))))) for span in spans
    ]
    statement = (
        select(*columns)
        .join(Person, col(Person.id) == col(VoiceFact.person_id))
        .where(col(VoiceFact.first_anywhere).is_(True), _span(day, spans[0][0], spans[-1][1]), first_time)
    )
    return list(session.execute(statement).one())


def worked(session: Session, spans: Sequence[tuple[date, date]]) -> list[tuple[int, int]]:
    """For meetings in each span: answers saying that what was arranged worked, of all answers given."""
    day, answer = col(Meeting.day), col(AdjustmentFor.worked)
    columns: list[Any] = []
    for span in spans:
        inside = _span(day, *span)
        columns += [func.count(case((and_(inside, answer == Worked.YES), 1))), func.count(case((inside, 1)))]
    statement = (
        select(*columns)
        .select_from(Meeting)
        .join(Adjustment, col(Adjustment.meeting_id) == col(Meeting.id))
        .join(AdjustmentFor, col(AdjustmentFor.adjustment_id) == col(Adjustment.id))
        .where(_span(day, spans[0][0], spans[-1][1]), answer.in_([Worked.YES, Worked.PARTLY, Worked.NO]))
    )
    row = session.execute(statement).one()
    return [(row[2 * n], row[2 * n + 1]) for n in range(len(spans))]


def paid(session: Session, first: date, last: date) -> list[tuple[date, date, int]]:
    """Activity day, day the money reached people, and how many claims, for claims paid in a span of days."""
    statement = (
        select(col(Claim.activity_day), col(Claim.paid_on), func.count())
        .where(col(Claim.state) == ClaimState.PAID, col(Claim.paid_on) >= first, col(Claim.paid_on) <= last)
        .group_by(col(Claim.activity_day), col(Claim.paid_on))
    )
    return [(activity, on, count) for activity, on, count in session.execute(statement) if on is not None]
