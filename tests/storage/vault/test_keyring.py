"""What this computer remembers, in its own keyring."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import keyring
import pytest

from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.storage.vault import keyring_entry, slot_file
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK
from tests.storage.vault.rings import Ring
from tests.storage.vault.vaults import JO, JO_WORDS, KIM

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ring() -> Iterator[Ring]:
    """This computer's keyring."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def at(vault: Vault, moment: datetime) -> None:
    vault.clock = lambda: moment


def test_a_remembered_staff_user_needs_no_password_until_it_expires(vault: Vault, keys: Keys) -> None:
    at(vault, NOON)
    assert keyring_entry.available()
    assert vault.unlock_from_keyring(JO) is None
    assert vault.remember_here(JO, keys, days=14)
    assert vault.unlock_from_keyring(JO) == keys
    assert vault.unlock_from_keyring(KIM) is None
    assert vault.remembered_here(JO) == NOON + timedelta(days=14)
    at(vault, NOON + timedelta(days=14))
    assert vault.unlock_from_keyring(JO) is None
    assert vault.remembered_here(JO) is None


def test_a_clock_put_back_ends_it_too(vault: Vault, keys: Keys) -> None:
    at(vault, NOON)
    vault.remember_here(JO, keys, days=14)
    at(vault, NOON - timedelta(days=2))
    assert vault.unlock_from_keyring(JO) is None


def test_what_is_remembered_can_be_forgotten(vault: Vault, keys: Keys, ring: Ring) -> None:
    vault.forget_here(JO)
    vault.remember_here(JO, keys, days=14)
    vault.forget_here(JO)
    assert ring.kept == {}
    assert vault.unlock_from_keyring(JO) is None
    assert b"keyring" not in vault.path.read_bytes()


def test_remembering_again_leaves_one_slot(vault: Vault, keys: Keys) -> None:
    at(vault, NOON)
    vault.remember_here(JO, keys, days=1)
    vault.remember_here(JO, keys, days=3)
    assert vault.path.read_bytes().count(b'"keyring"') == 1
    at(vault, NOON + timedelta(days=10))
    vault.remember_here(KIM, keys.with_finance(None), days=3)
    assert vault.path.read_bytes().count(b'"keyring"') == 1


def test_another_computer_s_slot_stays(vault: Vault, keys: Keys, ring: Ring) -> None:
    vault.remember_here(JO, keys, days=3)
    mine = dict(ring.kept)
    ring.kept.clear()
    vault.remember_here(JO, keys, days=3)
    assert vault.path.read_bytes().count(b'"keyring"') == 2
    ring.kept.update(mine)
    assert vault.unlock_from_keyring(JO) == keys


@pytest.mark.parametrize("change", ["password", "removal"])
def test_a_new_password_or_removal_ends_what_is_remembered(vault: Vault, keys: Keys, change: str) -> None:
    vault.remember_here(JO, keys, days=3)
    if change == "password":
        vault.keep_password(JO, "Jo", "new words", keys, WEAK)
    else:
        vault.remove(JO)
    assert vault.unlock_from_keyring(JO) is None
    assert b"keyring" not in vault.path.read_bytes()


def test_a_stranger_cannot_be_remembered(vault: Vault, keys: Keys, ring: Ring) -> None:
    with pytest.raises(Gone):
        vault.remember_here(99, keys, days=3)
    assert ring.kept == {}


def test_a_computer_whose_keyring_does_not_answer_only_remembers_nothing(
    vault: Vault, keys: Keys, ring: Ring
) -> None:
    ring.locked = True
    before = vault.path.read_bytes()
    assert vault.remember_here(JO, keys, days=3) is False
    assert vault.unlock_from_keyring(JO) is None
    vault.forget_here(JO)
    assert vault.path.read_bytes() == before
    assert vault.unlock(JO, JO_WORDS) == keys


def test_a_keyring_that_keeps_passwords_in_the_open_is_not_used(
    vault: Vault, keys: Keys, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ring, "priority", 0.5)
    assert not keyring_entry.available()
    assert vault.remember_here(JO, keys, days=3) is False
    assert ring.kept == {}


@pytest.mark.parametrize("text", ["", "not hex:00", "00:00", "aa" * 16 + ":" + "bb" * 31])
def test_an_entry_that_is_not_ours_is_passed_over(vault: Vault, keys: Keys, ring: Ring, text: str) -> None:
    vault.remember_here(JO, keys, days=3)
    ring.kept = dict.fromkeys(ring.kept, text)
    assert vault.unlock_from_keyring(JO) is None


def test_another_key_in_the_entry_opens_nothing(vault: Vault, keys: Keys, ring: Ring) -> None:
    vault.remember_here(JO, keys, days=3)
    ring.kept = {name: text[:33] + "0" * 64 for name, text in ring.kept.items()}
    assert vault.unlock_from_keyring(JO) is None


def test_forgetting_says_so_when_neither_keyring_nor_file_can_be_changed(
    vault: Vault, keys: Keys, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object) -> Contents:
        raise Problem("The disk is full.")

    vault.remember_here(JO, keys, days=3)
    monkeypatch.setattr(slot_file, "change", full)
    monkeypatch.setattr(keyring_entry, "forget", lambda *_asked: False)
    with pytest.raises(Problem, match="full"):
        vault.forget_here(JO)
    monkeypatch.undo()
    monkeypatch.setattr(slot_file, "change", full)
    keyring.set_keyring(ring)
    vault.forget_here(JO)
    assert ring.kept == {}


def test_what_is_remembered_steps_along_when_the_keys_change(vault: Vault, keys: Keys) -> None:
    vault.remember_here(KIM, keys.with_finance(None), days=3)
    new = keys.renewed()
    vault.begin_rekey(JO, JO_WORDS, new, Others.STEP, WEAK)
    vault.finish_rekey()
    assert vault.unlock_from_keyring(KIM) == new.with_finance(None)
    assert vault.unlock_from_keyring(KIM) == new.with_finance(None)


def test_what_is_remembered_and_was_left_behind_opens_nothing(vault: Vault, keys: Keys) -> None:
    vault.remember_here(KIM, keys.with_finance(None), days=3)
    vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.STEP, WEAK)
    vault.finish_rekey()
    slot_file.change(vault.path, vault._found, lambda now: replace(now, steps=()))
    assert vault.unlock_from_keyring(KIM) is None


def test_a_reset_forgets_what_computers_remember(vault: Vault, keys: Keys) -> None:
    vault.remember_here(JO, keys, days=3)
    vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.RESET, WEAK)
    vault.finish_rekey()
    assert vault.unlock_from_keyring(JO) is None
