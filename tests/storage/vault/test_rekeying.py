"""Changing the data key: nobody is lost on the way, and an old key that got out ends where that is wished."""

from dataclasses import replace

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK
from tests.storage.vault.vaults import JO, JO_WORDS, KIM, KIM_WORDS, keys_for_all

EVERY = pytest.mark.parametrize("others", list(Others))


class Register:
    """A register that is under one data key."""

    def __init__(self, keys: Keys) -> None:
        self.data = keys.data

    def opens(self, keys: Keys) -> bool:
        return keys.data == self.data


def again(vault: Vault) -> Vault:
    """The same vault, as another process finds it."""
    return Vault.beside(vault.path.with_name(vault.path.name.removesuffix("-keys")))


def rekeyed(vault: Vault, keys: Keys, others: Others) -> tuple[Keys, str]:
    new = keys.renewed()
    code = vault.begin_rekey(JO, JO_WORDS, new, others, WEAK)
    vault.finish_rekey()
    return new, code


def test_with_a_step_everyone_comes_along(vault: Vault, keys: Keys) -> None:
    code = vault.new_recovery(keys, "Jo", WEAK)
    new, said = rekeyed(vault, keys, Others.STEP)
    assert said == ""
    later = again(vault)
    assert later.unlock(JO, JO_WORDS) == new
    assert later.unlock(KIM, KIM_WORDS) == new.with_finance(None)
    assert later.unlock_with_code(code) == new
    assert later.holds(new)
    assert not later.holds(keys)


def test_a_slot_that_stepped_is_written_anew_and_the_step_goes_with_the_last_that_needs_it(
    vault: Vault, keys: Keys
) -> None:
    rekeyed(vault, keys, Others.STEP)
    assert len(vault._contents.steps) == 1
    again(vault).unlock(KIM, KIM_WORDS)
    later = again(vault)
    assert later._contents.steps == ()
    assert {slot.label.mark for slot in later._contents.slots} == {later._contents.mark}
    assert later.unlock(KIM, KIM_WORDS).finance is None


def test_several_changes_are_stepped_through_in_turn(vault: Vault, keys: Keys) -> None:
    new = keys
    for _time in range(3):
        new, _code = rekeyed(vault, new, Others.STEP)
    assert again(vault).unlock(KIM, KIM_WORDS) == new.with_finance(None)
    assert vault.unlock(JO, JO_WORDS) == new


def test_in_a_folder_that_cannot_be_written_an_old_slot_still_opens(
    vault: Vault, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_asked: object) -> None:
        raise Problem("This folder cannot be written to.")

    new, _code = rekeyed(vault, keys, Others.STEP)
    monkeypatch.setattr(slot_file, "change", refused)
    assert vault.unlock(KIM, KIM_WORDS) == new.with_finance(None)


def test_with_a_reset_only_the_one_who_began_and_the_new_code_open(vault: Vault, keys: Keys) -> None:
    old_code = vault.new_recovery(keys, "Jo", WEAK)
    new, code = rekeyed(vault, keys, Others.RESET)
    later = again(vault)
    assert later.unlock(JO, JO_WORDS) == new
    assert later.unlock_with_code(code) == new
    assert [one.staff_user_id for one in later.staff] == [JO]
    assert [(one.made_by, one.opens_bank) for one in later.recovery] == [("Jo Tester", True)]
    with pytest.raises(WrongCode):
        later.unlock_with_code(old_code)
    with pytest.raises(Problem, match="no password"):
        later.unlock(KIM, KIM_WORDS)


def test_a_reset_never_writes_a_way_from_the_old_key_to_the_new_one(vault: Vault, keys: Keys) -> None:
    vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.RESET, WEAK)
    assert again(vault).unlock(KIM, KIM_WORDS).also is None
    pending = vault.rekeying
    assert pending is not None
    assert pending.step is None
    vault.finish_rekey()
    assert vault._contents.steps == ()


def test_a_reset_may_bring_another_finance_key_and_a_step_may_not(vault: Vault, keys: Keys) -> None:
    new = keys.renewed().with_finance(keys_for_all().finance)
    with pytest.raises(ValueError, match="finance key"):
        vault.begin_rekey(JO, JO_WORDS, new, Others.STEP, WEAK)
    vault.begin_rekey(JO, JO_WORDS, new, Others.RESET, WEAK)
    vault.finish_rekey()
    assert vault.unlock(JO, JO_WORDS) == new


def test_who_cannot_open_bank_details_cannot_take_the_key_to_them_from_everyone(
    vault: Vault, keys: Keys
) -> None:
    new = keys.with_finance(None).renewed()
    with pytest.raises(Problem, match="only keys to bank details"):
        vault.begin_rekey(KIM, KIM_WORDS, new, Others.RESET, WEAK)
    vault.begin_rekey(KIM, KIM_WORDS, new, Others.STEP, WEAK)
    vault.finish_rekey()
    assert vault.unlock(JO, JO_WORDS) == new.with_finance(keys.finance)


def test_a_change_of_keys_asks_for_the_password(vault: Vault, keys: Keys) -> None:
    before = vault.path.read_bytes()
    with pytest.raises(WrongPassword):
        vault.begin_rekey(JO, "wrong", keys.renewed(), Others.STEP, WEAK)
    assert vault.path.read_bytes() == before


