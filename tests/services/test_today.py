"""Today: what needs doing, and four figures."""

from datetime import date, timedelta
from typing import Any

import pytest

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import MeetingState, Reply
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.people import NeedsAsked, Person, Status, TakenBefore
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.services import organisation, today
from coprod_desktop.services.people import PeopleFilter, PeopleList, PeopleQuery
from coprod_desktop.services.today import Figure, Today
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage.database import Store
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


def page(store: Store, actor: Actor) -> Today:
    return see(store, actor, today.today)


def the_row(store: Store, actor: Actor) -> TodayRow:
    (row,) = page(store, actor).rows
    return row


def settled(name: str = "Amara Quill", **values: Any) -> Person:
    """Someone about whom nothing needs doing."""
    asked = {"needs_asked": NeedsAsked.NONE, "needs_reviewed_on": TODAY}
    given = {**asked, "taken_before": TakenBefore.NO, "joined": TODAY, **values}
    return a_person(name, **given)


def test_a_quiet_day_says_so(store: Store, actor: Actor) -> None:
    keep(store, settled())
    found = page(store, actor)
    assert found.quiet
    assert found.sentence == "Sunday 22 November. Nothing needs doing: every promise is kept."


def test_what_is_not_arranged_is_shown_with_the_days_left(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    due = date(2026, 11, 17)
    keep(store, meeting, Adjustment(meeting_id=meeting.id, what="Book", need="BSL interpreter", by_when=due))
    row = the_row(store, actor)
    assert row.title == "BSL interpreter: not arranged yet"
    assert row.detail == "Carers board, Tuesday 8 December · usually takes 21 days to arrange, 16 left"
    assert (row.days_left, row.place, row.target_id, row.icon) == (
        -5,
        Place.SUPPORT,
        meeting.id,
        "sign-language",
    )
    assert row.near_promise
    assert page(store, actor).sentence.endswith("1 thing needs doing. 1 is past a promise we made.")


def test_what_is_due_in_a_while_or_is_arranged_does_not_need_doing_today(store: Store, actor: Actor) -> None:
    far, near = a_meeting(day=date(2027, 3, 1)), a_meeting()
    keep(store, far, near, Adjustment(meeting_id=far.id, what="Taxi", by_when=date(2027, 2, 26)))
    keep(store, Adjustment(meeting_id=near.id, what="Taxi", by_when=TODAY, state=ArrangeState.ARRANGED))
    assert page(store, actor).quiet


def test_many_of_one_kind_are_one_row_after_the_first_five(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    lines = [Adjustment(meeting_id=meeting.id, what=f"Line {n}", by_when=TODAY) for n in range(8)]
    keep(store, meeting, *lines)
    rows = page(store, actor).rows
    assert len(rows) == 6
    assert rows[-1].title == "3 more adjustments to arrange"


def test_what_is_booked_for_nobody_is_called_off_in_time(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(), settled()
    gone = an_invitation(meeting, person, reply=Reply.WITHDREW)
    lines = [
        Adjustment(meeting_id=meeting.id, need=what, what=f"Book a {what}", state=ArrangeState.ARRANGED)
        for what in ("lift", "taxi")
    ]
    served = [AdjustmentFor(adjustment_id=line.id, person_id=person.id) for line in lines]
    keep(store, meeting, person, gone, *lines, *served)
    row = the_row(store, actor)
    assert row.title == "2 bookings nobody needs any more"
    assert row.detail == "Carers board, Tuesday 8 December · Book a lift, Book a taxi"
    assert (row.action, row.place, row.target_id) == ("Call off", Place.SUPPORT, meeting.id)
    assert row.days_left == 15


@pytest.mark.parametrize(
    ("reply_by", "title"),
    [
        (TODAY, "2 replies due today"),
        (TODAY - timedelta(days=1), "2 replies were due Saturday 21 November"),
        (TODAY + timedelta(days=2), "2 replies due Tuesday 24 November"),
    ],
)
def test_replies_due_say_how_many_are_in(store: Store, actor: Actor, reply_by: date, title: str) -> None:
    meeting, people = a_meeting(reply_by=reply_by), [settled(f"P{n}") for n in range(3)]
    replies = [Reply.SENT, Reply.SENT, Reply.YES]
    asked = [an_invitation(meeting, p, reply=r, sent_on=TODAY) for p, r in zip(people, replies, strict=True)]
    keep(store, meeting, *people, *asked)
    row = the_row(store, actor)
    assert (row.title, row.detail) == (title, "Carers board · 1 of 3 replied")


def test_replies_due_later_wait(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(reply_by=TODAY + timedelta(days=3)), settled()
    keep(store, meeting, person, an_invitation(meeting, person, reply=Reply.SENT, sent_on=TODAY))
    assert page(store, actor).quiet


@pytest.mark.parametrize(("day", "shown"), [(date(2026, 12, 6), True), (date(2026, 12, 7), False)])
def test_papers_appear_a_week_before_they_should_be_in_hands(
    store: Store, actor: Actor, day: date, *, shown: bool
) -> None:
    meeting, person = a_meeting(day=day), settled()
    keep(store, meeting, person, an_invitation(meeting, person))
    rows = page(store, actor).rows
    assert [row.kind for row in rows] == (["papers"] if shown else [])


def a_claim(
    meeting_day: date, number: int = 1039, **values: Any
) -> list[Scheme | Person | Claim | ClaimLine]:
    scheme, person = Scheme(name="Ours"), settled(f"Claimant {number}")
    claim = Claim(
        number=number,
        person_id=person.id,
        scheme_id=scheme.id,
        activity_day=meeting_day,
        **{"state": ClaimState.SUBMITTED, **values},
    )
    lines = [
        ClaimLine(
            claim_id=claim.id, kind=kind, day=meeting_day, what="x", claimed_pence=pence, allowed_pence=pence
        )
        for kind, pence in ((LineKind.INVOLVEMENT_PAYMENT, 7_500), (LineKind.FARE, 4_820))
    ]
    return [scheme, person, claim, *lines]


def test_a_claim_near_its_promise_is_shown_in_two_boxes(store: Store, actor: Actor) -> None:
    keep(store, *a_claim(date(2026, 11, 9)))
    row = the_row(store, actor)
    assert row.title == "Claim 1039 has waited 9 of 10 working days"
    assert row.detail == "Claimant 1039 · £48.20 expenses, £75.00 involvement payment · Waiting for approval"
    assert row.days_left == 1


def test_a_claim_past_its_promise_says_what_was_promised(store: Store, actor: Actor) -> None:
    keep(store, *a_claim(date(2026, 10, 9)))
    assert the_row(store, actor).title == "Claim 1039 has waited 30 working days; we promised 10"


def test_a_fresh_or_paid_claim_is_no_job(store: Store, actor: Actor) -> None:
    keep(store, *a_claim(date(2026, 11, 12)))
    keep(store, *a_claim(date(2026, 9, 1), 1040, state=ClaimState.PAID, paid_on=date(2026, 9, 8)))
    assert page(store, actor).quiet


def test_many_late_claims_are_one_row_after_the_first_five(store: Store, actor: Actor) -> None:
    for n in range(7):
        keep(store, *a_claim(date(2026, 10, 1), 2000 + n))
    assert page(store, actor).rows[-1].title == "2 more claims near their promise"


def test_those_registered_and_never_asked_are_counted_with_the_longest_wait(
    store: Store, actor: Actor
) -> None:
    meeting = a_meeting(day=date(2026, 10, 1), state=MeetingState.TOOK_PLACE)
    waiting = [settled("A", joined=date(2025, 9, 20)), settled("B", joined=date(2026, 8, 24))]
    fresh, asked, came = settled("C", joined=date(2026, 8, 25)), settled("D"), settled("E")
    asked.joined = came.joined = date(2025, 1, 1)
    resting = settled("F", joined=date(2025, 1, 1), status=Status.RESTING)
    keep(store, meeting, *waiting, fresh, asked, came, resting)
    keep(store, an_invitation(meeting, asked, sent_on=date(2026, 9, 1)), an_attendance(meeting, came))
    row = the_row(store, actor)
    assert (row.title, row.detail) == (
        "2 people registered over 90 days ago, never asked",
        "Longest wait: 14 months",
    )
    assert row.days_left is None


def test_the_two_questions_that_were_not_asked_are_jobs(store: Store, actor: Actor) -> None:
    keep(store, settled(needs_asked=NeedsAsked.NOT_ASKED, taken_before=TakenBefore.NOT_ASKED))
    keep(store, settled("Left", needs_asked=NeedsAsked.NOT_ASKED, status=Status.LEFT))
    titles = [row.title for row in page(store, actor).rows]
    assert titles == [
        "1 person not yet asked about access needs",
        "1 person not yet asked whether they took part before",
    ]


def test_seats_that_end_soon_are_a_job_until_someone_is_appointed(store: Store, actor: Actor) -> None:
    board, people = a_board(), [settled("A"), settled("B"), settled("C")]
    seats = [a_seat(board) for _n in people]
    ends = TODAY + timedelta(days=90)
    terms = [a_term(s, p, ends=ends) for s, p in zip(seats, people, strict=True)]
    terms[1].reappointment = True
    terms[2].ends = ends + timedelta(days=1)
    keep(store, board, *people, *seats, *terms)
    row = the_row(store, actor)
    assert (row.title, row.detail) == (
        "2 seats end in the next 90 days",
        "Carers board · 1 holder could be reappointed",
    )
    keep(store, *(a_term(s, people[2], ends + timedelta(days=1)) for s in seats[:2]))
    assert page(store, actor).quiet


def test_people_who_came_are_told_what_changed(store: Store, actor: Actor) -> None:
    meeting, person = a_meeting(day=date(2026, 11, 10), state=MeetingState.TOOK_PLACE), settled()
    outcome = Outcome(
        meeting_id=meeting.id,
        said="x",
        decided="y",
        decided_on=date(2026, 11, 12),
        state=OutcomeState.DECIDED,
    )
    keep(store, meeting, person, outcome, an_attendance(meeting, person))
    row = the_row(store, actor)
    assert (row.title, row.detail) == (
        "What changed: 1 person not yet told",
        "Carers board, decision of Thursday 12 November",
    )


def test_an_answer_promised_by_a_day_is_a_job_from_that_day(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=date(2026, 11, 1), state=MeetingState.TOOK_PLACE)
    due = Outcome(meeting_id=meeting.id, said="Buses stop early", answer_by=TODAY)
    later = Outcome(meeting_id=meeting.id, said="x", answer_by=TODAY + timedelta(days=1))
    keep(store, meeting, due, later)
    row = the_row(store, actor)
    assert (row.kind, row.days_left, row.detail) == ("answer", 0, "Carers board · “Buses stop early”")


def test_what_was_said_and_has_no_day_for_an_answer_never_gets_lost(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=date(2024, 11, 1), state=MeetingState.TOOK_PLACE)
    said = [Outcome(meeting_id=meeting.id, said=f"x{n}") for n in range(2)]
    done = Outcome(meeting_id=meeting.id, said="y", changed="z", state=OutcomeState.DONE)
    keep(store, meeting, *said, done)
    row = the_row(store, actor)
    assert (row.title, row.detail, row.days_left) == (
        "2 things were said and have no day for an answer",
        "Carers board, Friday 1 November 2024",
        None,
    )


def test_past_the_first_few_answers_today_says_how_many_more(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=date(2026, 11, 1), state=MeetingState.TOOK_PLACE)
    late = [Outcome(meeting_id=meeting.id, said=f"x{n}", answer_by=TODAY) for n in range(7)]
    keep(store, meeting, *late)
    assert [row.title for row in page(store, actor).rows][-1] == "2 more answers were promised"


def test_a_meeting_that_has_gone_without_a_tick_asks_who_came(store: Store, actor: Actor) -> None:
    meeting = a_meeting(day=TODAY - timedelta(days=1))
    keep(store, meeting)
    assert the_row(store, actor).title == "Who came to Carers board?"


def test_people_whose_rest_is_over_may_be_asked_again(store: Store, actor: Actor) -> None:
    keep(store, settled(status=Status.RESTING, resting_until=TODAY))
    assert the_row(store, actor).title == "1 person's rest is over"


def test_the_promise_nearest_to_breaking_stands_first_and_undated_jobs_last(
    store: Store, actor: Actor
) -> None:
    meeting = a_meeting()
    keep(store, meeting, settled(needs_asked=NeedsAsked.NOT_ASKED))
    keep(
        store,
        *a_claim(date(2026, 11, 9)),
        Adjustment(meeting_id=meeting.id, what="Late", by_when=date(2026, 11, 1)),
    )
    assert [row.kind for row in page(store, actor).rows] == ["adjustment", "claim", "needs"]


def figure(store: Store, actor: Actor, kind: str) -> Figure:
    (found,) = [one for one in see(store, actor, today.figures) if one.kind == kind]
    return found


def test_new_voices_are_counted_by_quarter_once_each(store: Store, actor: Actor) -> None:
    people = [a_person("Two meetings"), a_person("Before"), a_person("Not known")]
    for person, told in zip(people, (TakenBefore.NO, TakenBefore.YES, TakenBefore.NOT_KNOWN), strict=True):
        person.taken_before = told
    same_day = [
        a_meeting(day=date(2026, 10, 5)),
        a_meeting(day=date(2026, 10, 5)),
        a_meeting(day=date(2026, 11, 2)),
    ]
    earlier, before = a_meeting(day=date(2026, 7, 1)), a_person("Earlier", taken_before=TakenBefore.NO)
    keep(
        store,
        *people,
        before,
        *same_day,
        earlier,
        an_attendance(earlier, before),
        an_attendance(same_day[0], before),
    )
    keep(store, *(an_attendance(m, p) for m in same_day for p in people))
    found = figure(store, actor, "new voices")
    assert (found.value, found.note) == ("1", "1 in the quarter before")
    assert found.trend == (0, 0, 0, 0, 0, 0, 1, 1)


def test_what_worked_is_a_share_of_those_who_told_us(store: Store, actor: Actor) -> None:
    assert figure(store, actor, "worked").value == "–"
    meeting, person = a_meeting(day=date(2026, 11, 1), state=MeetingState.TOOK_PLACE), settled()
    keep(store, meeting, person)
    for worked in (Worked.YES, Worked.YES, Worked.NO, Worked.NOT_ASKED):
        line = Adjustment(meeting_id=meeting.id, what="x", state=ArrangeState.ARRANGED)
        keep(store, line, AdjustmentFor(adjustment_id=line.id, person_id=person.id, worked=worked))
    found = figure(store, actor, "worked")
    assert (found.value, found.note) == ("67%", "2 of 3 who told us, last 90 days")
    assert found.trend == (None, None, None, None, None, None, None, 67)


def test_days_to_pay_are_working_days_at_the_median(store: Store, actor: Actor) -> None:
    assert figure(store, actor, "days to pay").value == "–"
    for n, paid_on in enumerate((date(2026, 10, 6), date(2026, 10, 12), date(2026, 10, 30))):
        keep(store, *a_claim(date(2026, 10, 5), 100 + n, state=ClaimState.PAID, paid_on=paid_on))
    found = figure(store, actor, "days to pay")
    assert (found.value, found.note) == ("5 days", "working days, median · we promise 10")


def test_the_people_waiting_to_be_asked_fall_when_they_are_asked(store: Store, actor: Actor) -> None:
    person, meeting = settled(joined=date(2025, 6, 1)), a_meeting()
    keep(store, person, meeting, an_invitation(meeting, person, sent_on=date(2026, 11, 1)))
    keep(store, settled("Waits", joined=date(2025, 6, 1)))
    found = figure(store, actor, "waiting")
    assert (found.value, found.trend) == ("1", (0, 0, 0, 2, 2, 2, 2, 1))


@pytest.mark.parametrize("wait_days", [30, 90, 400])
def test_the_list_behind_see_who_shows_exactly_the_people_counted(
    store: Store, actor: Actor, wait_days: int
) -> None:
    long_ago, lately = date(2025, 6, 1), TODAY - timedelta(days=40)
    past, coming = a_meeting(day=date(2026, 3, 2)), a_meeting()
    asked, chosen = settled("Asked", joined=long_ago), settled("Chosen, not asked", joined=long_ago)
    walked_in = settled("Walked in", joined=long_ago)
    keep(store, past, coming, asked, chosen, walked_in, settled("Waits", joined=long_ago))
    keep(store, settled("Newer", joined=lately), settled("No day", joined=None))
    keep(store, settled("Rests", joined=long_ago, status=Status.RESTING))
    keep(store, an_invitation(past, asked, sent_on=date(2026, 2, 1)), an_invitation(coming, chosen))
    keep(store, an_attendance(past, walked_in))
    store.write(actor, "Wait", lambda work: organisation.save(work, wait_days=wait_days))
    query = PeopleQuery(filters=frozenset({PeopleFilter.WAITING}))
    listed = see(store, actor, lambda work: len(PeopleList(query).ids(work)))
    assert figure(store, actor, "waiting").value == str(listed)
    assert listed == {30: 3, 90: 2, 400: 2}[wait_days]


def test_broken_promises_are_counted_apart_from_those_that_are_near(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    due = [TODAY - timedelta(days=1), TODAY - timedelta(days=9), TODAY]
    keep(store, meeting, *(Adjustment(meeting_id=meeting.id, what=f"{day}", by_when=day) for day in due))
    assert page(store, actor).sentence.endswith(
        "3 things need doing. 2 are past a promise we made, 1 is near one."
    )


def test_a_promise_that_is_near_is_said_alone(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    keep(store, meeting, Adjustment(meeting_id=meeting.id, what="Book", by_when=TODAY))
    assert page(store, actor).sentence.endswith("1 thing needs doing. 1 is near a promise we made.")
