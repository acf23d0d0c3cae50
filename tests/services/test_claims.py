"""Claims from the register: drafted once, two boxes, held to the cap, approved by someone else, paid."""

from datetime import date, time
from typing import Any

import pytest

from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind, Receipt
from coprod_desktop.domain.claims import ApprovalHow, ClaimState, PaymentMethod
from coprod_desktop.domain.meetings import Came, Meeting, MeetingState
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.pricing.costs import Meal
from coprod_desktop.domain.problems import Conflict, Gone, NotAllowed, Problem
from coprod_desktop.services import (
    claim_lines,
    claims,
    drafting,
    history,
    organisation,
    promise,
    rates,
    schemes,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped, TripTyped
from coprod_desktop.services.claims import ClaimList
from coprod_desktop.storage.claims import ClaimQuery
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_person, an_attendance
from tests.services.paying import FINANCE, Paying, a_lead


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    return found


def numbers(paying: Paying) -> list[int]:
    page = ClaimList(ClaimQuery())
    return [row.number for row in paying.ask(lambda work: page.rows(work, page.ids(work)))]


def bus(amount: str | None = "2.40", **values: Any) -> CostTyped:
    given = {
        "kind": LineKind.FARE,
        "claimed": amount,
        "what": "Bus, Wren Street to Town Hall",
        "has_receipt": True,
    }
    return CostTyped(**(given | values))


def drive(paying: Paying, claim: int, miles: str) -> list[ClaimLine]:
    return paying.do(lambda work: claim_lines.add_trip(work, claim, TripTyped(miles=miles, what="Drive")))


# drafting


def test_everyone_who_came_gets_a_draft_in_two_boxes(paying: Paying) -> None:
    meeting = paying.meeting(a_person("Amara Quill"), a_person("Ben Vale"))
    drafted = paying.draft(meeting)
    assert len(drafted.claim_ids) == 2
    assert [paying.boxes(claim) for claim in drafted.claim_ids] == [(75_00, 0), (75_00, 0)]
    assert drafted.sentence == "2 claims drafted."


def test_drafting_again_drafts_only_who_is_missing(paying: Paying) -> None:
    meeting = paying.meeting(a_person("Amara Quill"))
    paying.draft(meeting)
    assert paying.draft(meeting).sentence == "Everyone who came has a claim already. Nothing was drafted."
    late = a_person("Ben Vale")
    paying.do(lambda work: [work.add(late), work.add(an_attendance(work.get(Meeting, meeting), late))])
    again = paying.draft(meeting)
    assert again.sentence == "1 claim drafted. 1 person had one already."


def test_only_who_took_part_gets_a_claim(paying: Paying) -> None:
    sorry, part = a_person("Sorry Sam"), a_person("Part Pat")
    meeting = paying.meeting()
    held = paying.ask(lambda work: work.get(Meeting, meeting))
    paying.add(sorry, part, an_attendance(held, sorry, Came.APOLOGIES), an_attendance(held, part, Came.PART))
    drafted = paying.draft(meeting)
    assert [paying.page(claim).person for claim in drafted.claim_ids] == ["Part Pat"]


def test_joining_from_home_adds_the_allowance_once_a_date(paying: Paying) -> None:
    person = a_person()
    first = paying.drafted(person, online=True)
    second = paying.drafted(person, online=True)
    assert paying.boxes(first) == (75_00, 5_00)
    assert paying.boxes(second) == (75_00, 0)
    assert "already there" in paying.line(second, Box.EXPENSES).reason


def test_lines_keep_finance_names_and_cost_codes(paying: Paying) -> None:
    claim = paying.drafted(a_person(), title="Living with pain group")
    line = paying.line(claim, Box.PAYMENT)
    assert line.what == "Living with pain group, 10:30am to midday"
    assert line.finance_what == "Meeting 1"
    assert line.cost_code == "SC-07"


def test_the_board_or_the_meeting_may_have_a_finance_name(paying: Paying) -> None:
    board = a_board(finance_name="Panel A")
    assert paying.line(paying.drafted(board=board), Box.PAYMENT).finance_what == "Panel A"
    named = paying.drafted(a_person("Ben"), finance_name="Session 9")
    assert paying.line(named, Box.PAYMENT).finance_what == "Session 9"


def test_the_cap_holds_over_two_boards_on_one_date(paying: Paying) -> None:
    person = a_person()
    half = paying.drafted(person)
    whole = paying.drafted(person, starts=time(9), ends=time(17))
    assert paying.boxes(half) == (75_00, 0)
    assert paying.boxes(whole) == (75_00, 0)
    cap = paying.page(whole).box(Box.PAYMENT)[-1]
    assert cap.kind is LineKind.ADJUSTMENT
    assert "other claims to £75.00" in cap.why
    assert [other.number for other in paying.page(half).same_date] == [paying.page(whole).claim.number]


def test_each_session_is_paid_by_the_rate_of_its_date(paying: Paying) -> None:
    scheme = paying.ask(schemes.rows)[0].id
    half = next(
        rate for rate in paying.ask(lambda work: schemes.page(work, scheme)).rates if rate.key == "half day"
    )
    paying.do(lambda work: rates.change_from(work, half.id, date(2026, 11, 10), {"amount_milli": "82.50"}))
    person = a_person()
    assert paying.boxes(paying.drafted(person, day=date(2026, 11, 9))) == (75_00, 0)
    assert paying.boxes(paying.drafted(person, day=date(2026, 11, 10))) == (82_50, 0)


def test_a_claim_keeps_the_rate_it_was_priced_by(paying: Paying) -> None:
    claim = paying.drafted()
    line = paying.line(claim, Box.PAYMENT)
    paying.do(lambda work: rates.edit(work, line.rate_id or 0, None, {"amount_milli": "99"}))
    kept = paying.line(claim, Box.PAYMENT)
    assert (kept.allowed_pence, kept.rate_amount_milli) == (75_00, 75_00_000)


def test_without_a_scheme_nothing_is_drafted(store: Store, actor: Actor) -> None:
    bare = Paying(store, actor)
    meeting = bare.meeting(a_person())
    with pytest.raises(Problem, match="Settings"):
        bare.draft(meeting)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": date(2026, 12, 8), "state": MeetingState.PLANNED}, "still to come"),
        ({"state": MeetingState.CANCELLED}, "cancelled"),
    ],
)
def test_only_a_meeting_that_was_held_is_paid(paying: Paying, values: dict[str, Any], words: str) -> None:
    meeting = paying.meeting(a_person(), **values)
    with pytest.raises(Problem, match=words):
        paying.draft(meeting)


