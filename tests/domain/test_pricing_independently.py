"""Ten thousand made-up trips against a slow calculator written straight from the rules, one mile part at a time."""

import random
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.pricing.mileage import (
    Trip,
    Vehicle,
    compare_with_ceiling,
    price_passengers,
    price_trips,
)
from coprod_desktop.domain.rate_seeds import mileage_ceilings
from coprod_desktop.domain.rates import MileageBand
from tests.money_cases import the_scheme

TRIPS = 10_000
CHANGED = date(2026, 4, 6)


def penny(exact: Fraction) -> int:
    """Half a penny and more goes up."""
    return floor(exact + Fraction(1, 2))


def first_mile(day: date) -> Fraction:
    """Pence for one of the first miles by car: 45p, and 55p from 6 April 2026."""
    return Fraction(55 if day >= CHANGED else 45)


def begins(day: date) -> date:
    """The 6 April on or before a day."""
    this = date(day.year, 4, 6)
    return this if day >= this else date(day.year - 1, 4, 6)


def slowly(trips: list[Trip]) -> list[int]:
    """The printed lines of one person's journeys, in pence."""
    driven: dict[date, Fraction] = defaultdict(Fraction)
    lines = []
    for trip in sorted(trips, key=lambda trip: trip.day):
        miles = Fraction(trip.miles_milli, 1000)
        if trip.vehicle is not Vehicle.CAR:
            lines.append(penny(miles * (24 if trip.vehicle is Vehicle.MOTORCYCLE else 20)))
            continue
        year = begins(trip.day)
        left = max(Fraction(10_000) - driven[year], Fraction(0))
        near = min(miles, left)
        lines += [penny(near * first_mile(trip.day))] if near else []
        lines += [penny((miles - near) * 25)] if miles > near else []
        driven[year] += miles
    return lines


def slow_ceiling(trips: list[Trip], elsewhere: int) -> int:
    """What HMRC allows for journeys of one tax year, in pence, rounded once at the end."""
    counted, pence = Fraction(elsewhere), Fraction(0)
    for trip in sorted(trips, key=lambda trip: trip.day):
        miles = Fraction(trip.miles_milli, 1000)
        if trip.vehicle is not Vehicle.CAR:
            pence += miles * (24 if trip.vehicle is Vehicle.MOTORCYCLE else 20)
            continue
        near = min(miles, max(10_000 - counted, Fraction(0)))
        pence += near * first_mile(trip.day) + (miles - near) * 25
        counted += miles
    return penny(pence)


def made_up(chance: random.Random, first: date, days: int) -> Trip:
    """A trip of up to 2,500 miles, to the thousandth: long ones meet the end of the first miles often."""
    longest = chance.choice((9, 60, 2_500))
    vehicle = chance.choices((Vehicle.CAR, Vehicle.MOTORCYCLE, Vehicle.BICYCLE), (8, 1, 1))[0]
    return Trip(
        day=first + timedelta(days=chance.randrange(days)),
        miles_milli=chance.randint(1, longest * 1000),
        what="Drive",
        vehicle=vehicle,
        passengers=("Ben Vale",) * chance.choice((0, 0, 1, 3)),
    )


def test_ten_thousand_trips_come_to_what_the_rules_say_line_by_line() -> None:
    scheme, rates = the_scheme()
    assert scheme.mileage_band is MileageBand.TAX_YEAR
    chance = random.Random(1)  # noqa: S311 - made-up trips
    left = TRIPS
    while left:
        trips = [made_up(chance, date(2024, 4, 1), 1_100) for _n in range(min(left, chance.randint(1, 60)))]
        left -= len(trips)
        priced = price_trips(trips, scheme, rates)
        assert [line.allowed.pence for line in priced] == slowly(trips)
        for trip in trips:
            along = price_passengers(trip, rates)
            exact = Fraction(trip.miles_milli * len(trip.passengers), 1000) * 5
            assert (0 if along is None else along.allowed.pence) == penny(exact)


def test_the_ceiling_of_a_tax_year_is_what_the_rules_say_whatever_was_paid() -> None:
    ceilings = mileage_ceilings()
    chance = random.Random(2)  # noqa: S311 - made-up trips
    for year in range(2018, 2028):
        for _n in range(20):
            trips = [made_up(chance, date(year, 4, 6), 365) for _m in range(chance.randint(1, 12))]
            elsewhere = chance.choice((0, 0, 500, 9_000, 12_000))
            paid = [(trip, Money(chance.randint(0, 99_99))) for trip in trips]
            found = compare_with_ceiling(paid, ceilings, elsewhere * 1000)
            assert found.ceiling.pence == slow_ceiling(trips, elsewhere)
