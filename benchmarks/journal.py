"""What the chained journal costs: changing rows with and without it, and following it whole to verify it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.pairs import Result, paired
from benchmarks.registers import KEYS
from coprod_desktop.domain.journal_chain import START
from coprod_desktop.domain.people import Person
from coprod_desktop.services import history
from coprod_desktop.storage import journaling, registers
from coprod_desktop.storage.engine import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_desktop.storage.database import Store, Work

_CHANGED, _VERIFIED = 2_000, 20_000
_TOWNS = ("Bala", "Rhyl")


def writing() -> Result:
    """One action that changes 2,000 people, against the same action with its entries unchained."""
    with _people(_CHANGED) as (store, ids):
        actor = registers.sign_in(store)

        def change(work: Work) -> None:
            for person_id in ids:
                person = work.get(Person, person_id)
                work.edit(person, None, {"town": _TOWNS[person.town == _TOWNS[0]]})

        def ours() -> None:
            store.write(actor, "Changed", change)

        def floor() -> None:
            with patch.object(journaling, "link", lambda *_row: START):
                store.write(actor, "Changed", change)

        return _a_row(paired("2,000 rows changed, chained", ours, floor, against="unchained"), _CHANGED)


def verifying() -> Result:
    """Following a chain of 20,000 entries, against reading the same rows and nothing more."""
    with _people(_VERIFIED) as (store, _ids):
        actor, bare = registers.sign_in(store), connect(store.path, store.keys)

        def ours() -> None:
            store.read(actor, lambda work: history.verify(work, (), lambda *_step: None))

        def floor() -> None:
            for _row in bare.execute("SELECT * FROM journal_entry ORDER BY sequence"):
                pass

        return _a_row(paired("20,000 entries verified", ours, floor, against="read"), _VERIFIED)


@contextmanager
def _people(count: int) -> Iterator[tuple[Store, list[int]]]:
    """A register of its own with this many people, each added with an entry."""
    with (
        TemporaryDirectory() as folder,
        registers.create(Path(folder) / "journal.coprod", KEYS, "Benchmark", "Jo") as store,
    ):
        people = [Person(name=f"Person {n}") for n in range(count)]
        ids = [person.id for person in people]
        store.write(registers.FOUNDER, "Added", lambda work: work.session.add_all(people))
        yield store, ids


def _a_row(result: Result, rows: int) -> Result:
    spent = (result.ratio.median - 1) * result.floor.median * 1000 / rows
    return replace(result, notes={"µs a row": spent})
