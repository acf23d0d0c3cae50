"""What stands between and inside the words: signs, brackets, capitals, short forms, phone numbers, missing letters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from coprod_desktop.domain.content import plain
from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.reading import Passage, Reading
from coprod_desktop.domain.easyread.tokens import Sort, tokens

SOFT_HYPHEN = "\u00ad"

_SHORTENED = re.compile(
    r"(?<!\w)(?:e\.g\.?|i\.e\.?|eg|ie|etc\.?|n\.b\.?|c/o|w/c|approx\.?|asap|a\.s\.a\.p\.|tb[ac]|vs\.?|incl\.|dept\.?|govt\.?"
    r"|h\.y\.|e\.e\.|ayyb\.?"
    r"|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?(?=\s\d)|(?<=\d\s)(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
    r"|(?<=\d\s)(?:mins?|hrs?)|(?<=\d)(?:mins?|hrs?))(?!\w)",
    re.IGNORECASE,
)
_CONTRACTION = re.compile(
    r"\w+n['’]t(?!\w)|\w+['’](?:ll|re|ve|d|m)(?!\w)|(?<!\w)(?:it|that|there|who|what|he|she|here|where|how|let)['’]s(?!\w)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z]{2,}(?:\s+[A-Z]{2,})+|[A-Z]{7,})(?!\w)")
_A_FEW, _A_WORD = 3, 5
_PERCENT = re.compile(r"\d[\d.]*\s?%|(?:\w+\s)?\bper ?cent\b", re.IGNORECASE)
_BIG = re.compile(r"(?<![\w£€$.,:/-])(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{4,})(?![\w:/-])")
_PHONE = re.compile(r"(?<!\w)0\d{9,10}(?!\w)")
_SPECIAL = re.compile(r"[&\\#*~|<>{}\[\]^_=§@•]|\+(?!\d)|(?<!\d)/|/(?!\d)|…")
_BRACKETS = re.compile(r"\([^()]*\)")


def _matching(pattern: re.Pattern[str], passages: tuple[Passage, ...]) -> Iterator[Hit]:
    for passage in passages:
        for found in pattern.finditer(passage.text):
            yield passage.hit(found.group())


def shortened(reading: Reading) -> Iterator[Hit]:
    """Short forms: "e.g.", "etc.", "asap", "Tues 3 Dec"."""
    return _matching(_SHORTENED, reading.passages)


def short_forms(text: str) -> set[str]:
    """The parts of every short form in a sentence, in small letters."""
    return {token.lower for found in _SHORTENED.finditer(text) for token in tokens(found.group())}


def contractions(reading: Reading) -> Iterator[Hit]:
    """Two words in one: "don't", "we'll"."""
    return _matching(_CONTRACTION, reading.prose)


def percentages(reading: Reading) -> Iterator[Hit]:
    """Shares of a hundred."""
    return _matching(_PERCENT, reading.passages)


def brackets(reading: Reading) -> Iterator[Hit]:
    """What stands in brackets."""
    return _matching(_BRACKETS, reading.prose)


def phone_numbers(reading: Reading) -> Iterator[Hit]:
    """Phone numbers without gaps."""
    return _matching(_PHONE, reading.passages)


def big_numbers(reading: Reading) -> Iterator[Hit]:
    """Numbers with their size; money, years and phone numbers are left alone."""
    for passage in reading.prose:
        for found in _BIG.finditer(passage.text):
            yield passage.hit(found.group(), int(found.group().replace(",", "")))


def web_addresses(reading: Reading) -> Iterator[Hit]:
    """Links and how long they are."""
    for passage in reading.prose:
        for token in passage.tokens:
            if token.sort is Sort.LINK and "@" not in token.text:
                yield passage.hit(token.text, len(token.text))


def special_characters(reading: Reading) -> Iterator[Hit]:
    """Signs that stand for words, unless they belong to a link, a short form or a name we know."""
    for passage in reading.prose:
        text = passage.text
        for token in passage.tokens:
            if token.sort is Sort.LINK:
                text = text.replace(token.text, "")
        for name in reading.content.names:
            text = text.replace(name, "")
        for found in _SPECIAL.finditer(_SHORTENED.sub("", text)):
            yield passage.hit(found.group())


def capitals(reading: Reading) -> Iterator[Hit]:
    """Words in capitals."""
    for passage in reading.prose:
        yield from (passage.hit(words) for words in in_capitals(passage.text).splitlines())


def in_capitals(text: str) -> str:
    """The words of a sentence that are in capitals, a stretch a line; one or two short ones like NHS are left alone."""
    stretches = (" ".join(found.group().split()) for found in _CAPITALS.finditer(text))
    return "\n".join(stretch for stretch in stretches if _is_loud(stretch.split()))


def soft_hyphens(reading: Reading) -> Iterator[Hit]:
    """Words with a hidden hyphen."""
    for passage in reading.passages:
        yield from (
            passage.hit(word.replace(SOFT_HYPHEN, "-"))
            for word in passage.text.split()
            if SOFT_HYPHEN in word
        )


def missing_letters(reading: Reading) -> Iterator[Hit]:
    """Letters that our face cannot draw, in any sentence, the title or the line at the foot."""
    letters = reading.known.letters
    if letters is None:
        return
    whole = (Hit(sentence=text) for text in (reading.content.title, plain(reading.content.contact_line)))
    for hit in chain((passage.hit() for passage in reading.passages), whole):
        missing = sorted(
            set("".join(unicodedata.normalize("NFC", hit.sentence).split())) - letters - {SOFT_HYPHEN}
        )
        if missing:
            yield Hit(hit.block, hit.sentence if hit.block is not None else "", " ".join(missing))


def _is_loud(words: list[str]) -> bool:
    return len(words) >= _A_FEW or any(len(word) >= _A_WORD for word in words)
