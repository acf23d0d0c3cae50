"""Who approves: someone else, within their limit, or on paper with what they signed."""

from pathlib import Path

import pytest

from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Came, Meeting, MeetingState
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Gone, NotAllowed, Problem
from coprod_desktop.services import approvers, attendance, claim_lines, receipts, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person, an_actor
from tests.documents.receipts import picture
from tests.services.paying import DAY, FINANCE, Paying


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    made.add(StaffUser(id=FINANCE.staff_user_id + 100, name="Chair Rees", approval_limit_pence=50_00))
    return made


def limited(paying: Paying, pence: int) -> Actor:
    """Someone in finance who may approve this much on one claim."""
    user = StaffUser(name="Sam Lane", approval_limit_pence=pence)
    paying.add(user)
    return Actor(user.id, user.name, frozenset({Role.FINANCE}))


def test_an_approver_stays_within_their_limit(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    with pytest.raises(Problem, match=r"£75\.00 is above your approval limit of £74\.99"):
        paying.do(lambda work: settling.approve(work, claim), limited(paying, 74_99))
    paying.do(lambda work: settling.approve(work, claim), limited(paying, 75_00))
    assert paying.page(claim).claim.state is ClaimState.APPROVED


def test_a_signature_on_paper_keeps_the_limit_its_writer_has_here(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    with pytest.raises(Problem, match=r"above your approval limit of £50\.00"):
        paying.do(lambda work: settling.approve_on_paper(work, claim, "chair  rees", TODAY))


def test_who_ticked_their_own_attendance_does_not_approve_the_claim_for_it(paying: Paying) -> None:
    person = a_person("Rhian Pugh")
    meeting = paying.meeting(state=MeetingState.TOOK_PLACE, day=DAY)
    paying.add(person)
    rhian = Actor(77, "Rhian Pugh", frozenset({Role.COORDINATOR, Role.FINANCE}))
    paying.do(
        lambda work: attendance.walk_in(work, work.get(Meeting, meeting).id, person.id, Came.CAME), rhian
    )
    claim = paying.submitted(paying.draft(meeting).claim_ids[0])
    with pytest.raises(Problem, match="pays themselves"):
        paying.do(lambda work: settling.approve(work, claim), rhian)


def test_the_signed_paper_is_kept_with_the_claim_and_finance_may_look(paying: Paying, tmp_path: Path) -> None:
    claim = paying.submitted(paying.drafted())
    (tmp_path / "signed.jpg").write_bytes(picture())
    scan = receipts.open_file(tmp_path / "signed.jpg")
    with pytest.raises(Problem, match="not approved on paper"):
        paying.do(lambda work: approvers.keep_signed(work, claim, scan))
    with pytest.raises(Gone):
        paying.ask(lambda work: approvers.signed(work, claim))
    paying.do(lambda work: settling.approve_on_paper(work, claim, "Non Rees", TODAY))
    paying.do(lambda work: approvers.keep_signed(work, claim, scan))
    assert paying.ask(lambda work: approvers.signed(work, claim), FINANCE) == scan.pdf
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: approvers.signed(work, claim), an_actor(Role.LEAD))


def test_an_approval_that_is_cancelled_lets_go_of_the_paper_it_was_signed_on(
    paying: Paying, tmp_path: Path
) -> None:
    claim = paying.submitted(paying.drafted())
    (tmp_path / "signed.jpg").write_bytes(picture())
    scan = receipts.open_file(tmp_path / "signed.jpg")
    paying.do(lambda work: settling.approve_on_paper(work, claim, "Non Rees", TODAY))
    paying.do(lambda work: approvers.keep_signed(work, claim, scan))
    bus = CostTyped(kind=claim_lines.TYPED_KINDS[0], claimed="2.40", what="Bus", has_receipt=True)
    line = paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    changed = paying.ask(lambda work: work.get(Claim, line.claim_id))
    assert (changed.state, changed.version_no, changed.approval_scan_id) == (ClaimState.SUBMITTED, 2, None)
