"""The people behind a figure about voices, for those who may see people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from coprod_desktop.domain.people import GONE, Person
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.domain.voice_measures import COME_BACK_DAYS, had_time_from
from coprod_desktop.domain.voices import VoiceStatus
from coprod_desktop.storage.voice_funnel import ever_asked
from coprod_desktop.storage.voice_status import MARKS, Look, firsts, mark_of, within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Behind(Enum):
    """Which people a figure is made of."""

    FIRST_TIME = auto()
    RETURNING = auto()
    FAMILIAR = auto()
    NOT_KNOWN = auto()
    CAME_AGAIN = auto()
    NOT_YET_AGAIN = auto()
    NEVER_ASKED = auto()


_STATUSES = {
    Behind.FIRST_TIME: VoiceStatus.NEW,
    Behind.RETURNING: VoiceStatus.RETURNING,
    Behind.FAMILIAR: VoiceStatus.FAMILIAR,
    Behind.NOT_KNOWN: VoiceStatus.UNKNOWN,
}


@dataclass(frozen=True)
class VoicePerson:
    """One person with the facts of their first day in the period; without a day they have not come in it."""

    id: int
    name: str
    joined: date | None
    day: date | None = None
    days_before: int = 0
    days_since_previous: int | None = None
    first_anywhere: bool = False


@dataclass(frozen=True)
class Group:
    """The people of one figure, on the day it is looked at."""

    behind: Behind
    look: Look
    today: date


def rows(session: Session, group: Group, wanted: Iterable[int]) -> list[VoicePerson]:
    """What is said of some of them."""
    chosen = list(wanted)
    facts: dict[int, VoiceFact] = {}
    statement = select(VoiceFact).where(
        col(VoiceFact.person_id).in_(chosen), *within(group.look.scope, group.look.period)
    )
    for fact in session.scalars(statement.order_by(col(VoiceFact.day).desc())):
        facts[fact.person_id] = fact
    people = session.execute(
        select(col(Person.id), col(Person.name), col(Person.joined)).where(col(Person.id).in_(chosen))
    )
    return [_row(person_id, name, joined, facts.get(person_id)) for person_id, name, joined in people]


def _row(person_id: int, name: str, joined: date | None, fact: VoiceFact | None) -> VoicePerson:
    if fact is None:
        return VoicePerson(person_id, name, joined)
    return VoicePerson(
        person_id, name, joined, fact.day, fact.days_before, fact.days_since_previous, fact.first_anywhere
    )


def ordered(group: Group) -> Select[Any]:
    """The ids of the people of a group, by name; of those never asked, the longest-waiting first."""
    order = (col(Person.sort_key), col(Person.id))
    chosen = select(col(Person.id)).order_by(*order)
    if group.behind is Behind.NEVER_ASKED:
        return _never_asked(group.look.scope.board_id)
    if group.behind in _STATUSES:
        first_day = firsts(group.look).subquery()
        mark = MARKS[_STATUSES[group.behind]]
        return chosen.where(
            col(Person.id).in_(select(first_day.c.person_id).where(mark_of(first_day) == mark))
        )
    return chosen.where(col(Person.id).in_(_first_timers(group)))


def _first_timers(group: Group) -> Select[Any]:
    first_day = firsts(group.look).subquery()
    again = aliased(VoiceFact)
    gap = (
        select(col(again.days_since_previous))
        .where(col(again.person_id) == first_day.c.person_id, col(again.day) > first_day.c.day)
        .order_by(col(again.day))
        .limit(1)
        .scalar_subquery()
    )
    new = (mark_of(first_day) == MARKS[VoiceStatus.NEW], first_day.c.day <= had_time_from(group.today))
    back = gap <= COME_BACK_DAYS
    wanted = back if group.behind is Behind.CAME_AGAIN else or_(gap.is_(None), gap > COME_BACK_DAYS)
    return select(first_day.c.person_id).where(*new, wanted)


def _never_asked(board_id: int | None) -> Select[Any]:
    """Those waiting longest first."""
    return (
        select(col(Person.id))
        .where(col(Person.status).not_in(GONE), ~ever_asked(board_id))
        .order_by(col(Person.joined), col(Person.sort_key), col(Person.id))
    )
