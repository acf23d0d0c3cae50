"""Payment runs: approved claims chosen, counted, written once for the bank or for finance's ledger, and followed up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank_file import LENGTH, cleaned
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.payments import (
    ControlTotals,
    Payment,
    PaymentRun,
    PaymentState,
    RunKind,
    control_totals,
)
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.period import next_working_day
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation, payments
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import finance_packets as stored_packets
from coprod_desktop.storage import numbers
from coprod_desktop.storage import payments as stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from coprod_desktop.domain.bank import BankAccount
    from coprod_desktop.domain.claims import ClaimTotals
    from coprod_desktop.storage.database import Work

_LAST_NUMBER = "run_last_number"

#: What leaves by hand on the day never goes through a run.
BY_HAND = {PaymentMethod.CASH, PaymentMethod.VOUCHER}


@dataclass(frozen=True)
class Candidate:
    """A claim that could go in a run; ``not_yet`` says what stands in the way, empty when nothing does."""

    id: int
    number: int
    person: str
    activity_day: date
    method: PaymentMethod
    payment: Money
    expenses: Money
    to_pay: Money
    not_yet: str = ""


@dataclass(frozen=True)
class RunRow:
    """One run in a list: its totals, and how many of its payments wait, arrived or came back."""

    id: int
    run: PaymentRun
    count: int
    to_pay: Money
    waiting: int
    paid: int
    came_back: int

    @property
    def is_settled(self) -> bool:
        """Whether it was written and nothing of it waits any more."""
        return self.run.written_on is not None and not self.waiting


@dataclass(frozen=True)
class RunPayment:
    """One payment of a run as finance reads it."""

    id: int
    claim_id: int
    number: int
    version_no: int
    person: str
    payee: str
    state: PaymentState
    on_day: date | None
    payment: Money
    expenses: Money
    advance: Money
    charity: Money
    to_pay: Money
    reference: str
    ending: str
    because: str


@dataclass(frozen=True)
class RunPage:
    """One run whole, with its control totals as they are now."""

    run: PaymentRun
    payments: tuple[RunPayment, ...]
    totals: ControlTotals

    @property
    def waiting(self) -> tuple[RunPayment, ...]:
        """Those that have neither arrived nor come back."""
        return tuple(one for one in self.payments if one.state in {PaymentState.PLANNED, PaymentState.SENT})


def candidates(work: Work, kind: RunKind) -> list[Candidate]:
    """Approved claims this kind of run could take, the longest wait first, and what stands in the way of others."""
    work.actor.require(Permission.SEE_CLAIMS)
    claims = [claim for claim in stored.to_pay(work.session) if claim.method not in BY_HAND]
    names = {row.id: row.person for row in stored_claims.rows(work.session, [claim.id for claim in claims])}
    return [_candidate(work, claim, names[claim.id], kind) for claim in claims]


def make(work: Work, kind: RunKind, claim_ids: Iterable[int], pay_on: date | None = None) -> PaymentRun:
    """Put claims together in a run; a day that is no working day becomes the next one.

    Raises :class:`Problem` for a day gone by, and names the claim that cannot go in; then no run is made.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    wanted = set(claim_ids)
    claims = stored_claims.by_ids(work.session, wanted)
    if not wanted:
        raise Problem(_("Choose at least one claim to pay."))
    if len(claims) != len(wanted):
        raise Gone
    run = PaymentRun(
        number=next_number(work),
        kind=kind,
        made_on=work.today,
        made_by=work.actor.name,
        pay_on=working_day(work, pay_on or work.today),
    )
    work.add(run)
    for claim in claims:
        _enter(work, run, claim)
    return run


def next_number(work: Work) -> int:
    """The number of a run to be made, never given before."""
    work.actor.require(Permission.EDIT_CLAIMS)
    return numbers.take(work.session, _LAST_NUMBER, stored.last_run(work.session))


def make_of_all(
    work: Work, kind: RunKind, pay_on: date | None = None, among: Collection[int] | None = None
) -> PaymentRun:
    """A run of every approved claim that can be paid this way; with ``among``, of those claims alone.

    Raises :class:`Problem` that says what stands in the way when there is none.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    found = [one for one in candidates(work, kind) if among is None or one.id in among]
    ready = [one.id for one in found if not one.not_yet]
    if found and not ready:
        first = found[0]
        raise Problem(
            _("Claim {number}: {problem}").format(number=first.number, problem=first.not_yet), "kind"
        )
    if not ready:
        raise Problem(_("No approved claim waits to be paid."), "kind")
    return make(work, kind, ready, pay_on)


def working_day(work: Work, day: date) -> date:
    """The day itself, or the next on which banks work in the organisation's nation.

    Raises :class:`Problem` beside ``pay_on`` for a day gone by.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    if day < work.today:
        raise Problem(_("This day has gone by. Choose today or a later day."), "pay_on")
    nation = organisation.current(work).nation
    return next_working_day(day, bank_holidays_between(day.year, day.year + 1, nation))


