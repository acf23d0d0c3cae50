"""The easy-read check finds what is hard, says how hard, and leaves good papers alone."""

from dataclasses import replace

import pytest

from coprod_desktop.domain.content import Block, Contact, Content, Facts, Heading, NewPage, Row
from coprod_desktop.domain.easyread import CHECKS, Finding, Level, check, faults
from coprod_desktop.i18n import Language

GOOD = Content(
    title="Invitation",
    language=Language("en"),
    organisation="Marlow Vale Council",
    contact=Contact("Jo", "01632 960 123", "jo@example.org"),
    contact_line="Any questions? Phone Jo on 01632 960 123",
    blocks=(Heading("Please come"), Row("people", ("We want to hear from you.",))),
)


def found(*blocks: Block) -> tuple[Finding, ...]:
    return check(replace(GOOD, blocks=(Heading("Please come"), *blocks)))


def named(*blocks: Block) -> list[tuple[str, Level]]:
    return [(finding.check, finding.level) for finding in found(*blocks)]


def test_a_plain_paper_has_nothing_to_mend() -> None:
    assert check(GOOD) == ()


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (10, None),
        (11, Level.NOTE),
        (15, Level.NOTE),
        (16, Level.WARNING),
        (25, Level.WARNING),
        (26, Level.ERROR),
    ],
)
def test_a_sentence_weighs_more_the_longer_it_is(words: int, level: Level | None) -> None:
    row = Row("people", (" ".join(["word"] * words) + ".",))
    assert named(row) == ([("sentence length", level)] if level else [])


@pytest.mark.parametrize(
    ("count", "level"), [(3, None), (4, Level.WARNING), (5, Level.WARNING), (6, Level.ERROR)]
)
def test_a_row_holds_few_sentences(count: int, level: Level | None) -> None:
    assert named(Row("people", ("Come.",) * count)) == ([("sentences in a row", level)] if level else [])


def test_a_row_without_a_picture_is_pointed_out() -> None:
    assert named(Row(None, ("Come.",))) == [("no picture", Level.WARNING)]


def test_a_row_that_says_nothing_is_a_fault() -> None:
    assert named(Row("people", ())) == [("empty row", Level.ERROR)]
    assert ("empty row", Level.ERROR) in named(Row(None, ("",)))
    assert ("no picture", Level.WARNING) in named(Row(None, ()))


def test_one_picture_stands_for_one_idea_in_each_part() -> None:
    phone = Row("phone", ("Phone us.",))
    assert named(phone, phone) == [("picture used twice", Level.NOTE)]
    assert named(phone, Row("phone", ())) == [("empty row", Level.ERROR), ("picture used twice", Level.NOTE)]
    assert named(phone, NewPage(), phone) == []


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        ("Bring papers, pens, etc. with you.", "shortened words", "etc."),
        ("Bring something, e.g. a pen.", "shortened words", "e.g."),
        ("The meeting is IMPORTANT today.", "capitals", "IMPORTANT"),
        ("PLEASE COME WITH FRIENDS.", "capitals", "PLEASE COME WITH FRIENDS"),
        ("It starts at 14:30.", "24-hour time", "14:30"),
        ("It starts at 09:30.", "24-hour time", "09:30"),
        ("It is 10am-12pm.", "time range", "10am-12pm"),
        ("Half is 50%.", "percentage", "50%"),
        ("In\u00advitation.", "soft hyphen", "In\u00advitation."),
    ],
)
def test_hard_words_are_named(sentence: str, name: str, words: str) -> None:
    assert [(finding.check, finding.words) for finding in found(Row("people", (sentence,)))] == [
        (name, words)
    ]


@pytest.mark.parametrize(
    "sentence", ["It starts at 10:30am.", "The BSL team will help.", "Write to MV1 2AB.", "Call it a day."]
)
def test_good_words_are_left_alone(sentence: str) -> None:
    assert named(Row("people", (sentence,))) == []


def test_a_paper_says_whom_to_ask() -> None:
    assert [finding.check for finding in check(replace(GOOD, contact=Contact("Jo")))] == ["contact"]
    assert [finding.check for finding in check(replace(GOOD, contact_line=""))] == ["contact"]


def test_a_paper_has_one_title() -> None:
    assert named(Heading("Another")) == [("title", Level.ERROR)]
    assert [finding.check for finding in check(replace(GOOD, title=" "))] == ["title"]


@pytest.mark.parametrize(("words", "level"), [(600, None), (601, Level.WARNING), (1001, Level.ERROR)])
def test_a_paper_is_short(words: int, level: Level | None) -> None:
    content = replace(GOOD, blocks=(Heading(" ".join(["word"] * words)), Facts(())))
    assert [(each.check, each.level) for each in check(content)] == ([("length", level)] if level else [])


def test_the_heaviest_comes_first_and_says_where_and_who_says_so() -> None:
    first, second = found(Row(None, ("It starts at 14:30.",)))
    assert (first.level, first.block, second.level) == (Level.ERROR, 1, Level.WARNING)
    assert first.source


def test_faults_are_only_the_errors() -> None:
    hard = replace(GOOD, blocks=(Heading("Please come"), Row(None, ("It starts at 14:30.",))))
    assert [finding.check for finding in faults(hard)] == ["24-hour time"]


def test_every_check_has_a_name_of_its_own_a_source_and_a_limit() -> None:
    assert len({each.name for each in CHECKS}) == len(CHECKS)
    assert all(each.source and each.message for each in CHECKS)
    assert all(each.level(10_000) is not None for each in CHECKS)
