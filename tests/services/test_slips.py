"""Slips from the register: two readers, two boxes, nothing about health, and every one that leaves is kept."""

from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.documents.slip import Reader, SlipContent
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, NotAllowed, Problem
from coprod_desktop.services import (
    attachments,
    claim_lines,
    history,
    organisation,
    settling,
    slips,
    supporters,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.paper_files import tidy_name
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_person
from tests.documents.golden_papers import accessibility_failures, pages, words
from tests.services.paying import FINANCE, Paying, a_lead

BOTH = (Reader.PERSON, Reader.FINANCE)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.scheme_in_force()
    contact = {
        "contact_name": "Jo Penn",
        "contact_phone": "01632 960 001",
        "contact_email": "jo@marlow.example",
    }
    found.do(lambda work: organisation.save(work, **contact))
    return found


def costly(paying: Paying, claim: int) -> None:
    """A cost whose plain words would tell finance about someone's support."""
    cost = CostTyped(
        kind=LineKind.SUPPORT_COST,
        claimed="44.49",
        what="My PA, because of my epilepsy",
        has_receipt=True,
        receipt_no=1,
    )
    paying.do(lambda work: claim_lines.add_cost(work, claim, cost))


def make(
    paying: Paying, folder: Path, *claim_ids: int, readers: tuple[Reader, ...] = BOTH
) -> tuple[Path, ...]:
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, claim_ids, readers)))
    return paying.do(lambda work: slips.record(work, drawn, folder))


def content(paying: Paying, claim: int, reader: Reader) -> SlipContent:
    return paying.ask(lambda work: slips.to_print(work, [claim], [reader]))[0].content


def test_each_reader_gets_a_file_and_one_file_holds_them_all(paying: Paying, tmp_path: Path) -> None:
    claim = paying.approved(paying.drafted())
    made = make(paying, tmp_path / "out", claim)
    assert [path.name for path in made] == [
        "Slip 1000 v1 person copy.pdf",
        "Slip 1000 v1 finance copy.pdf",
        "All slips to print.pdf",
    ]
    assert all(accessibility_failures(path.read_bytes()) == [] for path in made)
    assert len(pages(made[2].read_bytes())) >= 2


