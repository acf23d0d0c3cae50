"""Who can open a register, and how that changes."""

import subprocess
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Conflict, Gone, Problem
from coprod_desktop.storage import register_file
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword, prepared
from coprod_desktop.storage.vault.vault import Vault
from tests import network
from tests.builders import WEAK
from tests.storage.vault.vaults import JO, JO_WORDS, KIM, KIM_WORDS, a_register, a_vault, keys_for_all

ROOT = Path(__file__).parents[3]


def test_a_password_opens_what_its_owner_may_open(vault: Vault, keys: Keys) -> None:
    assert vault.unlock(JO, JO_WORDS) == keys
    assert vault.unlock(KIM, KIM_WORDS) == keys.with_finance(None)
    assert [(one.staff_user_id, one.name, one.opens_bank) for one in vault.staff] == [
        (JO, "Jo Tester", True),
        (KIM, "Kim Tester", False),
    ]


def test_keys_are_the_same_when_read_from_the_disk(vault: Vault, keys: Keys, tmp_path: Path) -> None:
    again = Vault.beside(tmp_path / "Marlow Vale.coprod")
    assert again.path == vault.path
    assert again.staff == vault.staff
    assert again.unlock(JO, JO_WORDS) == keys
    assert again.holds(keys)
    assert not again.holds(keys.renewed())
    assert not again.from_backup


@pytest.mark.parametrize("wrong", [JO_WORDS + " ", JO_WORDS.upper(), KIM_WORDS, "x"])
def test_a_wrong_password_opens_nothing(vault: Vault, wrong: str) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock(JO, wrong)


def test_another_staff_user_s_password_is_wrong_and_a_stranger_has_none(vault: Vault) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock(KIM, JO_WORDS)
    with pytest.raises(Problem, match="no password for this register"):
        vault.unlock(99, JO_WORDS)


def test_spaces_at_the_end_count(vault: Vault) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock(KIM, KIM_WORDS.strip())


def test_an_empty_password_and_an_endless_one_are_refused_and_nothing_changes(
    vault: Vault, keys: Keys
) -> None:
    before = vault.path.read_bytes()
    with pytest.raises(Problem, match="Type the password"):
        vault.keep_password(JO, "Jo", "", keys, WEAK)
    with pytest.raises(Problem, match="longer than"):
        vault.keep_password(JO, "Jo", "x" * 1025, keys, WEAK)
    assert vault.path.read_bytes() == before
    vault.keep_password(JO, "Jo", "x" * 1024, keys, WEAK)
    assert vault.unlock(JO, "x" * 1024) == keys


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_composed_by_another_system_are_the_same_letters(
    vault: Vault, keys: Keys, form: Literal["NFC", "NFD"]
) -> None:
    vault.keep_password(JO, "Jo", "tŷ bach â tô", keys, WEAK)
    assert vault.unlock(JO, unicodedata.normalize(form, "tŷ bach â tô")) == keys


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=1024))
def test_any_password_can_be_prepared_the_same_way_twice(password: str) -> None:
    try:
        once = prepared(password)
    except Problem:
        assert len(unicodedata.normalize("NFKC", password)) > 1024
    else:
        assert prepared(unicodedata.normalize("NFD", password)) == prepared(
            unicodedata.normalize("NFC", password)
        )
        assert once


@settings(max_examples=25, deadline=None)
@given(password=st.text(min_size=1, max_size=60), name=st.text(max_size=40), staff=st.integers(0, 2**63 - 1))
def test_every_password_and_name_come_back(
    tmp_path_factory: pytest.TempPathFactory, password: str, name: str, staff: int
) -> None:
    keys = keys_for_all()
    register = a_register(tmp_path_factory.mktemp("register"), keys)
    Vault.make(register, keys).keep_password(staff, name, password, keys, WEAK)
    vault = Vault.beside(register)
    assert vault.unlock(staff, password) == keys
    assert vault.staff[0].name == name


def test_changing_a_password_ends_the_old_one_on_both_copies(
    vault: Vault, keys: Keys, tmp_path: Path
) -> None:
    vault.keep_password(JO, "Jo Tester", "new words entirely", keys, WEAK)
    vault.path.unlink()
    again = Vault.beside(tmp_path / "Marlow Vale.coprod")
    assert again.from_backup
    with pytest.raises(WrongPassword):
        again.unlock(JO, JO_WORDS)
    assert again.unlock(JO, "new words entirely") == keys
    assert again.unlock(KIM, KIM_WORDS) == keys.with_finance(None)


