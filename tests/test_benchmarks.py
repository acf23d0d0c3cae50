"""The benchmarks run: tiny sizes, no thresholds."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import (
    attendance,
    batch,
    encryption,
    first_look,
    pages,
    pairs,
    papers,
    people,
    start,
    tables,
    voices,
)
from benchmarks.pairs import Spread
from benchmarks.registers import register


def test_every_benchmark_runs_on_a_small_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "RUNS", 1)
    with register("small", tmp_path) as store:
        results = [
            people.search(store),
            people.opening(store),
            pages.today(store),
            pages.meeting(store),
            attendance.sixty_keys(store),
            voices.figures(store),
            start.password_field(),
            start.first_page(),
            encryption.mixed(store),
            encryption.commits(store),
            encryption.backup(store),
            papers.invitations(2),
            papers.easy_reading(),
            papers.first_preview(2),
        ]
    assert all(result.ratio.median > 0 for result in results)
    kept = json.loads(pairs.keep(results, tmp_path / "figures").read_text(encoding="utf-8"))
    assert [one["name"] for one in kept] == [result.name for result in results]


@pytest.mark.usefixtures("qapp")
def test_a_register_once_made_is_used_again_and_its_papers_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "RUNS", 1)
    register("small", tmp_path).close()
    made = (tmp_path / "small.coprod").stat().st_ino
    with register("small", tmp_path) as store:
        looked = first_look.any_paper(store)
    assert (tmp_path / "small.coprod").stat().st_ino == made
    assert looked.notes["Invitation"] > 0


def test_a_long_table_and_the_memory_of_a_batch_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "RUNS", 1)
    assert tables.report(20).ratio.median > 0
    assert batch.memory(1, 2).line().endswith(" MB")


def test_a_spread_says_smallest_middle_and_largest() -> None:
    assert Spread.of([3.0, 1.0, 2.0]) == Spread(1.0, 2.0, 3.0)


def test_the_command_knows_every_benchmark() -> None:
    assert set(command.BENCHMARKS) >= {"search", "person", "voices", "invitations", "easy read"}
