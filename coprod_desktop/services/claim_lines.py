"""Lines of a claim: what people spent, miles, meals - and what is allowed, with the reason where it differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.claim_lines import Box, ClaimLine, ClaimLineFields, LineKind, Receipt
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.period import tax_year
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.costs import (
    Away,
    Cost,
    Meal,
    price_cost,
    price_home_meeting,
    price_meal,
    receipt_of,
)
from coprod_desktop.domain.pricing.mileage import Trip, Vehicle, price_passengers, price_trips
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _
from coprod_desktop.services import journeys, receipts
from coprod_desktop.services.claim_choices import known_less, open_for_change, settle, typed_amount
from coprod_desktop.services.typed_rates import miles_milli
from coprod_desktop.storage import claims as stored
from coprod_desktop.storage import rates as stored_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

    from coprod_desktop.domain.pricing.priced_line import PricedLine
    from coprod_desktop.storage.database import Work

#: Kinds someone may type an amount for; the others are worked out from a rate.
TYPED_KINDS = (
    LineKind.FARE,
    LineKind.TAXI,
    LineKind.PARKING,
    LineKind.MEAL,
    LineKind.ACCOMMODATION,
    LineKind.SUPPORT_COST,
    LineKind.REPLACEMENT_CARE,
    LineKind.OTHER,
)


@dataclass(frozen=True, kw_only=True)
class CostTyped:
    """A cost as typed. ``claimed`` is text ("12.40") or whole pence; ``allowed`` left empty allows what the rules do."""

    kind: LineKind
    claimed: str | int | None
    what: str
    day: date | None = None
    allowed: str | int | None = None
    reason: str = ""
    has_receipt: bool = False
    receipt_no: int | None = None
    finance_what: str = ""
    cost_code: str | None = None
    meal: Meal | None = None
    left_at: time | None = None
    back_at: time | None = None


@dataclass(frozen=True, kw_only=True)
class TripTyped:
    """A journey as typed: miles as text ("7.5"), the passengers' names, and the fare where the scheme caps at it.

    ``what`` left empty is made of where from and where to.
    """

    miles: str
    what: str = ""
    origin: str = ""
    destination: str = ""
    there_and_back: bool = False
    day: date | None = None
    vehicle: Vehicle = Vehicle.CAR
    passengers: tuple[str, ...] = field(default=())
    fare: str | int | None = None
    cost_code: str | None = None


def add_cost(work: Work, claim_id: int, typed: CostTyped) -> ClaimLine:
    """Add a fare, taxi, parking, meal or other cost.

    Raises :class:`Problem` beside the field for an amount that is none, a difference without its reason, and a meal
    whose times are not said.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    if typed.kind not in TYPED_KINDS:
        raise Problem(_("Choose what this cost was for."), "kind")
    scheme = work.get(Scheme, claim.scheme_id)
    cost = Cost(
        kind=typed.kind,
        day=typed.day or claim.activity_day,
        what=typed.what,
        amount=typed_amount(typed.claimed, "claimed_pence"),
        has_receipt=typed.has_receipt,
        cost_code=_expenses_code(work, claim) if typed.cost_code is None else typed.cost_code,
    )
    if typed.kind is LineKind.MEAL and typed.meal is None:
        raise Problem(_("Say which meal it was."), "meal")
    away = Away(typed.left_at, typed.back_at)
    priced = price_cost(cost, scheme) if typed.meal is None else price_meal(cost, typed.meal, away, scheme)
    line = priced.to_claim_line(claim_id, _next_place(work, claim_id))
    if typed.allowed not in (None, ""):
        line.allowed_pence = typed_amount(typed.allowed, "allowed_pence").pence
    line.reason = typed.reason.strip() or priced.reason
    line.receipt_no, line.finance_what = typed.receipt_no, typed.finance_what.strip()
    return _kept(work, claim, [line])[0]


