"""The cash float: approved before the day, paid from within its limits, counted, reviewed; and its notes and coins."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.cash_floats import (
    FLOAT_STATE_NAMES,
    CashFloat,
    FloatState,
    HandedOut,
    off_by,
)
from coprod_desktop.domain.claims import Approver
from coprod_desktop.domain.coins import PIECES, pieces_for, pieces_needed
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem

DAY = date(2026, 12, 8)
BEFORE, AFTER = DAY - timedelta(days=3), DAY + timedelta(days=1)
OUT = HandedOut()


def a_float(**values: Any) -> CashFloat:
    """£200.00 for one day, £90.00 a person, £50.00 in vouchers; carried by Amara."""
    given = {"purpose": "Carers board", "day": DAY, "limit_pence": 90_00, "total_pence": 200_00}
    return CashFloat(**{**given, "vouchers_pence": 50_00, "carried_by": "Amara Quill", **values})


def an_open_float(**values: Any) -> CashFloat:
    """The same, approved by Priya."""
    held = a_float(**values)
    held.approve(Approver(2, "Priya Vale"), BEFORE)
    return held


def test_a_float_is_approved_before_the_day_and_only_once() -> None:
    with pytest.raises(Problem, match="approved before the day") as refused:
        a_float().approve(Approver(2, "Priya Vale"), AFTER)
    assert refused.value.field == "approved_on"
    held = an_open_float()
    assert (held.approved_by, held.approved_on, held.state) == ("Priya Vale", BEFORE, FloatState.OPEN)
    with pytest.raises(Problem, match="Priya Vale approved this on 5 Dec 2026"):
        held.approve(Approver(3, "Sam Lane"), BEFORE)


def test_whoever_carries_the_cash_neither_approves_nor_reviews_it() -> None:
    with pytest.raises(Problem, match="Whoever carries the cash"):
        a_float().approve(Approver(1, "amara  quill"), BEFORE)
    held = an_open_float()
    held.count_back(Money(200_00), OUT, DAY, "Amara Quill")
    with pytest.raises(Problem, match="Whoever carries the cash"):
        held.review("Amara Quill", AFTER)


def test_the_limit_for_one_person_stays_within_the_approvers_own() -> None:
    with pytest.raises(Problem, match=r"£90\.00 a person is above your approval limit of £89\.99"):
        a_float().approve(Approver(2, "Priya Vale", limit=Money(89_99)), BEFORE)
    a_float().approve(Approver(2, "Priya Vale", limit=Money(90_00)), BEFORE)


@pytest.mark.parametrize(
    ("cash", "vouchers", "theirs", "out", "words"),
    [
        (90_01, 0, 0, OUT, r"£90\.01 is more than the £90\.00 one person may have"),
        (10_00, 0, 80_01, OUT, r"They have had £80\.01 from this float"),
        (20_00, 0, 0, HandedOut(Money(180_01)), r"£19\.99 is left in the float, and this is £20\.00"),
        (0, 25_00, 0, HandedOut(vouchers=Money(25_01)), r"allows £24\.99 more in vouchers"),
    ],
)
def test_cash_above_a_limit_is_refused_with_a_plain_sentence(
    cash: int, vouchers: int, theirs: int, out: HandedOut, words: str
) -> None:
    with pytest.raises(Problem, match=words):
        an_open_float().check(Money(cash), Money(vouchers), Money(theirs), out, DAY)


def test_cash_within_the_limits_is_paid_to_the_last_penny() -> None:
    held = an_open_float()
    held.check(Money(90_00), NOTHING, NOTHING, HandedOut(Money(110_00)), DAY)
    held.check(NOTHING, Money(50_00), Money(40_00), OUT, AFTER)
    assert held.left(HandedOut(Money(110_00), Money(50_00))) == HandedOut(Money(90_00))


def test_nothing_is_paid_before_the_approval_or_the_day_nor_after_the_count() -> None:
    with pytest.raises(Problem, match="not approved yet"):
        a_float().check(Money(1), NOTHING, NOTHING, OUT, DAY)
    held = an_open_float()
    with pytest.raises(Problem, match="This float is for 8 Dec 2026"):
        held.check(Money(1), NOTHING, NOTHING, OUT, BEFORE)
    held.count_back(Money(200_00), OUT, DAY, "Amara Quill")
    with pytest.raises(Problem, match="has been counted"):
        held.check(Money(1), NOTHING, NOTHING, OUT, DAY)


@pytest.mark.parametrize(("counted", "said"), [(28_60, "£2.00 short"), (31_60, "£1.00 over")])
def test_what_is_over_or_short_is_said_with_why(counted: int, said: str) -> None:
    held, out = an_open_float(), HandedOut(Money(169_40), Money(25_00))
    with pytest.raises(Problem, match=said) as refused:
        held.count_back(Money(counted), out, DAY, "Amara Quill")
    assert refused.value.field == "because"
    held.count_back(Money(counted), out, DAY, "Amara Quill", " A taxi was rounded ")
    assert (off_by(held.difference), held.because) == (said, "A taxi was rounded")
    assert (held.paid_pence, held.given_pence, held.state) == (169_40, 25_00, FloatState.TO_REVIEW)


def test_a_float_that_comes_out_right_needs_no_word() -> None:
    held = an_open_float()
    assert held.difference == NOTHING
    with pytest.raises(Problem, match="zero or more") as refused:
        held.count_back(Money(-1), OUT, DAY, "Amara Quill")
    assert refused.value.field == "back_pence"
    held.count_back(Money(30_60), HandedOut(Money(169_40)), DAY, "Amara Quill")
    assert off_by(held.difference) == "It comes out right"


def test_the_signed_sheet_is_reviewed_once_after_the_count() -> None:
    held = an_open_float()
    with pytest.raises(Problem, match="Count the cash first"):
        held.review("Priya Vale", AFTER)
    held.count_back(Money(200_00), OUT, AFTER, "Amara Quill")
    with pytest.raises(Problem, match="counted after this day") as refused:
        held.review("Priya Vale", DAY)
    assert refused.value.field == "reviewed_on"
    held.review("Priya Vale", AFTER, " All signed ")
    assert (held.state, held.review_note) == (FloatState.REVIEWED, "All signed")
    with pytest.raises(Problem, match="Priya Vale reviewed this on 9 Dec 2026"):
        held.review("Priya Vale", AFTER)


def test_the_review_is_due_five_working_days_after_the_day() -> None:
    assert a_float().review_by(()) == date(2026, 12, 15)
    christmas = a_float(day=date(2026, 12, 23)).review_by(bank_holidays_between(2026, 2027))
    assert christmas == date(2027, 1, 4)


def test_a_change_cancels_the_approval_until_it_is_counted() -> None:
    held = an_open_float()
    held.changed()
    assert (held.state, held.approved_by) == (FloatState.TO_APPROVE, "")
    held.approve(Approver(2, "Priya Vale"), BEFORE)
    held.count_back(Money(200_00), OUT, DAY, "Amara Quill")
    with pytest.raises(Problem, match="has been counted"):
        held.changed()


def test_every_state_has_a_name() -> None:
    assert set(FLOAT_STATE_NAMES) == set(FloatState)


def test_notes_and_coins_pay_each_person_exactly() -> None:
    assert pieces_for(Money(87_43)) == {20_00: 4, 5_00: 1, 2_00: 1, 20: 2, 2: 1, 1: 1}
    assert pieces_needed([Money(12_50), Money(12_50), NOTHING]) == {10_00: 2, 2_00: 2, 50: 2}


@given(st.lists(st.integers(0, 300_00)))
def test_notes_and_coins_come_to_the_same_total(pence: list[int]) -> None:
    needed = pieces_needed(Money(one) for one in pence)
    assert sum(piece * count for piece, count in needed.items()) == sum(pence)
    assert list(needed) == [piece for piece in PIECES if piece in needed]
