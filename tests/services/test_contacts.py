"""The contact log: written down, changed, found on Today when something promised is due."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.contacts import Direction
from coprod_desktop.domain.people import Person, Reach
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, NotAllowed, Problem
from coprod_desktop.services import contacts, today_places
from coprod_desktop.services.today_rows import Place
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person, an_actor
from tests.services.undoing import do, keep, see

DAY = timedelta(days=1)
PROMISE = {"said": "Needs a taxi", "to_do": "Book the taxi", "do_by": TODAY + DAY}


@pytest.fixture
def person(store: Store) -> Person:
    made = a_person()
    keep(store, made)
    return made


def test_a_contact_is_of_today_and_by_whoever_is_at_work(store: Store, actor: Actor, person: Person) -> None:
    row = do(
        store,
        actor,
        lambda work: contacts.add(work, person.id, {"said": "Rang to say thank you", "on": None}),
    )
    assert (row.on, row.by, row.way, row.direction) == (TODAY, "Jo Tester", Reach.PHONE, Direction.THEY_DID)


def test_what_is_wrong_is_said_beside_its_field(store: Store, actor: Actor, person: Person) -> None:
    with pytest.raises(FieldProblems) as refusal:
        store.write(actor, "Add", lambda work: contacts.add(work, person.id, {"said": " "}))
    assert refusal.value.field == "said"
    with pytest.raises(Problem):
        store.write(actor, "Add", lambda work: contacts.add(work, person.id, {**PROMISE, "do_by": None}))
    with pytest.raises(Gone):
        store.write(actor, "Add", lambda work: contacts.add(work, 5, {"said": "x"}))


def test_the_log_is_newest_first(store: Store, actor: Actor, person: Person) -> None:
    for said, back in (("second", 1), ("first", 3), ("third", 0)):
        values = {"said": said, "on": TODAY - back * DAY}
        store.write(actor, "Add", lambda work, values=values: contacts.add(work, person.id, values))  # type: ignore[misc]
    found = see(store, actor, lambda work: contacts.of_person(work, person.id))
    assert [row.said for row in found] == ["third", "second", "first"]


def test_a_promise_is_a_job_from_two_days_before_until_it_is_done(
    store: Store, actor: Actor, person: Person
) -> None:
    row = do(store, actor, lambda work: contacts.add(work, person.id, PROMISE))
    later = {**PROMISE, "to_do": "Much later", "do_by": TODAY + 3 * DAY}
    do(store, actor, lambda work: contacts.add(work, person.id, later))
    (job,) = see(store, actor, today_places.promised)
    assert (job.title, job.days_left, job.place) == ("Amara Quill: Book the taxi", 1, Place.CONTACT)
    assert job.detail == "Promised for Monday 23 November · said on Sunday 22 November"
    do(store, actor, lambda work: contacts.done(work, row.id))
    assert see(store, actor, today_places.promised) == []
    do(store, actor, lambda work: contacts.edit(work, row.id, None, {"said": "Needs a large taxi"}))
    assert see(store, actor, today_places.promised) == []
    do(store, actor, lambda work: contacts.edit(work, row.id, None, {"do_by": TODAY}))
    assert [one.days_left for one in see(store, actor, today_places.promised)] == [0]


def test_a_contact_is_removed_and_not_overwritten(store: Store, actor: Actor, person: Person) -> None:
    row = do(store, actor, lambda work: contacts.add(work, person.id, PROMISE))
    version = row.version
    do(store, actor, lambda work: contacts.edit(work, row.id, version, {"by": "Beth"}))
    with pytest.raises(Conflict):
        store.write(actor, "Edit", lambda work: contacts.edit(work, row.id, version, {"by": "Sam"}))
    do(store, actor, lambda work: contacts.remove(work, row.id))
    assert see(store, actor, lambda work: contacts.of_person(work, person.id)) == []


def test_finance_never_sees_what_was_said(store: Store, person: Person) -> None:
    with pytest.raises(NotAllowed):
        store.read(an_actor(Role.FINANCE), lambda work: contacts.of_person(work, person.id))
