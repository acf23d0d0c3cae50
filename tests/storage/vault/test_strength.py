"""What one try at a password costs."""

import pytest
from nacl import bindings, exceptions

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.vault import strength
from coprod_desktop.storage.vault.strength import NotEnoughMemory, Strength

SALT = bytes(16)


def test_the_same_secret_gives_the_same_key_and_any_difference_another() -> None:
    first = Strength(8, 1).key_from(b"words", SALT)
    assert first == Strength(8, 1).key_from(b"words", SALT)
    others = {
        Strength(9, 1).key_from(b"words", SALT),
        Strength(8, 2).key_from(b"words", SALT),
        Strength(8, 1).key_from(b"words ", SALT),
        Strength(8, 1).key_from(b"words", bytes([1] * 16)),
    }
    assert len(others | {first}) == 5


@pytest.mark.parametrize(
    ("memory", "passes"), [(0, 3), (7, 3), (-1, 3), (2048 * 1024 + 1, 3), (1 << 70, 3), (64, 0), (64, 11)]
)
def test_absurd_figures_are_refused_before_they_are_tried(memory: int, passes: int) -> None:
    with pytest.raises(Problem, match="never writes"):
        Strength(memory, passes).key_from(b"words", SALT)


def test_memory_that_is_not_to_be_had_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*_asked: object) -> bytes:
        raise exceptions.RuntimeError("Unexpected failure in key derivation")

    monkeypatch.setattr(bindings, "crypto_pwhash_alg", starved)
    with pytest.raises(NotEnoughMemory, match="too little free memory"):
        Strength(8, 1).key_from(b"words", SALT)
    strength.calibrated.cache_clear()
    assert strength.calibrated() == Strength(64 * 1024, 3)
    strength.calibrated.cache_clear()


@pytest.mark.parametrize(
    ("took", "mebibytes"), [(0.0, 512), (0.1, 512), (0.25, 512), (0.5, 256), (1.0, 128), (9.0, 64)]
)
def test_a_password_check_takes_about_a_second_between_64_and_512_mebibytes(
    took: float, mebibytes: int
) -> None:
    assert strength._scaled(took) == Strength(mebibytes * 1024, 3)


def test_calibration_stays_within_its_bounds_on_this_machine() -> None:
    strength.calibrated.cache_clear()
    found = strength.calibrated()
    assert 64 * 1024 <= found.memory_kib <= 512 * 1024
    assert found.passes == 3
