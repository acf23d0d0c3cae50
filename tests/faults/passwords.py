"""A wrong password, a thousand times over: each makes the next wait, none locks anyone out or destroys anything."""

import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.patience import Patience, TooSoon
from coprod_desktop.storage.vault.recovery_code import WrongCode, new_code
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import PASSWORD
from tests.faults.bench import Bench, fresh
from tests.faults.row import Broken, Row, chance_of, expect

_LONGEST_WAIT = 30


@dataclass
class _Door:
    """One unlock window that stays open all the while, and its watch: waiting takes no time here."""

    bench: Bench
    vault: Vault
    before: dict[str, bytes]
    watch: list[float] = field(default_factory=lambda: [0.0])
    wrong: int = 0


def survive(seed: int, _folder: Path) -> None:
    """One wrong password more; the right one is tried after every hundredth."""
    door = _door()
    if seed % 7 == 0:
        _too_soon(door)
    door.watch[0] += door.vault.patience.seconds
    try:
        _try(door.vault, door.bench.actor.staff_user_id, seed)
    except (WrongPassword, WrongCode):
        door.wrong += 1
    else:
        raise Broken("a wrong password opened the register")
    wait = door.vault.patience.seconds
    expect(wait <= _LONGEST_WAIT, f"one has to wait {wait} seconds")
    expect(wait > 0 or door.wrong <= 3, "guessing is not slowed")
    expect(_contents(door.bench.path.parent) == door.before, "a wrong password changed something")
    if seed % 100 == 0:
        _right(door)


def _try(vault: Vault, staff_user_id: int, seed: int) -> None:
    if seed % 10 == 0:
        vault.unlock_with_code(new_code())
    else:
        vault.unlock(staff_user_id, f"{PASSWORD} {chance_of(seed).randrange(1 << 30)}")


def _too_soon(door: _Door) -> None:
    """Even the right password is not looked at before the pause is over."""
    if door.vault.patience.seconds:
        try:
            door.vault.unlock(door.bench.actor.staff_user_id, PASSWORD)
        except TooSoon:
            return
        raise Broken("a password was looked at before the pause was over")


def _right(door: _Door) -> None:
    door.watch[0] += door.vault.patience.seconds
    opened = door.vault.unlock(door.bench.actor.staff_user_id, PASSWORD)
    expect(opened == door.bench.keys, "the right password opens something else")
    expect(door.vault.patience.seconds == 0, "after the right password one still waits")
    door.bench.opened().close()
    door.before, door.wrong = _contents(door.bench.path.parent), 0


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


_kept = tempfile.TemporaryDirectory(prefix="coprod-faults-")


@cache
def _door() -> _Door:
    bench = fresh(Path(_kept.name))
    door = _Door(bench, bench.vault(), _contents(bench.path.parent))
    door.vault.patience = Patience(lambda: door.watch[0])
    return door


ROW = Row("passwords", "a wrong password or code slows, and no more", 1000, survive)
