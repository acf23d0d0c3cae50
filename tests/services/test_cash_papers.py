"""The cash sheet as read from the register, and what cash asks for on Today."""

from datetime import timedelta

import pytest

from coprod_desktop.documents.cash_sheet import CashLine
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import (
    advances,
    cash_floats,
    cash_papers,
    cash_payments,
    meeting_papers,
    organisation,
    today_cash,
    vouchers,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person, an_actor
from tests.services.paying import DAY, Paying, a_float_for, a_lead

BUS = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", has_receipt=True)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def test_the_sheet_has_who_was_paid_and_who_asked_for_cash_with_the_coins_for_both(paying: Paying) -> None:
    paid = a_person("Amara Quill", payment_choice=PaymentChoice.CASH)
    waits = a_person("Ben Vale", payment_choice=PaymentChoice.CASH)
    gift = a_person("Cara Lane", payment_choice=PaymentChoice.VOUCHER)
    meeting = paying.meeting(paid, waits, gift, a_person("Dai Pugh"), day=TODAY, finance_name="Meeting 214")
    held = a_float_for(paying, meeting)
    paying.do(lambda work: cash_payments.pay(work, meeting, paid.id, held, costs=[BUS]))
    sheet = paying.ask(lambda work: cash_papers.of_meeting(work, meeting))
    assert sheet.people == (
        CashLine("Amara Quill", Money(75_00), Money(12_40), Money(87_40), paid=True),
        CashLine("Ben Vale", Money(75_00), None, Money(75_00)),
        CashLine("Cara Lane", Money(75_00), None, None),
    )
    assert sum(piece * many for piece, many in sheet.coins.items()) == 87_40 + 75_00
    assert (sheet.occasion, sheet.paid, sheet.back) == ("Meeting 214", Money(87_40), None)
    assert cash_papers.draw(sheet).startswith(b"%PDF")
    drawn = paying.ask(lambda work: meeting_papers.read(work, meeting, PaperKind.CASH_SHEET))
    assert meeting_papers.draw(drawn).startswith(b"%PDF")
    seen = paying.ask(lambda work: cash_papers.sheet(work, held), an_actor(Role.FINANCE))
    assert [line.name for line in seen.people] == ["Amara Quill"]


def test_after_the_count_it_says_who_was_paid_in_cash_and_in_vouchers_and_what_was_short(
    paying: Paying,
) -> None:
    person = a_person("Cara Lane", payment_choice=PaymentChoice.VOUCHER)
    meeting = paying.meeting(person, a_person("Ben Vale", payment_choice=PaymentChoice.CASH), day=TODAY)
    held = a_float_for(paying, meeting, vouchers_pence="75")
    kind = {"value_pence": "75", "what": "Supermarket"}
    (voucher,) = paying.do(lambda work: vouchers.take_in(work, "A100", kind))
    paying.do(
        lambda work: vouchers.give_on_day(
            work, meeting, person.id, held, [voucher.id], signed=True, costs=[BUS]
        )
    )
    paying.do(lambda work: cash_floats.count_back(work, held, "185.60", "Two pounds are missing"))
    sheet = paying.ask(lambda work: cash_papers.sheet(work, held))
    (line,) = sheet.people
    assert (line.payment, line.expenses, line.cash, line.vouchers) == (
        Money(75_00),
        Money(12_40),
        Money(12_40),
        "vouchers A100",
    )
    assert sheet.back is not None
    assert (sheet.back.difference, sheet.back.because) == (Money(-2_00), "Two pounds are missing")
    assert paying.ask(lambda work: vouchers.one(work, voucher.id)).person == "Cara Lane"


def test_vouchers_alone_are_given_on_the_day_to_who_spent_nothing(paying: Paying) -> None:
    person = a_person(payment_choice=PaymentChoice.VOUCHER)
    meeting = paying.meeting(person, day=TODAY)
    held = a_float_for(paying, meeting, vouchers_pence="75")
    (voucher,) = paying.do(lambda work: vouchers.take_in(work, "A100", {"value_pence": "75"}))
    paying.do(lambda work: vouchers.give_on_day(work, meeting, person.id, held, [voucher.id], signed=True))
    out = paying.ask(lambda work: cash_floats.page(work, held)).row.out
    assert (out.cash, out.vouchers) == (NOTHING, Money(75_00))


def test_without_a_float_there_is_no_cash_sheet(paying: Paying) -> None:
    meeting = paying.meeting(a_person(), day=TODAY)
    with pytest.raises(Problem, match="no cash float"):
        paying.ask(lambda work: cash_papers.of_meeting(work, meeting))
    made = paying.do(
        lambda work: cash_floats.plan(
            work,
            {
                "purpose": "Travel",
                "limit_pence": "20",
                "total_pence": "40",
                "carried_by": "Ben Vale",
                "day": TODAY,
            },
        )
    )
    assert paying.ask(lambda work: cash_papers.sheet(work, made.id)).people == ()


def test_today_asks_for_approval_the_count_and_the_review_until_each_is_done(paying: Paying) -> None:
    meeting = paying.meeting(a_person(), day=TODAY)
    held = a_float_for(paying, meeting, approved=False)

    def titles() -> list[str]:
        return [row.title for row in paying.ask(today_cash.floats)]

    assert titles() == ["Cash float not approved yet: Carers board"]
    yesterday = TODAY - timedelta(days=1)
    paying.do(lambda work: cash_floats.approve_on_paper(work, held, "Priya Vale", yesterday))
    assert titles() == []
    paying.do(lambda work: cash_floats.count_back(work, held, "200"))
    (row,) = paying.ask(today_cash.floats)
    assert (row.title, row.days_left, row.target_id) == (
        "Signed cash sheet to review: Carers board",
        5,
        held,
    )
    paying.do(lambda work: cash_floats.review_on_paper(work, held, "Priya Vale", TODAY))
    assert titles() == []


def test_today_says_what_of_advances_is_not_settled(paying: Paying) -> None:
    person = a_person()
    paying.add(person)
    assert paying.ask(today_cash.unsettled) == []
    values = {"amount_pence": "40", "given_on": DAY - timedelta(days=40)}
    given = paying.do(lambda work: advances.give(work, person.id, values)).id
    (row,) = paying.ask(today_cash.unsettled)
    assert (row.title, row.detail) == ("1 advance is not settled", "No claim took them off yet")
    claim = paying.drafted(person)
    assert [one.id for one in paying.ask(lambda work: advances.open_claims(work, person.id))] == [claim]
    paying.do(lambda work: advances.take_off(work, given, claim))
    assert paying.ask(today_cash.unsettled) == []
    assert paying.ask(lambda work: advances.row(work, given)).claim_number == 1000


def test_cash_is_offered_where_it_is_used_or_switched_on(paying: Paying) -> None:
    assert not paying.ask(cash_floats.in_use)
    paying.do(lambda work: organisation.save(work, extras=(Extra.CASH.value,)))
    assert paying.ask(cash_floats.in_use)
    paying.do(lambda work: organisation.save(work, extras=()))
    paying.add(a_person(payment_choice=PaymentChoice.VOUCHER))
    assert paying.ask(cash_floats.in_use)


def test_leads_read_no_cash_sheet(paying: Paying) -> None:
    held = a_float_for(paying, paying.meeting(a_person(), day=TODAY))
    for query in (lambda work: cash_papers.sheet(work, held), today_cash.floats, today_cash.unsettled):
        with pytest.raises(NotAllowed):
            paying.ask(query, a_lead())
