"""The SELECTs of buddies: who buddies whom, and how to ring them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.people import GONE, Person

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class BuddyRow:
    """A buddy as others see them. ``here`` says that they are still on the register, or still work here."""

    buddy: Buddy
    name: str
    phone: str
    here: bool
    colleague: Colleague | None = None

    @property
    def for_invitations(self) -> tuple[str, str] | None:
        """Name and phone for the person's invitation, where both agreed and the buddy is still there."""
        return (self.name, self.phone) if self.buddy.on_invitations and self.here else None


def of_people(session: Session, people: Iterable[int]) -> dict[int, BuddyRow]:
    """The buddy of each of these people who has one."""
    by = aliased(Person)
    statement = (
        select(Buddy, by, Colleague)
        .outerjoin(by, col(by.id) == col(Buddy.by_person_id))
        .outerjoin(Colleague, col(Colleague.id) == col(Buddy.by_colleague_id))
        .where(col(Buddy.person_id).in_(list(people)))
    )
    return {
        buddy.person_id: _row(buddy, person, colleague)
        for buddy, person, colleague in session.execute(statement)
    }


def of_person(session: Session, person_id: int) -> BuddyRow | None:
    """Who buddies this person."""
    return of_people(session, [person_id]).get(person_id)


def row_of(session: Session, person_id: int) -> Buddy | None:
    """The row that says who buddies this person."""
    return session.scalar(select(Buddy).where(col(Buddy.person_id) == person_id))


def by_person(session: Session, person_id: int) -> list[tuple[int, str]]:
    """The people this person is a buddy of, by name."""
    statement = (
        select(col(Person.id), col(Person.name))
        .join(Buddy, col(Buddy.person_id) == col(Person.id))
        .where(col(Buddy.by_person_id) == person_id)
        .order_by(col(Person.sort_key))
    )
    return [(row_id, name) for row_id, name in session.execute(statement)]


def by_colleague(session: Session, colleague_id: int) -> list[Buddy]:
    """The rows that name this colleague as a buddy."""
    return list(session.scalars(select(Buddy).where(col(Buddy.by_colleague_id) == colleague_id)))


def _row(buddy: Buddy, person: Person | None, colleague: Colleague | None) -> BuddyRow:
    if person is not None:
        return BuddyRow(buddy, person.name, person.mobile or person.phone, person.status not in GONE)
    return BuddyRow(
        buddy,
        "" if colleague is None else colleague.name,
        "" if colleague is None else colleague.phone,
        colleague is not None and colleague.ended is None,
        colleague,
    )
