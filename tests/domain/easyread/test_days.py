"""Dates are held against the real calendar, and times and signs are read as people write them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.easyread import Known, check
from coprod_desktop.i18n import Language
from tests.domain.easyread.papers import KNOWN, paper, pointed_at, row, said

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
LANGUAGES = st.sampled_from(("en", "cy"))


@given(DAYS, LANGUAGES)
def test_a_date_written_by_the_program_is_right(day: date, code: str) -> None:
    sentence = f"{Language(code).day(day)}."
    for name in ("wrong weekday", "no such date", "ordinal date", "date in figures"):
        assert pointed_at(name, sentence, language=code) == []


@given(DAYS, st.integers(1, 6), LANGUAGES)
def test_a_date_with_another_weekday_is_found_and_put_right(day: date, off: int, code: str) -> None:
    language = Language(code)
    other = language.day(day + timedelta(days=off), year=False).split()
    right = language.day(day).split()
    wrong = [*other[: len(other) - 2], *right[len(other) - 2 :]]
    findings = [
        each
        for each in check(paper(row(" ".join(wrong)), language=language), KNOWN)
        if each.check == "wrong weekday"
    ]
    assert [each.words for each in findings] == [" ".join(wrong)]
    assert " ".join(right).startswith(findings[0].hit.plain)


def test_a_date_without_a_year_is_of_the_only_year_the_paper_names() -> None:
    assert pointed_at("wrong weekday", "Come on Monday 8 December.", "It is on 9 December 2026.") == [
        "Monday 8 December"
    ]
    assert pointed_at("wrong weekday", "Come on Monday 8 December.") == []
    years = ("Come on Monday 8 December.", "Not 9 December 2026.", "Not 9 December 2027.")
    assert pointed_at("wrong weekday", *years) == []


@pytest.mark.parametrize("words", ["31 June 2027", "29 February 2027", "30 February", "0 May", "45 May 2027"])
def test_a_date_in_no_calendar_is_found(words: str) -> None:
    assert pointed_at("no such date", f"Come on {words}.") == [words]


@pytest.mark.parametrize("words", ["29 February 2028", "29 February", "31 May", "in May"])
def test_a_date_in_the_calendar_is_not(words: str) -> None:
    assert pointed_at("no such date", f"Come on {words}.") == []


@pytest.mark.parametrize("words", ["3rd March", "21st of May", "2nd December"])
def test_letters_after_the_number_are_found(words: str) -> None:
    assert pointed_at("ordinal date", f"Come on {words} now.") == [words]


@pytest.mark.parametrize("words", ["3/12/26", "03.12.2026", "2026-12-03", "3-12-2026"])
def test_a_date_in_figures_is_found(words: str) -> None:
    assert pointed_at("date in figures", f"Come on {words}.") == [words]


@given(st.times())
def test_a_time_written_by_the_program_is_plain(at: time) -> None:
    sentence = f"It starts at {Language('en').clock(at)}."
    for name in ("24-hour time", "no am or pm", "midday", "range"):
        assert pointed_at(name, sentence) == []


@given(st.integers(13, 23), st.integers(0, 59))
def test_a_24_hour_time_is_found(hour: int, minute: int) -> None:
    words = f"{hour}:{minute:02}"
    assert pointed_at("24-hour time", f"It starts at {words}.") == [words]
    assert pointed_at("24-hour time", f"It starts at {hour}.{minute:02} today.") == [f"{hour}.{minute:02}"]


@pytest.mark.parametrize("words", ["2:30", "10:15"])
def test_a_time_that_could_be_either_half_of_the_day_is_found(words: str) -> None:
    assert pointed_at("no am or pm", f"It starts at {words}.") == [words]


@pytest.mark.parametrize("words", ["12pm", "12am", "12:00 pm", "noon", "12 noon"])
def test_twelve_is_midday_or_midnight(words: str) -> None:
    assert pointed_at("midday", f"It ends at {words}.") == [words]


@pytest.mark.parametrize(
    "words",
    ["10am-12pm", "9:15-9:45", "10 – 12 March", "Monday–Friday", "May - July", "£5-£10", "2026-27", "3-5"],
)
def test_a_line_that_means_to_is_found(words: str) -> None:
    assert len(pointed_at("range", f"It is {words}.")) == 1


@pytest.mark.parametrize(
    "words", ["01632-960-123", "2026-12-03", "step-free", "£14.30 to £15", "A4-B5", "2 - a pen"]
)
def test_other_lines_are_left_alone(words: str) -> None:
    assert pointed_at("range", f"It is {words}.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bring papers, pens, etc. with you.", [("shortened words", "etc.")]),
        ("Come on Tues 3 December.", [("shortened words", "Tues")]),
        ("Come on 3 Dec at 2pm.", [("shortened words", "Dec")]),
        ("It takes 20 mins or 20mins.", [("shortened words", "mins")]),
        ("Bring it asap.", [("shortened words", "asap")]),
        ("The meeting is IMPORTANT today.", [("capitals", "IMPORTANT")]),
        ("Half is 50 per cent.", [("percentage", "50 per cent")]),
        (
            "It's on and they'll come.",
            [("more than one idea", ""), ("contraction", "It's"), ("contraction", "they'll")],
        ),
        ("Tea/coffee.", [("special character", "/")]),
        ("Go to www.x.example/a_b/c.", []),
        ("Write to jo_f@x.example.", []),
        ("Phone +44 1632 960 123.", []),
        ("Write c/o the office.", [("shortened words", "c/o")]),
        ("It costs £1,250 in 2026.", []),
        ("It starts at 10:30am.", []),
        ("Write to MV1 2AB.", []),
        ("It was 10:30 to 11:30am.", [("no am or pm", "10:30")]),
        ("Nine o'clock.", [("number in words", "Nine")]),
        ("Bring 20000 pens.", [("big number", "20000")]),
        ("BSL NHS", [("acronym", "BSL")]),
    ],
)
def test_signs_and_short_forms(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said(sentence)) == sorted(expected)


def test_letters_our_face_cannot_draw_are_named_in_the_title_and_at_the_foot_too() -> None:
    known = Known(KNOWN.lexicon, letters=frozenset("ok"))
    findings = check(paper(title="ok李", contact_line="ok"), known)
    assert [(each.sentence, each.words) for each in findings if each.hit.block is None] == [("", "李")]


def test_an_accent_apart_from_its_letter_is_one_letter() -> None:
    known = Known(KNOWN.lexicon, letters=frozenset("ŵ"))
    content = paper(row("w\u0302"), title="ŵ", contact_line="ŵ")
    assert [each.sentence for each in check(content, known) if each.check == "missing letter"] == [
        "Please come"
    ]
