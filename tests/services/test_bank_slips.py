"""The account on slips: whole on the paper finance prints, four figures everywhere else - in the register too."""

from pathlib import Path

import pytest

from coprod_desktop.documents.slip import Reader, SlipContent
from coprod_desktop.domain.bank import RevealPurpose
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict
from coprod_desktop.services import attachments, slips
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage.database import Store
from tests.documents.golden_papers import words
from tests.services.banking import CANARIES, COORDINATOR, FINANCE, NUMBER, ROLL, WITHOUT_KEY, Banking
from tests.services.paying import Paying


@pytest.fixture
def banking(store: Store) -> Banking:
    made = Banking.begin(store)
    made.keep()
    return made


@pytest.fixture
def paying(store: Store, banking: Banking) -> Paying:
    Paying(store, COORDINATOR).scheme_in_force()
    return Paying(banking.store, COORDINATOR)


def content(paying: Paying, claim: int, reader: Reader, actor: Actor) -> SlipContent:
    return paying.ask(lambda work: slips.to_print(work, [claim], [reader]), actor)[0].content


def printed(paying: Paying, claim: int, reader: Reader, actor: Actor, folder: Path) -> list[str]:
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, [claim], [reader]), actor))
    files = paying.do(lambda work: slips.record(work, drawn, folder), actor)
    return [words(path.read_bytes()) for path in files]


def found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def test_finance_prints_the_whole_account_and_the_register_keeps_four_figures(
    paying: Paying, banking: Banking, tmp_path: Path
) -> None:
    claim = paying.drafted(banking.person)
    for said in printed(paying, claim, Reader.FINANCE, FINANCE, tmp_path):
        assert "Sort code 00-93-71" in said
        assert f"Account number {NUMBER}" in said
        assert f"reference {ROLL}" in said
    kept = paying.ask(lambda work: slips.printed(work, claim), FINANCE)[0].attachment_id or 0
    said = words(paying.ask(lambda work: attachments.content(work, kept), COORDINATOR))
    assert "Account ending 5246" in said
    assert "In full on the paper that left" in said
    assert found(said) == []


def test_what_was_printed_in_full_is_written_down(paying: Paying, banking: Banking, tmp_path: Path) -> None:
    claim = paying.drafted(banking.person)
    printed(paying, claim, Reader.FINANCE, FINANCE, tmp_path)
    last = paying.ask(lambda work: stored.last_reveal(work.session, banking.person.id))
    assert last is not None
    assert (last.staff_name, last.purpose) == ("Priya Vale", RevealPurpose.PRINTED)


@pytest.mark.parametrize("actor", [COORDINATOR, WITHOUT_KEY])
def test_whoever_does_not_hold_the_key_prints_four_figures(
    paying: Paying, banking: Banking, tmp_path: Path, actor: Actor
) -> None:
    claim = paying.drafted(banking.person)
    for said in printed(paying, claim, Reader.FINANCE, actor, tmp_path):
        assert "Account ending 5246" in said
        assert "Finance opens the rest in the register" in said
        assert found(said) == []
    assert paying.ask(lambda work: stored.last_reveal(work.session, banking.person.id)) is None


def test_the_persons_copy_has_four_figures_whoever_prints_it(
    paying: Paying, banking: Banking, tmp_path: Path
) -> None:
    claim = paying.drafted(banking.person)
    both = Actor(9, "Both Roles", COORDINATOR.roles | FINANCE.roles, FINANCE.finance_key)
    for said in printed(paying, claim, Reader.PERSON, both, tmp_path):
        assert "the account that ends in 5246" in said
        assert found(said) == []


def test_a_look_shows_four_figures_even_to_finance(paying: Paying, banking: Banking) -> None:
    claim = paying.drafted(banking.person)
    said = words(paying.ask(lambda work: slips.preview(work, claim, Reader.FINANCE), FINANCE))
    assert "Account ending 5246" in said
    assert found(said) == []


def test_without_bank_details_finance_holds_them_as_before(paying: Paying) -> None:
    claim = paying.drafted()
    said = content(paying, claim, Reader.FINANCE, FINANCE)
    assert (said.route.account, said.route.account_ending, said.route.account_note) == ((), "", "")


def test_finance_reads_whose_name_it_is_and_whether_it_was_made_sure_of(
    paying: Paying, banking: Banking
) -> None:
    claim = paying.drafted(banking.person)
    said = content(paying, claim, Reader.FINANCE, COORDINATOR)
    assert (said.payee, said.person) == ("A Quill", "Amara Quill")
    assert said.route.account_note == (
        "Details: new, never paid before; reference: the roll number; not made sure of yet"
    )


def test_an_account_that_changed_while_its_slip_was_drawn_is_not_printed(
    paying: Paying, banking: Banking, tmp_path: Path
) -> None:
    claim = paying.drafted(banking.person)
    drawn = slips.draw(paying.ask(lambda work: slips.to_print(work, [claim], [Reader.FINANCE]), FINANCE))
    banking.keep(number="12345678")
    with pytest.raises(Conflict):
        paying.do(lambda work: slips.record(work, drawn, tmp_path), FINANCE)


def test_a_slip_in_memory_shows_no_number_in_its_repr(paying: Paying, banking: Banking) -> None:
    claim = paying.drafted(banking.person)
    said = content(paying, claim, Reader.FINANCE, FINANCE)
    assert said.shows_account
    assert found(repr(said)) == []
