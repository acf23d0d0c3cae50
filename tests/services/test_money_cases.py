"""The cases that must come out right, each from the register: drafted, typed in, approved. Others stand with their nouns."""

from datetime import date, time
from typing import Any

import pytest

from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind, Receipt
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Came, Meeting, MeetingState
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.pricing.costs import Meal
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import claim_lines, drafting, rates, settling
from coprod_desktop.services.claim_lines import CostTyped, TripTyped
from coprod_desktop.storage import rates as stored_rates
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_board, a_person, an_attendance
from tests.services.paying import FINANCE, Paying

LAST_DAY, FIRST_DAY = date(2026, 4, 5), date(2026, 4, 6)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    return found


def drive(paying: Paying, claim: int, miles: str, day: date | None = None, **values: Any) -> list[ClaimLine]:
    typed = TripTyped(miles=miles, what="Drive", day=day, **values)
    return paying.do(lambda work: claim_lines.add_trip(work, claim, typed))


def pounds(lines: list[ClaimLine]) -> list[str]:
    return [line.allowed.text() for line in lines]


def cost(paying: Paying, claim: int, kind: LineKind, claimed: str, **values: Any) -> ClaimLine:
    typed = CostTyped(kind=kind, claimed=claimed, **{"what": "As on the form", "has_receipt": True, **values})
    return paying.do(lambda work: claim_lines.add_cost(work, claim, typed))


def test_9_980_miles_so_far_and_a_trip_of_60_are_21_pounds_on_two_lines_and_were_19_a_tax_year_before(
    paying: Paying,
) -> None:
    for day, lines in ((date(2026, 9, 1), ["£11.00", "£10.00"]), (date(2026, 3, 1), ["£9.00", "£10.00"])):
        claim = paying.drafted(day=day)
        for _half in range(2):
            drive(paying, claim, "4990")
        assert pounds(drive(paying, claim, "60")) == lines


def test_20_miles_on_5_april_and_20_on_6_april_2026_are_9_and_11_pounds_and_the_count_starts_again(
    paying: Paying,
) -> None:
    claim = paying.drafted(day=LAST_DAY)
    for _full in range(2):
        drive(paying, claim, "5000")
    assert pounds(drive(paying, claim, "20")) == ["£5.00"]
    assert pounds(drive(paying, claim, "20", FIRST_DAY)) == ["£11.00"]
    other = paying.drafted(day=LAST_DAY)
    assert pounds([*drive(paying, other, "20"), *drive(paying, other, "20", FIRST_DAY)]) == [
        "£9.00",
        "£11.00",
    ]


def test_a_meeting_on_5_april_and_the_drive_home_after_midnight_go_each_by_their_own_date(
    paying: Paying,
) -> None:
    claim = paying.drafted(day=LAST_DAY, starts=time(18), ends=time(21))
    there, home = *drive(paying, claim, "10"), *drive(paying, claim, "10", FIRST_DAY)
    assert pounds([there, home]) == ["£4.50", "£5.50"]
    assert paying.page(claim).miles[0].paid.text() == "£4.50"
    assert len(paying.page(claim).miles) == 2


def test_7_5_miles_at_55p_are_4_13_and_three_trips_of_4_1_miles_at_45p_are_5_55(paying: Paying) -> None:
    claim = paying.drafted()
    assert pounds(drive(paying, claim, "7.5")) == ["£4.13"]
    older = paying.drafted(day=LAST_DAY)
    for _trip in range(3):
        assert pounds(drive(paying, older, "4.1")) == ["£1.85"]
    assert paying.boxes(older)[1] == 5_55


def test_40_miles_with_two_named_passengers_are_22_and_4_pounds(paying: Paying) -> None:
    lines = drive(paying, paying.drafted(), "40", passengers=("Dewi Prosser", "Ines Rowan"))
    assert pounds(lines) == ["£22.00", "£4.00"]


def test_three_half_days_on_one_date_for_three_codes_come_to_no_more_than_150_pounds_and_all_see_why(
    paying: Paying,
) -> None:
    person = a_person()
    drafted = [
        paying.drafted(person, board=a_board(name, cost_code=name)) for name in ("SC-1", "SC-2", "SC-3")
    ]
    assert [paying.boxes(claim)[0] for claim in drafted] == [75_00, 75_00, 0]
    assert sum(coded.amount.pence for claim in drafted for coded in paying.page(claim).coding) == 150_00
    assert all(len(paying.page(claim).same_date) >= 1 for claim in drafted)


def test_a_half_day_for_one_board_and_a_day_for_another_on_one_date_are_150_pounds_and_both_see_why(
    paying: Paying,
) -> None:
    person = a_person()
    half = paying.drafted(person)
    day = paying.drafted(person, starts=time(9), ends=time(17), board=a_board("Housing forum"))
    assert paying.boxes(half)[0] + paying.boxes(day)[0] == 150_00
    assert paying.page(half).same_date[0].number == paying.page(day).claim.number
    assert "other claims to £75.00" in paying.page(day).box(Box.PAYMENT)[-1].why


def test_75_pounds_to_15_december_2025_and_82_50_from_the_16th_each_pay_their_own_sessions(
    paying: Paying,
) -> None:
    def rise(work: Work) -> None:
        (half,) = (
            one
            for one in stored_rates.of_scheme(work.session, scheme)
            if one.key == "half day" and one.to_day is None
        )
        rates.change_from(work, half.id, date(2025, 12, 16), {"amount_milli": "82.50"})

    scheme = paying.page(paying.drafted()).scheme.id
    paying.do(rise)
    person = a_person()
    days = (date(2025, 12, 15), date(2025, 12, 16))
    assert [paying.boxes(paying.drafted(person, day=day))[0] for day in days] == [75_00, 82_50]


