"""Waiting after wrong passwords."""

import pytest

from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.patience import Patience, TooSoon
from coprod_desktop.storage.vault.recovery_code import WrongCode, new_code
from coprod_desktop.storage.vault.vault import Vault
from tests.storage.vault.vaults import JO, JO_WORDS


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_pause_grows_and_never_exceeds_half_a_minute() -> None:
    clock = Clock()
    patience, pauses = Patience(clock), []
    for _time in range(12):
        patience.wrong()
        pauses.append(patience.seconds)
        clock.now += patience.seconds
    assert pauses == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]


def test_a_right_password_begins_anew() -> None:
    patience = Patience(Clock())
    for _time in range(9):
        patience.wrong()
    patience.right()
    patience.check()
    patience.wrong()
    assert patience.seconds == 0


def test_a_try_during_the_pause_is_not_looked_at(vault: Vault, keys: Keys) -> None:
    clock = Clock()
    vault.patience = Patience(clock)
    for _time in range(4):
        with pytest.raises(WrongPassword):
            vault.unlock(JO, "wrong")
    with pytest.raises(TooSoon, match="Wait 1 second") as caught:
        vault.unlock(JO, JO_WORDS)
    assert caught.value.seconds == 1
    clock.now += 1
    assert vault.unlock(JO, JO_WORDS) == keys


def test_a_thousand_wrong_passwords_slow_down_and_harm_nothing(vault: Vault, keys: Keys) -> None:
    clock = Clock()
    vault.patience = Patience(clock)
    before = vault.path.read_bytes()
    for number in range(1000):
        with pytest.raises(WrongPassword):
            vault.unlock(JO, f"wrong {number}")
        clock.now += vault.patience.seconds
    assert clock.now > 1000 + 29000
    assert vault.path.read_bytes() == before
    assert vault.unlock(JO, JO_WORDS) == keys


def test_wrong_recovery_codes_wait_too(vault: Vault) -> None:
    vault.patience = Patience(Clock())
    for _time in range(4):
        with pytest.raises(WrongCode):
            vault.unlock_with_code(new_code())
    with pytest.raises(TooSoon):
        vault.unlock_with_code(new_code())
