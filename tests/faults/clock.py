"""The computer's clock jumps by up to ten years, forwards and back, between any two actions: order is never by clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from coprod_desktop.domain import entity
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import history
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.opening import checks
from tests.builders import WEAK
from tests.faults.bench import fresh
from tests.faults.deeds import Deeds, Said
from tests.faults.row import Row, chance_of, expect
from tests.faults.whole import check, check_kept, check_undo

_DAYS = 3652
_MOST_BYTES = 1 << 30


class Clock:
    """A clock that someone sets."""

    def __init__(self) -> None:
        self.off = timedelta()

    def now(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + self.off

    @contextmanager
    def shown(self) -> Iterator[None]:
        """While this lasts, new ids are made by it too."""
        fake = SimpleNamespace(time_ns=lambda: int(self.now().timestamp() * 1e9))
        with patch.object(entity, "time", fake):
            yield


def survive(seed: int, folder: Path) -> None:
    """A day's work under a clock that jumps, a backup and a new password with it; then the right time again."""
    bench, chance, clock = fresh(folder), chance_of(seed), Clock()
    vault, shelf = bench.vault(), Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)
    vault.clock = clock.now
    said: list[Said] = []
    with bench.opened() as store, clock.shown():
        store.clock = clock.now
        deeds = Deeds(store, bench.actor, chance)
        for _action in range(chance.randint(3, 10)):
            clock.off = timedelta(days=chance.uniform(-_DAYS, _DAYS))
            said += _step(deeds)
        made = shelf.take(bench.keys, vault, clock.now(), Why.ASKED)
        vault.keep_password(bench.actor.staff_user_id, bench.actor.name, f"word {seed}", bench.keys, WEAK)
        check_kept(store, bench.actor, bench.before, said, more=0)
        check(store, bench.actor)
    with bench.opened() as store:
        latest = store.read(bench.actor, history.recent)
        expect(not said or latest[0].group_id == said[-1].group, "the newest action is not the newest")
        check_undo(store, bench.actor)
        check(store, bench.actor)
        for _action in range(3):
            _step(Deeds(store, bench.actor, chance))
    expect(bench.vault().unlock(bench.actor.staff_user_id, f"word {seed}") == bench.keys, "a key was lost")
    shelf.tidy(_MOST_BYTES)
    checks.thorough(made.path, bench.keys)


def _step(deeds: Deeds) -> list[Said]:
    """One action; none where a day lies before the rates or a meeting is still to come: said, and nothing kept."""
    try:
        return [deeds.step()]
    except Problem:
        return []


ROW = Row("clock", "the clock ten years wrong either way", 50, survive)
