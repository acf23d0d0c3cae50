"""What to know about a day: said, never enforced."""

from datetime import date, time

from coprod_desktop.domain.meetings import MeetingState, Reply
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import day_facts
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term, an_invitation
from tests.services.undoing import keep, see

DAY = date(2026, 12, 8)


def test_another_boards_meeting_that_day_says_how_many_would_be_asked_to_both(
    store: Store, actor: Actor
) -> None:
    ours, theirs = a_board(), a_board("Housing forum")
    member, chosen, away = a_person("Amara Quill"), a_person("Dewi Prosser"), a_person("Ines Calloway")
    seats = [a_seat(ours), a_seat(theirs)]
    meeting, other = a_meeting(ours, DAY), a_meeting(theirs, DAY, title="Housing forum")
    called_off = a_meeting(theirs, DAY, state=MeetingState.CANCELLED)
    keep(store, ours, theirs, member, chosen, away, *seats, meeting, other, called_off)
    keep(store, *(a_term(seat, member) for seat in seats))
    for one in (meeting, other):
        keep(store, an_invitation(one, chosen), an_invitation(one, away, reply=Reply.NO, sent_on=TODAY))
    found = see(store, actor, lambda work: day_facts.of_meeting(work, meeting.id))
    assert [(one.other.title, one.both) for one in found.clashes] == [("Housing forum", 2)]
    (planned,) = see(store, actor, lambda work: day_facts.of_days(work, [DAY], ours.id))
    assert sorted(one.both for one in planned.clashes) == [1, 1]


def test_a_day_says_its_holidays_and_an_hour_that_comes_twice(store: Store, actor: Actor) -> None:
    late = a_meeting(day=date(2026, 10, 25), starts=time(1, 30), ends=time(3))
    keep(store, late)
    (note,) = see(store, actor, lambda work: day_facts.of_meeting(work, late.id)).notes
    assert "comes twice" in note
    assert day_facts.said_of(date(2026, 12, 25)) == ("Bank holiday: Christmas Day",)
    assert day_facts.said_of(date(2026, 5, 27)) == ("Faith: about Eid al-Adha: the moon decides",)
    assert day_facts.said_of(date(2032, 2, 2)) == ("Days of faith are known up to 2031.",)


def test_a_quiet_day_has_nothing_to_say(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=DAY)
    keep(store, meeting)
    assert see(store, actor, lambda work: day_facts.of_meeting(work, meeting.id)).quiet
