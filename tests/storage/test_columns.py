"""What sqlmodel makes of our columns: pitfalls met before, so that an upgrade cannot bring them back unseen."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from coprod_desktop.domain.journal import GroupKind, JournalGroup
from coprod_desktop.domain.people import PaperForm, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.storage.database import Store
from tests.builders import a_person


def test_choices_are_stored_by_value_not_by_name(store: Store, actor: Actor) -> None:
    store.write(actor, "Add", lambda work: work.add(a_person(paper_form=PaperForm.LARGE_PRINT)))
    stored = store.read(
        actor, lambda work: work.session.execute(text("select paper_form from person")).scalar()
    )
    assert stored == "large print"


def test_a_choice_of_a_newer_program_loads_as_other(store: Store, actor: Actor) -> None:
    person = store.write(actor, "Add", lambda work: work.add(a_person())).value
    store.write(
        actor, "Newer", lambda work: work.session.execute(text("update person set paper_form = 'hologram'"))
    )
    assert store.read(actor, lambda work: work.get(Person, person.id).paper_form) is PaperForm.OTHER


def test_instants_come_back_with_their_zone(store: Store, actor: Actor) -> None:
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    group = JournalGroup(label="x", kind=GroupKind.DONE, actor_id=1, at=at)

    def keep(work: object) -> None:
        work.session.add(group)  # type: ignore[attr-defined]

    store.write(actor, "Keep", keep)
    found = store.read(actor, lambda work: work.session.get_one(JournalGroup, group.id))
    assert found.at == at
    assert found.at.utcoffset() is not None


def test_an_instant_without_a_zone_is_refused(store: Store, actor: Actor) -> None:
    naive = datetime(2026, 11, 22, 9, 30)  # noqa: DTZ001 - that is the point
    group = JournalGroup(label="x", kind=GroupKind.DONE, actor_id=1, at=naive)
    with pytest.raises((StatementError, ValueError)):
        store.write(actor, "Keep", lambda work: work.session.add(group))
