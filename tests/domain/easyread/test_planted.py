"""Each check fires on what is planted for it, and is silent on the same thing eased."""

import string
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

import pytest

from coprod_desktop.domain.content import (
    Block,
    CalendarPage,
    ClockFace,
    Contact,
    Form,
    Heading,
    NewPage,
    Photograph,
    Picture,
    Question,
    Sentence,
    Strong,
)
from coprod_desktop.domain.easyread import RULES, Known, Level, check
from tests.domain.easyread.papers import KNOWN, paper, row


@dataclass(frozen=True)
class Case:
    """A paper with a fault and the same without; ``words`` are what the finding points at."""

    name: str
    level: Level
    hard: tuple[Block, ...]
    eased: tuple[Block, ...]
    words: str = ""
    changed: dict[str, Any] = field(default_factory=dict)
    known: Known = KNOWN


def word(hard: str, eased: str) -> dict[str, Any]:
    """A sentence and the same eased, each beside a picture."""
    return {"hard": (row(hard),), "eased": (row(eased),)}


NOTE, WARNING, ERROR = Level.NOTE, Level.WARNING, Level.ERROR
LONG_LINK = "https://meet.example.org/rooms/9182736455?token=abcdef"
GOOD_ROW = (row("Please come."),)


def strong(template: str, words: str) -> Sentence:
    return Sentence.of(template, words=Strong(words))


