"""A row that is not as the history left it is noticed: an older copy of a page is whole in itself."""

from pathlib import Path

import pytest

from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.journal_chain import Damage, Verdict
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Cancelled
from coprod_desktop.services import boards, history
from coprod_desktop.services.sample.building import build
from coprod_desktop.storage import standing
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.erasing import erase
from tests.builders import TODAY, a_board


def verify(store: Store, actor: Actor) -> Verdict:
    return store.read(actor, lambda work: history.verify(work, (), lambda _done, _total, _text: None))


def behind(store: Store, statement: str) -> None:
    """Change rows past the program."""
    with store._writing.begin() as connection:
        connection.exec_driver_sql(statement)


@pytest.fixture
def board(store: Store, actor: Actor) -> int:
    """A board whose cost code was changed once."""
    made = store.write(actor, "Add", lambda work: work.add(a_board(cost_code="SC-01"))).value
    store.write(actor, "Change", lambda work: boards.edit(work, made.id, None, {"cost_code": "SC-02"}))
    return made.id


def test_a_row_as_it_was_before_its_last_change_is_noticed(store: Store, actor: Actor, board: int) -> None:
    (change,) = store.read(actor, lambda work: history.changes_of(work, "board", board))[:1]
    version = store.read(actor, lambda work: _first_version(work, board))
    behind(store, f"update board set cost_code = 'SC-01', version = {version}")
    broken = verify(store, actor).broken
    assert broken is not None
    assert (broken.damage, broken.at) == (Damage.OUTDATED, change.at)


def _first_version(work: Work, board: int) -> int:
    text = f"select json_extract(after, '$.version') from journal_entry where entity_id = {board} order by sequence"
    return int(work.session.connection().exec_driver_sql(text).scalar() or 0)


def test_a_row_that_is_gone_is_noticed(store: Store, actor: Actor, board: int) -> None:  # noqa: ARG001
    behind(store, "delete from board")
    assert verify(store, actor).broken is not None


def test_a_row_that_is_back_is_noticed(store: Store, actor: Actor, board: int) -> None:
    names = (
        "name, finance_name, purpose, topics, host, stage, cost_code, expenses_code, target_new, search_text"
    )
    behind(store, "create table kept as select * from board")
    store.write(actor, "Remove", lambda work: work.delete(boards.edit(work, board, None, {})))
    assert verify(store, actor).broken is None
    behind(store, f"insert into board (id, version, {names}) select id, version, {names} from kept")
    assert verify(store, actor).broken is not None


def test_what_is_taken_back_and_done_again_stands_as_it_was_left(
    store: Store, actor: Actor, board: int
) -> None:
    for step in (history.undo, history.undo, history.redo, history.redo, history.undo):
        store.write(actor, "Back and forth", step)
        assert verify(store, actor).broken is None
    assert store.read(actor, lambda work: boards.page(work, board)).board.cost_code == "SC-01"


def test_what_was_erased_says_nothing_about_its_row(store: Store, actor: Actor, board: int) -> None:
    store.write(actor, "Erase", lambda work: erase(work, [("board", board)], ["Carers board"]))
    assert verify(store, actor).broken is None


def test_looking_at_rows_can_be_stopped(
    store: Store, actor: Actor, board: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, total: int, _text: str) -> None:
        if done == total:
            raise Cancelled

    monkeypatch.setattr(standing, "_AT_ONCE", 1)
    with pytest.raises(Cancelled):
        store.read(actor, lambda work: history.verify(work, (), stop))
    assert store.read(actor, lambda work: work.find(Board, board)) is not None


def test_a_sample_register_is_whole(tmp_path: Path, actor: Actor) -> None:
    with build(tmp_path / "sample.coprod", "fresh", today=TODAY) as sample:
        assert verify(sample, actor).broken is None
