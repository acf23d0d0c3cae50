"""The program is killed while it makes a backup, or goes back to one: the register is whole, and so is every backup."""

import itertools
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import history
from coprod_desktop.storage import registers
from coprod_desktop.storage.backups.backup import Backup, Why
from coprod_desktop.storage.backups.restoring import restore
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import PASSWORD
from tests.faults.bench import Bench, fresh
from tests.faults.child import Child, Say, all_of
from tests.faults.deeds import Deeds, heard
from tests.faults.row import Row, chance_of, expect
from tests.faults.whole import Rows, check, check_kept, rows_of

_MOST_BYTES = 4 << 20


def survive(seed: int, folder: Path) -> None:
    """One kill, in turns while backups are made and while one is gone back to."""
    bench, chance = fresh(folder), chance_of(seed)
    (_while_backing_up if seed % 2 else _while_going_back)(bench, chance)


def shelf_of(bench: Bench) -> Shelf:
    """The backups beside a register."""
    return Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)


def _while_backing_up(bench: Bench, chance: Random) -> None:
    with Child(lambda say: _back_up(bench, chance, say)) as child:
        child.wait_for("ready")
        lines = child.kill_after(chance.randint(0, 4), chance.uniform(0, 0.15))
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, heard(lines))
        check(store, bench.actor)
        kept = shelf_of(bench).all()
        told = [line.removeprefix("backup ") for line in lines if line.startswith("backup ")]
        expect(not told or any(one.path.name == told[-1] for one in kept), "the newest backup is gone")
        for backup in kept:
            _sound(backup, bench)
        shelf_of(bench).take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)
    unfinished = [path.name for path in usual_folder(bench.path).iterdir() if ".part" in path.name]
    expect(not unfinished, f"half a backup is left for ever: {unfinished}")


def _back_up(bench: Bench, chance: Random, say: Say) -> None:
    """Some work, a backup, and those beyond a few megabytes thinned out; without end."""
    store, shelf = bench.opened(), shelf_of(bench)
    deeds = Deeds(store, bench.actor, chance)
    say("ready")
    for number in itertools.count():
        say(deeds.step().line())
        at = datetime.now(UTC) + timedelta(minutes=number)
        made = shelf.take(bench.keys, bench.vault(), at, Why.ASKED)
        say(f"backup {made.path.name}")
        shelf.tidy(_MOST_BYTES)


def _sound(backup: Backup, bench: Bench) -> None:
    """A backup opens by its own keys and holds a history that ends where its key file says."""
    checks.thorough(backup.path, bench.keys)
    vault = Vault.beside(backup.path)
    keys = vault.unlock(bench.actor.staff_user_id, PASSWORD)
    with registers.open_register(backup.path, keys, only_look=True) as store:
        anchors = [] if vault.anchor is None else [vault.anchor]
        verdict = store.read(bench.actor, lambda work: history.verify(work, anchors, _quietly))
        expect(verdict.broken is None and anchors, "a backup's history is not as its key file says")


def _quietly(_done: int, _total: int, _text: str) -> None:
    """Nobody watches."""


def _while_going_back(bench: Bench, chance: Random) -> None:
    with bench.opened() as store:
        then = store.read(bench.actor, rows_of)
        backup = shelf_of(bench).take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)
        for _said in Deeds(store, bench.actor, chance).work(4):
            pass
        now = store.read(bench.actor, rows_of)
    log = chance.random() < 0.5
    if log:
        now = _ended_badly(bench, chance)
    with Child(lambda _say: _go_back(bench, backup)) as child:
        child.kill_after(0, chance.uniform(0, 1.1 * _seconds()))
    _one_of_them(bench, backup, then, now)


def _ended_badly(bench: Bench, chance: Random) -> Rows:
    """Leave a log beside the register; what is in both together."""
    with Child(lambda say: _work_a_little(bench, chance, say)) as child:
        child.wait_for("waiting")
    with registers.open_register(bench.path, bench.keys, only_look=True) as store:
        return store.read(bench.actor, rows_of)


def _work_a_little(bench: Bench, chance: Random, say: Say) -> None:
    for _said in Deeds(bench.opened(), bench.actor, chance).work(2):
        pass
    say("waiting")
    time.sleep(60)


def _go_back(bench: Bench, backup: Backup) -> None:
    restore(bench.path, backup, bench.keys, usual_folder(bench.path), datetime.now(UTC))


@cache
def _seconds() -> float:
    """How long going back takes when nobody kills it."""
    with tempfile.TemporaryDirectory() as folder:
        bench = fresh(Path(folder))
        backup = shelf_of(bench).take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)
        began = time.monotonic()
        all_of(lambda _say: _go_back(bench, backup))
        return time.monotonic() - began


def _one_of_them(bench: Bench, backup: Backup, then: Rows, now: Rows) -> None:
    """The register is as it was or as the backup is; in that case what it was lies among the backups."""
    keys = bench.vault().unlock(bench.actor.staff_user_id, PASSWORD)
    rows = _rows_in(bench, bench.path, keys)
    if rows != now:
        expect(rows == then, "the register is neither as it was nor as the backup is")
        kept = [one for one in shelf_of(bench).all() if one.why is Why.RESTORE]
        expect(any(_rows_or_none(bench, one.path, keys) == now for one in kept), "what was there is gone")
    _sound(backup, bench)
    _go_back(bench, backup)
    expect(_rows_in(bench, bench.path, keys) == then, "going back again does not do it")


def _rows_in(bench: Bench, path: Path, keys: Keys) -> Rows:
    with registers.open_register(path, keys) as store:
        return store.read(bench.actor, rows_of)


def _rows_or_none(bench: Bench, path: Path, keys: Keys) -> Rows | None:
    try:
        return _rows_in(bench, path, keys)
    except Problem:
        return None


ROW = Row("backups", "killed in a backup or in going back to one", 200, survive)
