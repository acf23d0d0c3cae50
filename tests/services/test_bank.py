"""Bank details: entered by coordinators, opened by finance alone, never in plain text anywhere else."""

from datetime import date, timedelta
from typing import Any

import pytest

from coprod_desktop.domain.bank import CheckFileKind, NameCheck, PayeeBasis, Standing, VerifiedHow
from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, NotAllowed, Problem
from coprod_desktop.services import bank, bank_tables, claims, history, settling
from coprod_desktop.services.bank_tables import TableFile
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_person
from tests.services.banking import (
    ANOTHER_KEY,
    COORDINATOR,
    FINANCE,
    NUMBER,
    ROLL,
    SORT_CODE,
    WITHOUT_KEY,
    Banking,
    typed,
)
from tests.services.paying import Paying, a_lead
from tests.services.undoing import do, whole


@pytest.fixture
def banking(store: Store) -> Banking:
    return Banking.begin(store)


def test_a_coordinator_enters_and_sees_four_figures(banking: Banking) -> None:
    banking.keep()
    seen = banking.seen()
    assert seen.account is not None
    assert (seen.account.masked, seen.may_open, seen.account.has_roll) == ("Account ending 5246", False, True)
    with pytest.raises(NotAllowed):
        banking.reveal(COORDINATOR)


def test_finance_opens_what_a_coordinator_entered(banking: Banking) -> None:
    banking.keep()
    numbers = banking.reveal().numbers
    assert (numbers.sort_code, numbers.number, numbers.roll) == (SORT_CODE, NUMBER, ROLL)
    assert banking.seen(FINANCE).may_open is True


def test_finance_without_the_key_opens_nothing(banking: Banking) -> None:
    banking.keep()
    assert banking.seen(WITHOUT_KEY).may_open is False
    with pytest.raises(Problem, match="hand the finance key on"):
        banking.reveal(WITHOUT_KEY)


def test_another_key_opens_nothing(banking: Banking) -> None:
    banking.keep()
    assert banking.seen(ANOTHER_KEY).may_open is False
    with pytest.raises(Problem, match="cannot be opened"):
        banking.reveal(ANOTHER_KEY)


def test_a_lead_neither_enters_nor_sees(banking: Banking) -> None:
    with pytest.raises(NotAllowed):
        banking.keep(a_lead())
    with pytest.raises(NotAllowed):
        banking.seen(a_lead())


def test_each_opening_is_written_down_without_a_figure_and_cannot_be_undone(banking: Banking) -> None:
    banking.keep()
    banking.store.write(
        FINANCE, "Bank details of Amara Quill shown", lambda w: bank.reveal(w, banking.person.id)
    )
    newest = banking.ask(lambda work: history.recent(work, 1))[0]
    assert (newest.label, newest.sealed) == ("Bank details of Amara Quill shown", True)
    opened = banking.seen().last_opened
    assert opened is not None
    assert (opened.staff_name, opened.at.date()) == ("Priya Vale", TODAY)
    with pytest.raises(Problem, match="left the house"):
        banking.do(history.undo, FINANCE)


def test_an_opening_does_not_hold_up_the_undo_of_the_entry(banking: Banking) -> None:
    banking.keep()
    banking.reveal()
    banking.do(history.undo)
    assert banking.seen().account is None


def test_entering_changing_and_taking_out_can_be_undone(banking: Banking) -> None:
    person_id = banking.person.id
    do(banking.store, COORDINATOR, lambda work: bank.keep(work, person_id, None, typed()).account.id)
    version = banking.account.version
    do(
        banking.store,
        COORDINATOR,
        lambda work: bank.keep(work, person_id, version, typed(number="12345678")).account.id,
    )
    version = banking.account.version
    do(banking.store, COORDINATOR, lambda work: bank.forget(work, person_id, version))
    banking.do(history.undo)
    assert banking.reveal().numbers.number == "12345678"


def test_empty_numbers_keep_those_that_are_there(banking: Banking) -> None:
    banking.keep()
    banking.keep(account_name="Amara Quill", sort_code="", number="", roll="")
    assert banking.account.account_name == "Amara Quill"
    assert banking.reveal().numbers.number == NUMBER


def test_half_of_the_numbers_is_said_beside_the_other_half(banking: Banking) -> None:
    banking.keep()
    with pytest.raises(FieldProblems) as caught:
        banking.keep(sort_code="", number="12345678", roll="")
    assert caught.value.field == "sort_code"


def test_two_windows_never_overwrite_each_other(banking: Banking) -> None:
    person_id = banking.person.id
    banking.keep()
    with pytest.raises(Conflict):
        banking.do(lambda work: bank.keep(work, person_id, None, typed()))
    version = banking.account.version
    banking.keep(number="12345678")
    with pytest.raises(Conflict):
        banking.do(lambda work: bank.keep(work, person_id, version, typed()))
    with pytest.raises(Conflict):
        banking.do(lambda work: bank.forget(work, person_id, version))


