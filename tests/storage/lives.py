"""Random lives of a register: people added, edited, connected, removed, and all of it undone and done again."""

from collections.abc import Callable, Iterable

from hypothesis import strategies as st
from sqlalchemy import text

from coprod_desktop.domain.people import Connection, ConnectionKind, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import history
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_person

#: Steps of a life: what is done, and a number that says to whom.
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "connect", "undo", "redo"]), st.integers(0, 9)),
    max_size=25,
)


def undo(store: Store, actor: Actor) -> str:
    return store.write(actor, "Undo", history.undo).value


def redo(store: Store, actor: Actor) -> str:
    return store.write(actor, "Redo", history.redo).value


def live(store: Store, actor: Actor, steps: Iterable[tuple[str, int]]) -> None:
    """Do each step; one that cannot be done now is left out."""
    for kind, n in steps:
        _step(store, actor, kind, n)


def undo_all(store: Store, actor: Actor) -> None:
    """Take back everything this staff user did."""
    while _could(lambda: undo(store, actor)):
        pass


def _could(step: Callable[[], object]) -> bool:
    try:
        step()
    except Problem:
        return False
    return True


def _step(store: Store, actor: Actor, kind: str, n: int) -> None:
    if kind in ("undo", "redo"):
        _could(lambda: (undo if kind == "undo" else redo)(store, actor))
        return
    store.write(actor, kind, lambda work: _change(work, kind, n))


def _change(work: Work, kind: str, n: int) -> None:
    ids = list(work.session.execute(text("select id from person order by id")).scalars())
    if kind == "add" or not ids:
        work.add(a_person(f"Person {n}"))
        return
    person = work.get(Person, ids[n % len(ids)])
    held = list(
        work.session.execute(
            text("select id from connection where person_id = :p"), {"p": person.id}
        ).scalars()
    )
    if kind == "edit":
        work.edit(person, None, {"town": f"Town {n}"})
    elif kind == "connect" and not held:
        work.add(Connection(person_id=person.id, kind=ConnectionKind.CARER))
    elif kind == "delete":
        for connection_id in held:
            work.delete(work.get(Connection, connection_id))
        work.delete(person)
