"""Two programs, a lock left behind, a file exchanged underneath: one writes at a time, and never into another file."""

import shutil
import time
from pathlib import Path
from random import Random

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import history
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.opening.held import SUFFIX, InUse
from coprod_desktop.storage.opening.opened import OnlyLooking, Swapped
from tests.faults.bench import Bench, fresh
from tests.faults.child import Child, Say
from tests.faults.deeds import Deeds, Said, heard
from tests.faults.row import Broken, Row, chance_of, expect
from tests.faults.whole import check, check_kept, rows_of

_LONG = 60.0
_LOCKS = (
    b"",
    b"\x00\xff" * 40,
    b'{"who": "Jo',
    b'{"process": "1"}',
    b'{"computer": "elsewhere"}',
    b"[]",
    b"x" * 9000,
)


def survive(seed: int, folder: Path) -> None:
    """One of the three, by the seed."""
    bench = fresh(folder / "register")
    (_second_program, _stale_lock, _exchanged, _exchanged_and_killed)[seed % 4](
        bench, chance_of(seed), folder
    )


def _work_and_wait(bench: Bench, actions: int, chance: Random, say: Say) -> None:
    store = bench.opened()
    for said in Deeds(store, bench.actor, chance).work(actions):
        say(said.line())
    say("waiting")
    time.sleep(_LONG)


def _second_program(bench: Bench, chance: Random, _folder: Path) -> None:
    with Child(lambda say: _work_and_wait(bench, chance.randint(0, 6), chance, say)) as child:
        said = heard(child.wait_for("waiting"))
        _refused(bench)
        with registers.open_register(bench.path, bench.keys, only_look=True) as seen:
            check_kept(seen, bench.actor, bench.before, said, more=0)
            check(seen, bench.actor)
            _cannot_write(bench, seen)
        _refused(bench)
    _opens_whole(bench, said)


def _refused(bench: Bench) -> None:
    try:
        bench.opened().close()
    except InUse:
        return
    raise Broken("two programs had the register open to be worked on")


def _cannot_write(bench: Bench, seen: Store) -> None:
    try:
        seen.write(bench.actor, "Undo", history.undo)
    except OnlyLooking:
        return
    raise Broken("what is only looked at was written to")


def _stale_lock(bench: Bench, chance: Random, _folder: Path) -> None:
    with Child(lambda say: _work_and_wait(bench, chance.randint(0, 6), chance, say)) as child:
        said = heard(child.wait_for("waiting"))
    lock = bench.path.with_name(bench.path.name + SUFFIX)
    expect(lock.read_bytes(), "a killed program left no sign")
    if chance.random() < 0.7:
        lock.write_bytes(chance.choice(_LOCKS))
    _opens_whole(bench, said)
    expect(not lock.exists(), "a lock was left behind by a proper closing")


def _opens_whole(bench: Bench, said: list[Said]) -> None:
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, said, more=0)
        check(store, bench.actor)


def _exchanged(bench: Bench, chance: Random, folder: Path) -> None:
    """The file is moved, deleted, or another put in its place while it is open: nothing is written any more."""
    older = folder / "older"
    shutil.copyfile(bench.path, older)
    with bench.opened() as store:
        deeds = Deeds(store, bench.actor, chance)
        for _said in deeds.work(chance.randint(0, 3)):
            pass
        happened = chance.choice(("moved", "deleted", "replaced"))
        _exchange(bench.path, older, happened)
        before = bench.path.read_bytes() if bench.path.exists() else None
        for _again in range(2):
            _write_refused(deeds)
    after = bench.path.read_bytes() if bench.path.exists() else None
    expect(before == after, f"a file that was {happened} was written to")


def _exchange(path: Path, older: Path, how: str) -> None:
    if how == "moved":
        path.rename(path.with_name("moved.coprod"))
    elif how == "deleted":
        path.unlink()
    else:
        older.replace(path)


def _write_refused(deeds: Deeds) -> None:
    try:
        deeds.step()
    except Swapped:
        return
    raise Broken("an action was kept in a file that was exchanged")


def _exchanged_and_killed(bench: Bench, chance: Random, folder: Path) -> None:
    """An older file under the log of a newer one: noticed, or the rows of one moment and no mixture."""
    older = folder / "older"
    shutil.copyfile(bench.path, older)
    with bench.opened() as store:
        for _said in Deeds(store, bench.actor, chance).work(chance.randint(1, 4)):
            pass
    with Child(lambda say: _work_and_wait(bench, chance.randint(0, 3), chance, say)) as child:
        child.wait_for("waiting")
        older.replace(bench.path)
    try:
        with bench.opened() as store:
            verdict = store.read(
                bench.actor, lambda work: history.verify(work, (), lambda _done, _total, _text: None)
            )
            if verdict.broken is None:
                store.read(bench.actor, rows_of)
                check(store, bench.actor)
    except Problem:
        return


ROW = Row("second", "second program, stale lock, exchanged file", 100, survive)
