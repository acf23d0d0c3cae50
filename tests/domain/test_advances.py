"""Advances: taken off what is paid and off no box, and tracked until what is over has come back."""

from datetime import date
from typing import Any

import pytest

from coprod_desktop.domain.advances import (
    ADVANCE_STATE_NAMES,
    Advance,
    AdvanceState,
    Reconciled,
    covered_by_advance,
    reconciled,
    waiting,
)
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from tests.money_cases import DAY, PERSON, a_claim, a_line

BACK = date(2026, 12, 10)


def an_advance(pence: int = 40_00, **values: Any) -> Advance:
    """£40.00 for the person of the claim."""
    return Advance(**{"person_id": PERSON, "amount_pence": pence, "given_on": DAY, **values})


def beside(*advances: Advance, gross: int, state: ClaimState = ClaimState.PAID) -> list[Reconciled]:
    claim = a_claim(state=state)
    return reconciled(advances, claim, Money(gross))


def test_advance_40_claim_31_60_is_8_40_owed_back() -> None:
    (stand,) = beside(an_advance(), gross=31_60)
    assert (stand.used, stand.owed_back, stand.state) == (Money(31_60), Money(8_40), AdvanceState.OWED_BACK)


def test_advance_40_claim_55_10_is_settled_by_paying_15_10() -> None:
    claim = a_claim(advance_pence=40_00)
    assert claim.totals([a_line(pence=55_10)]).to_pay == Money(15_10)
    (stand,) = beside(an_advance(), gross=55_10)
    assert (stand.used, stand.owed_back, stand.state) == (Money(40_00), NOTHING, AdvanceState.SETTLED)


def test_until_the_claim_is_paid_nothing_is_owed_back() -> None:
    (stand,) = beside(an_advance(), gross=31_60, state=ClaimState.SUBMITTED)
    assert (stand.state, stand.owed_back, stand.open) == (AdvanceState.ON_CLAIM, NOTHING, NOTHING)


def test_the_advance_given_first_is_used_first() -> None:
    later, earlier = an_advance(20_00, given_on=BACK), an_advance(40_00)
    assert [one.used for one in beside(later, earlier, gross=45_00)] == [Money(40_00), Money(5_00)]


def test_what_is_over_comes_back_bit_by_bit_or_stays_with_them_for_a_reason() -> None:
    advance = an_advance()
    advance.give_back(Money(3_00), BACK, Money(8_40))
    (stand,) = beside(advance, gross=31_60)
    assert (stand.owed_back, advance.back_on) == (Money(5_40), BACK)
    for wrong in (0, 5_41):
        with pytest.raises(Problem, match=r"£5\.40 of it over") as refused:
            advance.give_back(Money(wrong), BACK, stand.owed_back)
        assert refused.value.field == "back_pence"
    with pytest.raises(Problem, match="Say why") as refused:
        advance.let_be(" ", stand.owed_back)
    assert refused.value.field == "let_because"
    advance.let_be("They needed it for the way home", stand.owed_back)
    (stand,) = beside(advance, gross=31_60)
    assert (stand.state, stand.owed_back) == (AdvanceState.SETTLED, NOTHING)
    with pytest.raises(Problem, match="Nothing of this advance"):
        advance.let_be("Again", stand.owed_back)


def test_an_advance_that_waits_can_come_back_whole() -> None:
    advance = an_advance()
    assert (waiting(advance).state, waiting(advance).open) == (AdvanceState.WAITING, Money(40_00))
    advance.give_back(Money(40_00), BACK, waiting(advance).open)
    assert waiting(advance).state is AdvanceState.SETTLED


def test_an_advance_is_taken_off_one_claim_of_the_same_person() -> None:
    advance = an_advance()
    with pytest.raises(Problem, match="someone else"):
        advance.take_off(a_claim(person_id=PERSON + 1))
    advance.take_off(a_claim(id=5))
    with pytest.raises(Problem, match="taken off a claim already"):
        advance.take_off(a_claim())
    advance.leave()
    advance.give_back(Money(1_00), BACK, advance.amount)
    for deed in (advance.leave, lambda: advance.take_off(a_claim())):
        with pytest.raises(Problem, match="came back already"):
            deed()


def test_a_claim_the_advance_covers_is_paid_by_it_in_full_and_nothing_leaves() -> None:
    lines = [a_line(LineKind.INVOLVEMENT_PAYMENT, 20_00), a_line(pence=11_60)]
    payment = covered_by_advance(a_claim(advance_pence=40_00), lines)
    assert (payment.payment_pence, payment.expenses_pence, payment.advance_pence) == (20_00, 11_60, 31_60)
    assert payment.to_pay == NOTHING


def test_an_advance_that_is_too_little_or_a_claim_of_nothing_is_not_settled_by_it() -> None:
    with pytest.raises(Problem, match="does not cover claim 1042"):
        covered_by_advance(a_claim(advance_pence=40_00), [a_line(pence=55_10)])
    with pytest.raises(Problem, match="comes to nothing"):
        covered_by_advance(a_claim(advance_pence=40_00), [])


def test_every_state_has_a_name() -> None:
    assert set(ADVANCE_STATE_NAMES) == set(AdvanceState)
