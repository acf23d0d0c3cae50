"""The words of a paper: hard ones, jargon, and letters that stand for words."""

import re
from collections.abc import Iterator

from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.grammar import word_set
from coprod_desktop.domain.easyread.lexicon import Swap
from coprod_desktop.domain.easyread.reading import Passage, Reading
from coprod_desktop.domain.easyread.signs import in_capitals, short_forms
from coprod_desktop.domain.easyread.tokens import Sort, Token

_ACRONYM = re.compile(r"[A-Z]{2,}s?|[A-Z][a-z]?[A-Z][A-Za-z]?|Q[1-4]")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_COUNTED = word_set(
    "part phase room chapter section item stage level annex appendix volume unit type class schedule"
)
_NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions"
)


def hard_words(reading: Reading) -> Iterator[Hit]:
    """Words that are not in the list of easy ones, with their number of letters; names and what is explained are not."""
    for passage in reading.prose:
        spoken_of = short_forms(passage.text) | {
            token.lower
            for at, swap in _swaps(reading, passage)
            for token in passage.tokens[at : at + len(swap.words)]
        }
        for at, token in enumerate(passage.tokens):
            if token.lower in spoken_of or not _may_be_hard(token, reading) or reading.is_name(passage, at):
                continue
            if not reading.is_explained(passage, token.lower):
                yield passage.hit(token.text, len(token.text))


def jargon(reading: Reading) -> Iterator[Hit]:
    """Words of offices and services, with what to say instead; what is explained in the next sentence is not."""
    for passage in reading.prose:
        for at, swap in _swaps(reading, passage):
            words = " ".join(token.text for token in passage.tokens[at : at + len(swap.words)])
            if not reading.is_explained(passage, passage.tokens[at].lower):
                yield passage.hit(words, plain=swap.plain)


def acronyms(reading: Reading) -> Iterator[Hit]:
    """Letters that stand for words, unless everyone knows them, they name something, or they are explained."""
    for passage in reading.prose:
        loud = in_capitals(passage.text)
        for token in passage.tokens:
            text = token.text
            if not _ACRONYM.fullmatch(text) or _is_known(reading, text) or is_roman(text) or text in loud:
                continue
            if f"({text})" not in passage.text and not reading.is_explained(passage, token.lower):
                yield passage.hit(text)


def numbers_in_words(reading: Reading) -> Iterator[Hit]:
    """Numbers in words, from two on: "one" is seldom a number."""
    for passage in reading.prose:
        for at, token in enumerate(passage.tokens):
            if not _NUMBERS.isdisjoint(token.lower.split("-")) and not reading.is_name(passage, at):
                yield passage.hit(token.text)


def roman_numerals(reading: Reading) -> Iterator[Hit]:
    """Roman numbers; a single letter only after a word that is counted, such as "part"; never in a name we know."""
    for passage in reading.prose:
        found = passage.tokens
        for at, token in enumerate(found):
            counted = at > 0 and found[at - 1].lower in _COUNTED
            if (
                is_roman(token.text)
                and (len(token.text) > 1 or counted)
                and not _is_known(reading, token.text)
            ):
                yield passage.hit(token.text)


def is_roman(text: str) -> bool:
    """Whether letters are a Roman number up to 39."""
    return _ROMAN.fullmatch(text) is not None and bool(text)


_CONTRACTED = re.compile(r"'(?:t|ll|re|ve|d|m)$")


def _swaps(reading: Reading, passage: Passage) -> Iterator[tuple[int, Swap]]:
    at = 0
    while at < len(passage.tokens):
        swap = reading.known.lexicon.swap(passage.tokens, at)
        if swap is None or reading.is_name(passage, at):
            at += 1
            continue
        yield at, swap
        at += len(swap.words)


def _may_be_hard(token: Token, reading: Reading) -> bool:
    """A word of small letters that is in no list; letters that stand for words, and contractions, are spoken of elsewhere."""
    if token.sort is not Sort.WORD or len(token.text) == 1 or token.text.isupper():
        return False
    return not (reading.known.lexicon.is_easy(token.lower) or _CONTRACTED.search(token.lower))


def _is_known(reading: Reading, text: str) -> bool:
    return text in reading.known.lexicon.short or text.lower() in reading.names
