"""How alike two names are: the same, in another order, a short form, a slip of the pen, or different."""

from enum import Enum

from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.nicknames import may_be_short_for

_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "reverend",
        "sir",
        "dame",
        "lady",
        "lord",
        "cllr",
        "councillor",
    )
)
_LONG_NAME = 8
_SHORTEST_SLIP = 4


class Alike(Enum):
    """The ways two names can be alike, the strongest first."""

    SAME = "same"
    SWAPPED = "swapped"
    SHORT_FORM = "short form"
    WITHIN = "within"
    SPELLING = "spelling"
    FIRST_SPELLING = "first spelling"
    INITIAL = "initial"
    FIRST_ONLY = "first only"
    DIFFERENT = "different"


def name_words(name: str) -> tuple[str, ...]:
    """A name's folded words in the order spoken, without titles: "Davies, Mrs Siân" is "sian", "davies"."""
    surname, comma, rest = name.partition(",")
    spoken = f"{rest} {surname}" if comma and rest.strip() else name
    bare = "".join(c if c.isalnum() else " " for c in fold(spoken))
    words = tuple(bare.split())
    return tuple(word for word in words if word not in _TITLES) or words


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> Alike:
    """The strongest way in which two names, as :func:`name_words` gives them, are alike."""
    if not one or not other:
        return Alike.DIFFERENT
    if one == other:
        return Alike.SAME
    if len(one) > 1 and sorted(one) == sorted(other):
        return Alike.SWAPPED
    if "".join(one) == "".join(other):
        return Alike.SHORT_FORM
    if one[-1] == other[-1] and min(len(one), len(other)) > 1:
        return _same_surname(one, other)
    return _other_surname(one, other)


def _same_surname(one: tuple[str, ...], other: tuple[str, ...]) -> Alike:
    first, second = one[0], other[0]
    if may_be_short_for(first, second):
        return Alike.SHORT_FORM
    if set(one) <= set(other) or set(other) <= set(one):
        return Alike.WITHIN
    if first == second:
        return Alike.SHORT_FORM
    if slip_of_the_pen(first, second):
        return Alike.FIRST_SPELLING
    if first[0] == second[0] and 1 in (len(first), len(second)):
        return Alike.INITIAL
    return Alike.DIFFERENT


def _other_surname(one: tuple[str, ...], other: tuple[str, ...]) -> Alike:
    shorter = min(len(one), len(other))
    if shorter > 1 and (set(one) <= set(other) or set(other) <= set(one)):
        return Alike.WITHIN
    same_first = one[0] == other[0] or may_be_short_for(one[0], other[0])
    if same_first and shorter > 1 and slip_of_the_pen(one[-1], other[-1]):
        return Alike.SPELLING
    return Alike.FIRST_ONLY if one[0] == other[0] else Alike.DIFFERENT


def slip_of_the_pen(one: str, other: str) -> bool:
    """Whether two words differ by one letter (two in long words) added, lost, changed or swapped with the next."""
    longest = max(len(one), len(other))
    most = 0 if min(len(one), len(other)) < _SHORTEST_SLIP else 1 + (longest >= _LONG_NAME)
    return abs(len(one) - len(other)) <= most and 0 < _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """Letters to change from one word to the other: optimal string alignment."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != against))
            if older and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
