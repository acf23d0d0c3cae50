"""Which seats the people chosen would fill."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.seat_fit import fill, fits


@pytest.mark.parametrize(
    ("experience", "about", "expected"),
    [
        ("Unpaid carers", "unpaid carer · Carer of an adult", True),
        ("Home care", "topics: homecare", False),
        ("Home care", "home care", True),
        ("Open", "", True),
        ("", "", True),
        ("Access", "access", True),
        ("Day services", "home care", False),
    ],
)
def test_someone_fits_a_seat_when_every_word_of_it_is_known_of_them(
    experience: str, about: str, *, expected: bool
) -> None:
    assert fits(experience, about) is expected


def test_the_holder_of_a_seat_fills_that_seat_and_no_other() -> None:
    found = fill(["Carers", "Open"], {1: "carer"}, {1: 1, 9: 0})
    assert [(row.experience, row.filled) for row in found] == [("Carers", 0), ("Open", 1)]


def test_people_make_room_for_each_other() -> None:
    found = fill(["Open", "Carers"], {1: "carer", 2: ""})
    assert sum(row.filled for row in found) == 2


def test_seats_of_one_experience_are_counted_together() -> None:
    (row,) = fill(["Carers", "Carers"], {1: "carer", 2: "", 3: "carer", 4: "carer"})
    assert (row.seats, row.filled) == (2, 2)


@given(
    st.lists(st.sampled_from(["a", "b", "open"]), max_size=4),
    st.lists(st.sampled_from(["a", "b", "a b", ""]), max_size=4),
)
def test_as_many_seats_are_filled_as_any_seating_could(seats: list[str], people: list[str]) -> None:
    chairs = [*people, *[None] * max(len(seats) - len(people), 0)]
    best = max(
        sum(about is not None and fits(seat, about) for seat, about in zip(seats, order, strict=False))
        for order in permutations(chairs)
    )
    assert sum(row.filled for row in fill(seats, dict(enumerate(people)))) == best
