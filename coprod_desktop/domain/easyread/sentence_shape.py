"""How sentences are built: how long, how many together, how many ideas, how many no-words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.grammar import ABLE, BE, OPENERS, PRONOUNS, word_set
from coprod_desktop.domain.easyread.reading import Passage, Reading
from coprod_desktop.domain.easyread.tokens import Token, word_count

_JOINS = word_set("and but or so")
_ALWAYS = word_set("because although though whereas whilst however therefore whose whom furthermore")
_JOINS_WHICH = word_set("after at by for from in of on through to with")
_VERBS = BE | ABLE
_MARKS = re.compile(r";|\s[-–—]\s")
_BEFORE, _AFTER = 4, 3

_NO = word_set("not no never nobody none nothing nowhere cannot without nor neither")
_HARD_NO = word_set("unless unable neither nor unlikely hardly except fail fails failed failing")


def length(reading: Reading) -> Iterator[Hit]:
    """How many words each sentence has."""
    return (passage.hit(count=word_count(passage.tokens)) for passage in reading.prose)


def in_a_row(reading: Reading) -> Iterator[Hit]:
    """How many sentences stand beside one picture; an address alone is none."""
    return _together(reading, lambda passage: (passage.block,))


def on_a_line(reading: Reading) -> Iterator[Hit]:
    """How many sentences stand on one line."""
    return _together(reading, lambda passage: (passage.block, passage.line))


def ideas(reading: Reading) -> Iterator[Hit]:
    """How many things a sentence says: one, and one more for each clause that is joined on."""
    return (passage.hit(count=1 + _joined(passage)) for passage in reading.prose)


def negatives(reading: Reading) -> Iterator[Hit]:
    """No-words in a sentence; the hard ones, such as "unless", count twice. A "No," that answers a question does not count."""
    for passage in reading.prose:
        found = [token.lower for at, token in enumerate(passage.tokens) if _is_no(passage, at)]
        if found:
            weight = len(found) + sum(word in _HARD_NO for word in found)
            yield passage.hit(", ".join(found), weight)


def _together(reading: Reading, place: Callable[[Passage], tuple[int, ...]]) -> Iterator[Hit]:
    """The sentences beside pictures that share a place, counted, at the first of them."""
    beside = [passage for passage in reading.prose if passage.beside]
    counts = Counter(map(place, beside))
    for passage in beside:
        if count := counts.pop(place(passage), 0):
            yield passage.hit(count=count)


def _joined(passage: Passage) -> int:
    found = passage.tokens
    clauses = sum(_begins_clause(found, at) for at in range(1, len(found)))
    return clauses + len(_MARKS.findall(passage.text))


def _begins_clause(found: tuple[Token, ...], at: int) -> bool:
    word = found[at].lower
    if word in _ALWAYS:
        return True
    after = found[at + 1].lower if at + 1 < len(found) else ""
    if word == "which":  # but not "tell us which days"
        return after in _VERBS or found[at - 1].lower in _JOINS_WHICH
    if word not in _JOINS:
        return False
    if after.partition("'")[0] in PRONOUNS or after in _VERBS:
        return True
    near = [token.lower for token in found[at + 2 : at + 2 + _AFTER]]
    has_verb = any(each in _VERBS for each in near)
    return has_verb and (after in OPENERS or at >= _BEFORE)


def _is_no(passage: Passage, at: int) -> bool:
    word = passage.tokens[at].lower
    if word == "no" and at == 0 and passage.text[2:3] == ",":
        return False
    return word in _NO or word in _HARD_NO or word.endswith("n't") or word.startswith("non-")
