"""Journeys of a claim beside those of other claims: what is paid once, and what is only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.journeys import Journey, check_journey, journey_queries
from coprod_desktop.storage import claims as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.domain.pricing.mileage import Trip
    from coprod_desktop.storage.database import Work


def check(work: Work, claim: Claim, trip: Trip) -> None:
    """Go on only if nobody is paid for the miles of a journey on which they were somebody's passenger.

    Raises :class:`~coprod_desktop.domain.problems.Problem` naming the day. A journey without its places is left to the
    approver: nobody can say whether it is the same.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    if not (trip.origin.strip() and trip.destination.strip()):
        return
    driver = work.get(Person, claim.person_id)
    others = stored.drives_on(work.session, trip.day)
    names = _names([(driver.id, driver.name), *((other.person_id, other.person) for other in others)])
    journey = Journey(
        person_id=driver.id,
        day=trip.day,
        origin=trip.origin,
        destination=trip.destination,
        kind=LineKind.MILEAGE,
        is_return=trip.there_and_back,
        passenger_ids=_known(trip.passengers, names),
    )
    check_journey(journey, [_journey(other.line, other.person_id, names) for other in others])


def questions(work: Work, claim: Claim, lines: Iterable[ClaimLine]) -> list[str]:
    """What to ask about the journeys of a claim beside all others of this person on the same days."""
    work.actor.require(Permission.SEE_CLAIMS)
    days = sorted({line.day for line in lines if line.origin and line.destination})
    driven = [
        _journey(found.line, claim.person_id, {})
        for day in days
        for found in stored.drives_on(work.session, day)
        if found.person_id == claim.person_id
    ]
    return [query.message for query in journey_queries(driven)]


def _journey(line: ClaimLine, person_id: int, names: Mapping[str, int]) -> Journey:
    return Journey(
        person_id=person_id,
        day=line.day,
        origin=line.origin,
        destination=line.destination,
        kind=LineKind.MILEAGE,
        is_return=line.there_and_back,
        passenger_ids=_known(line.passengers.splitlines(), names),
    )


def _names(people: Iterable[tuple[int, str]]) -> dict[str, int]:
    return {fold(name): person_id for person_id, name in people}


def _known(passengers: Iterable[str], names: Mapping[str, int]) -> frozenset[int]:
    folded = (fold(name) for name in passengers)
    return frozenset(names[name] for name in folded if name in names)
