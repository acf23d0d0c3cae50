"""The program is killed while it brings a register up to date, or makes one: the old one or the new one is there, whole."""

import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from coprod_desktop.services import founding
from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, WEAK
from tests.faults.bench import NAME
from tests.faults.child import Child, all_of
from tests.faults.row import Row, chance_of, expect
from tests.faults.whole import check
from tests.registers.keep import FOLDER, Contents, contents
from tests.storage.test_stored_registers import what_was_in

#: How often in each migration.
_EACH = 50
_VERSIONS = sorted(Path(migrate.__file__).with_name("migrations").glob("versions/0*.py"))


def survive(seed: int, folder: Path) -> None:
    """One kill in one migration; the first is the making of a register from nothing."""
    revision = _VERSIONS[seed % len(_VERSIONS)].name[:4]
    if revision == migrate._known()[0]:
        _while_it_is_made(seed, folder / NAME)
    else:
        _while_it_is_upgraded(seed, revision, folder / NAME)


def _while_it_is_upgraded(seed: int, revision: str, path: Path) -> None:
    old, wanted = _before(revision)
    shutil.copyfile(old, path)
    with Child(lambda _say: registers.open_register(path, KEYS).close()) as child:
        child.kill_after(0, chance_of(seed).uniform(0, 1.1 * _seconds(revision)))
    registers.open_register(path, KEYS).close()
    expect(contents(path, wanted) == wanted, "an upgrade that was cut short changed what was in the register")
    expect(migrate.version(path, KEYS) == migrate.newest(), "an upgrade that was cut short was not completed")
    for backup in Shelf(usual_folder(path), path, KEYS.file_id).all():
        checks.thorough(backup.path, KEYS)
        expect(contents(backup.path, wanted) == wanted, "a backup before an upgrade is not what was there")


@cache
def _before(revision: str) -> tuple[Path, Contents]:
    """A register as it was just before this migration: a stored one, or the one before brought one step further."""
    known = migrate._known()
    wanted = known[known.index(revision) - 1]
    stored = FOLDER / f"{wanted}.coprod"
    path = Path(tempfile.mkdtemp(dir=_kept.name)) / NAME
    if stored.exists() or wanted == known[0]:
        shutil.copyfile(stored, path)
        return path, what_was_in(stored)
    earlier, held = _before(wanted)
    shutil.copyfile(earlier, path)
    migrate._run(path, KEYS, wanted)
    return path, held


def _seconds(revision: str) -> float:
    """About how long it takes when nobody kills it: between the longest way and the shortest, by how far there is to go."""
    known = migrate._known()
    longest, shortest = _timed(known[1]), _timed(known[-1])
    return shortest + (longest - shortest) * (len(known) - 1 - known.index(revision)) / (len(known) - 2)


@cache
def _timed(revision: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        shutil.copyfile(_before(revision)[0], path)
        return _took(path)


def _took(path: Path) -> float:
    began = time.monotonic()
    all_of(lambda _say: registers.open_register(path, KEYS).close())
    return time.monotonic() - began


def _while_it_is_made(seed: int, path: Path) -> None:
    with Child(lambda say: say(_made(path))) as child:
        said = child.kill_after(0, chance_of(seed).uniform(0, 1.1 * _seconds_to_make()))
    expect(path.exists() or not said, "a register that was told as made is not there")
    if not path.exists():  # then its name is free to begin again, whatever was left beside it
        said = []
        _made(path)
    _opens(path, said)


def _made(path: Path) -> str:
    founded = founding.make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    founded.store.close()
    return f"made {founded.recovery_code}"


@cache
def _seconds_to_make() -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        all_of(lambda say: say(_made(Path(folder) / NAME)))
        return time.monotonic() - began


def _opens(path: Path, said: list[str]) -> None:
    """Once it is there it opens by password, and by the code that was told."""
    vault = Vault.beside(path)
    keys = vault.unlock(vault.staff[0].staff_user_id, PASSWORD)
    with registers.open_register(path, keys) as store:
        check(store, registers.sign_in(store))
    if said:
        expect(vault.unlock_with_code(said[0].split()[1]) == keys, "the recovery code opens something else")


_kept = tempfile.TemporaryDirectory(prefix="coprod-faults-")
ROW = Row(
    "migrations", "killed while a register is made or brought up to date", _EACH * len(_VERSIONS), survive
)
