"""The room as it would be, if those chosen came."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.meetings import MeetingKind, MeetingState, Reply
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import (
    CheckFirst,
    Connection,
    ConnectionKind,
    PaymentChoice,
    Status,
    TakenBefore,
)
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.rates import PaymentBasis, Rate, RateKey, Scheme
from coprod_desktop.domain.turnout import ENOUGH
from coprod_desktop.domain.voice_facts import Attended, facts
from coprod_desktop.domain.voices import Told, VoiceRule, VoiceStatus, status
from coprod_desktop.services import live_mix, organisation, voices
from coprod_desktop.services.live_mix import LiveMix
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.invitations import standing_on
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
from tests.services.undoing import keep, see


def mix(store: Store, actor: Actor, meeting_id: int) -> LiveMix:
    return see(store, actor, lambda work: live_mix.live_mix(work, meeting_id))


def test_a_meeting_with_nobody_chosen_has_an_empty_room(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    keep(store, meeting)
    found = mix(store, actor, meeting.id)
    assert (found.chosen, found.mix.people, found.payment.all) == (0, 0, Money())
    assert found.sentence == "Nobody chosen yet for 12 places. To have 12 there, ask about 16."


def test_the_mix_counts_each_person_as_they_would_stand_on_the_day(store: Store, actor: Actor) -> None:
    board, other = a_board(), a_board("Other")
    new = a_person("New", taken_before=TakenBefore.NO)
    back = a_person("Back")
    often, holder = a_person("Often"), a_person("Holder")
    unknown = a_person("Unknown")
    people = [new, back, often, holder, unknown]
    meeting, seat = a_meeting(board, places=4), a_seat(board)
    past = [a_meeting(other, date(2026, month, 3)) for month in range(1, 6)]
    here = a_meeting(board, date(2026, 6, 3))
    keep(store, board, other, *people, meeting, seat, a_term(seat, holder), *past, here)
    keep(store, an_attendance(past[0], back), *(an_attendance(m, p) for m in past for p in (often, holder)))
    keep(store, an_attendance(here, holder), *(an_invitation(meeting, p) for p in people))
    found = mix(store, actor, meeting.id).mix
    assert (found.new, found.returning, found.unknown) == (1, 1, 1)
    assert (found.familiar_seat, found.familiar_no_seat) == (1, 1)
    assert found.new_to_board == 4


def test_only_those_we_hope_to_see_are_in_the_room(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    people = [a_person(reply.value) for reply in Reply]
    keep(
        store,
        meeting,
        *people,
        *(an_invitation(meeting, p, reply=r) for p, r in zip(people, Reply, strict=True)),
    )
    assert mix(store, actor, meeting.id).chosen == 4


def test_a_meeting_of_no_board_has_no_seats_and_nobody_new_to_it(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(), a_person()
    keep(store, meeting, person, an_invitation(meeting, person))
    found = mix(store, actor, meeting.id)
    assert (found.seats, found.mix.new_to_board) == ((), None)


def test_seats_are_filled_by_experience_and_by_those_who_hold_them(store: Store, actor: Actor) -> None:
    board = a_board()
    seats = [a_seat(board, "Unpaid carers", position=1), a_seat(board, "Home care", position=2)]
    holder, carer = a_person("Holder"), a_person("Carer")
    meeting = a_meeting(board)
    keep(store, board, *seats, holder, carer, meeting, a_term(seats[1], holder))
    keep(store, Connection(person_id=carer.id, kind=ConnectionKind.CARER))
    keep(store, *(an_invitation(meeting, p) for p in (holder, carer)))
    found = mix(store, actor, meeting.id).seats
    assert [(row.experience, row.filled, row.seats) for row in found] == [
        ("Unpaid carers", 1, 1),
        ("Home care", 1, 1),
    ]


def test_people_who_asked_us_to_check_before_paying_are_named(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(), a_person(check_first=CheckFirst.YES)
    keep(store, meeting, person, an_invitation(meeting, person))
    assert mix(store, actor, meeting.id).check_first == ((person.id, "Amara Quill"),)


def a_scheme(store: Store, *keys: RateKey) -> Scheme:
    scheme = Scheme(name="Ours", confirmed_on=TODAY)
    rates = [
        Rate(scheme_id=scheme.id, key=key, amount_milli=7_500_000, from_day=date(2020, 1, 1)) for key in keys
    ]
    keep(store, scheme, *rates)
    return scheme


def test_the_money_is_the_half_day_rate_for_those_likely_to_come_and_take_it(
    store: Store, actor: Actor
) -> None:
    scheme = a_scheme(store, RateKey.HALF_DAY)
    meeting = a_meeting(scheme_id=scheme.id)
    people = [a_person(f"P{n}") for n in range(3)] + [a_person("None", payment_choice=PaymentChoice.NONE)]
    keep(store, meeting, *people, *(an_invitation(meeting, p) for p in people))
    found = mix(store, actor, meeting.id)
    assert found.turn_out.likely == 3
    assert (found.payment.each, found.payment.all) == (Money(7_500), Money(22_500))


@pytest.mark.parametrize(("keys", "says"), [((), "There is no rate"), (None, "No payment scheme")])
def test_a_missing_scheme_or_rate_is_said_rather_than_guessed(
    store: Store, actor: Actor, keys: tuple[RateKey, ...] | None, says: str
) -> None:
    scheme = None if keys is None else a_scheme(store, *keys)
    meeting = a_meeting(scheme_id=scheme.id if scheme else None)
    keep(store, meeting)
    found = mix(store, actor, meeting.id).payment
    assert found.each is None
    assert found.why_not.startswith(says)


def test_the_turn_out_comes_from_who_came_before_and_is_a_guess_until_then(
    store: Store, actor: Actor
) -> None:
    meeting, person = a_meeting(), a_person()
    keep(store, meeting, person, an_invitation(meeting, person))
    assert mix(store, actor, meeting.id).turn_out.guessed
    past = a_meeting(day=date(2026, 10, 1), state=MeetingState.TOOK_PLACE)
    others = [a_person(f"P{n}") for n in range(ENOUGH)]
    keep(store, past, *others, *(an_invitation(past, p, sent_on=past.day) for p in others))
    found = mix(store, actor, meeting.id).turn_out
    assert (found.guessed, found.likely) == (False, 0)


def test_the_past_knows_how_each_stood_on_that_day(store: Store, actor: Actor) -> None:
    person = a_person(taken_before=TakenBefore.NO)
    first, second = (a_meeting(day=date(2026, month, 1), state=MeetingState.TOOK_PLACE) for month in (9, 10))
    keep(store, person, first, second)
    keep(store, *(an_invitation(m, person, sent_on=m.day) for m in (first, second)))
    keep(store, an_attendance(first, person))
    found = see(store, actor, live_mix.past)
    assert [(row.status, row.came) for row in found] == [
        (VoiceStatus.RETURNING, False),
        (VoiceStatus.NEW, True),
    ]


DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 21))
KINDS = st.sampled_from([MeetingKind.MEETING, MeetingKind.WORKSHOP, MeetingKind.SURVEY])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    history=st.lists(st.tuples(DAYS, KINDS), max_size=8),
    on=st.dates(date(2023, 6, 1), date(2027, 3, 1)),
    told=st.sampled_from(TakenBefore),
    declared=st.none() | st.integers(0, 12),
    complete=st.none() | st.dates(date(2023, 1, 1), date(2026, 6, 1)),
)
def test_a_status_read_by_sql_for_a_day_is_the_one_the_rule_would_give(
    store: Store,
    actor: Actor,
    history: list[tuple[date, MeetingKind]],
    on: date,
    told: TakenBefore,
    declared: int | None,
    complete: date | None,
) -> None:
    person = a_person(taken_before=told, days_declared=declared)
    meetings = [a_meeting(day=day, kind=kind, state=MeetingState.TOOK_PLACE) for day, kind in history]
    keep(store, person, *meetings, *(an_attendance(m, person) for m in meetings))
    (stood,) = store.read(actor, lambda work: standing_on(work.session, [person.id], on, None)).values()
    counted = [m for m in meetings if m.kind is not MeetingKind.SURVEY]
    whole = [Attended(n, m.id, None, m.day) for n, m in enumerate(counted)] + [Attended(99, 99, None, on)]
    (expected,) = [fact for fact in facts(whole) if fact.attendance_id == 99]
    rule, said = VoiceRule(4, complete), Told(told, declared)
    assert status(stood, said, rule) is status(expected, said, rule)
    assert (stood.days_before, stood.first_anywhere) == (expected.days_before, expected.first_anywhere)


def test_the_rule_of_the_organisation_is_used(store: Store, actor: Actor) -> None:
    person, meeting, past = a_person(), a_meeting(), a_meeting(day=TODAY - timedelta(days=30))
    keep(store, person, meeting, past, an_attendance(past, person), an_invitation(meeting, person))
    store.write(actor, "N", lambda work: organisation.save(work, familiar_days=1))
    store.write(actor, "Facts", lambda work: voices.recompute(work, {person.id}))
    assert mix(store, actor, meeting.id).mix.familiar == 1


def test_a_scheme_that_pays_no_time_is_said(store: Store, actor: Actor) -> None:
    scheme = Scheme(name="Expenses only", basis=PaymentBasis.UNPAID, confirmed_on=TODAY)
    meeting = a_meeting(scheme_id=scheme.id)
    keep(store, scheme, meeting)
    assert mix(store, actor, meeting.id).payment.why_not == "This scheme pays no money for time."


def test_no_more_are_suggested_than_are_left_to_choose(store: Store, actor: Actor) -> None:
    meeting, other = a_meeting(places=40), a_meeting(day=date(2026, 6, 2))
    people = [a_person(f"P{n}") for n in range(5)]
    keep(store, meeting, other, *people, a_person("Gone", status=Status.LEFT))
    keep(store, an_invitation(meeting, people[0]), an_invitation(other, people[1], chosen_on=other.day))
    found = mix(store, actor, meeting.id)
    assert (found.still_to_choose, found.nobody_left) == (4, False)
    store.write(actor, "Limit", lambda work: organisation.save(work, limit_invitations=1))
    assert mix(store, actor, meeting.id).still_to_choose == 3


def test_nobody_is_left_when_everyone_is_chosen_and_places_stay_free(store: Store, actor: Actor) -> None:
    meeting, small, person = a_meeting(places=40), a_meeting(places=1), a_person()
    keep(store, meeting, small, person, an_invitation(meeting, person), an_invitation(small, person))
    found = mix(store, actor, meeting.id)
    assert (found.still_to_choose, found.nobody_left) == (0, True)
    assert not mix(store, actor, small.id).nobody_left
