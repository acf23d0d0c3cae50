"""Cash on the day: from an approved float, never above a limit, never twice, payment and expenses apart."""

import pytest

from coprod_desktop.domain.cash_floats import HandedOut
from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import ApprovalHow, Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.meetings import Came
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import Payment, PaymentState, RunKind
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.period import tax_year
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import (
    attendance,
    cash_floats,
    cash_payments,
    claim_lines,
    drafting,
    history,
    payments,
    runs,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.payments import YearSoFar
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person, an_actor
from tests.services.paying import FINANCE, Paying, a_float_for, a_lead

BUS = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", has_receipt=True)
LOST = CostTyped(kind=LineKind.TAXI, claimed="9.00", what="Taxi", reason="The driver had no paper")


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def of(paying: Paying, meeting: int, person_id: int) -> Claim:
    found = paying.ask(lambda work: drafting.of_person(work, meeting, person_id))
    assert found is not None
    return found


def test_cash_within_the_float_is_drafted_approved_and_paid_in_one_step(paying: Paying) -> None:
    person = a_person(payment_choice=PaymentChoice.CASH)
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    payment = paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, costs=[BUS]))
    claim = of(paying, meeting, person.id)
    assert (payment.payment_pence, payment.expenses_pence, payment.method) == (
        75_00,
        12_40,
        PaymentMethod.CASH,
    )
    assert (claim.state, claim.paid_on) == (ClaimState.PAID, TODAY)
    assert (claim.approved_by, claim.approved_how, claim.approved_on) == (
        "Priya Vale",
        ApprovalHow.CASH_FLOAT,
        TODAY,
    )
    year = paying.ask(lambda work: payments.reached(work, person.id, tax_year(TODAY)))
    assert year == YearSoFar(Money(75_00), Money(12_40))


def test_nobody_is_paid_twice_from_the_float(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    with pytest.raises(Problem, match="Claim 1000 is now “Paid”"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    with pytest.raises(Problem, match="Claim 1000 was paid on 22 Nov 2026"):
        paying.ask(lambda work: cash_payments.offer(work, meeting, person.id))


def test_what_is_in_a_run_is_not_paid_in_cash_too(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    claim = paying.approved(paying.draft(meeting).claim_ids[0])
    held = a_float_for(paying, meeting)
    made = paying.do(lambda work: runs.make(work, RunKind.LEDGER, [claim])).id
    with pytest.raises(Problem, match="is in run 1, which has not been written"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    paying.do(lambda work: runs.drop(work, made))
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    assert of(paying, meeting, person.id).state is ClaimState.PAID


def test_above_the_limit_nothing_is_written_down(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting, limit_pence="80")
    with pytest.raises(Problem, match=r"comes to £87\.40, and the float approves up to £80\.00"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, costs=[BUS]))
    assert paying.ask(lambda work: drafting.of_person(work, meeting, person.id)) is None


def test_a_claim_that_finance_approved_may_have_its_expenses_in_cash_and_the_rest_later(
    paying: Paying,
) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    claim = paying.draft(meeting).claim_ids[0]
    paying.do(lambda work: claim_lines.add_cost(work, claim, BUS))
    paying.approved(claim)
    held = a_float_for(paying, meeting, limit_pence="20")
    with pytest.raises(Problem, match=r"£87\.40 is more than the £20\.00 one person may have"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, (Box.EXPENSES,)))
    assert of(paying, meeting, person.id).state is ClaimState.PART_PAID
    offer = paying.ask(lambda work: cash_payments.offer(work, meeting, person.id))
    assert (offer.totals.payment, offer.totals.expenses, offer.had) == (Money(75_00), NOTHING, Money(12_40))
    with pytest.raises(Problem, match=r"They have had £12\.40 from this float"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))


def test_the_offer_says_what_would_be_paid_and_writes_nothing_down(paying: Paying) -> None:
    less = a_person(payment_choice=PaymentChoice.LESS, payment_note="£30")
    meeting = paying.meeting(less, day=TODAY, online=True)
    held = a_float_for(paying, meeting)
    offer = paying.ask(lambda work: cash_payments.offer(work, meeting, less.id))
    assert (offer.totals.payment, offer.totals.expenses) == (Money(30_00), Money(5_00))
    assert (offer.number, offer.float_id, offer.not_yet) == (None, held, "")
    assert (offer.limit, offer.left, offer.in_vouchers) == (Money(90_00), HandedOut(Money(200_00)), False)
    assert paying.ask(lambda work: drafting.of_person(work, meeting, less.id)) is None
    drafted = paying.draft(meeting).claim_ids[0]
    again = paying.ask(lambda work: cash_payments.offer(work, meeting, less.id))
    assert (again.totals, again.number) == (offer.totals, paying.page(drafted).claim.number)


def test_without_an_open_float_the_offer_says_why(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)

    def why() -> str:
        return paying.ask(lambda work: cash_payments.offer(work, meeting, person.id)).not_yet

    assert why().startswith("There is no cash float")
    held = a_float_for(paying, meeting, approved=False)
    assert why() == "The cash float of this meeting is not approved yet."
    paying.do(lambda work: cash_floats.approve(work, held), FINANCE)
    assert why() == ""
    paying.do(lambda work: cash_floats.count_back(work, held, "200"))
    assert "has been counted" in why()


def test_only_who_came_is_paid_in_cash(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(a_person("Dai Pugh"), day=TODAY)
    held = a_float_for(paying, meeting)
    paying.add(person)
    with pytest.raises(Problem, match="not ticked as having come"):
        paying.ask(lambda work: cash_payments.offer(work, meeting, person.id))
    paying.do(lambda work: attendance.tick(work, meeting, [person.id], Came.APOLOGIES))
    with pytest.raises(Problem, match="not ticked as having come"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))


def test_whoever_approved_the_float_is_not_paid_from_it(paying: Paying) -> None:
    person = a_person(FINANCE.name)
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    with pytest.raises(Problem, match="pays themselves"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))


