"""A register whose finance works without it: people with accounts, claims to approve and pay, packets and answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.organisation import StaffRole, StaffUser
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.services import bank, finance_answers, finance_key_files, finance_packets
from coprod_desktop.services.finance_answers import LookedOver
from coprod_desktop.services.finance_desk import FinanceDesk, FinanceShelf, read_packet
from coprod_desktop.services.finance_packets import PacketPage, Written
from coprod_desktop.storage.database import Store
from tests.builders import PASSWORD, TODAY, WEAK, a_person
from tests.services.banking import COORDINATOR, FINANCE, typed, with_key
from tests.services.paying import Paying

#: Another password, which finance chose on its own computer.
OWN = "seven slow herons wading"


@dataclass
class Packing(Paying):
    """The register, finance's own folder beside it, and short ways to the verbs tests repeat."""

    folder: Path
    board: Board
    key: bytes = b""
    today: date = TODAY

    @classmethod
    def begin(cls, store: Store, folder: Path) -> "Packing":
        """A scheme in force, a finance key, and Priya of finance with a key file on her own computer."""
        with_key(store)
        made = cls(
            store, COORDINATOR, folder, Board(name="Wheelchair users and pain board", cost_code="SC-07")
        )
        made.scheme_in_force()
        made.add(
            StaffUser(id=COORDINATOR.staff_user_id, name=COORDINATOR.name),
            StaffRole(staff_user_id=COORDINATOR.staff_user_id, role=Role.COORDINATOR),
            StaffUser(id=FINANCE.staff_user_id, name=FINANCE.name),
            StaffRole(staff_user_id=FINANCE.staff_user_id, role=Role.FINANCE),
        )
        made.add(made.board)
        path = made.do(
            lambda work: finance_key_files.make(work, FINANCE.staff_user_id, PASSWORD, folder, WEAK), FINANCE
        )
        made.key = path.read_bytes()
        return made

    def submitted_claims(self, n: int = 2, actor: Actor = COORDINATOR) -> list[int]:
        """Claims handed in, each of someone with bank details."""
        people = [a_person(f"Person {at}", legal_name=f"Legal {at} Vale") for at in range(n)]
        drafted = self.draft(self.meeting(*people, board=Board(name="Hidden", cost_code="SC-07"))).claim_ids
        for person in people:
            self.do(lambda work, at=person.id: bank.keep(work, at, None, typed()), actor)  # type: ignore[misc]
        return [self.submitted(claim_id) for claim_id in drafted]

    def pack(self, claim_ids: Sequence[int]) -> Written:
        """A packet of these claims, written."""
        return self.do(lambda work: finance_packets.make(work, claim_ids, self.folder))

    def desk(self, written: Written, folder: str = "finance") -> FinanceDesk:
        """The packet open on finance's computer."""
        own = self.folder / folder
        own.mkdir(exist_ok=True)
        shelf = FinanceShelf(own)
        return FinanceDesk.open(read_packet(written.path), self.key, PASSWORD, shelf, lambda: self.today)

    def answer(self, desk: FinanceDesk) -> bytes:
        """The next answer, written."""
        return desk.write_answer(self.folder).read_bytes()

    def look(self, raw: bytes) -> LookedOver:
        """What an answer would do."""
        return self.ask(lambda work: finance_answers.look(work, raw))

    def take_in(self, raw: bytes) -> LookedOver:
        """Do it."""
        return self.do(lambda work: finance_answers.take_in(work, raw))

    def packet(self, written: Written) -> PacketPage:
        """The packet as the coordinator sees it."""
        return self.ask(lambda work: finance_packets.page(work, written.packet.id))
