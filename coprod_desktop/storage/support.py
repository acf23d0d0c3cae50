"""The SELECTs of support: what is on a meeting's booking list, and what is still to arrange anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.bookings import Needed
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import NeedsAsked, Person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class Served:
    """One person an adjustment serves, what they told us about the need, and afterwards whether it worked.

    ``coming`` is false once they no longer say yes; the line stays for them while something is arranged.
    """

    id: int
    version: int
    person_id: int
    person: str
    detail: str
    share_with_venue: bool
    worked: Worked
    worked_note: str
    coming: bool


@dataclass(frozen=True)
class Outstanding:
    """One adjustment still to arrange, at a meeting to come."""

    adjustment_id: int
    meeting_id: int
    meeting: str
    day: date
    need: str
    what: str
    who: str
    by_when: date | None


@dataclass(frozen=True)
class Unneeded:
    """What is booked for one meeting to come and nobody needs any more."""

    meeting_id: int
    meeting: str
    day: date
    what: tuple[str, ...]


def adjustments(session: Session, meeting_id: int) -> list[Adjustment]:
    """The booking list of a meeting, what is due first at the top."""
    statement = select(Adjustment).where(col(Adjustment.meeting_id) == meeting_id)
    return list(
        session.scalars(statement.order_by(col(Adjustment.by_when), col(Adjustment.what), col(Adjustment.id)))
    )


def links(session: Session, adjustment_ids: Iterable[int]) -> list[AdjustmentFor]:
    """Whose needs these adjustments serve."""
    statement = select(AdjustmentFor).where(col(AdjustmentFor.adjustment_id).in_(list(adjustment_ids)))
    return list(session.scalars(statement.order_by(col(AdjustmentFor.id))))


def served(session: Session, adjustment_ids: Iterable[int]) -> dict[int, list[Served]]:
    """The people each of these adjustments serves, by name."""
    asked = (col(Invitation.meeting_id) == col(Adjustment.meeting_id)) & (
        col(Invitation.person_id) == col(AdjustmentFor.person_id)
    )
    statement = (
        select(
            AdjustmentFor,
            col(Person.name),
            col(AccessNeed.detail),
            col(AccessNeed.share_with_venue),
            col(Invitation.reply),
        )
        .join(Adjustment, col(Adjustment.id) == col(AdjustmentFor.adjustment_id))
        .join(Person, col(Person.id) == col(AdjustmentFor.person_id))
        .outerjoin(AccessNeed, col(AccessNeed.id) == col(AdjustmentFor.access_need_id))
        .outerjoin(Invitation, asked)
        .where(col(AdjustmentFor.adjustment_id).in_(list(adjustment_ids)))
        .order_by(col(Person.sort_key), col(Person.id))
    )
    found: dict[int, list[Served]] = {}
    for row, name, detail, share, reply in session.execute(statement):
        one = Served(
            id=row.id,
            version=row.version,
            person_id=row.person_id,
            person=name,
            detail=detail or "",
            share_with_venue=bool(share),
            worked=row.worked,
            worked_note=row.worked_note,
            coming=reply is Reply.YES,
        )
        found.setdefault(row.adjustment_id, []).append(one)
    return found


def needed(session: Session, meeting_id: int) -> list[Needed]:
    """The needs of those who said yes, in the order they were recorded."""
    statement = (
        select(col(AccessNeed.id), col(AccessNeed.person_id), col(AccessNeed.need))
        .join(Invitation, col(Invitation.person_id) == col(AccessNeed.person_id))
        .where(col(Invitation.meeting_id) == meeting_id, col(Invitation.reply) == Reply.YES)
        .order_by(col(AccessNeed.id))
    )
    return [Needed(*row) for row in session.execute(statement)]


def not_asked(session: Session, meeting_id: int) -> list[tuple[int, str]]:
    """People who said yes and have not been asked about access needs yet."""
    statement = (
        select(col(Person.id), col(Person.name))
        .join(Invitation, col(Invitation.person_id) == col(Person.id))
        .where(col(Invitation.meeting_id) == meeting_id, col(Invitation.reply) == Reply.YES)
        .where(col(Person.needs_asked) == NeedsAsked.NOT_ASKED)
        .order_by(col(Person.sort_key))
    )
    return [(person_id, name) for person_id, name in session.execute(statement)]


def outstanding(session: Session, today: date, most: int | None = None) -> list[Outstanding]:
    """Everything still to arrange at planned meetings from today on, the promise nearest to breaking first."""
    statement = (
        select(
            col(Adjustment.id),
            col(Meeting.id),
            col(Meeting.title),
            col(Meeting.day),
            col(Adjustment.need),
            col(Adjustment.what),
            col(Adjustment.who),
            col(Adjustment.by_when),
        )
        .select_from(Meeting)
        .join(Adjustment, col(Adjustment.meeting_id) == col(Meeting.id))
        .where(col(Meeting.day) >= today, col(Meeting.state) == MeetingState.PLANNED)
        .where(col(Adjustment.state) == ArrangeState.TO_ARRANGE)
        .order_by(
            col(Adjustment.by_when).is_(None), col(Adjustment.by_when), col(Meeting.day), col(Adjustment.id)
        )
        .limit(most)
    )
    return [Outstanding(*row) for row in session.execute(statement)]


def unneeded(session: Session, today: date) -> list[Unneeded]:
    """Bookings at meetings from today on that nobody who comes needs, or of a meeting called off; the soonest first."""
    statement = (
        select(col(Meeting.id), col(Meeting.title), col(Meeting.day), col(Adjustment.what))
        .select_from(Meeting)
        .join(Adjustment, col(Adjustment.meeting_id) == col(Meeting.id))
        .where(col(Meeting.day) >= today, col(Adjustment.state) == ArrangeState.ARRANGED)
        .where((col(Meeting.state) == MeetingState.CANCELLED) | _for_nobody())
        .order_by(col(Meeting.day), col(Meeting.id), col(Adjustment.what))
    )
    found: dict[tuple[int, str, date], list[str]] = {}
    for meeting_id, meeting, day, what in session.execute(statement):
        found.setdefault((meeting_id, meeting, day), []).append(what)
    return [Unneeded(*meeting, tuple(what)) for meeting, what in found.items()]


def _for_nobody() -> ColumnElement[bool]:
    """The line came from a need or keeps a place for a supporter, and neither is coming any more."""
    coming = (col(Invitation.meeting_id) == col(Adjustment.meeting_id)) & (col(Invitation.reply) == Reply.YES)
    served = (
        select(col(AdjustmentFor.id))
        .join(Invitation, coming & (col(Invitation.person_id) == col(AdjustmentFor.person_id)))
        .where(col(AdjustmentFor.adjustment_id) == col(Adjustment.id))
    )
    along = select(col(Invitation.id)).where(
        coming, col(Invitation.comes_with_id) == col(Adjustment.supporter_id)
    )
    for_a_need = (col(Adjustment.need) != "") & ~served.exists()
    for_a_supporter = col(Adjustment.supporter_id).is_not(None) & ~along.exists()
    return for_a_need | for_a_supporter
