"""``python -m tests.faults [ROW...] [--seed N] [--share S] [--count N]``: do the faults, say N of N for each row."""

import argparse
import math
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.row import CannotRun, Row
from tests.faults.rows import ROWS, SHAMS

#: How many broken promises of one row are told in full.
_TOLD = 3


def main(arguments: list[str]) -> int:
    """How many rows broke their promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument(
        "rows", nargs="*", choices=[[], *(row.name for row in (*ROWS, *SHAMS))], metavar="ROW"
    )
    parser.add_argument("--seed", type=int, default=1, help="the first seed; each fault takes the next one")
    parser.add_argument("--share", type=float, default=1.0, help="which part of each row's faults to do")
    parser.add_argument("--count", type=int, help="how many faults to do of each row, whatever its own count")
    options = parser.parse_args(arguments)
    chosen = [row for row in (*ROWS, *SHAMS) if row.name in options.rows] if options.rows else ROWS
    broken = 0
    for row in chosen:
        count = options.count or max(1, math.ceil(row.count * options.share))
        broken += not _survived(row, options.seed, count)
    return broken


def _survived(row: Row, first: int, count: int) -> bool:
    began, done, told = time.monotonic(), 0, 0
    for seed in range(first, first + count):
        try:
            with tempfile.TemporaryDirectory(prefix="coprod-fault-") as folder:
                row.survive(seed, Path(folder))
            done += 1
        except CannotRun as why:
            print(f"{row.name:10} not run: {why}", flush=True)  # noqa: T201
            return True
        except Exception as fault:  # noqa: BLE001 - whatever it is, it breaks the promise
            told += 1
            if told <= _TOLD:
                words = "".join(traceback.format_exception(fault, limit=-6, chain=False))
                found = "; ".join(getattr(fault, "findings", ()))
                print(f"{row.name} seed {seed}: {words}{found}", flush=True)  # noqa: T201
    seconds = time.monotonic() - began
    seeds = f"seeds {first} to {first + count - 1}"
    print(f"{row.name:10} {done} of {count}  {row.promise}  ({seeds}, {seconds:.0f} s)", flush=True)  # noqa: T201
    return done == count


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
