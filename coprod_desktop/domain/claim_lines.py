"""Lines of a claim: what each pays for, which box it belongs to, what was asked and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import RateKey, RateUnit
from coprod_desktop.i18n import N_, Language, _


class Box(TextEnum):
    """Which of the two boxes a line belongs to."""

    PAYMENT = "payment"
    EXPENSES = "expenses"
    OTHER = "other"


class LineKind(TextEnum):
    """What a line pays for."""

    INVOLVEMENT_PAYMENT = "involvement payment"
    PREPARATION = "preparation"
    LATE_CANCELLATION = "late cancellation"
    ADJUSTMENT = "adjustment"
    RECOVERY = "recovery"
    FARE = "fare"
    TAXI = "taxi"
    PARKING = "parking"
    MILEAGE = "mileage"
    PASSENGER = "passenger"
    MEAL = "meal"
    ACCOMMODATION = "accommodation"
    HOME_MEETING = "home meeting"
    SUPPORT_COST = "support cost"
    REPLACEMENT_CARE = "replacement care"
    EXPENSES_RECOVERY = "expenses recovery"
    OTHER = "other"

    @property
    def box(self) -> Box:
        """The one place that says which box a kind belongs to."""
        return Box.PAYMENT if self in _PAYMENT_KINDS else Box.EXPENSES

    @property
    def may_be_negative(self) -> bool:
        """Whether a line of this kind may take money off; every other kind is zero or more."""
        return self in {LineKind.ADJUSTMENT, LineKind.RECOVERY, LineKind.EXPENSES_RECOVERY}

    @property
    def needs_receipt(self) -> bool:
        """Whether there is something to have a receipt for."""
        return self.box is Box.EXPENSES and self not in _PAID_BY_RATE

    @property
    def tells_of_support(self) -> bool:
        """Whether its plain name, or its receipt, would tell finance about health, care or access."""
        return self in _FINANCE_NAMES


_PAYMENT_KINDS = frozenset(
    {
        LineKind.INVOLVEMENT_PAYMENT,
        LineKind.PREPARATION,
        LineKind.LATE_CANCELLATION,
        LineKind.ADJUSTMENT,
        LineKind.RECOVERY,
    }
)
_PAID_BY_RATE = frozenset(
    {LineKind.MILEAGE, LineKind.PASSENGER, LineKind.HOME_MEETING, LineKind.EXPENSES_RECOVERY}
)

#: Kinds as shown to people and coordinators.
LINE_KIND_NAMES: dict[LineKind, str] = {
    LineKind.INVOLVEMENT_PAYMENT: N_("Involvement payment"),
    LineKind.PREPARATION: N_("Preparation"),
    LineKind.LATE_CANCELLATION: N_("We cancelled late"),
    LineKind.ADJUSTMENT: N_("Adjustment"),
    LineKind.RECOVERY: N_("Payment taken back"),
    LineKind.FARE: N_("Fare"),
    LineKind.TAXI: N_("Taxi"),
    LineKind.PARKING: N_("Parking"),
    LineKind.MILEAGE: N_("Mileage"),
    LineKind.PASSENGER: N_("Passengers"),
    LineKind.MEAL: N_("Meal"),
    LineKind.ACCOMMODATION: N_("Overnight stay"),
    LineKind.HOME_MEETING: N_("Meeting from home"),
    LineKind.SUPPORT_COST: N_("Support on the day"),
    LineKind.REPLACEMENT_CARE: N_("Replacement care"),
    LineKind.EXPENSES_RECOVERY: N_("Expenses taken back"),
    LineKind.OTHER: N_("Other cost"),
}

#: Kinds whose plain name would tell finance about health, care or access.
_FINANCE_NAMES: dict[LineKind, str] = {
    LineKind.SUPPORT_COST: N_("Agreed support cost"),
    LineKind.REPLACEMENT_CARE: N_("Agreed support cost"),
}


class Receipt(TextEnum):
    """Whether there is a receipt."""

    NOT_NEEDED = "not needed"
    ATTACHED = "attached"
    MISSING = "missing"
    OTHER = "other"


class ClaimLineFields(SQLModel):
    """A line as typed: what was claimed, what is allowed, and why they differ if they do.

    A journey says where from and where to, and who came along, a name a line.
    """

    kind: LineKind = choice(LineKind, LineKind.OTHER)
    day: date
    what: str = Field(min_length=1, max_length=200)
    finance_what: str = Field(default="", max_length=120)
    quantity_milli: int = Field(default=1000, ge=0)
    unit: RateUnit = choice(RateUnit, RateUnit.FIXED)
    claimed_pence: int = 0
    allowed_pence: int = 0
    reason: str = Field(default="", max_length=300)
    receipt: Receipt = choice(Receipt, Receipt.NOT_NEEDED)
    receipt_no: int | None = Field(default=None, ge=1)
    cost_code: str = Field(default="", max_length=40)
    origin: str = Field(default="", max_length=80)
    destination: str = Field(default="", max_length=80)
    there_and_back: bool = False
    passengers: str = Field(default="", max_length=500)

    @property
    def claimed(self) -> Money:
        """What was asked for."""
        return Money(self.claimed_pence)

    @property
    def allowed(self) -> Money:
        """What is paid."""
        return Money(self.allowed_pence)

    @property
    def box(self) -> Box:
        """Payment for time, or expenses."""
        return self.kind.box

    @property
    def is_exception(self) -> bool:
        """Whether it is paid although its receipt is missing; printed under "Exceptions"."""
        return self.receipt is Receipt.MISSING and self.allowed_pence > 0

    def check(self) -> None:
        """Go on only if the line is complete; raises :class:`Problem` beside the field that is not."""
        if not self.kind.may_be_negative and (self.claimed_pence < 0 or self.allowed_pence < 0):
            raise Problem(_("Only a line that takes money back may be below zero."), "claimed_pence")
        if self.claimed_pence != self.allowed_pence and not self.reason.strip():
            raise Problem(_("Say why the allowed amount differs from what was claimed."), "reason")
        if self.is_exception and not self.reason.strip():
            raise Problem(_("Say why there is no receipt."), "reason")

    def for_finance(self, words: Language) -> str:
        """What finance reads: nothing about benefits, health or access, and never the plain description."""
        return self.finance_what or words.gettext(_FINANCE_NAMES.get(self.kind, LINE_KIND_NAMES[self.kind]))


class ClaimLine(ClaimLineFields, Entity, table=True):
    """One line of a claim. It keeps the rate it was priced by, whatever happens to the rate later.

    ``why`` is the sentence that explains the amount; ``rate_amount_milli`` is thousandths of a penny.
    ``supplements_id`` is the paid line this one adds a difference to; ``receipt_id`` the file its receipt is kept in.
    """

    __tablename__ = "claim_line"

    claim_id: int = link("claim")
    position: int = 0
    supplements_id: int | None = link("claim_line", optional=True)
    rate_id: int | None = link("rate", optional=True)
    rate_key: RateKey = choice(RateKey, RateKey.OTHER)
    rate_amount_milli: int | None = None
    rate_source: str = ""
    why: str = ""
    returned_because: str = Field(default="", max_length=300)
    receipt_id: int | None = link("attachment", optional=True)


@dataclass(frozen=True)
class CodedAmount:
    """What one cost code carries of one box."""

    cost_code: str
    box: Box
    amount: Money


class Coded(Protocol):
    """What carries an amount on a cost code: a line, here or as finance has it."""

    @property
    def cost_code(self) -> str:
        """The code."""

    @property
    def box(self) -> Box:
        """Which of the two boxes."""

    @property
    def allowed(self) -> Money:
        """How much."""


def coding(lines: Iterable[Coded]) -> list[CodedAmount]:
    """The allowed amounts by box and cost code, in order of code, payments first; they add up to the lines."""
    sums: dict[tuple[str, Box], Money] = {}
    for line in lines:
        slot = (line.cost_code, line.box)
        sums[slot] = sums.get(slot, NOTHING) + line.allowed
    ordered = sorted(sums.items(), key=lambda entry: (entry[0][1] is not Box.PAYMENT, entry[0][0]))
    return [CodedAmount(code, box, amount) for (code, box), amount in ordered]