def test_finance_reads_nothing_about_health_access_or_the_meeting(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted(title="Living with epilepsy")
    costly(paying, claim)
    finance = words(make(paying, tmp_path, claim, readers=(Reader.FINANCE,))[0].read_bytes())
    assert "epilepsy" not in finance
    assert "PA" not in finance.split()
    assert "Agreed support cost" in finance
    assert "Meeting 1" in finance
    slip = content(paying, claim, Reader.FINANCE)
    assert "epilepsy" not in repr(slip)


def test_the_person_reads_their_own_words_and_why(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted(title="Carers board")
    costly(paying, claim)
    told = words(make(paying, tmp_path, claim, readers=(Reader.PERSON,))[0].read_bytes())
    assert "Hello Amara Quill" in told
    assert "because of my epilepsy" in told
    assert "Carers board on Tuesday 17 November 2026" in told
    assert "We pay you by Tuesday 1 December 2026" in told
    assert "01632 960 001" in told


def test_the_two_boxes_and_the_codes_add_up(paying: Paying) -> None:
    claim = paying.drafted()
    costly(paying, claim)
    slip = content(paying, claim, Reader.FINANCE)
    assert (slip.payment, slip.expenses, slip.total) == (75_00, 44_49, 119_49)
    assert [(row.code, row.pence) for row in slip.coding] == [("SC-07", 75_00), ("SC-09", 44_49)]
    assert slip.receipts == ("1",)


def test_without_any_code_none_is_made_up(paying: Paying) -> None:
    claim = paying.drafted(board=a_board())
    assert content(paying, claim, Reader.FINANCE).coding == ()


def test_the_route_names_a_supplier_or_says_that_they_are_new(paying: Paying) -> None:
    known = paying.drafted(a_person("Siân O'Quill", supplier_number="80113"))
    new = paying.drafted(a_person("Ben Vale"))
    cash = paying.drafted(a_person("Cai Wyn", payment_choice=PaymentChoice.CASH))
    routes = [content(paying, claim, Reader.FINANCE).route for claim in (known, new, cash)]
    assert [(r.method, r.supplier_number, r.new_supplier, r.reference) for r in routes] == [
        ("Bank transfer", "80113", False, "OQUILL 1000"),
        ("Bank transfer", "", True, "VALE 1001"),
        ("Cash on the day", "", False, ""),
    ]


def test_who_approved_it_is_printed_for_finance(paying: Paying) -> None:
    claim = paying.submitted(paying.drafted())
    paying.do(lambda work: settling.approve_on_paper(work, claim, "Dilys Chair", date(2026, 11, 20)))
    assert content(paying, claim, Reader.FINANCE).approved == "Dilys Chair, 20 Nov 2026, on paper"


def test_a_missing_receipt_stands_under_exceptions_with_the_approvers_reason_only(paying: Paying) -> None:
    claim = paying.drafted()
    lost = CostTyped(kind=LineKind.TAXI, claimed="9", what="Taxi from the clinic", reason="Felt ill")
    paying.do(lambda work: claim_lines.add_cost(work, claim, lost))
    paying.submitted(claim)
    paying.do(lambda work: settling.approve(work, claim, None, "Known driver"), FINANCE)
    said = " ".join(content(paying, claim, Reader.FINANCE).exceptions)
    assert said == "Taxi on 17 Nov 2026, £9.00: no receipt. Agreed because: Known driver"


def test_what_was_asked_and_not_allowed_is_explained_to_the_person(paying: Paying) -> None:
    claim = paying.drafted()
    fare = CostTyped(
        kind=LineKind.FARE, claimed="9", allowed="5", what="Bus", reason="The agreed fare.", has_receipt=True
    )
    paying.do(lambda work: claim_lines.add_cost(work, claim, fare))
    line = content(paying, claim, Reader.PERSON).lines[-1]
    assert line.why == "You asked for £9.00. The agreed fare."


def test_a_gift_to_a_charity_is_said_to_both(paying: Paying) -> None:
    claim = paying.drafted(a_person(payment_choice=PaymentChoice.CHARITY, payment_note="Wren Hospice"))
    assert content(paying, claim, Reader.FINANCE).exceptions == (
        "Pay £75.00 to a charity, direct: Wren Hospice",
    )
    assert content(paying, claim, Reader.PERSON).why == (
        "You asked us to give £75.00 to a charity: Wren Hospice",
    )


def test_a_promise_already_broken_is_not_promised_again(paying: Paying) -> None:
    claim = paying.drafted(day=date(2026, 10, 1))
    assert content(paying, claim, Reader.PERSON).pay_by is None
    assert content(paying, claim, Reader.FINANCE).pay_by == date(2026, 10, 15)


def test_a_second_print_says_that_it_is_one(paying: Paying, tmp_path: Path) -> None:
    claim = paying.approved(paying.drafted())
    make(paying, tmp_path, claim)
    again = make(paying, tmp_path, claim, readers=(Reader.FINANCE,))
    assert "REPRINT 1" in words(again[0].read_bytes())
    assert [(slip.name, slip.reprint) for slip in paying.ask(lambda work: slips.printed(work, claim))] == [
        ("Slip 1000 v1 finance copy.pdf", 1),
        ("Slip 1000 v1 finance copy.pdf", 0),
        ("Slip 1000 v1 person copy.pdf", 0),
    ]


def test_a_change_after_printing_supersedes_what_was_printed(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted()
    make(paying, tmp_path, claim, readers=(Reader.FINANCE,))
    costly(paying, claim)
    assert paying.page(claim).claim.version_no == 2
    assert [slip.superseded for slip in paying.ask(lambda work: slips.printed(work, claim))] == [True]
    made = make(paying, tmp_path, claim, readers=(Reader.FINANCE,))
    assert made[0].name == "Slip 1000 v2 finance copy.pdf"
    assert "REPRINT" not in words(made[0].read_bytes())


def test_the_slip_is_kept_exactly_as_it_left_and_cannot_be_undone(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted()
    made = make(paying, tmp_path, claim, readers=(Reader.FINANCE,))
    kept = paying.ask(lambda work: slips.printed(work, claim))[0].attachment_id or 0
    assert paying.ask(lambda work: attachments.content(work, kept), FINANCE) == made[0].read_bytes()
    with pytest.raises(Problem, match="left the house"):
        paying.do(history.undo)


def test_a_claim_that_changed_while_its_slip_was_drawn_is_not_recorded(
    paying: Paying, tmp_path: Path
) -> None:
    claim = paying.drafted()
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, [claim], BOTH)))
    costly(paying, claim)
    with pytest.raises(Conflict, match="1000"):
        paying.do(lambda work: slips.record(work, drawn, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_two_prints_at_once_are_not_both_the_first(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted()
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, [claim], BOTH)))
    paying.do(lambda work: slips.record(work, drawn, tmp_path))
    with pytest.raises(Conflict):
        paying.do(lambda work: slips.record(work, drawn, tmp_path))


def test_a_folder_that_cannot_be_written_records_nothing(paying: Paying, tmp_path: Path) -> None:
    claim = paying.drafted()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem) as caught:
        make(paying, tmp_path / "file" / "out", claim)
    assert caught.value.field == "folder"
    assert paying.ask(lambda work: slips.printed(work, claim)) == []


