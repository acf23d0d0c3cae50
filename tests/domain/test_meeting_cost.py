"""What a meeting will likely cost: each amount multiplies out as its why says."""

import pytest

from coprod_desktop.domain.meeting_cost import Expected, LikelyNeed, payment_line, support_lines
from coprod_desktop.domain.money import Money

POOL = Expected(asked=16, likely=12, pool=80, chosen=False)
CHOSEN = Expected(asked=16, likely=12, pool=16, chosen=True)
BSL = LikelyNeed("BSL interpreter", "Book two BSL interpreters", Money(32_000), shared=True, have=6)
TAXI = LikelyNeed("Taxi", "Book a taxi", Money(1_800), shared=False, have=8)


def test_what_each_has_of_their_own_is_counted_by_how_many_likely_come() -> None:
    (line,) = support_lines([TAXI], POOL)
    assert line.amount == Money(2_160)
    assert line.why == (
        "8 of the 80 people who can be asked need “Taxi”. Of 12 who come, that is 1.2 on average: 1.2 × £18.00."
    )


def test_what_serves_everyone_is_counted_by_the_chance_that_somebody_needs_it() -> None:
    (line,) = support_lines([BSL], POOL)
    assert "the chance that somebody does is 64%: 64% of £320.00." in line.why
    assert line.amount == Money(20_480)


@pytest.mark.parametrize(("have", "chance"), [(0, 0), (1, 75), (16, 100)])
def test_of_those_chosen_each_who_comes_is_counted_once(have: int, chance: int) -> None:
    need = LikelyNeed("Loop", "Check the loop", Money(100), shared=True, have=have)
    lines = support_lines([need], CHOSEN)
    assert [line.amount for line in lines] == ([Money(chance)] if chance else [])
    assert all("people chosen need “Loop”" in line.why for line in lines)


def test_the_dearest_line_stands_first_and_what_costs_nothing_is_left_out() -> None:
    free = LikelyNeed("Breaks", "Breaks", Money(0), shared=False, have=40)
    assert [line.what for line in support_lines([free, TAXI, BSL], POOL)] == [BSL.what, TAXI.what]


def test_more_places_than_people_leave_no_chance_below_certainty() -> None:
    few = Expected(asked=16, likely=12, pool=2, chosen=False)
    (line,) = support_lines([LikelyNeed("Loop", "Loop", Money(100), shared=True, have=1)], few)
    assert line.amount == Money(100)


def test_payment_says_for_how_many_and_by_which_rate() -> None:
    line = payment_line(Money(7_500), 12, "The rate for a half day.")
    assert line.amount == Money(90_000)
    assert line.why == "£75.00 × 12 people likely to come and take payment. The rate for a half day."


def test_the_page_says_what_the_forecast_rests_on() -> None:
    assert POOL.sentence().startswith("Nobody is chosen yet. To fill the places, about 16 people are asked")
    assert CHOSEN.sentence() == "16 people chosen, about 12 likely to come."
