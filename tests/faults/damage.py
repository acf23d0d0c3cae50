"""The register's file is damaged: that is noticed, or does no harm - never are rows silently others than they were."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.opening import checks
from tests.faults.bench import Bench, fresh
from tests.faults.row import Broken, Row, chance_of, expect
from tests.faults.whole import Rows, rows_of

PAGE = 4096


def bits_flipped(raw: bytearray, chance: Random) -> None:
    """One to eight bits, anywhere."""
    for _bit in range(chance.randint(1, 8)):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def page_zeroed(raw: bytearray, chance: Random) -> None:
    """A page that reads as nothing, as after a bad sector was replaced."""
    at = PAGE * chance.randrange(len(raw) // PAGE)
    raw[at : at + PAGE] = bytes(PAGE)


def pages_swapped(raw: bytearray, chance: Random) -> None:
    """Two pages, each whole, in each other's place."""
    one, other = (PAGE * page for page in chance.sample(range(len(raw) // PAGE), 2))
    raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]


def cut_short(raw: bytearray, chance: Random) -> None:
    """The end is missing, half of the time from the edge of a page."""
    at = chance.randrange(len(raw))
    del raw[at - at % PAGE if chance.random() < 0.5 else at :]


def block_overwritten(raw: bytearray, chance: Random) -> None:
    """Someone else's bytes over a block of the disk, wherever blocks lie."""
    size = chance.choice((512, PAGE, 4 * PAGE))
    at = 512 * chance.randrange(len(raw) // 512)
    raw[at : at + size] = chance.randbytes(len(raw[at : at + size]))


KINDS: tuple[Callable[[bytearray, Random], None], ...] = (
    bits_flipped,
    page_zeroed,
    pages_swapped,
    cut_short,
    block_overwritten,
)


def survive(seed: int, folder: Path) -> None:
    """One kind of damage to a register that was closed properly."""
    bench = fresh(folder)
    raw = bytearray(bench.path.read_bytes())
    KINDS[seed % len(KINDS)](raw, chance_of(seed))
    bench.path.write_bytes(raw)
    _check_opening(bench)
    expect(bench.path.read_bytes() == raw, "looking at a damaged register changed it")
    try:
        checks.thorough(bench.path, bench.keys)
    except Damaged:
        return
    raise Broken("every check was made and nothing was noticed")


def _check_opening(bench: Bench) -> None:
    """Opened as if nothing had happened, without the long checks: an error, or all rows as they were."""
    try:
        with bench.opened() as store:
            rows = store.read(bench.actor, rows_of)
    except Problem:
        return
    expect(rows == _model(), "rows are others than they were, and nobody said so")


@cache
def _model() -> Rows:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        bench = fresh(Path(folder))
        with bench.opened() as store:
            return store.read(bench.actor, rows_of)


ROW = Row("damage", "damaged in five ways, noticed or harmless", 1000, survive)
