"""The live mix: what the room would be like if those chosen came - voices, seats, turn-out, money."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain import seat_fit
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import CHOICE_NAMES, PaymentChoice
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.turnout import PastInvitation, TurnOut, ask_sentence, to_choose, turn_out
from coprod_desktop.domain.voice_mix import Mix
from coprod_desktop.domain.voices import Told, VoiceRule, VoiceStatus, status
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation, schemes
from coprod_desktop.storage import boards as stored_boards
from coprod_desktop.storage import invitations as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.seat_fit import ExperienceFilled
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.invitations import Standing


@dataclass(frozen=True)
class PaymentForecast:
    """Involvement payments for this meeting; expenses are never part of it.

    ``each`` is what one person would be offered, or None when no scheme or rate says so - then ``why_not`` does.
    ``all`` is that for as many as are likely to come and have not chosen to go without, who are ``paid``; ``because``
    says how one amount comes about.
    """

    each: Money | None
    all: Money
    why_not: str = ""
    paid: int = 0
    because: str = ""


@dataclass(frozen=True)
class LiveMix:
    """The room as it would be on the meeting's day, if those chosen came.

    ``mix.new_to_board`` is a mark apart from the rest, and never added to new. ``check_first`` are the people
    who asked us to check before paying. ``still_to_choose`` more would likely fill the places, or are all who can be suggested;
    ``nobody_left`` says that places stay free and nobody can be. ``to_ask`` is how many to ask in all so that the
    places fill, those chosen included; 0 when enough are chosen.
    """

    chosen: int
    places: int
    target_new: int
    mix: Mix
    seats: tuple[ExperienceFilled, ...]
    turn_out: TurnOut
    payment: PaymentForecast
    check_first: tuple[tuple[int, str], ...]
    still_to_choose: int
    nobody_left: bool = False
    to_ask: int = 0

    @property
    def sentence(self) -> str:
        """What the page says under its title."""
        said = (self.turn_out.sentence(self.places), ask_sentence(self.places, self.to_ask))
        return " ".join(filter(None, said))


def live_mix(work: Work, meeting_id: int) -> LiveMix:
    """The room as it would be, counting those not sent yet, sent, maybe and yes."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    chosen = hoped_for(work, meeting_id)
    people = stored.people(work.session, chosen)
    standing = stored.standing_on(work.session, chosen, meeting.day, meeting.board_id)
    rule = _rule(work)
    statuses = {n: status(standing[n], _told(people[n]), rule) for n in chosen}
    holders = stored_boards.holders(work.session, meeting.board_id, meeting.day)
    history = past(work)
    expected = turn_out(Counter(statuses.values()), history)
    wanted = to_choose(max(meeting.places - expected.likely, 0), history)
    left = stored.left_to_choose(work.session, meeting_id, work.today, _limit(work), wanted)
    return LiveMix(
        chosen=len(chosen),
        places=meeting.places,
        target_new=meeting.target_new,
        mix=_mix(statuses, standing, set(holders), with_board=meeting.board_id is not None),
        seats=_seats(work, meeting, chosen, holders),
        turn_out=expected,
        payment=_payment(work, meeting, people, expected.likely),
        check_first=tuple(stored.to_check_first(work.session, chosen)),
        still_to_choose=left,
        nobody_left=bool(wanted) and not left,
        to_ask=len(chosen) + wanted if wanted else 0,
    )


def hoped_for(work: Work, meeting_id: int) -> list[int]:
    """People chosen for a meeting whom we still hope to see, in the order in which they were chosen."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [
        row.person_id for row in stored.of_meeting(work.session, meeting_id) if row.reply in stored.HOPED_FOR
    ]


def past(work: Work) -> list[PastInvitation]:
    """Who came of those asked to our latest meetings, by the status each had that day."""
    work.actor.require(Permission.SEE_PEOPLE)
    rule = _rule(work)
    return [
        PastInvitation(status(row.standing, Told(row.taken_before, row.days_declared), rule), row.came)
        for row in stored.past_replies(work.session, work.today)
    ]


def about(work: Work, person_ids: Iterable[int]) -> dict[int, str]:
    """What is known of these people's experience: how they connect, and what they know about."""
    work.actor.require(Permission.SEE_PEOPLE)
    people = stored.people(work.session, person_ids)
    connections = stored.connections(work.session, people)
    return {
        n: " ".join((person.topics, *(f"{kind} {_(CHOICE_NAMES[kind])}" for kind in connections.get(n, ()))))
        for n, person in people.items()
    }


def _rule(work: Work) -> VoiceRule:
    settings = organisation.current(work)
    return VoiceRule(settings.familiar_days, settings.complete_from)


def _limit(work: Work) -> int:
    return organisation.current(work).limit_invitations


def _told(person: Person) -> Told:
    return Told(person.taken_before, person.days_declared)


def _mix(
    statuses: Mapping[int, VoiceStatus],
    standing: Mapping[int, Standing],
    holders: set[int],
    *,
    with_board: bool,
) -> Mix:
    count = Counter(statuses.values())
    seated = sum(found is VoiceStatus.FAMILIAR and n in holders for n, found in statuses.items())
    return Mix(
        new=count[VoiceStatus.NEW],
        returning=count[VoiceStatus.RETURNING],
        familiar_seat=seated,
        familiar_no_seat=count[VoiceStatus.FAMILIAR] - seated,
        unknown=count[VoiceStatus.UNKNOWN],
        new_to_board=sum(not standing[n].came_to_board for n in statuses) if with_board else None,
    )


def _seats(
    work: Work, meeting: Meeting, chosen: list[int], holders: Mapping[int, int]
) -> tuple[ExperienceFilled, ...]:
    if meeting.board_id is None:
        return ()
    seats = stored_boards.held_seats(work.session, meeting.board_id, meeting.day)
    place = {seat.seat_id: n for n, seat in enumerate(seats)}
    held = {person_id: place[seat_id] for person_id, seat_id in holders.items() if seat_id in place}
    return seat_fit.fill([seat.experience for seat in seats], about(work, chosen), held)


def _payment(work: Work, meeting: Meeting, people: Mapping[int, Person], likely: int) -> PaymentForecast:
    session = Session(day=meeting.day, minutes=meeting.minutes(), what=meeting.title)
    try:
        paid_by = schemes.for_meeting(work, meeting.id)
        line = price_session(session, paid_by.scheme, paid_by.rates)
    except Problem as problem:
        return PaymentForecast(None, Money(), problem.message)
    if line is None:
        return PaymentForecast(None, Money(), _("This scheme pays no money for time."))
    unpaid = (PaymentChoice.NONE, PaymentChoice.TIME_CREDITS)
    taking = sum(person.payment_choice not in unpaid for person in people.values())
    paid = -(-likely * taking // len(people)) if people else 0
    return PaymentForecast(line.allowed, line.allowed * paid, paid=paid, because=line.why)
