"""Vouchers: a register of serials; a £25 voucher makes no bank line and counts in the involvement total."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import ClaimState, PaymentMethod
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.domain.period import tax_year
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Gone, NotAllowed, Problem
from coprod_desktop.domain.vouchers import Voucher
from coprod_desktop.services import (
    cash_floats,
    cash_payments,
    claim_lines,
    payments,
    runs,
    settling,
    vouchers,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.payments import YearSoFar
from coprod_desktop.services.vouchers import VoucherRow
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person
from tests.services import undoing
from tests.services.paying import Paying, a_float_for, a_lead

KIND = {"what": "Supermarket", "value_pence": "25"}
BUS = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", has_receipt=True)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def someone() -> Person:
    return a_person(payment_choice=PaymentChoice.VOUCHER)


def taken_in(paying: Paying, typed: str = "A100-A102") -> list[int]:
    return [one.id for one in paying.do(lambda work: vouchers.take_in(work, typed, KIND))]


def first(paying: Paying) -> VoucherRow:
    return paying.ask(vouchers.rows)[-1]


def test_a_25_voucher_makes_no_bank_line_and_counts_in_the_involvement_total(paying: Paying) -> None:
    person = someone()
    claim = paying.approved(paying.drafted(person))
    assert [one.not_yet for one in paying.ask(lambda work: runs.candidates(work, RunKind.BANK_FILE))] in (
        [],
        ["This is paid by hand on the day."],
    )
    found = taken_in(paying)
    paying.do(lambda work: vouchers.give(work, claim, found, signed=True))
    (entry,) = paying.ask(lambda work: payments.of_claim(work, claim))
    assert (entry.payment, entry.run_number) == (Money(75_00), None)
    reached = paying.ask(lambda work: payments.reached(work, person.id, tax_year(TODAY)))
    assert reached == YearSoFar(Money(75_00), NOTHING)
    assert paying.page(claim).claim.state is ClaimState.PAID
    row = first(paying)
    assert (row.person, row.claim_number, row.voucher.given_on, row.voucher.signed_on) == (
        person.name,
        1000,
        TODAY,
        TODAY,
    )


def test_vouchers_pay_the_time_and_cash_the_expenses(paying: Paying) -> None:
    person = someone()
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting, vouchers_pence="75")
    paying.do(lambda work: cash_payments.pay(work, meeting, person.id, held, (Box.EXPENSES,), [BUS]))
    claim = paying.ask(lambda work: cash_floats.page(work, held)).paid[0].claim.id
    found = taken_in(paying)
    payment = paying.do(lambda work: vouchers.give(work, claim, found, signed=False, float_id=held))
    assert (payment.method, payment.payment_pence, payment.expenses_pence) == (
        PaymentMethod.VOUCHER,
        75_00,
        0,
    )
    out = paying.ask(lambda work: cash_floats.page(work, held)).row.out
    assert (out.cash, out.vouchers) == (Money(12_40), Money(75_00))
    assert paying.page(claim).claim.state is ClaimState.PAID
    undoing.do(paying.store, paying.actor, lambda work: vouchers.sign(work, found[0]))


def test_vouchers_of_another_sum_or_not_here_are_refused(paying: Paying) -> None:
    claim = paying.approved(paying.drafted(someone()))
    found = taken_in(paying)
    with pytest.raises(Problem, match=r"come to £50\.00, and £75\.00 is owed"):
        paying.do(lambda work: vouchers.give(work, claim, found[:2], signed=True))
    with pytest.raises(Gone):
        paying.do(lambda work: vouchers.give(work, claim, [*found[:2], 5], signed=True))
    with pytest.raises(Gone):
        paying.do(lambda work: vouchers.give(work, claim, [], signed=True))
    later = TODAY + timedelta(days=1)
    with pytest.raises(Problem, match="still to come"):
        paying.do(lambda work: vouchers.give(work, claim, found, signed=True, on=later))
    with pytest.raises(Problem, match="approved after this day"):
        paying.do(lambda work: vouchers.give(work, claim, found, signed=True, on=TODAY - timedelta(days=1)))
    paying.do(lambda work: vouchers.give(work, claim, found, signed=True))
    more = taken_in(paying, "B1")
    with pytest.raises(Problem, match=r"£0\.00 is owed"):
        paying.do(lambda work: vouchers.give(work, claim, more, signed=True))


def test_a_claim_that_is_not_approved_is_paid_in_no_voucher(paying: Paying) -> None:
    claim = paying.drafted(someone())
    found = taken_in(paying)
    with pytest.raises(Problem, match="so this cannot be done"):
        paying.do(lambda work: vouchers.give(work, claim, found, signed=True))
    assert [one.serial for one in paying.ask(vouchers.in_hand)] == ["A100", "A101", "A102"]


def test_vouchers_that_are_handed_back_are_here_again(paying: Paying) -> None:
    claim = paying.approved(paying.drafted(someone()))
    found = taken_in(paying)
    paying.do(lambda work: vouchers.give(work, claim, found, signed=True))
    assert paying.ask(vouchers.in_hand) == []
    paying.do(lambda work: settling.payment_came_back(work, claim, "Wrong shop"))
    assert [one.id for one in paying.ask(vouchers.in_hand)] == found


def test_the_register_is_typed_in_and_mended_step_by_step(store: Store, actor: Actor) -> None:
    paying = Paying(store, actor)
    found = undoing.do(store, actor, lambda work: vouchers.take_in(work, "a100-a102", KIND))
    with pytest.raises(Problem, match="In the register already: A101") as refused:
        taken_in(paying, "A101, A200")
    assert refused.value.field == "serials"
    undoing.do(store, actor, lambda work: vouchers.lose(work, found[0].id, "Expired"))
    undoing.do(store, actor, lambda work: vouchers.remove(work, found[1].id))
    assert [one.serial for one in paying.ask(vouchers.in_hand)] == ["A102"]
    assert paying.ask(lambda work: work.get(Voucher, found[0].id)).gone_because == "Expired"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"value_pence": "0"}, "value_pence"),
        ({"value_pence": "25", "got_on": TODAY + timedelta(days=1)}, "got_on"),
    ],
)
def test_what_is_no_voucher_is_said_beside_its_field(
    paying: Paying, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        paying.do(lambda work: vouchers.take_in(work, "A1", values))
    assert refused.value.field == field


def test_a_voucher_somebody_has_stays_in_the_register(paying: Paying) -> None:
    claim = paying.approved(paying.drafted(someone()))
    found = taken_in(paying)
    paying.do(lambda work: claim_lines.add_cost(work, claim, BUS))
    paying.approved_again(claim)
    paying.do(lambda work: vouchers.give(work, claim, found, signed=True))
    assert paying.page(claim).claim.state is ClaimState.PART_PAID
    with pytest.raises(Problem, match="Someone has voucher A100"):
        paying.do(lambda work: vouchers.remove(work, found[0]))


def test_leads_see_no_voucher(paying: Paying) -> None:
    with pytest.raises(NotAllowed):
        paying.ask(vouchers.rows, a_lead())
