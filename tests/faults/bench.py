"""The register every fault happens to: made once with some work in it, copied for each seed."""

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import founding, schemes
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.opening import place
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import PASSWORD, WEAK
from tests.faults.deeds import Counts, Deeds, count

NAME = "Marlow Vale.coprod"
#: Someone else's password, which nobody changes.
STEADY = "this one stays as it is"


@dataclass(frozen=True)
class Bench:
    """A register in a folder of its own, closed: its keys, its staff user, and how much was in it.

    ``careful`` says that it is to be opened as on a drive that may go away.
    """

    path: Path
    keys: Keys
    actor: Actor
    before: Counts
    careful: bool = False

    def opened(self) -> Store:
        """The register, open to be worked on; as on a drive that may go away, if it is to be careful."""
        sticks = (self.path.parent.resolve().as_posix(),) if self.careful else place._STICKS
        with patch.object(place, "_STICKS", sticks):
            return registers.open_register(self.path, self.keys)

    def vault(self) -> Vault:
        """Its key file."""
        return Vault.beside(self.path)


def fresh(folder: Path) -> Bench:
    """A copy of the register in ``folder``."""
    first = _first()
    shutil.copytree(first.path.parent, folder, dirs_exist_ok=True)
    return Bench(folder / NAME, first.keys, first.actor, first.before)


_kept = tempfile.TemporaryDirectory(prefix="coprod-faults-")


@cache
def _first() -> Bench:
    path = Path(tempfile.mkdtemp(dir=_kept.name)) / NAME
    founded = founding.make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    with founded.store as store:
        store.write(founded.actor, "Scheme", _in_force)
        for _said in Deeds(store, founded.actor, Random(1)).work(40):  # noqa: S311 - the same every time
            pass
        founded.vault.keep_password(founded.actor.staff_user_id + 1, "Kim Tester", STEADY, store.keys, WEAK)
        before = store.read(founded.actor, count)
        return Bench(path, store.keys, founded.actor, before)


def _in_force(work: Work) -> None:
    example = next(row for row in schemes.rows(work) if "Half days" in row.name)
    schemes.confirm(work, example.id)
