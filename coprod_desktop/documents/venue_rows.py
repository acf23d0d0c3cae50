"""What a building has, as rows of an invitation: a few facts beside each picture, and the picture of what they are about."""

from collections.abc import Iterator

from coprod_desktop.domain.content import Row
from coprod_desktop.domain.folding import fold

#: A row with more than these is hard to take in (the easy-read check says so).
_FACTS = 3

#: Parts of words, English and Welsh, that say which picture a fact wants.
_PICTURES = (
    (("step", "ramp", "level access", "gris"), "step-free"),
    (("toilet", "changing place", "toiled"), "toilet"),
    (("lift", "lifft"), "lift"),
    (("loop", "dolen"), "hearing-loop"),
    (("quiet", "tawel"), "quiet-room"),
    (("parking", "car park", "blue badge", "parcio"), "parking"),
    (("bus", "bws"), "bus"),
    (("train", "station", "tren", "gorsaf"), "train"),
    (("door", "entrance", "drws"), "door"),
    (("food", "lunch", "cafe", "bwyd"), "food"),
)
_ANY = ("information", "room")


def rows(facts: tuple[str, ...], taken: set[str]) -> Iterator[Row]:
    """The facts, a few a row; ``taken`` are pictures that stand for something else in the same paper."""
    used = set(taken)
    for start in range(0, len(facts), _FACTS):
        some = facts[start : start + _FACTS]
        picture = next(each for each in (*_wanted(some), *_ANY) if each not in used or each == _ANY[-1])
        used.add(picture)
        yield Row(picture, some)


def _wanted(facts: tuple[str, ...]) -> Iterator[str]:
    for fact in facts:
        said = fold(fact)
        yield from (picture for parts, picture in _PICTURES if any(part in said for part in parts))
