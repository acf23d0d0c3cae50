"""What encryption costs: the same engine and the same work on a file in plain text, and a backup."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.pairs import Result, paired
from benchmarks.registers import DAY, KEYS
from coprod_desktop.domain.entity import utc_now
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.services import people, reports
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.services.reports import ReportAsked
from coprod_desktop.storage import engine, register_file, registers
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.shelf import Shelf
from coprod_desktop.storage.database import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_desktop.storage.database import Work

    Minutes = Callable[[Store], None]

_SAVES, _OPENED, _SCREEN = 30, 10, 200
_TOWNS = ("Bala", "Rhyl")


def mixed(store: Store) -> Result:
    """A coordinator's minutes: open, search, open ten people, save thirty times, preview the voices report."""
    with _both(store) as (encrypted, plain):
        return paired(
            "mixed work, encrypted",
            lambda: encrypted(_minutes),
            lambda: plain(_minutes),
            against="plain",
            promise=1.5,
        )


def commits(store: Store) -> Result:
    """Thirty small saves, each on the disk before the next."""
    with _both(store) as (encrypted, plain):
        return paired(
            "30 commits, encrypted",
            lambda: encrypted(_save),
            lambda: plain(_save),
            against="plain",
            promise=1.1,
        )


def backup(store: Store) -> Result:
    """A backup with every check, against copying the file and waiting for the disk."""
    size = store.path.stat().st_size
    with TemporaryDirectory() as name:
        folder = Path(name)
        shelf = Shelf(folder / "backups", store.path, KEYS.file_id)

        def ours() -> None:
            register_file.take_away(shelf.take(KEYS, None, utc_now(), Why.ASKED).path)

        def floor() -> None:
            shutil.copyfile(store.path, folder / "bare")
            with (folder / "bare").open("r+b") as stream:
                os.fsync(stream.fileno())

        result = paired("backup, checked", ours, floor, against="copied")
    result.notes["MB"] = size / 1e6
    return result


@contextmanager
def _both(store: Store) -> Iterator[tuple[Callable[[Minutes], None], Callable[[Minutes], None]]]:
    """Two copies of a register, one encrypted and one not, and a way to work on each with the program's own code."""
    with TemporaryDirectory() as name:
        encrypted, plain = Path(name) / "encrypted.coprod", Path(name) / "plain.coprod"
        with closing(engine.connect(store.path, KEYS)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            source.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
            source.execute("SELECT sqlcipher_export('plain')")
            source.execute("DETACH DATABASE plain")
        shutil.copyfile(store.path, encrypted)
        yield (lambda work: _at_work(encrypted, work)), (lambda work: _at_work(plain, work, encrypted=False))


def _at_work(path: Path, work: Minutes, *, encrypted: bool = True) -> None:
    with ExitStack() as stack:
        if not encrypted:
            stack.enter_context(patch.object(engine, "_unlock", lambda _connection, _keys: None))
        work(stack.enter_context(Store(path, KEYS)))


def _minutes(store: Store) -> None:
    actor = registers.sign_in(store)

    def typed(work: Work, text: str) -> tuple[int, ...]:
        wanted = PeopleList(PeopleQuery(text=text))
        ids = wanted.first(work, _SCREEN)
        wanted.rows(work, ids)
        return tuple(ids[:_OPENED])

    found: tuple[int, ...] = ()
    for text in ("s", "si", "sia", "a"):
        found = store.read(actor, lambda work, text=text: typed(work, text))  # type: ignore[misc]
    for person_id in found:
        store.read(actor, lambda work, person_id=person_id: people.page(work, person_id))  # type: ignore[misc]
    _save(store)
    asked = ReportAsked(ReportKind.VOICES, reports.usual_period(DAY))
    store.read(actor, lambda work: reports.make(work, asked))


def _save(store: Store) -> None:
    actor = registers.sign_in(store)
    person_id = store.read(actor, lambda work: PeopleList(PeopleQuery()).first(work, 1)[0])

    def move(work: Work) -> None:
        person = work.get(Person, person_id)
        work.edit(person, None, {"town": _TOWNS[person.town == _TOWNS[0]]})

    for _time in range(_SAVES):
        store.write(actor, "Moved", move)
