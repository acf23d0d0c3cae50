"""Every claim of a meeting drafted at once: payment for time and expenses, in two boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState, ClaimTotals, PaymentMethod
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.meetings import Attendance, Came, Meeting, MeetingState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.costs import price_home_meeting
from coprod_desktop.domain.pricing.deadlines import price_late_cancellation
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import RateKey, find_rate
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import advances, finance_words, organisation, schemes
from coprod_desktop.services.claim_choices import METHODS, amount_unknown, chosen, lower_amount, settle
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import claims as stored
from coprod_desktop.storage import people as stored_people

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coprod_desktop.domain.pricing.priced_line import PricedLine
    from coprod_desktop.services.schemes import InForce
    from coprod_desktop.storage.database import Work

_NOTE_LENGTH = 300


@dataclass(frozen=True)
class Drafted:
    """What drafting did: the new claims, how many people had one already, and whose lower amount is still to type."""

    claim_ids: tuple[int, ...]
    already: int = 0
    to_settle: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What the notice says."""
        if not self.claim_ids:
            return _("Everyone who came has a claim already. Nothing was drafted.")
        made = ngettext("{n} claim drafted.", "{n} claims drafted.", len(self.claim_ids))
        said = made.format(n=language().count(len(self.claim_ids)))
        if self.already:
            had = ngettext("{n} person had one already.", "{n} people had one already.", self.already)
            said = f"{said} {had.format(n=language().count(self.already))}"
        return said


@dataclass(frozen=True)
class _Occasion:
    """What every claim of one meeting has in common."""

    meeting: Meeting
    paid_by: InForce
    what: str
    finance_what: str
    cost_code: str
    expenses_code: str

    @property
    def session(self) -> Session:
        """The time people gave."""
        return Session(
            day=self.meeting.day,
            minutes=self.meeting.minutes(),
            what=self.what,
            finance_what=self.finance_what,
            cost_code=self.cost_code,
        )


def draft_for_meeting(work: Work, meeting_id: int) -> Drafted:
    """Draft a claim for everyone who came, or came for part, and has none yet; nobody is ever drafted twice.

    Each is priced by the meeting's scheme at the rate of its day, held to the most for one date over all boards,
    and follows the person's own choice of payment. Raises :class:`Problem` when nobody is ticked, no scheme is in
    force, or the day has no rate.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    meeting = _held(work, meeting_id)
    came = [row for row in stored_attendance.of_meeting(work.session, meeting_id).values() if row.attended]
    if not came:
        raise Problem(_("Nobody is ticked as having come. Tick who came, then draft the claims."))
    occasion = _occasion(work, meeting)
    return _draft_all(work, occasion, came, lambda row: _lines(work, occasion, row))


def draft_late_cancellation(work: Work, meeting_id: int, cancelled_on: date) -> Drafted:
    """Draft what is still paid to those ticked "we cancelled", where the notice was shorter than the scheme asks.

    Raises :class:`Problem` when nobody is ticked so, or the notice was long enough.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    meeting = work.get(Meeting, meeting_id)
    let_down = [
        row
        for row in stored_attendance.of_meeting(work.session, meeting_id).values()
        if row.came is Came.WE_CANCELLED
    ]
    if not let_down:
        raise Problem(_("Nobody is ticked as “we cancelled”."))
    occasion = _occasion(work, meeting)
    scheme, rates = occasion.paid_by.scheme, occasion.paid_by.rates
    holidays = bank_holidays_between(
        cancelled_on.year, max(meeting.day.year, cancelled_on.year), organisation.current(work).nation
    )
    line = price_late_cancellation(occasion.session, cancelled_on, scheme, rates, holidays)
    if line is None:
        raise Problem(_("The notice was long enough, so the scheme pays nothing for the cancellation."))
    return _draft_all(work, occasion, let_down, lambda _row: [line])


