"""A paper made ready to be checked: its sentences in reading order, whose names stand in it, what it explains."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from coprod_desktop.domain.content import (
    Block,
    Content,
    Entry,
    Facts,
    Heading,
    Picture,
    Question,
    Row,
    Words,
    plain,
)
from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.grammar import bases, word_set
from coprod_desktop.domain.easyread.lexicon import Lexicon
from coprod_desktop.domain.easyread.tokens import Sort, Token, sentences, tokens

_MEANS = word_set("means mean stands stand")
_SAYS = word_set("is are")
_WHAT = word_set("when where what how someone something somebody a an people words things for")
_THIS = word_set("this that it these they")
_SUBJECT = 5


@dataclass(frozen=True)
class Known:
    """What the check is told beside the paper itself; what is None cannot be checked.

    ``letters`` are those our face can draw, ``pages`` how many the paper fills, ``alts`` the words for each picture.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    letters: frozenset[str] | None = None
    pages: int | None = None
    alts: Mapping[Picture, str] | None = None


@dataclass(frozen=True)
class Passage:
    """One sentence where it stands: in which block, on which of its lines, the how-manieth of the paper.

    ``prose`` is False for facts and for an address alone, where only names and figures are expected; ``beside`` says that
    it stands beside a picture.
    """

    block: int
    line: int
    number: int
    text: str
    prose: bool = True
    beside: bool = True

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and numbers."""
        return tokens(self.text)

    def hit(self, words: str = "", count: int = 1, plain: str = "") -> Hit:
        """Something found in it."""
        return Hit(self.block, self.text, words, count, plain)


@dataclass(frozen=True)
class Reading:
    """A paper with its sentences, and what is known beside it."""

    content: Content
    known: Known

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence in reading order."""
        found: list[Passage] = []
        for at, block in enumerate(self.content.blocks):
            for number, (line, prose) in enumerate(_lines(block)):
                alone = line.rstrip(".") in self._told  # an address on a line of its own
                for text in sentences(line):
                    passage = Passage(
                        at, number, len(found), text, prose and not alone, isinstance(block, Row)
                    )
                    found.append(passage)
        return tuple(found)

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The sentences whose words are judged."""
        return tuple(passage for passage in self.passages if passage.prose)

    def is_name(self, passage: Passage, at: int) -> bool:
        """Whether a word is part of a name: one we are told, or with a capital inside a sentence."""
        text = passage.tokens[at].text
        if any(name in passage.text and text in name for name in self._told):
            return True
        if not text[0].isupper() or (text.isupper() and len(text) > 1):
            return False
        first = passage.tokens[0].lower
        return at > 0 or first in self.names or first in self._met or _capital(passage.tokens, 1)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of every name of a person, board or place that we are told, in small letters."""
        facts = (passage.text for passage in self.passages if not passage.prose)
        return frozenset(token.lower for text in (*self._told, *facts) for token in tokens(text))

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """The names we are told, whole."""
        content, contact = self.content, self.content.contact
        return tuple(filter(None, (*content.names, content.organisation, contact.name, contact.address)))

    @cached_property
    def _met(self) -> frozenset[str]:
        """Words with a capital inside a sentence: names too, though nobody told us."""
        return frozenset(
            token.lower
            for passage in self.prose
            for at, token in enumerate(passage.tokens)
            if at and _capital(passage.tokens, at)
        )

    def is_explained(self, passage: Passage, word: str) -> bool:
        """Whether a word in small letters is explained here, before, or in the next sentence."""
        after = self.passages[passage.number + 1 : passage.number + 2]
        if after and _opens_an_explanation(after[0].tokens):
            return True
        never = len(self.passages) + 1
        return any(self._explained.get(base, never) <= passage.number + 1 for base in bases(word))

    @cached_property
    def _explained(self) -> dict[str, int]:
        """Each word explained by "... means ..." or "... is someone who ...", and in which sentence."""
        found: dict[str, int] = {}
        for passage in self.prose:
            end = _subject_end(passage.tokens)
            for token in passage.tokens[:end]:
                for base in bases(token.lower):
                    found.setdefault(base, passage.number)
        return found


def _capital(found: tuple[Token, ...], at: int) -> bool:
    if at >= len(found) or found[at].sort is not Sort.WORD:
        return False
    text = found[at].text
    return text[0].isupper() and not text.isupper()


def _subject_end(found: tuple[Token, ...]) -> int:
    """Where the subject of an explaining sentence ends; 0 when it explains nothing."""
    for at in range(1, min(len(found) - 1, _SUBJECT)):
        if found[at].lower in _MEANS or (found[at].lower in _SAYS and found[at + 1].lower in _WHAT):
            return at
    return 0


def _opens_an_explanation(found: tuple[Token, ...]) -> bool:
    return bool(found) and found[0].lower in _THIS and _subject_end(found) == 1


def _lines(block: Block) -> Iterator[tuple[str, bool]]:
    """Each line of a block, and whether its words are judged."""
    match block:
        case Heading(text=text):
            yield text, True
        case Row(sentences=lines):
            yield from _prose(lines)
        case Facts(facts=facts):
            for fact in facts:
                yield plain(fact.value), False
        case Question(sentence=sentence, options=options):
            yield from _prose((sentence, *options))
        case Entry(label=label):
            yield from _prose((label,))
        case _:
            return


def _prose(lines: tuple[Words, ...]) -> Iterator[tuple[str, bool]]:
    return ((plain(line), True) for line in lines)
