"""The easy-read check finds what is hard, says how hard, and leaves good papers alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.content import Contact, Facts, Heading, Row
from coprod_desktop.domain.easyread import RULES, Finding, Known, Level, by_sentence, check, faults
from coprod_desktop.domain.easyread.checking import MEASURES
from coprod_desktop.i18n import Language
from tests.domain.easyread.papers import GOOD, KNOWN, found, paper, row


def test_a_plain_paper_has_nothing_to_mend() -> None:
    assert check(GOOD, KNOWN) == ()


def test_every_rule_has_a_measure_a_name_of_its_own_a_source_and_a_limit() -> None:
    assert [rule.name for rule in RULES] == list(dict.fromkeys(rule.name for rule in RULES))
    assert {rule.name for rule in RULES} == set(MEASURES)
    assert all(rule.source and rule.why and rule.instead for rule in RULES)
    assert all(rule.level(10_000) is not None for rule in RULES)


def test_no_rule_calls_a_paper_easy_read() -> None:
    assert not any("approved" in f"{rule.why} {rule.instead}".lower() for rule in RULES)


def test_a_count_weighs_more_the_higher_it_is() -> None:
    for rule in RULES:
        limits = [limit for limit in (rule.note, rule.warning, rule.error) if limit is not None]
        assert limits == sorted(limits)
        assert rule.level(0) is None
        assert rule.level(limits[0]) is None
        assert rule.level(limits[0] + 1) is not None


def test_the_heaviest_comes_first_and_says_where_and_who_says_so() -> None:
    first, second = found(row("It starts at 14:30.", picture=None))
    assert (first.level, first.hit.block, second.level) == (Level.ERROR, 1, Level.WARNING)
    assert first.rule.source


def test_faults_are_only_the_errors() -> None:
    hard = paper(row("It starts at 14:30.", picture=None))
    assert [finding.check for finding in faults(hard)] == ["24-hour time"]


def test_the_same_words_twice_in_a_sentence_are_said_once() -> None:
    assert [each.words for each in found(row("We use e.g. pens, e.g. blue."))] == ["e.g."]


def test_why_and_what_instead_are_filled_in_the_editors_language() -> None:
    (finding,) = found(row("We will commence soon."))
    assert finding.why(Language("en")) == "“commence” is a word of offices and services."
    assert finding.instead(Language("en")) == "You could say: start."
    assert "commence" in finding.why(Language("cy"))


def test_every_finding_can_be_said_in_every_language() -> None:
    for rule in RULES:
        for code in ("en", "cy"):
            for sentence in (rule.why, rule.instead):
                Language(code).gettext(sentence).format(count=1, words="", plain="")


def test_words_with_braces_are_said_as_they_are() -> None:
    finding = next(each for each in found(row("Say {x} to us.")) if each.check == "special character")
    assert "{" in finding.why(Language("en"))


def test_findings_stand_beside_their_sentence_the_whole_paper_first_then_in_reading_order() -> None:
    blocks = (
        row("Come ASAP.", "It starts at 14:30 etc."),
        row("Bring a pen, e.g. a blue one.", picture="pen"),
    )
    groups = by_sentence(found(*blocks, contact=Contact("Jo")))
    assert [group.sentence for group in groups] == [
        "",
        "Come ASAP.",
        "It starts at 14:30 etc.",
        "Bring a pen, e.g. a blue one.",
    ]
    assert [finding.check for finding in groups[2].findings] == ["shortened words", "24-hour time"]


def test_no_findings_make_no_groups() -> None:
    assert by_sentence(()) == ()


def test_welsh_papers_get_the_checks_that_need_no_english_words() -> None:
    sentence = "Bydd am 14:30, e.e. yn y neuadd: commence."
    names = {finding.check for finding in found(row(sentence), language=Language("cy"))}
    assert names == {"24-hour time", "shortened words"}


def test_other_languages_are_checked_too() -> None:
    assert {each.check for each in found(row("Start 14:30."), language=Language("pl"))} == {"24-hour time"}


@given(st.lists(st.text(), max_size=4), st.sampled_from(("en", "cy", "pl")))
def test_whatever_is_typed_is_checked_without_falling_over(lines: list[str], code: str) -> None:
    findings = check(
        paper(Row("people", tuple(lines)), Heading("", 2), Facts(()), language=Language(code)), KNOWN
    )
    for finding in findings:
        assert isinstance(finding, Finding)
        assert finding.why(Language("en"))
        assert finding.instead(Language("en"))


def test_a_check_may_know_nothing_beside_the_paper() -> None:
    assert check(GOOD, Known()) != ()
    assert {each.check for each in check(GOOD, Known())} == {"hard word"}


@pytest.mark.parametrize("code", ["en", "cy"])
def test_checking_changes_nothing(code: str) -> None:
    content = replace(GOOD, language=Language(code))
    assert check(content, KNOWN) == check(content, KNOWN)
