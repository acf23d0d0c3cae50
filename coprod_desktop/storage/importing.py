"""The SELECTs of an import: everyone a row may be, whether they changed, and how headings were understood before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import Session, col

from coprod_desktop.domain.importing import Known
from coprod_desktop.domain.matching import traits_of
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.organisation import OrganisationSetting
from coprod_desktop.domain.people import Connection, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

#: The setting that keeps which heading meant what.
HEADINGS = "import_headings"

_AT_ONCE = 500


def total(session: Session) -> int:
    """How many people a row may be: everyone, those who left too."""
    return session.scalar(select(func.count()).select_from(Person)) or 0


def known(session: Session) -> Iterator[Known]:
    """Everyone on the register, as matching needs them, a few hundred at a time."""
    statement = select(
        col(Person.id),
        col(Person.name),
        col(Person.legal_name),
        col(Person.born),
        col(Person.postcode),
        col(Person.phone),
        col(Person.mobile),
        col(Person.email),
    )
    for row in session.execute(statement.execution_options(yield_per=_AT_ONCE)):
        person_id, name, legal_name, born, postcode, phone, mobile, email = row
        traits = traits_of(
            person_id,
            name,
            legal_name=legal_name,
            born=born,
            postcode=postcode,
            phone=phone,
            mobile=mobile,
            email=email,
        )
        yield Known(name, traits)


def state(session: Session) -> int:
    """A number that is another one as soon as anybody on the register is added, changed or removed."""
    rows = session.execute(select(col(Person.id), col(Person.version)))
    return sum(hash((person_id, version)) for person_id, version in rows)


def people(session: Session, wanted: Sequence[int]) -> dict[int, Person]:
    """These people by id, however many."""
    found: dict[int, Person] = {}
    for part in _parts(wanted):
        found |= {p.id: p for p in session.scalars(select(Person).where(col(Person.id).in_(part)))}
    return found


def connected(session: Session, wanted: Sequence[int]) -> set[int]:
    """Which of these people have said how they connect."""
    found: set[int] = set()
    for part in _parts(wanted):
        found |= set(
            session.scalars(select(col(Connection.person_id)).where(col(Connection.person_id).in_(part)))
        )
    return found


def coming_meetings(session: Session, wanted: Sequence[int], today: date) -> set[int]:
    """Planned meetings, from today on, that any of these people said yes to."""
    found: set[int] = set()
    for part in _parts(wanted):
        statement = (
            select(col(Meeting.id))
            .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
            .where(col(Invitation.person_id).in_(part), col(Invitation.reply) == Reply.YES)
            .where(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.day) >= today)
        )
        found |= set(session.scalars(statement))
    return found


def headings(session: Session) -> OrganisationSetting | None:
    """The setting that says which heading meant what, if anything was ever imported."""
    return session.scalars(
        select(OrganisationSetting).where(col(OrganisationSetting.key) == HEADINGS)
    ).first()


def _parts(wanted: Sequence[int]) -> Iterable[Sequence[int]]:
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
