"""Claims: what one person is owed for one activity, in two boxes that never meet in one figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.claim_lines import Box, ClaimLine
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language


class ClaimState(TextEnum):
    """How far a claim has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    IN_RUN = "in run"
    PAID = "paid"
    PART_PAID = "part paid"
    VOID = "void"
    OTHER = "other"


#: States as shown.
CLAIM_STATE_NAMES: dict[ClaimState, str] = {
    ClaimState.DRAFT: N_("Draft"),
    ClaimState.SUBMITTED: N_("Waiting for approval"),
    ClaimState.RETURNED: N_("Sent back"),
    ClaimState.APPROVED: N_("Approved"),
    ClaimState.IN_RUN: N_("In a payment run"),
    ClaimState.PAID: N_("Paid"),
    ClaimState.PART_PAID: N_("Part paid"),
    ClaimState.VOID: N_("Void"),
    ClaimState.OTHER: N_("Other"),
}


class PaymentMethod(TextEnum):
    """How a person wants what they are offered, if they want it."""

    BANK_TRANSFER = "bank transfer"
    CASH = "cash"
    VOUCHER = "voucher"
    CHEQUE = "cheque"
    CHARITY = "charity"
    TIME_CREDITS = "time credits"
    LESS = "less"
    NONE = "none"
    OTHER = "other"

    @property
    def has_bank_line(self) -> bool:
        """Whether it becomes a line of a bank file; a lower amount still goes to the bank."""
        return self in {PaymentMethod.BANK_TRANSFER, PaymentMethod.LESS}

    @property
    def is_expenses_only(self) -> bool:
        """Whether they take no money for their time; their expenses still go to the bank."""
        return self in {PaymentMethod.NONE, PaymentMethod.CHARITY, PaymentMethod.TIME_CREDITS}

    @property
    def uses_account(self) -> bool:
        """Whether anything of such a claim may go to a bank account."""
        return self.has_bank_line or self.is_expenses_only


#: Payment methods as shown.
PAYMENT_METHOD_NAMES: dict[PaymentMethod, str] = {
    PaymentMethod.BANK_TRANSFER: N_("Bank transfer"),
    PaymentMethod.CASH: N_("Cash on the day"),
    PaymentMethod.VOUCHER: N_("Voucher"),
    PaymentMethod.CHEQUE: N_("Cheque"),
    PaymentMethod.CHARITY: N_("To a charity"),
    PaymentMethod.TIME_CREDITS: N_("Time credits"),
    PaymentMethod.LESS: N_("A lower amount"),
    PaymentMethod.NONE: N_("No payment"),
    PaymentMethod.OTHER: N_("Other"),
}


class ApprovalHow(TextEnum):
    """Where approval was given: here, by signature on paper, beforehand for the cash of the day, or in finance's answer to a packet."""

    IN_PROGRAM = "in program"
    ON_PAPER = "on paper"
    CASH_FLOAT = "cash float"
    BY_ANSWER = "finance answer"
    OTHER = "other"


@dataclass(frozen=True)
class Approver:
    """Who approves: their name, their own place on the register if they have one, their limit if they have one."""

    staff_user_id: int | None
    name: str
    person_id: int | None = None
    limit: Money | None = None


@dataclass(frozen=True)
class ClaimTotals:
    """The boxes of one claim: payment for time, expenses, less any advance. Only ``to_pay`` adds them up.

    ``payment`` is what counts as the person's; ``to_charity`` is paid direct and never counts as theirs.
    """

    payment: Money = NOTHING
    expenses: Money = NOTHING
    advance: Money = NOTHING
    to_charity: Money = NOTHING

    @property
    def balance(self) -> Money:
        """Both boxes less the advance; below zero when the advance was more."""
        return self.payment + self.expenses - self.advance

    @property
    def to_pay(self) -> Money:
        """What the person is paid now; never below zero."""
        return max(self.balance, NOTHING)

    @property
    def owed_back(self) -> Money:
        """How much of the advance the person still has over."""
        return max(-self.balance, NOTHING)


class ClaimFields(SQLModel):
    """A claim as typed."""

    activity_day: date
    received_on: date | None = None
    method: PaymentMethod = choice(PaymentMethod, PaymentMethod.BANK_TRANSFER)
    choice_note: str = Field(default="", max_length=300)
    advance_pence: int = Field(default=0, ge=0)
    late_reason: str = Field(default="", max_length=300)
    note: str = Field(default="", max_length=2000)


