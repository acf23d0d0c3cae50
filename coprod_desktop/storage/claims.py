"""The SELECTs of claims: their lines, what else a person has on a date, and the list they are found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, case, cast, func, literal, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.rates import Rate, RateKey, RateKind
from coprod_desktop.storage import numbers
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Miles by car or van: they alone have "first miles", counted together.
_DRIVEN = (RateKey.MILE_CAR, RateKey.MILE_CAR_OVER, RateKey.MILE_CAR_SMALL, RateKey.MILE_CAR_LARGE)
_PAYMENT = [kind for kind in LineKind if kind.box is Box.PAYMENT]
_EXPENSES = [kind for kind in LineKind if kind.box is Box.EXPENSES]
_LAST_NUMBER = "claim_last_number"

#: Still to be paid.
UNPAID = (
    ClaimState.DRAFT,
    ClaimState.SUBMITTED,
    ClaimState.RETURNED,
    ClaimState.APPROVED,
    ClaimState.IN_RUN,
)


@dataclass(frozen=True)
class ClaimQuery:
    """Which claims a list shows: in these states (none named: all), with these words, of one meeting or person."""

    text: str = ""
    states: tuple[ClaimState, ...] = ()
    meeting_id: int | None = None
    person_id: int | None = None
    oldest_first: bool = False
    backwards: bool = False


@dataclass(frozen=True)
class StoredRow:
    """One claim as it stands in the register, with its two boxes in pence."""

    id: int
    version: int
    number: int
    person_id: int
    person: str
    meeting_id: int | None
    meeting: str
    activity_day: date
    state: ClaimState
    method: PaymentMethod
    payment_pence: int
    expenses_pence: int
    advance_pence: int
    charity_pence: int
    submitted_on: date | None
    approved_on: date | None
    approved_by: str
    paid_on: date | None
    version_no: int


@dataclass(frozen=True)
class OtherPayment:
    """What another claim of the same person pays for time on one date."""

    claim_id: int
    number: int
    day: date
    pence: int


@dataclass(frozen=True)
class Drive:
    """A line that pays miles of a journey with its places, and whose claim it is on."""

    line: ClaimLine
    person_id: int
    person: str


def take_number(session: Session, start: int) -> int:
    """The next claim number, never given before: not even to a claim that was undone."""
    highest = session.scalar(select(func.max(Claim.number))) or 0
    return numbers.take(session, _LAST_NUMBER, max(highest, start - 1))


def of_meeting(session: Session, meeting_id: int) -> list[Claim]:
    """Every claim of a meeting, void ones too."""
    statement = select(Claim).where(col(Claim.meeting_id) == meeting_id).order_by(col(Claim.number))
    return list(session.scalars(statement))


def meeting_number(session: Session, meeting_id: int) -> int:
    """A meeting's place among all meetings in the order they were written down: what finance knows it by."""
    statement = select(func.count()).select_from(Meeting).where(col(Meeting.id) <= meeting_id)
    return session.scalar(statement) or 0


def by_ids(session: Session, wanted: Iterable[int]) -> list[Claim]:
    """These claims, by number."""
    statement = select(Claim).where(col(Claim.id).in_(list(wanted))).order_by(col(Claim.number))
    return list(session.scalars(statement))


def lines(session: Session, claim_id: int) -> list[ClaimLine]:
    """The lines of one claim, in order."""
    return lines_of(session, [claim_id])[claim_id]


def lines_of(session: Session, claim_ids: Iterable[int]) -> dict[int, list[ClaimLine]]:
    """The lines of each of these claims, in order."""
    wanted = list(claim_ids)
    found: dict[int, list[ClaimLine]] = {claim_id: [] for claim_id in wanted}
    statement = select(ClaimLine).where(col(ClaimLine.claim_id).in_(wanted))
    for line in session.scalars(statement.order_by(col(ClaimLine.position), col(ClaimLine.id))):
        found[line.claim_id].append(line)
    return found


def payments_elsewhere(session: Session, claim: Claim) -> list[OtherPayment]:
    """What other claims of this person, on any board, pay for time: by date. Money taken back is no part of it."""
    kinds = [kind for kind in _PAYMENT if kind is not LineKind.RECOVERY]
    statement = (
        select(col(Claim.id), col(Claim.number), col(ClaimLine.day), func.sum(ClaimLine.allowed_pence))
        .join(ClaimLine, col(ClaimLine.claim_id) == col(Claim.id))
        .where(col(Claim.person_id) == claim.person_id, col(Claim.id) != claim.id)
        .where(col(Claim.state) != ClaimState.VOID, col(ClaimLine.kind).in_(kinds))
        .group_by(col(Claim.id), col(Claim.number), col(ClaimLine.day))
    )
    return [OtherPayment(*row) for row in session.execute(statement)]


