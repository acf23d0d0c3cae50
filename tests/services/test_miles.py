"""Miles of a tax year beside what HMRC allows: 16,000 at 42p, 9,000 elsewhere; flagged, nothing cut."""

from datetime import date

import pytest

from coprod_desktop.domain.claim_lines import ClaimLine
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.rates import MileageBand, RateKey, RateKind
from coprod_desktop.services import claim_lines, claims, miles, rates, schemes
from coprod_desktop.services.claim_lines import TripTyped
from coprod_desktop.services.miles import MilesOfYear
from coprod_desktop.storage import rates as stored_rates
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_person
from tests.services.paying import FINANCE, Paying, a_lead

#: The tax year 2025/26, while HMRC allowed 45p and 25p.
LAST_YEAR = date(2026, 3, 30)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    return found


def flat(paying: Paying, scheme_id: int, amount: str) -> None:
    """The scheme pays every mile the same."""

    def change(work: Work) -> None:
        schemes.edit(work, scheme_id, None, {"mileage_band": MileageBand.FLAT})
        for rate in stored_rates.of_scheme(work.session, scheme_id):
            if rate.key is RateKey.MILE_CAR:
                rates.edit(work, rate.id, None, {"amount_milli": amount})

    paying.do(change)


def drive(paying: Paying, claim: int, *each: str) -> list[ClaimLine]:
    def add(work: Work) -> list[ClaimLine]:
        return [
            line
            for miles_typed in each
            for line in claim_lines.add_trip(work, claim, TripTyped(miles=miles_typed, what="Drive"))
        ]

    return paying.do(add)


def year(paying: Paying, person: Person, day: date = TODAY, actor: Actor | None = None) -> MilesOfYear:
    return paying.ask(lambda work: miles.of_person(work, person.id, day), actor)


def test_16_000_miles_paid_at_42p_under_the_45p_25p_ceiling_flag_720_pounds_and_nothing_is_cut(
    paying: Paying,
) -> None:
    person = a_person()
    claim = paying.drafted(person, day=LAST_YEAR)
    flat(paying, paying.page(claim).scheme.id, "42p")
    drive(paying, claim, "8000", "8000")
    found = year(paying, person, LAST_YEAR)
    assert (found.paid.text(), found.ceiling and found.ceiling.text(), found.above.text()) == (
        "£6,720.00",
        "£6,000.00",
        "£720.00",
    )
    assert paying.boxes(claim)[1] == 6_720_00
    assert paying.page(claim).miles == (found,)


def test_9_000_miles_declared_elsewhere_and_1_500_paid_at_55p_flag_150_pounds_and_nothing_is_cut(
    paying: Paying,
) -> None:
    person = a_person()
    claim = paying.drafted(person)
    drive(paying, claim, "1500")
    paying.do(lambda work: miles.declare(work, person.id, "9,000"))
    found = year(paying, person)
    assert (found.paid.text(), found.ceiling and found.ceiling.text(), found.above.text()) == (
        "£825.00",
        "£675.00",
        "£150.00",
    )
    assert paying.boxes(claim)[1] == 825_00
    assert found.sentence() == (
        "2026/27: £825.00 for 1,500 miles. HMRC allows £675.00 for them. They told us of 9,000 miles paid elsewhere. "
        "£150.00 is above it. Nothing is cut: ask finance how it counts."
    )


def test_what_is_declared_belongs_to_its_tax_year_can_be_changed_and_taken_back(paying: Paying) -> None:
    person = a_person()
    paying.add(person)
    paying.do(lambda work: miles.declare(work, person.id, "9000"))
    paying.do(lambda work: miles.declare(work, person.id, "200.5"))
    assert year(paying, person).elsewhere_milli == 200_500
    assert year(paying, person, LAST_YEAR).elsewhere_milli == 0
    for _again in range(2):
        paying.do(lambda work: miles.declare(work, person.id, " "))
    assert year(paying, person).elsewhere_milli == 0
    with pytest.raises(Problem, match="how many miles"):
        paying.do(lambda work: miles.declare(work, person.id, "some"))


def test_without_hmrcs_figure_nothing_is_compared_and_it_says_so(paying: Paying) -> None:
    person = a_person()
    claim = paying.drafted(person)
    drive(paying, claim, "20")

    def forget(work: Work) -> None:
        for rate in stored_rates.of_nobody(work.session, RateKind.CEILING):
            rates.remove(work, rate.id)

    paying.do(forget)
    found = year(paying, person)
    assert (found.ceiling, found.above.pence) == (None, 0)
    assert found.sentence() == "2026/27: £11.00 for 20 miles. What HMRC allows for them is not recorded."


def test_a_claim_without_miles_says_nothing_of_them_and_finance_reads_them_too(paying: Paying) -> None:
    claim = paying.drafted()
    assert paying.page(claim).miles == ()
    drive(paying, claim, "20")
    assert len(paying.ask(lambda work: claims.page(work, claim), FINANCE).miles) == 1
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: miles.of_claim(work, claim), a_lead())