def add_trip(work: Work, claim_id: int, typed: TripTyped) -> list[ClaimLine]:
    """Add a journey by car, motorcycle or bicycle: one line, or two where it crosses the end of the first miles.

    Miles by car are counted over the tax year of the day of travel, on every claim of this person. Raises
    :class:`Problem` for a journey on which they were, or had, a passenger who is paid for the same miles.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    trip = _trip(work, claim, typed)
    journeys.check(work, claim, trip)
    year = tax_year(trip.day)
    so_far = stored.miles_paid(work.session, claim.person_id, year.start, year.last)
    scheme = work.get(Scheme, claim.scheme_id)
    rates = stored_rates.of_scheme(work.session, scheme.id)
    priced = price_trips([trip], scheme, rates, {year.start: so_far})
    along = price_passengers(trip, rates)
    if along is not None:
        priced.append(along)
    return _kept(work, claim, [_with_places(line, trip) for line in _as_lines(work, claim_id, priced)])


def add_home_meeting(work: Work, claim_id: int) -> ClaimLine:
    """Add the allowance for meeting from home, paid once a date."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    rates = stored_rates.of_scheme(work.session, claim.scheme_id)
    paid = stored.days_paid(work.session, claim.person_id, LineKind.HOME_MEETING)
    code = _expenses_code(work, claim)
    priced = price_home_meeting(claim.activity_day, _("Meeting from home"), rates, paid, code)
    return _kept(work, claim, _as_lines(work, claim_id, [priced]))[0]


def set_minutes(work: Work, claim_id: int, minutes: int) -> list[ClaimLine]:
    """Price the time again for someone who was there for longer or shorter than the meeting lasted."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    old = [line for line in stored.lines(work.session, claim_id) if line.kind is LineKind.INVOLVEMENT_PAYMENT]
    if not old:
        raise Problem(_("This claim pays for no time."), "minutes")
    first = old[0]
    session = Session(
        day=first.day,
        minutes=minutes,
        what=first.what,
        finance_what=first.finance_what,
        cost_code=first.cost_code,
    )
    scheme = work.get(Scheme, claim.scheme_id)
    priced = price_session(session, scheme, stored_rates.of_scheme(work.session, scheme.id))
    open_for_change(work, claim)
    for line in old:
        work.delete(line)
    made = [] if priced is None else [priced.to_claim_line(claim_id, first.position)]
    return _kept(work, claim, made, settled=True)


def edit_line(work: Work, line_id: int, version: int | None, values: Mapping[str, Any]) -> ClaimLine:
    """Change a line: what was claimed, what is allowed and why, its receipt, its words.

    Amounts may be typed text or whole pence. What a line worked out from a rate *claims* cannot be typed over; what
    it *allows* can, with a reason. Raises :class:`Problem` beside the field.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    line = work.get(ClaimLine, line_id)
    claim = work.get(Claim, line.claim_id)
    given = _typed(values)
    if line.claimed_pence == line.allowed_pence and "allowed_pence" not in given and "claimed_pence" in given:
        given["allowed_pence"] = given["claimed_pence"]
    fields = checked(ClaimLineFields, _fields(line) | given)
    _check_worked_out(line, fields)
    if line.receipt_id is not None:
        fields.receipt = Receipt.ATTACHED
    elif fields.receipt is not line.receipt and fields.receipt is not Receipt.ATTACHED:
        fields.receipt = _receipt(work, claim, fields)
    fields.check()
    open_for_change(work, claim)
    names = set(given) | {"receipt"}
    work.edit(line, version, {name: getattr(fields, name) for name in names})
    if line.box is Box.PAYMENT:
        _settle_again(work, claim)
    return line


def remove_line(work: Work, line_id: int) -> None:
    """Take a line off the claim."""
    work.actor.require(Permission.EDIT_CLAIMS)
    line = work.get(ClaimLine, line_id)
    claim = work.get(Claim, line.claim_id)
    _check_own(line)
    open_for_change(work, claim)
    work.delete(line)
    receipts.forget(work, line.receipt_id)
    if line.box is Box.PAYMENT:
        _settle_again(work, claim)


