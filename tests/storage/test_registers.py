"""Opening what people point at: ours, someone else's, broken, newer, not there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.opening.held import InUse, held_elsewhere
from coprod_desktop.storage.vault.keys import Keys
from tests.builders import KEYS


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "a.coprod"
    registers.create(path, KEYS, "Marlow Vale Council", "Jo Tester").close()
    return path


def test_a_register_made_can_be_opened_again(made: Path) -> None:
    with registers.open_register(made, KEYS) as store:
        assert registers.sign_in(store).name == "Jo Tester"
        assert Role.COORDINATOR in registers.sign_in(store).roles


def test_an_existing_file_is_never_made_over(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(Problem, match="already a file"):
        registers.create(made, KEYS, "Another", "Sam")
    assert made.read_bytes() == before


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="folder"):
        registers.create(tmp_path / "nowhere" / "a.coprod", KEYS, "Another", "Sam")


@pytest.mark.parametrize(
    "content", [b"", b"Name;Town\nAmara;Bala\n", b"PK\x03\x04", b"SQLite format 3\x00" + b"\x00" * 200]
)
def test_a_file_that_is_no_register_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(Problem, match="not a Coprod register"):
        registers.open_register(path, KEYS)
    assert path.read_bytes() == content


def test_someone_elses_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table person (id integer)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(Problem, match="not a Coprod register"):
        registers.open_register(path, KEYS)
    assert path.read_bytes() == before


def test_a_register_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no register"):
        registers.open_register(tmp_path / "gone.coprod", KEYS)


def test_a_newer_register_is_refused_byte_for_byte_unchanged(made: Path) -> None:
    with closing(connect(made, KEYS)) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    before = made.read_bytes()
    with pytest.raises(Problem, match="newer version"):
        registers.open_register(made, KEYS)
    assert made.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_kindly() -> None:
    with pytest.raises(Problem):
        registers.create(Path("/proc/a.coprod"), KEYS, "Another", "Sam")


def test_a_register_of_this_version_needs_no_upgrade(made: Path) -> None:
    assert migrate.version(made, KEYS) == migrate.newest()
    assert migrate.upgrade(made, KEYS) is None


def test_an_older_register_is_copied_before_it_is_upgraded(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_known", lambda: [migrate.version(made, KEYS), "9999"])
    monkeypatch.setattr(migrate, "_run", lambda path, keys, target: None)
    copy = migrate.upgrade(made, KEYS)
    assert copy is not None
    assert copy.name.endswith(" upgrade.coprod")
    with Store(copy, KEYS) as store:
        assert registers.sign_in(store).name == "Jo Tester"


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, keys: Keys, _target: str) -> None:
        with closing(connect(path, keys)) as connection:
            connection.execute("drop table person")
        raise dbapi2.OperationalError

    monkeypatch.setattr(migrate, "_known", lambda: [migrate.version(made, KEYS), "9999"])
    monkeypatch.setattr(migrate, "_run", fail)
    with pytest.raises(dbapi2.OperationalError):
        migrate.upgrade(made, KEYS)
    with closing(connect(made, KEYS)) as connection:
        assert connection.execute("select count(*) from person").fetchone() == (0,)


@pytest.mark.parametrize("fault", [PermissionError, IsADirectoryError, OSError])
def test_a_file_one_may_not_read_is_said_kindly(
    made: Path, monkeypatch: pytest.MonkeyPatch, fault: type[OSError]
) -> None:
    def refuse(_path: Path, _mode: str) -> None:
        raise fault

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Problem, match="cannot be read") as caught:
        registers.open_register(made, KEYS)
    assert caught.value.field == "path"


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder") as caught:
        registers.open_register(tmp_path, KEYS)
    assert caught.value.field == "path"


def test_a_register_just_made_is_held_as_an_open_one_is(tmp_path: Path) -> None:
    path = tmp_path / "new.coprod"
    with registers.create(path, KEYS, "Marlow Vale Council", "Jo Tester"):
        assert held_elsewhere(path)
        with pytest.raises(InUse):
            registers.open_register(path, KEYS)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["new.coprod"]
