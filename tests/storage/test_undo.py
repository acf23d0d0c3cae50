"""Undo, redo and reverse over random lives of a register."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.services import history, people
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_person, an_actor
from tests.storage.lives import STEPS, live, redo, undo, undo_all


def everything(store: Store, actor: Actor) -> dict[str, list[Any]]:
    """Every row of the tables these tests write."""

    def dump(work: Work) -> dict[str, list[Any]]:
        tables = ("person", "connection")
        return {
            t: [tuple(r) for r in work.session.execute(text(f"select * from {t} order by id"))]
            for t in tables
        }

    return store.read(actor, dump)


def test_undo_takes_back_the_last_action_and_redo_brings_it_again(store: Store, actor: Actor) -> None:
    empty = everything(store, actor)
    store.write(actor, "Add Amara", lambda work: people.add(work, {"name": "Amara Quill"}))
    full = everything(store, actor)
    assert undo(store, actor) == "Add Amara"
    assert everything(store, actor) == empty
    assert redo(store, actor) == "Add Amara"
    assert everything(store, actor) == full


def test_undo_after_redo_takes_it_back_once_more(store: Store, actor: Actor) -> None:
    empty = everything(store, actor)
    store.write(actor, "Add", lambda work: work.add(a_person()))
    for _again in range(3):
        undo(store, actor)
        assert everything(store, actor) == empty
        redo(store, actor)
    undo(store, actor)
    assert everything(store, actor) == empty


def test_nothing_can_be_done_again_once_something_else_was_done(store: Store, actor: Actor) -> None:
    store.write(actor, "Add", lambda work: work.add(a_person()))
    undo(store, actor)
    store.write(actor, "Add another", lambda work: work.add(a_person("Dewi Prosser")))
    with pytest.raises(Problem):
        redo(store, actor)


def test_one_staff_user_never_undoes_anothers_work(store: Store, actor: Actor) -> None:
    store.write(an_actor(staff_user_id=77), "Add", lambda work: work.add(a_person()))
    before = everything(store, actor)
    store.write(actor, "Add mine", lambda work: work.add(a_person("Dewi Prosser")))
    assert undo(store, actor) == "Add mine"
    assert everything(store, actor) == before


def test_undo_is_refused_whole_when_a_row_was_changed_since_by_someone_else(
    store: Store, actor: Actor
) -> None:
    def two(work: Work) -> list[Person]:
        return [work.add(a_person()), work.add(a_person("Dewi Prosser"))]

    first, _second = store.write(actor, "Add two", two).value
    store.write(
        an_actor(staff_user_id=77),
        "Edit",
        lambda work: work.edit(work.get(Person, first.id), None, {"town": "Bala"}),
    )
    before = everything(store, actor)
    with pytest.raises(Conflict):
        undo(store, actor)
    assert everything(store, actor) == before


def test_what_has_left_the_house_is_not_undone(store: Store, actor: Actor) -> None:
    def send(work: Work) -> None:
        work.add(a_person())
        work.seal()

    store.write(actor, "Send invitations", send)
    with pytest.raises(Problem, match="left the house"):
        undo(store, actor)


def test_a_named_action_can_be_reversed_later(store: Store, actor: Actor) -> None:
    empty = everything(store, actor)
    group = store.write(actor, "Import", lambda work: work.add(a_person())).changes.group
    other = store.write(actor, "Add", lambda work: work.add(a_person("Dewi Prosser"))).value
    store.write(actor, "Reverse", lambda work: history.reverse(work, group))
    left = everything(store, actor)
    assert [row[0] for row in left["person"]] == [other.id]
    with pytest.raises(Problem):
        store.write(actor, "Reverse", lambda work: history.reverse(work, group))
    assert empty["person"] == []


def test_undo_puts_back_what_was_reversed_and_leaves_the_action_before_alone(
    store: Store, actor: Actor
) -> None:
    group = store.write(actor, "Import", lambda work: work.add(a_person())).changes.group
    store.write(actor, "Add", lambda work: work.add(a_person("Dewi Prosser")))
    both = everything(store, actor)
    store.write(actor, "Reverse", lambda work: history.reverse(work, group))
    one = everything(store, actor)
    assert undo(store, actor) == "Reversed: Import"
    assert everything(store, actor) == both
    store.write(actor, "Redo", history.redo)
    assert everything(store, actor) == one


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undoing_everything_is_the_start(store: Store, actor: Actor, steps: list[tuple[str, int]]) -> None:
    start = everything(store, actor)
    live(store, actor, steps)
    undo_all(store, actor)
    assert everything(store, actor) == start
