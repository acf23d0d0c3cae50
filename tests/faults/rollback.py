"""An older copy of a page, of the file, or of file and log is put back: SQLCipher cannot notice, the history does.

An older copy of a page that holds the same rows does no harm, and need not be noticed.
"""

import shutil
from functools import partial
from pathlib import Path
from random import Random

from coprod_desktop.domain.journal_chain import Anchor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import history
from coprod_desktop.services.backups import Backups, Wishes
from coprod_desktop.storage import chain
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.opening import checks
from tests.faults.bench import Bench, fresh
from tests.faults.damage import PAGE
from tests.faults.deeds import Deeds
from tests.faults.row import Row, chance_of, expect
from tests.faults.whole import Rows, rows_of

KINDS = ("page", "file", "file and log")


def survive(seed: int, folder: Path) -> None:
    """The register of an earlier moment, or a page of it, in the place of the newest."""
    kind, chance = KINDS[seed % len(KINDS)], chance_of(seed)
    bench = fresh(folder / "now")
    older = folder / "older"
    with bench.opened() as store:
        _some_work(store, bench, chance)
        if kind == "file and log":
            _copy(bench, older)
            _some_work(store, bench, chance)
    if kind != "file and log":
        _copy(bench, older)
        with bench.opened() as store:
            _some_work(store, bench, chance)
    with bench.opened() as store:
        end = store.read(bench.actor, lambda work: chain.head(work.session))
        model = store.read(bench.actor, rows_of)
    vault = bench.vault()
    vault.keep_anchor(end)  # as closing does
    if kind == "page":
        _put_page_back(bench, older / bench.path.name, chance)
    else:
        shutil.copytree(older, bench.path.parent, dirs_exist_ok=True)
        with bench.opened() as store:
            told = Backups(store, bench.vault(), Wishes()).is_older_than_noted()
            same = store.read(bench.actor, rows_of) == model
            expect(told or same, f"opening an older {kind} said nothing")
    expect(_noticed(bench, end, model), f"an older {kind} was put back, and nobody noticed")


def _some_work(store: Store, bench: Bench, chance: Random) -> None:
    for _said in Deeds(store, bench.actor, chance).work(chance.randint(1, 5)):
        pass


def _copy(bench: Bench, older: Path) -> None:
    older.mkdir()
    for ending in ("", "-wal"):
        source = bench.path.with_name(bench.path.name + ending)
        if source.exists():
            shutil.copyfile(source, older / source.name)


def _put_page_back(bench: Bench, older: Path, chance: Random) -> None:
    now, before = bytearray(bench.path.read_bytes()), older.read_bytes()
    places = range(0, min(len(now), len(before)), PAGE)
    at = chance.choice([at for at in places if now[at : at + PAGE] != before[at : at + PAGE]])
    now[at : at + PAGE] = before[at : at + PAGE]
    bench.path.write_bytes(now)


def _noticed(bench: Bench, end: Anchor, model: Rows) -> bool:
    """Whether the checks of an opening say so, or those of the history against where it ended, noted elsewhere."""
    verify = partial(history.verify, anchors=[end], progress=lambda _done, _total, _text: None)
    try:
        checks.thorough(bench.path, bench.keys)
        with bench.opened() as store:
            broken = store.read(bench.actor, verify).broken
            return broken is not None or store.read(bench.actor, rows_of) == model
    except Problem:
        return True


ROW = Row("rollback", "an older page or file put back, noticed", 200, survive)
