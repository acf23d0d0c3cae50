"""Why someone is suggested, in facts."""

from datetime import date

import pytest

from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.people import CheckFirst
from coprod_desktop.domain.suggestions import AskedBefore, over_limit, warnings, why
from coprod_desktop.i18n import Language

TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (AskedBefore(joined=date(2025, 9, 20)), ("Never asked", "waiting 14 months")),
        (AskedBefore(joined=date(2026, 11, 1)), ("Never asked", "joined this month")),
        (AskedBefore(), ("Never asked",)),
        (AskedBefore(times_asked=1), ("Asked once, has not come yet",)),
        (AskedBefore(times_asked=3, date_declined=2), ("Asked 3 times, has not come yet",)),
        (AskedBefore(times_asked=2, date_declined=2), ("Asked 2 times, no date suited",)),
        (AskedBefore(last_came=MARCH, days_in_year=1), ("Came once, in March",)),
        (AskedBefore(last_came=date(2025, 3, 4)), ("Last came 20 months ago",)),
        (AskedBefore(last_came=MARCH, days_in_year=9, boards=4), ("Came 9 times in 12 months", "4 boards")),
        (AskedBefore(last_came=MARCH, days_in_year=2, boards=1), ("Came 2 times in 12 months",)),
        (AskedBefore(holds_seat=True), ("Holds a seat on this board", "Never asked")),
        (AskedBefore(language="cy"), ("Never asked", "prefers Welsh")),
        (AskedBefore(language="zz"), ("Never asked", "prefers zz")),
        (AskedBefore(language=BILINGUAL), ("Never asked", "prefers Welsh and English")),
        (
            AskedBefore(joined=date(2025, 9, 20), told_days=6),
            (
                "Never asked",
                "waiting 14 months",
                "Told us: came about 6 times in the year before our records",
            ),
        ),
    ],
)
def test_the_facts_say_why(asked: AskedBefore, facts: tuple[str, ...]) -> None:
    assert why(asked, TODAY) == facts


def test_a_month_is_named_in_the_language_of_the_window() -> None:
    assert why(AskedBefore(last_came=MARCH, days_in_year=1, language="cy"), TODAY, Language("cy"))[
        0
    ].endswith("Mawrth")


def test_warnings_are_facts_too() -> None:
    asked = AskedBefore(asked_in_year=8, good_times="Evenings only", check_first=CheckFirst.YES)
    assert warnings(asked, 8) == ("Over 8 this year", "Evenings only", "Check before paying")
    assert warnings(AskedBefore(asked_in_year=7), 8) == ()
    assert over_limit(asked, 8)
