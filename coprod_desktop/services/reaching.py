"""What reached people for their time, and by which day more is promised: every board together, read once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import PaymentMethod
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.period import add_working_days
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation, schemes
from coprod_desktop.services.claim_choices import METHODS, lower_amount
from coprod_desktop.storage import reaching as stored

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.people import Person
    from coprod_desktop.storage.database import Work

#: Paid into the hand, not by way of a bank.
_ON_THE_DAY = (PaymentMethod.CASH, PaymentMethod.VOUCHER)

#: Payments are read so far on either side of the days asked about: a week and a month always lie within it.
_AROUND = timedelta(days=38)


@dataclass(frozen=True)
class Reaching:
    """One payment for time: the day it reached them or is promised by, how much, and what it is for.

    ``claim_id`` is None for a meeting still to come; ``board_id`` for what belongs to no board.
    """

    day: date
    amount: Money
    what: str
    claim_id: int | None = None
    board_id: int | None = None


class Ahead:
    """When money reaches people by what the organisation promises."""

    def __init__(self, work: Work) -> None:
        settings = organisation.current(work)
        self._today, self._promise = work.today, settings.promise_days
        self._holidays = bank_holidays_between(work.today.year - 3, work.today.year + 3, settings.nation)

    def promised(self, activity_day: date, method: PaymentMethod) -> date:
        """On the day in hand, else by the promise; what is still owed today reaches nobody before today."""
        in_hand = method in _ON_THE_DAY
        day = activity_day if in_hand else add_working_days(activity_day, self._promise, self._holidays)
        return max(day, self._today)


def reaching(work: Work, people: Collection[int], first: date, last: date) -> dict[int, tuple[Reaching, ...]]:
    """Each person's payments for time around these days, by day: paid, on their way, owed, or for what they are asked to.

    Expenses are no part of it, nor what someone gives away or does without.
    """
    work.actor.require(Permission.SEE_PEOPLE)
    found: dict[int, list[Reaching]] = {person_id: [] for person_id in people}
    for paid in stored.paid(work.session, people, first - _AROUND, last + _AROUND):
        part = Reaching(paid.day, Money(paid.pence), _claim(paid.number), paid.claim_id, paid.board_id)
        found[paid.person_id].append(part)
    ahead = Ahead(work)
    for owed in stored.owed(work.session, people):
        day = ahead.promised(owed.activity_day, owed.method)
        part = Reaching(day, Money(owed.pence), _claim(owed.number), owed.claim_id, owed.board_id)
        found[owed.person_id].append(part)
    for person_id, part in _asked(work, people, ahead):
        found[person_id].append(part)
    return {person_id: tuple(sorted(parts, key=lambda part: part.day)) for person_id, parts in found.items()}


def said_yes_to(work: Work, person_id: int) -> list[tuple[date, Money]]:
    """The days of meetings to come one person said yes to, each with what it would bring them."""
    work.actor.require(Permission.SEE_PEOPLE)
    person = stored.people(work.session, [person_id])[person_id]
    return [
        (meeting.day, _taken(person, offered(work, meeting).amount))
        for _who, meeting in stored.asked(work.session, [person_id], work.today, (Reply.YES,))
    ]


def _asked(work: Work, people: Collection[int], ahead: Ahead) -> list[tuple[int, Reaching]]:
    """What meetings to come would bring, each date no more than its scheme's cap."""
    known = stored.people(work.session, people)
    offers: dict[int, Offer] = {}
    given: dict[tuple[int, date], Money] = {}
    found = []
    for person_id, meeting in stored.asked(work.session, people, work.today):
        person, date_of = known[person_id], (person_id, meeting.day)
        offer = offers.get(meeting.id) or offers.setdefault(meeting.id, offered(work, meeting))
        before = given.get(date_of, NOTHING)
        amount = _taken(person, offer.amount if offer.cap is None else min(offer.amount, offer.cap - before))
        if amount > NOTHING:
            given[date_of] = before + amount
            day = ahead.promised(meeting.day, METHODS[person.payment_choice])
            found.append((person_id, Reaching(day, amount, meeting.title, board_id=meeting.board_id)))
    return found


@dataclass(frozen=True)
class Offer:
    """What one person is offered for a meeting, and the most its scheme pays them on one date."""

    amount: Money
    cap: Money | None


def offered(work: Work, meeting: Meeting) -> Offer:
    """What one person is offered for it; nothing while no scheme or rate says so."""
    work.actor.require(Permission.SEE_CLAIMS)
    try:
        paid_by = schemes.for_meeting(work, meeting.id)
        session = Session(day=meeting.day, minutes=meeting.minutes(), what=meeting.title)
        line = price_session(session, paid_by.scheme, paid_by.rates)
    except Problem:
        return Offer(NOTHING, None)
    cap = paid_by.scheme.cap_per_date_pence
    return Offer(NOTHING if line is None else line.allowed, None if cap is None else Money(cap))


def _taken(person: Person, offered: Money) -> Money:
    """What they would have of it, as they told us."""
    method = METHODS[person.payment_choice]
    if method.is_expenses_only:
        return NOTHING
    less = lower_amount(person.payment_note) if method is PaymentMethod.LESS else None
    return offered if less is None else min(less, offered)


def _claim(number: int) -> str:
    return _("Claim {number}").format(number=number)
