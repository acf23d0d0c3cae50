"""Attacks on released tables, written without the rules' own arithmetic: try every number that fits."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.disclosure import ReleasedTable
from coprod_desktop.domain.disclosure_cells import OTHER_GROUPS
from coprod_desktop.domain.disclosure_rules import ORDINARY, SPECIAL, Limits
from tests.domain.disclosure_tables import a_level, a_request, made

small = st.integers(0, 14)
counts = st.lists(st.one_of(small, st.integers(0, 70)), min_size=2, max_size=5).filter(
    lambda many: sum(many) >= 30
)


def could_be(shown: int, lowest: int) -> set[int]:
    """Every count that is shown as this number."""
    near = range(max(0, shown - 4), shown + 5)
    return {n for n in near if 5 * round(n / 5) == shown and (n >= lowest or n == shown == 0)}


def sums(many: Iterable[set[int]]) -> set[int]:
    found = {0}
    for one in many:
        found = {a + b for a in found for b in one}
    return found


def worked_out(table: ReleasedTable, key: str, bases: set[int], limits: Limits) -> set[int]:
    """Every value below the threshold a hidden cell can have, for someone who knows the base is one of these."""
    small_ones = set(range(int(limits.zero_shown), limits.threshold))
    anything = set(range(max(bases) + 1))
    others = [
        could_be(cell.people, limits.threshold)
        if cell.people is not None
        else small_ones
        if cell.text.startswith("under")
        else anything
        for cell in table.cells
        if cell.key != key
    ]
    rest = sums(others)
    under = next(cell.text.startswith("under") for cell in table.cells if cell.key == key)
    own = small_ones if under else range(limits.threshold)
    return {n for n in own if any(base - n in rest for base in bases)}


def check_attack(many: list[int], limits: Limits, *, exact_base: bool) -> None:
    table = made(a_request(a_level(*many), limits=limits))
    base = sum(many)
    bases = {base} if exact_base else could_be(5 * round(base / 5), 0)
    for cell in table.cells:
        people = next((n for n, key in zip(many, "abcde", strict=False) if key == cell.key), None)
        if cell.people is not None or people is None or people >= limits.threshold:
            continue  # put together, or hidden for another cell
        possible = worked_out(table, cell.key, bases, limits)
        assert people in possible
        assert max(possible) - min(possible) >= limits.least_span


@settings(max_examples=400)
@given(counts)
def test_the_rounded_total_gives_no_hidden_characteristic_away(many: list[int]) -> None:
    check_attack(many, SPECIAL, exact_base=False)


@settings(max_examples=400)
@given(counts)
def test_the_exact_total_gives_no_hidden_characteristic_away(many: list[int]) -> None:
    check_attack(many, SPECIAL, exact_base=True)


@settings(max_examples=400)
@given(counts)
def test_ordinary_hidden_counts_are_not_given_away_either(many: list[int]) -> None:
    check_attack(many, ORDINARY, exact_base=True)


@given(counts)
def test_only_multiples_of_five_leave_and_none_under_the_threshold(many: list[int]) -> None:
    table = made(a_request(a_level(*many)))
    assert table.total is not None
    for number in [table.total, *(cell.people for cell in table.cells if cell.people is not None)]:
        assert number % 5 == 0
        assert number >= SPECIAL.threshold


@given(counts)
def test_one_cell_is_never_hidden_alone(many: list[int]) -> None:
    table = made(a_request(a_level(*many)))
    assert sum(cell.hidden for cell in table.cells) != 1


@given(counts)
def test_a_table_shows_two_numbers_or_none(many: list[int]) -> None:
    table = made(a_request(a_level(*many)))
    assert table.withheld or sum(not cell.hidden for cell in table.cells) >= 2


@given(counts)
def test_a_hidden_cell_carries_no_number_at_all(many: list[int]) -> None:
    table = made(a_request(a_level(*many)))
    for cell in table.cells:
        if cell.hidden:
            assert (cell.percent, cell.low, cell.high, cell.points) == (None, None, None, None)
            assert cell.text in ("hidden", "under 10")


@given(counts)
def test_large_and_many_groups_leave_nobody_out_when_put_together(many: list[int]) -> None:
    table = made(a_request(a_level(*many)))
    merged = [cell for cell in table.cells if cell.key == OTHER_GROUPS]
    if merged:
        kept = [n for n, key in zip(many, "abcde", strict=False) if key in {cell.key for cell in table.cells}]
        assert merged[0].people == 5 * round((sum(many) - sum(kept)) / 5)


@given(counts.flatmap(lambda many: st.tuples(st.just(many), st.permutations(range(len(many))))))
def test_the_order_of_groups_does_not_change_what_is_shown(pair: tuple[list[int], list[int]]) -> None:
    many, order = pair
    level = a_level(*many, expected=dict.fromkeys("abcde", 20_000))
    turned = type(level)(level.name, tuple(level.groups[n] for n in order))
    one, other = made(a_request(level)), made(a_request(turned))
    assert {cell.key: cell for cell in one.cells} == {cell.key: cell for cell in other.cells}
    assert (one.total, one.level) == (other.total, other.level)


@given(counts)
def test_the_same_request_always_gives_the_same_table(many: list[int]) -> None:
    assert made(a_request(a_level(*many))) == made(a_request(a_level(*many)))
