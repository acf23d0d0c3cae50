"""From needs to one booking list."""

from datetime import date

from coprod_desktop.domain.access import UsualAdjustmentFields
from coprod_desktop.domain.bookings import Needed, usual_by_need, wanted

DAY = date(2026, 12, 8)
USUAL = usual_by_need(
    [
        UsualAdjustmentFields(
            need="BSL interpreter", what="Book two", lead_days=21, cost_pence=100, shared=True
        ),
        UsualAdjustmentFields(need="Taxi", what="Book a taxi", lead_days=3, shared=False),
    ]
)


def test_a_shared_need_of_two_people_is_one_booking() -> None:
    (booking,) = wanted([Needed(1, 10, "BSL interpreter"), Needed(2, 20, "bsl Interpreter")], USUAL, DAY)
    assert (booking.what, booking.by_when, booking.cost_pence) == ("Book two", date(2026, 11, 17), 100)
    assert [need.person_id for need in booking.serves] == [10, 20]


def test_what_each_has_of_their_own_is_booked_for_each() -> None:
    assert len(wanted([Needed(1, 10, "Taxi"), Needed(2, 20, "Taxi")], USUAL, DAY)) == 2


def test_a_need_without_a_usual_answer_is_booked_in_its_own_words() -> None:
    (booking,) = wanted([Needed(1, 10, "A chair with arms")], USUAL, DAY)
    assert (booking.what, booking.who, booking.by_when) == ("A chair with arms", "", date(2026, 12, 1))