def take_out(work: Work, payment_id: int) -> None:
    """Take one claim out of a run that has not been written; it stays approved."""
    work.actor.require(Permission.EDIT_CLAIMS)
    payment = work.get(Payment, payment_id)
    run = work.get(PaymentRun, payment.run_id or 0)
    run.require_open()
    _leave(work, payment)
    if not [one for one in stored.of_run(work.session, run.id) if one.payment.id != payment_id]:
        work.delete(run)


def drop(work: Work, run_id: int) -> None:
    """Give up a run that has not been written; its claims stay approved. Its number is not used again."""
    work.actor.require(Permission.EDIT_CLAIMS)
    run = work.get(PaymentRun, run_id)
    run.require_open()
    for one in stored.of_run(work.session, run_id):
        _leave(work, one.payment)
    work.delete(run)


def rows(work: Work) -> list[RunRow]:
    """Every run, the newest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    states = stored.states(work.session)
    return [_row(run, states.get(run.id, {})) for run in stored.runs(work.session)]


def page(work: Work, run_id: int) -> RunPage:
    """One run with its payments, by claim number."""
    work.actor.require(Permission.SEE_CLAIMS)
    run = work.get(PaymentRun, run_id)
    found = stored.of_run(work.session, run_id)
    return RunPage(run, tuple(_payment(work, one) for one in found), totals(work, run_id))


def totals(work: Work, run_id: int) -> ControlTotals:
    """The control totals of everything the run pays: what came back counts as it was sent."""
    work.actor.require(Permission.SEE_CLAIMS)
    return control_totals(
        (one.payment, one.claim.number, one.claim.version_no)
        for one in stored.of_run(work.session, run_id)
        if one.payment.state is not PaymentState.COUNTER
    )


def arrived(work: Work, run_id: int, on: date) -> int:
    """Every payment of a run that still waits reached its person on this day; how many. It cannot be undone.

    Raises :class:`Problem` beside ``paid_on`` for a day to come or before the run was written.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    run = work.get(PaymentRun, run_id)
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "paid_on")
    if run.written_on is None or on < run.written_on:
        raise Problem(
            _("Run {number} had not been written by then. Check the date.").format(number=run.number),
            "paid_on",
        )
    waiting = [one for one in stored.of_run(work.session, run_id) if one.payment.state is PaymentState.SENT]
    if not waiting:
        raise Problem(_("Nothing of this run waits any more."))
    for one in waiting:
        one.payment.arrive(on)
        payments.settle_state(work, one.claim)
    work.seal()
    return len(waiting)


