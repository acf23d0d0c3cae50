"""What a meeting will likely cost, from the scheme, who may come and what they need, and the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.bookings import feature_for, usual_by_need
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meeting_cost import CostLine, Expected, LikelyNeed, payment_line, support_lines
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.domain.turnout import to_choose
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import live_mix, support, venues
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import invitations as stored

if TYPE_CHECKING:
    from coprod_desktop.domain.bookings import Usual
    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Forecast:
    """What a meeting will likely cost; ``basis`` says who is counted, ``no_payment`` why no payment is."""

    basis: str
    lines: tuple[CostLine, ...]
    scheme: str
    no_payment: str = ""

    @property
    def total(self) -> Money:
        """Everything together; expenses come on top."""
        return Money.total(line.amount for line in self.lines)


def forecast(work: Work, meeting_id: int) -> Forecast:
    """What this meeting will likely cost, line by line."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    mix = live_mix.live_mix(work, meeting_id)
    expected = _expected(work, meeting, mix)
    venue = venues.of_meeting(work, meeting)
    scheme = None if meeting.scheme_id is None else work.find(Scheme, meeting.scheme_id)
    payment = mix.payment
    paid = payment.paid if mix.chosen else expected.likely
    lines = [payment_line(payment.each, paid, payment.because)] if payment.each else []
    lines += _support(work, meeting, expected, venue)
    if venue is not None and venue.cost_pence:
        why = _("What {venue} usually costs, as noted with the venue.").format(venue=venue.name)
        lines.append(CostLine(venue.name, Money(venue.cost_pence), why))
    return Forecast(expected.sentence(), tuple(lines), scheme.name if scheme else "", payment.why_not)


def _expected(work: Work, meeting: Meeting, mix: live_mix.LiveMix) -> Expected:
    if mix.chosen:
        return Expected(mix.chosen, mix.turn_out.likely, mix.chosen, chosen=True)
    asked = to_choose(meeting.places, live_mix.past(work))
    return Expected(asked, meeting.places, stored.could_be_asked(work.session, work.today), chosen=False)


def _support(work: Work, meeting: Meeting, expected: Expected, venue: Venue | None) -> list[CostLine]:
    """What is booked or to book for those who said yes, and beside it what the others will likely need."""
    booked = support.booking_list(work, meeting.id)
    known = {fold(row.need) for row in booked.rows}
    lines = [_booked(booked)] if booked.cost else []
    if not expected.pool:
        return lines
    usual = usual_by_need(stored_access.usual(work.session))
    needs = _needs(work, meeting, expected, usual)
    there = {need for need in needs if venue is not None and _has(venue, need, usual, work)}
    likely = [_likely(need, have, usual) for need, have in needs.items() if need not in known | there]
    return lines + support_lines(likely, expected)


def _booked(booked: support.BookingList) -> CostLine:
    n = len(booked.rows)
    why = ngettext(
        "{n} line of the booking list, for people who said yes.",
        "{n} lines of the booking list, for people who said yes.",
        n,
    ).format(n=n)
    return CostLine(_("Support booked or to book"), booked.cost, why)


def _needs(work: Work, meeting: Meeting, expected: Expected, usual: Usual) -> dict[str, int]:
    """How many of the pool have each need that has a usual answer."""
    people = live_mix.hoped_for(work, meeting.id) if expected.chosen else None
    found: dict[str, int] = {}
    for need, count in stored_access.needs_counted(work.session, work.today, people).items():
        if fold(need) in usual:
            found[fold(need)] = found.get(fold(need), 0) + count
    return found


def _has(venue: Venue, need: str, usual: Usual, work: Work) -> bool:
    return venue.surely_has(feature_for(need, usual), work.today)


def _likely(need: str, have: int, usual: Usual) -> LikelyNeed:
    answer = usual[need]
    return LikelyNeed(answer.need, answer.what, Money(answer.cost_pence), answer.shared, have)
