"""The cash float of a day: approved before it, paid from on it, counted after it, its signed sheet reviewed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.claims import ApprovalHow, Approver
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.period import add_working_days
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language

#: Working days after the day within which the approver looks at the signed sheet.
REVIEW_DAYS = 5


class FloatState(TextEnum):
    """How far a float has come."""

    TO_APPROVE = "to approve"
    OPEN = "open"
    TO_REVIEW = "to review"
    REVIEWED = "reviewed"
    OTHER = "other"


#: States of a float as shown.
FLOAT_STATE_NAMES: dict[FloatState, str] = {
    FloatState.TO_APPROVE: N_("To be approved"),
    FloatState.OPEN: N_("Approved"),
    FloatState.TO_REVIEW: N_("Sheet to review"),
    FloatState.REVIEWED: N_("Reviewed"),
    FloatState.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class HandedOut:
    """What a float has paid so far: in cash, and in vouchers."""

    cash: Money = NOTHING
    vouchers: Money = NOTHING


class CashFloatFields(SQLModel):
    """A float as typed: what for, for which day, how much at most for one person, how much in all, who carries it.

    ``vouchers_pence`` is what may be given in vouchers besides the cash. Finance reads the purpose.
    """

    purpose: str = Field(min_length=1, max_length=120)
    day: date
    limit_pence: int = Field(ge=1)
    total_pence: int = Field(ge=0)
    vouchers_pence: int = Field(default=0, ge=0)
    carried_by: str = Field(min_length=1, max_length=120)


class CashFloat(CashFloatFields, Entity, table=True):
    """A float. What is paid within it counts as approved by whoever approved it.

    ``back_pence`` is the cash counted afterwards, None before; ``paid_pence`` and ``given_pence`` are what it had paid in
    cash and in vouchers by then, and ``because`` says why anything is over or short.
    """

    __tablename__ = "cash_float"

    meeting_id: int | None = link("meeting", optional=True)
    approved_on: date | None = None
    approved_by: str = Field(default="", max_length=120)
    approved_by_id: int | None = Field(default=None, sa_type=BigId)
    approved_how: ApprovalHow = choice(ApprovalHow, ApprovalHow.IN_PROGRAM)
    back_pence: int | None = None
    back_on: date | None = None
    back_by: str = Field(default="", max_length=120)
    paid_pence: int = 0
    given_pence: int = 0
    because: str = Field(default="", max_length=300)
    reviewed_on: date | None = None
    reviewed_by: str = Field(default="", max_length=120)
    review_note: str = Field(default="", max_length=300)

    @property
    def state(self) -> FloatState:
        """How far it has come."""
        if self.approved_on is None:
            return FloatState.TO_APPROVE
        if self.back_pence is None:
            return FloatState.OPEN
        return FloatState.TO_REVIEW if self.reviewed_on is None else FloatState.REVIEWED

    @property
    def limit(self) -> Money:
        """The most one person is paid from it."""
        return Money(self.limit_pence)

    @property
    def total(self) -> Money:
        """The cash that went out."""
        return Money(self.total_pence)

    @property
    def difference(self) -> Money:
        """What is over (above zero) or short (below) once it was counted."""
        if self.back_pence is None:
            return NOTHING
        return Money(self.back_pence + self.paid_pence - self.total_pence)

    def left(self, out: HandedOut) -> HandedOut:
        """What may still be paid: cash, and vouchers."""
        return HandedOut(self.total - out.cash, Money(self.vouchers_pence) - out.vouchers)

    def approve(self, by: Approver, on: date, how: ApprovalHow = ApprovalHow.IN_PROGRAM) -> None:
        """Agree to it before the day, or on it at the latest.

        Raises :class:`Problem` when it was approved already, after its day, when the approver carries the cash, and when
        it lets one person have more than the approver may approve.
        """
        if self.approved_on is not None:
            raise Problem(
                _("{name} approved this on {day}.").format(
                    name=self.approved_by, day=language().short_day(self.approved_on)
                )
            )
        if on > self.day:
            raise Problem(
                _("A float is approved before the day. Pay these claims in the usual way."), "approved_on"
            )
        self._refuse_carrier(by.name)
        if by.limit is not None and self.limit > by.limit:
            raise Problem(
                _("{amount} a person is above your approval limit of {limit}.").format(
                    amount=self.limit.text(), limit=by.limit.text()
                )
            )
        self.approved_on, self.approved_by, self.approved_by_id = on, by.name, by.staff_user_id
        self.approved_how = how

    def changed(self) -> None:
        """What was agreed changes: an approval is cancelled. Raises :class:`Problem` once it was counted."""
        if self.back_pence is not None:
            raise Problem(_("This float has been counted, so it stays as it is."))
        self.approved_on, self.approved_by, self.approved_by_id = None, "", None

    def check(self, cash: Money, vouchers: Money, theirs: Money, out: HandedOut, on: date) -> None:
        """Go on only if this may be paid to someone now; ``theirs`` is what they had from it before.

        Raises :class:`Problem` before it is approved or its day, after it was counted, above the limit for one person,
        and above what is left.
        """
        self._require_open(on)
        if theirs + cash + vouchers > self.limit:
            raise Problem(self._above(cash + vouchers, theirs))
        left = self.left(out)
        if cash > left.cash:
            raise Problem(
                _("{left} is left in the float, and this is {amount}. Pay it in the usual way.").format(
                    left=max(left.cash, NOTHING).text(), amount=cash.text()
                )
            )
        if vouchers > left.vouchers:
            raise Problem(
                _("The float allows {left} more in vouchers, and this is {amount}.").format(
                    left=max(left.vouchers, NOTHING).text(), amount=vouchers.text()
                )
            )

    def count_back(self, counted: Money, out: HandedOut, on: date, by: str, because: str = "") -> None:
        """The cash is counted afterwards; from now on nothing is paid from it.

        Raises :class:`Problem` beside the field before its day, when it was counted already, for an amount below zero, and
        for anything over or short without a word why.
        """
        self._require_open(on)
        if counted < NOTHING:
            raise Problem(_("Type an amount of zero or more."), "back_pence")
        difference = counted + out.cash - self.total
        if difference and not because.strip():
            raise Problem(
                _("{difference}. Say why, as far as you know.").format(difference=off_by(difference)),
                "because",
            )
        self.back_pence, self.back_on, self.back_by = counted.pence, on, by
        self.paid_pence, self.given_pence = out.cash.pence, out.vouchers.pence
        self.because = because.strip()

    def review(self, by: str, on: date, note: str = "") -> None:
        """The approver has looked at the signed sheet.

        Raises :class:`Problem` before the cash was counted, a second time, and when the reviewer carried the cash.
        """
        if self.reviewed_on is not None:
            raise Problem(
                _("{name} reviewed this on {day}.").format(
                    name=self.reviewed_by, day=language().short_day(self.reviewed_on)
                )
            )
        if self.back_on is None:
            raise Problem(_("Count the cash first, then look at the signed sheet."))
        if on < self.back_on:
            raise Problem(_("The cash was counted after this day. Check the date."), "reviewed_on")
        self._refuse_carrier(by)
        self.reviewed_by, self.reviewed_on, self.review_note = by, on, note.strip()

    def review_by(self, holidays: Collection[date]) -> date:
        """The last day to look at the signed sheet."""
        return add_working_days(self.day, REVIEW_DAYS, holidays)

    def _require_open(self, on: date) -> None:
        if self.approved_on is None:
            raise Problem(_("This float is not approved yet. Ask for that first."))
        if self.back_pence is not None:
            raise Problem(_("This float has been counted, so nothing more is paid from it."))
        if on < self.day:
            raise Problem(
                _("This float is for {day}. Nothing is paid from it before.").format(
                    day=language().short_day(self.day)
                )
            )

    def _refuse_carrier(self, name: str) -> None:
        if fold(name) == fold(self.carried_by):
            raise Problem(_("Whoever carries the cash does not approve it. Ask someone else."))

    def _above(self, amount: Money, theirs: Money) -> str:
        if theirs:
            return _(
                "They have had {theirs} from this float, and with {amount} it is more than the {limit} one person may have. Pay it in the usual way."
            ).format(theirs=theirs.text(), amount=amount.text(), limit=self.limit.text())
        return _(
            "{amount} is more than the {limit} one person may have from this float. Pay it in the usual way."
        ).format(amount=amount.text(), limit=self.limit.text())


def off_by(difference: Money, words: Callable[[str], str] = _) -> str:
    """What is over or short, in words: "£2.00 over", "£2.00 short", "It comes out right"."""
    if not difference:
        return words(N_("It comes out right"))
    if difference > NOTHING:
        return words(N_("{amount} over")).format(amount=difference.text())
    return words(N_("{amount} short")).format(amount=(-difference).text())