def test_what_is_not_there_cannot_be_opened_or_taken_out(banking: Banking) -> None:
    with pytest.raises(Gone):
        banking.reveal()
    with pytest.raises(Gone):
        banking.do(lambda work: bank.forget(work, banking.person.id, 1))


def test_without_a_finance_key_nothing_can_be_entered(store: Store) -> None:
    person = store.write(COORDINATOR, "Given", lambda work: work.add(a_person())).value
    assert store.read(COORDINATOR, lambda work: bank.of_person(work, person.id)).has_key is False
    with pytest.raises(Problem, match="no finance key yet"):
        store.write(COORDINATOR, "Test", lambda work: bank.keep(work, person.id, None, typed()))


def test_someone_else_is_paid_only_with_evidence(banking: Banking) -> None:
    with pytest.raises(Problem) as caught:
        banking.keep(basis=PayeeBasis.APPOINTEE)
    assert caught.value.field == "evidence_on"
    with pytest.raises(Problem, match="still to come"):
        banking.keep(basis=PayeeBasis.APPOINTEE, evidence_on=date(2026, 12, 1))
    banking.keep(basis=PayeeBasis.APPOINTEE, evidence_on=date(2026, 11, 3))
    assert banking.account.evidence_on == date(2026, 11, 3)
    banking.keep(basis=PayeeBasis.THEMSELVES, evidence_on=date(2026, 11, 3))
    assert banking.account.evidence_on is None


@pytest.mark.parametrize("name", ["Quill Arts Ltd", "QUILL LIMITED.", "Quill (PLC)", "Cwmni Cwils Cyf"])
def test_a_company_is_for_finance_to_decide(banking: Banking, name: str) -> None:
    with pytest.raises(Problem, match="finance to decide") as caught:
        banking.keep(account_name=name)
    assert caught.value.field == "account_name"
    banking.keep(FINANCE, account_name=name)
    assert banking.account.account_name == name


def test_two_people_may_share_an_account_and_it_is_said(banking: Banking) -> None:
    banking.do(lambda work: bank.keep(work, work.add(a_person("Ben Vale")).id, None, typed()))
    said = banking.ask(lambda work: bank.look_over(work, banking.person.id, typed()))
    assert said is not None
    assert said.alike == ("Ben Vale",)
    banking.keep()
    assert banking.seen().alike == ("Ben Vale",)


def test_unfinished_numbers_say_nothing(banking: Banking) -> None:
    assert banking.ask(lambda work: bank.look_over(work, banking.person.id, {"sort_code": "00"})) is None


def test_a_conversion_is_said_while_typing(banking: Banking) -> None:
    said = banking.ask(lambda work: bank.look_over(work, banking.person.id, typed(number="123456")))
    assert said is not None
    assert "00123456" in said.converted


# making sure that they are theirs


def test_new_details_are_to_be_made_sure_of(banking: Banking) -> None:
    banking.keep()
    assert (banking.seen().standing, banking.seen().to_verify) == (Standing.NEW, True)
    account = banking.account
    checks = {
        "verified_how": VerifiedHow.CALLED_BACK,
        "on": TODAY,
        "name_check": NameCheck.CLOSE,
        "name_told": "A B Quill",
    }
    do(
        banking.store,
        COORDINATOR,
        lambda work: bank.note_checks(work, account.id, account.version, checks).id,
    )
    account = banking.account
    assert (account.verified_by, account.verified_on, account.name_told) == ("Jo Tester", TODAY, "A B Quill")
    assert banking.seen().to_verify is False


@pytest.mark.parametrize(
    "other",
    [{"number": "12345678"}, {"account_name": "Amara Quill", "sort_code": "", "number": "", "roll": ""}],
)
def test_other_numbers_or_another_name_undo_the_checks(banking: Banking, other: dict[str, Any]) -> None:
    banking.keep()
    account = banking.account
    checks = {"verified_how": VerifiedHow.IN_PERSON, "name_check": NameCheck.MATCH}
    banking.do(lambda work: bank.note_checks(work, account.id, account.version, checks))
    banking.keep(COORDINATOR, **other)
    assert (banking.account.verified_on, banking.account.name_check) == (None, NameCheck.NOT_DONE)


def test_another_kind_alone_keeps_the_checks(banking: Banking) -> None:
    banking.keep()
    account = banking.account
    checks = {"verified_how": VerifiedHow.IN_PERSON, "name_check": NameCheck.NOT_DONE}
    banking.do(lambda work: bank.note_checks(work, account.id, account.version, checks))
    banking.keep(kind="business", sort_code="", number="", roll="")
    assert banking.account.verified_on == TODAY


