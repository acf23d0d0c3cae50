"""A board's year in sentences, and when it looks at itself again."""

from datetime import date

from coprod_desktop.domain.board_reviews import ReviewFigures, leadership, next_due
from coprod_desktop.i18n import Language

SINCE = date(2025, 11, 23)


def test_the_figures_are_said_in_plain_sentences() -> None:
    figures = ReviewFigures(
        since=SINCE,
        meetings=6,
        people=14,
        new_people=5,
        familiar=4,
        seats=8,
        held=7,
        leadership=2,
        leadership_held=1,
        joined=3,
        left_seats=2,
        told=20,
        worked=18,
        days_to_pay=6,
        answered=9,
        changed=4,
    )
    assert figures.sentences() == (
        "6 meetings took place.",
        "14 people came: 5 for the first time, 4 familiar.",
        "7 of 8 seats are held; 3 began and 2 ended.",
        "1 of 2 leadership seats are held by people with lived experience.",
        "Of 20 answers, 18 said that people had what they needed.",
        "Half of the payments reached people within 6 working days.",
        "9 things people said were answered; 4 changed something.",
    )


def test_a_year_of_which_nothing_is_known_says_so_without_blame() -> None:
    assert ReviewFigures(since=SINCE).sentences() == (
        "0 meetings took place.",
        "Nobody told us yet whether they had what they needed.",
        "No money was paid in this time.",
        "0 things people said were answered; 0 changed something.",
    )
    assert leadership(1, 1).startswith("1 of 1 leadership seat is held")


def test_every_sentence_is_said_in_welsh_too() -> None:
    figures = ReviewFigures(since=SINCE, people=3, seats=2, leadership=1, told=1, days_to_pay=2)
    plain = figures.sentences()
    assert not set(figures.sentences(Language("cy"))) & set(plain)


def test_the_next_review_is_a_year_after_the_last_or_after_the_board_began() -> None:
    assert next_due(date(2026, 3, 1), date(2020, 1, 1)) == date(2027, 3, 1)
    assert next_due(None, date(2024, 2, 29)) == date(2025, 2, 28)
    assert next_due(None, None) is None
