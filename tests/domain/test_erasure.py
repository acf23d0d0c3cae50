"""Who is meant by which words, what takes their place, and how long payments are kept."""

from datetime import date

import pytest

from coprod_desktop.domain import erasure
from tests.builders import a_person


def test_a_person_is_known_by_whole_names_an_e_mail_address_and_numbers() -> None:
    amara = a_person(
        "Amara Quill",
        legal_name="Amara J Quill",
        email="amara@quill.example",
        mobile="07700 900 123",
        phone="12",
    )
    assert erasure.known_by(amara, shares_name=False) == (
        "Amara Quill",
        "Amara J Quill",
        "amara@quill.example",
        "07700 900 123",
    )
    assert erasure.known_by(amara, shares_name=True) == ("amara@quill.example", "07700 900 123")
    assert erasure.known_by(a_person("May"), shares_name=False) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Amara Quill’s ramp", "X’s ramp"),
        ("AMARA\nQUILL asked; amara  quill said", "X asked; X said"),
        ("Amara Quillan and Tamara Quill", "Amara Quillan and Tamara Quill"),
    ],
)
def test_a_name_goes_only_where_it_stands_by_itself(text: str, left: str) -> None:
    assert erasure.without(["Amara Quill"], text, "X") == left
    assert erasure.names(["Amara Quill"], text) is (left != text)


@pytest.mark.parametrize(
    ("last", "until"),
    [
        (date(2026, 11, 22), date(2033, 4, 5)),
        (date(2027, 4, 5), date(2033, 4, 5)),
        (date(2027, 4, 6), date(2034, 4, 5)),
        (date(2028, 2, 29), date(2034, 4, 5)),
    ],
)
def test_payments_are_kept_for_six_tax_years_after_their_own(last: date, until: date) -> None:
    assert erasure.kept_until(last) == until
