"""Payments beside the limits recorded: what reaches someone in a week or month, from the register."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from coprod_desktop.documents.slip import Reader
from coprod_desktop.domain.boards import Board, BoardField
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import CheckFirst, PaymentChoice, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.rates import RateKey, RateKind
from coprod_desktop.services import (
    benefits,
    claim_lines,
    people,
    rates,
    settling,
    slips,
    today,
    today_benefits,
)
from coprod_desktop.services.benefits import Compared
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.today_rows import Place
from coprod_desktop.storage import rates as stored_rates
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, an_invitation
from tests.services.paying import FINANCE, Paying, a_lead

#: The week that ends on the Sunday tests stand on.
MONDAY, THURSDAY = TODAY - timedelta(days=6), TODAY - timedelta(days=3)
ALL_DAY = {"starts": time(9, 30), "ends": time(15, 30)}


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    return found


def to_check(**values: Any) -> Person:
    return a_person(**{"check_first": CheckFirst.YES, "payment_choice": PaymentChoice.CASH, **values})


def weekly(compared: Compared) -> tuple[Money, Money | None, bool]:
    (one,) = (one for one in compared.comparisons if one.key is RateKey.CARERS_ALLOWANCE)
    return one.reaching, one.limit, one.is_above


def of_claim(paying: Paying, claim: int) -> Compared:
    return paying.ask(lambda work: benefits.of_claim(work, claim))


def asked_to(paying: Paying, person: Person, day: date, board: Board | None = None, **values: Any) -> int:
    """A meeting to come this person was chosen for."""
    held = board or a_board()
    meeting = a_meeting(held, day, **{"state": MeetingState.PLANNED, **ALL_DAY, **values})
    known = paying.ask(lambda work: work.find(Person, person.id) is not None)
    paying.add(*([] if known else [person]), held, meeting, an_invitation(meeting, person))
    return meeting.id


def test_150_on_monday_and_150_on_thursday_compare_300_with_the_limit_travel_is_no_part_and_it_is_still_approvable(
    paying: Paying,
) -> None:
    person = to_check()
    paying.drafted(person, day=MONDAY, **ALL_DAY)
    second = paying.drafted(person, day=THURSDAY, **ALL_DAY)
    travel = CostTyped(kind=LineKind.FARE, claimed="80.00", what="Train", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, second, travel))
    compared = of_claim(paying, second)
    assert weekly(compared) == (Money(300_00), Money(204_00), True)
    assert "Department for Work and Pensions" in compared.above[0].limit_sentence()
    paying.approved(second)
    assert paying.page(second).claim.state is ClaimState.APPROVED


def test_earned_on_30_march_and_paid_on_8_april_2026_is_by_the_rate_of_march_and_the_limit_of_april(
    paying: Paying,
) -> None:
    paid = datetime(2026, 4, 8, 9, tzinfo=UTC)
    paying.store.clock = lambda: paid
    claim = paying.approved(paying.drafted(to_check(), day=date(2026, 3, 30)))
    paying.do(lambda work: settling.mark_paid(work, [claim], paid.date()))
    assert paying.boxes(claim) == (75_00, 0)
    assert weekly(of_claim(paying, claim)) == (Money(75_00), Money(204_00), False)


def test_all_boards_count_and_what_is_only_asked_counts_by_the_day_we_promise(paying: Paying) -> None:
    person = to_check(payment_choice=PaymentChoice.BANK)
    day = TODAY + timedelta(days=3)
    first = asked_to(paying, person, day)
    asked_to(paying, person, day + timedelta(days=1), a_board("Housing forum"))
    (compared,) = paying.ask(lambda work: benefits.of_meeting(work, first))
    assert weekly(compared) == (Money(300_00), Money(204_00), True)
    assert all(part.day > day + timedelta(days=10) for part in compared.parts)


def test_two_boards_on_one_date_come_to_no_more_than_the_cap(paying: Paying) -> None:
    person, day = to_check(), TODAY + timedelta(days=3)
    first = asked_to(paying, person, day)
    asked_to(paying, person, day, a_board("Housing forum"))
    (compared,) = paying.ask(lambda work: benefits.of_meeting(work, first))
    assert weekly(compared)[0] == Money(150_00)


@pytest.mark.parametrize(
    ("choice", "note", "pence"),
    [
        (PaymentChoice.VOUCHER, "", 150_00),
        (PaymentChoice.LESS, "20", 20_00),
        (PaymentChoice.LESS, "a little", 150_00),
        (PaymentChoice.NONE, "", 0),
        (PaymentChoice.CHARITY, "", 0),
    ],
)
def test_only_what_they_would_have_counts(
    paying: Paying, choice: PaymentChoice, note: str, pence: int
) -> None:
    person = to_check(payment_choice=choice, payment_note=note)
    meeting = asked_to(paying, person, TODAY + timedelta(days=3))
    (compared,) = paying.ask(lambda work: benefits.of_meeting(work, meeting))
    assert weekly(compared)[0] == Money(pence)


def test_a_meeting_nobody_can_price_yet_counts_for_nothing(paying: Paying) -> None:
    meeting = asked_to(paying, to_check(), TODAY + timedelta(days=3), starts=time(9), ends=time(9))
    (compared,) = paying.ask(lambda work: benefits.of_meeting(work, meeting))
    assert weekly(compared)[0] == Money(0)


def test_only_who_asked_to_be_checked_with_stands_beside_an_invitation(paying: Paying) -> None:
    meeting = asked_to(paying, a_person(), TODAY + timedelta(days=3))
    assert paying.ask(lambda work: benefits.of_meeting(work, meeting)) == []


def test_a_board_outside_the_usual_fields_is_named_and_others_are_not(paying: Paying) -> None:
    person = to_check()
    asked_to(paying, person, TODAY + timedelta(days=2), a_board("Museum friends", field=BoardField.ELSEWHERE))
    asked_to(paying, person, TODAY + timedelta(days=3), a_board("Housing forum", field=BoardField.HOUSING))
    compared = paying.ask(lambda work: benefits.of_person(work, person.id))
    assert compared.outside == ("Museum friends",)


def test_someone_whom_nothing_is_to_reach_is_compared_with_this_week(paying: Paying) -> None:
    person = to_check()
    paying.add(person)
    compared = paying.ask(lambda work: benefits.of_person(work, person.id))
    assert weekly(compared) == (Money(0), Money(204_00), False)
    assert compared.comparisons[0].period.start == MONDAY
    assert compared.parts == ()


def test_a_limit_is_a_row_like_a_rate_and_can_be_changed(paying: Paying) -> None:
    def raise_limit(work: Any) -> None:
        (row,) = (
            rate
            for rate in stored_rates.of_nobody(work.session, RateKind.LIMIT)
            if rate.key is RateKey.CARERS_ALLOWANCE and rate.to_day is None
        )
        rates.change_from(work, row.id, TODAY, {"amount_milli": "310.00", "source": "Typed in a test"})

    paying.do(raise_limit)
    claim = paying.drafted(to_check(), day=THURSDAY, **ALL_DAY)
    compared = of_claim(paying, claim)
    assert weekly(compared) == (Money(150_00), Money(310_00), False)
    assert any("Typed in a test" in one.limit_sentence() for one in compared.comparisons)


def test_today_names_whom_to_check_with_before_more_reaches_them_than_a_limit(paying: Paying) -> None:
    person = to_check(name="Ines Rowan")
    asked_to(paying, person, TODAY + timedelta(days=1))
    assert paying.ask(today_benefits.to_check) == []
    asked_to(paying, person, TODAY + timedelta(days=2))
    (row,) = paying.ask(today_benefits.to_check)
    assert row.title == "Before paying Ines Rowan, check with them"
    assert row.detail.startswith("From 23 Nov 2026 to 29 Nov 2026: £300.00. This is more than")
    assert (row.place, row.target_id) == (Place.MONEY_OF, person.id)
    assert row in paying.ask(today.today).rows


def test_finance_and_leads_see_none_of_it_and_no_paper_says_it(paying: Paying) -> None:
    claim = paying.drafted(to_check(advice_on=TODAY, advice_by="Advice service"), day=THURSDAY, **ALL_DAY)
    for actor in (FINANCE, a_lead()):
        with pytest.raises(NotAllowed):
            paying.ask(lambda work: benefits.of_claim(work, claim), actor)
        with pytest.raises(NotAllowed):
            paying.ask(today_benefits.to_check, actor)
    for reader in Reader:
        said = str(paying.ask(lambda work: slips.to_print(work, [claim], [reader]))[0].content)  # noqa: B023
        assert "204" not in said
        assert "Advice service" not in said


def test_advice_is_offered_on_a_day_that_has_come(paying: Paying) -> None:
    with pytest.raises(Problem, match="still to come"):
        paying.do(
            lambda work: people.add(work, {"name": "Ines Rowan", "advice_on": TODAY + timedelta(days=1)})
        )
