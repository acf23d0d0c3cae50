"""Going back: what the backup held is there again, what was there is kept, and a failure changes nothing."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import chain, registers
from coprod_desktop.storage.backups import inside, restoring
from coprod_desktop.storage.backups.backup import Backup, Why
from coprod_desktop.storage.backups.inside import drill, look_inside
from coprod_desktop.storage.backups.restoring import restore
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.opening.held import InUse
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, WEAK, a_person, a_vault

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)


def people(path: Path) -> int:
    with registers.open_register(path, KEYS) as store:
        counted = select(func.count()).select_from(Person)
        return store.read(registers.sign_in(store), lambda work: work.session.scalar(counted)) or 0


@pytest.fixture
def backup(store: Store, actor: Actor) -> Backup:
    """A backup with three people; the register, closed, has five by now."""
    vault = a_vault(store, actor)
    store.write(actor, "Three", lambda work: [work.add(a_person()) for _one in range(3)])
    made = Shelf(usual_folder(store.path), store.path, KEYS.file_id).take(KEYS, vault, NOW, Why.ASKED)
    store.write(actor, "Two more", lambda work: [work.add(a_person()) for _one in range(2)])
    store.close()
    return made


def test_what_the_backup_held_is_there_again_and_what_was_there_is_kept(store: Store, backup: Backup) -> None:
    kept = restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert people(store.path) == 3
    assert kept is not None
    assert people(kept) == 5
    assert people(backup.path) == 3


def test_a_register_whose_work_was_cut_short_is_kept_with_its_log(
    store: Store, backup: Backup, tmp_path: Path
) -> None:
    with closing(connect(store.path, KEYS)) as connection:
        connection.execute("DELETE FROM person WHERE id IN (SELECT id FROM person LIMIT 1)")
        for ending in ("", "-wal"):  # as they lie there when the power goes
            shutil.copyfile(f"{store.path}{ending}", f"{tmp_path / 'killed'}{ending}")
    for ending in ("", "-wal"):
        shutil.copyfile(f"{tmp_path / 'killed'}{ending}", f"{store.path}{ending}")
    kept = restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert kept is not None
    assert (people(store.path), people(kept)) == (3, 4)


def test_a_damaged_register_is_kept_as_it_is(store: Store, backup: Backup) -> None:
    store.path.write_bytes(store.path.read_bytes()[: 5 * 4096 - 7])
    before = store.path.read_bytes()
    kept = restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert kept is not None
    assert kept.read_bytes() == before
    assert people(store.path) == 3


def test_a_register_that_is_gone_comes_back(store: Store, backup: Backup) -> None:
    store.path.unlink()
    assert restore(store.path, backup, KEYS, backup.path.parent, NOW) is None
    assert people(store.path) == 3


def test_an_open_register_is_not_replaced(store: Store, backup: Backup) -> None:
    with registers.open_register(store.path, KEYS), pytest.raises(InUse):
        restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert people(store.path) == 5


def spoil(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(9 * 4096)
        stream.write(b"\x00" * 50)


def test_a_damaged_backup_replaces_nothing(store: Store, backup: Backup) -> None:
    spoil(backup.path)
    with pytest.raises(Damaged):
        restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert people(store.path) == 5


@pytest.mark.parametrize("step", range(3))
def test_a_full_disk_at_any_copy_changes_nothing(
    store: Store, backup: Backup, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    copy, done = restoring._copy_through, []

    def full(source: Path, target: Path) -> None:
        done.append(source)
        if len(done) > step:
            raise OSError(28, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(restoring, "_copy_through", full)
    if step < 2:
        with pytest.raises(Problem, match="no room"):
            restore(store.path, backup, KEYS, backup.path.parent, NOW)
        assert people(store.path) == 5
    else:
        restore(store.path, backup, KEYS, backup.path.parent, NOW)
        assert people(store.path) == 3
    assert not store.path.with_name(store.path.name + ".new").exists()


class Killed(BaseException):
    """The program ends at once."""


def test_what_is_put_aside_is_no_backup_before_it_is_whole(
    store: Store, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = []

    def half(source: Path, target: Path) -> None:
        copies.append(target)
        target.write_bytes(source.read_bytes()[: 9000 if len(copies) == 2 else None])
        if len(copies) == 2:
            raise Killed

    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(Killed):
        restore(store.path, backup, KEYS, backup.path.parent, NOW)
    shelf = Shelf(backup.path.parent, store.path, KEYS.file_id)
    assert shelf.all() == [backup]
    assert people(store.path) == 5


def test_one_looks_inside_before_going_back(backup: Backup) -> None:
    before = backup.path.read_bytes()
    found = look_inside(backup.path, KEYS)
    assert (found.people, found.boards, found.meetings, found.claims) == (3, 0, 0, 0)
    assert found.last_label == "Three"
    assert found.last_at is not None
    assert backup.path.read_bytes() == before


@pytest.mark.parametrize(
    "look", [lambda backup: look_inside(backup.path, KEYS), lambda backup: drill(backup, KEYS)]
)
def test_a_backup_that_cannot_be_read_says_so(backup: Backup, look: Callable[[Backup], object]) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:200])
    with pytest.raises(Damaged):
        look(backup)


def test_a_drill_goes_all_the_way_back_and_leaves_nothing(backup: Backup) -> None:
    before = sorted(backup.path.parent.iterdir())
    assert drill(backup, KEYS).inside.people == 3
    assert sorted(backup.path.parent.iterdir()) == before


def test_a_drill_without_room_is_said(backup: Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(inside.shutil, "copyfile", full)  # type: ignore[attr-defined]
    with pytest.raises(Problem, match="no room"):
        drill(backup, KEYS)


def test_passwords_stay_those_of_today_and_the_history_is_whole(
    store: Store, backup: Backup, actor: Actor
) -> None:
    vault = Vault.beside(store.path)
    vault.keep_password(actor.staff_user_id, actor.name, "a newer one", KEYS, WEAK)
    restore(store.path, backup, KEYS, backup.path.parent, NOW)
    restored = Vault.beside(store.path)
    keys = restored.unlock(actor.staff_user_id, "a newer one")
    with registers.open_register(store.path, keys) as back:
        assert restored.anchor == back.read(actor, lambda work: chain.head(work.session))


@pytest.mark.parametrize("lost", [True, False])
def test_keys_that_are_gone_or_lead_elsewhere_come_back_with_the_backup(
    store: Store,
    backup: Backup,
    actor: Actor,
    lost: bool,  # noqa: FBT001
) -> None:
    beside = Vault.beside(store.path).path
    beside.unlink()
    beside.with_name(beside.name + ".bak").unlink()
    if not lost:
        newer = KEYS.renewed()
        Vault.make(store.path, newer).keep_password(actor.staff_user_id, actor.name, "another", newer, WEAK)
    restore(store.path, backup, KEYS, backup.path.parent, NOW)
    assert Vault.beside(store.path).unlock(actor.staff_user_id, PASSWORD) == KEYS
