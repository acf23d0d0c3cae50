"""Finance's answer to a packet: looked over first, then taken in whole, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ApprovalHow, Claim, ClaimState
from coprod_desktop.domain.finance_answers import Decision, Verdict
from coprod_desktop.domain.finance_effects import Effect, Here, effect, left
from coprod_desktop.domain.finance_packets import FinancePacket, PacketClaim, WithFinance, as_seen
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.payments import PaymentRun, control_totals
from coprod_desktop.domain.permission import Permission, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import approvers, finance_packets, payments, runs
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import finance_files
from coprod_desktop.storage import finance_packets as stored
from coprod_desktop.storage import staff as stored_staff
from coprod_desktop.storage.vault import sealed_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.finance_answers import Answer, AnswerRun
    from coprod_desktop.storage.database import Work

_NOTE = 300


@dataclass(frozen=True)
class Planned:
    """One claim of the packet, what finance said of it, and what that does."""

    row: PacketClaim
    claim: Claim
    lines: tuple[ClaimLine, ...]
    said: Decision
    effect: Effect


@dataclass(frozen=True)
class LookedOver:
    """What an answer would do, claim by claim, before anything is done."""

    packet: FinancePacket
    answer: Answer
    by: StaffUser
    planned: tuple[Planned, ...]

    @property
    def does_something(self) -> bool:
        """Whether any claim changes by it."""
        return any(one.effect.does_something for one in self.planned)

    @property
    def moves_money(self) -> bool:
        """Whether it marks anything as sent or paid: then it cannot be undone."""
        return any(one.effect.run is not None or one.effect.paid_on is not None for one in self.planned)

    def counted(self, verdict: Verdict) -> int:
        """How many claims it approves, or sends back."""
        return sum(one.effect.verdict is verdict for one in self.planned)

    @property
    def sent(self) -> int:
        """How many it puts in a payment run."""
        return sum(one.effect.run is not None for one in self.planned)

    @property
    def paid(self) -> int:
        """How many it marks as paid."""
        return sum(one.effect.paid_on is not None for one in self.planned)

    @property
    def left(self) -> tuple[Planned, ...]:
        """Those that stay as they are, each with why."""
        return tuple(one for one in self.planned if one.effect.left)


def read(path: Path) -> bytes:
    """The bytes of an answer. Raises :class:`Problem` when it is none, damaged, or cannot be read."""
    raw = sealed_file.bytes_of(path)
    finance_files.answer_head(raw)
    return raw


def look(work: Work, raw: bytes) -> LookedOver:
    """What an answer would do; nothing is written.

    Raises :class:`Problem` for a file that is none, damaged, tampered with, of another register or of a packet this one
    does not know, older than what was taken in already, and by someone who is not in finance.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    head = finance_files.answer_head(raw)
    if head.register != stored.register_name(work.session):
        raise Problem(_("This answer is for another register. Nothing was changed."))
    packet = work.find(FinancePacket, head.packet_id)
    if packet is None:
        raise Problem(
            _(
                "This register knows no packet {number} that this answers. It may be an older copy, from before the packet was made."
            ).format(number=head.packet_number)
        )
    packet.check_next(head.number)
    answer = finance_files.open_answer(raw, stored.answer_key(work.session, packet.id))
    by = _by(work, answer)
    _check_days(work, answer)
    return LookedOver(packet, answer, by, tuple(_planned(work, packet, answer, by)))