def given_elsewhere(session: Session, claim: Claim) -> list[OtherPayment]:
    """What this person gave to a charity out of other claims, by the day of the activity."""
    statement = (
        select(col(Claim.id), col(Claim.number), col(Claim.activity_day), col(Claim.charity_pence))
        .where(col(Claim.person_id) == claim.person_id, col(Claim.id) != claim.id)
        .where(col(Claim.state) != ClaimState.VOID, col(Claim.charity_pence) > 0)
    )
    return [OtherPayment(*row) for row in session.execute(statement)]


def days_paid(session: Session, person_id: int, kind: LineKind) -> set[date]:
    """Dates on which a claim of this person already pays a line of this kind."""
    statement = (
        select(col(ClaimLine.day))
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .where(col(Claim.person_id) == person_id, col(Claim.state) != ClaimState.VOID)
        .where(col(ClaimLine.kind) == kind, col(ClaimLine.allowed_pence) > 0)
    )
    return set(session.scalars(statement))


def miles_paid(session: Session, person_id: int, first: date, last: date) -> int:
    """Thousandths of a mile by car this person is paid for, by the days of travel."""
    statement = (
        select(func.sum(ClaimLine.quantity_milli))
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .where(col(Claim.person_id) == person_id, col(Claim.state) != ClaimState.VOID)
        .where(col(ClaimLine.kind) == LineKind.MILEAGE, col(ClaimLine.rate_key).in_(_DRIVEN))
        .where(col(ClaimLine.day).between(first, last), col(ClaimLine.allowed_pence) > 0)
    )
    return session.scalar(statement) or 0


def approved_by_paper(session: Session, attachment_id: int) -> bool:
    """Whether this file is the paper someone signed to approve a claim."""
    statement = select(col(Claim.id)).where(col(Claim.approval_scan_id) == attachment_id)
    return session.scalar(statement.limit(1)) is not None


def rises(session: Session) -> list[int]:
    """Paid claims with a line whose rate of today is higher than the one it was paid at, by number."""
    statement = (
        select(col(Claim.id))
        .join(ClaimLine, col(ClaimLine.claim_id) == col(Claim.id))
        .join(
            Rate, (col(Rate.scheme_id) == col(Claim.scheme_id)) & (col(Rate.key) == col(ClaimLine.rate_key))
        )
        .where(col(Claim.state) == ClaimState.PAID, col(Rate.kind) == RateKind.PAID)
        .where(col(Rate.from_day) <= col(ClaimLine.day))
        .where(or_(col(Rate.to_day).is_(None), col(Rate.to_day) >= col(ClaimLine.day)))
        .where(col(Rate.amount_milli) > col(ClaimLine.rate_amount_milli))
        .distinct()
        .order_by(col(Claim.number), col(Claim.id))
    )
    return [row[0] for row in session.execute(statement.add_columns(col(Claim.number)))]


def supplements(session: Session, claim_ids: Iterable[int]) -> dict[int, list[ClaimLine]]:
    """The lines that add to lines of each of these claims; those of void claims do not count."""
    wanted = list(claim_ids)
    found: dict[int, list[ClaimLine]] = {claim_id: [] for claim_id in wanted}
    statement = (
        select(col(Claim.supplements_id), ClaimLine)
        .join(ClaimLine, col(ClaimLine.claim_id) == col(Claim.id))
        .where(col(Claim.supplements_id).in_(wanted), col(Claim.state) != ClaimState.VOID)
    )
    for of_claim, line in session.execute(statement):
        found[of_claim].append(line)
    return found


def without_supplier(session: Session) -> list[tuple[str, date]]:
    """Who is to be paid an approved claim and has no supplier number, with the day the first of theirs was approved."""
    payee = func.coalesce(col(Claim.payee_person_id), col(Claim.person_id))
    waiting = (ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PART_PAID)
    statement = (
        select(col(Person.name), func.min(Claim.approved_on))
        .join(Claim, payee == col(Person.id))
        .where(col(Claim.state).in_(waiting), func.trim(col(Person.supplier_number)) == "")
        .where(col(Claim.method).in_([method for method in PaymentMethod if method.uses_account]))
        .where(col(Claim.approved_on).is_not(None))
        .group_by(col(Person.id), col(Person.name))
        .order_by(func.min(Claim.approved_on), col(Person.id))
    )
    return [(name, since) for name, since in session.execute(statement) if since is not None]


def drives_on(session: Session, day: date) -> list[Drive]:
    """Journeys by road on one day that say where from and where to; one paid in two parts stands once."""
    statement = (
        select(ClaimLine, col(Claim.person_id), col(Person.name))
        .join(Claim, col(Claim.id) == col(ClaimLine.claim_id))
        .join(Person, col(Person.id) == col(Claim.person_id))
        .where(col(Claim.state) != ClaimState.VOID, col(ClaimLine.kind) == LineKind.MILEAGE)
        .where(col(ClaimLine.day) == day, col(ClaimLine.origin) != "", col(ClaimLine.destination) != "")
        .where(col(ClaimLine.rate_key) != RateKey.MILE_CAR_OVER)
        .order_by(col(Claim.number), col(ClaimLine.position), col(ClaimLine.id))
    )
    return [Drive(*row) for row in session.execute(statement)]


