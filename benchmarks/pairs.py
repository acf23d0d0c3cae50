"""Timing two ways of doing the same work, in turn, and what comes of it."""

from __future__ import annotations

import gc
import json
import statistics
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUNS = 7


@dataclass(frozen=True)
class Spread:
    """Smallest, middle and largest of several runs."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        """The spread of these figures."""
        return cls(min(figures), statistics.median(figures), max(figures))


@dataclass(frozen=True)
class Result:
    """One benchmark: our time and the floor's in milliseconds (or another ``unit``), their ratio pair by pair, and what we promise."""

    name: str
    against: str
    ours: Spread
    floor: Spread
    ratio: Spread
    promise: float | None = None
    notes: dict[str, float] = field(default_factory=dict)
    unit: str = "ms"

    def line(self) -> str:
        """The result as one line to read."""
        promised = "" if self.promise is None else f"  promise {self.promise:g} x"
        notes = "".join(f"  {key} {value:.1f}" for key, value in self.notes.items())
        return (
            f"{self.name:28} {self.ratio.median:6.2f} x  (min {self.ratio.least:.2f}, max {self.ratio.most:.2f}){promised}"
            f"  ours {self.ours.median:.1f} {self.unit}, {self.against} {self.floor.median:.1f} {self.unit}{notes}"
        )


def timed(work: Callable[[], object]) -> float:
    """How long one run takes, in milliseconds, with the collector out of the way."""
    gc.collect()
    gc.disable()
    start = time.perf_counter_ns()
    try:
        work()
    finally:
        gc.enable()
    return (time.perf_counter_ns() - start) / 1e6


def paired(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    against: str,
    promise: float | None = None,
    runs: int = 0,
) -> Result:
    """Run both in turn after one warm-up each; the ratio is taken pair by pair, so a drifting machine does not matter."""
    ours()
    floor()
    pairs = [(timed(ours), timed(floor)) for _again in range(runs or RUNS)]
    return Result(
        name,
        against,
        Spread.of([a for a, _b in pairs]),
        Spread.of([b for _a, b in pairs]),
        Spread.of([a / b for a, b in pairs]),
        promise,
    )


def keep(results: list[Result], folder: Path) -> Path:
    """Write the results of this run as JSON, named after its moment."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.strftime('%Y-%m-%d %H%M%S')}.json"
    path.write_text(json.dumps([asdict(result) for result in results], indent=1), encoding="utf-8")
    return path