class Claim(ClaimFields, Entity, table=True):
    """One person's claim for one activity. Its number is never used again, even after it is void.

    ``offered_pence`` is the involvement payment offered, ``chosen_pence`` what the person chose to have of it, and
    ``charity_pence`` what goes to a charity instead. ``payee_person_id`` is someone else on the register who is
    paid for them. ``version_no`` is printed on the slip: a change after approval makes the next version.
    ``supplements_id`` is the paid claim this one adds a difference to, ``approval_scan_id`` the paper signed to approve it.
    """

    number: int = Field(unique=True, sa_type=BigId)
    person_id: int = link("person")
    payee_person_id: int | None = link("person", optional=True)
    meeting_id: int | None = link("meeting", optional=True)
    scheme_id: int = link("scheme")
    supplements_id: int | None = link("claim", optional=True)
    state: ClaimState = choice(ClaimState, ClaimState.DRAFT, index=True)
    version_no: int = 1
    submitted_on: date | None = None
    returned_because: str = ""
    approved_on: date | None = None
    approved_by_id: int | None = Field(default=None, sa_type=BigId)
    approved_by: str = ""
    approved_how: ApprovalHow = choice(ApprovalHow, ApprovalHow.IN_PROGRAM)
    approval_scan_id: int | None = link("attachment", optional=True)
    exceptions_reason: str = ""
    paid_on: date | None = None
    offered_pence: int = 0
    chosen_pence: int = 0
    charity_pence: int = 0
    void_because: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its lines may be changed without undoing an approval."""
        return self.state in {ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.RETURNED}

    @property
    def is_settled(self) -> bool:
        """Whether money has left the house for it, or never will."""
        return self.state in {ClaimState.PAID, ClaimState.PART_PAID, ClaimState.VOID}

    def choose(
        self,
        method: PaymentMethod,
        offered: Money,
        chosen: Money,
        to_charity: Money = NOTHING,
        note: str = "",
    ) -> None:
        """Record what was offered and what the person chose to have of it; only that counts as theirs."""
        self.changed()
        self.method = method
        self.offered_pence, self.chosen_pence, self.charity_pence = (
            offered.pence,
            chosen.pence,
            to_charity.pence,
        )
        self.choice_note = note

    def submit(self, on: date, deadline: date | None = None) -> None:
        """Hand it in for approval; after the deadline only with a reason, never an automatic no."""
        self._require(ClaimState.DRAFT, ClaimState.RETURNED)
        received = self.received_on or on
        if deadline is not None and received > deadline and not self.late_reason.strip():
            raise Problem(
                _("This came in after {day}, the last day to claim. You can still pay it: say why.").format(
                    day=language().short_day(deadline)
                ),
                "late_reason",
            )
        self.received_on = received
        self.submitted_on = on
        self.returned_because = ""
        self.state = ClaimState.SUBMITTED

    def return_(self, because: str) -> None:
        """Send it back with what needs putting right, in words the person can be told."""
        self._require(ClaimState.SUBMITTED)
        if not because.strip():
            raise Problem(_("Say what needs putting right."), "returned_because")
        self.returned_because = because.strip()
        self.state = ClaimState.RETURNED

    def approve(
        self,
        by: Approver,
        on: date,
        lines: Iterable[ClaimLine],
        *,
        how: ApprovalHow = ApprovalHow.IN_PROGRAM,
        exceptions_reason: str = "",
    ) -> None:
        """Agree to pay what the lines allow.

        Raises :class:`Problem` when it was approved already (naming who and when), when the approver is the
        person or the payee, when it is above their limit, or when a cost without its receipt has no reason.
        """
        if self.state is ClaimState.APPROVED and self.approved_on:
            raise Problem(
                _("{name} approved this on {day}.").format(
                    name=self.approved_by, day=language().short_day(self.approved_on)
                )
            )
        self._require(ClaimState.SUBMITTED)
        self.check_approval(by, lines := list(lines), exceptions_reason)
        self.approved_by_id, self.approved_by, self.approved_on = by.staff_user_id, by.name, on
        self.approved_how = how
        self.exceptions_reason = exceptions_reason.strip()
        self.state = ClaimState.APPROVED

    def check_approval(self, by: Approver, lines: Iterable[ClaimLine], exceptions_reason: str) -> None:
        """Go on only if this approver may agree to what these lines allow; raises :class:`Problem` as :meth:`approve`."""
        lines = list(lines)
        self._check_approver(by, self.totals(lines))
        self._check_receipts(lines, exceptions_reason)

    def _check_approver(self, by: Approver, totals: ClaimTotals) -> None:
        if by.person_id is not None and by.person_id in {self.person_id, self.payee_person_id}:
            raise Problem(_("Nobody approves a claim that pays themselves. Ask someone else to approve it."))
        gross = totals.payment + totals.expenses + totals.to_charity
        if by.limit is not None and gross > by.limit:
            raise Problem(
                _("{total} is above your approval limit of {limit}. Ask someone with a higher limit.").format(
                    total=gross.text(), limit=by.limit.text()
                )
            )

    @staticmethod
    def _check_receipts(lines: list[ClaimLine], exceptions_reason: str) -> None:
        if any(line.is_exception for line in lines) and not exceptions_reason.strip():
            raise Problem(
                _("A cost has no receipt. You can still approve it: say why."),
                "exceptions_reason",
            )

    def changed(self) -> None:
        """Amount, payee or bank details change: an approval is cancelled and the next version begins.

        Raises :class:`Problem` once the claim is in a run or paid.
        """
        if self.is_open:
            return
        self._require(ClaimState.APPROVED)
        self.version_no += 1
        self._forget_approval()
        self.state = ClaimState.SUBMITTED

    def enter_run(self, totals: ClaimTotals) -> None:
        """Put it, or the part that is not paid yet, in a payment run; what comes to nothing cannot enter one."""
        self._require(ClaimState.APPROVED, ClaimState.PART_PAID)
        if not (totals.to_pay or totals.to_charity):
            raise Problem(_("Claim {number} comes to nothing to pay.").format(number=self.number))
        self.state = ClaimState.IN_RUN

    def leave_run(self) -> None:
        """Take it out of a run that has not been sent; it stays approved."""
        self._require(ClaimState.IN_RUN)
        self.state = ClaimState.APPROVED

    def require_payable(self) -> None:
        """Go on only if something of it may still be paid; raises :class:`Problem` otherwise."""
        self._require(ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PART_PAID)

    def mark_paid(self, on: date) -> None:
        """The whole of it reached the person on this day."""
        self.require_payable()
        self.paid_on = on
        self.state = ClaimState.PAID

    def mark_part_paid(self, on: date) -> None:
        """Some of it reached the person on this day; the rest is still owed, or is owed again."""
        self._require(ClaimState.APPROVED, ClaimState.IN_RUN, ClaimState.PART_PAID, ClaimState.PAID)
        self.paid_on = on
        self.state = ClaimState.PART_PAID

    def payment_came_back(self) -> None:
        """The bank sent the money back: it is owed again, approved as before."""
        self._require(ClaimState.IN_RUN, ClaimState.PAID, ClaimState.PART_PAID)
        self.paid_on = None
        self.state = ClaimState.APPROVED

    def void(self, because: str) -> None:
        """Cancel it before any money has moved; its number is not used again."""
        self._require(ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.RETURNED, ClaimState.APPROVED)
        if not because.strip():
            raise Problem(_("Say why this claim is not needed."), "void_because")
        self._forget_approval()
        self.void_because = because.strip()
        self.state = ClaimState.VOID

    def totals(self, lines: Iterable[ClaimLine]) -> ClaimTotals:
        """The boxes of this claim from its lines, less its advance."""
        lines = list(lines)
        return ClaimTotals(
            payment=Money.total(line.allowed for line in lines if line.box is Box.PAYMENT),
            expenses=Money.total(line.allowed for line in lines if line.box is Box.EXPENSES),
            advance=Money(self.advance_pence),
            to_charity=Money(self.charity_pence),
        )

    def _forget_approval(self) -> None:
        self.approved_on = None
        self.approved_by_id = None
        self.approval_scan_id = None
        self.approved_by = ""
        self.exceptions_reason = ""

    def _require(self, *states: ClaimState) -> None:
        if self.state not in states:
            raise Problem(
                _("Claim {number} is now “{state}”, so this cannot be done.").format(
                    number=self.number, state=_(CLAIM_STATE_NAMES[self.state])
                )
            )
