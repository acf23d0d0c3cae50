"""Finding who might be the same person among many thousands, without comparing everyone with everyone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coprod_desktop.domain.matching import Match, Traits, Verdict, compare, worth_comparing

#: A key this many people share (a placeholder birthday, an office's postcode) says nothing about any of them.
_CROWD = 400
Key = tuple[str, object]


def keys_of(traits: Traits) -> Iterator[Key]:
    """What two entries of one person would nearly always have at least one of in common."""
    initials = {words[place][0] for words in traits.names for place in (0, -1)}
    if traits.postcode:
        yield from (("postcode", traits.postcode + initial) for initial in initials)
    yield from (("phone", number) for number in traits.phones)
    if traits.email:
        yield "email", traits.email
    if traits.born:
        # Day and month in one order, so that 3/4 and 4/3 meet.
        yield "born", (traits.born.year, *sorted((traits.born.month, traits.born.day)))
    for words in traits.names:
        yield "name", " ".join(sorted(words))
        yield "surname", f"{words[-1]} {words[0][0]}"


class Likely:
    """Everyone known so far, found by what they share."""

    def __init__(self, known: Iterable[Traits] = ()) -> None:
        self._blocks: dict[Key, list[Traits]] = defaultdict(list)
        for traits in known:
            self.add(traits)

    def add(self, traits: Traits) -> None:
        """From now on this entry is found too."""
        for key in dict.fromkeys(keys_of(traits)):
            self._blocks[key].append(traits)

    def matches(self, traits: Traits) -> tuple[Match, ...]:
        """Everyone who is, or perhaps is, the same person: the surest first."""
        near: dict[int, Traits] = {}
        for key in keys_of(traits):
            block = self._blocks.get(key, ())
            if len(block) <= _CROWD:
                near.update((other.key, other) for other in block)
        found = (compare(traits, other) for other in near.values() if worth_comparing(traits, other))
        likely = [match for match in found if match.verdict is not Verdict.DIFFERENT]
        return tuple(sorted(likely, key=lambda m: (m.verdict is not Verdict.SAME, -m.weight, m.key)))
