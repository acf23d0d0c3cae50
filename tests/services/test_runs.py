"""Payment runs: chosen, counted, written once, followed up; what came back is paid again and counted once."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy.exc import IntegrityError

from coprod_desktop.domain.bank import RevealPurpose
from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.holidays import Nation
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import PaymentLine, PaymentRun, PaymentState, RunKind
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.domain.period import tax_year
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, NotAllowed, Problem
from coprod_desktop.services import (
    bank,
    claim_lines,
    history,
    organisation,
    payments,
    run_files,
    runs,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.payments import YearSoFar
from coprod_desktop.services.runs import RunPage
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person
from tests.services.banking import FINANCE, NUMBER, SORT_CODE, WITHOUT_KEY, typed, with_key
from tests.services.paying import Paying, a_lead

MONDAY = TODAY + timedelta(days=1)


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    with_key(store)
    return made


def approved(paying: Paying, name: str = "Amara Quill", *, account: bool = True, **values: Any) -> int:
    """An approved claim of £75.00 and a bus of £12.50, with bank details."""
    person = a_person(name, **values)
    claim = paying.drafted(person)
    bus = CostTyped(kind=LineKind.FARE, claimed="12.50", what="Bus", has_receipt=True)
    paying.do(lambda work: claim_lines.add_cost(work, claim, bus))
    if account:
        paying.do(lambda work: bank.keep(work, person.id, None, typed(account_name=name, roll="")))
    return paying.approved(claim)


def run(paying: Paying, *claims: int, kind: RunKind = RunKind.BANK_FILE, pay_on: date | None = None) -> int:
    return paying.do(lambda work: runs.make(work, kind, claims, pay_on)).id


def page(paying: Paying, run_id: int) -> RunPage:
    return paying.ask(lambda work: runs.page(work, run_id))


def write(paying: Paying, run_id: int, folder: Path, *, again: bool = False, key: str = "bankline") -> Path:
    return paying.do(lambda work: run_files.write_bank(work, run_id, key, folder, again=again), FINANCE)[0]


def state(paying: Paying, claim: int) -> ClaimState:
    return paying.ask(lambda work: work.get(Claim, claim)).state


def test_a_run_takes_approved_claims_and_its_totals_keep_the_boxes_apart(paying: Paying) -> None:
    first, second = approved(paying), approved(paying, "Ben Vale")
    made = page(paying, run(paying, first, second))
    assert (made.totals.count, made.totals.payment, made.totals.expenses) == (2, Money(150_00), Money(25_00))
    assert [(one.number, one.reference, one.ending) for one in made.payments] == [
        (1000, "QUILL 1000", NUMBER[-4:]),
        (1001, "VALE 1001", NUMBER[-4:]),
    ]
    assert (state(paying, first), made.run.number) == (ClaimState.IN_RUN, 1)


def test_a_pay_by_day_skips_weekends_and_the_bank_holidays_of_the_nation(paying: Paying) -> None:
    one = run(paying, approved(paying))
    assert page(paying, one).run.pay_on == MONDAY
    assert paying.ask(lambda work: runs.working_day(work, date(2026, 11, 30))) == date(2026, 11, 30)
    paying.do(lambda work: organisation.save(work, nation=Nation.SCOTLAND))
    assert paying.ask(lambda work: runs.working_day(work, date(2026, 11, 30))) == date(2026, 12, 1)
    assert paying.ask(lambda work: runs.working_day(work, date(2026, 12, 24))) == date(2026, 12, 24)
    with pytest.raises(Problem, match="has gone by") as refused:
        paying.ask(lambda work: runs.working_day(work, TODAY - timedelta(days=365)))
    assert refused.value.field == "pay_on"


def test_what_stands_in_the_way_of_a_claim_is_said_before_and_after(paying: Paying) -> None:
    ready = approved(paying)
    without = approved(paying, "Ben Vale", account=False)
    cheque = approved(paying, "Cara Lane", payment_choice=PaymentChoice.CHEQUE)
    gift = approved(paying, "Dai Pugh", payment_choice=PaymentChoice.CHARITY)
    approved(paying, "Ela Moss", payment_choice=PaymentChoice.CASH)
    found = paying.ask(lambda work: runs.candidates(work, RunKind.BANK_FILE))
    assert {one.id: one.not_yet for one in found} == {
        ready: "",
        without: "There are no bank details.",
        cheque: "They are not paid through a bank.",
        gift: "Part of it goes to a charity: finance pays that from its ledger.",
    }
    ledger = paying.ask(lambda work: runs.candidates(work, RunKind.LEDGER))
    assert {one.not_yet for one in ledger} == {""}
    with pytest.raises(Problem, match=r"Claim 1001: There are no bank details\."):
        run(paying, ready, without)
    assert state(paying, ready) is ClaimState.APPROVED
    with pytest.raises(Problem, match="at least one claim"):
        run(paying)


def test_a_claim_in_one_run_cannot_be_put_in_another_nor_marked_as_paid_before_it_is_written(
    paying: Paying,
) -> None:
    claim = approved(paying)
    run(paying, claim)
    with pytest.raises(Problem):
        run(paying, claim)
    with pytest.raises(Problem, match="is in run 1, which has not been written"):
        paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))


def test_a_line_is_in_at_most_one_live_payment_whatever_the_program_does(paying: Paying) -> None:
    claim = approved(paying)
    made = page(paying, run(paying, claim)).payments[0]
    line = paying.line(claim, Box.PAYMENT)
    with pytest.raises((IntegrityError, Problem, Conflict)):
        paying.do(
            lambda work: work.add(
                PaymentLine(payment_id=made.id, claim_line_id=line.id, live_line_id=line.id)
            )
        )


def test_the_bank_file_holds_each_payment_and_the_register_keeps_who_opened_what(
    paying: Paying, tmp_path: Path
) -> None:
    made = run(paying, approved(paying, "Siân Ŵyn-O’Brien"))
    assert [one.in_file for one in paying.ask(lambda work: run_files.changed_names(work, made))] == [
        "SIAN WYN-OBRIEN"
    ]
    path = write(paying, made, tmp_path)
    assert path.name == "Run 1 bank file.csv"
    assert path.read_text(encoding="ascii") == (
        f"{SORT_CODE},{NUMBER},SIAN WYN-OBRIEN,87.50,WYN-OBRIEN 1000,23/11/2026\n"
    )
    person = page(paying, made).payments[0]
    claim = paying.ask(lambda work: work.get(Claim, person.claim_id))
    seen = paying.ask(lambda work: stored_bank.last_reveal(work.session, claim.person_id))
    assert seen is not None
    assert (seen.staff_name, seen.purpose) == ("Priya Vale", RevealPurpose.BANK_FILE)


def test_a_run_is_written_once_and_says_so_and_written_again_it_is_the_same_under_another_name(
    paying: Paying, tmp_path: Path
) -> None:
    made = run(paying, approved(paying))
    first = write(paying, made, tmp_path).read_bytes()
    with pytest.raises(
        Problem, match=r"Priya Vale wrote run 1 on 22 Nov 2026\. Do not send it a second time"
    ):
        write(paying, made, tmp_path)
    again = write(paying, made, tmp_path, again=True)
    assert (again.name, again.read_bytes()) == ("Run 1 bank file, written again 1.csv", first)
    with pytest.raises(Problem, match="so it stays as it is"):
        paying.do(lambda work: runs.drop(work, made))
    with pytest.raises(Problem, match="left the house"):
        paying.store.write(FINANCE, "Undo", history.undo)


def test_only_who_holds_the_finance_key_writes_the_banks_file_and_a_folder_that_fails_writes_nothing(
    paying: Paying, tmp_path: Path
) -> None:
    made = run(paying, approved(paying))
    with pytest.raises(Problem, match="does not open bank details"):
        paying.do(lambda work: run_files.write_bank(work, made, "bankline", tmp_path), WITHOUT_KEY)
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    with pytest.raises(Problem):
        write(paying, made, blocked)
    assert page(paying, made).run.written_on is None
    with pytest.raises(Problem, match="another kind"):
        paying.do(lambda work: run_files.write_ledger(work, made, tmp_path))
    with pytest.raises(Problem, match="own columns are not typed"):
        write(paying, made, tmp_path, key="own")


def test_another_account_after_the_run_was_made_is_not_paid_and_has_to_be_approved_again(
    paying: Paying, tmp_path: Path
) -> None:
    claim = approved(paying)
    made = run(paying, claim)
    person = paying.page(claim).claim.person_id
    account = paying.ask(lambda work: stored_bank.account_of(work.session, person))
    assert account is not None
    version = account.version
    paying.do(lambda work: bank.keep(work, person, version, typed(account_name="Other Name", roll="")))
    with pytest.raises(Problem, match="changed after it went into the run"):
        write(paying, made, tmp_path)
    paying.do(lambda work: runs.take_out(work, page(paying, made).payments[0].id))
    found = paying.page(claim).claim
    assert (found.state, found.version_no) == (ClaimState.SUBMITTED, 2)


def test_claims_taken_out_stay_approved_and_an_empty_run_is_gone(paying: Paying) -> None:
    first, second = approved(paying), approved(paying, "Ben Vale")
    made = run(paying, first, second)
    for one in page(paying, made).payments:
        paying.do(lambda work, one=one: runs.take_out(work, one.id))  # type: ignore[misc]
    assert (state(paying, first), paying.ask(runs.rows)) == (ClaimState.APPROVED, [])
    again = run(paying, first)
    assert page(paying, again).run.number == 2
    paying.do(lambda work: runs.drop(work, again))
    paying.do(history.undo)
    assert [row.run.number for row in paying.ask(runs.rows)] == [2]


def test_87_50_that_came_back_is_verified_again_made_again_and_counts_once(
    paying: Paying, tmp_path: Path
) -> None:
    claim = approved(paying)
    made = run(paying, claim)
    write(paying, made, tmp_path)
    with pytest.raises(Problem, match="had not been written by then"):
        paying.do(lambda work: runs.arrived(work, made, TODAY - timedelta(days=1)))
    assert paying.do(lambda work: runs.arrived(work, made, TODAY)) == 1
    with pytest.raises(Problem, match="Nothing of this run waits"):
        paying.do(lambda work: runs.arrived(work, made, TODAY))
    payment = page(paying, made).payments[0]
    with pytest.raises(Problem, match="Say why") as refused:
        paying.do(lambda work: runs.came_back(work, payment.id, " "))
    assert refused.value.field == "because"
    paying.do(lambda work: runs.came_back(work, payment.id, "Account closed"))
    assert state(paying, claim) is ClaimState.APPROVED
    with pytest.raises(Problem, match="Make sure of the details first"):
        run(paying, claim)
    person = paying.page(claim).claim.person_id
    account = paying.ask(lambda work: stored_bank.account_of(work.session, person))
    assert account is not None
    seen, values = account, {"verified_how": "in person", "name_check": "not done", "on": TODAY}
    paying.do(lambda work: bank.note_checks(work, seen.id, seen.version, values))
    again = run(paying, claim)
    write(paying, again, tmp_path)
    paying.do(lambda work: runs.arrived(work, again, TODAY))
    entries = paying.ask(lambda work: payments.of_claim(work, claim))
    assert [(one.state, (one.payment + one.expenses).pence, one.run_number) for one in entries] == [
        (PaymentState.CAME_BACK, 87_50, 1),
        (PaymentState.COUNTER, -87_50, 1),
        (PaymentState.PAID, 87_50, 2),
    ]
    year = paying.ask(lambda work: payments.reached(work, person, tax_year(TODAY)))
    assert year == YearSoFar(Money(75_00), Money(12_50))
    row = next(row for row in paying.ask(runs.rows) if row.run.number == 1)
    assert (row.count, row.came_back, row.is_settled) == (1, 1, True)


def test_time_and_expenses_may_be_paid_apart_and_then_the_claim_is_part_paid(paying: Paying) -> None:
    claim = approved(paying)
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY, (Box.PAYMENT,)))
    assert state(paying, claim) is ClaimState.PART_PAID
    with pytest.raises(Problem, match="comes to nothing"):
        paying.do(lambda work: settling.mark_paid(work, [claim], TODAY, (Box.PAYMENT,)))
    made = run(paying, claim)
    assert page(paying, made).totals.to_pay == Money(12_50)
    paying.do(lambda work: runs.drop(work, made))
    assert state(paying, claim) is ClaimState.PART_PAID
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY, (Box.EXPENSES,)))
    assert state(paying, claim) is ClaimState.PAID
    paying.do(lambda work: settling.payment_came_back(work, claim, "Wrong claim"))
    assert state(paying, claim) is ClaimState.APPROVED


def test_finances_list_has_one_row_a_payee_and_code_and_adds_up(paying: Paying, tmp_path: Path) -> None:
    known = approved(paying, supplier_number="80017")
    paying.advance(known, 40_00)
    paying.approved_again(known)
    gift = approved(
        paying, "=Dai Pugh", account=False, payment_choice=PaymentChoice.CHARITY, payment_note="Hospice"
    )
    made = run(paying, known, gift, kind=RunKind.LEDGER)
    paths = paying.do(lambda work: run_files.write_ledger(work, made, tmp_path))
    rows = list(csv.reader(io.StringIO(paths[0].read_text(encoding="utf-8-sig"))))
    assert [(row[1], row[2], row[3], row[6], row[7], row[8]) for row in rows[1:]] == [
        ("1000", "Amara Quill", "80017", "SC-07", "Involvement payments", "75.00"),
        ("1000", "Amara Quill", "80017", "SC-09", "Involvement expenses", "12.50"),
        ("1000", "Amara Quill", "80017", "", "Less advance", "-40.00"),
        ("1001", "'=Dai Pugh", "new supplier: form sent on", "SC-09", "Involvement expenses", "12.50"),
        ("1001", "Hospice", "", "", "Involvement payments", "75.00"),
    ]
    assert load_workbook(paths[1])["Run 1"].max_row == 6
    with pytest.raises(Problem, match="Do not send it a second time"):
        paying.do(lambda work: run_files.write_ledger(work, made, tmp_path))


def test_a_run_written_a_year_ago_by_a_clock_that_was_wrong_can_still_be_finished(
    paying: Paying, tmp_path: Path
) -> None:
    made = run(paying, approved(paying))
    write(paying, made, tmp_path)
    paying.do(lambda work: setattr(work.get(PaymentRun, made), "written_on", TODAY - timedelta(days=365)))
    assert paying.do(lambda work: runs.arrived(work, made, TODAY)) == 1


def test_a_lead_sees_no_run_and_nobody_else_reads_more_than_money_needs(paying: Paying) -> None:
    made = run(paying, approved(paying))
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: runs.page(work, made), a_lead())
    assert {
        name for name in vars(page(paying, made).payments[0]) if "note" in name or "need" in name
    } == set()


def test_a_year_counts_by_the_day_the_money_reached_them_whatever_day_it_was_for(paying: Paying) -> None:
    claim = approved(paying)
    person = paying.page(claim).claim.person_id
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    paying.do(
        lambda work: setattr(payments.live(work, work.get(Claim, claim))[0], "on_day", date(2026, 4, 5))
    )
    last, this = tax_year(date(2026, 4, 5)), tax_year(date(2026, 4, 6))
    assert paying.ask(lambda work: payments.reached(work, person, last)).payment == Money(75_00)
    assert paying.ask(lambda work: payments.reached(work, person, this)).payment == Money(0)


def test_who_was_paid_before_payments_were_written_down_is_counted_too(paying: Paying) -> None:
    claim = approved(paying)
    person = paying.page(claim).claim.person_id
    paying.do(lambda work: work.get(Claim, claim).mark_paid(TODAY))
    year = paying.ask(lambda work: payments.reached(work, person, tax_year(TODAY)))
    assert (year.payment, year.expenses) == (Money(75_00), Money(12_50))
    paying.do(lambda work: settling.payment_came_back(work, claim))
    assert state(paying, claim) is ClaimState.APPROVED
    assert paying.ask(lambda work: work.get(Person, person).name) == "Amara Quill"


def test_only_the_claims_ticked_go_in_and_one_that_cannot_says_why(paying: Paying) -> None:
    first, second = (
        paying.approved(paying.drafted(a_person(name))) for name in ("Amara Quill", "Ines Rowan")
    )
    run = paying.do(lambda work: runs.make_of_all(work, RunKind.LEDGER, TODAY, [second]))
    assert [one.claim_id for one in paying.ask(lambda work: runs.page(work, run.id)).payments] == [second]
    with pytest.raises(Problem, match="No approved claim waits"):
        paying.do(lambda work: runs.make_of_all(work, RunKind.LEDGER, TODAY, [second]))
    with pytest.raises(Problem, match="Claim 1000: "):
        paying.do(lambda work: runs.make_of_all(work, RunKind.BANK_FILE, TODAY, [first]))