def draft_for_person(work: Work, meeting_id: int, person_id: int) -> Claim:
    """Draft one person's claim: also for someone whose earlier claim for this meeting was void.

    Raises :class:`Problem` when they did not come, or have a claim that is not void.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    row = _there(work, meeting_id, person_id)
    claim = of_person(work, meeting_id, person_id)
    if claim is not None:
        raise Problem(_("They have claim {number} for this already.").format(number=claim.number))
    occasion = _occasion(work, work.get(Meeting, meeting_id))
    person = stored_people.by_ids(work.session, [person_id])[person_id]
    return _draft(work, occasion, person, _lines(work, occasion, row))


def of_person(work: Work, meeting_id: int, person_id: int) -> Claim | None:
    """The claim somebody has for a meeting; None when there is none that stands."""
    work.actor.require(Permission.SEE_CLAIMS)
    for claim in stored.of_meeting(work.session, meeting_id):
        if claim.person_id == person_id and claim.state is not ClaimState.VOID:
            return claim
    return None


def foreseen(
    work: Work, meeting_id: int, person_id: int, *, hoped: bool = False
) -> tuple[PaymentMethod, ClaimTotals]:
    """What a claim would pay that is not drafted yet, and how: nothing is written down.

    ``hoped`` counts on them to come. Raises :class:`Problem` where drafting would.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    expected = Attendance(meeting_id=meeting_id, person_id=person_id, came=Came.CAME)
    row = expected if hoped else _there(work, meeting_id, person_id)
    occasion = _occasion(work, work.get(Meeting, meeting_id))
    person, scheme = work.get(Person, person_id), occasion.paid_by.scheme
    lines = _lines(work, occasion, row)
    paid = [line for line in lines if line.kind.box is Box.PAYMENT]
    method = METHODS[person.payment_choice]
    less = lower_amount(person.payment_note) if method is PaymentMethod.LESS else None
    unwritten = Claim(number=0, person_id=person_id, scheme_id=scheme.id, activity_day=occasion.meeting.day)
    choice = chosen(work, unwritten, scheme, paid, method, less)
    expenses = Money.total(line.allowed for line in lines if line.kind.box is Box.EXPENSES)
    return method, ClaimTotals(choice.chosen, expenses, to_charity=choice.to_charity)


def _there(work: Work, meeting_id: int, person_id: int) -> Attendance:
    _held(work, meeting_id)
    row = stored_attendance.one(work.session, meeting_id, person_id)
    if row is None or not row.attended:
        raise Problem(_("They are not ticked as having come."))
    return row


def _held(work: Work, meeting_id: int) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise Problem(_("This meeting was cancelled, so nobody came to it."))
    if meeting.day > work.today:
        raise Problem(_("This meeting is still to come. Draft the claims on the day or after."))
    return meeting


def _occasion(work: Work, meeting: Meeting) -> _Occasion:
    board = None if meeting.board_id is None else work.get(Board, meeting.board_id)
    clock = language().clock
    times = {"meeting": meeting.title, "starts": clock(meeting.starts), "ends": clock(meeting.ends)}
    cost_code = board.cost_code if board else ""
    return _Occasion(
        meeting=meeting,
        paid_by=schemes.for_meeting(work, meeting.id),
        what=_("{meeting}, {starts} to {ends}").format(**times)[:200],
        finance_what=finance_words.meeting_name(work, meeting, board),
        cost_code=cost_code,
        expenses_code=(board.expenses_code if board else "") or cost_code,
    )


def _draft_all(
    work: Work,
    occasion: _Occasion,
    rows: list[Attendance],
    lines_for: Callable[[Attendance], list[PricedLine]],
) -> Drafted:
    had = {claim.person_id for claim in stored.of_meeting(work.session, occasion.meeting.id)}
    people = stored_people.by_ids(work.session, [row.person_id for row in rows])
    missing = sorted(
        (row for row in rows if row.person_id not in had),
        key=lambda row: (people[row.person_id].sort_key, row.person_id),
    )
    made = [(_draft(work, occasion, people[row.person_id], lines_for(row)), row.person_id) for row in missing]
    return Drafted(
        claim_ids=tuple(claim.id for claim, _person in made),
        already=len(rows) - len(missing),
        to_settle=tuple(people[person_id].name for claim, person_id in made if amount_unknown(claim)),
    )


def _lines(work: Work, occasion: _Occasion, row: Attendance) -> list[PricedLine]:
    scheme, rates = occasion.paid_by.scheme, occasion.paid_by.rates
    offered = price_session(occasion.session, scheme, rates)
    lines = [] if offered is None else [offered]
    day = occasion.meeting.day
    home = find_rate(rates, RateKey.HOME_MEETING, day) if row.online else None
    if home is not None and home.amount_milli is not None:
        paid = stored.days_paid(work.session, row.person_id, LineKind.HOME_MEETING)
        lines.append(price_home_meeting(day, occasion.what, rates, paid, occasion.expenses_code))
    return lines


def _draft(work: Work, occasion: _Occasion, person: Person, lines: list[PricedLine]) -> Claim:
    scheme = occasion.paid_by.scheme
    claim = Claim(
        number=stored.take_number(work.session, organisation.current(work).claim_start),
        person_id=person.id,
        meeting_id=occasion.meeting.id,
        scheme_id=scheme.id,
        activity_day=occasion.meeting.day,
    )
    work.add(claim)
    for place, line in enumerate(lines):
        work.add(line.to_claim_line(claim.id, place))
    method = METHODS[person.payment_choice]
    note = person.payment_note.strip()[:_NOTE_LENGTH]
    less = lower_amount(note) if method is PaymentMethod.LESS else None
    settle(work, claim, scheme, method, less, note)
    advances.take_off_waiting(work, claim)
    return claim
