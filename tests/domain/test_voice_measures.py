from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.voice_measures import (
    COME_BACK_DAYS,
    CameBack,
    Concentration,
    Funnel,
    came_back,
    concentration,
    concentration_sentence,
)
from coprod_desktop.domain.voice_mix import Mix, QuarterMix, definition, headline, part_of, percent
from coprod_desktop.domain.voices import VoiceRule, VoiceStatus
from coprod_desktop.i18n import Language

EN = Language("en")
TODAY = date(2026, 12, 1)
Q4 = Quarter(2026, 4)
NOW = Mix(new=17, returning=19, familiar_seat=20, familiar_no_seat=4)


def test_everyone_is_counted_once_and_new_to_board_stands_apart() -> None:
    mix = Mix(new=3, returning=2, familiar_seat=4, familiar_no_seat=1, unknown=1, new_to_board=5)
    assert mix.people == 11
    assert [mix.count(status) for status in VoiceStatus] == [3, 2, 5, 1]


def test_the_headline_puts_this_quarter_beside_two_years_ago() -> None:
    rows = (QuarterMix(Q4.add(-8), Mix(new=7, returning=44)), QuarterMix(Q4, NOW))
    assert headline(rows, EN) == (
        "17 of 60 people this quarter came for the first time. Two years ago it was 7 of 51."
    )


def test_the_headline_says_nothing_of_two_years_ago_when_nobody_came_then() -> None:
    rows = (QuarterMix(Q4.add(-8), Mix()), QuarterMix(Q4, NOW))
    assert headline(rows) == "17 of 60 people this quarter came for the first time."


def test_a_quarter_gone_by_is_named_in_the_headline() -> None:
    rows = (QuarterMix(Q4.add(-8), Mix(new=7, returning=44)), QuarterMix(Q4, Mix(new=17, returning=43)))
    assert headline(rows, EN, Q4.add(1)) == (
        f"17 of 60 people came for the first time in {Q4.label}. Two years before it was 7 of 51."
    )
    assert headline(rows, EN, Q4) == headline(rows, EN)
    assert headline((QuarterMix(Q4, Mix()),), EN, Q4.add(1)) == "Nobody came in that quarter."


def test_the_headline_owns_up_to_what_is_not_known() -> None:
    rows = (QuarterMix(Q4, Mix(new=1, unknown=4)),)
    assert headline(rows, EN).endswith("For 4 people we do not know yet whether they came before.")


def test_a_quarter_without_anyone_says_so() -> None:
    assert headline((), EN) == headline((QuarterMix(Q4, Mix()),), EN) == "Nobody has come yet this quarter."


def test_the_mix_of_one_meeting_has_its_sentence() -> None:
    assert Mix(new=3, returning=8).sentence(EN) == "3 of 11 people came for the first time."
    assert Mix().sentence() == "Nobody has come yet."


def test_counts_come_before_per_cent() -> None:
    assert part_of(3, 11, EN) == "3 of 11 (27%)"
    assert part_of(0, 0) == "none"


def test_per_cent_rounds_halves_up() -> None:
    assert [percent(1, 8), percent(1, 200), percent(0, 0)] == [13, 1, 0]


def test_every_report_can_print_its_definition() -> None:
    assert definition(VoiceRule(), EN) == (
        "New: first time with us. Familiar: came on 4 days or more in the 12 months before."
    )
    assert "1 day or more" in definition(VoiceRule(familiar_days=1))


def test_only_first_timers_who_have_had_six_months_are_counted() -> None:
    long_ago = TODAY - timedelta(days=COME_BACK_DAYS + 1)
    first_timers = [
        (long_ago, long_ago + timedelta(days=COME_BACK_DAYS)),
        (long_ago - timedelta(days=30), long_ago - timedelta(days=30) + timedelta(days=COME_BACK_DAYS + 1)),
        (long_ago, None),
        (long_ago + timedelta(days=1), TODAY),
    ]
    assert came_back(first_timers, TODAY) == CameBack(came_again=1, had_time=3, too_soon=1)


def test_who_came_back_is_said_in_one_sentence() -> None:
    assert CameBack(3, 8).sentence(EN) == "3 of 8 first-timers came again within six months."
    assert CameBack(too_soon=2).sentence() == "No first-timer has had six months to come again yet."


def funnel(asked: int = 919, on_register: int = 2418, since: date | None = date(2025, 9, 20)) -> Funnel:
    return Funnel(on_register, asked, 508, 411, 266, 60, since)


def test_came_back_is_out_of_those_who_came() -> None:
    steps = {step.key: step for step in funnel().steps()}
    assert list(steps) == ["on_register", "asked", "said_yes", "came", "came_back", "held_seat"]
    assert (steps["came_back"].people, steps["came_back"].out_of) == (266, 411)
    assert (steps["held_seat"].people, steps["held_seat"].out_of) == (60, 2418)


@pytest.mark.parametrize(
    ("asked", "on_register", "expected"),
    [
        (919, 2418, "Most people on the register have never been asked."),
        (2000, 2418, "2,000 of 2,418 people on the register have been asked."),
        (10, 10, "Everyone on the register has been asked."),
        (0, 0, "Nobody is on the register yet."),
    ],
)
def test_the_funnel_has_its_sentence(asked: int, on_register: int, expected: str) -> None:
    assert funnel(asked, on_register).sentence(EN) == funnel(asked, on_register).sentence() == expected


def test_the_longest_wait_is_said_in_months() -> None:
    assert funnel().waiting_sentence(TODAY, EN) == (
        "1,499 people have never been asked. The longest has waited 14 months."
    )
    assert funnel(since=None).waiting_sentence(TODAY) == "1,499 people have never been asked."
    assert funnel(since=TODAY).waiting_sentence(TODAY) == "1,499 people have never been asked."
    assert funnel(asked=2418).waiting_sentence(TODAY) == ""


def test_the_busiest_tenth_takes_part_of_a_person_where_a_tenth_is_not_whole() -> None:
    busiest = concentration({10: 1, 6: 2, 1: 12})
    assert busiest.people == 15
    assert Fraction(busiest.held, busiest.whole) == Fraction(10 * 2 + 6, 2 * 34)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=60))
def test_the_busiest_tenth_equals_a_slow_count(times: list[int]) -> None:
    tenths = sorted((each for each in times for _tenth in range(10)), reverse=True)
    found = concentration({each: times.count(each) for each in times})
    assert Fraction(found.held, found.whole) == Fraction(sum(tenths[: len(times)]), sum(tenths))
    assert found.curve[-1] == (len(times), sum(times))


def test_everyone_alike_means_a_tenth_holds_a_tenth() -> None:
    assert concentration({3: 40, 0: 9}).percent == 10


def test_the_busiest_tenth_is_told_beside_last_year() -> None:
    now, then = Concentration(60, 24, 100), Concentration(50, 29, 100)
    assert (
        concentration_sentence(now, then, EN) == "The busiest tenth took 24% of all places. Last year: 29%."
    )
    assert concentration_sentence(now, Concentration(3, 1, 2)) == "The busiest tenth took 24% of all places."


def test_a_tenth_of_fewer_than_ten_people_is_not_shown() -> None:
    assert concentration_sentence(concentration({2: 9}), concentration({}), EN) == (
        "Too few people came to say how much rests on the busiest tenth."
    )
