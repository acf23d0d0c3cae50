"""People: adding, changing, resting, leaving - and the list they are found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.partners import Partner
from coprod_desktop.domain.people import Connection, ConnectionKind, Person, PersonFields, Status, TakenBefore
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import access_steps, boards, invitations, milestones, organisation
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import buddies as stored_buddies
from coprod_desktop.storage import contacts as stored_contacts
from coprod_desktop.storage import new_needs as stored_new_needs
from coprod_desktop.storage import people as stored
from coprod_desktop.storage import supporters as stored_supporters
from coprod_desktop.storage.people import PeopleFilter, PeopleOrder, PeopleQuery, PersonRow, TimelineRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from coprod_desktop.domain.access import AccessNeed
    from coprod_desktop.domain.contacts import Contact
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.access_steps import AccessSteps
    from coprod_desktop.services.milestones import Milestones
    from coprod_desktop.storage.buddies import BuddyRow
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered
    from coprod_desktop.storage.new_needs import NewNeedRow

__all__ = ["PeopleFilter", "PeopleOrder", "PeopleQuery", "PersonRow", "TimelineRow"]


@dataclass(frozen=True)
class PersonPage:
    """One person, whole, as their page shows them."""

    person: Person
    connections: tuple[ConnectionKind, ...]
    needs: tuple[AccessNeed, ...]
    timeline: tuple[TimelineRow, ...]
    seats: tuple[tuple[str, str, date | None], ...]
    supporters: tuple[Supporter, ...] = ()
    contacts: tuple[Contact, ...] = ()
    new_needs: tuple[NewNeedRow, ...] = ()
    buddy: BuddyRow | None = None
    buddy_of: tuple[tuple[int, str], ...] = ()
    introduced_by: Partner | None = None
    steps: AccessSteps | None = None
    milestones: Milestones | None = None


@dataclass(frozen=True)
class PeopleList(RegisterList[PersonRow]):
    """The list of people a query shows, fed to a list model by id."""

    query: PeopleQuery

    def ordered(self, work: Work) -> Ordered:
        """The ids it shows, in its order."""
        settings = organisation.current(work) if self.query.filters else Organisation()
        return stored.ordered(self.query, work.today, settings)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[PersonRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


def add(work: Work, values: Mapping[str, Any], connections: Iterable[ConnectionKind] = ()) -> Person:
    """Put someone on the register. Who joined without a day given joined today.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    fields = checked(PersonFields, values)
    _check_days(fields, work.today)
    person = Person(**fields.model_dump())
    person.joined = person.joined or work.today
    work.add(person)
    for kind in dict.fromkeys(connections):
        work.add(Connection(person_id=person.id, kind=kind))
    return person


def edit(work: Work, person_id: int, version: int, values: Mapping[str, Any]) -> Person:
    """Change a person as they were when the form was opened; fields not named stay as they are.

    Raises :class:`~coprod_desktop.domain.problems.Conflict` when someone else changed them meanwhile.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    person = work.get(Person, person_id)
    whole = {name: getattr(person, name) for name in PersonFields.model_fields} | dict(values)
    fields = checked(PersonFields, whole)
    _check_days(fields, work.today)
    voice_changed = (fields.taken_before, fields.days_declared) != (person.taken_before, person.days_declared)
    work.edit(person, version, {name: getattr(fields, name) for name in values})
    if voice_changed:
        work.touch("voice_fact", person_id)
    return person


def introduced(work: Work, person_id: int, partner_id: int | None) -> None:
    """Say which partner organisation introduced them; None where none did."""
    work.actor.require(Permission.EDIT_PEOPLE)
    if partner_id is not None:
        work.get(Partner, partner_id)
    work.edit(work.get(Person, person_id), None, {"introduced_by_id": partner_id})


def connect(work: Work, person_id: int, kinds: Iterable[ConnectionKind]) -> None:
    """Say how someone connects to care and support: exactly these ways."""
    work.actor.require(Permission.EDIT_PEOPLE)
    wanted = set(kinds)
    held = stored.connections(work.session, person_id)
    for connection in held:
        if connection.kind not in wanted:
            work.delete(connection)
    for kind in [k for k in ConnectionKind if k in wanted - {c.kind for c in held}]:
        work.add(Connection(person_id=person_id, kind=kind))


def rest(work: Work, person_id: int, until: date | None) -> None:
    """They asked for a pause: "ask me again in May", or until they say so."""
    work.actor.require(Permission.EDIT_PEOPLE)
    if until is not None and until <= work.today:
        raise Problem(_("A rest ends on a day to come. Choose a later day."), "resting_until")
    work.edit(work.get(Person, person_id), None, {"status": Status.RESTING, "resting_until": until})


def leave(work: Work, person_id: int) -> None:
    """They want to leave: no invitation or news goes to them, they are off every meeting to come, and their seats end.

    Nothing they took part in is lost.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    invitations.let_go(work, person_id)
    boards.give_up_seats(work, person_id, work.today, _("They left"))
    work.edit(work.get(Person, person_id), None, {"status": Status.LEFT, "resting_until": None})


def welcome_back(work: Work, person_id: int) -> None:
    """They are active again, after a rest or after leaving."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.edit(work.get(Person, person_id), None, {"status": Status.ACTIVE, "resting_until": None})


def answer_taken_before(
    work: Work, person_ids: Iterable[int], answer: TakenBefore, days: int | None = None
) -> None:
    """Record the first-day question for everyone at once: taken part before, and roughly how often in the last year."""
    work.actor.require(Permission.EDIT_PEOPLE)
    people = stored.by_ids(work.session, person_ids)
    for person in people.values():
        work.edit(person, None, {"taken_before": answer, "days_declared": days})
        work.touch("voice_fact", person.id)


def page(work: Work, person_id: int) -> PersonPage:
    """Everything a person's page shows."""
    work.actor.require(Permission.SEE_PEOPLE)
    person = work.get(Person, person_id)
    return PersonPage(
        person=person,
        connections=tuple(c.kind for c in stored.connections(work.session, person_id)),
        needs=tuple(stored_access.needs_of(work.session, person_id)),
        timeline=tuple(stored.timeline(work.session, person_id)),
        seats=tuple(stored.seats_held(work.session, person_id, work.today)),
        supporters=tuple(stored_supporters.of_person(work.session, person_id)),
        contacts=tuple(stored_contacts.of_person(work.session, person_id)),
        new_needs=tuple(stored_new_needs.of_person(work.session, person_id)),
        buddy=stored_buddies.of_person(work.session, person_id),
        buddy_of=tuple(stored_buddies.by_person(work.session, person_id)),
        milestones=milestones.of_person(work, person_id),
        steps=access_steps.of_person(work, person_id),
        introduced_by=None
        if person.introduced_by_id is None
        else work.find(Partner, person.introduced_by_id),
    )


def total(work: Work) -> int:
    """How many people are on the register now."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.total(work.session)


def find(work: Work, text: str, most: int = 12) -> list[PersonRow]:
    """The first people whose name, town or topics begin with what was typed."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, PeopleList(PeopleQuery(text=text)).first(work, most))


def _check_days(fields: PersonFields, today: date) -> None:
    if fields.born is not None and fields.born > today:
        raise Problem(_("This day of birth is still to come. Check the year."), "born")
    if fields.joined is not None and fields.joined > today:
        raise Problem(_("This day is still to come. Check the year."), "joined")
    if fields.advice_on is not None and fields.advice_on > today:
        raise Problem(_("This day is still to come. Check the year."), "advice_on")
