"""A day on which people are paid by hand, put on the sample for pictures: floats, vouchers, an advance."""

from datetime import timedelta
from typing import Any

from coprod_desktop.domain.cash_floats import CashFloat
from coprod_desktop.domain.claims import ApprovalHow
from coprod_desktop.domain.meetings import Came, Meeting
from coprod_desktop.services import advances, attendance, cash_payments, vouchers
from coprod_desktop.storage.database import Work

_CAME, _PAID = 6, 3

#: The first row of the day whose person was not paid yet.
NOT_PAID = _PAID


def of_a_day(work: Work, held: int, coming: int, person_id: int) -> None:
    """People of one meeting paid from its float, another float asked for, one counted and short."""
    meeting, next_one = work.get(Meeting, held), work.get(Meeting, coming)
    here = [row.expected.person_id for row in attendance.day_sheet(work, held)][:_CAME]
    attendance.tick(work, held, here, Came.CAME)
    paid_from = a_float(work, meeting, total_pence=600_00)
    a_float(work, next_one, approved_on=None, approved_by="")
    last = {"back_pence": 58_20, "paid_pence": 93_80, "total_pence": 154_00, "because": "A coin fell out"}
    a_float(work, None, day=meeting.day - timedelta(days=3), back_on=meeting.day, back_by="Jo Penn", **last)
    work.flush()
    for one in here[:_PAID]:
        cash_payments.pay(work, held, one, paid_from.id)
    vouchers.take_in(work, "A100-A107", {"value_pence": 25_00, "what": "Supermarket"})
    lost = vouchers.take_in(work, "A090", {"value_pence": 25_00, "what": "Supermarket"})[0]
    work.flush()
    vouchers.lose(work, lost.id, "Expired in October")
    values = {"amount_pence": 40_00, "given_on": work.today - timedelta(days=9), "what_for": "Train fare"}
    advances.give(work, person_id, values)


def a_float(work: Work, meeting: Meeting | None, **values: Any) -> CashFloat:
    """Approved by someone who does not carry it."""
    day = work.today if meeting is None else meeting.day
    given: dict[str, Any] = {
        "purpose": "Travel and thanks" if meeting is None else "Meeting 214",
        "meeting_id": None if meeting is None else meeting.id,
        "limit_pence": 160_00,
        "total_pence": 200_00,
        "vouchers_pence": 100_00,
        "carried_by": "Jo Penn",
        "approved_on": day - timedelta(days=5),
        "approved_by": "Priya Vale",
        "approved_how": ApprovalHow.ON_PAPER,
        "day": day,
    }
    return work.add(CashFloat(**(given | values)))
