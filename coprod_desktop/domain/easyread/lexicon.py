"""The words the check knows: easy ones, jargon with plain words for it, and forms of verbs. They come in as values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from coprod_desktop.domain.easyread.grammar import bases
from coprod_desktop.domain.easyread.tokens import Token, tokens


class Swap(NamedTuple):
    """Jargon, in words, and what to say instead."""

    words: tuple[str, ...]
    plain: str


@dataclass(frozen=True)
class Lexicon:
    """What the words of a paper are held against.

    ``easy`` words are in small letters; ``short`` are letters everyone knows (NHS); ``swaps`` go from jargon to plain
    words; ``participles`` do not end in -ed as others do; words that are ``not_passive`` only look like one.
    """

    easy: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    swaps: Mapping[str, str] = field(default_factory=dict)
    participles: frozenset[str] = frozenset()
    not_passive: frozenset[str] = frozenset()

    def is_easy(self, word: str) -> bool:
        """Whether a word in small letters is one, or a form of one; "step-free" is when both its parts are."""
        if any(base in self.easy for base in bases(word)):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(map(self.is_easy, parts))

    def is_participle(self, word: str) -> bool:
        """Whether a word after "is" says that something is done to someone."""
        last = word.rsplit("-", maxsplit=1)[-1]
        if word in self.not_passive or last in self.not_passive:
            return False
        regular = last.endswith("ed") and not last.endswith("eed") and len(last) > len("shed")
        return regular or last in self.participles

    def swap(self, found: Sequence[Token], at: int) -> Swap | None:
        """The jargon that begins at this word, the longest if there are several."""
        for base in bases(found[at].lower):
            for swap in self._by_first.get(base, ()):
                rest = found[at + 1 : at + len(swap.words)]
                if len(rest) == len(swap.words) - 1 and all(map(_is_form, rest, swap.words[1:])):
                    return swap
        return None

    @cached_property
    def _by_first(self) -> dict[str, list[Swap]]:
        by_first: dict[str, list[Swap]] = defaultdict(list)
        for hard, plain in self.swaps.items():
            words = tuple(token.lower for token in tokens(hard))
            by_first[words[0]].append(Swap(words, plain))
        for swaps in by_first.values():
            swaps.sort(key=lambda swap: -len(swap.words))
        return by_first


def _is_form(token: Token, word: str) -> bool:
    return word in bases(token.lower)
