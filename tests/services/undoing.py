"""What every verb's test needs: do it, check it, undo it, and the register is as it was."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.meetings import Attendance
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed
from coprod_desktop.services import history, voices
from coprod_desktop.storage.database import Store, Work
from tests.builders import an_actor

T = TypeVar("T")


def whole(store: Store) -> dict[str, list[Any]]:
    """Every row of every table but the journal's, with versions."""

    def dump(work: Work) -> dict[str, list[Any]]:
        names = [name for name in Entity.metadata.tables if not name.startswith("journal_")]
        return {
            n: sorted(tuple(r) for r in work.session.execute(text(f'select * from "{n}"'))) for n in names
        }

    return store.read(an_actor(), dump)


def keep(store: Store, *rows: Entity) -> None:
    """Put valid rows in the register without any verb, with the voice facts that go with them."""

    def add(work: Work) -> None:
        for row in rows:
            work.add(row)
        voices.recompute(work, {row.person_id for row in rows if isinstance(row, Attendance)})

    store.write(an_actor(), "Given", add)


def do(store: Store, actor: Actor, verb: Callable[[Work], T]) -> T:
    """Run a verb; make sure that a lead may not, that undo returns to the start, and redo to the end."""
    before = whole(store)
    with pytest.raises(NotAllowed):
        store.write(an_actor(Role.LEAD), "Not theirs", verb)
    value = store.write(actor, "Done", verb).value
    after = whole(store)
    store.write(actor, "Undo", history.undo)
    assert whole(store) == before
    store.write(actor, "Redo", history.redo)
    assert whole(store) == after
    return value


def see(store: Store, actor: Actor, query: Callable[[Work], T]) -> T:
    """Run a query; make sure that a lead may not see named people."""
    with pytest.raises(NotAllowed):
        store.read(an_actor(Role.LEAD), query)
    return store.read(actor, query)
