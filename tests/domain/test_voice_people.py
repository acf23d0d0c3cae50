from dataclasses import replace
from datetime import date, timedelta

import pytest

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.domain.voice_people import Standing, months_between, sentences
from coprod_desktop.domain.voices import Told
from coprod_desktop.i18n import Language

TODAY = date(2026, 3, 3)
EN = Language("en")
WAITING = Standing(active_since=date(2025, 1, 1))


def said(standing: Standing) -> tuple[str, ...]:
    return sentences(standing, TODAY, EN)


def test_someone_active_for_ninety_days_without_an_invitation_was_never_asked() -> None:
    assert Standing(active_since=TODAY - timedelta(days=90)).never_asked(TODAY)
    assert not Standing(active_since=TODAY - timedelta(days=89)).never_asked(TODAY)


def test_someone_not_yet_active_invited_or_here_on_their_own_was_not_never_asked() -> None:
    assert not Standing().never_asked(TODAY)
    assert not replace(WAITING, times_asked=1).never_asked(TODAY)
    assert not replace(WAITING, last_day=TODAY).never_asked(TODAY)


def test_someone_asked_who_has_not_come_is_told_apart() -> None:
    assert replace(WAITING, times_asked=2).asked_never_came
    assert not replace(WAITING, times_asked=2, last_day=TODAY).asked_never_came
    assert not WAITING.asked_never_came


def test_someone_who_came_but_not_for_twelve_months_has_lapsed() -> None:
    assert Standing(last_day=date(2025, 3, 2)).lapsed(TODAY)
    assert not Standing(last_day=date(2025, 3, 3)).lapsed(TODAY)
    assert not Standing().lapsed(TODAY)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (WAITING, ("Never asked, waiting 14 months",)),
        (Standing(active_since=TODAY), ("Not asked yet",)),
        (Standing(times_asked=1), ("Asked once, has not come yet",)),
        (Standing(times_asked=3), ("Asked 3 times, has not come yet",)),
        (Standing(last_day=date(2026, 2, 1), days_in_year=9), ("Came 9 times in 12 months",)),
        (Standing(last_day=date(2026, 2, 1), days_in_year=1), ("Came once in 12 months",)),
        (Standing(last_day=TODAY), ("Came today",)),
        (Standing(last_day=date(2024, 3, 3)), ("Last came 24 months ago",)),
        (Standing(resting=True, last_day=TODAY), ("Resting", "Came today")),
        (
            Standing(resting=True, resting_until=date(2026, 5, 3), last_day=TODAY),
            ("Resting until 3 May 2026", "Came today"),
        ),
        (
            Standing(last_day=TODAY, told=Told(TakenBefore.YES, 6)),
            ("Came today", "Told us: came about 6 times in the year before our records"),
        ),
    ],
)
def test_a_person_is_described_by_facts(standing: Standing, expected: tuple[str, ...]) -> None:
    assert said(standing) == expected


def test_without_a_language_the_windows_is_used() -> None:
    assert sentences(WAITING, TODAY) == said(WAITING)


def test_months_are_whole_months() -> None:
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert months_between(date(2025, 12, 3), TODAY) == 3
