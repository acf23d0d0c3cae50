"""A register where nothing may be written: looked at with all that was kept, and not one byte is changed."""

import ctypes
import os
import tempfile
from pathlib import Path
from random import Random

from coprod_desktop.services import history
from coprod_desktop.storage.opening.opened import OnlyLooking
from tests.faults.bench import Bench, fresh
from tests.faults.child import Child, Say, all_of
from tests.faults.deeds import Said, heard
from tests.faults.row import Row, chance_of, expect
from tests.faults.whole import check, check_kept
from tests.faults.writes import work

_CAPABILITY_VERSION = 0x20080522


def survive(seed: int, folder: Path) -> None:
    """Folder, file or both cannot be written to; half of the time a log from an unclean end lies beside it."""
    chance = chance_of(seed)
    bench, private = fresh(folder / "register"), folder / "private"
    said = _ended_badly(bench, seed, chance) if chance.random() < 0.5 else []
    private.mkdir()
    before = _contents(bench.path.parent)
    locked = chance.choice(("folder", "file", "both"))
    for path, kind, bits in ((bench.path, "file", 0o444), (bench.path.parent, "folder", 0o555)):
        if locked in (kind, "both"):
            path.chmod(bits)
    try:
        seen = all_of(lambda say: _look(bench, said, private, say))
    finally:
        bench.path.parent.chmod(0o755)
    expect(seen == ["looked"], f"it could not be looked at: {seen}")
    expect(_contents(bench.path.parent) == before, "looking changed something")
    expect(not list(private.iterdir()), "a copy was left in a private folder")


def _ended_badly(bench: Bench, seed: int, chance: Random) -> list[Said]:
    with Child(lambda say: work(bench, seed, say)) as child:
        child.wait_for("ready")
        return heard(child.kill_after(chance.randint(1, 4), 0))


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _look(bench: Bench, said: list[Said], private: Path, say: Say) -> None:
    _as_anyone()
    tempfile.tempdir = str(private)
    with bench.opened() as store:
        expect(store.opened.only_looking, "it was opened to be worked on")
        check_kept(store, bench.actor, bench.before, said)
        check(store, bench.actor)
        try:
            store.write(bench.actor, "Undo", history.undo)
        except OnlyLooking:
            say("looked")


def _as_anyone() -> None:
    """Root may write anywhere; without its privileges the bits of a file count for it too."""
    if os.geteuid() == 0:
        nothing = (ctypes.c_uint32 * 6)()
        ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), nothing)


ROW = Row("readonly", "nothing can be written there", 40, survive)
