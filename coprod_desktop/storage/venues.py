"""The SELECTs of venues: the list, what meets there, and places that are only typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Meeting, MeetingState, Way
from coprod_desktop.domain.venues import BELIEVED, Feature, Has, Venue
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class VenueQuery:
    """What the list shows: words typed, and whether venues no longer used are shown instead of those that are."""

    text: str = ""
    ended: bool = False


@dataclass(frozen=True)
class VenueRow:
    """One venue in the list: what is there, when somebody last asked, and when we meet there next."""

    id: int
    name: str
    address: str
    there: tuple[Feature, ...]
    missing: tuple[Feature, ...]
    believed: bool
    checked_on: date | None
    ended: date | None
    next_meeting: date | None


@dataclass(frozen=True)
class TypedPlace:
    """A place typed on meetings that is not kept as a venue: as it was typed last, and on how many meetings."""

    name: str
    address: str
    access: str
    meetings: int


@dataclass(frozen=True)
class Unchecked:
    """A venue nobody has asked for a year, where we meet soon."""

    venue_id: int
    name: str
    checked_on: date | None
    meeting: str
    day: date


def ordered(query: VenueQuery) -> Select[Any]:
    """The ids of the venues a query shows, by name."""
    statement: Select[Any] = select(col(Venue.id)).order_by(col(Venue.sort_key), col(Venue.id))
    ended = col(Venue.ended)
    statement = statement.where(ended.is_not(None) if query.ended else ended.is_(None))
    if query.text.strip():
        statement = statement.where(containing(col(Venue.search_text), query.text))
    return statement


def rows(session: Session, wanted: Iterable[int], today: date) -> list[VenueRow]:
    """The rows of these venues, in this order; any that has gone meanwhile is left out."""
    chosen = list(wanted)
    found = {venue.id: venue for venue in session.scalars(select(Venue).where(col(Venue.id).in_(chosen)))}
    next_at = _next_meetings(session, chosen, today)
    return [_row(found[n], next_at.get(n), today) for n in chosen if n in found]


def _row(venue: Venue, next_meeting: date | None, today: date) -> VenueRow:
    features = [feature for feature in Feature if venue.has(feature) is not Has.NOT_KNOWN]
    return VenueRow(
        id=venue.id,
        name=venue.name,
        address=venue.address,
        there=tuple(one for one in features if venue.has(one) is Has.YES),
        missing=tuple(one for one in features if venue.has(one) is Has.NO),
        believed=venue.believed_on(today),
        checked_on=venue.checked_on,
        ended=venue.ended,
        next_meeting=next_meeting,
    )


def _coming(today: date) -> Any:
    return (col(Meeting.day) >= today) & (col(Meeting.state) == MeetingState.PLANNED)


def _next_meetings(session: Session, venues: list[int], today: date) -> dict[int, date]:
    statement = (
        select(col(Meeting.venue_id), func.min(Meeting.day))
        .where(col(Meeting.venue_id).in_(venues), _coming(today))
        .group_by(col(Meeting.venue_id))
    )
    return {venue_id: day for venue_id, day in session.execute(statement) if venue_id is not None}


def offered(session: Session, also: int | None = None) -> list[tuple[int, str]]:
    """The venues to choose from for a meeting, by name; ``also`` one that is no longer used."""
    statement = select(col(Venue.id), col(Venue.name)).where(
        or_(col(Venue.ended).is_(None), col(Venue.id) == also)
    )
    return [(venue_id, name) for venue_id, name in session.execute(statement.order_by(col(Venue.sort_key)))]


def named(session: Session, name: str) -> list[Venue]:
    """Venues with this name, however it is typed."""
    return [
        venue
        for venue in session.scalars(select(Venue).where(col(Venue.sort_key) == fold(name).strip()))
        if fold(venue.name) == fold(name)
    ]


def coming_at(session: Session, venue_id: int, today: date) -> list[Meeting]:
    """Planned meetings there from today on, the next first."""
    statement = select(Meeting).where(col(Meeting.venue_id) == venue_id, _coming(today))
    return list(session.scalars(statement.order_by(col(Meeting.day), col(Meeting.starts), col(Meeting.id))))


def times_used(session: Session, venue_id: int) -> int:
    """How many meetings are, were or were to be there."""
    statement = select(func.count()).select_from(Meeting).where(col(Meeting.venue_id) == venue_id)
    return session.scalar(statement) or 0


def typed(session: Session) -> list[TypedPlace]:
    """Places typed on meetings that are not kept as a venue, the most used first."""
    spelled: dict[str, list[TypedPlace]] = {}
    for name, address, access, count in session.execute(_typed_texts()):
        spelled.setdefault(fold(name), []).append(TypedPlace(name, address, access, count))
    kept = {fold(name) for name in session.scalars(select(col(Venue.name)))}
    found = [
        TypedPlace(last.name, last.address, last.access, sum(one.meetings for one in all_))
        for key, all_ in spelled.items()
        if key not in kept
        for last in (all_[-1],)
    ]
    return sorted(found, key=lambda place: (-place.meetings, place.name))


def _typed_texts() -> Select[str, str, str, int]:
    return (
        select(col(Meeting.venue), col(Meeting.venue_address), col(Meeting.venue_access), func.count())
        .where(col(Meeting.venue_id).is_(None), col(Meeting.venue) != "", col(Meeting.way) != Way.ONLINE)
        .group_by(col(Meeting.venue), col(Meeting.venue_address), col(Meeting.venue_access))
        .order_by(func.max(Meeting.day), func.max(Meeting.id))
    )


def typed_as(session: Session, name: str) -> list[Meeting]:
    """The meetings on which this place is typed, however it is spelled there."""
    spellings = select(col(Meeting.venue)).where(col(Meeting.venue_id).is_(None)).distinct()
    same = [spelling for spelling in session.scalars(spellings) if spelling and fold(spelling) == fold(name)]
    statement = select(Meeting).where(col(Meeting.venue_id).is_(None), col(Meeting.venue).in_(same))
    return list(session.scalars(statement.order_by(col(Meeting.day), col(Meeting.id))))


def unchecked(session: Session, today: date) -> list[Unchecked]:
    """Venues nobody has asked for a year where a planned meeting is still to come, the soonest first."""
    checked = col(Venue.checked_on)
    statement = (
        select(col(Venue.id), col(Venue.name), checked, col(Meeting.title), col(Meeting.day))
        .join(Meeting, col(Meeting.venue_id) == col(Venue.id))
        .where(_coming(today), col(Meeting.way) != Way.ONLINE)
        .where(or_(checked.is_(None), checked < today - BELIEVED))
        .order_by(col(Meeting.day), col(Meeting.id))
    )
    found: dict[int, Unchecked] = {}
    for row in session.execute(statement):
        found.setdefault(row[0], Unchecked(*row))
    return list(found.values())


def any_at_all(session: Session) -> bool:
    """Whether there is a venue."""
    return session.scalar(select(col(Venue.id)).limit(1)) is not None
