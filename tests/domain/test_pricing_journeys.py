from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.pricing.journeys import Journey, check_journey, journey_queries, online_queries
from coprod_desktop.domain.problems import Problem
from tests.money_cases import DAY

DRIVER, PASSENGER = 1, 2
DRIVE = Journey(
    person_id=DRIVER,
    day=DAY,
    origin="Wren Street",
    destination="Town Hall",
    kind=LineKind.MILEAGE,
    passenger_ids=frozenset({PASSENGER}),
)
SAME = Journey(
    person_id=PASSENGER, day=DAY, origin="wren  street", destination="Town Hall", kind=LineKind.MILEAGE
)
BACK = replace(SAME, origin="Town Hall", destination="Wren Street")


def test_a_passenger_cannot_claim_the_miles_of_the_same_journey_either_way_round() -> None:
    with pytest.raises(Problem, match="8 Dec 2026"):
        check_journey(SAME, [DRIVE])
    with pytest.raises(Problem, match="passenger"):
        check_journey(DRIVE, [SAME])


def test_a_return_covers_both_directions() -> None:
    with pytest.raises(Problem):
        check_journey(BACK, [replace(DRIVE, is_return=True)])


def test_a_passengers_bus_fare_home_is_fine() -> None:
    bus = replace(BACK, kind=LineKind.FARE)
    check_journey(bus, [DRIVE])
    check_journey(DRIVE, [bus])


def test_other_days_other_ways_and_other_drivers_are_fine() -> None:
    check_journey(BACK, [DRIVE])
    check_journey(replace(SAME, day=date(2026, 12, 9)), [DRIVE])
    check_journey(replace(SAME, person_id=3), [DRIVE])


def test_there_and_back_as_two_singles_asks_nothing() -> None:
    assert journey_queries([SAME, BACK]) == []
    assert journey_queries([SAME, replace(SAME, day=date(2026, 12, 9))]) == []
    assert journey_queries([]) == []


@pytest.mark.parametrize(
    "journeys",
    [
        [SAME, SAME],
        [replace(SAME, is_return=True), BACK],
        [replace(SAME, is_return=True), replace(BACK, is_return=True)],
        [replace(SAME, is_return=True), SAME, BACK],
    ],
)
def test_the_same_journey_twice_is_asked_about_once(journeys: list[Journey]) -> None:
    (query,) = journey_queries(journeys)
    assert "8 Dec 2026" in query.message


def test_travel_by_someone_who_joined_online_is_asked_about() -> None:
    assert len(online_queries(attended_online=True, kinds=[LineKind.MILEAGE])) == 1
    assert online_queries(attended_online=True, kinds=[LineKind.HOME_MEETING]) == []
    assert online_queries(attended_online=False, kinds=[LineKind.MILEAGE]) == []
