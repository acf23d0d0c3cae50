"""Which backups stay: near days close together, older ones further apart, and never none."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.backup_rotation import DAYS, MONTHS, WEEKS, Kept, to_keep

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
PLENTY = 10**12


def ago(*, days: int = 0, hours: int = 0, size: int = 10) -> Kept:
    return Kept(NOW - timedelta(days=days, hours=hours), size)


def test_everything_of_the_last_two_days_stays() -> None:
    lately = [ago(hours=hours) for hours in range(0, 48, 3)]
    assert to_keep(lately, PLENTY) == set(lately)


def test_of_an_earlier_day_only_the_newest_stays() -> None:
    morning, evening = ago(days=5, hours=8), ago(days=5, hours=1)
    kept = to_keep([ago(), morning, evening], PLENTY)
    assert evening in kept
    assert morning not in kept


def test_a_year_of_daily_backups_becomes_days_weeks_and_months() -> None:
    kept = to_keep([ago(days=days) for days in range(400)], PLENTY)
    ages = sorted((NOW - one.at).days for one in kept)
    assert ages[:DAYS] == list(range(DAYS))
    assert len({(NOW - timedelta(days=age)).isocalendar()[:2] for age in ages}) >= WEEKS
    assert len({(one.at.year, one.at.month) for one in kept}) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS + 2


def test_the_oldest_go_first_when_there_is_no_room() -> None:
    day = [ago(days=days) for days in range(5)]
    assert to_keep(day, 35) == set(day[:3])


def test_the_newest_stays_whatever_room_it_takes() -> None:
    assert to_keep([ago(size=100), ago(days=1, size=100)], 1) == {ago(size=100)}


def test_a_clock_that_was_set_back_takes_no_backup_away() -> None:
    ahead = Kept(NOW + timedelta(days=3650), 10)
    recent = [ago(days=days) for days in range(5)]
    assert to_keep([ahead, *recent], PLENTY) == {ahead, *recent}


def test_nothing_is_kept_of_nothing() -> None:
    assert to_keep([], PLENTY) == set()


@given(
    st.lists(st.builds(Kept, st.datetimes(timezones=st.just(UTC)), st.integers(0, 100))),
    st.integers(0, 1000),
)
def test_something_always_stays_and_thinning_again_changes_nothing(backups: list[Kept], most: int) -> None:
    kept = to_keep(backups, most)
    assert kept <= set(backups)
    assert bool(kept) is bool(backups)
    assert to_keep(list(kept), most) == kept
