"""Bank details sealed to finance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.vault import sealing

PUBLIC, PRIVATE = sealing.new_finance_key()


@given(st.text(max_size=200))
def test_what_is_sealed_comes_back_to_finance(text: str) -> None:
    assert sealing.open_sealed(PRIVATE, sealing.seal(PUBLIC, text)) == text


def test_a_sealed_text_never_looks_the_same_twice_and_its_length_says_little() -> None:
    first, second = (sealing.seal(PUBLIC, "12-34-56 12345678") for _time in range(2))
    assert first != second
    assert len(first) == len(sealing.seal(PUBLIC, "1"))


def test_another_key_does_not_open_it() -> None:
    _public, other = sealing.new_finance_key()
    with pytest.raises(Problem, match="another finance key"):
        sealing.open_sealed(other, sealing.seal(PUBLIC, "12345678"))


@given(st.binary(max_size=150))
def test_bytes_that_were_never_sealed_are_refused_in_words(blob: bytes) -> None:
    with pytest.raises(Problem):
        sealing.open_sealed(PRIVATE, blob)


def test_the_public_key_follows_from_the_private_one() -> None:
    assert sealing.public_of(PRIVATE) == PUBLIC
