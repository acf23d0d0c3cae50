"""A day's work through the program's own services, recorded call by call with strace."""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.faults.child import Child, Say
from tests.faults.power import calls
from tests.faults.power.calls import Event
from tests.faults.row import CannotRun

_ANYONE = ctypes.c_ulong(-1)
_SET_PTRACER = 0x59616D61


@dataclass(frozen=True)
class Recording:
    """The folder as it was before, where it lay, and all that happened to it."""

    before: Path
    folder: Path
    events: tuple[Event, ...]


def record(folder: Path, work: Callable[[Say], None]) -> Recording:
    """Let ``work`` be done in a process of its own and write down what it did in ``folder``."""
    strace = shutil.which("strace")
    if strace is None or sys.platform != "linux":
        raise CannotRun("strace is not on this machine")
    apart = Path(tempfile.mkdtemp(dir=folder.parent))
    before, told = apart / "before", apart / "calls"
    shutil.copytree(folder, before)
    listening, starting = os.pipe()
    with Child(lambda say: _when_watched(listening, work, say)) as child, _watched(child.pid, strace, told):
        os.write(starting, b"!")
        said = child.rest()
        child.end()
    for number in (listening, starting):
        os.close(number)
    if said[-1:] != ["ended"]:
        raise RuntimeError(f"the work that was recorded failed: {said[-1:]}")
    return Recording(before, folder, tuple(calls.events(told)))


@contextmanager
def _watched(process: int, strace: str, told: Path) -> Iterator[None]:
    command = [strace, "-y", "-xx", "-s", "100000000", "-o", str(told), "-e", f"trace={calls.TRACED}"]
    command += ["-p", str(process)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:  # noqa: S603 - a tool by its full path
        first = watching.stderr.readline() if watching.stderr else ""
        if "attached" not in first:
            raise CannotRun(f"strace may not watch another process here: {first.strip()}")
        yield


def _when_watched(listening: int, work: Callable[[Say], None], say: Say) -> None:
    """Let any process watch this one, wait until one does, then work - copying files by plain reading and writing."""
    ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYONE, 0, 0, 0)
    os.read(listening, 1)
    with patch.object(shutil, "_USE_CP_SENDFILE", new=False):
        work(say)
