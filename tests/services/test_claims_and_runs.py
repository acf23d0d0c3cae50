"""Any order of what people do to claims and runs: no line is paid twice, totals are the lines, and there is a way out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlmodel import col

from coprod_desktop.domain.claim_lines import Box, ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.payments import Payment, PaymentLine, PaymentState, RunKind, boxes_of
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import (
    advances,
    cash_floats,
    cash_payments,
    claim_lines,
    history,
    run_files,
    runs,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_person
from tests.services.paying import FINANCE, Paying, a_float_for

CLAIMS = 3
APPROVER = replace(FINANCE, staff_user_id=98)
WAY_OUT = 8

Deed = Callable[[Work], object]
index = st.integers(0, CLAIMS - 1)
who = st.booleans()


class ClaimsAndRuns(RuleBasedStateMachine):
    """Three fresh claims in one register, worked on by a coordinator and by finance."""

    paying: ClassVar[Paying]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        people = [a_person(f"Person {n}") for n in range(CLAIMS)]
        given = Paying(self.paying.store, replace(self.paying.actor, staff_user_id=99))
        self.people, self.meeting = people, given.meeting(*people, day=TODAY)
        self.claims = list(given.draft(self.meeting).claim_ids)
        for claim_id in self.claims[:-1]:
            given.submitted(claim_id)
            given.do(lambda work, claim_id=claim_id: settling.approve(work, claim_id), APPROVER)  # type: ignore[misc]

    def tried(self, deed: Deed, *, finance: bool = False) -> bool:
        """Do it, or be told why not; anything but a Problem is a bug."""
        try:
            self.paying.do(deed, FINANCE if finance else self.paying.actor)
        except Problem:
            return False
        return True

    @rule(n=index)
    def submit(self, n: int) -> None:
        self.tried(lambda work: settling.submit(work, self.claims[n]))

    @rule(n=index, finance=who)
    def send_back(self, n: int, *, finance: bool) -> None:
        self.tried(lambda work: settling.return_(work, self.claims[n], "Which bus?"), finance=finance)

    @rule(n=index)
    def approve(self, n: int) -> None:
        self.tried(lambda work: settling.approve(work, self.claims[n]), finance=True)

    @rule(n=index, pence=st.integers(1, 20_00))
    def add_a_cost(self, n: int, pence: int) -> None:
        cost = CostTyped(kind=LineKind.FARE, claimed=pence, what="Bus", has_receipt=True)
        self.tried(lambda work: claim_lines.add_cost(work, self.claims[n], cost))

    @rule(n=index)
    def take_a_line_off(self, n: int) -> None:
        lines = self.paying.page(self.claims[n]).box(Box.EXPENSES)
        if lines:
            self.tried(lambda work: claim_lines.remove_line(work, lines[0].id))

    @rule(chosen=st.sets(index, min_size=1))
    def make_a_run(self, chosen: set[int]) -> None:
        self.tried(lambda work: runs.make(work, RunKind.LEDGER, {self.claims[n] for n in chosen}))

    @rule(again=st.booleans())
    def write_the_newest_run(self, *, again: bool) -> None:
        found = self.newest()
        if found is not None:
            self.tried(lambda work: run_files.write_ledger(work, found, self.folder, again=again))

    @rule(drop=st.booleans())
    def take_out(self, *, drop: bool) -> None:
        found = self.newest()
        if found is None:
            return
        if drop:
            self.tried(lambda work: runs.drop(work, found))
            return
        shown = self.paying.ask(lambda work: runs.page(work, found))
        self.tried(lambda work: runs.take_out(work, shown.payments[0].id))

    @rule(finance=who)
    def the_run_arrives(self, *, finance: bool) -> None:
        found = self.newest()
        if found is not None:
            self.tried(lambda work: runs.arrived(work, found, TODAY), finance=finance)

    @rule(first=st.booleans())
    def one_of_it_comes_back(self, *, first: bool) -> None:
        found = self.newest()
        if found is not None:
            shown = self.paying.ask(lambda work: runs.page(work, found)).payments
            one = shown[0 if first else -1].id
            self.tried(lambda work: runs.came_back(work, one, "Account closed"))

    @rule(n=index, boxes=st.sampled_from(((Box.PAYMENT,), (Box.EXPENSES,), (Box.PAYMENT, Box.EXPENSES))))
    def paid_without_a_run(self, n: int, boxes: tuple[Box, ...]) -> None:
        self.tried(lambda work: settling.mark_paid(work, [self.claims[n]], TODAY, boxes))

    @rule(n=index, boxes=st.sampled_from(((Box.EXPENSES,), (Box.PAYMENT, Box.EXPENSES))))
    def paid_in_cash(self, n: int, boxes: tuple[Box, ...]) -> None:
        floats = self.paying.ask(lambda work: cash_floats.of_meeting(work, self.meeting))
        held = floats[0].id if floats else a_float_for(self.paying, self.meeting, limit_pence="120")
        person_id = self.people[n].id
        self.tried(lambda work: cash_payments.pay(work, self.meeting, person_id, held, boxes))

    @rule(n=index, pence=st.integers(1, 120_00))
    def advance_given(self, n: int, pence: int) -> None:
        values = {"amount_pence": pence, "given_on": TODAY}
        person_id = self.people[n].id
        self.tried(lambda work: advances.give(work, person_id, values, claim_id=self.claims[n]))

    @rule(n=index)
    def advance_was_enough(self, n: int) -> None:
        self.tried(lambda work: advances.settle(work, self.claims[n]))

    @rule(n=index)
    def came_back(self, n: int) -> None:
        self.tried(lambda work: settling.payment_came_back(work, self.claims[n]))

    @rule(n=index)
    def void(self, n: int) -> None:
        self.tried(lambda work: settling.void(work, self.claims[n], "Not needed"))

    @rule(finance=who)
    def undo(self, *, finance: bool) -> None:
        self.tried(history.undo, finance=finance)

    def newest(self) -> int | None:
        found = self.paying.ask(runs.rows)
        return found[0].id if found else None

    @invariant()
    def no_line_is_in_two_live_payments_and_totals_are_the_lines(self) -> None:
        for claim_id in self.claims:
            self.check(claim_id)

    def check(self, claim_id: int) -> None:
        claim, lines, entries, held = self.paying.ask(lambda work: whole(work, claim_id))
        live = [line for payment in entries if payment.state.is_live for line in held[payment.id]]
        assert Counter(live).most_common(1)[:1] in ([], [(live[0], 1)] if live else [])
        known = {line.id: line for line in lines}
        for payment in entries:
            if payment.state.is_live:
                assert set(held[payment.id]) <= set(known)
                time, expenses = boxes_of(known[line] for line in held[payment.id])
                assert (payment.payment_pence, payment.expenses_pence) == (time.pence, expenses.pence)
        stands = [one for one in entries if one.state is PaymentState.PAID]
        waits = [one for one in entries if one.state in {PaymentState.PLANNED, PaymentState.SENT}]
        unpaid = [line for line in lines if line.id not in live and line.allowed_pence]
        assert (claim.state is ClaimState.PAID) == bool(stands and not unpaid and not waits)
        assert (claim.state is ClaimState.PART_PAID) == bool(stands and unpaid and not waits)
        assert (claim.state is ClaimState.IN_RUN) == bool(waits)
        taken = self.paying.ask(lambda work: advances.of_claim(work, claim))
        assert claim.advance_pence == sum(one.advance.amount_pence for one in taken)
        for one in entries:
            if one.state is PaymentState.COUNTER:
                other = next(two for two in entries if two.id == one.counters_id)
                assert (other.payment_pence, other.expenses_pence) == (
                    -one.payment_pence,
                    -one.expenses_pence,
                )

    def teardown(self) -> None:
        """From wherever it stopped, every claim can be brought to its end."""
        for claim_id in self.claims:
            for _step in range(WAY_OUT):
                self.step_on(claim_id)
            assert self.paying.page(claim_id).claim.state in {ClaimState.PAID, ClaimState.VOID}, claim_id

    def step_on(self, claim_id: int) -> None:
        """The next step of a claim on its ordinary way."""
        state = self.paying.page(claim_id).claim.state
        waiting = self.paying.ask(lambda work: whole(work, claim_id))[2]
        planned = [one for one in waiting if one.state is PaymentState.PLANNED]
        deeds: dict[ClaimState, Deed] = {
            ClaimState.DRAFT: lambda work: settling.submit(work, claim_id),
            ClaimState.RETURNED: lambda work: settling.submit(work, claim_id),
            ClaimState.SUBMITTED: lambda work: settling.approve(work, claim_id),
            ClaimState.APPROVED: lambda work: settling.mark_paid(work, [claim_id], TODAY),
            ClaimState.PART_PAID: lambda work: settling.mark_paid(work, [claim_id], TODAY),
            ClaimState.IN_RUN: lambda work: settling.mark_paid(work, [claim_id], TODAY),
        }
        if planned:
            self.paying.do(lambda work: runs.take_out(work, planned[0].id))
        elif state is ClaimState.APPROVED and not self.paying.page(claim_id).totals.to_pay:
            self.paying.do(lambda work: advances.settle(work, claim_id), FINANCE)
        elif state in deeds:
            self.paying.do(deeds[state], FINANCE)


def whole(work: Work, claim_id: int) -> tuple[Claim, list[ClaimLine], list[Payment], dict[int, list[int]]]:
    """A claim, its lines, its payments, and which lines each of those holds as its own."""
    lines = list(work.session.scalars(select(ClaimLine).where(col(ClaimLine.claim_id) == claim_id)))
    payments = list(work.session.scalars(select(Payment).where(col(Payment.claim_id) == claim_id)))
    held: dict[int, list[int]] = {payment.id: [] for payment in payments}
    ids = list(held)
    for line in work.session.scalars(select(PaymentLine).where(col(PaymentLine.payment_id).in_(ids))):
        if line.live_line_id is not None:
            held[line.payment_id].append(line.live_line_id)
    return work.get(Claim, claim_id), lines, payments, held


def test_no_order_of_deeds_pays_a_line_twice_or_leaves_a_claim_without_a_way_out(
    store: Store, actor: Actor, tmp_path: Path
) -> None:
    paying = Paying(store, actor)
    paying.scheme_in_force()
    chosen: Any = settings(
        max_examples=8,
        stateful_step_count=20,
        phases=(Phase.explicit, Phase.generate),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    ClaimsAndRuns.paying, ClaimsAndRuns.folder = paying, tmp_path
    run_state_machine_as_test(ClaimsAndRuns, settings=chosen)


def test_the_whole_way_of_a_run_keeps_every_line_and_leaves_a_way_out(
    store: Store, actor: Actor, tmp_path: Path
) -> None:
    """What chance may miss: a run made, written, paid, come back in part, paid without a run and undone."""
    paying = Paying(store, actor)
    paying.scheme_in_force()
    ClaimsAndRuns.paying, ClaimsAndRuns.folder = paying, tmp_path
    machine = ClaimsAndRuns()
    deeds: tuple[Callable[[], object], ...] = (
        lambda: machine.make_a_run({0, 1}),
        lambda: machine.write_the_newest_run(again=False),
        lambda: machine.one_of_it_comes_back(first=True),
        lambda: machine.the_run_arrives(finance=True),
        lambda: machine.one_of_it_comes_back(first=False),
        lambda: machine.paid_without_a_run(0, (Box.PAYMENT, Box.EXPENSES)),
        lambda: machine.undo(finance=True),
        lambda: machine.paid_without_a_run(1, (Box.PAYMENT,)),
        lambda: machine.came_back(1),
    )
    for deed in deeds:
        deed()
        machine.no_line_is_in_two_live_payments_and_totals_are_the_lines()
    reached = set(paying.ask(lambda work: list(work.session.scalars(select(col(Payment.state))))))
    assert reached >= {PaymentState.PAID, PaymentState.CAME_BACK, PaymentState.COUNTER}
    machine.teardown()
