"""Venues: kept once, and every meeting there knows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from coprod_desktop.domain.access import AccessNeed, ArrangeState
from coprod_desktop.domain.meetings import Meeting, MeetingState, Reply, Way
from coprod_desktop.domain.people import NeedsAsked
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Gone, Problem
from coprod_desktop.domain.venues import Has, Venue
from coprod_desktop.i18n import Language
from coprod_desktop.services import invitations, meetings, place_words, support, venues
from coprod_desktop.services.invitations import Said
from coprod_desktop.services.support import BookingRow
from coprod_desktop.services.venues import VenueList, VenueQuery
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_meeting, a_person, a_venue, an_invitation
from tests.services.undoing import do, keep, see, whole

LONG_AGO = TODAY - timedelta(days=400)


class Room:
    """A meeting at a venue with one person who needs one thing, and has said yes."""

    def __init__(self, store: Store, actor: Actor, need: str, venue: Venue | None) -> None:
        self.store, self.actor = store, actor
        person = a_person(needs_asked=NeedsAsked.RECORDED)
        meeting = a_meeting()
        if venue is not None:
            meeting.is_at(venue)
        self.meeting_id, self.person_id = meeting.id, person.id
        rows = [meeting, person, AccessNeed(person_id=person.id, need=need)]
        keep(store, *([venue] if venue else []), *rows, an_invitation(meeting, person, reply=Reply.SENT))
        self.says(Reply.YES)

    def says(self, reply: Reply) -> None:
        said = [Said(self.person_id, reply)]
        self.write(lambda work: invitations.record(work, self.meeting_id, said))

    def write(self, verb: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Done", verb).value

    def edit(self, **values: Any) -> None:
        self.write(lambda work: meetings.edit(work, self.meeting_id, None, values))

    def line(self) -> BookingRow:
        (row,) = self.list().rows
        return row

    def list(self) -> support.BookingList:
        return self.store.read(self.actor, lambda work: support.booking_list(work, self.meeting_id))

    def meeting(self) -> Meeting:
        return self.store.read(self.actor, lambda work: work.get(Meeting, self.meeting_id))


def test_a_venue_is_kept_and_undone(store: Store, actor: Actor) -> None:
    values = {"name": "Town Hall", "step_free": Has.YES, "checked_on": TODAY}
    made = do(store, actor, lambda work: venues.add(work, values))
    assert (made.name, made.step_free, made.hearing_loop) == ("Town Hall", Has.YES, Has.NOT_KNOWN)


def test_a_venue_without_a_name_or_checked_tomorrow_is_refused(store: Store, actor: Actor) -> None:
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: venues.add(work, {"name": " "}))
    tomorrow = {"name": "Hall", "checked_on": TODAY + timedelta(days=1)}
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Add", lambda work: venues.add(work, tomorrow))
    assert refusal.value.field == "checked_on"


def test_a_name_is_kept_once_however_it_is_typed(store: Store, actor: Actor) -> None:
    hall, other = a_venue("Tŷ Gwyn"), a_venue("Library")
    keep(store, hall, other)
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Add", lambda work: venues.add(work, {"name": "ty gwyn"}))
    assert refusal.value.field == "name"
    with pytest.raises(Problem):
        store.write(actor, "Edit", lambda work: venues.edit(work, other.id, None, {"name": "TŶ GWYN"}))
    do(store, actor, lambda work: venues.edit(work, hall.id, None, {"name": "Ty Gwyn"}))
    do(store, actor, lambda work: venues.stop_using(work, hall.id))
    with pytest.raises(Problem, match="no longer used"):
        store.write(actor, "Add", lambda work: venues.add(work, {"name": "ty gwyn"}))


def test_what_the_venue_has_is_not_left_to_arrange(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    assert (room.line().state, room.line().by_venue, room.line().doubt) == (
        ArrangeState.VENUE_HAS_IT,
        True,
        "",
    )


@pytest.mark.parametrize(
    ("known", "doubt"),
    [
        ({"hearing_loop": Has.NO}, "Not there: hearing loop."),
        ({}, "Not known whether it is there: hearing loop."),
        (
            {"hearing_loop": Has.YES, "checked_on": LONG_AGO},
            "There when last asked, more than a year ago: hearing loop.",
        ),
    ],
)
def test_what_is_not_surely_there_is_to_arrange_and_says_why(
    store: Store, actor: Actor, known: dict[str, Any], doubt: str
) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(**known))
    assert (room.line().state, room.line().doubt) == (ArrangeState.TO_ARRANGE, doubt)
    assert room.list().doubts == (doubt,)


def test_a_need_no_building_meets_is_arranged_as_ever(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Taxi", a_venue(step_free=Has.YES))
    assert (room.line().state, room.line().doubt) == (ArrangeState.TO_ARRANGE, "")
    assert room.list().venue is not None


def test_checking_a_venue_answers_the_needs_of_every_meeting_to_come_there(
    store: Store, actor: Actor
) -> None:
    venue = a_venue(checked_on=None)
    room = Room(store, actor, "Hearing loop", venue)
    found = do(
        store, actor, lambda work: venues.check(work, venue.id, venue.version, {"hearing_loop": Has.YES})
    )
    assert found.checked_on == TODAY
    assert room.line().state is ArrangeState.VENUE_HAS_IT


def test_a_loop_that_is_gone_is_to_arrange_again(store: Store, actor: Actor) -> None:
    venue = a_venue(hearing_loop=Has.YES)
    room = Room(store, actor, "Hearing loop", venue)
    do(store, actor, lambda work: venues.edit(work, venue.id, None, {"hearing_loop": Has.NO}))
    assert (room.line().state, room.line().by_venue) == (ArrangeState.TO_ARRANGE, False)


def test_who_knows_better_than_the_venue_is_not_overruled(store: Store, actor: Actor) -> None:
    venue = a_venue(hearing_loop=Has.YES)
    room = Room(store, actor, "Hearing loop", venue)
    line = room.line().id
    do(store, actor, lambda work: support.arrange(work, [line], ArrangeState.TO_ARRANGE))
    room.write(lambda work: venues.check(work, venue.id, None))
    room.says(Reply.YES)
    assert room.line().state is ArrangeState.TO_ARRANGE


def test_another_word_on_a_line_leaves_who_said_it_alone(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    line = room.line().id
    room.write(lambda work: support.edit(work, line, None, {"note": "In the large room."}))
    assert room.line().by_venue


def test_what_only_the_venue_answered_goes_when_nobody_needs_it(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    room.says(Reply.NO)
    assert room.list().rows == ()


def test_a_meeting_takes_the_name_and_address_of_its_venue(store: Store, actor: Actor) -> None:
    venue = a_venue()
    keep(store, venue)
    values = {"title": "Board", "day": date(2026, 12, 8), "venue_id": venue.id, "venue": "typed"}
    meeting = do(store, actor, lambda work: meetings.add(work, values))
    assert (meeting.venue, meeting.venue_address) == (venue.name, venue.address)
    with pytest.raises(Gone):
        store.write(actor, "Add", lambda work: meetings.add(work, values | {"venue_id": 5}))


def test_a_venue_that_is_called_something_else_is_so_on_meetings_to_come_only(
    store: Store, actor: Actor
) -> None:
    venue = a_venue()
    coming, past, off = a_meeting(), a_meeting(day=date(2026, 10, 1)), a_meeting(state=MeetingState.CANCELLED)
    for meeting in (coming, past, off):
        meeting.is_at(venue)
    keep(store, venue, coming, past, off)
    do(
        store,
        actor,
        lambda work: venues.edit(work, venue.id, None, {"name": "City Hall", "address": "2 Quay"}),
    )
    named = {
        n: store.read(actor, lambda work, n=n: work.get(Meeting, n).venue)  # type: ignore[misc]
        for n in (coming.id, past.id, off.id)
    }
    assert named == {coming.id: "City Hall", past.id: "Marlow Town Hall", off.id: "Marlow Town Hall"}


def test_at_another_venue_everything_is_to_arrange_again(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Taxi", a_venue())
    line, library = room.line().id, a_venue("Library")
    keep(store, library)
    room.write(lambda work: support.arrange(work, [line]))
    do(store, actor, lambda work: meetings.edit(work, room.meeting_id, None, {"venue_id": library.id}))
    assert (room.line().state, room.meeting().venue) == (ArrangeState.TO_ARRANGE, "Library")


def test_at_another_venue_what_the_old_one_had_is_asked_of_the_new(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    with_loop, without = a_venue("Library", hearing_loop=Has.YES), a_venue("Barn", hearing_loop=Has.NO)
    keep(store, with_loop, without)
    room.edit(venue_id=with_loop.id)
    assert room.line().state is ArrangeState.VENUE_HAS_IT
    room.edit(venue_id=without.id)
    assert room.line().state is ArrangeState.TO_ARRANGE


def test_naming_the_venue_a_typed_place_always_was_loses_nothing(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Taxi", None)
    room.edit(venue="marlow town hall")
    line, venue = room.line().id, a_venue()
    keep(store, venue)
    room.write(lambda work: support.arrange(work, [line]))
    room.edit(venue_id=venue.id)
    assert (room.line().state, room.meeting().venue) == (ArrangeState.ARRANGED, "Marlow Town Hall")


def test_typing_another_place_leaves_the_venue(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    room.edit(venue="marlow TOWN hall")
    assert room.meeting().venue_id is not None
    room.edit(venue="Somewhere else")
    assert (room.meeting().venue_id, room.line().state) == (None, ArrangeState.TO_ARRANGE)


def test_online_the_building_answers_nothing(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    room.edit(way=Way.ONLINE)
    assert (room.line().state, room.list().venue) == (ArrangeState.TO_ARRANGE, None)


def test_a_day_that_has_gone_keeps_what_was_arranged(store: Store, actor: Actor) -> None:
    room = Room(store, actor, "Hearing loop", a_venue(hearing_loop=Has.YES))
    keep_day = {"day": TODAY - timedelta(days=1)}
    room.edit(**keep_day)
    room.edit(way=Way.ONLINE)
    assert room.line().state is ArrangeState.VENUE_HAS_IT


def test_a_venue_in_use_is_neither_removed_nor_put_away(store: Store, actor: Actor) -> None:
    venue, meeting = a_venue(), a_meeting()
    meeting.is_at(venue)
    keep(store, venue, meeting)
    for verb in (venues.remove, venues.stop_using):
        with pytest.raises(
            Problem, match="1 meeting to come is at Marlow Town Hall, the next on Tuesday 8 December"
        ):
            store.write(actor, "No", lambda work, verb=verb: verb(work, venue.id))  # type: ignore[misc]
    do(store, actor, lambda work: meetings.cancel(work, meeting.id))
    with pytest.raises(Problem, match="stays known"):
        store.write(actor, "No", lambda work: venues.remove(work, venue.id))
    do(store, actor, lambda work: venues.stop_using(work, venue.id))
    assert see(store, actor, venues.offered) == []
    assert see(store, actor, lambda work: venues.offered(work, venue.id)) == [(venue.id, venue.name)]
    do(store, actor, lambda work: venues.use_again(work, venue.id))
    assert see(store, actor, venues.offered) == [(venue.id, venue.name)]


def test_a_venue_nobody_ever_met_at_can_be_removed_with_its_photo(store: Store, actor: Actor) -> None:
    venue = a_venue()
    keep(store, venue)
    for photo in (b"first", b"second"):
        store.write(actor, "Photo", lambda work, photo=photo: venues.keep_photo(work, venue.id, photo))  # type: ignore[misc]
    assert see(store, actor, lambda work: venues.page(work, venue.id)).photo == b"second"
    do(store, actor, lambda work: venues.remove(work, venue.id))
    assert whole(store)["attachment"] == []


def test_a_photo_can_be_taken_away(store: Store, actor: Actor) -> None:
    venue = a_venue()
    keep(store, venue)
    store.write(actor, "Photo", lambda work: venues.keep_photo(work, venue.id, b"photo"))
    do(store, actor, lambda work: venues.remove_photo(work, venue.id))
    shown = see(store, actor, lambda work: venues.page(work, venue.id))
    assert (shown.photo, shown.coming, shown.times_used) == (b"", (), 0)
    do(store, actor, lambda work: venues.remove(work, venue.id))


def test_places_that_are_only_typed_are_found_and_become_venues(store: Store, actor: Actor) -> None:
    past = a_meeting(day=date(2026, 10, 1), venue="town hall ", venue_address="Old Road")
    room_two = a_meeting(venue="Town Hall", venue_address="1 High St", venue_access="Room 2")
    facts = a_meeting(
        day=date(2026, 12, 9), venue="Town Hall", venue_address="1 High St", venue_access="Step-free"
    )
    online = a_meeting(venue="Ignored", way=Way.ONLINE)
    keep(store, past, room_two, facts, online, a_meeting(venue="Barn"), a_meeting(venue=""))
    found = see(store, actor, venues.typed)
    assert [(place.name, place.meetings) for place in found] == [("Town Hall", 3), ("Barn", 1)]
    assert (found[0].address, found[0].access) == ("1 High St", "Step-free")
    values = {"name": "Town Hall", "address": "2 High Street", "note": "Step-free"}
    venue = do(store, actor, lambda work: venues.add(work, values, typed_as="Town Hall"))
    assert [place.name for place in see(store, actor, venues.typed)] == ["Barn"]
    three = (past, room_two, facts)
    now = store.read(actor, lambda work: {m.id: work.get(Meeting, m.id) for m in three})
    assert {m.venue_id for m in now.values()} == {venue.id}
    assert (now[past.id].venue, now[past.id].venue_address) == ("town hall ", "Old Road")
    assert (now[room_two.id].venue_address, now[room_two.id].venue_access) == ("2 High Street", "Room 2")
    assert now[facts.id].venue_access == ""


def test_the_list_says_what_is_there_and_when_we_meet_there_next(store: Store, actor: Actor) -> None:
    hall = a_venue(step_free=Has.YES, hearing_loop=Has.NO)
    barn, old = a_venue("Barn", checked_on=LONG_AGO), a_venue("Old school", ended=TODAY)
    meeting = a_meeting()
    meeting.is_at(hall)
    keep(store, hall, barn, old, meeting)

    def listed(query: VenueQuery) -> list[Any]:
        source = VenueList(query)
        ids = see(store, actor, source.ids)
        return see(store, actor, lambda work: source.rows(work, ids))

    first, second = listed(VenueQuery())
    assert (first.name, first.believed, first.next_meeting) == ("Barn", False, None)
    assert (second.name, second.next_meeting) == ("Marlow Town Hall", date(2026, 12, 8))
    assert (place_words.names(second.there), place_words.names(second.missing)) == (
        "Step-free",
        "Hearing loop",
    )
    assert [row.name for row in listed(VenueQuery("market mar"))] == ["Barn", "Marlow Town Hall"]
    assert [row.name for row in listed(VenueQuery(ended=True))] == ["Old school"]
    assert [row.name for row in see(store, actor, lambda work: venues.find(work, "town"))] == [
        "Marlow Town Hall"
    ]


def test_what_an_invitation_says_of_a_venue_is_short_and_in_its_language() -> None:
    venue = a_venue(
        step_free=Has.YES,
        accessible_toilet=Has.NO,
        quiet_room=Has.NO,
        changing_places=Has.YES,
        nearest_stop="Market Hill, bus 7",
        parking="behind the hall.",
        way_in="Green door; ring the bell",
    )
    assert place_words.for_paper(venue, Language("en")) == (
        "The nearest stop is Market Hill, bus 7.",
        "Parking: behind the hall.",
        "Green door.",
        "ring the bell.",
        "You can get in without steps.",
        "There is no accessible toilet.",
        "There is a Changing Places toilet.",
    )
    assert place_words.for_paper(a_venue(step_free=Has.NO), Language("en")) == ("There are steps to get in.",)


def test_when_somebody_last_asked_is_said_in_words() -> None:
    assert place_words.last_checked(a_venue(checked_on=None), TODAY) == "Nobody has checked these facts yet."
    assert place_words.last_checked(a_venue(), TODAY) == "Checked on 22 November 2026."
    assert "more than a year ago" in place_words.last_checked(a_venue(checked_on=LONG_AGO), TODAY)
