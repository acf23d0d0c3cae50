"""Someone has died: nothing more is sent, seats end, what is owed goes on, and one of us speaks with those they leave."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.boards import Term
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Invitation, Reply
from coprod_desktop.domain.people import Person, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.services import boards, contacts, farewell, people, today_places
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_supporter, a_term, an_invitation
from tests.services.undoing import do, keep, see

WEEK = timedelta(days=7)


@pytest.fixture
def amara(store: Store) -> Person:
    made = a_person("Amara Quill", emergency_contact="Ben Quill, 07700 900124")
    keep(store, made, a_supporter(made, "Mari Tegid"))
    return made


def status(store: Store, actor: Actor, person: Person) -> Status:
    return store.read(actor, lambda work: work.get(Person, person.id)).status


def test_no_invitation_goes_to_them_and_meetings_to_come_count_on_them_no_more(
    store: Store, actor: Actor, amara: Person
) -> None:
    asked, chosen = a_meeting(day=TODAY + WEEK), a_meeting(day=TODAY + 2 * WEEK)
    yes = an_invitation(asked, amara, reply=Reply.YES, sent_on=TODAY)
    not_sent = an_invitation(chosen, amara)
    keep(store, asked, chosen, yes, not_sent)
    do(store, actor, lambda work: farewell.died(work, amara.id))
    assert status(store, actor, amara) is Status.DIED
    assert store.read(actor, lambda work: work.get(Invitation, yes.id)).reply is Reply.WITHDREW
    assert store.read(actor, lambda work: work.find(Invitation, not_sent.id)) is None
    assert not store.read(actor, lambda work: work.get(Person, amara.id)).can_be_asked(TODAY)


def test_their_seats_end_and_a_term_that_was_to_come_is_gone(
    store: Store, actor: Actor, amara: Person
) -> None:
    board = a_board()
    held, later = a_seat(board), a_seat(board)
    term, coming = a_term(held, amara), a_term(later, amara, starts=TODAY + WEEK)
    keep(store, board, held, later, term, coming)
    died_on = TODAY - timedelta(days=2)
    do(store, actor, lambda work: farewell.died(work, amara.id, died_on))
    ended = store.read(actor, lambda work: work.get(Term, term.id))
    assert (ended.ends, ended.ended_why) == (died_on, "They have died")
    assert store.read(actor, lambda work: work.find(Term, coming.id)) is None
    with pytest.raises(Problem, match="no longer with us"):
        store.write(actor, "Seat", lambda work: boards.appoint(work, held.id, amara.id, {"starts": TODAY}))


def test_what_they_are_owed_stays_as_it_is(store: Store, actor: Actor, amara: Person) -> None:
    scheme = Scheme(name="Half days")
    claim = Claim(number=1001, person_id=amara.id, scheme_id=scheme.id, activity_day=TODAY - WEEK)
    keep(store, scheme, claim)
    before = store.read(actor, lambda work: work.get(Claim, claim.id)).version
    do(store, actor, lambda work: farewell.died(work, amara.id))
    assert store.read(actor, lambda work: work.get(Claim, claim.id)).version == before


def test_one_of_us_is_asked_to_speak_with_those_they_leave(store: Store, actor: Actor, amara: Person) -> None:
    who = see(store, actor, lambda work: farewell.whom_to_speak_with(work, amara.id))
    assert who == "Mari Tegid, Ben Quill, 07700 900124"
    do(store, actor, lambda work: farewell.died(work, amara.id))
    (entry,) = store.read(actor, lambda work: contacts.of_person(work, amara.id))
    assert entry.to_do.startswith("Speak with Mari Tegid, Ben Quill")
    assert entry.do_by == TODAY + farewell.SPEAK_WITHIN
    keep(store, alone := a_person("Dewi Prosser"))
    do(store, actor, lambda work: farewell.died(work, alone.id))
    (entry,) = store.read(actor, lambda work: contacts.of_person(work, alone.id))
    assert (entry.to_do, entry.do_by) == ("", None)
    assert see(store, actor, today_places.to_tell) == []


def test_a_day_to_come_is_refused_and_a_mistake_can_be_put_right(
    store: Store, actor: Actor, amara: Person
) -> None:
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Died", lambda work: farewell.died(work, amara.id, date(2099, 1, 1)))
    assert refusal.value.field == "on"
    do(store, actor, lambda work: farewell.died(work, amara.id))
    do(store, actor, lambda work: people.welcome_back(work, amara.id))
    assert status(store, actor, amara) is Status.ACTIVE


def test_who_leaves_gives_up_their_seats(store: Store, actor: Actor, amara: Person) -> None:
    board = a_board()
    seat = a_seat(board)
    term = a_term(seat, amara)
    keep(store, board, seat, term)
    do(store, actor, lambda work: people.leave(work, amara.id))
    assert store.read(actor, lambda work: work.get(Term, term.id)).ends == TODAY
