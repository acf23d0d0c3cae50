"""The SELECTs of milestones: the list, each person's and colleague's own, and what has to be renewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.milestones import CharterText, Milestone, MilestoneKind
from coprod_desktop.domain.people import GONE, Person
from coprod_desktop.storage.lists import containing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class MilestoneQuery:
    """What the list shows: words of whose it is, and of which kinds (none: all)."""

    text: str = ""
    kinds: frozenset[MilestoneKind] = frozenset()


@dataclass(frozen=True)
class MilestoneRow:
    """One milestone in the list, and whose it is. ``stands`` is false once they have a newer one of the same."""

    milestone: Milestone
    name: str
    stands: bool

    @property
    def id(self) -> int:
        """The milestone's id."""
        return self.milestone.id


def ordered(query: MilestoneQuery) -> Select[Any]:
    """The ids of the milestones a query shows, the latest first."""
    statement = _whose(select(col(Milestone.id)))
    if query.kinds:
        statement = statement.where(col(Milestone.kind).in_(sorted(query.kinds)))
    if query.text.strip():
        person = containing(col(Person.search_text), query.text)
        statement = statement.where(or_(person, containing(col(Colleague.search_text), query.text)))
    return statement.order_by(col(Milestone.on).desc(), col(Milestone.id).desc())


def rows(session: Session, wanted: Iterable[int]) -> list[MilestoneRow]:
    """The rows of these milestones, in this order; any that has gone meanwhile is left out."""
    chosen = list(wanted)
    found = {row.id: row for row in _rows(session, col(Milestone.id).in_(chosen))}
    return [found[n] for n in chosen if n in found]


def of_person(session: Session, person_id: int) -> list[MilestoneRow]:
    """One person's milestones, the latest first."""
    return _rows(session, col(Milestone.person_id) == person_id)


def of_colleague(session: Session, colleague_id: int) -> list[MilestoneRow]:
    """One colleague's milestones, the latest first."""
    return _rows(session, col(Milestone.colleague_id) == colleague_id)


def to_renew(session: Session, by: date) -> list[MilestoneRow]:
    """What has to be renewed by a day and stands as the latest of its sort, the soonest first; those who left not."""
    found = _rows(session, (col(Milestone.renew_by) <= by) & _here())
    return sorted(
        (row for row in found if row.stands), key=lambda row: (row.milestone.renew_by, row.milestone.id)
    )


def signed_before(session: Session, charter_id: int) -> list[MilestoneRow]:
    """Who signed an earlier charter and not this one, by name; those who left not."""
    found = _rows(session, (col(Milestone.kind) == MilestoneKind.CHARTER) & _here())
    latest = [row for row in found if row.stands and row.milestone.charter_id != charter_id]
    return sorted(latest, key=lambda row: row.name)


def kinds_of_work(session: Session, kind: MilestoneKind) -> list[str]:
    """What was written down of this kind before, the most used first."""
    what = col(Milestone.what)
    statement = select(what).where(col(Milestone.kind) == kind).group_by(what)
    return list(session.scalars(statement.order_by(func.count().desc(), what)))


def charters(session: Session) -> list[CharterText]:
    """Every version of the charter, the one in force first."""
    return list(session.scalars(select(CharterText).order_by(col(CharterText.number).desc())))


def _here() -> Any:
    """Of whoever is still on the register, or still works here."""
    works_here = col(Colleague.ended).is_(None) & col(Colleague.id).is_not(None)
    return or_(col(Person.status).not_in(GONE), works_here)


def _whose(statement: Select[Any]) -> Select[Any]:
    return (
        statement.select_from(Milestone)
        .outerjoin(Person, col(Person.id) == col(Milestone.person_id))
        .outerjoin(Colleague, col(Colleague.id) == col(Milestone.colleague_id))
    )


def _rows(session: Session, where: Any) -> list[MilestoneRow]:
    newer = _newer()
    statement = _whose(select(Milestone, func.coalesce(Person.name, Colleague.name, ""), newer))
    statement = statement.where(where).order_by(col(Milestone.on).desc(), col(Milestone.id).desc())
    return [MilestoneRow(row, name, not again) for row, name, again in session.execute(statement)]


def _newer() -> Any:
    """Whether there is a later one of the same sort and name for the same person or colleague."""
    later = Milestone.__table__.alias()  # type: ignore[attr-defined]
    return (
        select(later.c.id)
        .where(
            later.c.kind == Milestone.kind,
            (later.c.what == Milestone.what) | (later.c.kind == MilestoneKind.CHARTER),
            func.coalesce(later.c.person_id, later.c.colleague_id)
            == func.coalesce(Milestone.person_id, Milestone.colleague_id),
            (later.c.on > Milestone.on) | ((later.c.on == Milestone.on) & (later.c.id > Milestone.id)),
        )
        .correlate(Milestone)
        .exists()
    )
