"""A program killed at any moment while it changes passwords, recovery codes or the data key loses no key.

Each round starts a process that changes the slots over and over and says each change aloud when it is done, kills it
at a moment of chance, and looks whether what was said last still holds, or the change after it.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from coprod_desktop.storage.vault import safe_file
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.strength import Strength
from coprod_desktop.storage.vault.vault import Vault
from tests import network

#: The same as in the other tests, without all that making a register would load into each process.
WEAK = Strength(memory_kib=8, passes=1)
STAFF, NAME, STEADY = 1, "Jo Tester", "this one stays"
#: What may be going on when the program is killed.
KINDS = ("password", "recovery", "rekey")
_LONGEST = 0.06


class _Register:
    """Stands for the register file: its first bytes, and the mark of the data key it is under."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "Marlow Vale.coprod"

    def put_under(self, keys: Keys) -> None:
        """Whole or not at all, as SQLCipher's rekey is."""
        safe_file.write(keys.file_id + keys.mark, self.path)

    def opens(self, keys: Keys) -> bool:
        return self.path.read_bytes() == keys.file_id + keys.mark


def survived(count: int, seed: int, kind: str) -> int:
    """How many of ``count`` kills during changes of this kind left every key where it was."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        register = _Register(Path(folder))
        keys = Keys.fresh().with_finance(bytes(range(32)))
        register.put_under(keys)
        vault = Vault.make(register.path, keys)
        vault.keep_password(STAFF, NAME, _words(0), keys, WEAK)
        vault.keep_password(STAFF + 1, "Kim Tester", STEADY, keys.with_finance(None), WEAK)
        rounds = _Rounds(register, keys, kind)
        return sum(rounds.survives(chance.uniform(0, _LONGEST)) for _number in range(count))


class _Rounds:
    """One vault over many kills; each round goes on from what the last one left."""

    def __init__(self, register: _Register, keys: Keys, kind: str) -> None:
        self.register, self.keys, self.kind = register, keys, kind
        self.done = 0
        self.code = ""

    def survives(self, delay: float) -> bool:
        said = _killed(self.register.path.parent, self.kind, self.done, delay)
        try:
            return {"password": self._password, "recovery": self._recovery, "rekey": self._rekey}[self.kind](
                said
            )
        finally:
            vault = Vault.beside(self.register.path)
            vault.rename(STAFF, NAME)  # the next change must go through, whatever was left lying about

    def _password(self, said: list[str]) -> bool:
        last = int(said[-1]) if said else self.done
        vault = Vault.beside(self.register.path)
        found = _first(lambda number: _opened(vault, _words(number)), [last, last + 1])
        if found is None:
            return False
        self.done, opened = found
        return opened == self.keys and vault.unlock(STAFF + 1, STEADY) == self.keys.with_finance(None)

    def _recovery(self, said: list[str]) -> bool:
        vault = Vault.beside(self.register.path)
        self.code = said[-1] if said else self.code
        opened = _code_opened(vault, self.code) if self.code else self.keys
        # One change may have been written and not yet said: then the last code said opens nothing any more.
        newer = opened is None and len(vault.recovery) == 1
        self.code = "" if newer else self.code
        return (newer or opened == self.keys) and vault.unlock(STAFF, _words(0)) == self.keys

    def _rekey(self, _said: list[str]) -> bool:
        vault = Vault.beside(self.register.path)
        found = vault.settle(vault.unlock(STAFF + 1, STEADY), self.register.opens)
        again = Vault.beside(self.register.path)
        mine = again.unlock(STAFF, _words(0))
        whole = again.rekeying is None and again.unlock(STAFF + 1, STEADY) == found
        return whole and self.register.opens(mine) and mine == found.with_finance(self.keys.finance)


def _killed(folder: Path, kind: str, done: int, delay: float) -> list[str]:
    """What a process said before it was killed ``delay`` seconds into its work."""
    command = network.python("-m", "tests.faults.slot_kills", str(folder), kind, str(done))
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:  # noqa: S603 - this file itself
        heard = _pipe(process.stdout)
        if heard.readline() != "ready\n":
            raise RuntimeError("the process did not start")
        time.sleep(delay)
        process.kill()
        return [line.strip() for line in heard.read().splitlines(keepends=True) if line.endswith("\n")]


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("the process was started without a pipe")
    return pipe


def _first(opens: Callable[[int], Keys | None], numbers: list[int]) -> tuple[int, Keys] | None:
    for number in numbers:
        if (opened := opens(number)) is not None:
            return number, opened
    return None


def _opened(vault: Vault, password: str) -> Keys | None:
    try:
        return vault.unlock(STAFF, password)
    except WrongPassword:
        return None


def _code_opened(vault: Vault, code: str) -> Keys | None:
    try:
        return vault.unlock_with_code(code)
    except WrongCode:
        return None


def _words(number: int) -> str:
    return f"words number {number}"


def _work(folder: Path, kind: str, done: int) -> Iterator[str]:
    """Change the slots for ever; yields what was done after each time."""
    register = _Register(folder)
    vault = Vault.beside(register.path)
    keys = vault.unlock(STAFF, _words(done))
    while True:
        if kind == "password":
            done += 1
            vault.keep_password(STAFF, NAME, _words(done), keys, WEAK)
            yield str(done)
        elif kind == "recovery":
            yield vault.new_recovery(keys, NAME, WEAK)
        else:
            new = keys.renewed()
            vault.begin_rekey(STAFF, _words(done), new, Others.STEP, WEAK)
            register.put_under(new)
            vault.finish_rekey()
            keys = new
            yield "rekeyed"


def _main(folder: str, kind: str, done: str) -> None:
    print("ready", flush=True)  # noqa: T201 - the other process listens
    for change in _work(Path(folder), kind, int(done)):
        print(change, flush=True)  # noqa: T201


if __name__ == "__main__":
    _main(*sys.argv[1:])