def take_in(work: Work, raw: bytes) -> LookedOver:
    """Do what an answer says, once: approve, send back, put in runs, mark as paid; what was done.

    Where money moved it cannot be undone. Raises :class:`Problem` as :func:`look`, and when a run does not come to its
    control totals; then nothing was changed.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    found = look(work, raw)
    for one in found.planned:
        _decide(work, one, found.by)
    work.flush()
    for run in found.answer.runs:
        _send(work, run, found)
    for one in found.planned:
        if one.effect.paid_on is not None:
            one.row.state = WithFinance.PAID
            payments.pay(work, one.claim, one.effect.paid_on)
    found.packet.answer(found.answer.number, work.today, work.actor.name)
    work.flush()
    if found.moves_money:
        work.seal()
    return found


def _by(work: Work, answer: Answer) -> StaffUser:
    by = work.find(StaffUser, answer.by_id)
    roles = () if by is None else [row.role for row in stored_staff.roles_of(work.session, by.id)]
    if by is None or by.left_on is not None or Role.FINANCE not in roles:
        raise Problem(
            _("{name}, who decided this, is not in finance in this register. Nothing was changed.").format(
                name=answer.by_name
            )
        )
    return by


def _check_days(work: Work, answer: Answer) -> None:
    days = [run.written_on for run in answer.runs] + [answer.written_on or work.today]
    if (last := max(days)) > work.today:
        raise Problem(
            _(
                "Finance wrote this answer on {day}, which is still to come here. Check both computers' dates. Nothing was changed."
            ).format(day=language().short_day(last))
        )


def _planned(work: Work, packet: FinancePacket, answer: Answer, by: StaffUser) -> list[Planned]:
    said = {one.claim_id: one for one in answer.decisions}
    found = stored.claims_of(work.session, packet.id)
    lines = stored_claims.lines_of(work.session, [claim.id for _row, claim in found])
    held = stored.held(work.session, [claim.id for _row, claim in found])
    planned = []
    for row, claim in found:
        its, decision = lines[claim.id], said.get(claim.id, Decision(claim.id, row.seen))
        here = _here(work, packet, row, claim, its, held.get(claim.id))
        does = _allowed(work, claim, its, decision, here, effect(decision, here, work.today), by)
        planned.append(Planned(row, claim, tuple(its), decision, does))
    return planned


def _here(
    work: Work,
    packet: FinancePacket,
    row: PacketClaim,
    claim: Claim,
    lines: Sequence[ClaimLine],
    held: int | None,
) -> Here:
    same = (as_seen(claim, lines), finance_packets.account_code(work, claim))
    return Here(
        with_finance=row.state,
        state=claim.state,
        same=same == (row.seen, row.account_code),
        paid_on=claim.paid_on,
        withdrawn=packet.withdrawn_on is not None,
        in_packet=held if held not in {None, packet.number} else None,
    )


def _allowed(
    work: Work,
    claim: Claim,
    lines: Sequence[ClaimLine],
    said: Decision,
    here: Here,
    does: Effect,
    by: StaffUser,
) -> Effect:
    """What finance approved, held against who they are here: never their own, and never above their limit."""
    if does.verdict is not Verdict.APPROVE or claim.state is not ClaimState.SUBMITTED:
        return does
    try:
        claim.check_approval(approvers.by_staff(work, claim, by), lines, said.exceptions_reason)
    except Problem as problem:
        return left(said, here, problem.message)
    return does


def _decide(work: Work, one: Planned, by: StaffUser) -> None:
    """The verdict, and how far the claim has come with finance."""
    claim, row, does = one.claim, one.row, one.effect
    if does.left:
        row.state = WithFinance.ASTRAY if does.astray else WithFinance.LEFT
        row.note = does.left[:_NOTE]
    elif does.settled:
        row.state = WithFinance.PAID
    elif does.verdict is Verdict.RETURN:
        claim.changed()
        claim.return_(one.said.because)
        reasons = {reason.line_id: reason.because for reason in one.said.lines}
        for line in one.lines:
            line.returned_because = reasons.get(line.id, "")[:_NOTE]
        row.state = WithFinance.RETURNED
    elif does.verdict is Verdict.APPROVE:
        if claim.state is ClaimState.SUBMITTED:
            claim.approve(
                approvers.by_staff(work, claim, by),
                one.said.decided_on or work.today,
                one.lines,
                how=ApprovalHow.BY_ANSWER,
                exceptions_reason=one.said.exceptions_reason,
            )
        row.state = WithFinance.APPROVED if _finance_pays(one) else WithFinance.DECIDED


def _finance_pays(one: Planned) -> bool:
    totals = one.claim.totals(one.lines)
    return one.claim.method not in runs.BY_HAND and bool(totals.to_pay or totals.to_charity)


def _send(work: Work, told: AnswerRun, found: LookedOver) -> None:
    """The run that finance wrote, as a run here: the same claims, and the same control totals."""
    wanted = [one for one in found.planned if one.effect.run == told.number]
    if not wanted:
        return
    for one in wanted:
        one.row.state = WithFinance.SENT
    run = PaymentRun(
        number=runs.next_number(work),
        kind=told.kind,
        made_on=told.written_on,
        made_by=found.by.name,
        pay_on=told.pay_on,
    )
    work.add(run)
    made = [(runs.put_in(work, run, one.claim), one.claim) for one in wanted]
    totals = control_totals((payment, claim.number, claim.version_no) for payment, claim in made)
    whole = len(wanted) == told.count
    if whole and (totals.to_pay.pence, totals.code) != (told.to_pay_pence, told.code):
        raise Problem(
            _(
                "The file that finance wrote does not come to the same control totals here. Nothing was changed."
            )
        )
    run.write(told.written_on, found.by.name, told.layout, totals)
    for payment, _claim in made:
        payment.send()
    work.flush()