def test_nobody_ticked_is_said(paying: Paying) -> None:
    meeting = paying.meeting()
    with pytest.raises(Problem, match="ticked"):
        paying.draft(meeting)


def test_a_late_cancellation_is_paid_as_its_own_kind(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(day=date(2026, 11, 20), state=MeetingState.CANCELLED)
    held = paying.ask(lambda work: work.get(Meeting, meeting))
    paying.add(person, an_attendance(held, person, Came.WE_CANCELLED))
    thursday = date(2026, 11, 19)
    drafted = paying.do(lambda work: drafting.draft_late_cancellation(work, meeting, thursday))
    line = paying.line(drafted.claim_ids[0], Box.PAYMENT)
    assert (line.kind, line.allowed_pence) == (LineKind.LATE_CANCELLATION, 75_00)
    with pytest.raises(Problem, match="long enough"):
        paying.do(lambda work: drafting.draft_late_cancellation(work, meeting, date(2026, 11, 2)))


# choices


def test_who_declines_payment_still_gets_the_bus_fare(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus("12.40")))
    page = paying.page(claim)
    assert (page.claim.offered_pence, page.claim.chosen_pence) == (75_00, 0)
    assert paying.boxes(claim) == (0, 12_40)
    assert page.totals.to_pay.pence == 12_40


def test_a_gift_to_a_charity_is_paid_but_is_not_theirs(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.CHARITY, payment_note="Wren Hospice"))
    page = paying.page(claim)
    assert (page.totals.payment.pence, page.totals.to_charity.pence) == (0, 75_00)
    assert page.claim.choice_note == "Wren Hospice"


def test_a_lower_amount_that_is_written_down_is_followed(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.LESS, payment_note="£40"))
    assert paying.boxes(claim) == (40_00, 0)


