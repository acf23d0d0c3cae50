"""Wherever the numbers of an account could be left lying about, they are not."""

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.services import bank, handover, history
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.vault.keys import Keys
from tests.builders import KEYS, a_person
from tests.services.banking import CANARIES, COORDINATOR, FINANCE, Banking, typed, with_key


@pytest.fixture
def banking(store: Store) -> Banking:
    """Their account written down, replaced, taken back, opened, taken out - and one that stays."""
    made = Banking.begin(store)
    made.keep()
    made.keep(number="73195247")
    made.do(history.undo)
    made.reveal()
    made.do(lambda work: bank.keep(work, work.add(a_person("Ben Vale")).id, None, typed()))
    version = made.account.version
    made.do(lambda work: bank.forget(work, made.person.id, version))
    made.do(history.undo)
    return made


def every_row(path: Path, keys: Keys) -> str:
    """Everything a person with the data key can read with SQL, as one text."""
    connection = connect(path, keys)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [repr(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names]
    connection.close()
    return "\n".join(rows)


def found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def test_no_row_of_any_table_holds_them_even_for_who_has_the_data_key(banking: Banking) -> None:
    text = every_row(banking.store.path, KEYS)
    assert "5246" in text
    assert found(text) == []


def test_the_history_holds_the_sealed_text_and_four_figures_alone(banking: Banking) -> None:
    statement = "SELECT before, after FROM journal_entry WHERE entity = 'bank_account'"
    images = banking.ask(lambda work: work.session.connection().exec_driver_sql(statement).fetchall())
    assert len(images) >= 5
    assert found(repr(images)) == []


def test_nothing_taken_out_by_a_coordinator_holds_them(banking: Banking, tmp_path: Path) -> None:
    out = tmp_path / "out"
    banking.do(lambda work: handover.take_everything_out(work, out))
    said = "\n".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    assert "5246" in said
    assert found(said) == []


def test_no_log_line_holds_them(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    banking = Banking.begin(store)
    banking.keep()
    banking.reveal()
    assert found(caplog.text) == []


def test_no_exception_text_holds_them(banking: Banking) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
        banking.do(lambda work: bank.keep(work, 1, None, typed()))
    assert found(f"{caught.value!r} {caught.value}") == []


@given(st.from_regex(r"[1-9][0-9]{7}", fullmatch=True))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_kept_opens_as_it_was_typed(store: Store, number: str) -> None:
    if store.read(COORDINATOR, lambda work: stored.current_key(work.session) is None):
        with_key(store)

    def keep_and_open(work: object) -> BankNumbers:
        person = work.add(a_person())  # type: ignore[attr-defined]
        work.flush()  # type: ignore[attr-defined]
        bank.keep(work, person.id, None, typed(number=number))  # type: ignore[arg-type]
        work.flush()  # type: ignore[attr-defined]
        opened = bank.opened(work, person.id)  # type: ignore[arg-type]
        assert opened is not None
        return opened

    assert store.write(FINANCE, "Keep", keep_and_open).value.number == number
