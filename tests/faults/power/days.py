"""The days that are recorded: each is work of one kind, and each thing done is told aloud once it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from unittest.mock import patch

from coprod_desktop.services import founding
from coprod_desktop.storage import engine
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.restoring import restore
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.engine import Manner
from tests.builders import PASSWORD, WEAK
from tests.faults.bench import Bench
from tests.faults.child import Say
from tests.faults.deeds import Deeds
from tests.faults.key_deeds import KeyDeeds

#: So small a log that its changes are moved into the file again and again while people work.
_SHORT_LOG = "wal_autocheckpoint=16"


@dataclass(frozen=True)
class Day:
    """What is done; ``careful`` where the register lies on a drive that may go away."""

    do: Callable[[Bench, Random, Say], None]
    careful: bool = False
    from_nothing: bool = False


def _work(bench: Bench, chance: Random, say: Say) -> None:
    for _session in range(2):
        with bench.opened() as store:
            for said in Deeds(store, bench.actor, chance).work(chance.randint(3, 8)):
                say(said.line())


def _work_with_a_short_log(bench: Bench, chance: Random, say: Say) -> None:
    pragmas = {Manner.WORKING: (*engine._PRAGMAS[Manner.WORKING], _SHORT_LOG)}
    with patch.dict(engine._PRAGMAS, pragmas):
        _work(bench, chance, say)


def _keys(bench: Bench, chance: Random, say: Say) -> None:
    KeyDeeds(bench, chance, say).work(6)


def _made(bench: Bench, _chance: Random, say: Say) -> None:
    founded = founding.make(bench.path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    say(f"made {founded.recovery_code}")
    founded.store.close()


def _back_and_forth(bench: Bench, chance: Random, say: Say) -> None:
    """Some work, a backup, more work; then back to the backup."""
    shelf = Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)
    with bench.opened() as store:
        deeds = Deeds(store, bench.actor, chance)
        for said in deeds.work(2):
            say(said.line())
        backup = shelf.take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)
        say(f"backup {backup.path.name}")
        for said in deeds.work(2):
            say(said.line())
    say("going back")
    restore(bench.path, backup, bench.keys, shelf.folder, datetime.now(UTC) + timedelta(minutes=1))
    say("gone back")


DAYS = (
    Day(_work),
    Day(_work, careful=True),
    Day(_work_with_a_short_log),
    Day(_keys),
    Day(_back_and_forth),
    Day(_keys, careful=True),
    Day(_made, from_nothing=True),
)
