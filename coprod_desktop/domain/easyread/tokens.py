"""A line as its sentences, and a sentence as its words and numbers."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<link>\S+@\S+\.\w+|(?:https?://|www\.)\S+)"
    r"|(?P<number>[£€$]?[^\W_]*\d(?:\w|[.,:/](?=\d))*)"
    r"|(?P<word>[^\W\d_]+(?:[’'\u00ad-][^\W\d_]+)*)"
)
_STOP = re.compile(r"(?<=[.!?])\s+(?=[^\W_])|\n+")
_NOT_AN_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|Dr|Mr|Mrs|Ms|St|No|Revd?|Prof)|\b[A-Z]|\bp)\.$", re.IGNORECASE
)


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    LINK = auto()


_SORTS = {"word": Sort.WORD, "number": Sort.NUMBER, "link": Sort.LINK}


class Token(NamedTuple):
    """A word, a number or a link; ``lower`` in small letters, with straight apostrophes."""

    text: str
    lower: str
    sort: Sort


def tokens(sentence: str) -> tuple[Token, ...]:
    """The words, numbers and links of a sentence."""
    return tuple(
        Token(found.group(), found.group().lower().replace("’", "'"), _SORTS[found.lastgroup or "word"])
        for found in _TOKEN.finditer(sentence)
    )


def word_count(found: tuple[Token, ...]) -> int:
    """How many words someone reads; a phone number in groups is one."""
    count, before = 0, None
    for token in found:
        count += not (token.sort is Sort.NUMBER and before is Sort.NUMBER)
        before = token.sort
    return count


def sentences(line: str) -> Iterator[str]:
    """The sentences of a line; a full stop after "e.g." or an initial ends none."""
    begun = ""
    for part in _STOP.split(line):
        begun = f"{begun} {part}".strip()
        if not _NOT_AN_END.search(begun):
            if begun:
                yield begun
            begun = ""
    if begun:
        yield begun
