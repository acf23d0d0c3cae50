"""Attacks on several tables together: an insider who knows who is in each subtracts what left to single people out.

``COPROD_ATTACKS=1000 uv run pytest tests/domain/test_release_attacks.py`` tries a thousand registers; otherwise a few.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

import pytest

from coprod_desktop.domain.disclosure import ReleasedCell, ReleasedTable
from coprod_desktop.domain.disclosure_cells import OTHER_GROUPS
from coprod_desktop.domain.disclosure_rules import SPECIAL
from coprod_desktop.domain.disclosure_words import Asked
from coprod_desktop.domain.release_ledger import FEWEST_CHANGED, Earlier, in_the_way
from coprod_desktop.domain.releases import cells_text
from tests.domain.disclosure_tables import a_level, a_request, made

ATTACKS = int(os.environ.get("COPROD_ATTACKS", "40"))
FINE, BROAD = "abcde", {"a": "a", "b": "b", "c": "b", "d": "b", "e": "b"}
GROUPS = (*map(frozenset, FINE), frozenset("bcde"))
EDGES = (0, 1, 9, 10, 29, 30, 31)


@dataclass
class Ledger:
    """What an insider holds: every table that left, with exactly the people in it."""

    answers: dict[int, str]
    left: list[tuple[frozenset[int], ReleasedTable]] = field(default_factory=list)

    def ask(self, people: frozenset[int]) -> ReleasedTable | None:
        """A table about these people, if it may leave after all that left before."""
        answered = frozenset(n for n in people if self.answers[n])
        counts = Counter(self.answers[n] for n in answered)
        broad = Counter(BROAD[self.answers[n]] for n in answered)
        levels = (a_level(*(counts[key] for key in FINE)), a_level(broad["a"], broad["b"], name="two"))
        asked = Asked(len(people), len(people), len(answered), len(people) - len(answered))
        table = made(a_request(*levels, asked=asked))
        earlier = [Earlier(_names(who), cells_text(old), date(2026, 10, 1)) for who, old in self.left]
        if table.withheld or in_the_way(_names(answered), cells_text(table), earlier):
            return None
        self.left.append((answered, table))
        return table


def _names(people: frozenset[int]) -> frozenset[str]:
    return frozenset(map(str, people))


def stands_for(table: ReleasedTable, key: str) -> frozenset[str]:
    """The answers a cell counts: one of them, those of the broad group, or all that are not shown."""
    if key == OTHER_GROUPS:
        return frozenset(FINE) - {cell.key for cell in table.cells}
    return frozenset(answer for answer in FINE if (BROAD[answer] if table.level == "two" else answer) == key)


def between(cell: ReleasedCell, people: int) -> tuple[int, int]:
    """The least and most people a cell can stand for."""
    if cell.people is None:
        return (0, SPECIAL.threshold - 1) if cell.text.startswith("under") else (0, people)
    return max(SPECIAL.threshold, cell.people - 2), min(people, cell.people + 2)


def bounds(table: ReleasedTable, answers: frozenset[str], people: int) -> tuple[int, int]:
    """The least and most people who can have given one of some answers, for someone who knows the exact base."""
    inside = outside = touching = beside = 0
    for cell in table.cells:
        low, high = between(cell, people)
        counted = stands_for(table, cell.key)
        inside += low if counted <= answers else 0
        outside += 0 if counted & answers else low
        touching += high if counted & answers else 0
        beside += 0 if counted <= answers else high
    return max(inside, people - beside), min(touching, people - outside)


def singled_out(ledger: Ledger) -> list[tuple[int, str]]:
    """Fewer than ten people, left over when tables are taken from one another, who must all have one answer."""
    found = []
    for whole, table in ledger.left:
        inside = [(who, part) for who, part in ledger.left if who < whole]
        for size in (1, 2, 3):
            for parts in combinations(inside, size):
                everyone = [n for who, _part in parts for n in who]
                rest = len(whole) - len(everyone)
                if len(set(everyone)) != len(everyone) or not 0 < rest < FEWEST_CHANGED:
                    continue
                for answers in GROUPS:
                    elsewhere = sum(bounds(part, answers, len(who))[1] for who, part in parts)
                    if bounds(table, answers, len(whole))[0] - elsewhere >= rest:
                        found.append((rest, "".join(sorted(answers))))
    return found


def a_town(seed: int) -> tuple[random.Random, Ledger, frozenset[int]]:
    """People with answers as unlike as chance makes them; now and then all alike, or all preferring not to say."""
    dice = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    many = dice.choice((*EDGES, *range(60, 260, 20)))
    weights = dice.choice(((60, 15, 10, 10, 5), (90, 4, 3, 2, 1), (20, 20, 20, 20, 20), (100, 0, 0, 0, 0)))
    silent = dice.choice((0.0, 0.0, 0.1, 0.5, 1.0))
    answers = {n: "" if dice.random() < silent else dice.choices(FINE, weights)[0] for n in range(many)}
    return dice, Ledger(answers), frozenset(range(many))


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_no_order_of_asking_singles_out_fewer_than_ten_people(seed: int) -> None:
    dice, ledger, everyone = a_town(seed)
    order = sorted(everyone, key=lambda _n: dice.random())
    first, second = (len(order) * dice.randrange(20, 70) // 100, dice.randrange(1, 14))
    board, other = frozenset(order[:first]), frozenset(order[first : len(order) - second])
    joiner = frozenset(order[-1:])
    tables = [everyone, board, other, board | other, everyone - board, everyone - joiner, board | joiner]
    for people in sorted(tables, key=lambda _people: dice.random()):
        ledger.ask(people)
    changed = dice.choice(order) if order else None
    if changed is not None:
        ledger.ask(everyone - {changed})
    assert singled_out(ledger) == []


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_after_one_changed_answer_the_same_numbers_leave_or_none(seed: int) -> None:
    dice, ledger, everyone = a_town(seed)
    first = ledger.ask(everyone)
    said = [n for n in everyone if ledger.answers[n]]
    if first is None or not said:
        return
    ledger.answers[dice.choice(said)] = dice.choice(FINE)
    again = ledger.ask(everyone)
    assert again is None or cells_text(again) == cells_text(first)


@pytest.mark.parametrize("many", EDGES)
@pytest.mark.parametrize("answer", ["a", ""])
def test_a_group_all_alike_or_all_silent_shows_no_number(many: int, answer: str) -> None:
    assert Ledger(dict.fromkeys(range(many), answer)).ask(frozenset(range(many))) is None
