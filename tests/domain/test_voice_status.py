from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.domain.voices import (
    NOTE_NAMES,
    STATUS_NAMES,
    Told,
    VoiceNote,
    VoiceRule,
    VoiceStatus,
    declared_enough,
    first_in,
    note,
    status,
)

H = date(2026, 1, 1)
RULE = VoiceRule(complete_from=H)
SOON = date(2026, 3, 3)
LATER = date(2027, 6, 1)
NO, YES = Told(TakenBefore.NO), Told(TakenBefore.YES)


@dataclass(frozen=True)
class Fact:
    day: date = LATER
    days_before: int = 0
    first_anywhere: bool = True


def test_four_days_in_the_year_before_make_a_familiar_voice() -> None:
    assert status(Fact(days_before=4, first_anywhere=False), Told(), RULE) is VoiceStatus.FAMILIAR
    assert status(Fact(days_before=3, first_anywhere=False), Told(), RULE) is VoiceStatus.RETURNING


def test_familiar_holds_whatever_is_known_of_earlier_records() -> None:
    assert status(Fact(days_before=4, first_anywhere=False), NO, VoiceRule()) is VoiceStatus.FAMILIAR


def test_the_organisation_may_set_another_number() -> None:
    twice = VoiceRule(familiar_days=2, complete_from=H)
    assert status(Fact(days_before=2, first_anywhere=False), Told(), twice) is VoiceStatus.FAMILIAR


def test_someone_who_says_yes_before_is_returning_on_their_first_recorded_day() -> None:
    assert status(Fact(SOON), YES, RULE) is VoiceStatus.RETURNING


def test_someone_who_says_never_before_is_new_on_their_first_recorded_day() -> None:
    assert status(Fact(SOON), NO, RULE) is VoiceStatus.NEW


def test_after_twelve_complete_months_a_first_recorded_day_is_new() -> None:
    full = date(2027, 1, 1)
    assert status(Fact(full), Told(), RULE) is VoiceStatus.NEW
    assert status(Fact(full - timedelta(days=1)), Told(), RULE) is VoiceStatus.UNKNOWN


@pytest.mark.parametrize("answer", [TakenBefore.NOT_ASKED, TakenBefore.NOT_KNOWN, TakenBefore.OTHER])
def test_nobody_is_called_new_while_records_are_young_and_nothing_was_said(answer: TakenBefore) -> None:
    assert status(Fact(SOON), Told(answer), RULE) is VoiceStatus.UNKNOWN


def test_without_a_complete_day_only_what_people_said_makes_them_new() -> None:
    assert status(Fact(LATER), Told(), VoiceRule()) is VoiceStatus.UNKNOWN
    assert status(Fact(LATER), NO, VoiceRule()) is VoiceStatus.NEW


def test_a_declared_rough_number_makes_a_voice_familiar_on_the_first_day_and_says_so() -> None:
    often = Told(TakenBefore.YES, days=9)
    assert status(Fact(H), often, RULE) is VoiceStatus.FAMILIAR
    assert note(Fact(H), often, RULE) is VoiceNote.ABOUT


def test_a_declared_number_fades_over_the_first_year() -> None:
    often = Told(TakenBefore.YES, days=8)
    assert declared_enough(Fact(date(2026, 7, 2)), often, RULE)
    assert not declared_enough(Fact(date(2026, 7, 4)), often, RULE)
    assert note(Fact(date(2026, 9, 1)), often, RULE) is VoiceNote.ABOUT


def test_recorded_and_declared_days_add_up() -> None:
    told = Told(TakenBefore.YES, days=4)
    assert declared_enough(Fact(date(2026, 7, 2), days_before=2), told, RULE)
    assert not declared_enough(Fact(date(2026, 7, 2), days_before=1), told, RULE)


@pytest.mark.parametrize("day", [H - timedelta(days=1), date(2027, 1, 1)])
def test_a_declared_number_counts_only_in_the_year_after_records_begin(day: date) -> None:
    assert not declared_enough(Fact(day), Told(TakenBefore.YES, days=300), RULE)


def test_a_declared_number_without_a_yes_is_not_used() -> None:
    assert Told(TakenBefore.NO, days=9).declared_days == 0
    assert Told(TakenBefore.YES).declared_days == 0
    assert status(Fact(H), Told(TakenBefore.NOT_KNOWN, days=9), RULE) is VoiceStatus.UNKNOWN


def test_back_after_a_year_needs_a_last_day_over_twelve_months_ago() -> None:
    assert note(Fact(first_anywhere=False), Told(), RULE) is VoiceNote.BACK_AFTER_A_YEAR
    assert note(Fact(first_anywhere=False, days_before=1), Told(), RULE) is VoiceNote.NONE
    assert note(Fact(first_anywhere=True), YES, RULE) is VoiceNote.NONE


def test_returning_while_records_are_young_may_be_familiar() -> None:
    assert note(Fact(SOON, first_anywhere=False), Told(), RULE) is VoiceNote.MAY_BE_FAMILIAR
    assert note(Fact(SOON), YES, RULE) is VoiceNote.MAY_BE_FAMILIAR


def test_a_no_settles_what_the_records_miss() -> None:
    assert note(Fact(SOON, days_before=1, first_anywhere=False), NO, RULE) is VoiceNote.NONE
    assert note(Fact(SOON, first_anywhere=False), NO, RULE) is VoiceNote.BACK_AFTER_A_YEAR


def test_a_number_told_does_not_settle_days_before_the_records() -> None:
    told = Told(TakenBefore.YES, days=2)
    assert note(Fact(H - timedelta(days=1)), told, RULE) is VoiceNote.MAY_BE_FAMILIAR


def test_new_unknown_and_recorded_familiar_voices_carry_no_note() -> None:
    assert note(Fact(SOON), NO, RULE) is VoiceNote.NONE
    assert note(Fact(SOON), Told(), RULE) is VoiceNote.NONE
    assert note(Fact(days_before=5, first_anywhere=False), YES, RULE) is VoiceNote.NONE


def test_every_status_and_note_has_words() -> None:
    assert set(STATUS_NAMES) == set(VoiceStatus)
    assert set(NOTE_NAMES) == set(VoiceNote) - {VoiceNote.NONE}


@given(
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.integers(0, 8),
    st.sampled_from(TakenBefore),
    st.integers(0, 60),
    st.integers(1, 8),
)
def test_one_more_recorded_day_never_makes_a_voice_less_familiar(
    day: date, days: int, answer: TakenBefore, declared: int, n: int
) -> None:
    order = [VoiceStatus.UNKNOWN, VoiceStatus.NEW, VoiceStatus.RETURNING, VoiceStatus.FAMILIAR]
    rule, told = VoiceRule(n, H), Told(answer, declared)
    fact = Fact(day, days, first_anywhere=False)
    assert order.index(status(replace(fact, days_before=days + 1), told, rule)) >= order.index(
        status(fact, told, rule)
    )


def test_the_first_day_in_a_period_decides() -> None:
    early, late = Fact(SOON), Fact(SOON + timedelta(days=5), 1, first_anywhere=False)
    assert first_in([late, early], SOON, SOON + timedelta(days=5)) is early
    assert first_in([late, early], SOON + timedelta(days=1), SOON + timedelta(days=5)) is late
    assert first_in([late, early], LATER, LATER) is None
