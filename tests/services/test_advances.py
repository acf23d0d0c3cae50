"""Advances: given beforehand, taken off a claim and never off its boxes, and what is over comes back."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.advances import AdvanceState
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import advances, claim_lines, payments, settling
from coprod_desktop.services.advances import AdvanceRow
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person
from tests.services import undoing
from tests.services.paying import DAY, Paying, a_lead


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def expenses_of(paying: Paying, amount: str) -> int:
    """A claim for expenses alone."""
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    bus = CostTyped(kind=LineKind.FARE, claimed=amount, what="Train", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    return claim


def row(paying: Paying) -> AdvanceRow:
    (found,) = paying.ask(advances.rows)
    return found


@pytest.mark.parametrize(
    ("spent", "paid", "back", "state"),
    [("31.60", 0, 8_40, AdvanceState.OWED_BACK), ("55.10", 15_10, 0, AdvanceState.SETTLED)],
)
def test_advance_40_claim_31_60_or_55_10_is_8_40_owed_back_or_15_10_paid_and_the_gross_stays(
    paying: Paying, spent: str, paid: int, back: int, state: AdvanceState
) -> None:
    claim = expenses_of(paying, spent)
    paying.advance(claim, 40_00)
    assert row(paying).stand.state is AdvanceState.ON_CLAIM
    paying.approved(claim)
    totals = paying.page(claim).totals
    assert (totals.expenses, totals.to_pay, totals.owed_back) == (
        Money.parse(spent),
        Money(paid),
        Money(back),
    )
    if paid:
        paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    else:
        paying.do(lambda work: advances.settle(work, claim))
    assert (row(paying).stand.owed_back, row(paying).stand.state) == (Money(back), state)
    (entry,) = paying.ask(lambda work: payments.of_claim(work, claim))
    assert (entry.expenses, paying.page(claim).claim.state) == (Money.parse(spent), ClaimState.PAID)


def test_what_is_over_is_brought_back_or_left_with_them(paying: Paying) -> None:
    claim = expenses_of(paying, "31.60")
    given = paying.advance(claim, 40_00)
    with pytest.raises(Problem, match=r"They have £0\.00 of it over"):
        paying.do(lambda work: advances.give_back(work, given, "8.40", TODAY))
    paying.approved(claim)
    paying.do(lambda work: advances.settle(work, claim))
    for on in (TODAY + timedelta(days=1), DAY - timedelta(days=1)):
        with pytest.raises(Problem) as refused:
            paying.do(lambda work, on=on: advances.give_back(work, given, "5", on))  # type: ignore[misc]
        assert refused.value.field == "back_on"
    undoing.do(paying.store, paying.actor, lambda work: advances.give_back(work, given, "5", TODAY))
    assert row(paying).stand.owed_back == Money(3_40)
    undoing.do(paying.store, paying.actor, lambda work: advances.let_be(work, given, "For the bus home"))
    assert row(paying).settled


def test_an_advance_given_before_the_claim_is_taken_off_when_it_is_drafted(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person)
    values = {"amount_pence": "40", "given_on": DAY, "what_for": "Fare"}
    undoing.do(
        paying.store,
        paying.actor,
        lambda work: advances.give(work, person.id, values, meeting_id=meeting),
    )
    assert (row(paying).stand.state, row(paying).claim_number) == (AdvanceState.WAITING, None)
    claim = paying.draft(meeting).claim_ids[0]
    assert (paying.page(claim).totals.advance, row(paying).claim_number) == (Money(40_00), 1000)
    paying.do(lambda work: settling.void(work, claim, "Drafted by mistake"))
    assert (row(paying).stand.state, row(paying).stand.open) == (AdvanceState.WAITING, Money(40_00))


def test_an_advance_given_after_the_claim_was_drafted_is_taken_off_it(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person)
    claim = paying.approved(paying.draft(meeting).claim_ids[0])
    values = {"amount_pence": "40", "given_on": DAY}
    paying.do(lambda work: advances.give(work, person.id, values, meeting_id=meeting))
    shown = paying.page(claim)
    assert (shown.totals.advance, shown.claim.state) == (Money(40_00), ClaimState.SUBMITTED)


def test_an_advance_moves_from_one_claim_to_another_and_the_sums_follow(paying: Paying) -> None:
    person = a_person()
    first, second = paying.drafted(person), paying.drafted(person, title="Another")
    given = paying.advance(first, 20_00)
    paying.advance(first, 5_00)
    with pytest.raises(Problem, match="taken off a claim already"):
        paying.do(lambda work: advances.take_off(work, given, second))
    undoing.do(paying.store, paying.actor, lambda work: advances.leave(work, given))
    assert [one.id for one in paying.ask(lambda work: advances.waiting_for(work, person.id))] == [given]
    undoing.do(paying.store, paying.actor, lambda work: advances.take_off(work, given, second))
    assert [paying.page(claim).totals.advance.pence for claim in (first, second)] == [5_00, 20_00]
    undoing.do(paying.store, paying.actor, lambda work: advances.remove(work, given))
    assert paying.page(second).totals.advance == NOTHING


def test_what_came_back_is_not_taken_away_again(paying: Paying) -> None:
    person = a_person()
    paying.add(person)
    values = {"amount_pence": "40", "given_on": DAY}
    given = paying.do(lambda work: advances.give(work, person.id, values)).id
    paying.do(lambda work: advances.leave(work, given))
    paying.do(lambda work: advances.give_back(work, given, "10", TODAY))
    with pytest.raises(Problem, match="came back already"):
        paying.do(lambda work: advances.remove(work, given))
    paying.do(lambda work: advances.give_back(work, given, "30", TODAY))
    assert row(paying).settled


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount_pence": "0", "given_on": DAY}, "amount_pence"),
        ({"amount_pence": None, "given_on": DAY}, "amount_pence"),
        ({"amount_pence": "40", "given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"amount_pence": "40", "given_on": None}, "given_on"),
    ],
)
def test_what_is_no_advance_is_said_beside_its_field(
    paying: Paying, values: dict[str, object], field: str
) -> None:
    person = a_person()
    paying.add(person)
    with pytest.raises(Problem) as refused:
        paying.do(lambda work: advances.give(work, person.id, values))
    assert refused.value.field == field


def test_a_paid_claim_and_its_advance_stay_together(paying: Paying) -> None:
    claim = expenses_of(paying, "55.10")
    given = paying.advance(claim, 40_00)
    paying.approved(claim)
    with pytest.raises(Problem, match="does not cover"):
        paying.do(lambda work: advances.settle(work, claim))
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    with pytest.raises(Problem, match="is now “Paid”"):
        paying.do(lambda work: advances.leave(work, given))


def test_leads_see_no_advance(paying: Paying) -> None:
    with pytest.raises(NotAllowed):
        paying.ask(advances.rows, a_lead())
