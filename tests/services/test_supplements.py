"""A rate raised for days already paid: the difference on a claim of its own."""

from datetime import date

import pytest

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.rates import Rate, RateKey
from coprod_desktop.services import claim_lines, rates, settling, supplements
from coprod_desktop.services.claim_lines import TripTyped
from coprod_desktop.services.supplements import Owed
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import rates as stored
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, an_actor
from tests.services.paying import Paying

APRIL = date(2026, 4, 10)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def mile(paying: Paying) -> Rate:
    """The car rate that holds on 10 April."""
    scheme = paying.ask(lambda work: stored.confirmed(work.session))[0].id
    rows = paying.ask(lambda work: stored.of_scheme(work.session, scheme))
    return next(row for row in rows if row.key is RateKey.MILE_CAR and row.period.contains(APRIL))


def paid_trip(paying: Paying) -> int:
    """40 miles on 10 April 2026, paid at 45p before anyone knew of 55p."""
    rate = mile(paying)
    paying.do(lambda work: rates.edit(work, rate.id, None, {"amount_milli": "45p"}))
    claim = paying.drafted(day=APRIL)
    paying.do(lambda work: claim_lines.add_trip(work, claim, TripTyped(miles="40", what="Drive")))
    paying.do(lambda work: settling.submit(work, claim, "Nobody had told us the rate."))
    paying.approved_again(claim)
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    return claim


def test_55p_adopted_later_drafts_a_supplementary_claim_of_4_pounds_and_leaves_the_original_untouched(
    paying: Paying,
) -> None:
    claim = paid_trip(paying)
    before = paying.page(claim).seen
    assert paying.ask(supplements.owed) == Owed()
    paying.do(lambda work: rates.edit(work, mile(paying).id, None, {"amount_milli": "55p"}))
    assert paying.ask(supplements.owed) == Owed(claims=1, expenses=Money(4_00))
    (made,) = paying.do(supplements.draft)
    page = paying.page(made)
    assert (page.claim.state, page.claim.supplements_id) == (ClaimState.DRAFT, claim)
    assert [(line.kind, line.day, line.allowed_pence) for line in page.lines] == [
        (LineKind.MILEAGE, APRIL, 4_00)
    ]
    assert page.lines[0].why.startswith(
        "Drive on 10 Apr 2026 was paid at 45p and is now 55p, so £4.00 more is owed."
    )
    assert (paying.boxes(claim), paying.page(claim).seen) == ((75_00, 18_00), before)
    assert page.clock.waited == 0


def test_a_difference_is_drafted_once_until_it_is_void(paying: Paying) -> None:
    paid_trip(paying)
    paying.do(lambda work: rates.edit(work, mile(paying).id, None, {"amount_milli": "55p"}))
    (made,) = paying.do(supplements.draft)
    assert paying.ask(supplements.owed) == Owed()
    with pytest.raises(Problem, match="Nothing is owed"):
        paying.do(supplements.draft)
    paying.do(lambda work: settling.void(work, made, "Wrong payee"))
    assert paying.ask(supplements.owed).claims == 1


def test_a_supplement_counts_no_mile_twice_and_goes_the_way_of_every_claim(paying: Paying) -> None:
    claim = paid_trip(paying)
    paying.do(lambda work: rates.edit(work, mile(paying).id, None, {"amount_milli": "55p"}))
    (made,) = paying.do(supplements.draft)
    person = paying.page(claim).claim.person_id
    miles = paying.ask(lambda work: stored_claims.miles_paid(work.session, person, APRIL, APRIL))
    assert miles == 40_000
    paying.approved(made)
    paying.do(lambda work: settling.mark_paid(work, [made], TODAY))
    assert paying.ask(lambda work: work.get(Claim, made)).state is ClaimState.PAID


def test_only_who_may_change_claims_drafts_a_difference(paying: Paying) -> None:
    with pytest.raises(NotAllowed):
        paying.do(supplements.draft, an_actor(Role.LEAD))
