"""What a paper says, apart from how it looks."""

from datetime import date

import pytest

from coprod_desktop.domain.content import (
    CalendarPage,
    Contact,
    Content,
    Fact,
    Facts,
    Heading,
    NewPage,
    Question,
    Row,
    Run,
    Sentence,
    Strong,
    plain,
)
from coprod_desktop.i18n import Language


def test_a_sentence_is_filled_and_its_strong_words_stand_out() -> None:
    sentence = Sentence.of("It is at {venue}, {street}.", venue=Strong("Town Hall"), street="High Street")
    assert sentence.runs == (Run("It is at "), Run("Town Hall", strong=True), Run(", High Street."))
    assert sentence.text == "It is at Town Hall, High Street."


def test_braces_and_stars_in_a_name_are_just_letters() -> None:
    assert Sentence.of("Dear {name}", name="*{x}*").text == "Dear *{x}*"


def test_a_sentence_may_begin_with_what_stands_out() -> None:
    assert Sentence.of("{day}.", day=Strong("Tuesday")).runs == (Run("Tuesday", strong=True), Run("."))


def test_a_phone_number_stays_a_run_of_its_own() -> None:
    phone = Run("01632 960 123", together=True)
    assert Sentence.of("Phone {phone}.", phone=phone).runs == (Run("Phone "), phone, Run("."))


def test_a_sentence_with_a_placeholder_nobody_filled_is_a_fault() -> None:
    with pytest.raises(KeyError):
        Sentence.of("Dear {name}")


def test_plain_words_are_the_same_for_both_kinds() -> None:
    assert plain("Hello") == plain(Sentence.of("Hello")) == "Hello"


@pytest.mark.parametrize(
    ("contact", "complete"),
    [
        (Contact("Jo", "01632 960 123", email="jo@example.org"), True),
        (Contact("Jo", "01632 960 123", address="High Street"), True),
        (Contact("Jo", "01632 960 123"), False),
        (Contact("Jo", email="jo@example.org"), False),
        (Contact("", "01632 960 123", "jo@example.org"), False),
    ],
)
def test_a_contact_is_complete_with_name_phone_and_one_way_to_write(contact: Contact, complete: bool) -> None:  # noqa: FBT001
    assert contact.complete is complete


def test_everything_a_paper_says_is_read_in_order() -> None:
    content = Content(
        title="A meeting",
        language=Language("en"),
        organisation="Marlow Vale Council",
        contact=Contact("Jo"),
        contact_line="Phone Jo",
        blocks=(
            Heading("Please come"),
            Row(
                CalendarPage(date(2026, 12, 8)),
                ("The meeting is on", Sentence.of("{d}.", d=Strong("Tuesday"))),
            ),
            Facts((Fact("Name", "Amara"),)),
            NewPage(),
            Question("Tick one.", ("Yes", "No"), lines=1),
        ),
    )
    assert list(content.sentences()) == [
        "Please come", "The meeting is on", "Tuesday.", "Name: Amara", "Tick one.", "Yes", "No",
    ]  # fmt: skip
    assert [row.picture for row in content.rows()] == [CalendarPage(date(2026, 12, 8))]
