"""Finance's answer to a packet: what was decided and paid, kept while it grows and sent back as often as there is news.

Each answer says all that was decided so far, so a later one stands for those before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.finance_packets import ClaimForFinance, Packet, comes_to_nothing
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import RunKind, control_totals
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _, language


class Verdict(TextEnum):
    """What finance decided of a claim."""

    NONE = "none"
    APPROVE = "approve"
    RETURN = "return"
    OTHER = "other"


#: Verdicts as shown.
VERDICT_NAMES: dict[Verdict, str] = {
    Verdict.NONE: N_("Not decided"),
    Verdict.APPROVE: N_("Approved"),
    Verdict.RETURN: N_("Sent back"),
    Verdict.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class LineReason:
    """What is to be put right on one line."""

    line_id: int
    because: str


@dataclass(frozen=True)
class Decision:
    """What finance decided of one claim, and how far it was paid. ``run`` is the number of its run in this answer.

    ``told`` is the answer that first said the verdict, ``paid_told`` the one that first said when it was paid; 0 while none did.
    """

    claim_id: int
    seen: int
    verdict: Verdict = Verdict.NONE
    decided_on: date | None = None
    because: str = ""
    lines: tuple[LineReason, ...] = ()
    exceptions_reason: str = ""
    run: int | None = None
    paid_on: date | None = None
    told: int = 0
    paid_told: int = 0

    @property
    def money_moved(self) -> bool:
        """Whether finance has paid it, or sent it to the bank."""
        return self.run is not None or self.paid_on is not None

    @property
    def is_final(self) -> bool:
        """Whether nothing is left to be done about it."""
        return self.verdict is Verdict.RETURN or self.paid_on is not None


@dataclass(frozen=True)
class AnswerRun:
    """A file that finance made for its bank or ledger: what it holds, and the control totals it was written with."""

    number: int
    kind: RunKind
    layout: str
    pay_on: date
    written_on: date
    count: int
    to_pay_pence: int
    code: str


@dataclass(frozen=True)
class Answer:
    """Everything finance decided about one packet so far.

    ``number`` counts the answers that were written, ``runs_told`` the runs they told of.
    """

    register: str
    packet_id: int
    packet_number: int
    by_id: int
    by_name: str
    decisions: tuple[Decision, ...]
    runs: tuple[AnswerRun, ...] = ()
    number: int = 0
    written_on: date | None = None
    runs_told: int = 0

    @classmethod
    def begin(cls, packet: Packet, by_id: int, by_name: str) -> "Answer":
        """Nothing is decided yet. What was approved before it was sent needs no approver any more."""
        return cls(
            packet.register,
            packet.packet_id,
            packet.number,
            by_id,
            by_name,
            tuple(Decision(one.id, one.seen) for one in packet.claims),
        )

    def of(self, claim_id: int) -> Decision:
        """What was decided of one claim."""
        return next(one for one in self.decisions if one.claim_id == claim_id)

    def may_pay(self, claim: ClaimForFinance) -> bool:
        """Whether it is approved, finance's to pay, and not paid or sent yet."""
        one = self.of(claim.id)
        agreed = one.verdict is Verdict.APPROVE or (not claim.to_approve and one.verdict is Verdict.NONE)
        return agreed and not claim.by_hand and not one.money_moved and not comes_to_nothing(claim.totals)

    @property
    def has_news(self) -> bool:
        """Whether something was decided, sent or paid since the last answer was written."""
        return (
            any(
                (one.verdict is not Verdict.NONE and not one.told)
                or (one.paid_on is not None and not one.paid_told)
                for one in self.decisions
            )
            or len(self.runs) > self.runs_told
        )

    # what finance does

    def approve(self, packet: Packet, claim_id: int, on: date, exceptions_reason: str = "") -> "Answer":
        """Agree to pay a claim.

        Raises :class:`Problem` for whoever is paid by it or has a lower limit, for a cost whose receipt is missing without
        a reason, and on a day before the packet was made.
        """
        claim, one = packet.claim(claim_id), self.of(claim_id)
        _check_clock(packet, on)
        _refuse_told(one)
        _check_approver(packet, claim, self.by_id)
        if claim.needs_reason and not exceptions_reason.strip():
            raise Problem(_("A cost has no receipt. You can still approve it: say why."), "exceptions_reason")
        reason = exceptions_reason.strip()
        fresh = Decision(
            claim_id, one.seen, Verdict.APPROVE, decided_on=on, exceptions_reason=reason, run=one.run
        )
        return self._with(fresh)

    def return_(
        self, packet: Packet, claim_id: int, on: date, because: str, lines: Iterable[LineReason] = ()
    ) -> "Answer":
        """Send a claim back with what needs putting right. Raises :class:`Problem` without it, and once it was sent or paid."""
        one = self.of(claim_id)
        _check_clock(packet, on)
        _refuse_told(one)
        if one.money_moved:
            raise Problem(_("Money has been sent for this claim already, so it cannot be sent back."))
        if not because.strip():
            raise Problem(_("Say what needs putting right."), "because")
        said = tuple(LineReason(row.line_id, row.because.strip()) for row in lines if row.because.strip())
        return self._with(
            Decision(claim_id, one.seen, Verdict.RETURN, decided_on=on, because=because.strip(), lines=said)
        )

    def think_again(self, claim_id: int) -> "Answer":
        """Nothing is decided of this claim any more. Raises :class:`Problem` once an answer said it, or money was sent."""
        one = self.of(claim_id)
        _refuse_told(one)
        if one.money_moved:
            raise Problem(_("Money has been sent for this claim already, so it stays approved."))
        return self._with(Decision(claim_id, one.seen))

    def send(self, packet: Packet, claim_ids: Iterable[int], run: AnswerRun) -> "Answer":
        """A file for the bank or the ledger was made of these claims. Raises :class:`Problem` when one cannot be paid."""
        wanted = self._payable(packet, claim_ids)
        sent = self
        for claim in wanted:
            sent = sent._with(replace(self.of(claim.id), run=run.number))
        return replace(sent, runs=(*self.runs, run))

    def run_of(
        self, packet: Packet, claim_ids: Iterable[int], kind: RunKind, layout: str, pay_on: date, on: date
    ) -> AnswerRun:
        """The run these claims would make, with its control totals."""
        _check_clock(packet, on)
        wanted = self._payable(packet, claim_ids)
        totals = control_totals((one.as_payment(), one.number, one.version_no) for one in wanted)
        return AnswerRun(
            number=len(self.runs) + 1,
            kind=kind,
            layout=layout,
            pay_on=pay_on,
            written_on=on,
            count=totals.count,
            to_pay_pence=totals.to_pay.pence,
            code=totals.code,
        )

    def pay(self, packet: Packet, claim_ids: Iterable[int], on: date, today: date) -> "Answer":
        """The money of these claims left on this day, or reached their people.

        Raises :class:`Problem` for a day to come or before it was approved, and for a claim that is not approved or paid already.
        """
        _check_clock(packet, today)
        if on > today:
            raise Problem(_("This day is still to come. Check the date."), "paid_on")
        paid = self
        for claim_id in claim_ids:
            claim, one = packet.claim(claim_id), self.of(claim_id)
            if not (self.may_pay(claim) or (one.run is not None and one.paid_on is None)):
                raise _not_payable(claim)
            if on < max(filter(None, (one.decided_on, self._written(one.run))), default=packet.made_on):
                raise Problem(
                    _("Claim {number} was approved or sent after this day. Check the date.").format(
                        number=claim.number
                    ),
                    "paid_on",
                )
            paid = paid._with(replace(one, paid_on=on))
        return paid

    def write(self, on: date) -> "Answer":
        """The next answer, to be sent back. Raises :class:`Problem` when nothing was decided since the last one."""
        if not self.has_news:
            raise Problem(_("Nothing was decided since the last answer, so there is nothing to send."))
        number = self.number + 1
        told = tuple(
            replace(
                one,
                told=one.told or (number if one.verdict is not Verdict.NONE or one.money_moved else 0),
                paid_told=one.paid_told or (number if one.paid_on is not None else 0),
            )
            for one in self.decisions
        )
        return replace(self, number=number, written_on=on, decisions=told, runs_told=len(self.runs))

    def _with(self, fresh: Decision) -> "Answer":
        return replace(
            self,
            decisions=tuple(fresh if one.claim_id == fresh.claim_id else one for one in self.decisions),
        )

    def _written(self, run: int | None) -> date | None:
        return next((one.written_on for one in self.runs if one.number == run), None)

    def _payable(self, packet: Packet, claim_ids: Iterable[int]) -> list[ClaimForFinance]:
        wanted = [packet.claim(claim_id) for claim_id in claim_ids]
        if not wanted:
            raise Problem(_("Choose at least one claim to pay."))
        for claim in wanted:
            if not self.may_pay(claim):
                raise _not_payable(claim)
        return wanted


