"""One booking list from the needs of those who said yes."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.access import AccessNeed, Adjustment, ArrangeState, Worked
from coprod_desktop.domain.meetings import Meeting, Reply
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import invitations, meetings, support
from coprod_desktop.services.invitations import Said
from coprod_desktop.services.support import BookingList
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_actor, an_attendance, an_invitation
from tests.services.undoing import do, keep, see, whole


def asked(store: Store, *needs: str, day: date = date(2026, 12, 8)) -> tuple[Meeting, list[Person]]:
    """A meeting and one person invited for each need, none of whom has answered yet."""
    meeting = a_meeting(day=day)
    people = [a_person(f"Person {n}", needs_asked=NeedsAsked.RECORDED) for n in range(len(needs))]
    rows = [AccessNeed(person_id=p.id, need=need) for p, need in zip(people, needs, strict=True)]
    keep(store, meeting, *people, *rows, *(an_invitation(meeting, p, reply=Reply.SENT) for p in people))
    return meeting, people


def says(store: Store, actor: Actor, meeting: Meeting, person: Person, reply: Reply) -> None:
    store.write(actor, "Reply", lambda work: invitations.record(work, meeting.id, [Said(person.id, reply)]))


def bookings(store: Store, actor: Actor, meeting: Meeting) -> BookingList:
    return see(store, actor, lambda work: support.booking_list(work, meeting.id))


def test_two_people_who_need_bsl_are_one_booking(store: Store, actor: Actor) -> None:
    meeting, people = asked(store, "BSL interpreter", "bsl interpreter")
    for person in people:
        says(store, actor, meeting, person, Reply.YES)
    (row,) = bookings(store, actor, meeting).rows
    assert [one.person for one in row.serves] == ["Person 0", "Person 1"]
    assert (row.by_when, row.picture, row.cost) == (date(2026, 11, 17), "sign-language", Money(32_000))
    assert row.days_left == -5


def test_two_taxis_are_two_bookings(store: Store, actor: Actor) -> None:
    meeting, people = asked(store, "Taxi", "Taxi")
    for person in people:
        says(store, actor, meeting, person, Reply.YES)
    found = bookings(store, actor, meeting)
    assert [len(row.serves) for row in found.rows] == [1, 1]
    assert (found.cost, found.to_arrange) == (Money(4_800), 2)


def test_a_need_without_a_usual_answer_is_still_on_the_list(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "A chair with arms")
    says(store, actor, meeting, person, Reply.YES)
    (row,) = bookings(store, actor, meeting).rows
    assert (row.what, row.by_when) == ("A chair with arms", date(2026, 12, 1))


def test_only_a_yes_asks_for_a_booking(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "Taxi")
    says(store, actor, meeting, person, Reply.MAYBE)
    assert bookings(store, actor, meeting).rows == ()


def test_an_untouched_booking_goes_when_nobody_needs_it(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "BSL interpreter")
    says(store, actor, meeting, person, Reply.YES)
    says(store, actor, meeting, person, Reply.NO)
    assert bookings(store, actor, meeting).rows == ()
    assert whole(store)["adjustment_for"] == []


def test_an_untouched_booking_stays_for_the_other_who_needs_it(store: Store, actor: Actor) -> None:
    meeting, people = asked(store, "BSL interpreter", "BSL interpreter")
    for person in people:
        says(store, actor, meeting, person, Reply.YES)
    says(store, actor, meeting, people[0], Reply.WITHDREW)
    (row,) = bookings(store, actor, meeting).rows
    assert [one.person for one in row.serves] == ["Person 1"]


@pytest.mark.parametrize(
    "values", [{"state": ArrangeState.ARRANGED}, {"note": "asked twice"}, {"cost_pence": 1}]
)
def test_a_booking_someone_touched_is_kept_and_marked(
    store: Store, actor: Actor, values: dict[str, object]
) -> None:
    meeting, (person,) = asked(store, "BSL interpreter")
    says(store, actor, meeting, person, Reply.YES)
    (row,) = bookings(store, actor, meeting).rows
    do(store, actor, lambda work: support.edit(work, row.id, row.version, values))
    says(store, actor, meeting, person, Reply.NO)
    (kept,) = bookings(store, actor, meeting).rows
    assert kept.no_longer_needed
    says(store, actor, meeting, person, Reply.YES)
    (again,) = bookings(store, actor, meeting).rows
    assert (again.id, again.no_longer_needed) == (row.id, False)


def test_following_twice_changes_nothing(store: Store, actor: Actor) -> None:
    meeting, people = asked(store, "Taxi", "BSL interpreter", "Something else")
    for person in people:
        says(store, actor, meeting, person, Reply.YES)
    before = whole(store)
    store.write(actor, "Follow", lambda work: support.follow(work, meeting.id))
    assert whole(store) == before


def test_following_is_undone_with_the_reply_that_caused_it(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "Taxi")
    do(store, actor, lambda work: invitations.record(work, meeting.id, [Said(person.id, Reply.YES)]))
    with pytest.raises(NotAllowed):
        store.write(an_actor(Role.LEAD), "Not theirs", lambda work: support.follow(work, meeting.id))


def test_lines_of_ones_own_are_added_and_removed(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    keep(store, meeting)
    row = do(store, actor, lambda work: support.add(work, meeting.id, {"what": "Water on the tables"}))
    assert not bookings(store, actor, meeting).rows[0].no_longer_needed
    do(store, actor, lambda work: support.remove(work, row.id))
    assert bookings(store, actor, meeting).rows == ()


def test_what_someone_needs_is_not_removed_but_said_to_be_impossible(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "Taxi")
    says(store, actor, meeting, person, Reply.YES)
    (row,) = bookings(store, actor, meeting).rows
    with pytest.raises(Problem):
        store.write(actor, "Remove", lambda work: support.remove(work, row.id))
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Cannot", lambda work: support.cannot(work, row.id, " "))
    assert refusal.value.field == "note"
    do(store, actor, lambda work: support.cannot(work, row.id, "No taxis here; Jo drives them"))
    found = bookings(store, actor, meeting)
    assert (found.rows[0].state, found.cost) == (ArrangeState.CANNOT, Money())


def test_a_kept_booking_that_nobody_needs_can_be_removed(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "Taxi")
    says(store, actor, meeting, person, Reply.YES)
    (row,) = bookings(store, actor, meeting).rows
    do(store, actor, lambda work: support.arrange(work, [row.id]))
    says(store, actor, meeting, person, Reply.NO)
    do(store, actor, lambda work: support.remove(work, row.id))
    assert whole(store)["adjustment"] == whole(store)["adjustment_for"] == []


def arranged(store: Store, actor: Actor, *needs: str) -> tuple[Meeting, list[Person]]:
    """Everyone said yes, and what each needs is booked."""
    meeting, people = asked(store, *needs)
    for person in people:
        says(store, actor, meeting, person, Reply.YES)
    ids = [row.id for row in bookings(store, actor, meeting).rows]
    do(store, actor, lambda work: support.arrange(work, ids))
    return meeting, people


def take_off(store: Store, actor: Actor, line: int) -> None:
    do(store, actor, lambda work: support.remove(work, line))


def to_call_off(store: Store, actor: Actor) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.meeting, row.what) for row in see(store, actor, support.to_call_off)]


def test_what_was_booked_for_someone_who_no_longer_comes_is_to_call_off(store: Store, actor: Actor) -> None:
    meeting, people = arranged(store, actor, "Taxi", "Taxi", "BSL interpreter", "BSL interpreter")
    assert to_call_off(store, actor) == []
    says(store, actor, meeting, people[0], Reply.WITHDREW)
    says(store, actor, meeting, people[2], Reply.WITHDREW)
    assert to_call_off(store, actor) == [("Carers board", ("Book an accessible taxi both ways",))]
    (row,) = [one for one in bookings(store, actor, meeting).rows if one.no_longer_needed]
    do(store, actor, lambda work: support.remove(work, row.id))
    assert to_call_off(store, actor) == []


def test_what_was_booked_for_a_meeting_that_is_called_off_is_to_call_off_too(
    store: Store, actor: Actor
) -> None:
    meeting, _people = arranged(store, actor, "Taxi")
    keep(store, Adjustment(meeting_id=meeting.id, what="Lunch for eight", state=ArrangeState.ARRANGED))
    keep(store, Adjustment(meeting_id=meeting.id, what="Water", state=ArrangeState.VENUE_HAS_IT))
    do(store, actor, lambda work: meetings.cancel(work, meeting.id))
    assert to_call_off(store, actor) == [
        ("Carers board", ("Book an accessible taxi both ways", "Lunch for eight"))
    ]
    found = bookings(store, actor, meeting).rows
    assert all(row.no_longer_needed for row in found)
    for row_id in [row.id for row in found]:
        take_off(store, actor, row_id)
    assert to_call_off(store, actor) == []


def test_what_is_still_to_arrange_or_was_for_a_day_that_has_gone_is_not_to_call_off(
    store: Store, actor: Actor
) -> None:
    meeting, (person,) = arranged(store, actor, "Taxi")
    past = a_meeting(day=TODAY - timedelta(days=1))
    line = Adjustment(meeting_id=past.id, what="Taxi", need="Taxi", state=ArrangeState.ARRANGED)
    keep(store, past, line)
    (row,) = bookings(store, actor, meeting).rows
    do(store, actor, lambda work: support.arrange(work, [row.id], ArrangeState.TO_ARRANGE))
    do(store, actor, lambda work: support.edit(work, row.id, None, {"note": "asked twice"}))
    says(store, actor, meeting, person, Reply.NO)
    assert to_call_off(store, actor) == []


def test_those_who_said_yes_and_were_never_asked_about_needs_are_named(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(), a_person()
    keep(store, meeting, person, an_invitation(meeting, person, reply=Reply.YES))
    assert bookings(store, actor, meeting).not_asked == ((person.id, "Amara Quill"),)


def test_what_is_outstanding_anywhere_is_listed_with_the_nearest_promise_first(
    store: Store, actor: Actor
) -> None:
    meeting, past, cancelled = a_meeting(), a_meeting(day=date(2026, 10, 1)), a_meeting(title="Off")
    cancelled.cancel()
    later, sooner = (
        Adjustment(meeting_id=meeting.id, what=what, by_when=TODAY + timedelta(days=days))
        for what, days in (("Later", 5), ("Sooner", -1))
    )
    undated = Adjustment(meeting_id=meeting.id, what="Undated")
    done = Adjustment(meeting_id=meeting.id, what="Done", state=ArrangeState.VENUE_HAS_IT)
    gone = [Adjustment(meeting_id=m.id, what="Gone", by_when=TODAY) for m in (past, cancelled)]
    keep(store, meeting, past, cancelled, later, sooner, undated, done, *gone)
    found = see(store, actor, support.outstanding)
    assert [row.what for row in found] == ["Sooner", "Later", "Undated"]


def test_afterwards_each_person_says_whether_it_worked(store: Store, actor: Actor) -> None:
    meeting, (person,) = asked(store, "Taxi", day=TODAY)
    says(store, actor, meeting, person, Reply.YES)
    keep(store, an_attendance(meeting, person))
    (row,) = bookings(store, actor, meeting).rows
    do(store, actor, lambda work: support.worked(work, row.serves[0].id, Worked.PARTLY, "It came late"))
    (line,) = bookings(store, actor, meeting).rows
    assert (line.serves[0].worked, line.serves[0].worked_note) == (Worked.PARTLY, "It came late")
    do(store, actor, lambda work: support.move(work, meeting.id, timedelta(days=1)))
