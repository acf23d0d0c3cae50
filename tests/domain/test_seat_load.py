"""How much rests on how few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.seat_load import SeatLoad


@pytest.mark.parametrize(
    ("each", "sentence"),
    [
        ([], "Nobody holds a seat yet."),
        ([3], "1 person holds 3 seats."),
        ([1, 1, 1, 1], "4 people hold 4 seats."),
        ([5, 4, 1, 1, 1], "2 people hold half of the 12 seats."),
        ([9, 1, 1, 1], "1 person holds half of the 12 seats."),
    ],
)
def test_the_load_is_said_in_one_sentence(each: list[int], sentence: str) -> None:
    assert SeatLoad.of(each).sentence() == sentence


@given(st.lists(st.integers(0, 9), max_size=30))
def test_the_fewest_who_hold_half_are_as_few_as_can_be(each: list[int]) -> None:
    load, busiest = SeatLoad.of(each), sorted(each, reverse=True)
    assert 2 * sum(busiest[: load.hold_half]) >= load.seats
    assert not load.hold_half or 2 * sum(busiest[: load.hold_half - 1]) < load.seats