def _not_payable(claim: ClaimForFinance) -> Problem:
    return Problem(
        _("Claim {number} is not approved, or is paid or sent already.").format(number=claim.number)
    )


def _refuse_told(one: Decision) -> None:
    if one.told:
        raise Problem(
            _(
                "Answer {answer} said what was decided here. Ask the coordinator: what comes next is decided in the register."
            ).format(answer=one.told)
        )


def _check_clock(packet: Packet, today: date) -> None:
    if today < packet.made_on:
        raise Problem(
            _(
                "This computer says it is {today}, but the packet was made on {day}. Put the computer's date right first."
            ).format(today=language().short_day(today), day=language().short_day(packet.made_on))
        )


def _check_approver(packet: Packet, claim: ClaimForFinance, by_id: int) -> None:
    approver = next((one for one in packet.approvers if one.staff_user_id == by_id), None)
    if approver is None:
        raise Problem(
            _("You are not in finance in this register any more, so you cannot approve. Ask the coordinator.")
        )
    if by_id in claim.barred:
        raise Problem(_("Nobody approves a claim that pays themselves. Ask someone else to approve it."))
    totals = claim.totals
    gross = totals.payment + totals.expenses + totals.to_charity
    if approver.limit_pence is not None and gross > Money(approver.limit_pence):
        raise Problem(
            _("{total} is above your approval limit of {limit}. Ask someone with a higher limit.").format(
                total=gross.text(), limit=Money(approver.limit_pence).text()
            )
        )
