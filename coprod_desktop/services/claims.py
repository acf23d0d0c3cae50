"""Claims: the inbox by state, one claim whole, and its way from draft to paid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING, ClassVar

from coprod_desktop.domain.claim_lines import Box, ClaimLine, CodedAmount, coding
from coprod_desktop.domain.claims import CLAIM_STATE_NAMES, Claim, ClaimState
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.deadlines import last_day_to_claim
from coprod_desktop.domain.pricing.journeys import online_queries
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _
from coprod_desktop.services import finance_words, history, journeys, miles, organisation
from coprod_desktop.services.claim_choices import amount_unknown
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.services.promise import Clock, clock, first_day_overdue
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import claims as stored
from coprod_desktop.storage import finance_packets as stored_packets
from coprod_desktop.storage import supporters as stored_supporters
from coprod_desktop.storage.claims import ClaimQuery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.claims import ClaimTotals, PaymentMethod
    from coprod_desktop.domain.papers import Paper
    from coprod_desktop.services.miles import MilesOfYear
    from coprod_desktop.storage.claims import OtherPayment
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.history import HistoryRow
    from coprod_desktop.storage.lists import Ordered

__all__ = ["ClaimQuery"]


@dataclass(frozen=True)
class ClaimRow:
    """One claim in a list: the two boxes apart, the state, and how long the person has waited."""

    id: int
    version: int
    number: int
    person_id: int
    person: str
    meeting_id: int | None
    meeting: str
    activity_day: date
    payment: Money
    expenses: Money
    to_pay: Money
    method: PaymentMethod
    state: ClaimState
    approved_by: str
    paid_on: date | None
    clock: Clock

    @property
    def state_name(self) -> str:
        """The state in the window's language."""
        return _(CLAIM_STATE_NAMES[self.state])

    @property
    def overdue(self) -> bool:
        """Whether the promise is broken for a claim that still has something to pay."""
        open_ = self.state not in {ClaimState.PAID, ClaimState.VOID}
        return open_ and bool(self.to_pay) and self.clock.overdue


@dataclass(frozen=True)
class ClaimList(RegisterList[ClaimRow]):
    """The list of claims a query shows, fed to a list model by id."""

    permission: ClassVar[Permission] = Permission.SEE_CLAIMS
    query: ClaimQuery

    def ordered(self, work: Work) -> Ordered:
        """The ids it shows, in its order. What someone knows about or needs finds them only for who may see people."""
        return stored.ordered(self.query, by_words=finance_words.reads_plain_words(work))

    def rows(self, work: Work, wanted: Iterable[int]) -> list[ClaimRow]:
        """The rows of one page."""
        return rows(work, wanted)


@dataclass(frozen=True)
class ClaimPage:
    """One claim whole. ``lines`` stand payment first; ``same_date`` is what other claims pay on its dates.

    ``seen`` stands for the claim and every line as read: give it back when approving, so that nobody approves what
    they have not looked at. ``last_day`` is the last day to claim, None without a deadline. ``miles`` are the tax years in
    which it pays miles, beside what HMRC allows.
    """

    claim: Claim
    person: str
    payee: str
    meeting: Meeting | None
    scheme: Scheme
    lines: tuple[ClaimLine, ...]
    totals: ClaimTotals
    coding: tuple[CodedAmount, ...]
    clock: Clock
    last_day: date | None
    same_date: tuple[OtherPayment, ...]
    questions: tuple[str, ...]
    papers: tuple[tuple[Paper, str], ...]
    miles: tuple[MilesOfYear, ...]
    history: tuple[HistoryRow, ...]

    @property
    def seen(self) -> int:
        """What the claim and its lines were when they were read."""
        return token(self.claim, self.lines)

    @property
    def amount_unknown(self) -> bool:
        """Whether they asked for a lower amount and nobody has written down how much."""
        return amount_unknown(self.claim)

    def box(self, box: Box) -> tuple[ClaimLine, ...]:
        """The lines of one of the two boxes."""
        return tuple(line for line in self.lines if line.box is box)


def token(claim: Claim, lines: Iterable[ClaimLine]) -> int:
    """One number that is another as soon as the claim or any of its lines is."""
    return reduce(xor, (line.version for line in lines), claim.version)


