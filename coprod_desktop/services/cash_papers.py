"""The cash sheet of a float: read for before the day with whom it will pay, and after it with whom it paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ClaimTotals, PaymentMethod
from coprod_desktop.domain.coins import pieces_needed
from coprod_desktop.domain.meetings import ATTENDED, Meeting
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import cash_floats, cash_payments, finance_words, organisation
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import cash_floats as stored
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import people as stored_people
from coprod_desktop.storage import vouchers as stored_vouchers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coprod_desktop.documents.cash_sheet import CashBack, CashLine, CashSheet
    from coprod_desktop.domain.cash_floats import CashFloat
    from coprod_desktop.domain.people import Person
    from coprod_desktop.services.cash_floats import FloatPage
    from coprod_desktop.storage.database import Work

#: Who asked for something put into their hand.
_BY_HAND = (PaymentChoice.CASH, PaymentChoice.VOUCHER)


def sheet(work: Work, float_id: int) -> CashSheet:
    """Read what a float's cash sheet says: whom it paid, and until it is counted whom it will pay."""
    work.actor.require(Permission.SEE_CLAIMS)
    from coprod_desktop.documents.cash_sheet import CashSheet

    page = cash_floats.page(work, float_id)
    held = page.row.held
    paid = _paid(work, page)
    waiting = [] if held.back_pence is not None else list(_waiting(work, page))
    people = (*paid, *sorted(waiting, key=lambda line: line.name.casefold()))
    return CashSheet(
        organisation=organisation.current(work).name,
        purpose=held.purpose,
        occasion=_occasion(work, held),
        day=held.day,
        made_on=work.today,
        carried_by=held.carried_by,
        approved=_said(held.approved_by, held.approved_on),
        limit=held.limit,
        out=held.total,
        paid=page.row.paid.cash,
        people=people,
        coins=pieces_needed(line.cash for line in people if line.cash is not None),
        back=_back(held),
        language=language(),
    )


def of_meeting(work: Work, meeting_id: int) -> CashSheet:
    """The cash sheet of a meeting's float, the newest where there are several. Raises :class:`Problem` without one."""
    work.actor.require(Permission.SEE_CLAIMS)
    found = stored.of_meeting(work.session, meeting_id)
    if not found:
        raise Problem(_("There is no cash float for this meeting. A float is approved before the day."))
    return sheet(work, found[-1].id)


def draw(content: CashSheet) -> bytes:
    """Draw it; it takes no register, so nobody waits for it.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    from coprod_desktop.documents.cash_sheet import cash_sheet_pdf

    return cash_sheet_pdf(content)


def _paid(work: Work, page: FloatPage) -> list[CashLine]:
    """One line a person, whatever they had in several goes."""
    from coprod_desktop.documents.cash_sheet import CashLine

    found: dict[int, CashLine] = {}
    for one in page.paid:
        payment, before = one.payment, found.get(one.payment.person_id)
        by_voucher = payment.method is PaymentMethod.VOUCHER
        serials = [row.serial for row in stored_vouchers.of_payment(work.session, payment.id)]
        line = CashLine(
            name=one.person,
            payment=Money(payment.payment_pence),
            expenses=Money(payment.expenses_pence),
            cash=NOTHING if by_voucher else payment.to_pay,
            paid=True,
            vouchers=_("vouchers {serials}").format(serials=", ".join(serials)) if serials else "",
        )
        found[payment.person_id] = line if before is None else _together(before, line)
    return list(found.values())


def _together(one: CashLine, other: CashLine) -> CashLine:
    from coprod_desktop.documents.cash_sheet import CashLine

    return CashLine(
        name=one.name,
        payment=(one.payment or NOTHING) + (other.payment or NOTHING),
        expenses=(one.expenses or NOTHING) + (other.expenses or NOTHING),
        cash=(one.cash or NOTHING) + (other.cash or NOTHING),
        paid=True,
        vouchers=", ".join(part for part in (one.vouchers, other.vouchers) if part),
    )


def _waiting(work: Work, page: FloatPage) -> Iterator[CashLine]:
    """Who asked for cash or vouchers and is expected or came, with what is known of what they will have."""
    meeting_id = page.row.held.meeting_id
    had = {one.payment.person_id for one in page.paid}
    for person in _asked(work, meeting_id):
        if meeting_id is None or person.id in had:
            continue
        yield _foreseen(work, meeting_id, person)


def _asked(work: Work, meeting_id: int | None) -> list[Person]:
    if meeting_id is None:
        return []
    if finance_words.reads_plain_words(work):
        rows = stored_attendance.expected(work.session, meeting_id)
        there = [row.person_id for row in rows if row.came is None or row.came in ATTENDED]
    else:
        there = [claim.person_id for claim in stored_claims.of_meeting(work.session, meeting_id)]
    known = stored_people.by_ids(work.session, there)
    return [known[one] for one in dict.fromkeys(there) if known[one].payment_choice in _BY_HAND]


def _foreseen(work: Work, meeting_id: int, person: Person) -> CashLine:
    from coprod_desktop.documents.cash_sheet import CashLine

    totals = ClaimTotals()
    try:
        totals = cash_payments.hoped(work, meeting_id, person.id)
    except Problem:
        return CashLine(person.name, None, None, None)
    if person.payment_choice is PaymentChoice.VOUCHER:
        return CashLine(person.name, totals.payment, totals.expenses or None, totals.expenses or None)
    return CashLine(person.name, totals.payment, totals.expenses or None, totals.to_pay)


def _occasion(work: Work, held: CashFloat) -> str:
    meeting = None if held.meeting_id is None else work.find(Meeting, held.meeting_id)
    return "" if meeting is None else finance_words.meeting_name(work, meeting)


def _back(held: CashFloat) -> CashBack | None:
    from coprod_desktop.documents.cash_sheet import CashBack

    if held.back_pence is None:
        return None
    return CashBack(
        counted=Money(held.back_pence),
        difference=held.difference,
        by=_said(held.back_by, held.back_on),
        because=held.because,
        reviewed=_said(held.reviewed_by, held.reviewed_on),
    )


def _said(name: str, on: date | None) -> str:
    return "" if on is None else f"{name}, {language().short_day(on)}"
