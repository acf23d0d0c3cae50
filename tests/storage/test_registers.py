"""Opening what people point at: ours, someone else's, broken, newer, not there."""

import sqlite3
from pathlib import Path

import pytest

from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.database import Store


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "a.coprod"
    registers.create(path, "Marlow Vale Council", "Jo Tester").close()
    return path


def test_a_register_made_can_be_opened_again(made: Path) -> None:
    with registers.open_register(made) as store:
        assert registers.sign_in(store).name == "Jo Tester"
        assert Role.COORDINATOR in registers.sign_in(store).roles


def test_an_existing_file_is_never_made_over(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(Problem, match="already a file"):
        registers.create(made, "Another", "Sam")
    assert made.read_bytes() == before


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="folder"):
        registers.create(tmp_path / "nowhere" / "a.coprod", "Another", "Sam")


@pytest.mark.parametrize(
    "content", [b"", b"Name;Town\nAmara;Bala\n", b"PK\x03\x04", b"SQLite format 3\x00" + b"\x00" * 200]
)
def test_a_file_that_is_no_register_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(Problem, match="not a Coprod register"):
        registers.open_register(path)
    assert path.read_bytes() == content


def test_someone_elses_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table person (id integer)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(Problem, match="not a Coprod register"):
        registers.open_register(path)
    assert path.read_bytes() == before


def test_a_register_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no register"):
        registers.open_register(tmp_path / "gone.coprod")


def test_a_newer_register_is_refused_byte_for_byte_unchanged(made: Path) -> None:
    connection = sqlite3.connect(made)
    connection.execute("update alembic_version set version_num = '9999'")
    connection.commit()
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    before = made.read_bytes()
    with pytest.raises(Problem, match="newer version"):
        registers.open_register(made)
    assert made.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_kindly() -> None:
    with pytest.raises(Problem):
        registers.create(Path("/proc/a.coprod"), "Another", "Sam")


def test_a_register_of_this_version_needs_no_upgrade(made: Path) -> None:
    assert migrate.version(made) == migrate.newest()
    assert migrate.upgrade(made) is None


def test_an_older_register_is_copied_before_it_is_upgraded(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_known", lambda: [migrate.version(made), "0002"])
    monkeypatch.setattr(migrate, "_run", lambda path, target: None)
    copy = migrate.upgrade(made)
    assert copy is not None
    assert "before upgrade" in copy.name
    with Store(copy) as store:
        assert registers.sign_in(store).name == "Jo Tester"


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, _target: str) -> None:
        connection = sqlite3.connect(path)
        connection.execute("drop table person")
        connection.commit()
        connection.close()
        raise sqlite3.OperationalError

    monkeypatch.setattr(migrate, "_known", lambda: [migrate.version(made), "0002"])
    monkeypatch.setattr(migrate, "_run", fail)
    with pytest.raises(sqlite3.OperationalError):
        migrate.upgrade(made)
    connection = sqlite3.connect(made)
    assert connection.execute("select count(*) from person").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("fault", [PermissionError, IsADirectoryError, OSError])
def test_a_file_one_may_not_read_is_said_kindly(
    made: Path, monkeypatch: pytest.MonkeyPatch, fault: type[OSError]
) -> None:
    def refuse(_path: Path, _mode: str) -> None:
        raise fault

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Problem, match="cannot be read") as caught:
        registers.open_register(made)
    assert caught.value.field == "path"


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder") as caught:
        registers.open_register(tmp_path)
    assert caught.value.field == "path"
