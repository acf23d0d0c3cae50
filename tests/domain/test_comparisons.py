import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.comparisons import COMPARISON_NAMES, Comparison, chance_of_none, compared, wilson


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (15, 60, 0.1578, 0.3723)],
)
def test_wilson_intervals_equal_published_ones(count: int, base: int, low: float, high: float) -> None:
    assert wilson(count, base) == pytest.approx((low, high), abs=0.0001)


@given(st.integers(1, 500).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_an_interval_holds_its_share_and_mirrors(pair: tuple[int, int]) -> None:
    count, base = pair
    low, high = wilson(count, base)
    assert 0 <= low <= count / base + 1e-12
    assert count / base - 1e-12 <= high <= 1
    mirrored = wilson(base - count, base)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high))


def test_thirty_of_fifty_beside_72_per_cent_is_cannot_tell() -> None:
    assert compared(30, 50, 72_000) is Comparison.CANNOT_TELL


def test_clear_differences_are_named() -> None:
    assert compared(5, 60, 30_000) is Comparison.FEWER
    assert compared(30, 60, 30_000) is Comparison.MORE


def test_chance_alone_leaves_small_groups_without_a_minority() -> None:
    assert chance_of_none(12, 18_300) == 9
    assert chance_of_none(12, 4_000) == 61


def test_every_comparison_has_words() -> None:
    assert set(COMPARISON_NAMES) == set(Comparison) - {Comparison.NONE}