CASES = (
    Case("sentence length", NOTE, **word("We want to know what you think about all of our new plans.", "We want to know what you think.")),
    Case("sentence length", WARNING, **word(" ".join(["We"] * 16) + ".", " ".join(["We"] * 10) + ".")),
    Case("sentence length", ERROR, **word(" ".join(["We"] * 26) + ".", "We come.")),
    Case("sentences in a row", WARNING, (row(*["Come."] * 4),), (row(*["Come."] * 3),)),
    Case("sentences in a row", ERROR, (row(*["Come."] * 6),), (row("Come."),)),
    Case("sentences on a line", NOTE, (row("Come in. Sit down."),), (row("Come in.", "Sit down."),)),
    Case("more than one idea", NOTE, **word("We will meet you and we will eat.", "We will meet you.")),
    Case("more than one idea", WARNING, **word("We came and we ate because we can.", "We came and ate.")),
    Case("passive voice", WARNING, **word("Lunch is provided.", "We give you lunch."), words="is provided"),
    Case("negative", NOTE, **word("Come unless you are ill.", "Stay at home if you are ill."), words="unless"),
    Case("negative", WARNING, **word("Nobody will not get no food.", "Everyone will get food."), words="nobody, not, no"),
    Case("hard word", NOTE, **word("It is a paradox.", "It is odd."), words="paradox"),
    Case("hard word", WARNING, **word("It is a conundrum.", "It is a puzzle."), words="conundrum"),
    Case("jargon", WARNING, **word("We will commence soon.", "We will start soon."), words="commence"),
    Case("acronym", WARNING, **word("Ask the ICB.", "Ask the NHS."), words="ICB"),
    Case("shortened words", ERROR, **word("Bring a pen, e.g. a blue one.", "Bring a pen, such as a blue one."), words="e.g."),
    Case("contraction", WARNING, **word("We don’t mind.", "We do not mind."), words="don’t"),
    Case("capitals", WARNING, **word("PLEASE COME WITH FRIENDS.", "Please come with friends."), words="PLEASE COME WITH FRIENDS"),
    Case("number in words", WARNING, **word("Bring two pens.", "Bring 2 pens."), words="two"),
    Case("Roman numeral", WARNING, **word("Go to Room IV.", "Go to Room 4."), words="IV"),
    Case("percentage", WARNING, **word("We asked 25% of people.", "We asked 1 in 4 people."), words="25%"),
    Case("big number", NOTE, **word("We asked 1,204 people.", "We asked 999 people."), words="1,204"),
    Case("wrong weekday", ERROR, **word("Come on Monday 8 December 2026.", "Come on Tuesday 8 December 2026."), words="Monday 8 December 2026"),
    Case("no such date", ERROR, **word("Come on 31 June 2027.", "Come on 30 June 2027."), words="31 June 2027"),
    Case("ordinal date", WARNING, **word("Come on 3rd March.", "Come on 3 March."), words="3rd March"),
    Case("date in figures", WARNING, **word("Come on 3/12/26.", "Come on 3 December 2026."), words="3/12/26"),
    Case("24-hour time", ERROR, **word("It starts at 14:30.", "It starts at 2:30pm."), words="14:30"),
    Case("no am or pm", WARNING, **word("It starts at 2:30.", "It starts at 2:30pm."), words="2:30"),
    Case("midday", WARNING, **word("It ends at 12pm.", "It ends at midday."), words="12pm"),
    Case("range", WARNING, **word("Come 10am-11am.", "Come from 10am to 11am."), words="10am-11am"),
    Case("phone number", NOTE, **word("Phone 01632960123.", "Phone 01632 960 123."), words="01632960123"),
    Case("web address", NOTE, **word(f"Go to {LONG_LINK}", "Go to www.example.org."), words=LONG_LINK),
    Case("special character", WARNING, **word("Tea & cake.", "Tea and cake."), words="&"),
    Case("brackets", NOTE, **word("Come (with a friend).", "Come with a friend."), words="(with a friend)"),
    Case("soft hyphen", ERROR, **word("Come to the meet\u00ading.", "Come to the meeting."), words="meet-ing."),
    Case("missing letter", ERROR, **word("Come, 李.", "Come, Li."), words="李", known=Known(KNOWN.lexicon, frozenset(string.printable))),
    Case("no picture", WARNING, (row("Come.", picture=None),), (row("Come."),)),
    Case("picture used twice", NOTE, (row("Come."), row("Eat.")), (row("Come."), row("Eat.", picture="food"))),
    Case("word with two pictures", NOTE, (row(strong("We meet {words}.", "Jo")), row(strong("Ask {words}.", "Jo"), picture="phone")),
         (row(strong("We meet {words}.", "Jo")), row("Ask us.", picture="phone")), words="Jo"),
    Case("picture words", ERROR, (row("Come.", picture="bus"),), (row("Come.", picture="car"),), words="bus",
         known=Known(KNOWN.lexicon, alts={"bus": "bus.png", "car": "A car"})),
    Case("empty row", ERROR, (row(" "),), (row("Come."),)),
    Case("title", ERROR, (Heading("Another"),), (Heading("Another", 2),)),
    Case("contact", ERROR, GOOD_ROW, (), changed={"contact": Contact("Jo")}),
    Case("length", WARNING, (row(*["Come."] * 601),), GOOD_ROW),
    Case("length", ERROR, (row(*["Come."] * 1001),), GOOD_ROW),
    Case("pages", ERROR, GOOD_ROW, (), known=Known(KNOWN.lexicon, pages=21)),
    Case("pages of an invitation", WARNING, GOOD_ROW, (), changed={"kind": "invitation"}, known=Known(KNOWN.lexicon, pages=3)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {case.level.name}")
def test_a_planted_fault_is_found_and_weighed(case: Case) -> None:
    findings = check(paper(*case.hard, **case.changed), case.known)
    assert (case.level, case.words) in [
        (each.level, each.words) for each in findings if each.check == case.name
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.eased], ids=lambda case: f"{case.name} {case.level.name}"
)
def test_the_same_eased_is_left_alone(case: Case) -> None:
    findings = check(paper(*case.eased), case.known)
    assert case.name not in [each.check for each in findings]


def test_there_is_a_case_for_every_check_and_level() -> None:
    wanted = {
        (rule.name, level)
        for rule in RULES
        for level, limit in ((NOTE, rule.note), (WARNING, rule.warning), (ERROR, rule.error))
        if limit is not None
    }
    assert {(case.name, case.level) for case in CASES} >= wanted - {("sentences on a line", WARNING)}


def test_a_question_and_its_answers_are_read_too() -> None:
    findings = check(paper(Question("Will you attend?", ("Yes, I'll come", "No, I cannot come"))), KNOWN)
    assert [(each.check, each.words) for each in findings] == [("jargon", "attend"), ("contraction", "I'll")]


def test_the_part_to_send_back_may_show_a_picture_again() -> None:
    phone = row(strong("Phone {words}.", "us"), picture="phone")
    back = row(strong("Or phone {words}.", "us"), picture="post")
    assert check(paper(phone, NewPage(), phone), KNOWN) == ()
    assert check(paper(phone, NewPage(), back), KNOWN) == ()


def test_a_letter_needs_no_pictures() -> None:
    known = Known(KNOWN.lexicon, alts={})
    assert check(paper(row("Come.", picture=None), form=Form.LETTER), known) == ()


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (CalendarPage(date(2026, 12, 8)), "2026-12-08"),
        (ClockFace(time(10, 30)), "10:30"),
        (Photograph(b"", "Marlow Town Hall"), "Marlow Town Hall"),
        ("bus", "bus"),
    ],
)
def test_a_picture_without_words_is_named_by_what_it_shows(picture: Picture, words: str) -> None:
    (finding,) = check(paper(row("Come.", picture=picture)), Known(KNOWN.lexicon, alts={}))
    assert (finding.check, finding.words) == ("picture words", words)


@pytest.mark.parametrize("alt", ["", " ", "bus.PNG", "A bus. " * 30])
def test_words_that_say_nothing_of_a_picture_are_found(alt: str) -> None:
    known = Known(KNOWN.lexicon, alts={"bus": alt})
    assert [each.check for each in check(paper(row("Come.", picture="bus")), known)] == ["picture words"]
