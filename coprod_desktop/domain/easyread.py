"""The easy-read check: what in a paper is hard to read, why, and what would be easier.

It works on what a paper says, not on its pages. It explains and suggests; it never calls a paper "easy read": people with
learning disabilities test that. Each check is one row of ``CHECKS``, with where its rule comes from.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from coprod_desktop.domain.content import Content, Heading, NewPage, Row, plain
from coprod_desktop.i18n import N_

DH_2010 = "Department of Health, Making written information easier to understand (2010)"
GOV_UK = "GOV.UK, Accessible communication formats"
STANDARD_2026 = "Easy Read Standard 1.0 (2026)"
INCLUSION = "Inclusion Europe, Information for all"
PEOPLE_FIRST = "People First, Making information easy to read"
UKAAF = "UKAAF, Creating clear print and large print documents"


class Level(IntEnum):
    """How much a finding weighs."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True)
class Finding:
    """One thing that is hard to read: how hard, in which words, why in a sentence for the editor, and who says so.

    ``message`` is an English sentence marked for translation, with ``{count}`` and ``{words}`` to fill.
    ``block`` is the place in the content's blocks, or None when it is about the whole paper.
    """

    check: str
    level: Level
    message: str
    source: str
    block: int | None = None
    words: str = ""
    count: int = 0


@dataclass(frozen=True)
class Hit:
    """What a measure found: where, in which words, how much."""

    block: int | None = None
    words: str = ""
    count: int = 1


@dataclass(frozen=True)
class Check:
    """One rule: what is measured, above which count it is a note, a warning or an error, and its source.

    A threshold of None means that the rule never gets that level.
    """

    name: str
    measure: Callable[[Content], Iterator[Hit]]
    message: str
    source: str
    note: int | None = None
    warning: int | None = None
    error: int | None = None

    def level(self, count: int) -> Level | None:
        """How much a count weighs; None when it is fine."""
        steps = ((self.error, Level.ERROR), (self.warning, Level.WARNING), (self.note, Level.NOTE))
        return next((level for limit, level in steps if limit is not None and count > limit), None)

    def findings(self, content: Content) -> Iterator[Finding]:
        """What the rule finds in a paper."""
        for hit in self.measure(content):
            level = self.level(hit.count)
            if level is not None:
                yield Finding(self.name, level, self.message, self.source, hit.block, hit.words, hit.count)


_SHORTENED = re.compile(
    r"(?<!\w)(?:e\.g\.?|i\.e\.?|etc\.?|n\.b\.?|c/o|w/c|approx\.|asap)(?!\w)", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z]{4,}\s+)+[A-Z]{4,}(?!\w)|(?<!\w)[A-Z]{7,}(?!\w)")
