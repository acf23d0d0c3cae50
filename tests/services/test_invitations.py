"""Choosing whom to ask, sending, and what they said."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from coprod_desktop.domain.access import AccessNeed, NeedCategory, UsualAdjustment
from coprod_desktop.domain.meetings import Came, DeclinedWhy, Invitation, MeetingState, Reply
from coprod_desktop.domain.people import CheckFirst, Connection, ConnectionKind, Person, Status, TakenBefore
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.services import attendance, candidates, invitations, organisation, people, support
from coprod_desktop.services.candidates import CandidateList, NeedWord
from coprod_desktop.services.invitations import Said
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.invitations import CandidateQuery
from tests.builders import (
    TODAY,
    a_board,
    a_meeting,
    a_person,
    a_seat,
    a_term,
    an_attendance,
    an_invitation,
)
from tests.services.undoing import do, keep, see

CANNOT_BE_ASKED = [
    {"status": Status.LEFT},
    {"status": Status.THINKING},
    {"status": Status.RESTING},
    {"status": Status.RESTING, "resting_until": date(2026, 11, 23)},
]


def ids(store: Store, actor: Actor, query: CandidateQuery | None = None) -> list[int]:
    shown = CandidateList(0, query or CandidateQuery())
    found = list(see(store, actor, shown.ids))
    assert found == list(see(store, actor, lambda work: shown.first(work, 1000)))
    return found


def test_the_never_asked_stand_first_then_those_never_there_longest_wait_first(
    store: Store, actor: Actor
) -> None:
    past, before = a_meeting(day=date(2026, 3, 2)), a_meeting(day=date(2026, 1, 5))
    fresh, waited = a_person("New", joined=date(2026, 5, 1)), a_person("Old", joined=date(2025, 5, 1))
    asked, came, came_earlier = a_person("Asked"), a_person("Came"), a_person("Earlier")
    unknown = a_person("Unknown", joined=None)
    keep(store, past, before, fresh, waited, asked, came, came_earlier, unknown)
    keep(store, an_invitation(past, asked, sent_on=date(2026, 2, 1), reply=Reply.NO))
    keep(store, an_attendance(past, came), an_attendance(before, came_earlier))
    expected = [waited, fresh, unknown, asked, came_earlier, came]
    assert ids(store, actor) == [person.id for person in expected]
    assert ids(store, actor, CandidateQuery(never_asked=True)) == [waited.id, fresh.id, unknown.id]


@pytest.mark.parametrize("values", CANNOT_BE_ASKED)
def test_resting_and_left_people_never_appear_and_cannot_be_chosen(
    store: Store, actor: Actor, values: dict[str, Any]
) -> None:
    person, meeting = a_person(**values), a_meeting()
    keep(store, person, meeting)
    assert ids(store, actor) == []
    with pytest.raises(Problem):
        store.write(actor, "Choose", lambda work: invitations.choose(work, meeting.id, person.id))


def test_someone_whose_rest_is_over_appears_again(store: Store, actor: Actor) -> None:
    person = a_person(status=Status.RESTING, resting_until=TODAY)
    keep(store, person)
    assert ids(store, actor) == [person.id]


def test_candidates_are_found_by_words_and_by_how_they_connect(store: Store, actor: Actor) -> None:
    carer, other = a_person("Siân Prosser", topics="home care"), a_person("Tomasz Wren")
    keep(store, carer, other, Connection(person_id=carer.id, kind=ConnectionKind.CARER))
    assert ids(store, actor, CandidateQuery("sian home")) == [carer.id]
    assert ids(store, actor, CandidateQuery(topics=("housing", "home care"))) == [carer.id]
    assert ids(store, actor, CandidateQuery(connection=ConnectionKind.CARER)) == [carer.id]


def test_a_row_says_why_in_facts_and_warns_before_choosing(store: Store, actor: Actor) -> None:
    board = a_board()
    person = a_person(check_first=CheckFirst.YES, good_times="Evenings only", language="cy")
    meeting = a_meeting(board)
    seat = a_seat(board)
    days = [date(2026, 2, 2), date(2026, 3, 3), date(2026, 4, 4)]
    past = [a_meeting(board, day) for day in days[:2]] + [a_meeting(a_board("Gone"), days[2])]
    past[2].board_id = None
    keep(store, board, person, meeting, seat, a_term(seat, person), *past)
    keep(store, Connection(person_id=person.id, kind=ConnectionKind.CARER))
    keep(store, *(an_attendance(m, person) for m in past), an_invitation(meeting, person))
    keep(store, AccessNeed(person_id=person.id, need="Hearing loop"))
    shown = CandidateList(meeting.id)
    (row,) = see(store, actor, lambda work: shown.rows(work, [person.id, 17]))
    assert row.id == person.id
    assert row.needs == (NeedWord("hearing-loop", "Hearing loop"),)
    assert row.why == ("Holds a seat on this board", "Came 3 times in 12 months", "prefers Welsh")
    assert row.warnings == ("Evenings only", "Check before paying")
    assert row.connections == ("Unpaid carer",)
    assert (row.chosen, row.reply, row.over_limit) == (True, Reply.NOT_SENT, False)


def over_limit(store: Store, actor: Actor) -> Person:
    """Someone asked twice this year, where two is the limit."""
    person = a_person()
    earlier = [a_meeting(day=day) for day in (date(2026, 3, 1), date(2026, 5, 1))]
    asked = [an_invitation(m, person, chosen_on=m.day, sent_on=m.day) for m in earlier]
    keep(store, person, *earlier, *asked)
    store.write(actor, "Limit", lambda work: organisation.save(work, limit_invitations=2))
    return person


def test_over_the_limit_only_with_a_reason_that_is_kept(store: Store, actor: Actor) -> None:
    person, meeting = over_limit(store, actor), a_meeting()
    keep(store, meeting)
    (row,) = see(store, actor, lambda work: candidates.rows(work, meeting.id, [person.id]))
    assert (row.over_limit, row.warnings) == (True, ("Over 2 this year",))
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Choose", lambda work: invitations.choose(work, meeting.id, person.id, " "))
    assert refusal.value.field == "limit_reason"
    made = do(store, actor, lambda work: invitations.choose(work, meeting.id, person.id, "chairs this board"))
    assert made.limit_reason == "chairs this board"
    (again,) = see(store, actor, lambda work: candidates.rows(work, meeting.id, [person.id]))
    assert again.limit_reason == "chairs this board"


def test_an_invitation_of_over_a_year_ago_does_not_count_towards_the_limit(
    store: Store, actor: Actor
) -> None:
    person, meeting, old = a_person(), a_meeting(), a_meeting(day=date(2025, 11, 22))
    keep(store, person, meeting, old, an_invitation(old, person, chosen_on=date(2025, 11, 22)))
    store.write(actor, "Limit", lambda work: organisation.save(work, limit_invitations=1))
    assert not see(store, actor, lambda work: candidates.rows(work, meeting.id, [person.id]))[0].over_limit


def test_someone_is_chosen_once_and_only_for_a_meeting_that_is_on(store: Store, actor: Actor) -> None:
    person, meeting, off = a_person(), a_meeting(), a_meeting(state=MeetingState.CANCELLED)
    keep(store, person, meeting, off)
    store.write(actor, "Choose", lambda work: invitations.choose(work, meeting.id, person.id))
    with pytest.raises(Problem):
        store.write(actor, "Again", lambda work: invitations.choose(work, meeting.id, person.id))
    with pytest.raises(Problem):
        store.write(actor, "Off", lambda work: invitations.choose(work, off.id, person.id))


def test_someone_can_be_unchosen_until_their_invitation_is_sent(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person))
    do(store, actor, lambda work: invitations.send(work, meeting.id, [person.id]))
    (row,) = see(store, actor, lambda work: invitations.invited(work, meeting.id))
    assert (row.reply, row.sent_on) == (Reply.SENT, TODAY)
    with pytest.raises(Problem):
        store.write(actor, "Not", lambda work: invitations.unchoose(work, meeting.id, [person.id]))


def test_unchoosing_forgets_the_invitation(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person))
    do(store, actor, lambda work: invitations.unchoose(work, meeting.id, [person.id]))
    assert see(store, actor, lambda work: invitations.invited(work, meeting.id)) == []


def test_those_who_hold_a_seat_are_chosen_together(store: Store, actor: Actor) -> None:
    board = a_board()
    here, resting, gone = a_person("Here"), a_person("Resting", status=Status.RESTING), a_person("Gone")
    seats = [a_seat(board) for _n in range(3)]
    meeting = a_meeting(board)
    terms = [a_term(s, p) for s, p in zip(seats, (here, resting, gone), strict=True)]
    terms[2].ends = date(2026, 12, 7)
    keep(store, board, here, resting, gone, *seats, *terms, meeting)
    assert do(store, actor, lambda work: invitations.choose_members(work, meeting.id)) == 1
    (row,) = see(store, actor, lambda work: invitations.invited(work, meeting.id))
    assert (row.name, row.limit_reason) == ("Here", "")
    lone = a_meeting()
    keep(store, lone)
    with pytest.raises(Problem):
        store.write(actor, "Members", lambda work: invitations.choose_members(work, lone.id))


def test_a_member_over_the_limit_is_chosen_with_the_seat_as_reason(store: Store, actor: Actor) -> None:
    person, board = over_limit(store, actor), a_board()
    seat, meeting = a_seat(board), a_meeting(board)
    keep(store, board, seat, a_term(seat, person), meeting)
    store.write(actor, "Members", lambda work: invitations.choose_members(work, meeting.id))
    (row,) = see(store, actor, lambda work: invitations.invited(work, meeting.id))
    assert row.limit_reason == "Holds a seat on this board"


def test_the_suggested_fill_the_places_from_those_who_waited_longest(store: Store, actor: Actor) -> None:
    meeting = a_meeting(places=3)
    people = [a_person(f"P{n}", joined=date(2025, 1, n + 1)) for n in range(9)]
    tired = over_limit(store, actor)
    keep(store, meeting, *people)
    assert do(store, actor, lambda work: invitations.choose_suggested(work, meeting.id)) == 4
    chosen = {row.person_id for row in see(store, actor, lambda work: invitations.invited(work, meeting.id))}
    assert chosen == {p.id for p in people[:4]}
    assert store.write(actor, "More", lambda work: invitations.choose_suggested(work, meeting.id)).value == 0
    assert (
        store.write(actor, "Two", lambda work: invitations.choose_suggested(work, meeting.id, 50)).value == 5
    )
    rows = see(store, actor, lambda work: invitations.invited(work, meeting.id))
    assert tired.id not in {row.person_id for row in rows}


def test_the_suggested_fit_the_seats_that_are_open_first(store: Store, actor: Actor) -> None:
    board = a_board()
    meeting = a_meeting(board)
    waited = a_person("Waited", joined=date(2020, 1, 1))
    carer, second = a_person("Carer", joined=date(2024, 1, 1)), a_person("Second", joined=date(2025, 1, 1))
    keep(store, board, meeting, waited, carer, second, a_seat(board, "Unpaid carers"))
    keep(store, *(Connection(person_id=p.id, kind=ConnectionKind.CARER) for p in (carer, second)))
    store.write(actor, "Suggested", lambda work: invitations.choose_suggested(work, meeting.id, 2))
    chosen = {row.name for row in see(store, actor, lambda work: invitations.invited(work, meeting.id))}
    assert chosen == {"Carer", "Waited"}


def test_replies_of_many_are_written_down_at_once(store: Store, actor: Actor) -> None:
    people, meeting = [a_person("A"), a_person("B")], a_meeting()
    keep(store, *people, meeting, *(an_invitation(meeting, p, reply=Reply.SENT) for p in people))
    said = [
        Said(people[0].id, Reply.YES),
        Said(people[1].id, Reply.NO, DeclinedWhy.DATE, "ask for an evening"),
    ]
    do(store, actor, lambda work: invitations.record(work, meeting.id, said))
    rows = {row.name: row for row in see(store, actor, lambda work: invitations.invited(work, meeting.id))}
    assert (rows["A"].reply, rows["A"].replied_on) == (Reply.YES, TODAY)
    assert (rows["B"].declined_why, rows["B"].note) == (DeclinedWhy.DATE, "ask for an evening")


def test_a_reply_of_someone_not_invited_is_refused(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    keep(store, meeting)
    with pytest.raises(Gone):
        store.write(actor, "Reply", lambda work: invitations.record(work, meeting.id, [Said(3, Reply.YES)]))


def test_a_place_that_comes_free_goes_to_the_next_in_reserve(store: Store, actor: Actor) -> None:
    first, second, meeting = a_person("First"), a_person("Second"), a_meeting()
    sent = an_invitation(meeting, second, sent_on=TODAY)
    keep(store, first, second, meeting, an_invitation(meeting, first), sent)
    people = [first.id, second.id]
    do(store, actor, lambda work: invitations.keep_in_reserve(work, meeting.id, people))
    assert do(store, actor, lambda work: invitations.call_reserve(work, meeting.id, second.id)) == second.id
    assert do(store, actor, lambda work: invitations.call_reserve(work, meeting.id)) == first.id
    assert store.read(actor, lambda work: work.get(Invitation, sent.id)).reply is Reply.SENT
    with pytest.raises(Problem):
        store.write(actor, "Call", lambda work: invitations.call_reserve(work, meeting.id))


def test_someone_withdraws(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person, reply=Reply.YES))
    do(store, actor, lambda work: invitations.withdraw(work, meeting.id, person.id, DeclinedWhy.HEALTH))
    (row,) = see(store, actor, lambda work: invitations.invited(work, meeting.id))
    assert (row.reply, row.declined_why) == (Reply.WITHDREW, DeclinedWhy.HEALTH)


def test_what_they_told_us_of_before_stands_in_the_list(store: Store, actor: Actor) -> None:
    told = a_person(taken_before=TakenBefore.YES, days_declared=6)
    silent = a_person("Tom", taken_before=TakenBefore.NO, days_declared=6)
    meeting = a_meeting()
    keep(store, told, silent, meeting)
    rows = see(store, actor, lambda work: candidates.rows(work, meeting.id, [told.id, silent.id]))
    assert rows[0].why[-1] == "Told us: came about 6 times in the year before our records"
    assert not any("Told us" in fact for fact in rows[1].why)


def test_a_picture_we_do_not_have_gives_way_to_the_one_we_have(store: Store, actor: Actor) -> None:
    person, meeting = a_person(), a_meeting()
    keep(store, person, meeting, *(AccessNeed(person_id=person.id, need=need) for need in ("Taxi", "Chair")))
    own = UsualAdjustment(need="Chair", picture="chair", category=NeedCategory.OTHER, what="Bring one")
    keep(store, own)

    def rename(work: Work) -> None:
        for row in work.session.scalars(select(UsualAdjustment).where(col(UsualAdjustment.need) == "Taxi")):
            row.picture = "no such"

    store.write(actor, "Change", rename)
    (row,) = see(store, actor, lambda work: candidates.rows(work, meeting.id, [person.id]))
    assert {need.picture for need in row.needs} == {"taxi", "chair"}


def test_who_says_yes_twice_replied_on_the_first_of_the_two_days(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(), a_person()
    keep(store, meeting, person, an_invitation(meeting, person, reply=Reply.SENT))
    said = [Said(person.id, Reply.YES)]
    store.write(actor, "Phone", lambda work: invitations.record(work, meeting.id, said, date(2026, 11, 20)))
    store.write(actor, "Slip", lambda work: invitations.record(work, meeting.id, said))
    (row,) = store.read(actor, lambda work: invitations.invited(work, meeting.id))
    assert (row.reply, row.replied_on) == (Reply.YES, date(2026, 11, 20))
    store.write(actor, "Ill", lambda work: invitations.record(work, meeting.id, [Said(person.id, Reply.NO)]))
    (row,) = store.read(actor, lambda work: invitations.invited(work, meeting.id))
    assert (row.reply, row.replied_on) == (Reply.NO, TODAY)


def test_a_reply_that_comes_after_the_day_changes_nothing_of_who_came(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=date(2026, 11, 20)), a_person()
    keep(store, meeting, person, an_invitation(meeting, person, reply=Reply.SENT))
    keep(store, an_attendance(meeting, person, Came.DID_NOT_COME))
    said = [Said(person.id, Reply.YES)]
    store.write(actor, "Late slip", lambda work: invitations.record(work, meeting.id, said))
    (row,) = store.read(actor, lambda work: attendance.day_sheet(work, meeting.id))
    assert row.expected.came is Came.DID_NOT_COME
    assert store.write(actor, "Rest", lambda work: attendance.everyone_came(work, meeting.id)).value == 0


def test_who_leaves_is_off_every_meeting_to_come_and_what_was_booked_for_them_too(
    store: Store, actor: Actor
) -> None:
    person = a_person()
    need = AccessNeed(person_id=person.id, need="Taxi")
    coming, chosen, declined = (
        a_meeting(),
        a_meeting(day=date(2026, 12, 9)),
        a_meeting(day=date(2026, 12, 10)),
    )
    past = a_meeting(day=date(2026, 11, 1))
    keep(store, person, need, coming, chosen, declined, past)
    keep(
        store,
        an_invitation(coming, person, reply=Reply.SENT, sent_on=TODAY),
        an_invitation(chosen, person),
        an_invitation(declined, person, reply=Reply.NO, sent_on=TODAY),
        an_invitation(past, person, reply=Reply.YES, sent_on=TODAY),
    )
    said = [Said(person.id, Reply.YES)]
    store.write(actor, "Yes", lambda work: invitations.record(work, coming.id, said))
    assert len(store.read(actor, lambda work: support.booking_list(work, coming.id)).rows) == 1
    do(store, actor, lambda work: people.leave(work, person.id))

    def reply(meeting_id: int) -> list[Reply]:
        return [row.reply for row in store.read(actor, lambda work: invitations.invited(work, meeting_id))]

    assert reply(coming.id) == [Reply.WITHDREW]
    assert reply(chosen.id) == []
    assert reply(declined.id) == [Reply.NO]
    assert reply(past.id) == [Reply.YES]
    assert store.read(actor, lambda work: support.booking_list(work, coming.id)).rows == ()
