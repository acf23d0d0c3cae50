"""An account's standing: what has to be made sure of before money goes to it."""

from datetime import date

import pytest

from coprod_desktop.domain.bank import BankAccount, NameCheck, PayeeBasis, Standing, VerifiedHow, is_company

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def an_account(**values: object) -> BankAccount:
    return BankAccount(
        account_name="A Quill", person_id=1, key_id=2, sealed=b"", ending="4321", mark="ab", changed_on=MONDAY
    ).model_copy(update=values)


@pytest.mark.parametrize(
    ("paid", "standing"),
    [(None, Standing.NEW), (MONDAY, Standing.CHANGED), (TUESDAY, Standing.PAID_BEFORE)],
)
def test_a_payment_on_the_day_of_the_change_may_have_gone_to_the_old_account(
    paid: date | None, standing: Standing
) -> None:
    assert an_account().standing(paid) is standing
    assert an_account().to_verify(paid) is (standing is not Standing.PAID_BEFORE)


def test_what_was_made_sure_of_needs_no_second_look_until_money_comes_back() -> None:
    assert an_account(verified_on=TUESDAY).to_verify(None) is False
    assert an_account(came_back_on=TUESDAY).to_verify(TUESDAY) is True


def test_other_details_forget_every_check() -> None:
    account = an_account()
    account.verified_how, account.verified_on, account.verified_by = VerifiedHow.IN_PERSON, TUESDAY, "Jo"
    account.name_check, account.name_check_on = NameCheck.MATCH, TUESDAY
    account.forget_checks()
    left = account.model_dump(include={"verified_on", "verified_by", "name_check", "name_check_on"})
    assert left == {
        "verified_on": None,
        "verified_by": "",
        "name_check": NameCheck.NOT_DONE,
        "name_check_on": None,
    }
    assert account.masked == "Account ending 4321"


def test_only_someone_elses_account_needs_evidence_and_some_of_it_tells_of_care() -> None:
    assert {basis for basis in PayeeBasis if not basis.needs_evidence} == {
        PayeeBasis.THEMSELVES,
        PayeeBasis.JOINT,
    }
    assert all(basis.needs_evidence for basis in PayeeBasis if basis.tells_of_care)


def test_a_company_is_known_by_its_ending() -> None:
    assert is_company("Quill Arts Ltd.")
    assert not is_company("Lim Ted Quill")


def test_another_name_or_other_numbers_are_another_account() -> None:
    first = BankAccount(
        person_id=1,
        key_id=1,
        sealed=b"one",
        account_name="A Quill",
        ending="5246",
        mark="ab",
        changed_on=date(2026, 1, 1),
    )
    codes = {first.code}
    first.account_name = "B Vale"
    codes.add(first.code)
    first.sealed = b"two"
    codes.add(first.code)
    assert (len(codes), {len(code) for code in codes}) == (3, {12})
