"""From a right password to an open register: checked, held, looked at, or refused - and nothing lost either way."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import migrate, registers
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import Manner, connect
from coprod_desktop.storage.opening import checks, looking, place
from coprod_desktop.storage.opening.held import InUse
from coprod_desktop.storage.opening.opened import OnlyLooking, Swapped
from tests.builders import KEYS, a_board, a_person

PAGE = 4096


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def people(store: Store) -> int:
    counted = select(func.count()).select_from(Person)
    return store.read(registers.sign_in(store), lambda work: work.session.scalar(counted)) or 0


@pytest.fixture
def made(store: Store, actor: Actor) -> Path:
    """A closed register with fifty people in it."""
    store.write(actor, "People", lambda work: [work.add(a_person(f"Amara Quill {n}")) for n in range(50)])
    store.close()
    return store.path


def test_an_open_register_is_refused_to_a_second_and_may_be_looked_at(made: Path) -> None:
    with registers.open_register(made, KEYS) as first:
        with pytest.raises(InUse):
            registers.open_register(made, KEYS)
        first.write(registers.sign_in(first), "Add", lambda work: work.add(a_person("Late Arrival")))
        with registers.open_register(made, KEYS, only_look=True) as second:
            assert people(second) == people(first) == 51  # what stands only in the log is seen too
            with pytest.raises(OnlyLooking):
                second.write(registers.sign_in(second), "Add", lambda work: work.add(a_person()))
            look = second.opened.look
            assert look is not None
            assert look.folder is not None
        assert not look.folder.exists()
    assert not made.with_name(made.name + "-open").exists()


def test_looking_leaves_everything_as_it_was(made: Path) -> None:
    before = everything(made.parent)
    with registers.open_register(made, KEYS, only_look=True) as store:
        assert people(store) == 50
        assert store.opened.manner is Manner.UNCHANGING
    assert everything(made.parent) == before


def test_a_folder_where_nothing_can_be_written_is_looked_at(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens = Path.open

    def refuse(path: Path, mode: str = "r", *args: object, **kw: object) -> object:
        if "+" in mode:
            raise PermissionError
        return opens(path, mode, *args, **kw)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with registers.open_register(made, KEYS) as store:
        assert store.opened.only_looking


def test_a_lock_left_in_a_folder_where_nothing_can_be_made_does_not_mislead(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.with_name(made.name + "-open").write_text('{"who": "Jo"}')
    monkeypatch.setattr(os, "access", lambda path, _how: Path(path) != made.parent)
    with registers.open_register(made, KEYS) as store:
        assert store.opened.only_looking


def test_an_older_register_cannot_only_be_looked_at(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "_known", lambda: [migrate.version(made, KEYS), "9999"])
    with pytest.raises(Problem, match="older version"):
        registers.open_register(made, KEYS, only_look=True)


def test_a_copy_that_changes_while_it_is_made_is_made_again(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.with_name(made.name + "-wal").write_bytes(b"something")
    stamps = iter([(1, 1), (1, 2), None, (2, 1), (1, 2), None])
    monkeypatch.setattr(looking, "_stamp", lambda _path: next(stamps, None))
    monkeypatch.setattr(
        shutil, "copyfile", lambda source, target: Path(target).write_bytes(source.read_bytes())
    )
    with pytest.raises(Damaged):
        looking.look(made, KEYS)


def test_a_full_disk_is_said_when_a_copy_is_needed(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    made.with_name(made.name + "-wal").write_bytes(b"something")
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Problem, match="could not be copied"):
        looking.look(made, KEYS)


def test_after_an_unclean_end_everything_is_checked(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Path] = []
    monkeypatch.setattr(checks, "thorough", lambda path, _keys, _manner: checked.append(path))
    registers.open_register(made, KEYS).close()
    assert checked == []
    made.with_name(made.name + "-open").write_text('{"who": "Jo"}')
    with registers.open_register(made, KEYS) as store:
        assert store.opened.unclean
    assert checked == [made]


def killed_with_a_log(made: Path, folder: Path) -> Path:
    """The register as it lies there when the power goes in the middle of work: the last change stands in its log alone."""
    with closing(connect(made, KEYS)) as connection:
        connection.execute("UPDATE person SET town = 'Rhyl'")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{made}{ending}", f"{folder / 'killed'}{ending}")
    return folder / "killed"


def test_a_page_half_moved_out_of_the_log_is_no_damage(made: Path, tmp_path: Path) -> None:
    """When the power goes while the log is moved into the file, its pages are torn there - and whole in the log."""
    killed = killed_with_a_log(made, tmp_path)
    frame = (tmp_path / "killed-wal").read_bytes()[32:]
    page = int.from_bytes(frame[:4])
    with killed.open("r+b") as stream:
        stream.seek((page - 1) * PAGE + PAGE // 2)
        stream.write(bytes(PAGE // 2))
    checks.thorough(killed, KEYS)  # read only, as a copy is that is looked at
    with registers.open_register(killed, KEYS) as store:
        assert store.opened.unclean
        assert people(store) == 50
    checks.thorough(killed, KEYS)


def killed_with_a_journal(made: Path, folder: Path) -> Path:
    """On a drive that may go away: what was being changed stands in the file by half, what it was in a journal."""
    killed = folder / "killed"
    with closing(connect(made, KEYS, Manner.CAREFUL)) as connection:
        connection.execute("PRAGMA cache_size=1")  # so that changes reach the file before they are kept
        connection.execute("BEGIN")
        connection.execute("UPDATE person SET town = 'Rhyl', note = hex(randomblob(2000))")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{made}{ending}", f"{killed}{ending}")
    return killed


def test_a_change_cut_short_is_not_looked_at(made: Path, tmp_path: Path) -> None:
    killed = killed_with_a_journal(made, tmp_path)
    before = everything(tmp_path)
    with registers.open_register(killed, KEYS, only_look=True) as store:
        actor = registers.sign_in(store)
        towns = store.read(actor, lambda work: set(work.session.scalars(select(col(Person.town)))))
        assert (people(store), towns) == (50, {""})
    assert everything(tmp_path) == before


def test_keys_are_tried_on_a_register_that_was_left_in_the_middle_of_a_change(
    made: Path, tmp_path: Path
) -> None:
    killed = killed_with_a_journal(made, tmp_path)
    assert not registers.opens(killed, KEYS.renewed())
    assert registers.opens(killed, KEYS)
    with registers.open_register(killed, KEYS) as store:
        assert people(store) == 50


def test_damage_found_then_is_found_again_next_time(made: Path) -> None:
    spoil(made, 40 * PAGE + 100)
    made.with_name(made.name + "-open").write_text('{"who": "Jo"}')
    for _time in range(2):
        with pytest.raises(Damaged):
            registers.open_register(made, KEYS)


def spoil(path: Path, at: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte[0] ^ 1]))


@pytest.mark.parametrize("seed", range(12))
def test_one_bit_changed_anywhere_is_noticed(made: Path, seed: int) -> None:
    spoil(made, random.Random(seed).randrange(16, made.stat().st_size))  # noqa: S311 - the same bit every time
    with pytest.raises(Damaged) as caught:
        checks.thorough(made, KEYS)
    assert "Amara" not in "".join(caught.value.findings)


def test_a_register_that_cannot_say_of_which_version_it_is_is_damaged_and_not_newer(made: Path) -> None:
    with closing(connect(made, KEYS)) as connection:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'"
        page = connection.execute(where).fetchone()[0]
    spoil(made, (page - 1) * PAGE + 700)
    with pytest.raises(Damaged):
        registers.open_register(made, KEYS)


def test_a_damaged_first_page_is_damage_and_not_a_wrong_key(made: Path) -> None:
    spoil(made, 2000)
    with pytest.raises(Damaged):
        registers.open_register(made, KEYS)
    assert not registers.opens(made, KEYS)


def test_a_file_cut_short_is_noticed(made: Path) -> None:
    with made.open("r+b") as stream:
        stream.truncate(made.stat().st_size - PAGE)
    with pytest.raises(Damaged):
        checks.thorough(made, KEYS)


def test_a_sound_register_passes_every_check(made: Path) -> None:
    checks.thorough(made, KEYS)
    checks.quick(made, KEYS)
    assert registers.opens(made, KEYS)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE staff_role SET staff_user_id = 5",
        "UPDATE journal_entry SET group_id = 999999",
    ],
)
def test_rows_that_do_not_fit_together_are_noticed(made: Path, statement: str) -> None:
    with closing(connect(made, KEYS)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)
    with pytest.raises(Damaged):
        checks.thorough(made, KEYS)


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.coprod"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


@pytest.mark.parametrize("happen", [moved, replaced])
def test_a_file_moved_or_replaced_while_open_is_not_written_to(
    made: Path, happen: Callable[[Path], None]
) -> None:
    with registers.open_register(made, KEYS) as store:
        actor = registers.sign_in(store)
        happen(made)
        with pytest.raises(Swapped):
            store.write(actor, "Add", lambda work: work.add(a_board()))


def test_a_stick_is_written_without_a_log_beside_the_file(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_STICKS", (str(made.parent),))
    with registers.open_register(made, KEYS) as store:
        actor = registers.sign_in(store)
        store.write(actor, "Add", lambda work: work.add(a_board()))
        assert store.opened.manner is Manner.CAREFUL
        assert not made.with_name(made.name + "-wal").exists()
    with registers.open_register(made, KEYS) as store:
        assert people(store) == 50


def test_a_closed_register_has_dropped_its_keys(made: Path) -> None:
    store = registers.open_register(made, KEYS)
    store.close()
    with pytest.raises(RuntimeError):
        _ = store.keys


def test_what_was_kept_since_opening_is_known(made: Path) -> None:
    with registers.open_register(made, KEYS) as store:
        assert not store.changed
        store.write(registers.sign_in(store), "Add", lambda work: work.add(a_board()))
        assert store.changed


def test_after_an_unclean_end_a_backup_is_due(made: Path) -> None:
    registers.leave_unclean(made)
    with registers.open_register(made, KEYS) as store:
        assert store.changed
