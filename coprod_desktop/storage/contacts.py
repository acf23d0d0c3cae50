"""The SELECTs of the contact log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.contacts import Contact
from coprod_desktop.domain.partners import Partner
from coprod_desktop.domain.people import Person

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Promised:
    """Something said to a person, or to a partner organisation, that is still to do."""

    person_id: int | None
    partner_id: int | None
    name: str
    on: date
    to_do: str
    do_by: date


def of_person(session: Session, person_id: int) -> list[Contact]:
    """Everything written down about one person, newest first."""
    statement = select(Contact).where(col(Contact.person_id) == person_id)
    return list(session.scalars(statement.order_by(col(Contact.on).desc(), col(Contact.id).desc())))


def with_partner(session: Session, partner_id: int) -> list[Contact]:
    """Everything written down about one partner organisation, newest first."""
    statement = select(Contact).where(col(Contact.partner_id) == partner_id)
    return list(session.scalars(statement.order_by(col(Contact.on).desc(), col(Contact.id).desc())))


def promised(session: Session, up_to: date) -> list[Promised]:
    """What is still to do by a day, the oldest promise first."""
    statement = (
        select(
            col(Contact.person_id),
            col(Contact.partner_id),
            func.coalesce(Person.name, Partner.name, ""),
            col(Contact.on),
            col(Contact.to_do),
            col(Contact.do_by),
        )
        .outerjoin(Person, col(Person.id) == col(Contact.person_id))
        .outerjoin(Partner, col(Partner.id) == col(Contact.partner_id))
        .where(col(Contact.done_on).is_(None), col(Contact.do_by) <= up_to, col(Contact.to_do) != "")
        .order_by(col(Contact.do_by), col(Contact.id))
    )
    return [Promised(*row) for row in session.execute(statement)]
