"""Which seats of a board the people chosen would fill, each person counted for one seat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.folding import fold

#: Words that say a seat is for anyone.
_ANYONE = frozenset({"open", "any", "anyone", "agored"})


@dataclass(frozen=True)
class ExperienceFilled:
    """Seats of one experience, and how many of them the people chosen would fill."""

    experience: str
    seats: int
    filled: int


def fits(experience: str, about: str) -> bool:
    """Whether someone's connections and topics hold every word of the experience a seat is for.

    "Unpaid carers" finds "Unpaid carer"; a seat for anyone fits everyone.
    """
    wanted = fold(experience).split()
    if for_anyone(experience):
        return True
    words = fold(about)
    return all(f" {_stem(word)}" in words for word in wanted)


def for_anyone(experience: str) -> bool:
    """Whether a seat is for anyone."""
    return set(fold(experience).split()) <= _ANYONE


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def fill(
    seats: Sequence[str], people: Mapping[int, str], held: Mapping[int, int] | None = None
) -> tuple[ExperienceFilled, ...]:
    """How far ``people`` (id to what is known about them) fill ``seats`` (the experience of each), as best they can.

    ``held`` gives the seat (its place in ``seats``) of those who hold one: they fill that and no other.
    """
    matched = {seat: person for person, seat in (held or {}).items() if person in people}
    seated, free = set(matched.values()), [n for n in range(len(seats)) if n not in matched]
    choices = {
        person: [n for n in free if fits(seats[n], about)]
        for person, about in people.items()
        if person not in seated
    }
    for person in choices:
        _place(person, choices, matched, set())
    names = dict.fromkeys(seats)
    return tuple(
        ExperienceFilled(name, sum(s == name for s in seats), sum(seats[n] == name for n in matched))
        for name in names
    )


def _place(person: int, choices: Mapping[int, list[int]], matched: dict[int, int], tried: set[int]) -> bool:
    """Seat a person, moving others to another seat that fits them where that makes room."""
    for seat in choices[person]:
        if seat in tried:
            continue
        tried.add(seat)
        if seat not in matched or _place(matched[seat], choices, matched, tried):
            matched[seat] = person
            return True
    return False