def _trip(work: Work, claim: Claim, typed: TripTyped) -> Trip:
    return Trip(
        day=typed.day or claim.activity_day,
        miles_milli=miles_milli(typed.miles),
        what=typed.what.strip() or _route(typed),
        vehicle=typed.vehicle,
        passengers=typed.passengers,
        fare=None if typed.fare in (None, "") else typed_amount(typed.fare, "fare"),
        cost_code=_expenses_code(work, claim) if typed.cost_code is None else typed.cost_code,
        origin=typed.origin.strip(),
        destination=typed.destination.strip(),
        there_and_back=typed.there_and_back,
    )


def _route(typed: TripTyped) -> str:
    ends = {"origin": typed.origin.strip(), "destination": typed.destination.strip()}
    missing = [name for name, place in ends.items() if not place]
    if missing:
        raise Problem(_("Say where from and where to."), missing[0])
    said = _("{origin} to {destination} and back") if typed.there_and_back else _("{origin} to {destination}")
    return said.format(**ends)


def _with_places(line: ClaimLine, trip: Trip) -> ClaimLine:
    if line.kind is LineKind.MILEAGE:
        line.origin, line.destination = trip.origin, trip.destination
        line.there_and_back = trip.there_and_back
        line.passengers = "\n".join(name.strip() for name in trip.passengers if name.strip())
    return line


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    amounts = {name for name in ("claimed_pence", "allowed_pence") if name in values}
    return dict(values) | {name: typed_amount(values[name], name).pence for name in amounts}


def _check_worked_out(line: ClaimLine, fields: ClaimLineFields) -> None:
    _check_own(line)
    if line.kind is not fields.kind:
        raise Problem(_("Take this line off and add another one instead."), "kind")
    if line.rate_amount_milli is not None and fields.claimed_pence != line.claimed_pence:
        raise Problem(
            _("This amount is worked out from a rate. Change what is allowed, and say why."), "claimed_pence"
        )


def _check_own(line: ClaimLine) -> None:
    if line.kind is LineKind.ADJUSTMENT:
        raise Problem(_("This line follows from the others. Change those, or what the person chose."))


def _receipt(work: Work, claim: Claim, fields: ClaimLineFields) -> Receipt:
    """Missing or not needed, as the scheme says."""
    cost = Cost(kind=fields.kind, day=fields.day, what=fields.what, amount=fields.claimed)
    return receipt_of(cost, work.get(Scheme, claim.scheme_id))


def _kept(work: Work, claim: Claim, lines: list[ClaimLine], *, settled: bool = False) -> list[ClaimLine]:
    for line in lines:
        fields = checked(ClaimLineFields, _fields(line))
        fields.check()
        line.what = fields.what
    if not settled:
        open_for_change(work, claim)
    for line in lines:
        work.add(line)
    if settled or any(line.box is Box.PAYMENT for line in lines):
        _settle_again(work, claim)
    return lines


def _settle_again(work: Work, claim: Claim) -> None:
    scheme = work.get(Scheme, claim.scheme_id)
    settle(work, claim, scheme, claim.method, known_less(claim), claim.choice_note)


def _as_lines(work: Work, claim_id: int, priced: Iterable[PricedLine]) -> list[ClaimLine]:
    after = _next_place(work, claim_id)
    return [line.to_claim_line(claim_id, after + nth) for nth, line in enumerate(priced)]


def _next_place(work: Work, claim_id: int) -> int:
    own = [line for line in stored.lines(work.session, claim_id) if line.kind is not LineKind.ADJUSTMENT]
    return max((line.position for line in own), default=-1) + 1


def _expenses_code(work: Work, claim: Claim) -> str:
    meeting = None if claim.meeting_id is None else work.get(Meeting, claim.meeting_id)
    board = None if meeting is None or meeting.board_id is None else work.get(Board, meeting.board_id)
    return "" if board is None else board.expenses_code or board.cost_code


def _fields(line: ClaimLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in ClaimLineFields.model_fields}
