"""Access needs, asked once and kept."""

from datetime import date

import pytest

from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, UsualAdjustment, Worked
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import access, support
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_meeting, a_person, an_invitation
from tests.services.undoing import do, keep, see, whole

BSL = {"need": "BSL interpreter"}


def the_person(store: Store, actor: Actor, person: Person) -> Person:
    return store.read(actor, lambda work: work.get(Person, person.id))


def test_a_need_is_recorded_with_the_day_it_was_asked(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person)
    do(store, actor, lambda work: access.add(work, person.id, BSL))
    (need,) = see(store, actor, lambda work: access.needs_of(work, person.id))
    assert (need.need, need.reviewed_on) == ("BSL interpreter", TODAY)
    found = the_person(store, actor, person)
    assert (found.needs_asked, found.needs_reviewed_on) == (NeedsAsked.RECORDED, TODAY)


def test_a_need_is_recorded_once(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person)
    store.write(actor, "Add", lambda work: access.add(work, person.id, BSL))
    with pytest.raises(Problem):
        store.write(actor, "Again", lambda work: access.add(work, person.id, {"need": "bsl Interpreter"}))


def test_a_need_recorded_late_joins_the_booking_list_of_meetings_they_said_yes_to(
    store: Store, actor: Actor
) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person, reply=Reply.YES))
    do(store, actor, lambda work: access.add(work, person.id, BSL))
    (row,) = see(store, actor, lambda work: support.booking_list(work, meeting.id)).rows
    assert row.what == "Book two BSL interpreters"


def test_a_need_that_changes_changes_what_is_to_be_booked(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person, reply=Reply.YES))
    need = store.write(actor, "Add", lambda work: access.add(work, person.id, BSL)).value
    do(store, actor, lambda work: access.edit(work, need.id, None, {"need": "Hearing loop"}))
    rows = see(store, actor, lambda work: support.booking_list(work, meeting.id)).rows
    assert [row.need for row in rows] == ["Hearing loop"]


def test_the_last_need_removed_leaves_asked_none(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person, reply=Reply.YES))
    need = store.write(actor, "Add", lambda work: access.add(work, person.id, BSL)).value
    do(store, actor, lambda work: access.remove(work, need.id))
    assert the_person(store, actor, person).needs_asked is NeedsAsked.NONE
    assert whole(store)["adjustment"] == []


def test_what_worked_stays_known_when_a_need_is_removed(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting(day=date(2026, 10, 1))
    need = AccessNeed(person_id=person.id, need="BSL interpreter")
    booked = Adjustment(meeting_id=meeting.id, what="BSL", need="BSL interpreter")
    served = AdjustmentFor(
        adjustment_id=booked.id, access_need_id=need.id, person_id=person.id, worked=Worked.YES
    )
    keep(store, person, meeting, need, booked, served)
    do(store, actor, lambda work: access.remove(work, need.id))
    found = store.read(actor, lambda work: work.get(AdjustmentFor, served.id))
    assert (found.access_need_id, found.worked) == (None, Worked.YES)


def test_asked_none_is_an_answer_and_takes_old_needs_away(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person, AccessNeed(person_id=person.id, need="Taxi"))
    do(store, actor, lambda work: access.asked_none(work, person.id))
    assert see(store, actor, lambda work: access.needs_of(work, person.id)) == []
    assert the_person(store, actor, person).needs_asked is NeedsAsked.NONE


def test_still_right_dates_every_need(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person, AccessNeed(person_id=person.id, need="Taxi", reviewed_on=date(2025, 1, 1)))
    do(store, actor, lambda work: access.still_right(work, person.id))
    (need,) = see(store, actor, lambda work: access.needs_of(work, person.id))
    assert need.reviewed_on == TODAY
    assert the_person(store, actor, person).needs_asked is NeedsAsked.RECORDED


def test_a_new_register_knows_what_is_usually_done(store: Store, actor: Actor) -> None:
    rows = {row.need: row for row in see(store, actor, access.usual)}
    assert rows["BSL interpreter"].lead_days == 21
    assert store.write(actor, "Seed", access.seed_usual).value == 0


def test_usual_adjustments_are_added_changed_and_removed(store: Store, actor: Actor) -> None:
    row = do(store, actor, lambda work: access.add_usual(work, {"need": "Ramp", "what": "Hire a ramp"}))
    do(store, actor, lambda work: access.edit_usual(work, row.id, row.version, {"lead_days": 9}))
    assert store.read(actor, lambda work: work.get(UsualAdjustment, row.id)).lead_days == 9
    do(store, actor, lambda work: access.remove_usual(work, row.id))
    assert "Ramp" not in {found.need for found in see(store, actor, access.usual)}


def test_a_removed_usual_adjustment_is_seeded_again(store: Store, actor: Actor) -> None:
    def forget(work: Work) -> None:
        (row,) = [row for row in access.usual(work) if row.need == "Taxi"]
        access.remove_usual(work, row.id)

    store.write(actor, "Forget", forget)
    assert do(store, actor, access.seed_usual) == 1


@pytest.mark.parametrize("need", ["Taxi", "taxi"])
def test_a_need_has_one_usual_adjustment(store: Store, actor: Actor, need: str) -> None:
    with pytest.raises(Problem):
        store.write(actor, "Add", lambda work: access.add_usual(work, {"need": need, "what": "x"}))
    other = store.write(
        actor, "Add", lambda work: access.add_usual(work, {"need": "Ramp", "what": "x"})
    ).value
    with pytest.raises(Problem):
        store.write(actor, "Edit", lambda work: access.edit_usual(work, other.id, None, {"need": need}))