def rows(work: Work, wanted: Iterable[int]) -> list[ClaimRow]:
    """These claims as rows of a list, in the order asked for."""
    work.actor.require(Permission.SEE_CLAIMS)
    settings = organisation.current(work)
    found = stored.rows(work.session, wanted)
    names = _meeting_names(work, {row.meeting_id for row in found if row.meeting_id is not None})
    return [
        ClaimRow(
            id=row.id,
            version=row.version,
            number=row.number,
            person_id=row.person_id,
            person=row.person,
            meeting_id=row.meeting_id,
            meeting=names.get(row.meeting_id or 0, row.meeting),
            activity_day=row.activity_day,
            payment=Money(row.payment_pence),
            expenses=Money(row.expenses_pence),
            to_pay=max(Money(row.payment_pence + row.expenses_pence - row.advance_pence), NOTHING),
            method=row.method,
            state=row.state,
            approved_by=row.approved_by,
            paid_on=row.paid_on,
            clock=clock(row.activity_day, row.paid_on, work.today, settings.promise_days, settings.nation),
        )
        for row in found
    ]


def _meeting_names(work: Work, wanted: set[int]) -> dict[int, str]:
    """What these meetings are called to whoever may not read their titles."""
    if finance_words.reads_plain_words(work):
        return {}
    found = {meeting_id: work.find(Meeting, meeting_id) for meeting_id in sorted(wanted)}
    return {key: finance_words.meeting_name(work, meeting) for key, meeting in found.items() if meeting}


def counts(work: Work) -> dict[ClaimState, int]:
    """How many claims stand in each state, for the inbox."""
    work.actor.require(Permission.SEE_CLAIMS)
    return stored.counts(work.session)


def overdue(work: Work, most: int | None = None) -> list[ClaimRow]:
    """People who have waited longer than we promised, the longest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    settings = organisation.current(work)
    last = first_day_overdue(work.today, settings.promise_days, settings.nation)
    return [row for row in rows(work, stored.waiting(work.session, last, most)) if row.overdue]


def of_meeting(work: Work, meeting_id: int) -> list[ClaimRow]:
    """Every claim of a meeting, by number."""
    work.actor.require(Permission.SEE_CLAIMS)
    return rows(work, [claim.id for claim in stored.of_meeting(work.session, meeting_id)])


def page(work: Work, claim_id: int) -> ClaimPage:
    """One claim with its lines, its two boxes, why each amount is what it is, and who did what."""
    work.actor.require(Permission.SEE_CLAIMS)
    claim = work.get(Claim, claim_id)
    lines = sorted(
        stored.lines(work.session, claim_id), key=lambda line: (line.box is not Box.PAYMENT, line.position)
    )
    person = work.get(Person, claim.person_id)
    payee = person if claim.payee_person_id is None else work.get(Person, claim.payee_person_id)
    supporter = None if claim.payee_person_id else stored_supporters.payee(work.session, claim.person_id)
    scheme = work.get(Scheme, claim.scheme_id)
    settings = organisation.current(work)
    days = {line.day for line in lines} | {claim.activity_day}
    meeting = None if claim.meeting_id is None else work.find(Meeting, claim.meeting_id)
    return ClaimPage(
        claim=finance_words.claim_read(work, claim),
        person=person.name,
        payee=supporter.name if supporter is not None else payee.legal_name or payee.name,
        meeting=finance_words.meeting_read(work, meeting),
        scheme=scheme,
        lines=tuple(finance_words.line_read(work, line) for line in lines),
        totals=claim.totals(lines),
        coding=tuple(coding(lines)),
        clock=clock(claim.activity_day, claim.paid_on, work.today, settings.promise_days, settings.nation),
        last_day=last_day_to_claim(scheme, claim.activity_day),
        same_date=tuple(
            other for other in stored.payments_elsewhere(work.session, claim) if other.day in days
        ),
        questions=tuple(_questions(work, claim, lines)),
        papers=tuple(stored_papers.printed(work.session, [claim_id])[claim_id]),
        miles=tuple(miles.of_claim(work, claim_id)),
        history=tuple(_history(work, claim, lines)) if work.actor.may(Permission.SEE_HISTORY) else (),
    )


def _questions(work: Work, claim: Claim, lines: list[ClaimLine]) -> list[str]:
    """What to ask before going on; nothing here stops anything."""
    asked = journeys.questions(work, claim, lines) if finance_words.reads_plain_words(work) else []
    if (packet := stored_packets.held(work.session, [claim.id]).get(claim.id)) is not None:
        asked.insert(0, _("It is with finance in packet {number}.").format(number=packet))
    if claim.meeting_id is None:
        return asked
    there = stored_attendance.one(work.session, claim.meeting_id, claim.person_id)
    online = there is not None and there.online
    return [query.message for query in online_queries(online, [line.kind for line in lines])] + asked


def _history(work: Work, claim: Claim, lines: list[ClaimLine]) -> list[HistoryRow]:
    found = {row.group_id: row for row in history.changes_of(work, "claim", claim.id)}
    for line in lines:
        found |= {row.group_id: row for row in history.changes_of(work, "claim_line", line.id)}
    return [found[group] for group in sorted(found, reverse=True)]
