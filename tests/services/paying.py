"""A register in which people can be paid: one scheme in force, a meeting held, and who came."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claim_lines import Box, ClaimLine
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.services import advances, cash_floats, claims, drafting, schemes, settling
from coprod_desktop.services.claims import ClaimPage
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_board, a_meeting, a_person, an_actor, an_attendance

T = TypeVar("T")

#: A Tuesday; tests stand on Sunday 22 November.
DAY = date(2026, 11, 17)

#: Finance who is not the person the register was made by.
FINANCE = Actor(2, "Priya Vale", frozenset({Role.FINANCE}))


@dataclass
class Paying:
    """The register, who works in it, and short ways to the verbs tests repeat."""

    store: Store
    actor: Actor

    def do(self, fn: Callable[[Work], T], actor: Actor | None = None) -> T:
        """Run an action."""
        return self.store.write(actor or self.actor, "Test", fn).value

    def ask(self, fn: Callable[[Work], T], actor: Actor | None = None) -> T:
        """Run a query."""
        return self.store.read(actor or self.actor, fn)

    def add(self, *rows: Any) -> None:
        """Keep rows."""
        self.do(lambda work: [work.add(row) for row in rows])

    def scheme_in_force(self) -> int:
        """Confirm the example of half days; its id."""

        def confirm(work: Work) -> int:
            schemes.seed(work)
            example = next(row for row in schemes.rows(work) if "Half days" in row.name)
            schemes.confirm(work, example.id)
            return example.id

        return self.do(confirm)

    def meeting(
        self, *people: Person, online: bool = False, board: Board | None = None, **values: Any
    ) -> int:
        """A meeting these people came to."""
        held = board or a_board(cost_code="SC-07", expenses_code="SC-09")
        given = {"day": DAY, "state": MeetingState.TOOK_PLACE, **values}
        meeting: Meeting = a_meeting(held, **given)
        came = [an_attendance(meeting, person, online=online) for person in people]
        known = self.ask(lambda work: {p.id for p in people if work.find(Person, p.id) is not None})
        rows = [held, meeting, *(p for p in people if p.id not in known), *came]
        self.add(*rows)
        return meeting.id

    def draft(self, meeting_id: int) -> drafting.Drafted:
        """Draft every claim of a meeting."""
        return self.do(lambda work: drafting.draft_for_meeting(work, meeting_id))

    def drafted(self, *people: Person, **values: Any) -> int:
        """The first claim of a meeting these people came to."""
        return self.draft(self.meeting(*(people or (a_person(),)), **values)).claim_ids[0]

    def page(self, claim_id: int) -> ClaimPage:
        """One claim whole."""
        return self.ask(lambda work: claims.page(work, claim_id))

    def boxes(self, claim_id: int) -> tuple[int, int]:
        """Its two boxes in pence."""
        totals = self.page(claim_id).totals
        return totals.payment.pence, totals.expenses.pence

    def line(self, claim_id: int, box: Box) -> ClaimLine:
        """The first line of one box."""
        return self.page(claim_id).box(box)[0]

    def submitted(self, claim_id: int) -> int:
        """The claim, handed in."""
        self.do(lambda work: settling.submit(work, claim_id))
        return claim_id

    def approved(self, claim_id: int) -> int:
        """The claim, handed in and approved by finance."""
        return self.approved_again(self.submitted(claim_id))

    def approved_again(self, claim_id: int) -> int:
        """The claim that was handed in, approved by finance."""
        self.do(lambda work: settling.approve(work, claim_id), FINANCE)
        return claim_id

    def advance(self, claim_id: int, pence: int, given_on: date = DAY) -> int:
        """An advance taken off a claim; its id."""
        person_id = self.page(claim_id).claim.person_id
        values = {"amount_pence": pence, "given_on": given_on}
        return self.do(lambda work: advances.give(work, person_id, values, claim_id=claim_id)).id


def a_float_for(paying: Paying, meeting_id: int, *, approved: bool = True, **values: str) -> int:
    """£200.00 for a meeting's day, £90.00 a person, approved by finance; its id."""
    given = {"purpose": "Carers board", "limit_pence": "90", "total_pence": "200", "carried_by": "Ben Vale"}
    made = paying.do(lambda work: cash_floats.plan(work, given | values, meeting_id)).id
    if approved:
        paying.do(lambda work: cash_floats.approve(work, made), FINANCE)
    return made


def a_lead() -> Actor:
    """Someone who sees no claim."""
    return an_actor(Role.LEAD)
