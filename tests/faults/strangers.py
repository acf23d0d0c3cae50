"""Files people point at that are no register of this version: refused in words or brought up to date, and unharmed."""

import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.vault.finding import OtherRegister
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, WEAK
from tests.faults.bench import Bench, fresh
from tests.faults.row import Broken, Row, chance_of, expect
from tests.registers.keep import FOLDER, contents
from tests.storage.test_stored_registers import what_was_in

_BEGINNINGS = (b"PK\x03\x04", b"%PDF-1.7\n", b"Name;Town\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n", b"")


def foreign(bench: Bench, chance: Random) -> None:
    """A photograph, a spreadsheet, a document, noise."""
    bench.path.write_bytes(chance.choice(_BEGINNINGS) + chance.randbytes(chance.randrange(1, 50_000)))


def empty(bench: Bench, chance: Random) -> None:
    """Nothing, or less than a register begins with."""
    bench.path.write_bytes(bench.path.read_bytes()[: chance.choice((0, 0, 1, 15, 16))])


def plain(bench: Bench, chance: Random) -> None:
    """A database that is not encrypted, with our own tables or someone else's."""
    bench.path.unlink()
    with closing(sqlite3.connect(bench.path)) as connection:
        connection.execute(f"CREATE TABLE {chance.choice(('person', 'other'))} (id INTEGER, name TEXT)")
        connection.execute(f"PRAGMA application_id={chance.choice((0, 0x434F5052))}")
        connection.commit()


def newer(bench: Bench, chance: Random) -> None:
    """Made by a later version of the program."""
    version = chance.choice(("9999", "0999_later", "later"))
    with closing(connect(bench.path, bench.keys)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


def anothers_keys(bench: Bench, _chance: Random) -> None:
    """The key file of another register beside it."""
    for path in bench.path.parent.glob("*-keys*"):
        path.unlink()
    keys = Keys.fresh()
    Vault.make(bench.path, keys).keep_password(
        bench.actor.staff_user_id, bench.actor.name, PASSWORD, keys, WEAK
    )


def anothers_register(bench: Bench, chance: Random) -> None:
    """The beginning of ours, and then another's pages: whoever copied it stopped and went on with something else."""
    raw = bench.path.read_bytes()
    at = chance.randrange(16, len(raw) // 2)
    bench.path.write_bytes(raw[:at] + secrets.token_bytes(len(raw) - at))


REFUSED: tuple[Callable[[Bench, Random], None], ...] = (
    foreign,
    empty,
    plain,
    newer,
    anothers_keys,
    anothers_register,
)


def survive(seed: int, folder: Path) -> None:
    """One kind of file by the seed; every seventh is an older register."""
    kind = seed % (len(REFUSED) + 1)
    if kind == len(REFUSED):
        _older(chance_of(seed), folder)
    else:
        _refused(fresh(folder), chance_of(seed), REFUSED[kind])


def _refused(bench: Bench, chance: Random, make: Callable[[Bench, Random], None]) -> None:
    make(bench, chance)
    before = _contents(bench.path.parent)
    try:
        _open_as_a_user(bench)
    except Problem as problem:
        expect(problem.message, "it was refused without a word")
    else:
        raise Broken(f"{make.__name__}: it was opened as if it were one of ours")
    expect(_contents(bench.path.parent) == before, f"{make.__name__}: opening it changed something")


def _open_as_a_user(bench: Bench) -> None:
    """By the key file and the password; where there is no fitting key file, with keys that were right once."""
    try:
        vault = bench.vault()
    except OtherRegister:
        registers.open_register(bench.path, bench.keys).close()
        raise
    keys = vault.unlock(bench.actor.staff_user_id, PASSWORD)
    registers.open_register(bench.path, keys).close()


def _older(chance: Random, folder: Path) -> None:
    stored = chance.choice(sorted(FOLDER.glob("*.coprod")))
    path = folder / stored.name
    shutil.copyfile(stored, path)
    registers.open_register(path, KEYS).close()
    wanted = what_was_in(stored)
    expect(contents(path, wanted) == wanted, "an upgrade changed what was in the register")
    expect(migrate.version(path, KEYS) == migrate.newest(), "an older register was not brought up to date")


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file but what SQLite leaves beside one it only read: an index in shared memory, and an empty log."""
    found = {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".coprod-shm"
    }
    return {name: raw for name, raw in found.items() if raw or not name.endswith("-wal")}


ROW = Row("strangers", "foreign, empty, plain, newer, older files; another's keys", 100, survive)
