"""The SELECTs of partner organisations: the list, when we last spoke, whom they introduced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.contacts import Contact
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.partners import Partner, PartnerKind
from coprod_desktop.domain.people import Person
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class PartnerQuery:
    """What the list shows: words typed, and whether those we no longer work with are shown instead."""

    text: str = ""
    ended: bool = False


@dataclass(frozen=True)
class PartnerRow:
    """One partner organisation in the list: whom it reaches, when we last spoke, how many people it introduced."""

    id: int
    name: str
    kind: PartnerKind
    reaches: str
    last_spoke: date | None
    introduced: int


def ordered(query: PartnerQuery) -> Select[Any]:
    """The ids of the partners a query shows, by name."""
    statement: Select[Any] = select(col(Partner.id)).order_by(col(Partner.sort_key), col(Partner.id))
    ended = col(Partner.ended)
    statement = statement.where(ended.is_not(None) if query.ended else ended.is_(None))
    if query.text.strip():
        statement = statement.where(containing(col(Partner.search_text), query.text))
    return statement


def rows(session: Session, wanted: Iterable[int]) -> list[PartnerRow]:
    """The rows of these partners, in this order; any that has gone meanwhile is left out."""
    chosen = list(wanted)
    found = {one.id: one for one in session.scalars(select(Partner).where(col(Partner.id).in_(chosen)))}
    spoke = dict(_by_partner(session, col(Contact.partner_id), func.max(Contact.on), chosen))
    introduced = dict(_by_partner(session, col(Person.introduced_by_id), func.count(), chosen))
    return [
        PartnerRow(one.id, one.name, one.kind, one.reaches, spoke.get(one.id), introduced.get(one.id, 0))
        for one in (found[n] for n in chosen if n in found)
    ]


def _by_partner(session: Session, link: Any, figure: Any, chosen: list[int]) -> list[tuple[int, Any]]:
    found = session.execute(select(link, figure).where(link.in_(chosen)).group_by(link))
    return [(partner_id, value) for partner_id, value in found]


def named(session: Session, name: str) -> list[Partner]:
    """Partners of this name, however it is typed."""
    same = select(Partner).where(col(Partner.sort_key) == fold(name).strip())
    return [one for one in session.scalars(same) if fold(one.name) == fold(name)]


def offered(session: Session, also: int | None = None) -> list[tuple[int, str]]:
    """The partners to choose from, by name; ``also`` one we no longer work with."""
    statement = select(col(Partner.id), col(Partner.name)).where(
        col(Partner.ended).is_(None) | (col(Partner.id) == also)
    )
    return [(row_id, name) for row_id, name in session.execute(statement.order_by(col(Partner.sort_key)))]


def introduced(session: Session, partner_id: int, most: int) -> tuple[list[tuple[int, str]], int]:
    """The people it introduced, those who joined last first, and how many there are in all."""
    by_it = col(Person.introduced_by_id) == partner_id
    total = session.scalar(select(func.count()).select_from(Person).where(by_it)) or 0
    statement = select(col(Person.id), col(Person.name)).where(by_it)
    statement = statement.order_by(col(Person.joined).desc(), col(Person.sort_key)).limit(most)
    return [(person_id, name) for person_id, name in session.execute(statement)], total


def any_at_all(session: Session) -> bool:
    """Whether there is a partner organisation."""
    return session.scalar(select(col(Partner.id)).limit(1)) is not None
