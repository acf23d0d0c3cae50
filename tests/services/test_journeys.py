"""The same journey is paid once."""

import pytest

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import claim_lines, claims
from coprod_desktop.services.claim_lines import CostTyped, TripTyped
from coprod_desktop.storage.database import Store
from tests.builders import a_person
from tests.services.paying import FINANCE, Paying


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def drive(
    paying: Paying, claim: int, *passengers: str, back: bool = False, ends: str = "Home-Town Hall"
) -> list[ClaimLine]:
    origin, destination = ends.split("-")
    typed = TripTyped(
        miles="20", origin=origin, destination=destination, there_and_back=back, passengers=passengers
    )
    return paying.do(lambda work: claim_lines.add_trip(work, claim, typed))


def two(paying: Paying) -> tuple[int, int]:
    first, second = paying.draft(paying.meeting(a_person("Amara Quill"), a_person("Ben Vale"))).claim_ids
    return first, second


def test_a_passenger_who_claims_mileage_for_the_same_journey_is_blocked_and_their_bus_fare_home_is_fine(
    paying: Paying,
) -> None:
    amara, ben = two(paying)
    drive(paying, amara, "ben  VALE")
    with pytest.raises(Problem, match="one of them was the other's passenger"):
        drive(paying, ben)
    bus = CostTyped(kind=LineKind.FARE, claimed="2.40", what="Bus home", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, ben, bus))
    drive(paying, ben, ends="Town Hall-Station")
    assert paying.boxes(ben) == (75_00, 13_40)


def test_nobody_is_a_passenger_on_a_journey_they_are_already_paid_to_drive(paying: Paying) -> None:
    amara, ben = two(paying)
    drive(paying, ben, back=True)
    with pytest.raises(Problem, match="Only the driver is paid for the miles"):
        drive(paying, amara, "Ben Vale", ends="Town Hall-Home")


def test_the_same_journey_twice_is_asked_about_on_the_claim_and_not_to_finance(paying: Paying) -> None:
    amara, _ben = two(paying)
    drive(paying, amara)
    assert paying.page(amara).questions == ()
    drive(paying, amara, back=True)
    assert paying.page(amara).questions == (
        "On 17 Nov 2026 the journey Home to Town Hall is here more than once. Is that right?",
    )
    seen = paying.ask(lambda work: claims.page(work, amara), FINANCE)
    assert seen.questions == ()
    assert {(line.origin, line.destination, line.passengers) for line in seen.lines} == {("", "", "")}


def test_a_journey_is_called_by_its_places_unless_it_has_words_of_its_own(paying: Paying) -> None:
    amara, _ben = two(paying)
    assert drive(paying, amara, back=True)[0].what == "Home to Town Hall and back"
    assert drive(paying, amara, ends="Town Hall-Station")[0].what == "Town Hall to Station"


def test_a_journey_without_its_places_stops_nobody(paying: Paying) -> None:
    amara, ben = two(paying)
    typed = TripTyped(miles="20", what="Drive", passengers=("Ben Vale",))
    paying.do(lambda work: claim_lines.add_trip(work, amara, typed))
    paying.do(lambda work: claim_lines.add_trip(work, ben, typed))
    assert paying.page(ben).questions == ()
