"""A few kills of a program that is changing keys; the fault suite does many."""

import pytest

from tests.faults import slot_kills


@pytest.mark.parametrize("kind", slot_kills.KINDS)
def test_a_killed_program_leaves_every_key_where_it_was(kind: str) -> None:
    assert slot_kills.survived(4, seed=20261122, kind=kind) == 4
