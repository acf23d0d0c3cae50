"""Checks a paper by every rule, and sorts what was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from coprod_desktop.domain.content import Content
from coprod_desktop.domain.easyread import (
    days_and_times,
    passive,
    pictures,
    sentence_shape,
    signs,
    vocabulary,
    whole,
)
from coprod_desktop.domain.easyread.findings import Finding, Hit, Level, Rule
from coprod_desktop.domain.easyread.reading import Known, Reading
from coprod_desktop.domain.easyread.rules import RULES

_NOTHING_KNOWN = Known()

#: What each rule measures.
MEASURES: dict[str, Callable[[Reading], Iterator[Hit]]] = {
    "sentence length": sentence_shape.length,
    "sentences in a row": sentence_shape.in_a_row,
    "sentences on a line": sentence_shape.on_a_line,
    "more than one idea": sentence_shape.ideas,
    "passive voice": passive.passive,
    "negative": sentence_shape.negatives,
    "hard word": vocabulary.hard_words,
    "jargon": vocabulary.jargon,
    "acronym": vocabulary.acronyms,
    "shortened words": signs.shortened,
    "contraction": signs.contractions,
    "capitals": signs.capitals,
    "number in words": vocabulary.numbers_in_words,
    "Roman numeral": vocabulary.roman_numerals,
    "percentage": signs.percentages,
    "big number": signs.big_numbers,
    "wrong weekday": days_and_times.wrong_weekday,
    "no such date": days_and_times.no_such_date,
    "ordinal date": days_and_times.ordinal_dates,
    "date in figures": days_and_times.dates_in_figures,
    "24-hour time": days_and_times.clock_24,
    "no am or pm": days_and_times.no_half,
    "midday": days_and_times.twelve,
    "range": days_and_times.ranges,
    "phone number": signs.phone_numbers,
    "web address": signs.web_addresses,
    "special character": signs.special_characters,
    "brackets": signs.brackets,
    "soft hyphen": signs.soft_hyphens,
    "missing letter": signs.missing_letters,
    "no picture": pictures.no_picture,
    "picture used twice": pictures.used_twice,
    "word with two pictures": pictures.two_pictures,
    "picture words": pictures.alt_words,
    "empty row": whole.empty_row,
    "title": whole.title,
    "contact": whole.contact,
    "length": whole.length,
    "pages": whole.pages,
    "pages of an invitation": whole.invitation_pages,
}


@dataclass(frozen=True)
class Group:
    """All that was found about one sentence, the heaviest first; ``sentence`` is empty for the whole paper."""

    sentence: str
    findings: tuple[Finding, ...]


def check(
    content: Content, known: Known = _NOTHING_KNOWN, rules: tuple[Rule, ...] = RULES
) -> tuple[Finding, ...]:
    """Everything that is hard to read in a paper, the heaviest first, then in reading order."""
    reading = Reading(content, known)
    found = dict.fromkeys(
        Finding(rule, level, hit)
        for rule in rules
        if content.language.code == "en" or not rule.english
        for hit in MEASURES[rule.name](reading)
        if (level := rule.level(hit.count)) is not None
    )
    return tuple(sorted(found, key=lambda finding: (-finding.level, _block(finding))))


def faults(content: Content, known: Known = _NOTHING_KNOWN) -> tuple[Finding, ...]:
    """What our own templates must never have; editors may still decide for themselves."""
    return tuple(finding for finding in check(content, known) if finding.level is Level.ERROR)


def by_sentence(findings: tuple[Finding, ...]) -> tuple[Group, ...]:
    """The findings beside the sentence they are about: the whole paper first, then in reading order."""
    order = {key: n for n, key in enumerate(dict.fromkeys(_place(finding) for finding in findings))}
    ordered = sorted(findings, key=lambda finding: (_block(finding), order[_place(finding)], -finding.level))
    return tuple(Group(place[1], tuple(found)) for place, found in groupby(ordered, key=_place))


def _block(finding: Finding) -> int:
    return -1 if finding.hit.block is None else finding.hit.block


def _place(finding: Finding) -> tuple[int, str]:
    return _block(finding), finding.sentence
