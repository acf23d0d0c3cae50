from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.mileage import (
    VEHICLE_NAMES,
    Trip,
    Vehicle,
    compare_with_ceiling,
    passenger_queries,
    price_passengers,
    price_trip,
    price_trips,
    vehicle_of,
)
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rate_seeds import mileage_ceilings
from coprod_desktop.domain.rates import MileageBand, Rate, RateKey, RateUnit, Scheme
from tests.money_cases import DAY, a_trip, the_scheme

SCHEME, RATES = the_scheme()
CEILINGS = mileage_ceilings()
BEFORE, AFTER = date(2026, 4, 5), date(2026, 4, 6)


def _pence(
    trip: Trip, so_far: int = 0, scheme: Scheme = SCHEME, rates: tuple[Rate, ...] = RATES
) -> list[int]:
    return [line.allowed.pence for line in price_trip(trip, scheme, rates, so_far * 1000)]


def test_a_trip_across_the_first_10_000_miles_is_two_lines() -> None:
    lines = price_trip(a_trip(miles=60), SCHEME, RATES, 9_980_000)
    assert [(line.quantity_milli, line.allowed.pence) for line in lines] == [(20_000, 11_00), (40_000, 10_00)]
    assert "20 × 55p = £11.00" in lines[0].why
    assert "Within the first 10,000 miles of the tax year 2026/27." in lines[0].why
    assert "Beyond the first 10,000 miles of the tax year 2026/27." in lines[1].why


def test_the_same_trip_a_tax_year_earlier_is_paid_at_the_older_rate() -> None:
    assert sum(_pence(a_trip(date(2026, 1, 8), 60), 9_980)) == 19_00


@pytest.mark.parametrize(
    ("so_far", "pence"), [(9_939, [33_00]), (9_940, [33_00]), (10_000, [15_00]), (12_000, [15_00])]
)
def test_the_band_ends_exactly_at_its_edge(so_far: int, pence: list[int]) -> None:
    assert _pence(a_trip(miles=60), so_far) == pence


def test_two_days_in_april_are_two_tax_years_and_the_count_starts_again() -> None:
    lines = price_trips([a_trip(AFTER), a_trip(BEFORE)], SCHEME, RATES)
    assert [(line.day, line.allowed) for line in lines] == [(BEFORE, Money(9_00)), (AFTER, Money(11_00))]
    used_up = {date(2025, 4, 6): 10_000_000}
    again = price_trips([a_trip(BEFORE), a_trip(AFTER)], SCHEME, RATES, used_up)
    assert [line.allowed for line in again] == [Money(5_00), Money(11_00)]


def test_the_drive_home_after_midnight_has_its_own_date() -> None:
    there, home = a_trip(BEFORE, 10), a_trip(AFTER, 10, what="Drive home")
    assert [line.allowed for line in price_trips([there, home], SCHEME, RATES)] == [Money(4_50), Money(5_50)]


def test_trips_of_one_tax_year_add_up_towards_the_band_but_a_bicycle_does_not() -> None:
    trips = [a_trip(miles=20, vehicle=Vehicle.BICYCLE), a_trip(miles=20), a_trip(miles=20)]
    lines = price_trips(trips, SCHEME, RATES, {AFTER: 9_970_000})
    assert [line.allowed.pence for line in lines] == [4_00, 11_00, 5_50, 2_50]


def test_a_mile_is_rounded_on_its_printed_line() -> None:
    assert _pence(a_trip(miles=7.5)) == [4_13]
    lines = price_trips([a_trip(BEFORE, 4.1)] * 3, SCHEME, RATES)
    assert Money.total(line.allowed for line in lines) == Money(5_55)


@pytest.mark.parametrize(("vehicle", "pence"), [(Vehicle.MOTORCYCLE, 4_80), (Vehicle.BICYCLE, 4_00)])
def test_a_motorcycle_and_a_bicycle_have_one_rate(vehicle: Vehicle, pence: int) -> None:
    lines = price_trip(a_trip(vehicle=vehicle), SCHEME, RATES, 99_000_000)
    assert [line.allowed.pence for line in lines] == [pence]
    assert "first" not in lines[0].why


def test_an_unknown_vehicle_or_a_trip_without_miles_is_refused() -> None:
    with pytest.raises(Problem, match="no rate"):
        price_trip(a_trip(vehicle=Vehicle("hovercraft")), SCHEME, RATES)
    with pytest.raises(Problem, match="how many miles"):
        price_trip(a_trip(miles=0), SCHEME, RATES)
    assert set(VEHICLE_NAMES) == set(Vehicle)


