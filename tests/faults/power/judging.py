"""What must be there after the power went: all that was told, and nothing by half."""

from dataclasses import dataclass, replace
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import registers
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.engine import Manner
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.vault import Vault
from tests.faults.bench import STEADY, Bench
from tests.faults.deeds import Said, heard
from tests.faults.key_deeds import opens_bank, password
from tests.faults.row import Broken, expect
from tests.faults.whole import check, check_kept


@dataclass(frozen=True)
class Told:
    """The lines that were said before the power went."""

    lines: tuple[str, ...]

    def last(self, word: str) -> str:
        """What followed this word the last time it was said, or nothing."""
        said = [line.removeprefix(word).strip() for line in self.lines if line.startswith(word)]
        return said[-1] if said else ""

    @property
    def deeds(self) -> list[Said]:
        """Every action that was told."""
        return heard(list(self.lines))

    def deeds_before(self, word: str) -> list[Said]:
        """Those told before the first line that begins with this word."""
        for number, line in enumerate(self.lines):
            if line.startswith(word):
                return heard(list(self.lines[:number]))
        return self.deeds


def judge(bench: Bench, told: Told) -> None:
    """Open what is left as a user would: password, keys, register. Raises :class:`Broken`."""
    keys = _unlocked(bench, told)
    bench = replace(bench, keys=keys)
    if told.last("code"):
        _check_code(bench, told.last("code"), keys)
    _check_bank(bench, told, keys)
    if "gone back" in told.lines:
        _check_register(bench, told.deeds_before("backup"), more=0)
    elif "going back" in told.lines:
        _check_either(bench, told)
    else:
        _check_register(bench, told.deeds, more=1)
    if told.last("backup"):
        _check_backup(bench, told)


def judge_made(bench: Bench, told: Told) -> None:
    """A register that was told as made opens; so does one that is there before that was told."""
    try:
        vault = Vault.beside(bench.path)
        keys = vault.unlock(vault.staff[0].staff_user_id, password(0))
        with registers.open_register(bench.path, keys) as store:
            check(store, registers.sign_in(store))
        if code := told.last("made"):
            expect(vault.unlock_with_code(code) == keys, "the recovery code opens something else")
    except Problem as problem:
        expect(
            not told.last("made") and not bench.path.exists(),
            f"a register that was told as made does not open: {problem}",
        )


def _unlocked(bench: Bench, told: Told) -> Keys:
    vault, last = bench.vault(), int(told.last("password") or 0)
    for number in (last, last + 1):
        try:
            keys = vault.unlock(bench.actor.staff_user_id, password(number))
        except WrongPassword:
            continue
        settled = vault.settle(keys, lambda tried: registers.opens(bench.path, tried))
        _check_others(bench, settled)
        return settled
    raise Broken("neither the last password nor the next one opens the register")


def _check_others(bench: Bench, settled: Keys) -> None:
    """Whoever else has a password still gets to the register; whose was taken away was told so, and has none."""
    vault, other = bench.vault(), bench.actor.staff_user_id + 1
    if other in {one.staff_user_id for one in vault.staff}:
        expect(
            vault.unlock(other, STEADY).data == settled.data, "someone else's password opens something else"
        )


def _check_bank(bench: Bench, told: Told, keys: Keys) -> None:
    """The finance key the register seals for is behind the password, or behind the sheet put on paper before it changed."""
    if opens_bank(bench, keys):
        return
    code = told.last("sheet")
    expect(code, "the finance key is lost")
    expect(opens_bank(bench, bench.vault().unlock_with_code(code)), "the sheet does not open bank details")


def _check_code(bench: Bench, code: str, keys: Keys) -> None:
    vault = bench.vault()
    try:
        expect(vault.unlock_with_code(code).data == keys.data, "the recovery code opens something else")
    except WrongCode:  # a newer one may have been written and not yet told
        expect(vault.recovery, "no recovery code is left")


def _check_register(bench: Bench, said: list[Said], *, more: int) -> None:
    anchor = bench.vault().anchor
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, said, more=more)
        check(store, bench.actor, [] if anchor is None else [anchor])
    checks.thorough(bench.path, bench.keys, Manner.CAREFUL if bench.careful else Manner.WORKING)


def _check_either(bench: Bench, told: Told) -> None:
    """As it was, or as the backup was and what it was lies beside it."""
    if _holds(bench, bench.path, told):
        return
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, told.deeds_before("backup"), more=0)
    kept = [path for path in usual_folder(bench.path).glob("*restore.coprod") if _holds(bench, path, told)]
    expect(kept, "what was there before going back is gone")


def _holds(bench: Bench, path: Path, told: Told) -> bool:
    with registers.open_register(path, bench.keys) as store:
        try:
            check_kept(store, bench.actor, bench.before, told.deeds, more=0)
        except Broken:
            return False
    return True


def _check_backup(bench: Bench, told: Told) -> None:
    shelf = Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)
    expect(told.last("backup") in [one.path.name for one in shelf.all()], "a backup that was told is gone")
    for backup in shelf.all():
        checks.thorough(backup.path, bench.keys, Manner.WORKING)
        Vault.beside(backup.path).unlock(bench.actor.staff_user_id, password(0))
