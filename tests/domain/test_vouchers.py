"""Vouchers: serials typed once, each with one person at a time, signed for or written off."""

from datetime import date
from typing import Any

import pytest

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.vouchers import Voucher, check_worth, fitting, serials

GOT, ON = date(2026, 12, 1), date(2026, 12, 8)


def a_voucher(**values: Any) -> Voucher:
    """£25.00, here."""
    return Voucher(**{"serial": "A100", "value_pence": 25_00, "got_on": GOT, **values})


def test_serials_are_typed_one_a_line_or_as_a_row() -> None:
    assert serials("a-98\n A 7;  A 7\nb099 - b101, C1 to C3") == [
        *("A-98", "A 7", "B099", "B100", "B101"),
        *("C1", "C2", "C3"),
    ]


@pytest.mark.parametrize("typed", ["1234-5678-9012", "A100-B102", "A9-A10"])
def test_a_serial_with_dashes_of_its_own_stays_one(typed: str) -> None:
    assert serials(typed) == [typed]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (" \n", "Type the serial"),
        ("A102-A100", "runs backwards"),
        ("1000 - 1500", "501 vouchers"),
        ("1000 - 1300, 2000 - 2300", "602 vouchers"),
    ],
)
def test_what_cannot_be_serials_is_said_beside_them(typed: str, words: str) -> None:
    with pytest.raises(Problem, match=words) as refused:
        serials(typed)
    assert refused.value.field == "serials"


def test_a_voucher_is_with_one_person_until_it_comes_back() -> None:
    voucher = a_voucher()
    with pytest.raises(Problem, match="later than this day"):
        voucher.give(1, 7, date(2026, 11, 30), "Amara", signed=True)
    voucher.give(1, 7, ON, "Amara", signed=False)
    assert (voucher.in_hand, voucher.person_id, voucher.signed_on) == (False, 7, None)
    voucher.sign(ON)
    assert voucher.signed_on == ON
    with pytest.raises(Problem, match="Someone has voucher A100"):
        voucher.give(2, 8, ON, "Amara", signed=True)
    with pytest.raises(Problem, match="Someone has voucher A100"):
        voucher.lose("Expired")
    voucher.come_back()
    left = voucher.model_dump(include={"person_id", "payment_id", "given_on", "given_by", "signed_on"})
    assert set(left.values()) == {None, ""}
    with pytest.raises(Problem, match="given to nobody"):
        voucher.sign(ON)
    voucher.give(2, 8, ON, "Amara", signed=True)
    assert voucher.signed_on == ON


def test_a_voucher_that_is_gone_is_never_given() -> None:
    voucher = a_voucher()
    with pytest.raises(Problem, match="Say why") as refused:
        voucher.lose(" ")
    assert refused.value.field == "gone_because"
    voucher.lose("Expired")
    assert not voucher.in_hand
    with pytest.raises(Problem, match="A100 is gone: Expired"):
        voucher.give(1, 7, ON, "Amara", signed=True)


def test_vouchers_come_to_exactly_what_is_owed() -> None:
    check_worth([a_voucher(), a_voucher()], Money(50_00))
    with pytest.raises(Problem, match=r"come to £25\.00, and £75\.00 is owed") as refused:
        check_worth([a_voucher()], Money(75_00))
    assert refused.value.field == "vouchers"


def test_vouchers_that_fit_are_the_dearest_first_and_none_where_they_do_not_come_to_it() -> None:
    here = [a_voucher(serial="A1", value_pence=10_00), a_voucher(serial="A2"), a_voucher(serial="A3")]
    assert [one.serial for one in fitting(here, Money(60_00))] == ["A2", "A3", "A1"]
    assert [one.serial for one in fitting(here, Money(10_00))] == ["A1"]  # the others are worth too much
    assert fitting(here, Money(75_00)) == []