def test_a_band_may_be_counted_by_journey() -> None:
    scheme = Scheme(name="x", mileage_band=MileageBand.JOURNEY)
    rates = (
        Rate(key=RateKey.MILE_CAR, unit=RateUnit.MILE, amount_milli=50_000, band_milli=100_000, from_day=DAY),
        Rate(key=RateKey.MILE_CAR_OVER, unit=RateUnit.MILE, amount_milli=20_000, from_day=DAY),
    )
    lines = price_trip(a_trip(miles=130), scheme, rates, 99_000_000)
    assert [line.allowed.pence for line in lines] == [50_00, 6_00]
    assert "Within the first 100 miles of the journey." in lines[0].why
    assert "Beyond the first 100 miles of the journey." in lines[1].why


def test_a_flat_rate_has_no_band() -> None:
    assert _pence(a_trip(miles=60), 12_000, Scheme(name="x", mileage_band=MileageBand.FLAT)) == [33_00]


def test_a_rate_may_go_by_engine_size() -> None:
    rates = (
        *RATES,
        Rate(key=RateKey.MILE_CAR_SMALL, amount_milli=40_000, from_day=DAY, band_milli=10_000_000),
    )
    assert _pence(a_trip(vehicle=Vehicle.CAR_SMALL), 9_990, rates=rates) == [4_00, 2_50]


def test_a_scheme_may_pay_no_more_than_the_fare() -> None:
    scheme = Scheme(name="x", mileage_capped_at_fare=True)
    lines = price_trip(a_trip(miles=60, fare=Money(10_50)), scheme, RATES, 9_980_000)
    assert [line.allowed.pence for line in lines] == [5_50, 5_00]
    assert all(line.reason == "No more than the fare by public transport, £10.50." for line in lines)
    assert _pence(a_trip(miles=20, fare=Money(11_00)), scheme=scheme) == [11_00]
    assert _pence(a_trip(miles=20), scheme=scheme) == [11_00]
    assert _pence(a_trip(miles=20, fare=Money(1_00))) == [11_00]


def test_named_passengers_are_paid_and_finance_reads_only_how_many() -> None:
    trip = a_trip(miles=40, passengers=("Bea Lowe", "Cy Marsh"))
    line = price_passengers(trip, RATES)
    assert line is not None
    assert _pence(trip) == [22_00]
    assert (line.allowed, line.kind, line.finance_what) == (Money(4_00), LineKind.PASSENGER, "2 passengers")
    assert line.what == "With Bea Lowe, Cy Marsh"
    assert passenger_queries(trip) == []


def test_a_passenger_without_a_name_is_asked_about() -> None:
    trip = a_trip(miles=40, passengers=("Bea Lowe", " "))
    assert [query.field for query in passenger_queries(trip)] == ["passengers"]
    line = price_passengers(trip, RATES)
    assert line is not None
    assert line.allowed == Money(2_00)
    assert price_passengers(a_trip(passengers=("",)), RATES) is None


def test_16_000_miles_at_42p_are_compared_with_the_ceiling_and_not_cut() -> None:
    trips = [(a_trip(date(2025, 5, 1 + nth), 1_000), Money(420_00)) for nth in range(16)]
    compared = compare_with_ceiling(trips, CEILINGS)
    assert (compared.paid, compared.ceiling, compared.above) == (
        Money(6720_00),
        Money(6000_00),
        Money(720_00),
    )


def test_miles_driven_elsewhere_count_towards_the_ceiling_only() -> None:
    trip = a_trip(miles=1_500)
    assert _pence(trip) == [825_00]
    compared = compare_with_ceiling([(trip, Money(825_00))], CEILINGS, 9_000_000)
    assert (compared.ceiling, compared.above) == (Money(675_00), Money(150_00))


def test_a_bicycle_has_its_own_ceiling_and_nothing_is_below_zero() -> None:
    cycled = a_trip(vehicle=Vehicle.BICYCLE)
    compared = compare_with_ceiling([(cycled, Money(3_00)), (a_trip(), Money(11_00))], CEILINGS, 9_980_000)
    assert (compared.ceiling, compared.above) == (Money(15_00), Money(0))


@given(st.integers(1, 300_000), st.integers(0, 11_000_000))
def test_bands_never_lose_a_mile(miles_milli: int, so_far: int) -> None:
    trip = Trip(day=DAY, miles_milli=miles_milli, what="x")
    lines = price_trip(trip, SCHEME, RATES, so_far)
    assert sum(line.quantity_milli for line in lines) == miles_milli
    assert all(line.quantity_milli > 0 for line in lines)


def test_a_line_over_the_first_miles_was_driven_by_car_and_one_of_no_rate_of_miles_by_something_else() -> (
    None
):
    keys = (RateKey.MILE_CAR_OVER, RateKey.MILE_BICYCLE, RateKey.HOUR)
    assert [vehicle_of(key) for key in keys] == [Vehicle.CAR, Vehicle.BICYCLE, Vehicle.OTHER]
