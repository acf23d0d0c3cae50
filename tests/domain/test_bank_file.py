"""The bank's file: the columns a bank takes, in the few characters it lets through."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.bank_file import (
    BANK_FIELD_NAMES,
    LAYOUT_NAMES,
    LAYOUTS,
    BankField,
    BankLayout,
    BankRow,
    cleaned,
    file_bytes,
    own_layout,
)
from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem

ROW = BankRow(BankNumbers("009371", "73195246"), "A QUILL", "QUILL 1042", Money(1_087_50), date(2026, 12, 8))


@pytest.mark.parametrize(
    ("typed", "in_file"),
    [
        ("Amara Quill", "AMARA QUILL"),
        ("Siân Ŵyn-O’Brien", "SIAN WYN-OBRIEN"),
        ("J & M Vale/Rees", "J & M VALE/REES"),
        ("Łukasz Groß", "LUKASZ GROSS"),
        ("Ø. Ægir, Esq.", "O. AEGIR ESQ."),
        ("A name far too long for a bank", "A NAME FAR TOO LON"),
        ("=cmd|A1", "CMD A1"),
        ("-5", "5"),
        ("@home +44", "HOME 44"),
        ("Ольга", ""),
    ],
)
def test_names_are_upper_case_in_the_characters_banks_let_through_and_18_at_most(
    typed: str, in_file: str
) -> None:
    assert cleaned(typed) == in_file


@given(st.text(max_size=60))
def test_whatever_is_cleaned_is_allowed_stays_itself_and_is_no_formula(text: str) -> None:
    found = cleaned(text)
    assert len(found) <= 18
    assert set(found) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .&/-")
    assert cleaned(found) == found
    assert not found.startswith(("=", "+", "-", "@"))


def test_each_ready_layout_has_its_own_columns() -> None:
    lines = {key: file_bytes([ROW], layout).decode("ascii") for key, layout in LAYOUTS.items()}
    assert lines == {
        "bankline": "009371,73195246,A QUILL,1087.50,QUILL 1042,08/12/2026\r\n",
        "lloyds": "20261208,A QUILL,00-93-71,73195246,QUILL 1042,1087.50\r\n",
        "bureau": "sort code,account number,account name,reference,amount in pence,code 99\r\n"
        "009371,73195246,A QUILL,QUILL 1042,108750,99\r\n",
    }


def test_our_own_columns_are_typed_as_a_list() -> None:
    layout = own_layout("Sort code with dashes, account number\naccount name , amount, Reference, date")
    assert file_bytes([ROW], layout) == b"00-93-71,73195246,A QUILL,1087.50,QUILL 1042,08/12/2026\r\n"


def test_a_column_nobody_knows_is_named_with_those_there_are() -> None:
    with pytest.raises(Problem, match=r"“iban” is no column\. Choose from: sort code,") as refused:
        own_layout("IBAN, amount")
    assert refused.value.field == "bank_columns"


@pytest.mark.parametrize("missing", ["sort code", "account number", "account name", "amount", "reference"])
def test_a_bank_file_needs_what_every_bank_needs(missing: str) -> None:
    all_ = ["sort code", "account number", "account name", "amount", "reference"]
    with pytest.raises(Problem, match=f"needs a column for the {missing}"):
        own_layout(", ".join(one for one in all_ if one != missing))


@given(st.lists(st.integers(1, 99_999_999), max_size=20))
def test_the_amounts_of_a_file_add_up_to_what_was_put_in(pence: list[int]) -> None:
    rows = [BankRow(ROW.numbers, "A", "B", Money(one), ROW.pay_on) for one in pence]
    layout = BankLayout("pence", (BankField.AMOUNT_PENCE,))
    read = csv.reader(io.StringIO(file_bytes(rows, layout).decode("ascii")))
    assert sum(int(row[0]) for row in read) == sum(pence)


def test_every_layout_and_field_has_a_name() -> None:
    assert {*LAYOUTS, "own"} == set(LAYOUT_NAMES)
    assert set(BANK_FIELD_NAMES) == set(BankField)


def test_an_account_in_a_row_is_shown_by_no_repr() -> None:
    assert "73195246" not in repr(ROW)
