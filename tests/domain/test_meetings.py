"""Meetings on the wall clock, invitations and what was said."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from coprod_desktop.domain.meetings import Came, DeclinedWhy, MeetingState, Reply, check_meeting
from coprod_desktop.domain.problems import Problem
from tests.builders import TODAY, a_meeting, a_person, an_attendance, an_invitation


def test_a_summer_meeting_starts_an_hour_earlier_in_utc() -> None:
    assert a_meeting(day=date(2026, 7, 1)).starts_at().astimezone(UTC) == datetime(
        2026, 7, 1, 9, 30, tzinfo=UTC
    )
    assert a_meeting(day=date(2026, 12, 1)).starts_at().astimezone(UTC) == datetime(
        2026, 12, 1, 10, 30, tzinfo=UTC
    )


def test_a_meeting_past_midnight_still_has_its_length() -> None:
    assert a_meeting(starts=time(22, 0), ends=time(1, 0)).minutes() == 180


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts": time(10), "ends": time(10)}, "ends"),
        ({"break_at": time(13)}, "break_at"),
        ({"reply_by": date(2026, 12, 9)}, "reply_by"),
    ],
)
def test_what_no_meeting_can_be_is_said_beside_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as caught:
        check_meeting(a_meeting(**values))
    assert caught.value.field == field


def test_an_ordinary_meeting_passes() -> None:
    check_meeting(a_meeting(break_at=time(11, 15), reply_by=date(2026, 11, 28)))
    check_meeting(a_meeting())


def test_a_meeting_that_took_place_cannot_be_called_off() -> None:
    meeting = a_meeting()
    meeting.cancel()
    assert meeting.state is MeetingState.CANCELLED
    with pytest.raises(Problem):
        a_meeting(state=MeetingState.TOOK_PLACE).cancel()


def test_a_meeting_is_found_by_its_place() -> None:
    meeting = a_meeting(venue="Marlow Town Hall")
    meeting.derive()
    assert " town" in meeting.search_text


def test_sending_an_invitation_again_keeps_the_reply() -> None:
    invitation = an_invitation(a_meeting(), a_person())
    invitation.send(TODAY)
    assert (invitation.reply, invitation.sent_on) == (Reply.SENT, TODAY)
    invitation.answer(Reply.YES, TODAY)
    invitation.send(TODAY)
    assert invitation.reply is Reply.YES


def test_a_reason_belongs_to_a_no_only() -> None:
    invitation = an_invitation(a_meeting(), a_person())
    invitation.answer(Reply.NO, TODAY, DeclinedWhy.DATE)
    reasons = [invitation.declined_why]
    invitation.answer(Reply.YES, TODAY, DeclinedWhy.DATE)
    assert [*reasons, invitation.declined_why] == [DeclinedWhy.DATE, DeclinedWhy.NOT_SAID]


def test_no_reply_has_no_day() -> None:
    invitation = an_invitation(a_meeting(), a_person())
    invitation.answer(Reply.NO_REPLY, TODAY)
    assert invitation.replied_on is None


def test_sent_is_not_something_a_person_says() -> None:
    with pytest.raises(Problem):
        an_invitation(a_meeting(), a_person()).answer(Reply.SENT, TODAY)


@pytest.mark.parametrize(
    ("came", "attended"), [(Came.CAME, True), (Came.PART, True), (Came.APOLOGIES, False)]
)
def test_coming_for_part_is_taking_part_and_apologies_are_not(came: Came, attended: bool) -> None:  # noqa: FBT001
    assert an_attendance(a_meeting(), a_person(), came).attended is attended
