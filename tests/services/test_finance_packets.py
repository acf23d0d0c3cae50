"""Claims go to finance in a sealed packet, and come back decided and paid."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import ApprovalHow, Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.finance_answers import LineReason
from coprod_desktop.domain.finance_packets import FinancePacket, WithFinance
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import (
    access,
    bank,
    claim_lines,
    finance_key_files,
    finance_packets,
    history,
    runs,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage import finance_files
from coprod_desktop.storage import staff as stored_staff
from coprod_desktop.storage.database import Store, Work
from tests.builders import PASSWORD, TODAY, WEAK
from tests.services.banking import FINANCE, NUMBER, WITHOUT_KEY, typed
from tests.services.packing import Packing


@pytest.fixture
def packing(store: Store, tmp_path: Path) -> Packing:
    return Packing.begin(store, tmp_path)


def states(packing: Packing, *claim_ids: int) -> list[ClaimState]:
    return [packing.page(claim_id).claim.state for claim_id in claim_ids]


def change(packing: Packing, claim_id: int) -> None:
    """The coordinator finds a bus ticket."""
    cost = CostTyped(kind=LineKind.FARE, claimed=240, what="Bus", has_receipt=True)
    packing.do(lambda work: claim_lines.add_cost(work, claim_id, cost))


def test_a_claim_is_approved_sent_to_the_bank_and_paid_without_the_register(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    packing.approved_again(second)
    written = packing.pack([first, second])
    desk = packing.desk(written)
    assert (desk.code, len(desk.to_approve()), len(desk.to_pay())) == (written.packet.code, 1, 1)
    desk.approve([first])
    paths = desk.make_file(RunKind.BANK_FILE, "bankline", [first, second], TODAY, packing.folder)
    assert NUMBER in paths[0].read_text()
    found = packing.take_in(packing.answer(desk))
    assert (found.sent, found.paid, found.left) == (2, 0, ())
    page = packing.page(first)
    assert (page.claim.state, page.claim.approved_by) == (ClaimState.IN_RUN, "Priya Vale")
    assert page.claim.approved_how is ApprovalHow.BY_ANSWER
    run = packing.ask(runs.rows)[0]
    assert (run.run.written_by, run.count, run.run.code) == ("Priya Vale", 2, desk.answer.runs[0].code)
    desk.pay([first, second], TODAY)
    packing.take_in(packing.answer(desk))
    assert states(packing, first, second) == [ClaimState.PAID, ClaimState.PAID]
    assert {one.state for one in packing.packet(written).claims} == {WithFinance.PAID}
    with pytest.raises(Problem):  # money moved: it is countered, never undone
        packing.do(history.undo)


def test_a_claim_is_sent_back_with_reasons_and_that_can_be_undone_and_done_again(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    packing.approved_again(second)
    desk = packing.desk(packing.pack([first, second]))
    line = desk.packet.claim(first).lines[0]
    desk.return_(first, "Which day was it?", [LineReason(line.id, "No day")])
    desk.return_(second, "The account is closed")
    raw = packing.answer(desk)
    for _again in range(2):
        packing.take_in(raw)
        assert states(packing, first, second) == [ClaimState.RETURNED, ClaimState.RETURNED]
        assert packing.line(first, Box.PAYMENT).returned_because == "No day"
        packing.do(history.undo)
        assert states(packing, first, second) == [ClaimState.SUBMITTED, ClaimState.APPROVED]


def test_an_answer_is_taken_in_once_and_an_older_one_not_at_all(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    desk = packing.desk(packing.pack([first, second]))
    desk.approve([first])
    older = packing.answer(desk)
    desk.approve([second])
    newer = packing.answer(desk)
    packing.take_in(newer)
    assert states(packing, first, second) == [ClaimState.APPROVED, ClaimState.APPROVED]
    with pytest.raises(Problem, match="Jo Tester took this answer in on"):
        packing.take_in(newer)
    with pytest.raises(Problem, match="took in the newer answer 2"):
        packing.take_in(older)


def test_a_claim_that_changed_meanwhile_is_left_and_what_finance_paid_all_the_same_is_said(
    packing: Packing,
) -> None:
    first, second = packing.submitted_claims()
    written = packing.pack([first, second])
    desk = packing.desk(written)
    desk.approve([first, second])
    desk.pay([second], TODAY)
    for claim_id in (first, second):
        change(packing, claim_id)
    left = packing.look(raw := packing.answer(desk)).left
    assert "It changed after the packet was made." in left[0].effect.left
    assert "Finance paid it on" in left[1].effect.left
    packing.take_in(raw)
    assert states(packing, first, second) == [ClaimState.SUBMITTED, ClaimState.SUBMITTED]
    assert [one.state for one in packing.packet(written).claims] == [WithFinance.LEFT, WithFinance.ASTRAY]
    packing.approved_again(first)
    packing.approved_again(second)
    packing.do(lambda work: settling.mark_paid(work, [first], TODAY))
    with pytest.raises(Problem, match="is with finance in packet"):
        packing.do(lambda work: settling.mark_paid(work, [second], TODAY))


def test_what_finance_has_is_paid_in_no_other_way_until_the_packet_is_withdrawn(packing: Packing) -> None:
    claims = packing.submitted_claims()
    for claim_id in claims:
        packing.approved_again(claim_id)
    written = packing.pack(claims)
    for deed in (
        lambda work: runs.make(work, RunKind.LEDGER, claims),
        lambda work: settling.mark_paid(work, claims, TODAY),
        lambda work: finance_packets.make(work, claims, packing.folder),
    ):
        with pytest.raises(Problem, match="with finance in packet 1"):
            packing.do(deed)
    packing.do(lambda work: finance_packets.withdraw(work, written.packet.id))
    with pytest.raises(Problem, match="withdrew packet 1"):
        packing.do(lambda work: finance_packets.withdraw(work, written.packet.id))
    packing.do(lambda work: runs.make(work, RunKind.LEDGER, claims))


def test_two_packets_over_one_claim_pay_it_once_and_finance_is_warned(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    first = packing.pack([claim_id])
    packing.do(lambda work: finance_packets.withdraw(work, first.packet.id))
    second = packing.pack([claim_id])
    one = packing.desk(first)
    one.approve([claim_id])
    one.pay([claim_id], TODAY)
    two = packing.desk(second)
    two.approve([claim_id])
    with pytest.raises(Problem, match="It was paid in packet 1 on"):
        two.pay([claim_id], TODAY)
    two.pay([claim_id], TODAY, again=True)
    assert "It is in packet 2 now" in packing.take_in(packing.answer(one)).left[0].effect.left
    packing.take_in(packing.answer(two))
    assert states(packing, claim_id) == [ClaimState.PAID]
    assert packing.packet(first).claims[0].state is WithFinance.ASTRAY


def test_an_answer_to_a_withdrawn_packet_counts_only_for_what_finance_paid(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    written = packing.pack([first, second])
    desk = packing.desk(written)
    desk.approve([first, second])
    desk.pay([second], TODAY)
    packing.do(lambda work: finance_packets.withdraw(work, written.packet.id))
    found = packing.take_in(packing.answer(desk))
    assert [one.effect.left for one in found.left] == ["The packet was withdrawn."]
    assert states(packing, first, second) == [ClaimState.SUBMITTED, ClaimState.PAID]


def test_nobody_approves_their_own_or_above_their_limit_there_or_here(packing: Packing) -> None:
    first, second, third = packing.submitted_claims(3)
    person = packing.page(first).claim.person_id
    packing.do(lambda work: work.edit(work.get(Person, person), None, {"legal_name": FINANCE.name}))
    desk = packing.desk(packing.pack([first, second, third]))
    with pytest.raises(Problem, match="Nobody approves a claim that pays themselves"):
        desk.approve([first])
    desk.approve([second])
    desk.pay([second], TODAY)
    desk.approve([third])
    limit = {"approval_limit_pence": 100}
    packing.do(lambda work: work.edit(work.get(StaffUser, FINANCE.staff_user_id), None, limit))
    left = packing.take_in(packing.answer(desk)).left
    assert ["above your approval limit" in one.effect.left for one in left] == [True, True]
    assert [one.effect.astray for one in left] == [True, False]
    limited = packing.desk(packing.pack([third]))
    with pytest.raises(Problem, match="above your approval limit"):
        limited.approve([third])


def test_an_answer_by_someone_who_left_finance_is_refused(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    packing.do(lambda work: work.delete(stored_staff.roles_of(work.session, FINANCE.staff_user_id)[0]))
    with pytest.raises(Problem, match="Priya Vale, who decided this, is not in finance"):
        packing.take_in(packing.answer(desk))


def test_a_foreign_answer_and_one_from_another_packet_change_nothing(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    written = packing.pack([claim_id])
    desk = packing.desk(written)
    desk.approve([claim_id])
    raw = packing.answer(desk)
    foreign = finance_files.answer_file(replace(desk.answer, register="another"), desk.packet.answer_key)
    unknown = finance_files.answer_file(replace(desk.answer, packet_id=7), desk.packet.answer_key)
    forged = finance_files.answer_file(desk.answer, "00" * 32)
    for bad, words in (
        (foreign, "for another register"),
        (unknown, "knows no packet 1"),
        (forged, "was not made from the packet it names"),
        (raw[:-1], "damaged or not whole"),
        (written.path.read_bytes(), "no answer of finance"),
        (b"", "no answer of finance"),
    ):
        with pytest.raises(Problem, match=words):
            packing.take_in(bad)
    assert states(packing, claim_id) == [ClaimState.SUBMITTED]


def test_a_clock_set_back_or_forward_decides_nothing(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    packing.today = TODAY - timedelta(days=365)
    with pytest.raises(Problem, match="Put the computer's date right first"):
        desk.approve([claim_id])
    packing.today = TODAY + timedelta(days=40)
    desk.approve([claim_id])
    with pytest.raises(Problem, match="which is still to come here"):
        packing.take_in(packing.answer(desk))
    assert states(packing, claim_id) == [ClaimState.SUBMITTED]


def test_a_run_that_comes_to_other_control_totals_is_refused_whole(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, packing.folder)
    run = replace(desk.answer.runs[0], to_pay_pence=1)
    answer = replace(desk.answer, runs=(run,)).write(TODAY)
    with pytest.raises(Problem, match="does not come to the same control totals"):
        packing.take_in(finance_files.answer_file(answer, desk.packet.answer_key))
    assert states(packing, claim_id) == [ClaimState.SUBMITTED]


def test_cash_on_the_day_is_approved_by_finance_and_paid_here(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    packing.do(lambda work: settling.choose(work, claim_id, PaymentMethod.CASH))
    written = packing.pack([claim_id])
    desk = packing.desk(written)
    desk.approve([claim_id])
    assert desk.to_pay() == ()
    packing.take_in(packing.answer(desk))
    assert packing.packet(written).claims[0].state is WithFinance.DECIDED
    packing.do(lambda work: settling.mark_paid(work, [claim_id], TODAY))
    with pytest.raises(Problem, match="does not wait to be approved"):
        packing.pack([claim_id])


def test_a_payment_taken_back_here_is_not_paid_by_a_later_answer(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, packing.folder)
    packing.take_in(packing.answer(desk))
    packing.do(lambda work: settling.payment_came_back(work, claim_id, "Account closed"))
    desk.pay([claim_id], TODAY)
    assert "taken back here" in packing.take_in(packing.answer(desk)).left[0].effect.left
    assert states(packing, claim_id) == [ClaimState.APPROVED]


def test_what_was_decided_survives_closing_and_a_second_window_is_noticed(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    written = packing.pack([first, second])
    desk, other = packing.desk(written), packing.desk(written)
    desk.approve([first])
    with pytest.raises(Problem, match="open in another window"):
        other.approve([second])
    again = packing.desk(written)
    assert [one.id for one in again.to_pay()] == [first]
    work = next((packing.folder / "finance").glob("*-work"))
    assert b"Vale" not in work.read_bytes()
    for path in (work, work.with_name(work.name + ".bak")):
        path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(Problem, match="damaged and is kept aside"):
        packing.desk(written)
    assert len(packing.desk(written).to_approve()) == 2


def test_a_file_that_cannot_be_written_is_not_recorded_as_sent(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    blocked = packing.folder / "a file"
    blocked.write_text("")
    with pytest.raises(Problem):
        desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, blocked / "inside")
    assert [one.id for one in desk.to_pay()] == [claim_id]
    desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, packing.folder)
    assert all(path.name.startswith("Again,") for path in desk.write_run_again(1, packing.folder))
    with pytest.raises(Problem, match="paid or sent already"):
        desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, packing.folder)


def test_only_who_holds_the_key_makes_a_key_file_and_only_for_finance(packing: Packing) -> None:
    with pytest.raises(Problem, match="cannot make a key file"):
        packing.do(lambda work: finance_key_files.make(work, 2, PASSWORD, packing.folder, WEAK), WITHOUT_KEY)
    with pytest.raises(Problem, match="only for someone in finance"):
        packing.do(lambda work: finance_key_files.make(work, 1, PASSWORD, packing.folder, WEAK), FINANCE)


def test_a_packet_made_before_bank_details_can_be_opened_pays_from_the_ledger_alone(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    person = packing.page(claim_id).claim.person_id
    account = packing.ask(lambda work: bank.of_person(work, person).account)
    assert account is not None
    packing.do(lambda work: bank.forget(work, person, account.version))
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    with pytest.raises(Problem, match="no bank details that your key opens"):
        desk.make_file(RunKind.BANK_FILE, "bankline", [claim_id], TODAY, packing.folder)
    desk.make_file(RunKind.LEDGER, "ledger", [claim_id], TODAY, packing.folder)


def test_an_account_that_changed_after_the_packet_leaves_its_claim(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    desk.approve([claim_id])
    person = packing.page(claim_id).claim.person_id
    account = packing.ask(lambda work: bank.of_person(work, person).account)
    assert account is not None
    packing.do(lambda work: bank.keep(work, person, account.version, typed(number="73195247")))
    assert "changed after the packet" in packing.take_in(packing.answer(desk)).left[0].effect.left


def test_nothing_of_health_access_or_boards_is_in_a_packet_even_open(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    person = packing.page(claim_id).claim.person_id

    def fill(work: Work) -> None:
        access.add(work, person, {"need": "Needcanary hoist"})
        care = CostTyped(
            kind=LineKind.REPLACEMENT_CARE, claimed=500, what="Carecanary sitter", has_receipt=True
        )
        claim_lines.add_cost(work, claim_id, care)
        work.edit(
            work.get(Claim, claim_id), None, {"note": "Notecanary", "late_reason": "Latecanary in hospital"}
        )
        work.edit(work.get(Person, person), None, {"note": "Personcanary"})

    packing.do(fill)
    written = packing.pack([claim_id])
    desk = packing.desk(written)
    told = repr(desk.packet).casefold()
    assert [
        word for word in ("canary", "hidden", "wheelchair", "replacement", "person 0") if word in told
    ] == []
    assert "agreed support cost" in told
    outside = written.path.read_bytes()
    assert b"Legal" not in outside
    assert b"Quill" not in outside


def test_a_packet_never_holds_an_account_number_in_the_open(packing: Packing) -> None:
    (claim_id,) = packing.submitted_claims(1)
    desk = packing.desk(packing.pack([claim_id]))
    assert NUMBER not in repr(desk.packet)
    numbers = desk.account(desk.packet.claims[0])
    assert numbers is not None
    assert numbers.number == NUMBER


def test_the_list_says_what_can_go_and_why_not(packing: Packing) -> None:
    first, second = packing.submitted_claims()
    packing.pack([first])
    found = {one.id: one.not_yet for one in packing.ask(finance_packets.ready)}
    assert found == {first: "It is with finance in packet 1.", second: ""}
    row = packing.ask(finance_packets.rows)[0]
    assert (row.waiting, row.on_the_way, row.astray) == (1, 0, 0)
    assert packing.ask(lambda work: work.get(FinancePacket, row.id)).count == 1
