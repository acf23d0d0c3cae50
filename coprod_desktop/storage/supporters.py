"""The SELECTs of supporters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.access import Adjustment
from coprod_desktop.domain.meetings import Invitation
from coprod_desktop.domain.outcomes import SupporterTold
from coprod_desktop.domain.papers import Paper
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class SupporterQuery:
    """What the list shows: words of the supporter's or the person's name, and whether those who no longer support."""

    text: str = ""
    ended: bool = False


@dataclass(frozen=True)
class SupporterRow:
    """One supporter in the list, and whom they support."""

    supporter: Supporter
    person: str

    @property
    def id(self) -> int:
        """The supporter's id."""
        return self.supporter.id


def ordered(query: SupporterQuery) -> Select[Any]:
    """The ids of the supporters a query shows, by name."""
    statement: Select[Any] = (
        select(col(Supporter.id))
        .join(Person, col(Person.id) == col(Supporter.person_id))
        .order_by(col(Supporter.sort_key), col(Supporter.id))
    )
    ended = col(Supporter.ended)
    statement = statement.where(ended.is_not(None) if query.ended else ended.is_(None))
    if query.text.strip():
        theirs = containing(col(Supporter.search_text), query.text)
        statement = statement.where(or_(theirs, containing(col(Person.search_text), query.text)))
    return statement


def rows(session: Session, wanted: Iterable[int]) -> list[SupporterRow]:
    """The rows of these supporters, in this order; anyone who has gone meanwhile is left out."""
    chosen = list(wanted)
    statement = (
        select(Supporter, col(Person.name))
        .join(Person, col(Person.id) == col(Supporter.person_id))
        .where(col(Supporter.id).in_(chosen))
    )
    found = {one.id: SupporterRow(one, person) for one, person in session.execute(statement)}
    return [found[n] for n in chosen if n in found]


def of_people(session: Session, people: Iterable[int]) -> dict[int, list[Supporter]]:
    """The supporters of each of these people, those there are now first, in the order they were recorded."""
    found: dict[int, list[Supporter]] = {}
    statement = select(Supporter).where(col(Supporter.person_id).in_(list(people)))
    for one in session.scalars(statement.order_by(col(Supporter.ended).is_not(None), col(Supporter.id))):
        found.setdefault(one.person_id, []).append(one)
    return found


def of_person(session: Session, person_id: int) -> list[Supporter]:
    """One person's supporters."""
    return of_people(session, [person_id]).get(person_id, [])


def payee(session: Session, person_id: int) -> Supporter | None:
    """The supporter this person's money goes to now, as they decided; None where it is theirs to take."""
    return next((one for one in of_person(session, person_id) if one.is_payee and one.ended is None), None)


def left_traces(session: Session, supporter_id: int) -> bool:
    """Whether anything says that they supported: a copy they got, an answer they gave, a place kept for them."""
    traces = (
        select(func.count()).where(col(Paper.supporter_id) == supporter_id),
        select(func.count()).where(
            or_(col(Invitation.answered_by_id) == supporter_id, col(Invitation.comes_with_id) == supporter_id)
        ),
        select(func.count()).where(col(Adjustment.supporter_id) == supporter_id),
        select(func.count()).where(col(SupporterTold.supporter_id) == supporter_id),
    )
    return any(session.scalar(statement) for statement in traces)


def coming(session: Session, meeting_id: int) -> list[tuple[Invitation, Supporter]]:
    """The invitations of a meeting whose person comes with a supporter, in the order they were chosen."""
    statement = (
        select(Invitation, Supporter)
        .join(Supporter, col(Supporter.id) == col(Invitation.comes_with_id))
        .where(col(Invitation.meeting_id) == meeting_id)
        .order_by(col(Invitation.id))
    )
    return [(invitation, supporter) for invitation, supporter in session.execute(statement)]