def ordered(query: ClaimQuery, *, by_words: bool = True) -> Select[Any]:
    """The ids of the claims a query shows: the newest number first, or the oldest activity first; or backwards.

    Without ``by_words`` only a name or a number finds a claim, not what its person or meeting is about.
    """
    statement: Select[Any] = select(col(Claim.id))
    number = col(Claim.number)
    if query.oldest_first:
        day = col(Claim.activity_day)
        statement = statement.order_by(*([day.desc(), number.desc()] if query.backwards else [day, number]))
    else:
        statement = statement.order_by(number if query.backwards else number.desc())
    if query.states:
        statement = statement.where(col(Claim.state).in_(query.states))
    if query.meeting_id is not None:
        statement = statement.where(col(Claim.meeting_id) == query.meeting_id)
    if query.person_id is not None:
        statement = statement.where(col(Claim.person_id) == query.person_id)
    words = query.text.strip()
    return statement.where(_found(words, by_words=by_words)) if words else statement


def _found(words: str, *, by_words: bool) -> ColumnElement[bool]:
    said = col(Person.search_text) if by_words else literal(" ").concat(col(Person.sort_key))
    people = select(col(Person.id)).where(containing(said, words))
    found: list[ColumnElement[bool]] = [col(Claim.person_id).in_(people)]
    if by_words:
        meetings = select(col(Meeting.id)).where(containing(col(Meeting.search_text), words))
        found.append(col(Claim.meeting_id).in_(meetings))
    number = words.lstrip("#").strip()
    if number.isdecimal():
        found.append(cast(col(Claim.number), String).startswith(number))
    return or_(*found)


def rows(session: Session, wanted: Iterable[int]) -> list[StoredRow]:
    """These claims as rows, in the order asked for."""
    chosen = list(wanted)
    payment = func.sum(case((col(ClaimLine.kind).in_(_PAYMENT), col(ClaimLine.allowed_pence)), else_=0))
    expenses = func.sum(case((col(ClaimLine.kind).in_(_EXPENSES), col(ClaimLine.allowed_pence)), else_=0))
    boxes = (
        select(col(ClaimLine.claim_id), payment.label("payment"), expenses.label("expenses"))
        .where(col(ClaimLine.claim_id).in_(chosen))
        .group_by(col(ClaimLine.claim_id))
        .subquery()
    )
    statement = (
        select(Claim, col(Person.name), col(Meeting.title), boxes.c.payment, boxes.c.expenses)
        .join(Person, col(Person.id) == col(Claim.person_id))
        .outerjoin(Meeting, col(Meeting.id) == col(Claim.meeting_id))
        .outerjoin(boxes, boxes.c.claim_id == col(Claim.id))
        .where(col(Claim.id).in_(chosen))
    )
    found = {row[0].id: _row(*row) for row in session.execute(statement)}
    return [found[claim_id] for claim_id in chosen if claim_id in found]


def _row(
    claim: Claim, person: str, meeting: str | None, payment: int | None, expenses: int | None
) -> StoredRow:
    return StoredRow(
        id=claim.id,
        version=claim.version,
        number=claim.number,
        person_id=claim.person_id,
        person=person,
        meeting_id=claim.meeting_id,
        meeting=meeting or "",
        activity_day=claim.activity_day,
        state=claim.state,
        method=claim.method,
        payment_pence=payment or 0,
        expenses_pence=expenses or 0,
        advance_pence=claim.advance_pence,
        charity_pence=claim.charity_pence,
        submitted_on=claim.submitted_on,
        approved_on=claim.approved_on,
        approved_by=claim.approved_by,
        paid_on=claim.paid_on,
        version_no=claim.version_no,
    )


def counts(session: Session) -> dict[ClaimState, int]:
    """How many claims stand in each state."""
    statement = select(col(Claim.state), func.count()).group_by(col(Claim.state))
    return {state: count for state, count in session.execute(statement)}


def waiting(session: Session, activity_up_to: date, most: int | None = None) -> list[int]:
    """Claims still to be paid for activities up to a day, the longest wait first."""
    statement = (
        select(col(Claim.id))
        .where(col(Claim.state).in_(UNPAID), col(Claim.activity_day) <= activity_up_to)
        .order_by(col(Claim.activity_day), col(Claim.number))
        .limit(most)
    )
    return list(session.scalars(statement))


def paid_between(session: Session, first_day: date, last_day: date) -> list[tuple[date, date, PaymentMethod]]:
    """The day of the activity, the day the money came, and how, of each claim paid in this time."""
    statement = select(col(Claim.activity_day), col(Claim.paid_on), col(Claim.method)).where(
        col(Claim.state) == ClaimState.PAID, col(Claim.paid_on).between(first_day, last_day)
    )
    return [
        (activity, paid, method) for activity, paid, method in session.execute(statement) if paid is not None
    ]