def test_a_void_claim_has_no_slip(paying: Paying) -> None:
    claim = paying.drafted()
    paying.do(lambda work: settling.void(work, claim, "Not needed"))
    with pytest.raises(Problem, match="void"):
        paying.ask(lambda work: slips.to_print(work, [claim], BOTH))
    with pytest.raises(Problem, match="at least one"):
        paying.ask(lambda work: slips.to_print(work, [], BOTH))


def test_a_look_at_a_slip_leaves_no_trace(paying: Paying) -> None:
    claim = paying.drafted()
    seen = paying.ask(lambda work: slips.preview(work, claim, Reader.FINANCE))
    assert seen.startswith(b"%PDF")
    assert paying.ask(lambda work: slips.printed(work, claim)) == []


def test_a_lead_prints_no_slip(paying: Paying) -> None:
    claim = paying.drafted()
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: slips.to_print(work, [claim], BOTH), a_lead())


def test_a_welsh_speaker_gets_a_welsh_copy(paying: Paying) -> None:
    welsh = paying.drafted(a_person("Siân Wyn", language="cy"))
    polish = paying.drafted(a_person("Ola Nowak", language="pl"))
    assert content(paying, welsh, Reader.PERSON).language.code == "cy"
    assert content(paying, polish, Reader.PERSON).language.code == "en"
    assert content(paying, welsh, Reader.FINANCE).language.code == "en"


def test_progress_is_told_for_every_slip(paying: Paying) -> None:
    claim = paying.drafted()
    told: list[tuple[int, int]] = []
    read = paying.ask(lambda work: slips.to_print(work, [claim], BOTH))
    slips.draw(read, lambda done, total, _text: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert paying.page(claim).claim.activity_day < TODAY


def test_a_file_name_holds_nothing_a_system_forbids() -> None:
    assert tidy_name(' A/B: "C"\\D? . ') == "A B C D"


def test_one_slip_that_cannot_be_drawn_does_not_stop_the_others(paying: Paying, tmp_path: Path) -> None:
    odd, plain = paying.drafted(a_person("Amara 🌻")), paying.drafted(a_person("Ben Vale"))
    readers = (Reader.PERSON,)
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, [odd, plain], readers)))
    assert [slip.claim_id for slip in drawn.slips] == [plain]
    ((claim, why),) = drawn.not_made
    assert claim == "Claim 1000"
    assert drawn.not_made_sentences == (f"Not made for Claim 1000. {why}",)
    made = paying.do(lambda work: slips.record(work, drawn, tmp_path))
    assert [path.name for path in made] == ["Slip 1001 v1 person copy.pdf", "All slips to print.pdf"]
    assert paying.ask(lambda work: slips.printed(work, odd)) == []


def test_a_claim_of_which_no_copy_can_be_drawn_is_named_once(paying: Paying) -> None:
    odd = paying.drafted(a_person("Amara 🌻"))
    read = paying.ask(lambda work: slips.to_print(work, [odd], (Reader.PERSON, Reader.PERSON)))
    with pytest.raises(Problem) as caught:
        slips.draw(read)
    assert caught.value.message.count("Claim 1000") == 1


def test_money_goes_to_the_supporter_the_person_decided_on(paying: Paying) -> None:
    amara = a_person("Amara Quill", payment_choice=PaymentChoice.CHEQUE)
    claim = paying.approved(paying.drafted(amara))
    mari = {"name": "Mari Tegid", "is_payee": True, "decided_how": "Told us on the phone"}
    made = paying.do(lambda work: supporters.add(work, amara.id, mari))
    page = paying.page(claim)
    assert (page.payee, page.claim.state) == ("Mari Tegid", ClaimState.SUBMITTED), (
        "approved for somebody else"
    )
    paying.approved_again(claim)
    made_of = paying.ask(lambda work: slips.to_print(work, [claim], BOTH))
    assert [slip.content.payee for slip in made_of] == ["Mari Tegid", "Mari Tegid"]
    paying.do(lambda work: supporters.edit(work, made.id, None, {"phone": "01632 960 009"}))
    assert paying.page(claim).claim.state is ClaimState.APPROVED, "a phone number changes nothing"
    paying.do(lambda work: supporters.end(work, made.id))
    page = paying.page(claim)
    assert (page.payee, page.claim.state) == ("Amara Quill", ClaimState.SUBMITTED)
