"""The finance key: made with the first in finance, handed on with a password, made anew when nobody has it."""

from dataclasses import replace
from pathlib import Path

import pytest

from coprod_desktop.domain.bank import BankAccount
from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import FieldProblems, NotAllowed, Problem
from coprod_desktop.services import bank, finance_key, founding
from coprod_desktop.services.founding import Founded
from coprod_desktop.services.passphrases import recovery_code
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, WEAK, a_person, a_vault
from tests.services.banking import (
    ANOTHER_KEY,
    COORDINATOR,
    FINANCE,
    NUMBER,
    WITHOUT_KEY,
    Banking,
    typed,
    with_key,
)
from tests.services.paying import a_lead


@pytest.fixture
def founded(tmp_path: Path) -> Founded:
    return founding.make(tmp_path / "new.coprod", "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)


def test_a_new_register_has_a_finance_key_that_its_founder_opens(founded: Founded) -> None:
    with founded.store as store:
        standing = store.read(
            founded.actor, lambda work: finance_key.standing(work, Vault.beside(store.path))
        )
        assert (standing.made_by, standing.holders, standing.opens_here) == (
            "Jo Tester",
            ("Jo Tester",),
            True,
        )
        person = store.write(founded.actor, "Given", lambda work: work.add(a_person())).value
        store.write(founded.actor, "Enter", lambda work: bank.keep(work, person.id, None, typed()))
        path = store.path
    vault = Vault.beside(path)
    for keys in (
        vault.unlock(founded.actor.staff_user_id, PASSWORD),
        vault.unlock_with_code(founded.recovery_code),
    ):
        with registers.open_register(path, keys) as store:
            actor = registers.sign_in(store)
            shown = store.write(actor, "Show", lambda work: bank.reveal(work, person.id)).value
            assert shown.numbers.number == NUMBER


def test_whoever_is_not_in_finance_holds_no_key_whatever_their_password_gives(store: Store) -> None:
    with_key(store)
    keys = KEYS.with_finance(bytes(range(64, 96)))
    with registers.open_register(store.path, keys, only_look=True) as seen:
        assert registers.sign_in(seen).finance_key == keys.finance
    store.write(
        COORDINATOR,
        "Move",
        lambda work: work.session.connection().exec_driver_sql(
            "DELETE FROM staff_role WHERE role = 'finance'"
        ),
    )
    with registers.open_register(store.path, keys, only_look=True) as seen:
        assert registers.sign_in(seen).finance_key is None


def test_the_first_in_finance_gets_a_key_and_others_what_is_there(store: Store) -> None:
    def first(work: object) -> tuple[Keys, Keys]:
        return (
            finance_key.for_slot(work, KEYS, [Role.COORDINATOR]),  # type: ignore[arg-type]
            finance_key.for_slot(work, KEYS, [Role.FINANCE]),  # type: ignore[arg-type]
        )

    coordinators, finances = store.write(COORDINATOR, "Add", first).value
    assert coordinators.finance is None
    assert finances.finance is not None
    others = store.write(
        COORDINATOR, "Add", lambda work: finance_key.for_slot(work, finances, [Role.FINANCE])
    ).value
    assert others.finance == finances.finance
    without = store.write(
        COORDINATOR, "Add", lambda work: finance_key.for_slot(work, KEYS, [Role.FINANCE])
    ).value
    assert without.finance is None
    for_lead = store.write(
        COORDINATOR, "Add", lambda work: finance_key.for_slot(work, finances, [Role.LEAD])
    ).value
    assert for_lead.finance is None


def test_a_retired_key_is_not_handed_on(store: Store) -> None:
    with_key(store)
    stale = KEYS.with_finance(bytes(range(32)))
    given = store.write(COORDINATOR, "Add", lambda work: finance_key.for_slot(work, stale, [Role.FINANCE]))
    assert given.value.finance is None


def test_a_second_key_is_refused_while_there_is_one(store: Store) -> None:
    with_key(store)
    with pytest.raises(Problem, match="already"):
        store.write(FINANCE, "Make", lambda work: finance_key.make(work, KEYS))
    with pytest.raises(ValueError, match="no finance key"):
        store.write(FINANCE, "Make", lambda work: finance_key.write_down(work, KEYS, "Jo"))
    with pytest.raises(NotAllowed):
        store.write(a_lead(), "Make", lambda work: finance_key.make(work, KEYS))


# when it is lost


def made_anew(work: Work, path: Path, code: str) -> None:
    made = finance_key.make_anew(work, Vault.beside(path), PASSWORD, code)
    finance_key.take_over(Vault.beside(path), FINANCE.staff_user_id, FINANCE.name, PASSWORD, made)


def lose(banking: Banking) -> Path:
    """Finance's password is gone, and no paper gives the key: only a slot without it is left."""
    a_vault(banking.store, FINANCE)
    return banking.store.path


def test_a_lost_key_is_made_anew_and_what_was_sealed_for_it_is_asked_for_again(store: Store) -> None:
    banking = Banking.begin(store)
    banking.keep()
    path = lose(banking)
    standing = banking.ask(lambda work: finance_key.standing(work, Vault.beside(path)), FINANCE)
    assert (standing.is_lost, standing.may_be_made, standing.shut) == (True, True, ())
    code = recovery_code()
    banking.do(lambda work: made_anew(work, path, code), FINANCE)
    keys = Vault.beside(path).unlock(FINANCE.staff_user_id, PASSWORD)
    assert Vault.beside(path).unlock_with_code(code).finance == keys.finance
    after = banking.ask(lambda work: finance_key.standing(work, Vault.beside(path)))
    assert (after.is_lost, after.holders) == (False, ("Priya Vale",))
    assert [(one.name, one.ending) for one in after.shut] == [("Amara Quill", "5246")]
    seen = banking.seen()
    assert (seen.shut, seen.may_open, seen.account and seen.account.ending) == (True, False, "5246")
    with pytest.raises(FieldProblems, match="type them again"):
        banking.keep(sort_code="", number="", roll="")
    banking.keep()
    assert banking.seen().shut is False
    assert banking.ask(lambda work: finance_key.standing(work, Vault.beside(path))).shut == ()


def test_while_someone_holds_it_no_new_one_is_made(store: Store) -> None:
    banking = Banking.begin(store)
    path = lose(banking)
    vault = Vault.beside(path)
    held = KEYS.with_finance(FINANCE.finance_key)
    vault.keep_password(9, "Marcus Held", PASSWORD, held, WEAK)
    with pytest.raises(Problem, match="Marcus Held can open"):
        banking.do(
            lambda work: finance_key.make_anew(work, Vault.beside(path), PASSWORD, recovery_code()), FINANCE
        )


def test_a_recovery_sheet_that_still_opens_it_is_told(store: Store) -> None:
    banking = Banking.begin(store)
    path = lose(banking)
    Vault.beside(path).new_recovery(KEYS.with_finance(FINANCE.finance_key), "Priya Vale", WEAK)
    standing = banking.ask(lambda work: finance_key.standing(work, Vault.beside(path)))
    assert (standing.is_lost, standing.may_be_made, standing.paper_made is not None) == (False, True, True)


def test_a_wrong_password_makes_nothing(store: Store) -> None:
    banking = Banking.begin(store)
    path = lose(banking)
    with pytest.raises(Problem) as caught:
        banking.do(
            lambda work: finance_key.make_anew(work, Vault.beside(path), "not it", recovery_code()), FINANCE
        )
    assert caught.value.field == "password"
    assert banking.ask(lambda work: finance_key.standing(work, Vault.beside(path))).is_lost is True
    with pytest.raises(NotAllowed):
        banking.do(
            lambda work: finance_key.make_anew(work, Vault.beside(path), PASSWORD, recovery_code()),
            COORDINATOR,
        )


def test_a_register_that_never_had_a_key_gets_its_first(store: Store) -> None:
    a_vault(store, FINANCE)
    standing = store.read(FINANCE, lambda work: finance_key.standing(work, Vault.beside(store.path)))
    assert (standing.made_on, standing.is_lost, standing.may_be_made) == (None, False, True)
    store.write(FINANCE, "Make", lambda work: made_anew(work, store.path, recovery_code()))
    assert Vault.beside(store.path).staff[0].opens_bank is True


# when it is changed by choice

BOTH = replace(FINANCE, roles=frozenset({Role.COORDINATOR, Role.FINANCE}))


def held(banking: Banking) -> Path:
    """Priya's password gives the key, and so does Marcus's."""
    vault = Vault.make(banking.store.path, KEYS)
    keys = KEYS.with_finance(FINANCE.finance_key)
    vault.keep_password(FINANCE.staff_user_id, FINANCE.name, PASSWORD, keys, WEAK)
    vault.keep_password(9, "Marcus Held", PASSWORD, keys, WEAK)
    return banking.store.path


def test_a_held_key_is_changed_and_every_account_opens_with_the_new_one_alone(store: Store) -> None:
    banking = Banking.begin(store)
    banking.keep()
    path, code = held(banking), recovery_code()
    made = banking.do(lambda work: finance_key.change(work, Vault.beside(path), PASSWORD, code), BOTH)
    assert Vault.beside(path).unlock_with_code(code).finance == made.finance
    assert Vault.beside(path).unlock(FINANCE.staff_user_id, PASSWORD).finance == FINANCE.finance_key
    finance_key.take_over(Vault.beside(path), FINANCE.staff_user_id, FINANCE.name, PASSWORD, made)
    assert Vault.beside(path).unlock(FINANCE.staff_user_id, PASSWORD).finance == made.finance
    assert [one.name for one in Vault.beside(path).staff] == ["Priya Vale"]
    assert banking.reveal(replace(FINANCE, finance_key=made.finance)).numbers.number == NUMBER
    with pytest.raises(Problem, match="another finance key"):
        banking.reveal(FINANCE)
    assert banking.ask(lambda work: finance_key.standing(work, Vault.beside(path))).shut == ()


def test_an_account_that_does_not_open_is_listed_when_the_key_is_changed(store: Store) -> None:
    banking = Banking.begin(store)
    banking.keep()
    path = held(banking)
    account = banking.account
    spoilt = bytes(len(account.sealed))
    banking.do(lambda work: work.edit(work.get(BankAccount, account.id), None, {"sealed": spoilt}))
    banking.do(lambda work: finance_key.change(work, Vault.beside(path), PASSWORD, recovery_code()), BOTH)
    standing = banking.ask(lambda work: finance_key.standing(work, Vault.beside(path)))
    assert [one.name for one in standing.shut] == ["Amara Quill"]


def test_only_who_holds_the_key_and_can_give_passwords_changes_it(store: Store) -> None:
    banking = Banking.begin(store)
    path = held(banking)
    for actor, said in ((WITHOUT_KEY, "does not open"), (ANOTHER_KEY, "does not open"), (FINANCE, "Marcus")):
        with pytest.raises(Problem, match=said):
            banking.do(
                lambda work: finance_key.change(work, Vault.beside(path), PASSWORD, recovery_code()),
                actor,
            )
    with pytest.raises(NotAllowed):
        banking.do(
            lambda work: finance_key.change(work, Vault.beside(path), PASSWORD, recovery_code()), COORDINATOR
        )
    assert banking.ask(lambda work: finance_key.standing(work, Vault.beside(path)), FINANCE).opens_here
