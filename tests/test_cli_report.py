"""The command "report": the same files as from the window."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.cli import report
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.database import Store
from tests.builders import PASSWORD, a_board, a_vault


@pytest.fixture
def options(store: Store, actor: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Namespace:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    a_vault(store, actor)
    for name in ("Carers board", "Carers forum"):
        store.write(actor, "board", lambda work, name=name: work.add(a_board(name)))  # type: ignore[misc]
    return Namespace(
        kind="voices",
        register=store.path,
        user="",
        key_file=None,
        out=tmp_path / "out.json",
        board="",
        from_day="1/1/2026",
        to_day="31 March 2026",
    )


def but(options: Namespace, **values: Any) -> Namespace:
    return Namespace(**{**vars(options), **values})


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv", "json", "PDF"])
def test_a_report_is_written_as_its_ending_says(options: Namespace, ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"report.{ending}"
    assert report.run(but(options, out=out)) == 0
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{"}
    assert out.read_bytes().startswith(begins[ending.lower()])


def test_days_are_read_as_people_type_them(options: Namespace) -> None:
    report.run(options)
    made = json.loads(options.out.read_text(encoding="utf-8"))
    assert (made["from"], made["to"]) == ("2026-01-01", "2026-03-31")


def test_without_days_the_last_four_whole_quarters_are_reported(options: Namespace) -> None:
    report.run(but(options, from_day="", to_day="", kind="diversity"))
    made = json.loads(options.out.read_text(encoding="utf-8"))
    assert len(made["quarters"]) == 4
    assert made["diversity"] == []


def test_a_board_is_found_by_its_name_however_it_is_written(options: Namespace) -> None:
    report.run(but(options, board="CARERS BOARD"))
    assert json.loads(options.out.read_text(encoding="utf-8"))["board"] == "Carers board"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"out": Path("report.docx")}, "endings"),
        ({"out": Path("/nowhere/at/all/report.pdf")}, "folder does not exist"),
        ({"board": "Carers"}, "The boards are: Carers board; Carers forum"),
        ({"board": "Nobody"}, "no board called “Nobody”"),
        ({"from_day": "soon"}, "“soon” is not a date"),
        ({"from_day": "1/6/2026"}, "last day is before the first"),
        ({"kind": "diversity", "to_day": "30/3/2026"}, "whole quarter"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    options: Namespace, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(Problem, match=said):
        report.run(but(options, **values))
    assert not options.out.exists()