def test_a_staff_user_can_be_renamed_without_a_password(vault: Vault, keys: Keys) -> None:
    vault.rename(KIM, "Kim Fielding")
    assert [one.name for one in vault.staff] == ["Jo Tester", "Kim Fielding"]
    assert vault.unlock(KIM, KIM_WORDS) == keys.with_finance(None)


def test_a_staff_user_can_be_removed_but_never_the_last(vault: Vault, keys: Keys) -> None:
    vault.remove(JO)
    with pytest.raises(Gone):
        vault.remove(JO)
    with pytest.raises(Problem, match="last staff user"):
        vault.remove(KIM)
    assert vault.unlock(KIM, KIM_WORDS) == keys.with_finance(None)
    with pytest.raises(Problem, match="no password"):
        vault.unlock(JO, JO_WORDS)


def test_nothing_is_written_until_the_first_password_is_kept(tmp_path: Path, keys: Keys) -> None:
    vault = Vault.make(tmp_path / "new.coprod", keys)
    assert list(tmp_path.iterdir()) == []
    assert vault.staff == ()
    assert vault.file_id == keys.file_id
    vault.keep_password(JO, "Jo", JO_WORDS, keys, WEAK)
    assert {path.name for path in tmp_path.iterdir()} == {"new.coprod-keys", "new.coprod-keys.bak"}


def test_a_new_register_never_takes_the_place_of_another_s_keys(tmp_path: Path, keys: Keys) -> None:
    early = Vault.make(tmp_path / "Marlow Vale.coprod", keys)
    other = a_vault(tmp_path, keys_for_all())
    before = other.path.read_bytes()
    with pytest.raises(Problem, match="keys of another register"):
        early.keep_password(JO, "Jo", JO_WORDS, keys, WEAK)
    with pytest.raises(Problem, match="keys of another register"):
        Vault.make(tmp_path / "Marlow Vale.coprod", keys)
    assert other.path.read_bytes() == before


def test_two_programs_keep_each_other_s_slots(vault: Vault, keys: Keys, tmp_path: Path) -> None:
    other = Vault.beside(tmp_path / "Marlow Vale.coprod")
    vault.keep_password(JO, "Jo Tester", "from the first", keys, WEAK)
    other.keep_password(103, "Lee", "from the second", keys, WEAK)
    assert other.unlock(JO, "from the first") == keys
    assert vault.unlock(103, "from the second") == keys
    assert [one.staff_user_id for one in vault.staff] == [KIM, JO, 103]


def test_a_key_file_put_back_to_an_older_state_is_not_built_upon(vault: Vault, keys: Keys) -> None:
    older = vault.path.read_bytes()
    vault.keep_password(JO, "Jo Tester", "new words", keys, WEAK)
    vault.path.write_bytes(older)
    with pytest.raises(Problem, match="replaced by an older or another one"):
        vault.remove(KIM)
    assert vault.path.read_bytes() == older


def test_keys_from_before_a_change_elsewhere_are_not_wrapped(vault: Vault, keys: Keys) -> None:
    with pytest.raises(Conflict):
        vault.keep_password(JO, "Jo", JO_WORDS, keys.renewed(), WEAK)
    with pytest.raises(ValueError, match="another register"):
        vault.keep_password(JO, "Jo", JO_WORDS, keys_for_all(), WEAK)


def test_keys_show_nothing_of_themselves(keys: Keys) -> None:
    assert repr(keys) == str(keys) == "Keys(not shown)"
    assert keys.data.hex() not in repr([keys])


@pytest.mark.parametrize(("file_id", "data", "finance"), [(15, 32, None), (16, 31, None), (16, 32, 31)])
def test_keys_of_another_length_are_a_fault_of_ours(file_id: int, data: int, finance: int | None) -> None:
    with pytest.raises(ValueError, match="length"):
        Keys(bytes(file_id), bytes(data), None if finance is None else bytes(finance))


def test_the_unlock_window_can_have_a_vault_without_the_heavy_parts() -> None:
    code = (
        "import sys, coprod_desktop.storage.vault.vault\n"
        "heavy = ('sqlmodel', 'sqlalchemy', 'keyring', 'reportlab', 'babel', 'alembic', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(network.python("-c", code), cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - this program itself
    assert done.stdout.strip() == "[]"


def test_a_register_never_begins_like_a_file_of_another_kind(tmp_path: Path) -> None:
    for _time in range(200):
        fresh = Keys.fresh()
        assert register_file.file_id(a_register(tmp_path, fresh)) == fresh.file_id
        assert 0x80 <= fresh.file_id[0] < 0xC0
