from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.costs import Cost, price_cost
from coprod_desktop.domain.pricing.mileage import price_trip
from coprod_desktop.domain.pricing.priced_line import priced_by
from coprod_desktop.domain.pricing.splits import Part, split, split_line
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import RateKey, RateUnit, rate_on
from tests.money_cases import DAY, a_trip, the_scheme

SCHEME, RATES = the_scheme()
SIXTY_FORTY = [Part("A", 60_000), Part("B", 40_000)]


def test_a_split_foots() -> None:
    assert split(Money(21_05), SIXTY_FORTY) == [Money(12_63), Money(8_42)]


@pytest.mark.parametrize("parts", [[Part("A", 60_000), Part("B", 39_990)], [Part("A", 100_001)], []])
def test_percentages_come_to_exactly_100(parts: list[Part]) -> None:
    with pytest.raises(Problem, match="100%"):
        split(Money(21_05), parts)
    with pytest.raises(Problem, match=r"99\.99%"):
        split(Money(21_05), [Part("A", 60_000), Part("B", 39_990)])


def test_a_line_split_keeps_its_rate_and_says_which_part_it_is() -> None:
    (line,) = price_trip(a_trip(miles=7.5), SCHEME, RATES)
    first, second = split_line(line, SIXTY_FORTY)
    assert [part.cost_code for part in (first, second)] == ["A", "B"]
    assert first.allowed + second.allowed == Money(4_13)
    assert first.quantity_milli + second.quantity_milli == 7_500
    assert first.rate is line.rate
    assert first.why.endswith("This is 60% of it.")


@given(
    st.integers(0, 1_000_000),
    st.lists(st.integers(1, 99_999), max_size=6, unique=True).map(lambda cuts: [0, *sorted(cuts), 100_000]),
)
def test_any_split_foots(pence: int, cuts: list[int]) -> None:
    parts = [Part(str(end), end - start) for start, end in pairwise(cuts)]
    assert Money.total(split(Money(pence), parts)) == Money(pence)


def test_a_stored_line_keeps_its_rate_and_source_when_the_row_is_edited() -> None:
    rate = rate_on(RATES, RateKey.HALF_DAY, DAY)
    priced = priced_by(rate, LineKind.INVOLVEMENT_PAYMENT, DAY, "Carers board", finance_what="Meeting 214")
    line = priced.to_claim_line(claim_id=5, position=2)
    rate.amount_milli, rate.source = 99_000, "changed"
    assert (line.claim_id, line.position, line.finance_what) == (5, 2, "Meeting 214")
    assert (line.rate_id, line.rate_key, line.unit) == (rate.id, RateKey.HALF_DAY, RateUnit.HALF_DAY)
    assert line.rate_amount_milli == 75_00_000
    assert line.rate_source.startswith("Example")
    assert (line.allowed, line.why) == (Money(75_00), priced.why)


def test_a_line_without_a_rate_is_stored_as_a_fixed_sum() -> None:
    taxi = price_cost(Cost(kind=LineKind.TAXI, day=DAY, what="Taxi home", amount=Money(11_60)), SCHEME)
    line = taxi.allow(Money(10_00), "Agreed up to £10.00.").to_claim_line(1, 0)
    assert taxi.unit is RateUnit.FIXED
    assert (line.unit, line.rate_id, line.rate_amount_milli) == (RateUnit.FIXED, None, None)
    assert (line.claimed, line.allowed, line.reason) == (Money(11_60), Money(10_00), "Agreed up to £10.00.")
    line.check()
