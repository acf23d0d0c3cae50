"""The list that says which picture stands for which idea."""

import pytest

from coprod_desktop.domain.own_pictures import HEADINGS, LONGEST_ALT, Wanted, read_list
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import LANGUAGES, Language

IDEAS = ("bus", "lift", "quiet-room")
ENGLISH = tuple(HEADINGS.values())


def test_a_line_with_a_file_is_wanted_and_one_without_keeps_its_symbol() -> None:
    rows = [("Bus", "A bus", " our bus.png ", "The 42 bus", "Bws 42"), ("lift", "A lift", "", "", "")]
    found = read_list(ENGLISH, rows, 2, IDEAS)
    assert found.wanted == (Wanted(2, "bus", "our bus.png", "The 42 bus", "Bws 42"),)
    assert found.left_out == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_list_is_understood_in_each_of_our_languages(code: str) -> None:
    headings = [Language(code).gettext(words).upper() for words in HEADINGS.values()]
    found = read_list(headings, [("bus", "", "bus.png", "A bus", "")], 2, IDEAS)
    assert found.wanted == (Wanted(2, "bus", "bus.png", "A bus"),)


def test_the_words_may_be_left_out_and_other_columns_are_passed_over() -> None:
    assert read_list(("File", "Notes", "Idea"), [("b.png", "new", "bus")], 2, IDEAS).wanted == (
        Wanted(2, "bus", "b.png"),
    )


@pytest.mark.parametrize("headings", [("Idea", "Picture"), ("Name", "File"), ()])
def test_a_list_without_its_columns_says_what_to_do(headings: tuple[str, ...]) -> None:
    with pytest.raises(Problem, match="needs a column “Idea” and a column “File”"):
        read_list(headings, [], 2, IDEAS)


def test_what_nothing_can_be_made_of_is_said_line_by_line_and_the_rest_stays() -> None:
    rows = [
        ("quiet room", "q.png", ""),
        ("unicorn", "u.png", ""),
        ("bus", "one.png", ""),
        ("bus", "two.png", ""),
        ("lift", "lift.png", "x" * (LONGEST_ALT + 1)),
    ]
    found = read_list(("Idea", "File", HEADINGS["alt_en"]), rows, 2, IDEAS)
    assert [one.file for one in found.wanted] == ["one.png"]
    assert found.left_out == (
        "Row 2: there is no idea called “quiet room”. Did you mean “quiet-room”?",
        "Row 3: there is no idea called “unicorn”.",
        "Row 5: “bus” has a picture already, in row 4. The first is used.",
        "Row 6: the words for the picture are longer than 150 letters. Shorten them.",
    )
