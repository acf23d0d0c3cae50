"""Finance's list of what it paid, read in whatever columns it has."""

from datetime import date

import pytest

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.paid_list import PaidColumns, PaidRow, fits, likely_columns, read_rows, together

TODAY = date(2026, 11, 22)
ALL = PaidColumns(0, 1, 2)


def read(*cells: str, columns: PaidColumns = ALL, day: date | None = None) -> PaidRow:
    return read_rows([cells], 2, columns, day, TODAY)[0]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (("Claim", "Payment date", "Amount"), PaidColumns(0, 1, 2)),
        (("Vendor", "Your Reference", "Net", "Date paid"), PaidColumns(1, 3, 2)),
        (("Paid on", "Paid", "Invoice"), PaidColumns(2, 0, 1)),
        (("Cais", "Dyddiad", "Swm"), PaidColumns(0, 1, 2)),
        (("What", ""), PaidColumns(0, None, None)),
    ],
)
def test_columns_are_guessed_from_their_headings(headings: tuple[str, ...], columns: PaidColumns) -> None:
    assert likely_columns(headings) == columns


def test_a_row_gives_the_numbers_that_may_be_a_claim_the_day_and_the_amount() -> None:
    assert read("QUILL 1042", "20/11/2026", "£1,087.50") == PaidRow(
        2, "QUILL 1042", (1042,), date(2026, 11, 20), Money(1_087_50)
    )
    assert read("CR 17/1042", "20 Nov 2026", "-5").numbers == (17, 1042)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("QUILL", "20/11/2026", "1"), "No claim number stands here."),
        (("1042", "soon", "1"), "is not a date"),
        (("1042", "23/11/2026", "1"), "has not come yet"),
        (("1042", "20/11/2026", "1.005"), "two figures after the point"),
        (("1042", "20/11/2026", "plenty"), "not an amount"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells: tuple[str, ...], said: str) -> None:
    assert said in read(*cells).problem


def test_without_a_column_for_the_day_all_were_paid_on_one_that_is_said() -> None:
    alone = PaidColumns(0)
    assert read("1042", columns=alone, day=TODAY) == PaidRow(2, "1042", (1042,), TODAY, None)
    assert "Say when it was paid" in read("1042", columns=alone).problem


def test_empty_rows_are_nothing_and_the_others_keep_their_number() -> None:
    found = read_rows([("", ""), ("1042", "20/11/2026")], 5, PaidColumns(0, 1), None, TODAY)
    assert [row.row for row in found] == [6]


def test_rows_of_one_claim_are_added_up_to_the_latest_day() -> None:
    first, second = read("1042", "19/11/2026", "75"), read("1042", "20/11/2026", "12.50")
    assert together([first, second]) == PaidRow(2, "1042", (1042,), date(2026, 11, 20), Money(87_50))
    unknown = PaidRow(3, "1042", (1042,), TODAY)
    assert together([first, unknown]).amount is None


def test_what_was_paid_fits_one_of_the_amounts_owed_or_none() -> None:
    owed = [Money(87_50), Money(75_00), Money(0)]
    assert [fits(paid, owed) for paid in (None, Money(87_50), Money(75_00), Money(0), Money(80_00))] == [
        0,
        0,
        1,
        None,
        None,
    ]
