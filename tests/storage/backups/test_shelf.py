"""Backups are made whole or not at all, beside nobody else's files, and thinned out by rule."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Cancelled, Problem
from coprod_desktop.storage import chain, registers
from coprod_desktop.storage.backups import shelf
from coprod_desktop.storage.backups.backup import Why, understood
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.opening import checks
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, a_person, a_vault

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)


@pytest.fixture
def vault(store: Store, actor: Actor) -> Vault:
    return a_vault(store, actor)


@pytest.fixture
def kept(store: Store) -> Shelf:
    return Shelf(usual_folder(store.path), store.path, KEYS.file_id)


def test_a_backup_is_a_register_of_its_own_with_its_keys(
    store: Store, actor: Actor, vault: Vault, kept: Shelf
) -> None:
    store.write(actor, "Add", lambda work: work.add(a_person()))
    made = kept.take(KEYS, vault, NOW, Why.CLOSING)
    assert made.path.name == "test 2026-11-22 091500 closing.coprod"
    assert kept.all() == [made]
    copied = Vault.beside(made.path)
    keys = copied.unlock(actor.staff_user_id, PASSWORD)
    with registers.open_register(made.path, keys, only_look=True) as copy:
        assert registers.sign_in(copy).name == actor.name
        assert copied.anchor == vault.anchor == copy.read(actor, lambda work: chain.head(work.session))
    assert sorted(path.suffix for path in kept.folder.iterdir()) == [".coprod", ".coprod-keys"]


def test_it_is_made_while_someone_works(store: Store, actor: Actor, vault: Vault, kept: Shelf) -> None:
    def work_on(_done: int, _total: int, _text: str) -> None:
        store.write(actor, "Add", lambda work: work.add(a_person()))

    made = kept.take(KEYS, vault, NOW, Why.ASKED, work_on)
    checks.thorough(made.path, KEYS)
    assert store.write(actor, "Add", lambda work: work.add(a_person())).value.name


def test_what_a_killed_program_left_half_made_goes_with_the_next_one(vault: Vault, kept: Shelf) -> None:
    made = kept.take(KEYS, vault, NOW, Why.ASKED)
    others = "Another 2026-11-22 091400 asked.coprod.part"
    for name, content in (
        ("test 2026-11-22 091300 asked.coprod.part", made.path.read_bytes()[:9000]),
        ("test 2026-11-22 091300 asked.coprod.part-journal", b"half"),
        ("test 2026-11-22 091200 asked.coprod.part", b""),
        ("test 2026-11-22 091100 asked.coprod.part", b"of a register of the same name in the same folder"),
        (others, made.path.read_bytes()[:9000]),
        ("test.part", made.path.read_bytes()[:9000]),
    ):
        (kept.folder / name).write_bytes(content)
    kept.take(KEYS, vault, NOW + timedelta(minutes=1), Why.ASKED)
    left = {path.name for path in kept.folder.iterdir() if ".part" in path.name}
    assert left == {others, "test 2026-11-22 091100 asked.coprod.part", "test.part"}


def test_two_in_one_second_do_not_meet(vault: Vault, kept: Shelf) -> None:
    first, second = (kept.take(KEYS, vault, NOW, Why.ASKED) for _time in range(2))
    assert first.path != second.path
    assert {one.path for one in kept.all()} == {first.path, second.path}


def test_a_backup_that_was_stopped_leaves_nothing(vault: Vault, kept: Shelf) -> None:
    def stop(_done: int, _total: int, _text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        kept.take(KEYS, vault, NOW, Why.ASKED, stop)
    assert list(kept.folder.iterdir()) == []


def test_a_copy_that_is_not_whole_is_no_backup(
    vault: Vault, kept: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shelf._copy

    def spoilt(register: Path, target: Path, *others: object) -> None:
        copy(register, target, *others)  # type: ignore[arg-type]
        with target.open("r+b") as stream:
            stream.seek(3 * 4096 + 7)
            stream.write(b"\x00\x00")

    monkeypatch.setattr(shelf, "_copy", spoilt)
    with pytest.raises(Damaged):
        kept.take(KEYS, vault, NOW, Why.CLOSING)
    assert list(kept.folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(store: Store, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(Problem, match="could not be written"):
        Shelf(tmp_path / "taken" / "in", store.path, KEYS.file_id).take(KEYS, vault, NOW, Why.ASKED)


def test_the_rotation_takes_the_keys_along_and_leaves_others_alone(vault: Vault, kept: Shelf) -> None:
    days = [kept.take(KEYS, vault, NOW - timedelta(days=10, hours=hours), Why.CLOSING) for hours in (1, 5)]
    newest = kept.take(KEYS, vault, NOW, Why.CLOSING)
    for name in (
        "notes.txt",
        "test 2020-01-01 000000 closing.coprod",
        "Other 2020-01-01 000000 asked.coprod",
    ):
        (kept.folder / name).write_bytes(b"not one of ours, sixteen bytes and more")
    assert [one.path for one in kept.tidy(10**9)] == [days[1].path]
    assert kept.all() == [newest, days[0]]
    assert not days[1].path.with_name(days[1].path.name + "-keys").exists()
    assert (kept.folder / "notes.txt").exists()
    assert (kept.folder / "test 2020-01-01 000000 closing.coprod").exists()


def test_an_empty_or_missing_folder_has_nothing_to_thin(kept: Shelf) -> None:
    assert kept.all() == []
    assert kept.tidy(10) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Marlow 2026-11-22 091500 closing.coprod", Why.CLOSING),
        ("Marlow Vale 2026 2026-11-22 091500-2 import.coprod", Why.IMPORT),
        ("Marlow 2026-11-22 091500 moonphase.coprod", Why.OTHER),
        ("Marlow 2026-13-22 091500 closing.coprod", None),
        ("Marlow.coprod", None),
    ],
)
def test_a_name_says_when_and_why(tmp_path: Path, name: str, why: Why | None) -> None:
    (tmp_path / name).write_bytes(b"x")
    found = understood(tmp_path / name)
    assert (None if found is None else found.why) is why


def test_a_backup_taken_away_meanwhile_is_none(tmp_path: Path) -> None:
    assert understood(tmp_path / "Marlow 2026-11-22 091500 closing.coprod") is None
