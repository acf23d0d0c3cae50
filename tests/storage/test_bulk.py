"""Many rows at once: as the session would have written them, but without a history."""

from sqlmodel import select

from coprod_desktop.domain.people import PaperForm, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.storage import bulk
from coprod_desktop.storage.database import Store
from tests.builders import a_person


def test_rows_written_in_bulk_read_as_if_written_one_by_one(store: Store, actor: Actor) -> None:
    person = a_person("Siân ap Tomos", town="Cwmtalog", paper_form=PaperForm.LARGE_PRINT)
    row = {
        "id": person.id,
        "version": person.version,
        "name": person.name,
        "town": person.town,
        "paper_form": person.paper_form,
        "joined": person.joined,
    }
    store.write(actor, "Bulk", lambda work: bulk.bulk_insert(work.session, Person, [row]))
    person.derive()
    found = store.read(actor, lambda work: work.session.exec(select(Person)).one())
    assert found.model_dump() == person.model_dump()
    assert found.search_text == " sian ap tomos cwmtalog"


def test_rows_written_in_bulk_have_no_history(store: Store, actor: Actor) -> None:
    row = {"id": 1, "version": 1, "name": "Dewi Prosser"}
    done = store.write(actor, "Bulk", lambda work: bulk.bulk_insert(work.session, Person, [row]))
    assert not done.changes.touched


def test_nothing_to_write_is_no_error(store: Store, actor: Actor) -> None:
    store.write(actor, "Bulk", lambda work: bulk.bulk_insert(work.session, Person, []))
    assert store.read(actor, lambda work: work.session.exec(select(Person)).all()) == []


def test_clearing_removes_every_row_of_a_kind(store: Store, actor: Actor) -> None:
    store.write(actor, "Add", lambda work: work.add(a_person()))
    store.write(actor, "Clear", lambda work: bulk.clear(work.session, Person))
    assert store.read(actor, lambda work: work.session.exec(select(Person)).all()) == []
