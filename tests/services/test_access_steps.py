"""The six steps for one person, the yearly "still right?", and what is to be done on the day."""

from datetime import date, time, timedelta

import pytest

from coprod_desktop.domain.access import (
    AccessNeed,
    Adjustment,
    AdjustmentFor,
    ArrangeState,
    UsualAdjustment,
    Worked,
)
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.people import NeedsAsked, Person, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import access, access_steps, day_commands, organisation, people, today_needs
from coprod_desktop.services.people import PeopleFilter, PeopleList, PeopleQuery
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage.attendance import Arranged
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_invitation
from tests.services.undoing import keep, see

LONG_AGO = date(2025, 11, 22)


def asked(name: str = "Amara Quill", on: date | None = LONG_AGO, **values: object) -> Person:
    """Someone asked about their needs on a day."""
    return a_person(name, **{"needs_asked": NeedsAsked.RECORDED, "needs_reviewed_on": on, **values})


def still_right(store: Store, actor: Actor) -> list[TodayRow]:
    return see(store, actor, lambda work: today_needs.still_right(work, organisation.current(work)))


def test_not_asked_yet_is_apart_from_asked_none(store: Store, actor: Actor) -> None:
    new, none = a_person(), asked("Gwen Abara", needs_asked=NeedsAsked.NONE)
    keep(store, new, none)
    first = see(store, actor, lambda work: access_steps.of_person(work, new.id))
    second = see(store, actor, lambda work: access_steps.of_person(work, none.id))
    assert (first.asked, first.ask_again, first.due(TODAY)) == (NeedsAsked.NOT_ASKED, None, False)
    assert (second.asked, second.ask_again, second.due(TODAY)) == (NeedsAsked.NONE, TODAY, True)


def test_each_step_says_how_far_it_has_got(store: Store, actor: Actor) -> None:
    person, meeting, past = asked(on=TODAY), a_meeting(), a_meeting(day=date(2026, 10, 6))
    needs = [
        AccessNeed(person_id=person.id, need=need, share_with_venue=need == "Step-free")
        for need in ("Step-free", "Taxi")
    ]
    rows = [
        Adjustment(meeting_id=meeting.id, what="Book a taxi"),
        Adjustment(meeting_id=meeting.id, what="Check the way in", state=ArrangeState.ARRANGED),
        Adjustment(meeting_id=past.id, what="Book a taxi", state=ArrangeState.ARRANGED),
        Adjustment(meeting_id=past.id, what="Check the way in", state=ArrangeState.ARRANGED),
    ]
    answers = (Worked.NOT_ASKED, Worked.NOT_ASKED, Worked.YES, Worked.NO)
    served = [
        AdjustmentFor(adjustment_id=row.id, access_need_id=needs[0].id, person_id=person.id, worked=worked)
        for row, worked in zip(rows, answers, strict=True)
    ]
    keep(store, person, meeting, past, *needs, *rows, *served)
    steps = see(store, actor, lambda work: access_steps.of_person(work, person.id))
    assert (steps.asked_on, steps.needs, steps.shared) == (TODAY, 2, 1)
    assert (steps.to_arrange, steps.worked, steps.told) == (1, 1, 2)
    assert (steps.ask_again, steps.due(TODAY)) == (TODAY + timedelta(days=365), False)


def test_who_comes_soon_is_asked_by_name_and_the_others_are_one_row(store: Store, actor: Actor) -> None:
    soon, fresh, nobody_knows = asked(), asked("Gwen Abara", TODAY), asked("Dewi Prosser", None)
    later, gone = asked("Ines Calloway"), asked("Farah Lindqvist", status=Status.LEFT)
    meeting = a_meeting(title="Carers board")
    coming = [an_invitation(meeting, one, reply=Reply.YES) for one in (soon, fresh, nobody_knows, gone)]
    keep(store, soon, fresh, nobody_knows, later, gone, meeting, *coming)
    dewi, amara, rest = still_right(store, actor)
    assert amara.title == "Amara Quill: are their access needs still right?"
    assert amara.detail == "Last asked on 22 November 2025 · comes to Carers board, Tuesday 8 December"
    assert (amara.place, amara.target_id) == (Place.STILL_RIGHT, soon.id)
    assert dewi.detail.startswith("Nobody knows when they were asked")
    assert rest.title == "1 more person to ask whether their access needs are still right"
    store.write(actor, "Asked", lambda work: access.still_right(work, soon.id))
    store.write(actor, "Asked", lambda work: access.still_right(work, nobody_knows.id))
    (last,) = still_right(store, actor)
    assert last.title == "1 person to ask whether their access needs are still right"
    assert (last.place, last.detail) == (Place.NEEDS_TO_REVIEW, "Last asked over 365 days ago")
    wanted = PeopleList(PeopleQuery(filters=frozenset({PeopleFilter.NEEDS_TO_REVIEW})))
    found = see(store, actor, lambda work: wanted.rows(work, wanted.ids(work)))
    assert [row.id for row in found] == [later.id]
    store.write(actor, "Asked", lambda work: access.still_right(work, later.id))
    assert still_right(store, actor) == []


def test_how_long_is_for_the_organisation_to_say(store: Store, actor: Actor) -> None:
    keep(store, asked(on=TODAY - timedelta(days=100)))
    assert still_right(store, actor) == []
    store.write(actor, "Settings", lambda work: organisation.save(work, needs_review_days=90))
    assert len(still_right(store, actor)) == 1


def test_a_person_page_knows_its_steps(store: Store, actor: Actor) -> None:
    person = asked()
    keep(store, person)
    shown = see(store, actor, lambda work: people.page(work, person.id))
    assert shown.steps is not None
    assert shown.steps.due(TODAY)
    assert Organisation().needs_review_days == 365


@pytest.mark.parametrize(
    ("on_day", "minutes", "said"),
    [
        ("Have the loop on", 15, "Have the loop on by 10:15am"),
        ("Keep to the breaks", 0, "Keep to the breaks"),
        ("", 15, "Check the loop"),
    ],
)
def test_what_is_arranged_is_said_as_a_command_with_its_time(
    store: Store, actor: Actor, on_day: str, minutes: int, said: str
) -> None:
    meeting = a_meeting(starts=time(10, 30))
    usual = UsualAdjustment(need="The loop", what="Check the loop", on_day=on_day, minutes_before=minutes)
    keep(store, meeting, usual)
    commands = see(store, actor, lambda work: day_commands.commands(work, meeting))
    assert commands.of(Arranged("the Loop", "Check the loop", ArrangeState.ARRANGED)) == said
    assert commands.of(Arranged("A chair", "Bring a chair", ArrangeState.ARRANGED)) == "Bring a chair"
