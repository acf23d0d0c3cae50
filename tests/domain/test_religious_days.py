"""Days of faith: what the table says, and that it holds together."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from coprod_desktop.domain.religious_days import FIRST_YEAR, LAST_YEAR, religious_days


def _names(day: date) -> list[str]:
    return [one.sentence() for one in religious_days(day)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 20), "about Eid al-Fitr: the moon decides"),
        (date(2026, 3, 19), "about Eid al-Fitr: the moon decides"),
        (date(2026, 2, 18), "about Ramadan: the moon decides"),
        (date(2026, 3, 1), "Ramadan"),
        (date(2026, 9, 11), "Rosh Hashanah begins at sunset"),
        (date(2026, 9, 12), "Rosh Hashanah"),
        (date(2027, 10, 11), "Yom Kippur"),
        (date(2026, 11, 8), "Diwali"),
        (date(2026, 4, 5), "Easter Sunday"),
        (date(2040, 4, 1), "Easter Sunday"),
    ],
)
def test_a_day_of_faith_is_said_by_its_name(day: date, said: str) -> None:
    assert said in _names(day)


def test_an_ordinary_day_has_none() -> None:
    assert religious_days(date(2026, 6, 9)) == ()


def test_the_islamic_year_is_eleven_days_shorter_than_ours_all_through_the_table() -> None:
    day, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    begins = []
    while day <= last:
        begins += [day for one in religious_days(day) if one.name == "Ramadan" and one.about]
        day += timedelta(days=1)
    lengths = [(later - earlier).days for earlier, later in pairwise(begins)]
    assert len(lengths) >= LAST_YEAR - FIRST_YEAR
    assert all(353 <= length <= 356 for length in lengths)


def test_every_year_of_the_table_has_every_festival() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
        found = {one.name for day in days for one in religious_days(day)}
        assert {"Passover", "Yom Kippur", "Eid al-Adha", "Diwali", "Wesak", "Orthodox Easter"} <= found
