"""How the command line comes by a password, and what it says when a register cannot be opened."""

import getpass
import io
import sys
from pathlib import Path

import pytest

from coprod_desktop import cli
from coprod_desktop.services.founding import Founded, make
from coprod_desktop.storage import registers
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from tests.builders import PASSWORD, WEAK


@pytest.fixture
def founded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Founded:
    """A closed register, on a computer where nothing is said of passwords."""
    monkeypatch.delenv("COPROD_PASSWORD", raising=False)
    made = make(tmp_path / "ours.coprod", "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)
    made.store.close()
    return made


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    return capsys


def export(founded: Founded, *more: str) -> int:
    """Take everything out: a command that opens the register and changes it."""
    path = founded.store.path
    out = path.with_name("out")
    return cli.main(["export", "--register", str(path), "--out", str(out), *more])


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


def typing(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Somebody answers each question in turn."""
    answers = iter(typed)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _words: next(answers))


def test_a_password_comes_from_the_environment_and_a_backup_is_kept_of_what_changed(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    assert export(founded) == 0
    assert "tables written to" in said.readouterr().out
    path = founded.store.path
    assert path.with_name("out").joinpath("person.csv").exists()
    assert len(Shelf(usual_folder(path), path, founded.vault.file_id).all()) == 1


def test_a_password_comes_from_the_first_line_of_a_file(founded: Founded, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{PASSWORD}\nand a note to myself\n", encoding="utf-8-sig")
    assert export(founded, "--key-file", str(tmp_path / "key")) == 0


def test_a_password_is_asked_for_where_somebody_sits_there(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, PASSWORD)
    assert export(founded) == 0


def test_a_wrong_password_is_the_inputs_fault(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, "not this one at all")
    assert export(founded) == 2
    assert "not right" in said.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"\n", "is empty"), (b"\xff\xfe\x00", "cannot be read")]
)
def test_a_key_file_that_holds_no_password_is_said(
    founded: Founded, tmp_path: Path, said: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    (tmp_path / "key").write_bytes(content)
    assert export(founded, "--key-file", str(tmp_path / "key")) == 2
    assert words in said.readouterr().err


def test_a_key_file_that_is_not_there_is_said(
    founded: Founded, tmp_path: Path, said: pytest.CaptureFixture[str]
) -> None:
    assert export(founded, "--key-file", str(tmp_path / "gone")) == 2
    assert "cannot be read" in said.readouterr().err


def test_where_nobody_sits_there_it_says_how_to_give_a_password(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert export(founded) == 2
    assert "COPROD_PASSWORD" in said.readouterr().err


def test_whoever_types_nothing_at_all_changes_nothing(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    def end(_words: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", end)
    assert export(founded) == 2
    assert "No password was typed" in said.readouterr().err


def test_among_several_staff_users_one_says_who_one_is(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    keys = founded.vault.unlock(founded.actor.staff_user_id, PASSWORD)
    founded.vault.keep_password(7, "Marcus Finch", "another one altogether", keys, WEAK)
    assert export(founded) == 2
    assert "Jo Tester; Marcus Finch" in said.readouterr().err
    assert export(founded, "--user", "jo tester") == 0


def test_a_register_someone_has_open_is_left_to_them(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    keys = founded.vault.unlock(founded.actor.staff_user_id, PASSWORD)
    with registers.open_register(founded.store.path, keys):
        assert export(founded) == 2
    assert "has this register open on" in said.readouterr().err


def test_a_damaged_register_is_said_in_one_sentence(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    path = founded.store.path
    path.write_bytes(path.read_bytes()[:-100])
    registers.leave_unclean(path)
    assert export(founded) == 2
    assert said.readouterr().err.strip().count(".") == 1


def test_a_backup_that_cannot_be_kept_is_said_and_the_work_stands(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_PASSWORD", PASSWORD)
    usual_folder(founded.store.path).write_text("a file, no folder")
    assert export(founded) == 0
    assert "No backup was kept" in said.readouterr().err


def take_in(folder: Path) -> int:
    (folder / "list.csv").write_text("Name\nAmara Quill\n")
    return cli.main(["import", str(folder / "list.csv"), "--register", str(folder / "new.coprod")])


def test_a_new_register_asks_for_its_password_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPROD_PASSWORD", raising=False)
    typing(monkeypatch, PASSWORD, PASSWORD)
    assert take_in(tmp_path) == 0
    assert (tmp_path / "new.coprod-keys").exists()


def test_two_that_differ_make_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COPROD_PASSWORD", raising=False)
    typing(monkeypatch, PASSWORD, "another one altogether")
    assert take_in(tmp_path) == 2
    assert "not the same" in said.readouterr().err
    assert not (tmp_path / "new.coprod").exists()