@pytest.mark.parametrize("on", [date(2026, 11, 23), date(2026, 11, 21)])
def test_a_check_is_neither_to_come_nor_older_than_the_details(banking: Banking, on: date) -> None:
    banking.keep()
    account = banking.account
    checks = {"verified_how": VerifiedHow.IN_PERSON, "name_check": NameCheck.NOT_DONE, "on": on}
    with pytest.raises(Problem) as caught:
        banking.do(lambda work: bank.note_checks(work, account.id, account.version, checks))
    assert caught.value.field == "on"


# and claims


@pytest.fixture
def paying(store: Store, banking: Banking) -> Paying:
    Paying(store, COORDINATOR).scheme_in_force()
    return Paying(banking.store, COORDINATOR)


def known_since(banking: Banking, ago: timedelta) -> None:
    """Their account was written down so long ago."""
    usual = banking.store.clock
    banking.store.clock = lambda: usual() - ago
    banking.keep()
    banking.store.clock = usual


def approve(paying: Paying, banking: Banking) -> int:
    claim = paying.drafted(banking.person)
    paying.submitted(claim)
    paying.do(lambda work: settling.approve(work, claim), FINANCE)
    return claim


def test_another_account_after_approval_asks_for_approval_again(paying: Paying, banking: Banking) -> None:
    banking.keep()
    claim = approve(paying, banking)
    kept = banking.keep(number="12345678")
    shown = paying.page(claim).claim
    assert (shown.state, shown.version_no, kept.reopened) == (ClaimState.SUBMITTED, 2, (shown.number,))
    banking.do(history.undo)
    assert paying.page(claim).claim.state is ClaimState.APPROVED


def test_a_first_account_leaves_approvals_as_they_are(paying: Paying, banking: Banking) -> None:
    claim = approve(paying, banking)
    assert banking.keep().reopened == ()
    assert paying.page(claim).claim.state is ClaimState.APPROVED


def test_details_once_paid_need_no_check_until_they_change(paying: Paying, banking: Banking) -> None:
    known_since(banking, timedelta(days=2))
    claim = approve(paying, banking)
    paying.do(lambda work: settling.mark_paid(work, [claim], TODAY))
    assert (banking.seen().standing, banking.seen().to_verify) == (Standing.PAID_BEFORE, False)
    banking.keep(number="12345678")
    assert (banking.seen().standing, banking.seen().to_verify) == (Standing.CHANGED, True)


def test_money_that_came_back_has_the_account_checked_again(paying: Paying, banking: Banking) -> None:
    known_since(banking, timedelta(days=2))
    first, second = approve(paying, banking), approve(paying, banking)
    paying.do(lambda work: settling.mark_paid(work, [first, second], TODAY))
    paying.do(lambda work: settling.payment_came_back(work, second))
    seen = banking.seen()
    assert (seen.standing, seen.to_verify, seen.account and seen.account.came_back_on) == (
        Standing.PAID_BEFORE,
        True,
        TODAY,
    )


# the banks' own check


TABLE = "009300 009399 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1\n"


def take_in(banking: Banking, text: str = TABLE, name: str = "valacdos-v7-90.txt") -> None:
    file = TableFile(CheckFileKind.WEIGHTS, name, text, text.count("\n"))
    banking.do(lambda work: bank_tables.take_in(work, file))


def test_what_the_check_says_is_kept_and_never_stops_anyone(banking: Banking) -> None:
    banking.keep()
    assert (banking.account.fit, banking.account.fit_table) == (Fit.CANNOT_TELL, "")
    take_in(banking)
    # 7x8 + 3x7 + 1x6 + 9x5 + 5x4 + 2x3 + 4x2 + 6 = 168 leaves 3
    banking.keep()
    assert (banking.account.fit, banking.account.fit_table) == (Fit.FAIL, "7.90")
    banking.keep(number="73195243")
    assert banking.account.fit is Fit.PASS


def test_finance_checks_again_what_was_typed_before_there_was_a_table(banking: Banking) -> None:
    banking.keep()
    take_in(banking)
    assert banking.reveal().fit is Fit.FAIL
    assert banking.account.fit is Fit.CANNOT_TELL


def test_a_newer_table_takes_the_place_of_the_one_before(banking: Banking) -> None:
    take_in(banking)
    take_in(banking, TABLE, "valacdos.txt")
    found = banking.ask(bank_tables.taken_in)[CheckFileKind.WEIGHTS]
    assert (found.name, found.version_said, found.records) == ("valacdos.txt", "", 1)
    assert banking.ask(bank_tables.version) == "valacdos.txt"


def test_claims_know_nothing_of_numbers(paying: Paying, banking: Banking) -> None:
    banking.keep()
    claim = approve(paying, banking)
    assert NUMBER not in repr(paying.ask(lambda work: claims.page(work, claim)))
    assert NUMBER not in repr(whole(banking.store))
