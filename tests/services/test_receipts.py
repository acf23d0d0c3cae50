"""Receipts on lines: kept once, paid once, taken back whole."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coprod_desktop.documents import preview
from coprod_desktop.documents.reading_receipt import ReceiptFile
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.claim_lines import ClaimLine, LineKind, Receipt
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Conflict, Gone, NotAllowed, Problem
from coprod_desktop.services import claim_lines, history, receipts, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_person, an_actor
from tests.documents.receipts import pdf, picture
from tests.services.paying import FINANCE, Paying

COORDINATOR = an_actor(Role.COORDINATOR)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def receipt(tmp_path: Path, data: bytes | None = None, name: str = "bus.jpg") -> ReceiptFile:
    (tmp_path / name).write_bytes(data or picture())
    return receipts.open_file(tmp_path / name)


def cost(paying: Paying, claim_id: int | None = None, kind: LineKind = LineKind.FARE) -> int:
    """A cost without its receipt; the id of its line."""
    claim = claim_id or paying.drafted(a_person())
    typed = CostTyped(kind=kind, claimed="12.40", what="Bus there and back", reason="Not here yet")
    return paying.do(lambda work: claim_lines.add_cost(work, claim, typed)).id


def attach(paying: Paying, line_id: int, file: ReceiptFile, version: int | None = None) -> ClaimLine:
    return paying.do(lambda work: receipts.attach(work, line_id, version, file))


def line(paying: Paying, line_id: int) -> ClaimLine:
    return paying.ask(lambda work: work.get(ClaimLine, line_id))


def kept(paying: Paying) -> int:
    """How many files the register keeps."""
    return paying.ask(lambda work: work.session.scalar(select(func.count()).select_from(Attachment)) or 0)


def test_a_line_with_its_receipt_is_no_exception(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    assert line(paying, one).is_exception
    attach(paying, one, receipt(tmp_path))
    assert line(paying, one).receipt is Receipt.ATTACHED
    assert not line(paying, one).is_exception
    pages = preview.pages(paying.ask(lambda work: receipts.content(work, one)), 300)
    assert len(pages) == 1


def test_undo_takes_the_receipt_off_again_and_redo_brings_it_back(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    attach(paying, one, receipt(tmp_path))
    paying.do(history.undo)
    assert (line(paying, one).receipt_id, line(paying, one).receipt, kept(paying)) == (
        None,
        Receipt.MISSING,
        0,
    )
    paying.do(history.redo)
    assert line(paying, one).receipt is Receipt.ATTACHED
    assert paying.ask(lambda work: receipts.content(work, one)).startswith(b"%PDF")


def test_a_receipt_taken_off_leaves_no_file_and_is_missing_again(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    attach(paying, one, receipt(tmp_path))
    paying.do(lambda work: receipts.detach(work, one, None))
    assert (line(paying, one).receipt_id, line(paying, one).receipt, kept(paying)) == (
        None,
        Receipt.MISSING,
        0,
    )
    with pytest.raises(Gone):
        paying.ask(lambda work: receipts.content(work, one))
    paying.do(history.undo)
    assert line(paying, one).receipt is Receipt.ATTACHED


def test_another_receipt_takes_the_place_of_the_first(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    attach(paying, one, receipt(tmp_path))
    attach(paying, one, receipt(tmp_path, pdf()))
    assert kept(paying) == 1
    attach(paying, cost(paying), receipt(tmp_path))


@pytest.mark.parametrize("again", [picture(), picture(comment=b"the same photo, sent on")])
def test_the_same_receipt_on_another_line_stops_and_says_where_it_is(
    again: bytes, paying: Paying, tmp_path: Path
) -> None:
    first, other = cost(paying), cost(paying)
    attach(paying, first, receipt(tmp_path))
    number = paying.ask(lambda work: work.get(Claim, line(paying, first).claim_id).number)
    with pytest.raises(Problem, match=f"on claim {number} already, for “Bus there and back”"):
        attach(paying, other, receipt(tmp_path, again, "another name.jpg"))
    assert line(paying, other).receipt_id is None


def test_a_receipt_of_a_void_claim_may_be_used_again(paying: Paying, tmp_path: Path) -> None:
    first = cost(paying)
    attach(paying, first, receipt(tmp_path))
    paying.do(lambda work: settling.void(work, line(paying, first).claim_id, "Twice"))
    assert attach(paying, cost(paying), receipt(tmp_path)).receipt is Receipt.ATTACHED


def test_an_approval_is_taken_back_and_a_paid_claim_stays_as_it_is(paying: Paying, tmp_path: Path) -> None:
    claim_id = paying.drafted(a_person())
    one = cost(paying, claim_id)
    paying.submitted(claim_id)
    paying.do(lambda work: settling.approve(work, claim_id, exceptions_reason="On its way"), FINANCE)
    attach(paying, one, receipt(tmp_path))
    assert paying.page(claim_id).claim.state is ClaimState.SUBMITTED
    paying.do(lambda work: settling.approve(work, claim_id), FINANCE)
    paying.do(lambda work: settling.mark_paid(work, [claim_id], work.today))
    with pytest.raises(Problem):
        paying.do(lambda work: receipts.detach(work, one, None))
    with pytest.raises(Problem):
        attach(paying, one, receipt(tmp_path, pdf()))
    assert line(paying, one).receipt is Receipt.ATTACHED


def test_a_line_someone_else_changed_meanwhile_keeps_what_it_has(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    seen = line(paying, one).version
    paying.do(lambda work: claim_lines.edit_line(work, one, None, {"what": "Bus"}))
    with pytest.raises(Conflict):
        attach(paying, one, receipt(tmp_path), seen)
    assert kept(paying) == 0


def test_a_line_worked_out_from_a_rate_takes_no_receipt(paying: Paying, tmp_path: Path) -> None:
    claim_id = paying.drafted(a_person())
    payment = paying.page(claim_id).lines[0]
    with pytest.raises(Problem, match="needs no receipt"):
        attach(paying, payment.id, receipt(tmp_path))


def test_editing_a_line_leaves_its_receipt_in_place(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    attach(paying, one, receipt(tmp_path))
    paying.do(
        lambda work: claim_lines.edit_line(work, one, None, {"receipt": Receipt.MISSING, "what": "Bus"})
    )
    assert line(paying, one).receipt is Receipt.ATTACHED


def test_a_line_taken_off_takes_its_receipt_along(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    attach(paying, one, receipt(tmp_path))
    paying.do(lambda work: claim_lines.remove_line(work, one))
    assert kept(paying) == 0
    paying.do(history.undo)
    assert paying.ask(lambda work: receipts.content(work, one)).startswith(b"%PDF")


def test_finance_sees_the_receipt_of_a_fare_and_not_that_of_support(paying: Paying, tmp_path: Path) -> None:
    claim_id = paying.drafted(a_person())
    fare, care = cost(paying, claim_id), cost(paying, claim_id, LineKind.REPLACEMENT_CARE)
    attach(paying, fare, receipt(tmp_path))
    attach(paying, care, receipt(tmp_path, pdf()))
    assert paying.ask(lambda work: receipts.content(work, fare), FINANCE)
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: receipts.content(work, care), FINANCE)
    small = paying.ask(lambda work: receipts.thumbnails(work, claim_id, 40), FINANCE)
    assert [image.width for image in small.values()] == [40]
    both = paying.ask(lambda work: receipts.thumbnails(work, claim_id, 40), COORDINATOR)
    assert len(both) == 2
    assert paying.ask(lambda work: receipts.thumbnails(work, claim_id, 40, tuple(both))) == {}


def test_a_lead_neither_attaches_nor_looks(paying: Paying, tmp_path: Path) -> None:
    one = cost(paying)
    file = receipt(tmp_path)
    lead_may_not(paying, lambda work: receipts.attach(work, one, None, file))
    lead_may_not(paying, lambda work: receipts.detach(work, one, None))
    lead_may_not(paying, lambda work: receipts.content(work, one))


def lead_may_not(paying: Paying, verb: Callable[[Work], object]) -> None:
    with pytest.raises(NotAllowed):
        paying.do(verb, an_actor(Role.LEAD))
