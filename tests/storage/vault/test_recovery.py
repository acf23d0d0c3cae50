"""Recovery codes on paper."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.vault import recovery_code
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK


def test_a_code_opens_what_its_maker_could_open(vault: Vault, keys: Keys) -> None:
    vault.clock = lambda: datetime(2026, 11, 22, 9, 0, 0, 5, tzinfo=UTC)
    whole = vault.new_recovery(keys, "Jo Tester", WEAK)
    partly = vault.new_recovery(keys.with_finance(None), "Kim Tester", WEAK)
    assert vault.unlock_with_code(whole) == keys
    assert vault.unlock_with_code(partly) == keys.with_finance(None)
    assert [(one.opens_bank, one.made_by) for one in vault.recovery] == [
        (True, "Jo Tester"),
        (False, "Kim Tester"),
    ]
    assert vault.recovery[0].made_at == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_a_new_code_ends_the_one_that_opened_the_same(vault: Vault, keys: Keys) -> None:
    first = vault.new_recovery(keys, "Jo", WEAK)
    partly = vault.new_recovery(keys.with_finance(None), "Jo", WEAK)
    second = vault.new_recovery(keys, "Jo", WEAK)
    with pytest.raises(WrongCode):
        vault.unlock_with_code(first)
    assert vault.unlock_with_code(second) == keys
    assert vault.unlock_with_code(partly) == keys.with_finance(None)


def test_without_any_code_none_fits(vault: Vault) -> None:
    with pytest.raises(WrongCode):
        vault.unlock_with_code(recovery_code.new_code())


def test_a_code_is_nine_groups_of_four() -> None:
    groups = recovery_code.new_code().split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert not set("ILOU") & set("".join(groups))


@given(st.binary(min_size=20, max_size=20))
def test_the_way_a_code_is_typed_does_not_matter(secret: bytes) -> None:
    printed = recovery_code._printed(secret)
    assert recovery_code.secret_of(printed) == secret
    loose = printed.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_code.secret_of(f"  {loose}\n") == secret
    assert recovery_code.secret_of(printed.replace("-", "").replace("1", "I")) == secret


@given(st.binary(min_size=20, max_size=20), st.integers(0, 43), st.sampled_from(recovery_code._SIGNS))
def test_one_wrong_sign_is_called_a_slip(secret: bytes, place: int, sign: str) -> None:
    printed = recovery_code._printed(secret)
    typed = printed[:place] + sign + printed[place + 1 :]
    if typed == printed:
        assert recovery_code.secret_of(typed) == secret
    else:
        with pytest.raises(Problem) as caught:
            recovery_code.secret_of(typed)
        assert not isinstance(caught.value, WrongCode)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "0 letters and digits"),
        ("7", "1 letter or digit"),
        ("7" * 35, "35 letters"),
        ("U", "“U” never stands"),
    ],
)
def test_a_slip_is_told_apart_in_words(typed: str, words: str) -> None:
    with pytest.raises(Problem, match=words):
        recovery_code.secret_of(typed)
