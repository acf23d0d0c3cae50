"""Claims of made-up people: priced by the domain's own rules, and as far along as their age makes likely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Approver, Claim, PaymentMethod
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.period import add_working_days, working_days_between
from coprod_desktop.domain.pricing.choices import apply_choice
from coprod_desktop.domain.pricing.costs import Cost, price_cost, price_home_meeting
from coprod_desktop.domain.pricing.mileage import Trip, price_trip
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.voice_facts import year_before

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.pricing.priced_line import PricedLine
    from coprod_desktop.domain.rates import Rate, Scheme
    from coprod_desktop.services.sample.diary import Occasion
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_METHODS = {
    PaymentChoice.CASH: PaymentMethod.CASH,
    PaymentChoice.VOUCHER: PaymentMethod.VOUCHER,
    PaymentChoice.CHEQUE: PaymentMethod.CHEQUE,
    PaymentChoice.CHARITY: PaymentMethod.CHARITY,
    PaymentChoice.TIME_CREDITS: PaymentMethod.TIME_CREDITS,
    PaymentChoice.LESS: PaymentMethod.LESS,
    PaymentChoice.NONE: PaymentMethod.NONE,
}
_STILL_DRAFT, _STILL_WITH_US = 2, 5  # working days since the activity
_SENT_BACK = 2  # the third claim of the meeting whose claims are near the promise
_NO_RECEIPT = "The machine gave no ticket."
_RETURNS = ["The bus ticket is missing.", "The date of the taxi is not the meeting's."]


class ClaimWriter:
    """Writes claims in the order of their activity; numbers count up from the organisation's first."""

    def __init__(
        self,
        dice: Dice,
        pen: Writing,
        today: date,
        scheme: tuple[Scheme, list[Rate]],
        approver: Approver,
        first: int,
    ) -> None:
        self._dice, self._pen, self._today = dice, pen, today
        self._scheme, self._rates = scheme
        self._approver = approver
        self._number = first
        self._holidays = bank_holidays_between(today.year - 4, today.year + 1)

    def write(self, occasion: Occasion, board: dict[str, Any], someone: Someone, *, nth: int) -> None:
        """One claim of one person for one meeting."""
        method = _METHODS.get(someone.payment, PaymentMethod.BANK_TRANSFER)
        priced = self._priced(occasion, board, someone)
        less = Money(40_00) if method is PaymentMethod.LESS else None
        made = apply_choice(priced, method, less)
        if not Money.total(line.allowed for line in made.lines) and not made.to_charity:
            return
        claim = Claim(
            id=self._dice.id(),
            version=self._dice.version(),
            number=self._number,
            person_id=someone.id,
            meeting_id=occasion.id,
            scheme_id=self._scheme.id,
            activity_day=occasion.day,
            method=method,
            offered_pence=made.offered.pence,
            chosen_pence=made.chosen.pence,
            charity_pence=made.to_charity.pence,
        )
        lines = self._lines(claim, made.lines)
        self._number += 1
        self._move_on(claim, lines, occasion.special, nth)
        self._pen.write(Claim, claim.model_dump())
        self._pen.write_all(ClaimLine, [line.model_dump() for line in lines])

    def _priced(self, occasion: Occasion, board: dict[str, Any], someone: Someone) -> list[PricedLine]:
        code = board["expenses_code"]
        session = Session(
            day=occasion.day,
            minutes=occasion.minutes,
            what=board["name"],
            finance_what=f"Meeting {occasion.number}",
            cost_code=board["cost_code"],
        )
        lines = [line for line in [price_session(session, self._scheme, self._rates)] if line is not None]
        if occasion.way is Way.ONLINE:
            return [
                *lines,
                price_home_meeting(occasion.day, "Phone and internet", self._rates, cost_code=code),
            ]
        lines += self._travel(occasion.day, someone, code)
        if someone.carer and self._dice.percent(35):
            cost = Money(12_71 * self._dice.number(2, 4))
            lines.append(
                self._cost(
                    LineKind.REPLACEMENT_CARE,
                    occasion.day,
                    "Someone to stay with the person I care for",
                    cost,
                    code,
                )
            )
        if any(need == "Support worker or PA" for _id, need in someone.needs):
            lines.append(self._cost(LineKind.SUPPORT_COST, occasion.day, "My PA's time", Money(44_49), code))
        return lines

    def _travel(self, day: date, someone: Someone, code: str) -> list[PricedLine]:
        if someone.travel == "car":
            trip = Trip(day=day, miles_milli=2_000 * someone.miles, what="There and back", cost_code=code)
            return price_trip(trip, self._scheme, self._rates)
        if someone.travel == "taxi":
            fare = Money(520 + 95 * someone.miles)
            return [self._cost(LineKind.TAXI, day, "Taxi there and back, agreed before", fare, code)]
        if someone.travel == "bus":
            fare = Money(self._dice.number(9, 14) * 40)
            return [self._cost(LineKind.FARE, day, "Bus there and back", fare, code)]
        return []

    def _cost(self, kind: LineKind, day: date, what: str, amount: Money, code: str) -> PricedLine:
        has_receipt = self._dice.percent(96)
        cost = Cost(kind=kind, day=day, what=what, amount=amount, has_receipt=has_receipt, cost_code=code)
        line = price_cost(cost, self._scheme)
        return line if has_receipt else line.allow(line.allowed, _NO_RECEIPT)

    def _lines(self, claim: Claim, priced: tuple[PricedLine, ...]) -> list[ClaimLine]:
        lines, receipt = [], 0
        for position, one in enumerate(priced):
            line = one.to_claim_line(claim.id, position)
            line.id, line.version = self._dice.id(), self._dice.version()
            if line.kind.needs_receipt and not line.reason:
                receipt += 1
                line.receipt_no = receipt
            lines.append(line)
        return lines

    def _move_on(self, claim: Claim, lines: list[ClaimLine], special: str, nth: int) -> None:
        """Hand it in, approve it, pay it - as far as its age allows; thirds of special meetings go their own way."""
        age = working_days_between(claim.activity_day, self._today, self._holidays)
        third = nth % 3 if special else None
        if age < _STILL_DRAFT or (special == "claims just in" and third == 0):
            return
        claim.submit(self._after(claim.activity_day, self._dice.number(1, 2)))
        if age < _STILL_WITH_US and (third == 1 or (third is None and self._dice.percent(50))):
            return
        near = special == "claims near the promise"
        if near and nth == _SENT_BACK:
            claim.return_(self._dice.one(_RETURNS))
            return
        self._approve_and_pay(claim, lines, age, waits=near and third == 0)

    def _approve_and_pay(self, claim: Claim, lines: list[ClaimLine], age: int, *, waits: bool) -> None:
        wait = self._wait(claim.activity_day)
        reason = "Agreed by phone." if any(line.is_exception for line in lines) else ""
        claim.approve(
            self._approver, self._after(claim.activity_day, min(3, age)), lines, exceptions_reason=reason
        )
        if wait <= age and not waits:
            claim.mark_paid(self._after(claim.activity_day, wait))
        elif self._dice.percent(40) and not waits:
            claim.enter_run(claim.totals(lines))

    def _wait(self, day: date) -> int:
        """Working days to the money: about 10 before the last year, about 6 in it."""
        slow = self._dice.percent(6)
        if day >= year_before(self._today):
            return self._dice.number(11, 14) if slow else self._dice.number(4, 8)
        return self._dice.number(15, 24) if slow else self._dice.number(7, 13)

    def _after(self, day: date, count: int) -> date:
        return min(add_working_days(day, count, self._holidays), self._today)