def came_back(work: Work, payment_id: int, because: str) -> Payment:
    """One payment did not arrive: its claim is owed again and can go in another run.

    Raises :class:`Problem` beside ``because`` without a reason, and for a payment whose run was never written.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    payment = work.get(Payment, payment_id)
    if not because.strip():
        raise Problem(_("Say why it did not arrive, as the bank told you."), "because")
    if payment.state is PaymentState.PLANNED:
        raise Problem(_("This has not been sent yet. Take it out of the run instead."))
    payments.take_back(work, payment, because.strip()[:300])
    return payment


def _enter(work: Work, run: PaymentRun, claim: Claim) -> None:
    not_yet = _not_yet(work, claim, run.kind)
    if not_yet:
        raise Problem(_("Claim {number}: {problem}").format(number=claim.number, problem=not_yet))
    put_in(work, run, claim)


def put_in(work: Work, run: PaymentRun, claim: Claim) -> Payment:
    """A payment of a claim in a run, with the reference and the account it goes to."""
    work.actor.require(Permission.EDIT_CLAIMS)
    payment = payments.plan(work, claim)
    payment.run_id = run.id
    payment.reference = reference(work, claim)
    payment.account_code = account_code(work, payment.payee_id)
    claim.enter_run(claim.totals(stored_claims.lines(work.session, claim.id)))
    return payment


def reference(work: Work, claim: Claim) -> str:
    """What the person sees on their statement: their payee's surname and the claim's number."""
    work.actor.require(Permission.SEE_CLAIMS)
    payee = work.get(Person, claim.payee_person_id or claim.person_id)
    number = str(claim.number)
    words = (payee.legal_name or payee.name).split() or [""]
    surname = cleaned(words[-1], LENGTH - len(number) - 1)
    return f"{surname} {number}".strip()


def account_code(work: Work, payee_id: int) -> str:
    """What stands for the account someone has now; empty where none is known."""
    work.actor.require(Permission.SEE_CLAIMS)
    account = stored_bank.account_of(work.session, payee_id)
    return "" if account is None else account.code


def _leave(work: Work, payment: Payment) -> None:
    """Out of the run; where the account is another by now, it has to be approved again."""
    claim = work.get(Claim, payment.claim_id)
    other_account = account_code(work, payment.payee_id) != payment.account_code
    for line in stored.lines_of(work.session, payment.id):
        work.delete(line)
    work.delete(payment)
    work.flush()
    claim.leave_run()
    if payments.live(work, claim):
        payments.settle_state(work, claim)
    elif other_account and claim.method.uses_account:
        claim.changed()


def _candidate(work: Work, claim: Claim, person: str, kind: RunKind) -> Candidate:
    left = _left(work, claim)
    return Candidate(
        id=claim.id,
        number=claim.number,
        person=person,
        activity_day=claim.activity_day,
        method=claim.method,
        payment=left.payment,
        expenses=left.expenses,
        to_pay=left.to_pay,
        not_yet=_not_yet(work, claim, kind),
    )


def _left(work: Work, claim: Claim) -> ClaimTotals:
    """What is not paid yet; an advance and a gift to a charity went with the first part."""
    totals = claim.totals(stored.unpaid_lines(work.session, claim.id))
    if claim.state is ClaimState.PART_PAID:
        return replace(totals, advance=NOTHING, to_charity=NOTHING)
    return totals


def _not_yet(work: Work, claim: Claim, kind: RunKind) -> str:
    """Why a claim cannot go in a run of this kind; empty when it can."""
    totals = _left(work, claim)
    if not (totals.to_pay or totals.to_charity):
        return _("There is nothing to pay.")
    if claim.method in BY_HAND:
        return _("This is paid by hand on the day.")
    if (packet := stored_packets.held(work.session, [claim.id]).get(claim.id)) is not None:
        return _("It is with finance in packet {number}.").format(number=packet)
    account = stored_bank.account_of(work.session, claim.payee_person_id or claim.person_id)
    if account is not None and account.came_back_on is not None and account.verified_on is None:
        return _("Money to this account came back. Make sure of the details first.")
    return _no_bank(work, claim, account) if kind is RunKind.BANK_FILE else ""


def _no_bank(work: Work, claim: Claim, account: BankAccount | None) -> str:
    if claim.charity_pence:
        return _("Part of it goes to a charity: finance pays that from its ledger.")
    if not claim.method.uses_account:
        return _("They are not paid through a bank.")
    if account is None:
        return _("There are no bank details.")
    current = stored_bank.current_key(work.session)
    if current is None or account.key_id != current.id:
        return _("The bank details can no longer be opened. Ask again.")
    return ""


def _row(run: PaymentRun, states: dict[PaymentState, tuple[int, int]]) -> RunRow:
    def held(*wanted: PaymentState) -> int:
        return sum(states.get(state, (0, 0))[0] for state in wanted)

    sent = [state for state in states if state is not PaymentState.COUNTER]
    return RunRow(
        id=run.id,
        run=run,
        count=held(*sent),
        to_pay=Money(sum(states[state][1] for state in sent)),
        waiting=held(PaymentState.PLANNED, PaymentState.SENT),
        paid=held(PaymentState.PAID),
        came_back=held(PaymentState.CAME_BACK),
    )


def _payment(work: Work, found: stored.StoredPayment) -> RunPayment:
    one, claim = found.payment, found.claim
    account = stored_bank.account_of(work.session, one.payee_id) if claim.method.uses_account else None
    shown = RunPayment(
        id=one.id,
        claim_id=claim.id,
        number=claim.number,
        version_no=claim.version_no,
        person=found.person,
        payee=found.person if account is None else account.account_name,
        state=one.state,
        on_day=one.on_day,
        payment=Money(one.payment_pence),
        expenses=Money(one.expenses_pence),
        advance=Money(one.advance_pence),
        charity=Money(one.charity_pence),
        to_pay=one.to_pay,
        reference=one.reference,
        ending="" if account is None else account.ending,
        because=one.because,
    )
    if one.state is PaymentState.COUNTER:
        return replace(shown, to_pay=shown.payment + shown.expenses - shown.advance)
    return shown
