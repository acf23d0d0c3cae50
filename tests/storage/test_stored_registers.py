"""Registers of earlier schemas, kept for ever, still open: upgraded, like new, and with everything that was in them."""

import json
import shutil
from pathlib import Path

import pytest

from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.opening import checks
from tests.builders import KEYS
from tests.registers.keep import FOLDER, Contents, contents, keep
from tests.storage.test_migrations import fresh, shape

__all__ = ["fresh"]

STORED = sorted(FOLDER.glob("*.coprod"))

#: What a migration changes on purpose: the schema it makes, and the tables whose rows are not as they were.
CHANGES: dict[str, set[str]] = {"0004": {"register_key"}}


def changed_since(revision: str) -> set[str]:
    """The tables that some later migration rewrites."""
    known = migrate._known()
    later = known[known.index(revision) + 1 :]
    return set().union({"alembic_version"}, *(CHANGES.get(one, set()) for one in later))


def what_was_in(stored: Path) -> Contents:
    told: Contents = json.loads(stored.with_suffix(".json").read_text(encoding="utf-8"))
    gone = changed_since(stored.stem)
    return {table: found for table, found in told.items() if table not in gone}


def test_there_is_one_to_begin_with() -> None:
    assert STORED


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_register_of_an_earlier_schema_becomes_one_of_today_and_loses_nothing(
    stored: Path, tmp_path: Path, fresh: Path
) -> None:
    path = tmp_path / stored.name
    shutil.copyfile(stored, path)
    wanted = what_was_in(stored)
    assert contents(path, wanted) == wanted
    with registers.open_register(path, KEYS) as store:
        assert registers.sign_in(store).name
    assert shape(path) == shape(fresh)
    assert contents(path, wanted) == wanted
    checks.thorough(path, KEYS)


def test_keeping_one_tells_what_is_in_it(tmp_path: Path) -> None:
    registers.create(tmp_path / "a.coprod", KEYS, "Marlow Vale", "Jo").close()
    kept = keep(tmp_path / "a.coprod", tmp_path)
    assert kept.name == f"{migrate.newest()}.coprod"
    told = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["staff_user"]["rows"] == 1
