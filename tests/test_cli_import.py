"""Importing from the command line."""

import os
import subprocess
from argparse import Namespace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coprod_desktop import cli
from coprod_desktop.cli import signing_in
from coprod_desktop.domain.people import Person
from coprod_desktop.services import founding
from coprod_desktop.services.sample.spreadsheet import messy_csv
from tests import network
from tests.builders import PASSWORD

SMALL = "Name,DOB,Town\nAmara Quill,3/3/58,Rhyl\n,1/1/1970,Bala\n,,\nDewi Prosser,,Bala\n"


def people_in(register: Path) -> int:
    with signing_in.opened(Namespace(register=register, user="", key_file=None)) as (store, actor, _backups):
        return (
            store.read(actor, lambda work: work.session.scalar(select(func.count()).select_from(Person))) or 0
        )


def run(file: Path, register: Path, *more: str) -> int:
    return cli.main(["import", str(file), "--register", str(register), *more])


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_the_register_is_made_and_each_row_says_what_became_of_it(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, tmp_path / "new.coprod") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("A new register was made. If the password is lost, only this opens it")
    assert lines[1] == "Row 2: Amara Quill is new."
    assert "Row 3 is left out. Cell A3: There is no name in this row." in lines
    assert lines[-1] == "2 people taken in. 1 row has a mistake and was left out."
    assert people_in(tmp_path / "new.coprod") == 2


def test_a_dry_run_writes_nothing_and_makes_no_register(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, tmp_path / "new.coprod", "--dry-run") == 0
    assert "2 people would be taken in. Nothing was written." in capsys.readouterr().out
    assert not (tmp_path / "new.coprod").exists()
    founding.make(tmp_path / "here.coprod", "Marlow Vale", "Jo", PASSWORD).store.close()
    assert run(file, tmp_path / "here.coprod", "--dry-run") == 0
    assert people_in(tmp_path / "here.coprod") == 0


def test_a_second_import_of_the_same_messy_file_adds_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, register = tmp_path / "messy.csv", tmp_path / "new.coprod"
    file.write_bytes(messy_csv())
    assert run(file, register) == 0
    first = people_in(register)
    assert run(file, register) == 0
    assert people_in(register) == first > 70
    assert "0 people taken in." in capsys.readouterr().out


def test_a_row_repeated_inside_the_file_is_not_said_to_be_here_already(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, register = tmp_path / "twice.csv", tmp_path / "new.coprod"
    file.write_text("Name,DOB,Town\nAmara Quill,3/3/58,Rhyl\nAmara Quill,3/3/58,Rhyl\n")
    assert run(file, register) == 0
    closing = capsys.readouterr().out.splitlines()[-1]
    assert closing == "1 person taken in. 1 row is the same as another row of the file."
    assert run(file, register) == 0
    closing = capsys.readouterr().out.splitlines()[-1]
    assert closing == "0 people taken in. 2 rows match someone here already."


def test_unclear_rows_are_left_out_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, register = tmp_path / "list.csv", tmp_path / "new.coprod"
    file.write_text("Name,Town\nTom Wren,Rhyl\nTom Wren,Bala\n")
    assert run(file, register) == 0
    assert "1 row may be someone known, so it was left out." in capsys.readouterr().out
    assert people_in(register) == 1


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 only part of it", b"%PDF-1.7 a letter", b"", b"Shade,Size\nred,2\nblue,1\n"]
)
def test_a_bad_file_is_our_readers_input_at_fault_and_no_register_is_left(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(data)
    assert run(tmp_path / "bad.xlsx", tmp_path / "new.coprod") == 2
    assert capsys.readouterr().err.strip().endswith(".")
    assert not (tmp_path / "new.coprod").exists()


def test_a_console_without_the_letters_of_a_name_does_not_stop_the_import(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\nSiân Ŵyn\n", encoding="utf-8")
    command = network.python("-m", "coprod_desktop.cli", "import", str(tmp_path / "list.csv"))
    done = subprocess.run(  # noqa: S603 - this program itself
        [*command, "--register", str(tmp_path / "new.coprod")],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Row 2: Si?n ?yn is new." in done.stdout


def test_a_missing_file_and_a_file_that_is_no_register_are_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "gone.csv", tmp_path / "new.coprod") == 2
    assert run(file, file) == 2
    assert "not a Coprod register" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == SMALL