def test_a_lower_amount_nobody_knows_stops_the_claim_until_it_is_typed(paying: Paying) -> None:
    person = a_person(payment_choice=PaymentChoice.LESS, payment_note="about half")
    drafted = paying.draft(paying.meeting(person))
    claim = drafted.claim_ids[0]
    assert drafted.to_settle == ("Amara Quill",)
    with pytest.raises(Problem, match="lower amount"):
        paying.submitted(claim)
    for typed in ("75", "-1", ""):
        with pytest.raises(Problem) as caught:
            paying.do(lambda work, typed=typed: settling.choose(work, claim, PaymentMethod.LESS, typed))  # type: ignore[misc]
        assert caught.value.field == "chosen_pence"
    paying.do(lambda work: settling.choose(work, claim, PaymentMethod.LESS, "37.50"))
    assert paying.boxes(paying.submitted(claim)) == (37_50, 0)


def test_another_choice_replaces_the_one_before(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    paying.do(lambda work: settling.choose(work, claim, PaymentMethod.CASH))
    page = paying.page(claim)
    assert paying.boxes(claim) == (75_00, 0)
    assert [line.kind for line in page.lines] == [LineKind.INVOLVEMENT_PAYMENT]


def test_a_shorter_time_is_priced_again_with_the_cap_and_the_choice(paying: Paying) -> None:
    claim = paying.drafted(a_person(), starts=time(9), ends=time(17))
    assert paying.boxes(claim) == (150_00, 0)
    paying.do(lambda work: claim_lines.set_minutes(work, claim, 90))
    page = paying.page(claim)
    assert paying.boxes(claim) == (75_00, 0)
    assert page.claim.offered_pence == 75_00


# numbers


def test_a_number_is_never_used_again_after_undo_or_void(paying: Paying) -> None:
    meeting = paying.meeting(a_person("Amara"), a_person("Ben"))
    paying.draft(meeting)
    assert numbers(paying) == [1001, 1000]
    paying.do(history.undo)
    assert numbers(paying) == []
    first, _second = paying.draft(meeting).claim_ids
    assert numbers(paying) == [1003, 1002]
    paying.do(lambda work: settling.void(work, first, "Drafted twice"))
    paying.drafted(a_person("Cai"))
    assert numbers(paying) == [1004, 1003, 1002]


def test_a_drafting_that_was_undone_can_be_done_again_with_its_own_numbers(paying: Paying) -> None:
    meeting = paying.meeting(a_person())
    paying.draft(meeting)
    paying.do(history.undo)
    paying.do(history.redo)
    assert numbers(paying) == [1000]


def test_a_claim_is_drafted_only_for_someone_who_came(paying: Paying) -> None:
    meeting = paying.meeting()
    stranger = a_person()
    paying.add(stranger)
    with pytest.raises(Problem, match="not ticked"):
        paying.do(lambda work: drafting.draft_for_person(work, meeting, stranger.id))
    with pytest.raises(Problem, match="cancelled"):
        paying.do(lambda work: drafting.draft_late_cancellation(work, meeting, date(2026, 11, 16)))


def test_time_that_is_not_paid_cannot_be_made_shorter(paying: Paying) -> None:
    claim = paying.drafted()
    own = paying.line(claim, Box.PAYMENT)
    paying.do(lambda work: claim_lines.remove_line(work, own.id))
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: claim_lines.set_minutes(work, claim, 60))
    assert caught.value.field == "minutes"


def test_the_kind_of_a_line_stays(paying: Paying) -> None:
    claim = paying.drafted()
    line = paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: claim_lines.edit_line(work, line.id, None, {"kind": LineKind.TAXI}))
    assert caught.value.field == "kind"
    paying.do(lambda work: claim_lines.remove_line(work, line.id))
    assert paying.boxes(claim) == (75_00, 0)


def test_numbers_start_where_the_organisation_says(paying: Paying) -> None:
    paying.do(lambda work: organisation.save(work, claim_start=5000))
    paying.drafted()
    assert numbers(paying) == [5000]


def test_a_void_claim_is_drafted_again_only_for_the_person_named(paying: Paying) -> None:
    person = a_person()
    meeting = paying.meeting(person)
    claim = paying.draft(meeting).claim_ids[0]
    paying.do(lambda work: settling.void(work, claim, "Wrong scheme"))
    assert paying.draft(meeting).claim_ids == ()
    paying.do(lambda work: drafting.draft_for_person(work, meeting, person.id))
    with pytest.raises(Problem, match="1001"):
        paying.do(lambda work: drafting.draft_for_person(work, meeting, person.id))


