"""A meeting changed after invitations went out: who must be told, until they were."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.meetings import Meeting, Reply
from coprod_desktop.domain.people import Person, Reach, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import change_notices, contacts, meetings, today_places
from coprod_desktop.services.change_notices import Telling
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, a_supporter, an_invitation
from tests.services.undoing import do, keep, see

DAY = date(2026, 12, 8)
WEEK = timedelta(days=7)


@pytest.fixture
def meeting(store: Store) -> Meeting:
    made = a_meeting(day=DAY, venue="Town Hall")
    keep(store, made)
    return made


@pytest.fixture
def amara(store: Store, meeting: Meeting) -> Person:
    """Amara said yes; Ben said no; Carys is chosen and nothing has gone to her yet."""
    amara = a_person("Amara Quill", preferred_reach=Reach.PHONE)
    ben, carys = a_person("Ben Zed"), a_person("Carys Wyn")
    keep(store, amara, ben, carys)
    keep(store, an_invitation(meeting, amara, reply=Reply.YES, sent_on=TODAY))
    keep(store, an_invitation(meeting, ben, reply=Reply.NO, sent_on=TODAY), an_invitation(meeting, carys))
    return amara


def move(store: Store, actor: Actor, meeting: Meeting, day: date) -> None:
    do(store, actor, lambda work: meetings.edit(work, meeting.id, None, {"day": day}))


def telling(store: Store, actor: Actor, meeting: Meeting) -> Telling:
    return see(store, actor, lambda work: change_notices.to_tell(work, meeting.id))


def names(found: Telling) -> list[str]:
    return [one.person.name for one in found.people]


def test_who_has_an_invitation_and_did_not_say_no_must_be_told(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    move(store, actor, meeting, DAY + WEEK)
    found = telling(store, actor, meeting)
    assert names(found) == [amara.name]
    assert found.people[0].was == "Tuesday 8 December 2026, 10:30am to midday, Town Hall"
    assert found.now.startswith("Tuesday 15 December 2026")
    (row,) = see(store, actor, today_places.to_tell)
    assert row.title == "1 person to tell that a meeting changed"
    assert row.near_promise


def test_moved_twice_they_still_know_the_first_day_and_moved_back_there_is_nothing_to_tell(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    move(store, actor, meeting, DAY + WEEK)
    move(store, actor, meeting, DAY + 2 * WEEK)
    assert "8 December" in telling(store, actor, meeting).people[0].was
    move(store, actor, meeting, DAY)
    assert telling(store, actor, meeting).people == ()
    assert amara.id


def test_telling_is_recorded_in_the_contact_log_and_leaves_today(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    move(store, actor, meeting, DAY + WEEK)
    (one,) = telling(store, actor, meeting).people
    do(store, actor, lambda work: change_notices.tell(work, meeting.id, [one.notice_id]))
    log = store.read(actor, lambda work: contacts.of_person(work, amara.id))
    assert [(row.way, row.on) for row in log] == [(Reach.PHONE, TODAY)]
    assert "15 December" in log[0].said
    assert see(store, actor, today_places.to_tell) == []
    move(store, actor, meeting, DAY)
    assert "15 December" in telling(store, actor, meeting).people[0].was


def test_whom_they_want_told_of_meetings_is_told_of_the_change_beside_them(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    mari = a_supporter(amara, told_of_meetings=True, preferred_reach=Reach.POST)
    ended = a_supporter(amara, "Olwen Past", told_of_meetings=True, ended=TODAY)
    keep(store, mari, ended, a_supporter(amara, "Ned Only Answers", may_answer=True))
    move(store, actor, meeting, DAY + WEEK)
    (one,) = telling(store, actor, meeting).people
    assert [supporter.name for supporter in one.supporters] == ["Mari Tegid"]
    do(store, actor, lambda work: change_notices.tell(work, meeting.id))
    (said,) = [row.said for row in store.read(actor, lambda work: contacts.of_person(work, amara.id))]
    assert said.endswith("Town Hall. Also told, as they decided: Mari Tegid.")


def test_called_off_and_taking_place_after_all_is_told_to_those_who_knew(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    do(store, actor, lambda work: meetings.cancel(work, meeting.id))
    assert telling(store, actor, meeting).now == "called off"
    do(store, actor, lambda work: meetings.plan_again(work, meeting.id))
    assert telling(store, actor, meeting).people == ()
    store.write(actor, "Off", lambda work: meetings.cancel(work, meeting.id))
    do(store, actor, lambda work: change_notices.tell(work, meeting.id))
    store.write(actor, "On", lambda work: meetings.plan_again(work, meeting.id))
    assert [(one.person.name, one.was) for one in telling(store, actor, meeting).people] == [
        (amara.name, "called off")
    ]


def test_who_has_left_is_told_nothing_and_a_past_meeting_put_right_tells_nobody(
    store: Store, actor: Actor, meeting: Meeting, amara: Person
) -> None:
    move(store, actor, meeting, DAY + WEEK)
    store.write(actor, "Left", lambda work: setattr(work.get(Person, amara.id), "status", Status.LEFT))
    assert telling(store, actor, meeting).people == ()
    past, came = a_meeting(day=TODAY - WEEK), a_person("Dewi")
    keep(store, past, came, an_invitation(past, came, reply=Reply.YES, sent_on=TODAY - 2 * WEEK))
    move(store, actor, past, TODAY - timedelta(days=6))
    assert telling(store, actor, past).people == ()
