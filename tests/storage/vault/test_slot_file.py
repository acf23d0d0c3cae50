"""The slot file on the disk: found again, whole, and never half written."""

import contextlib
import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.domain.journal_chain import Anchor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import register_file
from coprod_desktop.storage.vault import contents, safe_file, slot_file
from coprod_desktop.storage.vault.finding import OtherRegister
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.slot_file import KeysDamaged, KeysMissing
from coprod_desktop.storage.vault.strength import Strength
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK
from tests.storage.vault.vaults import JO, JO_WORDS, KIM, KIM_WORDS, a_register, a_vault, keys_for_all


@pytest.fixture
def register(vault: Vault) -> Path:
    """The register the vault lies beside."""
    return vault.path.with_name("Marlow Vale.coprod")


def rewritten(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a slot file as someone who knows how its checksum is made, in both copies."""
    plain = json.loads(path.read_bytes())
    change(plain)
    plain["checksum"] = contents._checksum(plain)
    for one in (path, slot_file.twin(path)):
        one.write_text(json.dumps(plain), encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_it(vault: Vault) -> None:
    for path in (vault.path, slot_file.twin(vault.path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_both_copies_say_the_same_and_nothing_else_is_left(vault: Vault, register: Path) -> None:
    twin = slot_file.twin(vault.path)
    assert vault.path.read_bytes() == twin.read_bytes()
    assert set(register.parent.iterdir()) == {register, vault.path, twin}


@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "spoiled"])
def test_the_second_copy_stands_in_and_the_next_change_mends_the_first(
    vault: Vault, keys: Keys, register: Path, harm: str
) -> None:
    raw = vault.path.read_bytes()
    vault.path.unlink()
    if harm != "gone":
        vault.path.write_bytes({"empty": b"", "cut": raw[:-40], "spoiled": raw.replace(b"a", b"b")}[harm])
    found = Vault.beside(register)
    assert found.from_backup
    assert found.unlock(JO, JO_WORDS) == keys
    found.rename(JO, "Jo Fielding")
    mended = Vault.beside(register)
    assert not mended.from_backup
    assert mended.staff[0].name == "Jo Fielding"
    kept = vault.path.with_name(vault.path.name + ".damaged")
    assert kept.exists() is (harm != "gone")


def test_a_second_copy_that_was_lost_is_made_again(vault: Vault, register: Path) -> None:
    twin = slot_file.twin(vault.path)
    twin.write_bytes(b"not keys")
    vault.rename(JO, "Jo Fielding")
    assert twin.read_bytes() == vault.path.read_bytes()
    twin.unlink()
    Vault.beside(register).rename(JO, "Jo Tester")
    assert twin.read_bytes() == vault.path.read_bytes()


def test_a_second_copy_is_whole_before_the_first_is_touched(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin, before, real = slot_file.twin(vault.path), vault.path.read_bytes(), safe_file.write
    twin.write_bytes(b"half of a fi")
    seen = []

    def watched(raw: bytes, path: Path, *followers: Path) -> None:
        if path == vault.path:
            seen.append(twin.read_bytes())
        real(raw, path, *followers)

    monkeypatch.setattr(safe_file, "write", watched)
    vault.rename(JO, "Jo Fielding")
    assert seen == [before]


def test_both_copies_gone_or_damaged_is_said_with_what_to_do(vault: Vault, register: Path) -> None:
    for path in (vault.path, slot_file.twin(vault.path)):
        path.write_bytes(b"{}")
    with pytest.raises(KeysDamaged, match="newest backup"):
        Vault.beside(register)
    for path in (vault.path, slot_file.twin(vault.path)):
        path.unlink()
    with pytest.raises(KeysMissing, match="every backup holds a copy"):
        Vault.beside(register)


def test_a_renamed_register_finds_its_keys(vault: Vault, keys: Keys, register: Path) -> None:
    renamed = register.rename(register.with_name("Renamed.coprod"))
    found = Vault.beside(renamed)
    assert found.path == vault.path
    assert found.unlock(JO, JO_WORDS) == keys
    vault.path.unlink()
    assert Vault.beside(renamed).unlock(JO, JO_WORDS) == keys


def test_a_register_under_the_name_of_another_finds_its_own_keys(tmp_path: Path, keys: Keys) -> None:
    a_vault(tmp_path, keys_for_all())
    Vault.make(tmp_path / "other.coprod", keys).keep_password(JO, "Jo", JO_WORDS, keys, WEAK)
    taken = a_register(tmp_path, keys)
    assert Vault.beside(taken).unlock(JO, JO_WORDS) == keys


@pytest.mark.parametrize("left", [None, b"", bytes(5000), b"%PDF-1.7 and more", b"Name;Town\nAmara;Bala\n"])
def test_keys_are_found_by_name_for_a_register_that_is_gone_or_destroyed(
    vault: Vault, register: Path, left: bytes | None
) -> None:
    register.unlink()
    if left is not None:
        register.write_bytes(left)
    assert Vault.beside(register).file_id == vault.file_id


def test_backups_of_its_name_tell_a_destroyed_beginning_from_another_register_s_keys(
    vault: Vault, register: Path
) -> None:
    folder = register_file.backups_beside(register)
    folder.mkdir()
    ours, theirs = register.read_bytes(), b"\x8f" * 16 + register.read_bytes()[16:]
    register.write_bytes(theirs)
    (folder / "one.coprod").write_bytes(theirs)
    (folder / "two.coprod").write_bytes(b"")
    with pytest.raises(OtherRegister):
        Vault.beside(register)
    (folder / "three.coprod").write_bytes(ours)
    assert Vault.beside(register).file_id == vault.file_id


def test_another_register_s_keys_are_refused_and_a_damaged_beginning_is_thought_of(
    vault: Vault, register: Path
) -> None:
    before = vault.path.read_bytes()
    register.write_bytes(b"\x8f" * 16 + register.read_bytes()[16:])
    with pytest.raises(OtherRegister, match=r"another register, or the beginning .* is damaged"):
        Vault.beside(register)
    assert vault.path.read_bytes() == before


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"SQLite format 3\x00 and more", "not a Coprod register"),
        (b"", "not a Coprod register"),
        (b"fifteen bytes..", "not a Coprod register"),
    ],
)
def test_what_is_no_encrypted_register_is_refused(tmp_path: Path, head: bytes, words: str) -> None:
    path = tmp_path / "a.coprod"
    path.write_bytes(head)
    with pytest.raises(Problem, match=words):
        Vault.beside(path)
    assert path.read_bytes() == head


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder"):
        Vault.beside(tmp_path)
    with pytest.raises(Problem, match="no register at that place"):
        Vault.beside(tmp_path / "none.coprod")


def test_a_register_that_may_not_be_read_is_said_so(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_asked: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(Problem, match="cannot be read"):
        Vault.beside(register)
    with pytest.raises(Problem, match=r"key file .* cannot be read"):
        slot_file.load(slot_file.beside(register))
    monkeypatch.setattr(register_file, "file_id", lambda _path: bytes(16))
    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(Problem, match=r"key file .* cannot be read"):
        Vault.beside(register)


def test_a_newer_program_s_file_is_refused_and_stays_as_it_was(vault: Vault, register: Path) -> None:
    rewritten(vault.path, lambda plain: plain.update(version=2, slots="something else"))
    before = vault.path.read_bytes()
    with pytest.raises(Problem, match="newer version of the program"):
        Vault.beside(register)
    with pytest.raises(Problem, match="newer version of the program"):
        vault.rename(JO, "Jo Fielding")
    assert vault.path.read_bytes() == slot_file.twin(vault.path).read_bytes() == before


def test_what_a_later_program_added_is_kept(vault: Vault, keys: Keys, register: Path) -> None:
    strange = {"kind": "badge", "sealed_as": 1, "box": "??"}
    stranger = {"kind": "staff", "sealed_as": 2, "box": "??"}

    def add(plain: dict[str, Any]) -> None:
        plain["since"] = {"a": [1, 2.5, None]}
        plain["slots"][0]["colour"] = "green"
        plain["slots"] += [strange, stranger]

    rewritten(vault.path, add)
    found = Vault.beside(register)
    found.rename(JO, "Jo Fielding")
    found.keep_password(KIM, "Kim Tester", "new words", keys.with_finance(None), WEAK)
    plain = json.loads(vault.path.read_bytes())
    assert plain["since"] == {"a": [1, 2.5, None]}
    assert [slot.get("colour") for slot in plain["slots"]] == ["green", None, None, None]
    assert plain["slots"][2:] == [strange, stranger]
    assert Vault.beside(register).unlock(JO, JO_WORDS) == keys


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 9),
        ("passes", 2),
        ("opens_bank", False),
        ("staff_user_id", 103),
        ("at", "2020-01-01T00:00:00+00:00"),
        ("mark", "00" * 8),
        ("salt", "00" * 16),
        ("nonce", "00" * 24),
        ("box", "00" * 80),
        ("box", ""),
    ],
)
def test_no_word_of_a_slot_can_be_changed_unnoticed(
    vault: Vault, register: Path, field: str, value: object
) -> None:
    rewritten(vault.path, lambda plain: plain["slots"][0].update({field: value}))
    with pytest.raises(WrongPassword):
        Vault.beside(register).unlock(103 if field == "staff_user_id" else JO, JO_WORDS)


def test_a_slot_cannot_be_carried_to_another_register(tmp_path: Path, vault: Vault) -> None:
    other = keys_for_all()
    (tmp_path / "other").mkdir()
    register = a_register(tmp_path / "other", other)
    there = Vault.make(register, other)
    there.keep_password(JO, "Jo", "other words", other, WEAK)
    slots = json.loads(vault.path.read_bytes())["slots"]
    rewritten(there.path, lambda plain: plain.update(slots=slots))
    with pytest.raises(WrongPassword):
        Vault.beside(register).unlock(JO, JO_WORDS)


@pytest.mark.parametrize(("memory", "passes"), [(1 << 62, 3), (8, 10_000), (0, 0), (-1, 1)])
def test_absurd_figures_in_one_slot_hurt_nobody_else(
    vault: Vault, keys: Keys, register: Path, memory: int, passes: int
) -> None:
    rewritten(vault.path, lambda plain: plain["slots"][0].update(memory_kib=memory, passes=passes))
    found = Vault.beside(register)
    with pytest.raises(Problem, match="never writes"):
        found.unlock(JO, JO_WORDS)
    assert found.unlock(KIM, KIM_WORDS) == keys.with_finance(None)


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.update(version=0),
        lambda plain: plain.update(version=True),
        lambda plain: plain.update(file_id="00"),
        lambda plain: plain.update(slots={}),
        lambda plain: plain.update(slots=[7]),
        lambda plain: plain["slots"][0].pop("name"),
        lambda plain: plain["slots"][0].update(memory_kib="8"),
        lambda plain: plain["slots"][0].update(at="yesterday"),
        lambda plain: plain["slots"][0].update(at="2026-11-22T12:00:00"),
        lambda plain: plain["slots"][0].update(at="0001-01-01T00:00:00+23:59"),
        lambda plain: plain["slots"][0].update(salt="zz"),
        lambda plain: plain.update(pending={"mark": "00" * 8, "others": "step", "at": "", "slots": []}),
        lambda plain: plain.update(anchor={"sequence": 1, "count": 1, "mac": "00"}),
        lambda plain: plain.update(generation=1.0),
    ],
)
def test_a_file_whose_fields_make_no_sense_is_damaged(
    vault: Vault, register: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    rewritten(vault.path, change)
    with pytest.raises(KeysDamaged):
        Vault.beside(register)


@pytest.mark.parametrize("raw", [b"[" * 100_000, b"1" * 100_000, b"\xff\xfe", b"null", b'{"a": NaN}', b"{"])
def test_bytes_that_are_no_slot_file_are_damaged(vault: Vault, register: Path, raw: bytes) -> None:
    for path in (vault.path, slot_file.twin(vault.path)):
        path.write_bytes(raw)
    with pytest.raises(KeysDamaged):
        Vault.beside(register)


CALLS = ["unlink", "open", "write", "fsync", "replace"]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("time", range(3))
def test_a_full_disk_at_any_step_leaves_the_old_password_or_the_new_one(
    vault: Vault,
    keys: Keys,
    register: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: int,
    call: str,
    time: int,
) -> None:
    slot_file.twin(vault.path).unlink()  # so that it is made first, which is one more step to fail in
    changed = False
    with monkeypatch.context() as patch:
        _fail(patch, call, time, fault)
        with contextlib.suppress(Problem):
            vault.keep_password(JO, "Jo Tester", "new words", keys, WEAK)
            changed = True
    after = Vault.beside(register)
    assert after.unlock(JO, "new words" if changed else JO_WORDS) == keys
    with pytest.raises(WrongPassword):
        after.unlock(JO, JO_WORDS if changed else "new words")
    assert vault.unlock(JO, "new words" if changed else JO_WORDS) == keys
    vault.keep_password(JO, "Jo Tester", "once more", keys, WEAK)
    assert Vault.beside(register).unlock(JO, "once more") == keys


def _fail(patch: pytest.MonkeyPatch, call: str, time: int, fault: int) -> None:
    """Let the call fail from its ``time``-th use on."""
    uses = iter(range(1000))
    of: Any = Path if call in ("unlink", "replace") else os
    real = getattr(of, "fdopen" if call == "write" else call)

    def failing(*asked: Any, **more: Any) -> Any:
        if next(uses) >= time:
            raise OSError(fault, "no")
        return real(*asked, **more)

    patch.setattr(of, "fdopen" if call == "write" else call, failing)


def test_a_full_disk_says_so_and_what_to_do(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, "fsync", 0, errno.ENOSPC)
    with pytest.raises(Problem, match="disk is full"):
        vault.rename(JO, "x")
    monkeypatch.undo()
    _fail(monkeypatch, "fsync", 0, errno.EROFS)
    with pytest.raises(Problem, match="could not be written"):
        vault.rename(JO, "x")


def test_a_new_register_whose_keys_cannot_be_written_leaves_nothing(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.make(tmp_path / "new.coprod", keys)
    _fail(monkeypatch, "fsync", 1, errno.ENOSPC)
    with pytest.raises(Problem, match="disk is full"):
        vault.keep_password(JO, "Jo", JO_WORDS, keys, WEAK)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    vault.keep_password(JO, "Jo", JO_WORDS, keys, WEAK)
    assert vault.unlock(JO, JO_WORDS) == keys


def test_another_program_that_is_writing_is_waited_for_but_not_for_ever(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_file, "_PATIENCE", 0.05)
    with safe_file.alone(vault.path), pytest.raises(Problem, match="Another program is changing the keys"):
        vault.rename(JO, "x")
    vault.rename(JO, "Jo Fielding")
    assert vault.staff[0].name == "Jo Fielding"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks in another way")
def test_a_network_folder_without_locks_is_written_to_all_the_same(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def unknown(*_asked: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", unknown)
    vault.rename(JO, "Jo Fielding")
    assert vault.staff[0].name == "Jo Fielding"


def test_a_copy_opens_a_backup_with_the_same_passwords(vault: Vault, keys: Keys, tmp_path: Path) -> None:
    code = vault.new_recovery(keys, "Jo", WEAK)
    (tmp_path / "backups").mkdir()
    backup = a_register(tmp_path / "backups", keys, "2026-11-22.coprod")
    vault.copy_to(backup)
    vault.copy_to(backup)
    copied = Vault.beside(backup)
    assert copied.unlock(KIM, KIM_WORDS) == keys.with_finance(None)
    assert copied.unlock_with_code(code) == keys
    assert copied.staff == vault.staff
    with pytest.raises(Problem, match="could not be written"):
        vault.copy_to(tmp_path / "nowhere" / "a.coprod")


def test_a_copy_made_while_keys_are_being_changed_opens_under_either(
    vault: Vault, keys: Keys, tmp_path: Path
) -> None:
    new = keys.renewed()
    vault.begin_rekey(JO, JO_WORDS, new, Others.STEP, WEAK)
    (tmp_path / "backups").mkdir()
    backup = a_register(tmp_path / "backups", keys)
    vault.copy_to(backup)
    copied = Vault.beside(backup)
    assert copied.candidates(copied.unlock(JO, JO_WORDS)) == (new, keys)


def test_an_anchor_comes_back(vault: Vault, register: Path) -> None:
    assert vault.anchor is None
    anchor = Anchor(sequence=1204, count=1198, mac=b"\x5c" * 32)
    vault.keep_anchor(anchor)
    before = vault.path.read_bytes()
    vault.keep_anchor(anchor)
    assert vault.path.read_bytes() == before
    assert Vault.beside(register).anchor == anchor


def test_a_slot_sealed_with_another_strength_is_no_other_slot(vault: Vault, keys: Keys) -> None:
    vault.keep_password(JO, "Jo Tester", JO_WORDS, keys, Strength(64, 2))
    assert vault.unlock(JO, JO_WORDS) == keys


def test_unlocking_goes_on_while_the_drive_is_away(vault: Vault, keys: Keys) -> None:
    vault.path.unlink()
    slot_file.twin(vault.path).unlink()
    assert vault.unlock(JO, JO_WORDS) == keys
    with pytest.raises(KeysMissing):
        vault.rename(JO, "x")


def test_keys_of_another_register_put_in_their_place_are_not_written_to(
    vault: Vault, keys: Keys, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = a_vault(tmp_path / "other", keys_for_all())
    vault.path.write_bytes(other.path.read_bytes())
    with pytest.raises(Problem, match="older or another one"):
        vault.rename(JO, "x")
    assert vault.unlock(JO, JO_WORDS) == keys
    assert vault.path.read_bytes() == other.path.read_bytes()


def test_replacing_the_generation_alone_is_noticed(vault: Vault, register: Path) -> None:
    found = Vault.beside(register)
    same = replace(found._contents, generation=0)
    vault.path.write_bytes(same.written())
    with pytest.raises(Problem, match="older or another one"):
        vault.rename(JO, "x")