# lines


def test_a_cost_that_is_allowed_less_needs_its_reason(paying: Paying) -> None:
    claim = paying.drafted()
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: claim_lines.add_cost(work, claim, bus("9", allowed="5")))
    assert caught.value.field == "reason"
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus("9", allowed="5", reason="The agreed fare")))
    assert paying.boxes(claim) == (75_00, 5_00)


@pytest.mark.parametrize("typed", ["", "1000.005", "two pounds", "-1", None])
def test_what_is_no_amount_is_said_beside_its_field(paying: Paying, typed: str | None) -> None:
    claim = paying.drafted()
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: claim_lines.add_cost(work, claim, bus(typed)))
    assert caught.value.field == "claimed_pence"


def test_lunch_is_allowed_up_to_its_cap(paying: Paying) -> None:
    claim = paying.drafted()
    lunch = bus("13.50", kind=LineKind.MEAL, meal=Meal.LUNCH, what="Lunch")
    paying.do(lambda work: claim_lines.add_cost(work, claim, lunch))
    line = paying.line(claim, Box.EXPENSES)
    assert (line.claimed_pence, line.allowed_pence) == (13_50, 10_00)
    assert "£10.00" in line.reason


def test_a_meal_says_which_and_a_payment_is_no_cost(paying: Paying) -> None:
    claim = paying.drafted()
    for typed, field in ((bus(kind=LineKind.MEAL), "meal"), (bus(kind=LineKind.RECOVERY), "kind")):
        with pytest.raises(Problem) as caught:
            paying.do(lambda work, typed=typed: claim_lines.add_cost(work, claim, typed))  # type: ignore[misc]
        assert caught.value.field == field


def test_miles_are_counted_over_the_tax_year_on_all_claims(paying: Paying) -> None:
    person = a_person()
    first, second = paying.drafted(person), paying.drafted(person, day=date(2026, 11, 18))
    for miles in ("9000", "980"):
        drive(paying, first, miles)
    made = drive(paying, second, "60")
    assert [(line.quantity_milli, line.allowed_pence) for line in made] == [(20_000, 11_00), (40_000, 10_00)]


def test_a_new_tax_year_counts_miles_from_nothing(paying: Paying) -> None:
    person = a_person()
    before, after = paying.drafted(person, day=date(2026, 4, 5)), paying.drafted(person, day=date(2026, 4, 6))
    for claim in (before, after):
        drive(paying, claim, "20")
    assert [paying.boxes(claim)[1] for claim in (before, after)] == [9_00, 11_00]


def test_named_passengers_have_a_line_of_their_own(paying: Paying) -> None:
    claim = paying.drafted()
    trip = TripTyped(miles="40", what="Drive", passengers=("Ben Vale", "Cai Wyn"))
    made = paying.do(lambda work: claim_lines.add_trip(work, claim, trip))
    assert [(line.kind, line.allowed_pence) for line in made] == [
        (LineKind.MILEAGE, 22_00),
        (LineKind.PASSENGER, 4_00),
    ]


def test_the_home_allowance_can_be_added_by_hand_once(paying: Paying) -> None:
    claim = paying.drafted()
    assert paying.do(lambda work: claim_lines.add_home_meeting(work, claim)).allowed_pence == 5_00
    with_reason = paying.do(lambda work: claim_lines.add_home_meeting(work, claim))
    assert with_reason.allowed_pence == 0


def test_a_line_is_changed_as_it_was_opened(paying: Paying) -> None:
    claim = paying.drafted()
    line = paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    paying.do(lambda work: claim_lines.edit_line(work, line.id, line.version, {"claimed_pence": "3.60"}))
    assert paying.boxes(claim) == (75_00, 3_60)
    with pytest.raises(Conflict):
        paying.do(lambda work: claim_lines.edit_line(work, line.id, line.version, {"claimed_pence": "4"}))


