"""Any order of packets, answers and what is done here meanwhile: no line is paid twice, there or here, and all has a way out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import finance_answers, finance_packets
from coprod_desktop.storage.database import Store
from tests.builders import TODAY
from tests.services.packing import Packing
from tests.services.test_claims_and_runs import ClaimsAndRuns, Deed, index

if TYPE_CHECKING:
    from coprod_desktop.services.finance_desk import FinanceDesk

which = st.integers(0, 3)
_GONE = {ClaimState.PAID, ClaimState.PART_PAID, ClaimState.IN_RUN}


class PacketsAndClaims(ClaimsAndRuns):
    """The machine of claims and runs, and finance at its own computer with the packets that were sent."""

    def __init__(self) -> None:
        super().__init__()
        self.packing: Packing = self.paying  # type: ignore[assignment]
        self.desks: list[tuple[int, FinanceDesk]] = []
        self.answers: list[bytes] = []
        self.withdrawn: set[int] = set()

    def tried(self, deed: Deed, *, finance: bool = False) -> bool:
        """What is done here pays nothing that finance has paid, or may pay, by a packet that stands."""
        before = self.gone()
        done = super().tried(deed, finance=finance)
        fresh = self.gone() - before
        for packet_id, desk in self.desks:
            if packet_id not in self.withdrawn:
                untold = {one.claim_id for one in desk.answer.decisions if one.money_moved and not one.told}
                assert not (fresh & untold)
        return done

    def gone(self) -> set[int]:
        """The claims for which money has left."""
        return {one for one in self.claims if self.paying.page(one).claim.state in _GONE}

    @rule(chosen=st.sets(index, min_size=1))
    def send_a_packet(self, chosen: set[int]) -> None:
        ids = [self.claims[n] for n in chosen]
        try:
            written = self.packing.pack(ids)
        except Problem:
            return
        self.desks.append((written.packet.id, self.packing.desk(written, f"finance {id(self)}")))

    @rule(at=which, verdict=st.sampled_from(("approve", "return", "pay", "file", "think")))
    def finance_decides(self, at: int, verdict: str) -> None:
        if not self.desks:
            return
        desk = self.desks[at % len(self.desks)][1]
        waiting, payable = desk.to_approve(), [one.id for one in desk.to_pay()]
        try:
            if verdict == "approve" and waiting:
                desk.approve([waiting[0].id])
            elif verdict == "return" and waiting:
                desk.return_(waiting[0].id, "Which bus?")
            elif verdict == "pay":
                desk.pay([one.id for one in desk.on_the_way()] or payable[:1], TODAY)
            elif verdict == "file" and payable:
                desk.make_file(RunKind.LEDGER, "ledger", payable, TODAY, self.folder)
            elif verdict == "think":
                desk.think_again(desk.packet.claims[0].id)
        except Problem:
            return

    @rule(at=which)
    def finance_answers(self, at: int) -> None:
        if self.desks and (desk := self.desks[at % len(self.desks)][1]).answer.has_news:
            self.answers.append(self.packing.answer(desk))
            self.take_in(-1)

    @rule(at=which)
    def an_answer_comes_again(self, at: int) -> None:
        self.take_in(at)

    @rule(at=which)
    def withdraw(self, at: int) -> None:
        if self.desks:
            packet_id = self.desks[at % len(self.desks)][0]
            self.tried(lambda work: finance_packets.withdraw(work, packet_id))
            self.withdrawn.add(packet_id)

    def take_in(self, at: int) -> None:
        """An answer that was written, new or old."""
        if self.answers:
            raw = self.answers[at % len(self.answers)]
            super().tried(lambda work: finance_answers.take_in(work, raw))

    def teardown(self) -> None:
        """Every packet can be withdrawn, and then every claim brought to its end."""
        for packet_id, _desk in self.desks:
            super().tried(lambda work, at=packet_id: finance_packets.withdraw(work, at))  # type: ignore[misc]
        super().teardown()


def test_no_order_of_packets_answers_and_local_deeds_pays_a_line_twice(store: Store, tmp_path: Path) -> None:
    packing = Packing.begin(store, tmp_path)
    chosen: Any = settings(
        max_examples=3,
        stateful_step_count=16,
        phases=(Phase.explicit, Phase.generate),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    PacketsAndClaims.paying, PacketsAndClaims.folder = packing, tmp_path
    run_state_machine_as_test(PacketsAndClaims, settings=chosen)