def test_a_rate_edited_after_approval_leaves_the_claim_its_rate_and_its_source(paying: Paying) -> None:
    claim = paying.approved(paying.drafted())
    before = paying.line(claim, Box.PAYMENT)
    changed = {"amount_milli": "99", "source": "Another policy"}
    paying.do(lambda work: rates.edit(work, before.rate_id or 0, None, changed))
    kept = paying.line(claim, Box.PAYMENT)
    assert (kept.allowed_pence, kept.rate_amount_milli, kept.rate_source) == (
        75_00,
        75_00_000,
        before.rate_source,
    )
    assert paying.page(claim).claim.state is ClaimState.APPROVED


def test_a_declined_payment_with_a_bus_of_12_40_was_offered_75_chose_0_and_pays_12_40(
    paying: Paying,
) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    cost(paying, claim, LineKind.FARE, "12.40")
    page = paying.page(claim)
    assert (page.claim.offered_pence, page.claim.chosen_pence, page.totals.to_pay.text()) == (
        75_00,
        0,
        "£12.40",
    )
    assert page.totals.payment.pence == 0


def test_a_lunch_of_13_50_is_allowed_10_and_a_breakfast_after_leaving_at_7_30_nothing_each_with_its_reason(
    paying: Paying,
) -> None:
    claim = paying.drafted()
    lunch = cost(paying, claim, LineKind.MEAL, "13.50", meal=Meal.LUNCH)
    early = cost(paying, claim, LineKind.MEAL, "4.20", meal=Meal.BREAKFAST, left_at=time(7, 30))
    assert pounds([lunch, early]) == ["£10.00", "£0.00"]
    assert (lunch.claimed - lunch.allowed).text() == "£3.50"
    assert lunch.reason
    assert early.reason


def test_a_taxi_of_9_pounds_without_a_receipt_needs_its_reason_and_the_approvers(paying: Paying) -> None:
    claim = paying.drafted()
    with pytest.raises(Problem, match="no receipt"):
        cost(paying, claim, LineKind.TAXI, "9.00", has_receipt=False)
    taxi = cost(paying, claim, LineKind.TAXI, "9.00", has_receipt=False, reason="No ticket")
    assert taxi.receipt is Receipt.MISSING
    paying.submitted(claim)
    with pytest.raises(Problem, match="say why"):
        paying.do(lambda work: settling.approve(work, claim), FINANCE)
    why = "Home late after the meeting"
    paying.do(lambda work: settling.approve(work, claim, exceptions_reason=why), FINANCE)
    assert paying.page(claim).claim.exceptions_reason == why


def test_22_august_claimed_on_22_november_2026_is_in_time_and_21_august_is_late_with_an_override(
    paying: Paying,
) -> None:
    paying.submitted(paying.drafted(day=date(2026, 8, 22)))
    late = paying.drafted(day=date(2026, 8, 21))
    with pytest.raises(Problem, match="You can still pay it: say why"):
        paying.submitted(late)
    paying.do(lambda work: settling.submit(work, late, "In hospital until now"))
    assert paying.page(late).claim.state is ClaimState.SUBMITTED


def test_30_november_2025_may_be_claimed_until_28_february_2026(paying: Paying) -> None:
    assert paying.page(paying.drafted(day=date(2025, 11, 30))).last_day == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("typed", "pence"), [("1,000", 1000_00), ("£1000", 1000_00), ("10.5", 10_50), ("1000.005", None)]
)
def test_1_000_and_1000_pounds_and_10_5_are_taken_and_a_third_decimal_is_refused(
    paying: Paying, typed: str, pence: int | None
) -> None:
    claim = paying.drafted()
    if pence is None:
        with pytest.raises(Problem):
            cost(paying, claim, LineKind.FARE, typed)
    else:
        assert cost(paying, claim, LineKind.FARE, typed).allowed_pence == pence


def test_cancelled_on_thursday_for_friday_pays_75_as_its_own_kind_and_the_ticket_that_is_not_refunded(
    paying: Paying,
) -> None:
    person = a_person()
    meeting = paying.meeting(day=date(2026, 11, 20), state=MeetingState.CANCELLED)
    held = paying.ask(lambda work: work.get(Meeting, meeting))
    paying.add(person, an_attendance(held, person, Came.WE_CANCELLED))
    drafted = paying.do(lambda work: drafting.draft_late_cancellation(work, meeting, date(2026, 11, 19)))
    claim = drafted.claim_ids[0]
    cost(paying, claim, LineKind.FARE, "18.60", what="Train ticket, not refunded")
    assert paying.line(claim, Box.PAYMENT).kind is LineKind.LATE_CANCELLATION
    assert paying.boxes(claim) == (75_00, 18_60)


def test_who_attended_online_and_claims_mileage_is_asked_about(paying: Paying) -> None:
    claim = paying.drafted(online=True)
    assert not paying.page(claim).questions
    drive(paying, claim, "20")
    assert len(paying.page(claim).questions) == 1


def test_two_people_approving_one_claim_at_once_refuses_the_second_with_who_and_when(
    paying: Paying,
) -> None:
    claim = paying.submitted(paying.drafted())
    seen = paying.page(claim).seen
    other = Actor(3, "Sam Rowe", FINANCE.roles)
    paying.do(lambda work: settling.approve(work, claim, seen=seen), FINANCE)
    with pytest.raises(Problem, match="Priya Vale approved this on 22 Nov 2026"):
        paying.do(lambda work: settling.approve(work, claim, seen=seen), other)
    assert paying.ask(lambda work: work.get(Claim, claim)).approved_by == "Priya Vale"