def test_what_a_rate_worked_out_is_not_typed_over_but_may_be_allowed_less(paying: Paying) -> None:
    claim = paying.drafted()
    line = paying.line(claim, Box.PAYMENT)
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: claim_lines.edit_line(work, line.id, None, {"claimed_pence": "80"}))
    assert caught.value.field == "claimed_pence"
    less = {"allowed_pence": "50", "reason": "Left early"}
    paying.do(lambda work: claim_lines.edit_line(work, line.id, None, less))
    assert paying.boxes(claim) == (50_00, 0)
    assert paying.page(claim).claim.offered_pence == 50_00


def test_what_follows_from_other_lines_is_not_edited(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    choice = paying.page(claim).box(Box.PAYMENT)[-1]
    with pytest.raises(Problem, match="follows"):
        paying.do(lambda work: claim_lines.remove_line(work, choice.id))
    own = paying.line(claim, Box.PAYMENT)
    paying.do(lambda work: claim_lines.remove_line(work, own.id))
    assert paying.page(claim).lines == ()


def test_a_receipt_lost_again_is_missing_and_asks_why(paying: Paying) -> None:
    claim = paying.drafted()
    line = paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    gone = {"receipt": Receipt.NOT_NEEDED}
    with pytest.raises(Problem, match="no receipt"):
        paying.do(lambda work: claim_lines.edit_line(work, line.id, None, gone))
    paying.do(
        lambda work: claim_lines.edit_line(work, line.id, None, gone | {"reason": "The machine gave none"})
    )
    assert paying.line(claim, Box.EXPENSES).receipt is Receipt.MISSING


# from draft to paid


def test_a_late_claim_needs_a_reason_and_is_never_refused(paying: Paying) -> None:
    claim = paying.drafted(day=date(2026, 8, 21))
    with pytest.raises(Problem) as caught:
        paying.submitted(claim)
    assert caught.value.field == "late_reason"
    paying.do(lambda work: settling.submit(work, claim, "They were in hospital"))
    assert paying.page(claim).claim.state is ClaimState.SUBMITTED


def test_a_claim_received_in_time_may_be_typed_in_late(paying: Paying) -> None:
    claim = paying.drafted(day=date(2026, 8, 21))
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: settling.submit(work, claim, "", date(2027, 1, 1)))
    assert caught.value.field == "received_on"
    paying.do(lambda work: settling.submit(work, claim, "", date(2026, 11, 21)))
    assert paying.page(claim).claim.late_reason == ""


def test_a_claim_on_its_last_day_is_in_time(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted(day=date(2026, 8, 22)))
    assert paying.page(claim).last_day == TODAY


def test_several_drafts_go_in_together_or_not_at_all(paying: Paying) -> None:
    good = paying.drafted(a_person("Amara"))
    late = paying.drafted(a_person("Ben"), day=date(2026, 8, 1))
    with pytest.raises(Problem, match="Claim 1001: "):
        paying.do(lambda work: settling.submit_all(work, [good, late]))
    assert paying.page(good).claim.state is ClaimState.DRAFT
    assert paying.do(lambda work: settling.submit_all(work, [good])) == 1


