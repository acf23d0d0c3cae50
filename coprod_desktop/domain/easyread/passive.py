"""Passive voice: something is done, and the sentence leaves open who does it."""

from collections.abc import Iterator

from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.grammar import BE, BETWEEN, OPENERS, PRONOUNS, word_set
from coprod_desktop.domain.easyread.lexicon import Lexicon
from coprod_desktop.domain.easyread.reading import Passage, Reading
from coprod_desktop.domain.easyread.tokens import Token

_MOST_BETWEEN = 3
_ENDS_A_THING = word_set("by in on at to for with from of and but or before after until")


def passive(reading: Reading) -> Iterator[Hit]:
    """Each form of "be" that is followed by a participle: "is paid", "will be held", "are you invited?"."""
    for passage in reading.prose:
        for at in range(len(passage.tokens)):
            if said := _passive_at(passage, at, reading.known.lexicon):
                yield passage.hit(said)


def _passive_at(passage: Passage, at: int, lexicon: Lexicon) -> str:
    found = passage.tokens
    if found[at].lower not in BE:
        return ""
    verb = at + 1
    while verb < len(found) and verb - at <= _MOST_BETWEEN and _may_stand_between(found[verb].lower):
        verb += 1
    if at == 0 and passage.text.endswith("?"):
        verb = _after_subject(found, verb)
    if verb >= len(found) or not lexicon.is_participle(found[verb].lower) or _describes(found, at, verb):
        return ""
    return (
        f"{found[at].text} … {found[verb].text}" if verb > at + 1 else f"{found[at].text} {found[verb].text}"
    )


def _may_stand_between(word: str) -> bool:
    return word in BETWEEN or word.endswith("ly")


def _after_subject(found: tuple[Token, ...], at: int) -> int:
    """Past "you" or "the papers" in a question."""
    if at < len(found) and found[at].lower in PRONOUNS:
        return at + 1
    return at + 2 if at < len(found) and found[at].lower in OPENERS else at


def _describes(found: tuple[Token, ...], be: int, verb: int) -> bool:
    """Whether the participle only describes a thing: "there are reserved seats"."""
    after = found[verb + 1].lower if verb + 1 < len(found) else ""
    return be > 0 and found[be - 1].lower == "there" and bool(after) and after not in _ENDS_A_THING
