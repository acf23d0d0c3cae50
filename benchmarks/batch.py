"""The memory that a batch of papers takes, by how many there are: each batch made in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.pairs import Result, Spread
from benchmarks.papers import letters

if TYPE_CHECKING:
    from coprod_desktop.domain.content import Content

_FEW, _MANY = 200, 2_000
_MEGABYTE = 1024
_RUN = "import sys; from benchmarks.batch import make; make(int(sys.argv[1])); print(end='')"


def memory(few: int = _FEW, many: int = _MANY) -> Result:
    """The most memory at once for many invitations, against that for few."""
    ours, floor = _peak(many), _peak(few)
    return Result(
        f"memory, {many} invitations",
        f"{few} invitations",
        Spread.of([ours]),
        Spread.of([floor]),
        Spread.of([ours / floor]),
        promise=1.1,
        unit="MB",
    )


def make(count: int) -> None:
    """Make so many invitations into a folder that goes again, and say how much memory that took at most."""
    from coprod_desktop.domain.people import PaperForm, Reach
    from coprod_desktop.services import mailing
    from coprod_desktop.services.mailing import Letter

    some = letters(8)
    batch = [
        Letter(f"Person {n}", PaperForm.EASY_READ, Reach.POST, partial(_contents, some, n))
        for n in range(count)
    ]
    with TemporaryDirectory() as folder:
        mailing.make(batch, Path(folder), "Batch")
    print(_most())


def _contents(some: list[Content], n: int) -> tuple[Content, ...]:
    return (some[n % len(some)],)


def _peak(count: int) -> float:
    command = [sys.executable, "-c", _RUN, str(count)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    return float(said.stdout)


def _most() -> float:
    """In megabytes, as Linux counts it for this process alone."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / _MEGABYTE
