import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.typed_contacts import email_from, is_mobile, phone_from, phones_from, postcode_from
from coprod_desktop.domain.typed_days import birthday_from, day_from, past_day_from
from coprod_desktop.domain.typed_text import several, tidy, tidy_lines

TODAY = date(2026, 3, 3)
BORN = date(1958, 3, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "3/3/58",
        "03/03/1958",
        "3.3.58",
        "3-3-58",
        "3–3–58",
        "03-Mar-1958",
        "3 March 1958",
        "3rd March 1958",
        "3rd of March, 1958",
        "March 3rd, 1958",
        "Monday 3 March 1958",
        "1958-03-03",
        "1958/3/3",
        "1958-03-03 00:00:00",
        "1958-03-03T00:00:00Z",
        "03031958",
        "19580303",
        " 3\u00a0March  1958 ",
        "3 Mawrth 1958",
        "3ydd o Fawrth 1958".replace("Fawrth", "Mawrth"),
        "Dydd Llun 3 Mawrth 1958",
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    assert birthday_from(typed, TODAY) == BORN


@pytest.mark.parametrize(
    "typed",
    [
        "2/31/1980",
        "soon",
        "",
        "3/3",
        "3/3/158",
        "3/3/1758",
        "3 Movember 1958",
        "3/x/1958",
        "x/3/March",
        "99999999999999999999/1/2000",
        "1/99999999999999999999/2000",
        "1/1/2000/5",
    ],
)
def test_what_is_no_date_is_named(typed: str) -> None:
    with pytest.raises(Problem, match="is not a date") as problem:
        birthday_from(typed, TODAY)
    assert f"“{typed}”" in problem.value.message


@pytest.mark.parametrize("typed", ["31/2/1980", "31 April 1980", "29/2/1981", "1981-02-29", "31/06/80"])
def test_a_day_its_month_does_not_have_is_said_not_to_exist(typed: str) -> None:
    with pytest.raises(Problem, match="is a day that does not exist") as problem:
        birthday_from(typed, TODAY)
    assert f"“{typed}”" in problem.value.message


def test_a_long_text_is_named_by_its_beginning() -> None:
    with pytest.raises(Problem) as problem:
        day_from("x" * 10_000, TODAY)
    assert len(problem.value.message) < 150


def test_two_digits_are_never_a_birthday_to_come() -> None:
    assert birthday_from("3/3/26", TODAY) == date(2026, 3, 3)
    assert birthday_from("4/3/26", TODAY) == date(1926, 3, 4)
    assert birthday_from("1/1/27", TODAY) == date(1927, 1, 1)


def test_a_leap_day_that_was_none_a_century_earlier_does_not_exist() -> None:
    with pytest.raises(Problem, match="does not exist"):
        past_day_from("29/2/00", date(2000, 1, 1))


def test_a_full_year_to_come_is_a_mistake() -> None:
    with pytest.raises(Problem, match="has not come yet"):
        past_day_from("4/3/2026", TODAY)


def test_nobody_is_older_than_125() -> None:
    with pytest.raises(Problem, match="more than 125 years ago"):
        birthday_from("3/3/1900", TODAY)


def test_other_days_may_lie_some_years_ahead() -> None:
    assert day_from("1/5/27", TODAY) == date(2027, 5, 1)
    assert day_from("1/5/2040", TODAY) == date(2040, 5, 1)
    assert day_from("1/5/47", TODAY) == date(1947, 5, 1)


@given(
    st.dates(date(1902, 1, 1), TODAY),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%B %d, %Y", "%d%m%Y", "%Y%m%d"]),
)
def test_every_day_is_read_back_in_every_form(day: date, form: str) -> None:
    assert birthday_from(day.strftime(form), TODAY) == day


@given(st.dates(TODAY - timedelta(days=36_000), TODAY))
def test_two_digits_reach_back_a_century(day: date) -> None:
    assert birthday_from(day.strftime("%d/%m/%y"), TODAY) == day


@given(st.text())
def test_any_text_is_a_day_or_a_problem(text: str) -> None:
    with contextlib.suppress(Problem):
        assert birthday_from(text, TODAY) <= TODAY


@pytest.mark.parametrize(
    ("typed", "e164", "spaced"),
    [
        ("01632960123", "+441632960123", "01632 960 123"),
        ("+44 7700 900123", "+447700900123", "07700 900 123"),
        ("1632960123", "+441632960123", "01632 960 123"),
        ("020 7946 0018", "+442079460018", "020 7946 0018"),
        ("+353 1 679 3355", "+35316793355", "+353 1 679 3355"),
        ("01632 960 123 ext 4", "+441632960123", "01632 960 123 ext 4"),
        ("ring my sister", "", "ring my sister"),
        ("01632", "", "01632"),
        ("", "", ""),
    ],
)
def test_a_phone_number_is_compared_and_shown_one_way(typed: str, e164: str, spaced: str) -> None:
    phone = phone_from(typed)
    assert (phone.typed, phone.e164, phone.spaced) == (typed, e164, spaced)


def test_a_cell_may_hold_several_numbers_and_words() -> None:
    found = phones_from("01632 960 123 / 07700 900123 after 6pm")
    assert [phone.e164 for phone in found] == ["+441632960123", "+447700900123"]
    assert [is_mobile(phone) for phone in found] == [False, True]


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [
        ("sy231ab", "SY23 1AB"),
        (" SY23\u00a01AB ", "SY23 1AB"),
        ("SW1A OAA", "SW1A 0AA"),
        ("B33 ITH", "B33 1TH"),
        ("gir 0aa", "GIR 0AA"),
        ("EC1A-1BB", "EC1A 1BB"),
        ("12345", ""),
        ("SY23", ""),
        ("", ""),
    ],
)
def test_a_postcode_is_written_as_royal_mail_writes_it(typed: str, postcode: str) -> None:
    assert postcode_from(typed) == postcode


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        (" sian@Example.ORG ", "sian@example.org"),
        ("mailto:Ann.Lee+1@example.co.uk", "Ann.Lee+1@example.co.uk"),
        ("<a@example.cymru>;", "a@example.cymru"),
        ("siân@exämple.org", "siân@exämple.org"),
        ("sian at example", ""),
        ("a@b", ""),
        ("a..b@example.org", ""),
        ("a@example.org, b@example.org", ""),
        ("a@" + "b." * 200 + "org", ""),
    ],
)
def test_an_address_no_post_could_reach_is_none(typed: str, email: str) -> None:
    assert email_from(typed) == email


def test_spaces_are_put_right_and_emoji_stay_whole() -> None:
    assert tidy("  Ann\u00a0 \u200bLee \n 👩\u200d🦽\x07 ") == "Ann Lee 👩\u200d🦽"
    assert tidy("Sia\u0302n") == "Siân"


def test_lines_stay_lines() -> None:
    assert tidy_lines(" 1  High St \r\n\r\n Borth\rSY24 ") == "1 High St\nBorth\nSY24"


def test_several_things_are_apart_by_semicolons_before_commas() -> None:
    assert several("BSL; large print, size 18;; BSL") == ("BSL", "large print, size 18")
    assert several("BSL, large print") == ("BSL", "large print")
    assert several("• BSL\n• large print") == ("BSL", "large print")