def test_a_claim_sent_back_says_why_for_the_whole_and_the_line(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    line = paying.line(claim, Box.PAYMENT)
    paying.do(lambda work: settling.return_(work, claim, "Two things", {line.id: "Which half day?"}), FINANCE)
    assert paying.page(claim).claim.state is ClaimState.RETURNED
    assert paying.line(claim, Box.PAYMENT).returned_because == "Which half day?"
    paying.submitted(claim)
    assert paying.line(claim, Box.PAYMENT).returned_because == ""


def test_nobody_approves_what_pays_themselves(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted(a_person("Priya Vale")))
    with pytest.raises(Problem, match="themselves"):
        paying.do(lambda work: settling.approve(work, claim), FINANCE)
    with pytest.raises(Problem, match="themselves"):
        paying.do(lambda work: settling.approve_on_paper(work, claim, " priya vale ", TODAY))


def test_the_second_of_two_approvers_is_told_who_and_when(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    seen = paying.page(claim).seen
    paying.do(lambda work: settling.approve(work, claim, seen), FINANCE)
    with pytest.raises(Problem, match="Priya Vale approved this on 22 Nov 2026"):
        paying.do(lambda work: settling.approve(work, claim, seen))


def test_nobody_approves_a_claim_that_changed_since_they_looked(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    seen = paying.page(claim).seen
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    with pytest.raises(Conflict):
        paying.do(lambda work: settling.approve(work, claim, seen), FINANCE)
    assert paying.page(claim).claim.state is ClaimState.SUBMITTED


def test_a_missing_receipt_needs_the_approvers_reason(paying: Paying) -> None:
    claim = paying.drafted()
    lost = bus("9", kind=LineKind.TAXI, has_receipt=False, reason="Lost")
    paying.do(lambda work: claim_lines.add_cost(work, claim, lost))
    paying.submitted(claim)
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: settling.approve(work, claim), FINANCE)
    assert caught.value.field == "exceptions_reason"
    paying.do(lambda work: settling.approve(work, claim, None, "Known driver"), FINANCE)


def test_a_signature_on_paper_is_written_down_with_who_and_when(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    for by, on, field in (("", TODAY, "approved_by"), ("Chair", date(2027, 1, 1), "approved_on")):
        with pytest.raises(Problem) as caught:
            paying.do(lambda work, by=by, on=on: settling.approve_on_paper(work, claim, by, on))  # type: ignore[misc]
        assert caught.value.field == field
    paying.do(lambda work: settling.approve_on_paper(work, claim, "Dilys Chair", date(2026, 11, 20)))
    found = paying.page(claim).claim
    assert (found.approved_by, found.approved_on) == ("Dilys Chair", date(2026, 11, 20))
    assert found.approved_how is ApprovalHow.ON_PAPER


def test_a_change_after_approval_makes_the_next_version(paying: Paying) -> None:
    claim = paying.approved(paying.drafted())
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    found = paying.page(claim).claim
    assert (found.version_no, found.state, found.approved_by) == (2, ClaimState.SUBMITTED, "")


def test_finance_paid_these_on_a_day(paying: Paying) -> None:
    first, second = (paying.approved(paying.drafted(a_person(name))) for name in ("Amara", "Ben"))
    assert paying.do(lambda work: settling.mark_paid(work, [first, second], TODAY)) == 2
    assert paying.page(first).clock.paid
    with pytest.raises(Problem, match="left the house"):
        paying.do(history.undo)


def test_nobody_is_marked_as_paid_unless_all_can_be(paying: Paying) -> None:
    ready, draft = paying.approved(paying.drafted(a_person("Amara"))), paying.drafted(a_person("Ben"))
    with pytest.raises(Problem, match="1001"):
        paying.do(lambda work: settling.mark_paid(work, [ready, draft], TODAY))
    assert paying.page(ready).claim.state is ClaimState.APPROVED


def test_a_claim_is_never_paid_twice(paying: Paying) -> None:
    claim = paying.approved(paying.drafted())
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    with pytest.raises(Problem, match="Paid"):
        paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    paying.do(lambda work: settling.payment_came_back(work, claim))
    assert paying.page(claim).claim.state is ClaimState.APPROVED


def test_a_paid_claim_is_not_changed(paying: Paying) -> None:
    claim = paying.approved(paying.drafted())
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    with pytest.raises(Problem, match="Paid"):
        paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))


def test_the_day_of_payment_makes_sense(paying: Paying) -> None:
    claim = paying.approved(paying.drafted())
    for on in (date(2027, 1, 1), date(2026, 11, 21)):
        with pytest.raises(Problem) as caught:
            paying.do(lambda work, on=on: settling.mark_paid(work, [claim], on))  # type: ignore[misc]
        assert caught.value.field == "paid_on"


def test_what_comes_to_nothing_is_not_paid(paying: Paying) -> None:
    claim = paying.approved(paying.drafted(a_person(payment_choice=PaymentChoice.NONE)))
    with pytest.raises(Problem, match="nothing"):
        paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    with pytest.raises(Gone):
        paying.do(lambda work: settling.mark_paid(work, [], TODAY))


# the list, the clock, the page


def test_a_list_row_says_how_long_they_have_waited(paying: Paying) -> None:
    claim = paying.drafted()
    row = paying.ask(lambda work: claims.rows(work, [claim]))[0]
    assert (row.person, row.payment.pence, row.expenses.pence) == ("Amara Quill", 75_00, 0)
    assert row.clock.sentence == "3 of 10 working days"
    assert row.clock.due == date(2026, 12, 1)
    assert row.state_name == "Draft"


def test_claims_are_found_by_state_number_person_and_meeting(paying: Paying) -> None:
    first = paying.drafted(a_person("Amara Quill"))
    second = paying.submitted(paying.drafted(a_person("Ben Vale"), title="Budget day"))

    def found(query: ClaimQuery) -> list[int]:
        return list(paying.ask(lambda work: ClaimList(query).first(work, 50)))

    assert found(ClaimQuery()) == [second, first]
    assert found(ClaimQuery(oldest_first=True)) == [first, second]
    assert found(ClaimQuery(states=(ClaimState.SUBMITTED,))) == [second]
    assert found(ClaimQuery(text="quill")) == [first]
    assert found(ClaimQuery(text="budget")) == [second]
    assert found(ClaimQuery(text="1001")) == [second]
    assert found(ClaimQuery(person_id=paying.page(first).claim.person_id)) == [first]
    meeting = paying.page(second).claim.meeting_id
    assert found(ClaimQuery(meeting_id=meeting)) == [second]
    assert [row.id for row in paying.ask(lambda work: claims.of_meeting(work, meeting or 0))] == [second]
    assert paying.ask(claims.counts) == {ClaimState.DRAFT: 1, ClaimState.SUBMITTED: 1}


def test_a_broken_promise_is_overdue_unless_nothing_is_owed(paying: Paying) -> None:
    late = paying.drafted(a_person("Amara"), day=date(2026, 11, 6))
    paying.drafted(a_person("Ben"), day=date(2026, 11, 9))
    paying.drafted(a_person("Cai", payment_choice=PaymentChoice.NONE), day=date(2026, 11, 2))
    paying.do(lambda work: organisation.save(work, promise_days=9))
    rows = paying.ask(claims.overdue)
    assert [row.id for row in rows] == [late]
    assert rows[0].clock.days_left == -1


def test_leads_read_the_median_without_seeing_a_claim(paying: Paying) -> None:
    for name, day in (("A", 9), ("B", 16), ("C", 18)):
        claim = paying.approved(paying.drafted(a_person(name), day=date(2026, 11, day)))
        paying.do(lambda work, claim=claim: settling.mark_paid(work, [claim], TODAY))  # type: ignore[misc]
    month = (date(2026, 11, 1), date(2026, 11, 30))
    times = paying.ask(lambda work: promise.days_to_pay(work, *month), a_lead())
    assert (times.claims, times.median, times.ninetieth, times.in_time) == (3, 4, 9, 3)
    assert "4 working days" in times.sentence
    nothing = paying.ask(lambda work: promise.days_to_pay(work, date(2020, 1, 1), date(2020, 1, 2)), a_lead())
    assert nothing.sentence == "No claim was paid in this time."


def test_a_bank_holiday_is_no_working_day() -> None:
    found = promise.clock(date(2026, 12, 24), None, date(2026, 12, 29), 10)
    assert found.waited == 1


def test_the_page_says_who_did_what_and_asks_what_is_odd(paying: Paying) -> None:
    claim = paying.drafted(online=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus()))
    page = paying.page(claim)
    assert page.questions == ("They joined online, and this pays for a journey. Is that right?",)
    assert [row.label for row in page.history] == ["Test", "Test"]
    assert [(row.cost_code, row.amount.pence) for row in page.coding] == [("SC-07", 75_00), ("SC-09", 7_40)]
    assert (page.payee, page.amount_unknown) == ("Amara Quill", False)


# who may


def test_a_lead_sees_no_claim(paying: Paying) -> None:
    claim = paying.drafted()
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: claims.page(work, claim), a_lead())


def test_a_coordinator_alone_approves_nothing_in_the_program(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    coordinator = Actor(3, "Jo Alone", frozenset({Role.COORDINATOR}))
    with pytest.raises(NotAllowed):
        paying.do(lambda work: settling.approve(work, claim), coordinator)
    with pytest.raises(NotAllowed):
        paying.do(lambda work: settling.approve_all(work, [claim]), coordinator)


def test_finance_approves_several_at_once(paying: Paying) -> None:
    both = [paying.submitted(paying.drafted(a_person(name))) for name in ("Amara", "Ben")]
    assert paying.do(lambda work: settling.approve_all(work, both), FINANCE) == 2