def test_a_taxi_without_a_receipt_is_paid_with_the_reason(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    with pytest.raises(Problem, match="no receipt") as refused:
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, costs=[LOST]))
    assert refused.value.field == "exceptions_reason"
    paying.do(
        lambda work: cash_payments.pay(
            work, meeting, person.id, held, costs=[LOST], reason="The driver had no paper"
        )
    )
    assert of(paying, meeting, person.id).exceptions_reason == "The driver had no paper"


def test_a_gift_to_a_charity_is_not_handed_over_in_cash(paying: Paying) -> None:
    person = a_person(payment_choice=PaymentChoice.CHARITY)
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    with pytest.raises(Problem, match="gives to a charity"):
        paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, costs=[BUS]))
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, (Box.EXPENSES,), [BUS]))
    assert of(paying, meeting, person.id).state in {ClaimState.PAID, ClaimState.PART_PAID}


def test_cash_that_was_handed_back_is_two_entries_and_may_be_paid_again(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    claim = of(paying, meeting, person.id).id
    with pytest.raises(Problem):
        paying.do(history.undo)
    paying.do(lambda work: settling.payment_came_back(work, claim, "Wrong person"))
    shown = paying.ask(lambda work: cash_floats.page(work, held))
    assert (shown.row.out, shown.paid) == (HandedOut(), ())
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held))
    entries = paying.ask(lambda work: payments.of_claim(work, claim))
    assert [(one.state, one.payment.pence) for one in entries] == [
        (PaymentState.CAME_BACK, 75_00),
        (PaymentState.COUNTER, -75_00),
        (PaymentState.PAID, 75_00),
    ]
    assert paying.ask(lambda work: payments.reached(work, person.id, tax_year(TODAY))).payment == Money(75_00)


def test_leads_see_no_cash_and_finance_may_pay_it(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting)
    for deed in (
        lambda work: cash_payments.offer(work, meeting, person.id),
        lambda work: cash_payments.pay(work, meeting, person.id, held),
    ):
        with pytest.raises(NotAllowed):
            paying.do(deed, a_lead())
    payment: Payment = paying.do(
        lambda work: cash_payments.pay(work, meeting, person.id, held), an_actor(Role.FINANCE)
    )
    assert payment.state is PaymentState.PAID
