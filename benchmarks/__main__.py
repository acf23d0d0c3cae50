"""Runs the benchmarks: ``python -m benchmarks [NAME ...] [--size SIZE]``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    attendance,
    batch,
    encryption,
    first_look,
    journal,
    money,
    pages,
    papers,
    people,
    start,
    tables,
    voices,
)
from benchmarks.pairs import keep
from benchmarks.registers import FOLDER, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.pairs import Result
    from coprod_desktop.storage.database import Store

BENCHMARKS: dict[str, Callable[[Store], Result]] = {
    "search": people.search,
    "person": people.opening,
    "today": pages.today,
    "meeting": pages.meeting,
    "attendance": attendance.sixty_keys,
    "voices": voices.figures,
    "invitations": lambda _store: papers.invitations(),
    "preview": lambda _store: papers.first_preview(),
    "any preview": first_look.any_paper,
    "table": lambda _store: tables.report(),
    "batch": lambda _store: batch.memory(),
    "easy read": lambda _store: papers.easy_reading(),
    "journal": lambda _store: journal.writing(),
    "money": money.opening,
    "drafting": lambda _store: money.drafting_claims(),
    "password field": lambda _store: start.password_field(),
    "first page": lambda _store: start.first_page(),
    "encryption": encryption.mixed,
    "commits": encryption.commits,
    "backup": encryption.backup,
    "verify": lambda _store: journal.verifying(),
}


def main() -> None:
    """Run those named, or all; print each and keep the figures as JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME")
    parser.add_argument("--size", default="stress", choices=("small", "council", "national", "stress"))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    with register(options.size, options.folder) as store:
        results = []
        for name in options.names or BENCHMARKS:
            results.append(BENCHMARKS[name](store))
            print(results[-1].line(), flush=True)
    print(keep(results, options.folder / "figures"))


if __name__ == "__main__":
    main()
