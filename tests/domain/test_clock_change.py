"""The night the clocks change."""

from datetime import date, time

import pytest

from coprod_desktop.domain.clock_change import check_clock, comes_twice, left_out, which_is_meant
from coprod_desktop.domain.meetings import MeetingFields, check_meeting
from coprod_desktop.domain.problems import Problem
from tests.builders import a_meeting

SPRING, AUTUMN, ZONE = date(2027, 3, 28), date(2026, 10, 25), "Europe/London"


def test_the_hour_left_out_in_spring_is_refused_and_says_why() -> None:
    assert left_out(SPRING, time(1, 30), ZONE)
    assert not left_out(SPRING, time(2, 0), ZONE)
    with pytest.raises(Problem, match="clocks go forward") as refusal:
        check_clock(SPRING, time(1, 30), ZONE, "starts")
    assert refusal.value.field == "starts"


def test_the_hour_that_comes_twice_in_autumn_is_kept_and_says_which_is_meant() -> None:
    assert comes_twice(AUTUMN, time(1, 30), ZONE)
    assert not comes_twice(AUTUMN, time(2, 30), ZONE)
    assert not comes_twice(SPRING, time(1, 30), ZONE)
    assert "We mean the first" in which_is_meant(AUTUMN, (time(23), time(1, 30)), ZONE)
    assert which_is_meant(SPRING, (time(10), time(12)), ZONE) == ""


def test_a_meeting_in_an_hour_that_does_not_exist_is_refused_beside_its_field() -> None:
    with pytest.raises(Problem) as starts:
        check_meeting(MeetingFields(title="X", day=SPRING, starts=time(1, 30), ends=time(3)))
    with pytest.raises(Problem) as ends:
        check_meeting(MeetingFields(title="X", day=SPRING, starts=time(0, 30), ends=time(1, 30)))
    assert (starts.value.field, ends.value.field) == ("starts", "ends")


def test_a_meeting_that_ends_before_it_starts_is_refused_unless_it_goes_on_past_midnight() -> None:
    with pytest.raises(Problem, match="before it starts"):
        check_meeting(MeetingFields(title="X", day=AUTUMN, starts=time(14), ends=time(12)))
    check_meeting(MeetingFields(title="X", day=AUTUMN, starts=time(22), ends=time(1)))


def test_a_night_through_the_clock_change_lasts_as_long_as_time_passes() -> None:
    assert a_meeting(day=date(2027, 3, 27), starts=time(22), ends=time(4)).minutes() == 5 * 60
    assert a_meeting(day=date(2026, 10, 24), starts=time(22), ends=time(4)).minutes() == 7 * 60
    assert a_meeting(starts=time(22), ends=time(1)).minutes() == 3 * 60
    assert a_meeting(starts=time(10), ends=time(10)).minutes() == 0