_CLOCK_24 = re.compile(r"(?<![\w:])(?:1[3-9]|2[0-3]|0\d)[:.][0-5]\d(?!\w)(?!\s?(?:am|pm))")
_RANGE = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)?\s?[-–]\s?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)")
_PERCENT = re.compile(r"\d+\s?%|\bper ?cent\b", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"


def _sentences(content: Content) -> Iterator[tuple[int, str]]:
    for at, block in enumerate(content.blocks):
        if isinstance(block, Row):
            yield from ((at, plain(words)) for words in block.sentences)


def _texts(content: Content) -> Iterator[tuple[int, str]]:
    for at, block in enumerate(content.blocks):
        whole = Content("", content.language, "", content.contact, "", (block,))
        yield from ((at, words) for words in whole.sentences())


def _sentence_length(content: Content) -> Iterator[Hit]:
    return (Hit(at, words, len(words.split())) for at, words in _sentences(content))


def _sentences_in_row(content: Content) -> Iterator[Hit]:
    for at, block in enumerate(content.blocks):
        if isinstance(block, Row):
            yield Hit(at, plain(block.sentences[0]) if block.sentences else "", len(block.sentences))


def _row_without_picture(content: Content) -> Iterator[Hit]:
    for at, block in enumerate(content.blocks):
        if isinstance(block, Row) and block.picture is None:
            yield Hit(at, plain(block.sentences[0]) if block.sentences else "")


def _empty_row(content: Content) -> Iterator[Hit]:
    return (
        Hit(at)
        for at, block in enumerate(content.blocks)
        if isinstance(block, Row) and not any(map(plain, block.sentences))
    )


def _contact_missing(content: Content) -> Iterator[Hit]:
    if not content.contact.complete or not plain(content.contact_line):
        yield Hit()


def _title_missing(content: Content) -> Iterator[Hit]:
    titles = sum(isinstance(block, Heading) and block.level == 1 for block in content.blocks)
    if not content.title.strip() or titles != 1:
        yield Hit()


def _words_in_all(content: Content) -> Iterator[Hit]:
    yield Hit(count=sum(len(words.split()) for words in content.sentences()))


def _matching(pattern: re.Pattern[str]) -> Callable[[Content], Iterator[Hit]]:
    def measure(content: Content) -> Iterator[Hit]:
        for at, words in _texts(content):
            for found in pattern.finditer(words):
                yield Hit(at, found.group())

    return measure


def _soft_hyphens(content: Content) -> Iterator[Hit]:
    return (Hit(at, words) for at, words in _texts(content) if _SOFT_HYPHEN in words)


def _same_picture_twice(content: Content) -> Iterator[Hit]:
    # The part to send back stands by itself: it may show the phone or the date again.
    seen: set[object] = set()
    for at, block in enumerate(content.blocks):
        if isinstance(block, NewPage):
            seen.clear()
        if isinstance(block, Row) and block.picture is not None:
            if block.picture in seen:
                yield Hit(at, plain(block.sentences[0]) if block.sentences else "")
            seen.add(block.picture)


#: Every check there is. A new one is a row here; its measure says where and how much.
CHECKS: tuple[Check, ...] = (
    Check("sentence length", _sentence_length, N_("This sentence has {count} words. 10 or fewer are easiest to read."),
          f"{DH_2010}; {GOV_UK}; {STANDARD_2026}", note=10, warning=15, error=25),
    Check("sentences in a row", _sentences_in_row, N_("There are {count} sentences beside one picture. Say one idea a row."),
          PEOPLE_FIRST, warning=3, error=5),
    Check("no picture", _row_without_picture, N_("This row has no picture. A picture helps people know what it is about."),
          f"{DH_2010}; {PEOPLE_FIRST}", warning=0),
    Check("empty row", _empty_row, N_("This row says nothing."), STANDARD_2026, error=0),
    Check("picture used twice", _same_picture_twice, N_("This picture already stands for something else. Choose another."),
          INCLUSION, note=0),
    Check("contact", _contact_missing, N_("Say whom to ask: a name, a phone number, and an e-mail or postal address."),
          DH_2010, error=0),
    Check("title", _title_missing, N_("A paper needs one title."), UKAAF, error=0),
    Check("shortened words", _matching(_SHORTENED), N_("Write “{words}” in full words."), GOV_UK, error=0),
    Check("capitals", _matching(_CAPITALS), N_("“{words}” is in capitals. Small letters are easier to read."),
          f"{UKAAF}; {DH_2010}", warning=0),
    Check("24-hour time", _matching(_CLOCK_24), N_("Write “{words}” as a time of day, such as 2:30pm."), INCLUSION, error=0),
    Check("time range", _matching(_RANGE), N_("Write “{words}” with the word “to”, such as 10am to midday."), UKAAF, warning=0),
    Check("percentage", _matching(_PERCENT), N_("Say “{words}” another way, such as 1 in 4 people."), INCLUSION, note=0),
    Check("soft hyphen", _soft_hyphens, N_("A word here has a hidden hyphen. Words must not be split."), DH_2010, error=0),
    Check("length", _words_in_all, N_("This paper has {count} words. Say only what people must know."), STANDARD_2026,
          warning=600, error=1000),
)  # fmt: skip


def check(content: Content, checks: tuple[Check, ...] = CHECKS) -> tuple[Finding, ...]:
    """Everything that is hard to read in a paper, the heaviest first, then in reading order."""
    found = [finding for each in checks for finding in each.findings(content)]
    return tuple(
        sorted(found, key=lambda finding: (-finding.level, -1 if finding.block is None else finding.block))
    )


def faults(content: Content) -> tuple[Finding, ...]:
    """What our own templates must never have; editors may still decide for themselves."""
    return tuple(finding for finding in check(content) if finding.level is Level.ERROR)
