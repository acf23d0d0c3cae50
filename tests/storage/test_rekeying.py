"""Putting a register under another key: whole, or not at all, wherever it is cut off."""

import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import registers, rekeying
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.vault.keys import Keys
from tests import network
from tests.builders import KEYS

NEW = Keys(KEYS.file_id, bytes(reversed(range(32))))

REKEY = """
import sys
from pathlib import Path
from coprod_desktop.storage import rekeying
from tests.builders import KEYS
from tests.storage.test_rekeying import NEW
print("now", flush=True)
rekeying.rekey(Path(sys.argv[1]), KEYS, NEW)
print("done", flush=True)
"""


def a_register(path: Path, *, filled: bool = False) -> Path:
    registers.create(path, KEYS, "Marlow Vale", "Jo Tester").close()
    if filled:
        with closing(connect(path, KEYS)) as connection:
            connection.execute("CREATE TABLE filler (text TEXT)")
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 6000)
            connection.execute("COMMIT")
    return path


def whole(path: Path, keys: Keys) -> bool:
    with closing(connect(path, keys)) as connection:
        sound = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        return sound and bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_afterwards_only_the_new_key_opens_it(tmp_path: Path) -> None:
    path = a_register(tmp_path / "a.coprod")
    head = path.read_bytes()[:16]
    rekeying.rekey(path, KEYS, NEW)
    assert (rekeying.opens(path, KEYS), rekeying.opens(path, NEW)) == (False, True)
    assert path.read_bytes()[:16] == head
    assert whole(path, NEW)
    with registers.open_register(path, NEW) as store:
        assert registers.sign_in(store).name == "Jo Tester"


def test_a_register_that_is_open_is_not_touched(tmp_path: Path) -> None:
    path = a_register(tmp_path / "a.coprod")
    with registers.open_register(path, KEYS), pytest.raises(Problem):
        rekeying.rekey(path, KEYS, NEW)
    assert rekeying.opens(path, KEYS)


@pytest.mark.timeout(300)
def test_killed_anywhere_it_is_whole_under_one_key_or_the_other(tmp_path: Path) -> None:
    found = []
    for number in range(8):
        path = a_register(tmp_path / f"{number}.coprod", filled=True)
        process = subprocess.Popen(network.python("-c", REKEY, str(path)), stdout=subprocess.PIPE)  # noqa: S603
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + 0.06 * number)
        process.kill()
        process.wait()
        process.stdout.close()
        under = [keys for keys in (NEW, KEYS) if rekeying.opens(path, keys)]
        assert len(under) == 1
        assert whole(path, under[0])
        found.append(under[0] is KEYS)
    assert any(found), "no kill was early enough to show anything"
