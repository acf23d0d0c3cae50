"""What changed, and who has been told."""

from datetime import date

import pytest

from coprod_desktop.domain.meetings import Came, Meeting
from coprod_desktop.domain.outcomes import Outcome, OutcomeState, Told
from coprod_desktop.domain.people import Person, Reach, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import meetings, outcomes, supporters
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, a_supporter, an_attendance
from tests.services.undoing import do, keep, see


def a_meeting_with(store: Store, *reaches: Reach) -> tuple[Meeting, list[Person], Outcome]:
    """A meeting people came to, with one thing said."""
    meeting = a_meeting(day=date(2026, 11, 10))
    people = [a_person(f"P{n}", preferred_reach=reach) for n, reach in enumerate(reaches)]
    outcome = Outcome(meeting_id=meeting.id, said="The letters are hard to read")
    keep(store, meeting, *people, outcome, *(an_attendance(meeting, p) for p in people))
    return meeting, people, outcome


def test_what_was_said_is_written_down_and_stays_open(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=TODAY)
    keep(store, meeting)
    values = {"said": "Buses stop too early", "answer_by": date(2026, 12, 1), "owner": "Jo"}
    made = do(store, actor, lambda work: outcomes.add(work, meeting.id, values))
    do(store, actor, lambda work: outcomes.edit(work, made.id, made.version, {"owner": "Sam"}))
    (found,) = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id)).outcomes
    assert (found.said, found.owner, found.state) == ("Buses stop too early", "Sam", OutcomeState.OPEN)


def test_a_decision_needs_words_people_can_be_told(store: Store, actor: Actor) -> None:
    meeting, _people, outcome = a_meeting_with(store)
    with pytest.raises(Problem):
        store.write(actor, "Decide", lambda work: outcomes.decide(work, outcome.id, " "))
    with pytest.raises(Problem):
        store.write(actor, "Done", lambda work: outcomes.done(work, outcome.id, " "))
    with pytest.raises(Problem):
        store.write(actor, "No", lambda work: outcomes.not_possible(work, outcome.id, " "))
    values = {"said": "x", "state": OutcomeState.DECIDED}
    with pytest.raises(Problem):
        store.write(actor, "Add", lambda work: outcomes.add(work, meeting.id, values))


def test_everyone_who_came_is_told_in_their_own_way(store: Store, actor: Actor) -> None:
    meeting, people, outcome = a_meeting_with(store, Reach.POST, Reach.PHONE)
    keep(store, left := a_person("Left", status=Status.LEFT), away := a_person("Away"))
    keep(store, an_attendance(meeting, left), an_attendance(meeting, away, Came.APOLOGIES))
    assert see(store, actor, lambda work: outcomes.what_changed(work, meeting.id)).not_told == ()
    do(store, actor, lambda work: outcomes.decide(work, outcome.id, "Every letter in easy read"))
    view = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id))
    assert [row.person_id for row in view.not_told] == [p.id for p in people]
    assert do(store, actor, lambda work: outcomes.tell_everyone(work, meeting.id)) == 2
    view = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id))
    assert view.not_told == ()
    assert {row.name: (row.how, row.on) for row in view.told} == {
        "P0": (Reach.POST, TODAY),
        "P1": (Reach.PHONE, TODAY),
    }


def test_who_was_told_of_a_decision_is_told_again_when_it_is_done(store: Store, actor: Actor) -> None:
    meeting, (person,), outcome = a_meeting_with(store, Reach.POST)
    store.write(actor, "Decide", lambda work: outcomes.decide(work, outcome.id, "Yes"))
    do(store, actor, lambda work: outcomes.tell(work, outcome.id, [person.id], Reach.TEXT))
    do(store, actor, lambda work: outcomes.done(work, outcome.id, "All letters are new"))
    view = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id))
    assert [(row.name, row.of) for row in view.told] == [("P0", OutcomeState.DECIDED)]
    assert len(view.not_told) == 1
    counts = see(store, actor, lambda work: meetings.overview(work, meeting.id)).counts
    assert (counts.not_told, counts.open_outcomes) == (1, 0)
    assert store.write(actor, "Tell", lambda work: outcomes.tell_everyone(work, meeting.id)).value == 1
    assert see(store, actor, lambda work: meetings.overview(work, meeting.id)).counts.not_told == 0


def test_telling_twice_counts_once(store: Store, actor: Actor) -> None:
    _meeting, (person,), outcome = a_meeting_with(store, Reach.POST)
    store.write(actor, "No", lambda work: outcomes.not_possible(work, outcome.id, "There is no money"))
    tell = [person.id, person.id]
    assert do(store, actor, lambda work: outcomes.tell(work, outcome.id, tell, Reach.POST)) == 1
    assert (
        store.write(actor, "Tell", lambda work: outcomes.tell(work, outcome.id, tell, Reach.POST)).value == 0
    )


def test_there_is_nothing_to_tell_while_it_is_open(store: Store, actor: Actor) -> None:
    _meeting, (person,), outcome = a_meeting_with(store, Reach.POST)
    with pytest.raises(Problem):
        store.write(actor, "Tell", lambda work: outcomes.tell(work, outcome.id, [person.id], Reach.POST))


def test_a_telling_marked_by_mistake_is_taken_back(store: Store, actor: Actor) -> None:
    meeting, (person,), outcome = a_meeting_with(store, Reach.POST)
    told = Told(outcome_id=outcome.id, person_id=person.id, on=TODAY)
    keep(store, told)
    with pytest.raises(Problem):
        store.write(actor, "Remove", lambda work: outcomes.remove(work, outcome.id))
    do(store, actor, lambda work: outcomes.untell(work, told.id))
    do(store, actor, lambda work: outcomes.remove(work, outcome.id))
    assert see(store, actor, lambda work: outcomes.what_changed(work, meeting.id)).outcomes == ()


def test_supporters_are_told_where_the_person_wants_it_and_never_in_their_place(
    store: Store, actor: Actor
) -> None:
    meeting, (amara,), outcome = a_meeting_with(store, Reach.POST)
    mari = a_supporter(amara, "Mari Tegid", told_of_meetings=True, preferred_reach=Reach.EMAIL)
    others = (a_supporter(amara, "Not told"), a_supporter(amara, "Gone", told_of_meetings=True, ended=TODAY))
    keep(store, mari, *others)

    def waiting() -> list[str]:
        view = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id))
        return [row.name for row in view.supporters_not_told]

    assert waiting() == []
    do(store, actor, lambda work: outcomes.decide(work, outcome.id, "Every letter in easy read"))
    assert waiting() == ["Mari Tegid"]
    assert do(store, actor, lambda work: outcomes.tell_supporters(work, meeting.id)) == 1
    view = see(store, actor, lambda work: outcomes.what_changed(work, meeting.id))
    assert (view.supporters_not_told, view.supporters_told) == ((), ("Mari Tegid",))
    assert [row.person_id for row in view.not_told] == [amara.id], "the person is told themselves"
    with pytest.raises(Problem):
        store.write(actor, "Remove", lambda work: outcomes.remove(work, outcome.id))
    with pytest.raises(Problem):
        store.write(actor, "Remove", lambda work: supporters.remove(work, mari.id))
    do(store, actor, lambda work: outcomes.done(work, outcome.id, "Letters are in easy read"))
    assert waiting() == ["Mari Tegid"], "told again, that it was done"
    assert do(store, actor, lambda work: outcomes.tell_everyone(work, meeting.id)) == 1
    assert waiting() == []