def test_the_new_keys_must_be_new_keys_of_this_register(vault: Vault, keys: Keys) -> None:
    for wrong in (keys, replace(keys.renewed(), file_id=bytes(16))):
        with pytest.raises(ValueError, match="new keys of this register"):
            vault.begin_rekey(JO, JO_WORDS, wrong, Others.STEP, WEAK)


@EVERY
@pytest.mark.parametrize("got_to", ["begun", "rekeyed"])
def test_an_interrupted_change_is_settled_by_the_one_who_began_it(
    vault: Vault, keys: Keys, others: Others, got_to: str
) -> None:
    register, new = Register(keys), keys.renewed()
    vault.begin_rekey(JO, JO_WORDS, new, others, WEAK)
    if got_to == "rekeyed":
        register = Register(new)
    later = again(vault)
    assert later.rekeying is not None
    found = later.settle(later.unlock(JO, JO_WORDS), register.opens)
    assert found == (new if got_to == "rekeyed" else keys)
    assert found.also is None
    assert again(later).rekeying is None
    assert again(later).unlock(JO, JO_WORDS) == found
    assert len(later.staff) == (1 if others is Others.RESET and got_to == "rekeyed" else 2)


@pytest.mark.parametrize("got_to", ["begun", "rekeyed"])
def test_an_interrupted_step_is_settled_by_anyone(vault: Vault, keys: Keys, got_to: str) -> None:
    register, new = Register(keys), keys.renewed()
    code = vault.new_recovery(keys, "Jo", WEAK)
    vault.begin_rekey(JO, JO_WORDS, new, Others.STEP, WEAK)
    if got_to == "rekeyed":
        register = Register(new)
    right = new if got_to == "rekeyed" else keys
    by_code = again(vault)
    assert by_code.candidates(by_code.unlock_with_code(code)) == (new, keys)
    later = again(vault)
    assert later.settle(later.unlock(KIM, KIM_WORDS), register.opens) == right.with_finance(None)
    assert again(vault).unlock(JO, JO_WORDS) == right
    assert again(vault).unlock_with_code(code) == right


def test_an_interrupted_reset_tells_the_others_who_has_to_complete_it(vault: Vault, keys: Keys) -> None:
    new = keys.renewed()
    code = vault.begin_rekey(JO, JO_WORDS, new, Others.RESET, WEAK)
    kim = again(vault)
    with pytest.raises(Problem, match="Jo Tester, who began it"):
        kim.settle(kim.unlock(KIM, KIM_WORDS), Register(new).opens)
    assert again(vault).rekeying is not None
    by_code = again(vault)
    assert by_code.settle(by_code.unlock_with_code(code), Register(new).opens) == new
    assert again(vault).unlock(JO, JO_WORDS) == new


def test_a_reset_that_got_nowhere_is_abandoned_by_anyone(vault: Vault, keys: Keys) -> None:
    vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.RESET, WEAK)
    kim = again(vault)
    kim.settle(kim.unlock(KIM, KIM_WORDS), Register(keys).opens)
    assert again(vault).rekeying is None
    assert again(vault).unlock(JO, JO_WORDS) == keys


def test_where_nothing_was_interrupted_no_key_is_tried(vault: Vault, keys: Keys) -> None:
    def never(_keys: Keys) -> bool:
        raise AssertionError

    assert vault.settle(keys, never) == keys


def test_until_it_is_settled_slots_stay_as_they_are(vault: Vault, keys: Keys) -> None:
    vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.STEP, WEAK)
    for change in (
        lambda: vault.keep_password(KIM, "Kim", "new words", keys, WEAK),
        lambda: vault.new_recovery(keys, "Jo", WEAK),
        lambda: vault.remove(KIM),
        lambda: vault.begin_rekey(JO, JO_WORDS, keys.renewed(), Others.STEP, WEAK),
    ):
        with pytest.raises(Problem, match="was interrupted"):
            change()
    vault.rename(JO, "Jo Fielding")
    vault.abandon_rekey()
    vault.abandon_rekey()
    assert vault.unlock(JO, JO_WORDS) == keys
    assert vault.staff[0].name == "Jo Fielding"


def test_finishing_twice_does_no_harm(vault: Vault, keys: Keys) -> None:
    new, _code = rekeyed(vault, keys, Others.STEP)
    before = vault.path.read_bytes()
    vault.finish_rekey()
    assert vault.path.read_bytes() == before
    assert vault.unlock(JO, JO_WORDS) == new


def test_a_slot_no_step_leads_on_from_says_what_to_do(vault: Vault, keys: Keys) -> None:
    rekeyed(vault, keys, Others.STEP)
    slot_file.change(vault.path, vault._found, lambda now: replace(now, steps=()))
    with pytest.raises(Problem, match="was not taken along"):
        vault.unlock(KIM, KIM_WORDS)


def test_a_step_that_was_tampered_with_leads_nowhere(vault: Vault, keys: Keys) -> None:
    rekeyed(vault, keys, Others.STEP)
    (step,) = vault._contents.steps
    spoiled = replace(step, box=replace(step.box, sealed=bytes(len(step.box.sealed))))
    slot_file.change(vault.path, vault._found, lambda now: replace(now, steps=(spoiled,)))
    with pytest.raises(Problem, match="was not taken along"):
        vault.unlock(KIM, KIM_WORDS)
