"""What would reach someone for their time in a week or month, beside the limits recorded: facts, never advice.

Nothing here is for finance: that payments may need checking says something about benefits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.benefits import compare_with_limits
from coprod_desktop.domain.rates import RateKind
from coprod_desktop.services.claim_choices import METHODS
from coprod_desktop.services.reaching import Ahead, reaching
from coprod_desktop.storage import invitations as stored_invitations
from coprod_desktop.storage import payments as stored_payments
from coprod_desktop.storage import rates as stored_rates
from coprod_desktop.storage import reaching as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coprod_desktop.domain.pricing.benefits import LimitComparison
    from coprod_desktop.domain.rates import Rate
    from coprod_desktop.services.reaching import Reaching
    from coprod_desktop.storage.database import Work

#: Of one person the payments of so many days to come are compared: more is no planning any more.
_MOST_DAYS = 3

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Compared:
    """One person's payments beside the limits. ``outside`` names boards to which the usual rules may not apply."""

    person: Person
    comparisons: tuple[LimitComparison, ...]
    parts: tuple[Reaching, ...]
    outside: tuple[str, ...]

    @property
    def above(self) -> tuple[LimitComparison, ...]:
        """Where more would reach them than a limit recorded."""
        return tuple(one for one in self.comparisons if one.is_above)

    def periods(self) -> list[tuple[LimitComparison, ...]]:
        """The comparisons of each week or month together, weeks first."""
        return [tuple(same) for _days, same in groupby(self.comparisons, key=lambda one: one.period)]

    def within(self, comparison: LimitComparison) -> list[Reaching]:
        """What the amount of one comparison is made of."""
        return [part for part in self.parts if comparison.period.contains(part.day)]


def of_person(work: Work, person_id: int) -> Compared:
    """What would reach this person next: the weeks and months of the payments to come, across all boards."""
    work.actor.require(Permission.SEE_PEOPLE)
    parts = reaching(work, [person_id], work.today, work.today)[person_id]
    days = sorted({part.day for part in parts if part.day >= work.today})[:_MOST_DAYS]
    return _Limits(work).compare(person_id, parts, days or [work.today])


def of_claim(work: Work, claim_id: int) -> Compared:
    """The week and month in which this claim reached its person, is to be paid, or is promised by."""
    work.actor.require(Permission.SEE_PEOPLE)
    claim = work.get(Claim, claim_id)
    entries = [one.on_day for one in stored_payments.of_claim(work.session, claim_id) if one.state.is_live]
    known = [day for day in (*entries, claim.paid_on) if day is not None]
    first = min(known, default=work.today)
    parts = reaching(work, [claim.person_id], first, work.today)[claim.person_id]
    coming = [part.day for part in parts if part.claim_id == claim_id]
    day = coming[-1] if coming else max(known, default=Ahead(work).promised(claim.activity_day, claim.method))
    return _Limits(work).compare(claim.person_id, parts, [day])


def of_meeting(work: Work, meeting_id: int) -> list[Compared]:
    """Those chosen for a meeting who asked us to check before paying, around the day its payment is promised by."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    hoped_for = [
        row.person_id
        for row in stored_invitations.of_meeting(work.session, meeting_id)
        if row.reply in stored_invitations.HOPED_FOR
    ]
    chosen = [person_id for person_id, _name in stored_invitations.to_check_first(work.session, hoped_for)]
    people, ahead = stored.people(work.session, chosen), Ahead(work)
    days = {n: ahead.promised(meeting.day, METHODS[people[n].payment_choice]) for n in chosen}
    if not days:
        return []
    parts = reaching(work, chosen, min(days.values()), max(days.values()))
    limits = _Limits(work)
    return [limits.compare(n, parts[n], [days[n]]) for n in chosen]


def above_soon(work: Work, until: date, most: int) -> list[Compared]:
    """Those who asked us to check first and whom more may reach by a day than a limit recorded, the nearest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    people = stored.to_check_soon(work.session, work.today, until, most)
    parts, limits = reaching(work, people, work.today, until), _Limits(work)
    found = []
    for person_id in people:
        days = {part.day for part in parts[person_id] if work.today <= part.day <= until}
        compared = limits.compare(person_id, parts[person_id], sorted(days))
        found += [compared] if compared.above else []
    return sorted(found, key=lambda one: (one.above[0].period.start, one.person.sort_key))


class _Limits:
    """The limits as they are recorded, and what boards are about."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._limits: list[Rate] = stored_rates.of_nobody(work.session, RateKind.LIMIT)

    def compare(self, person_id: int, parts: Sequence[Reaching], days: Iterable[date]) -> Compared:
        """One person in the weeks and months of these days."""
        amounts = [(part.day, part.amount) for part in parts]
        found: dict[tuple[str, date], LimitComparison] = {}
        for day in days:
            for one in compare_with_limits(amounts, self._limits, day):
                found.setdefault((one.key, one.period.start), one)
        ordered = sorted(
            found.values(), key=lambda one: (one.period.last - one.period.start > _WEEK, one.period.start)
        )
        within = tuple(part for part in parts if any(one.period.contains(part.day) for one in ordered))
        return Compared(self._work.get(Person, person_id), tuple(ordered), within, self._outside(within))

    def _outside(self, parts: Iterable[Reaching]) -> tuple[str, ...]:
        wanted = {part.board_id for part in parts if part.board_id is not None}
        found = stored.boards(self._work.session, wanted).values() if wanted else ()
        return tuple(sorted(board.name for board in found if board.is_outside))
