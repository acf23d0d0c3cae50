"""The form on paper: two sides at most, whatever the organisation's list; several forms begin on a front each."""

from dataclasses import replace

from coprod_desktop.documents.needs_form import (
    SIDES,
    NeedsFormText,
    NeedsGroup,
    needs_form_paper,
    needs_form_pdf,
)
from coprod_desktop.domain.content import Contact
from tests.documents.golden_papers import LONGER_WELSH, accessibility_failures, check_golden, outermost, words

TEXT = NeedsFormText(
    organisation="Marlow Vale Council",
    groups=(
        NeedsGroup("Getting there", ((1, "A taxi"), (2, "Someone to meet you"))),
        NeedsGroup("The building", ((3, "No steps"),)),
    ),
    contact=Contact("Beth Rowan", "01632 960 100", "together@example.org", "Town Hall,\n1 Market Hill"),
    nothing=0,
    venue_yes=4,
    venue_no=5,
    name="Amara Quill",
)


def many(count: int) -> NeedsFormText:
    """A form with so many needs."""
    return replace(
        TEXT, groups=(NeedsGroup("The building", tuple((n, f"Need {n}") for n in range(1, count + 1))),)
    )


def test_it_says_the_words_of_the_golden_paper() -> None:
    check_golden("needs_form", needs_form_pdf([TEXT]))


def test_it_is_pdf_ua_and_stays_on_its_page_in_longer_words() -> None:
    pdf = needs_form_pdf([replace(TEXT, language=LONGER_WELSH)])
    assert accessibility_failures(pdf) == []
    left, right = outermost(pdf)
    assert left >= 40
    assert right <= 595 - 40


def test_a_long_list_is_set_smaller_to_keep_to_two_sides_and_goes_on_when_it_cannot() -> None:
    assert [len(needs_form_paper(many(n)).pages) <= SIDES for n in (40, 52, 200)] == [True, True, False]


def test_without_a_name_or_an_address_it_has_a_line_and_is_given_back() -> None:
    said = words(needs_form_pdf([replace(TEXT, name="", contact=Contact("", "", ""))]))
    assert "Name:" in said
    assert "Please give this back to us." in said
    assert "Any questions?" not in said


def test_several_forms_each_begin_on_the_front_of_a_sheet() -> None:
    pdf = needs_form_pdf([TEXT, replace(TEXT, name="Dewi Prosser")])
    assert accessibility_failures(pdf) == []
    assert words(pdf).count("What helps you take part") == 2
