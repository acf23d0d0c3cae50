"""The journal's chain over random lives of a register: untouched it verifies, touched it says so."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session

from coprod_desktop.domain.journal_chain import Anchor, Damage, Verdict
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Cancelled, NotAllowed, Problem
from coprod_desktop.services import history
from coprod_desktop.storage import chain
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.erasing import erase
from tests import journal_damage
from tests.builders import a_person, an_actor
from tests.storage.lives import STEPS, live, undo_all


def quietly(_done: int, _total: int, _text: str) -> None:
    """Progress nobody looks at."""


def verify(store: Store, actor: Actor, *anchors: Anchor) -> Verdict:
    return store.read(actor, lambda work: history.verify(work, anchors, quietly))


def head(store: Store, actor: Actor) -> Anchor:
    return store.read(actor, lambda work: chain.head(work.session))


@contextmanager
def behind(store: Store) -> Iterator[tuple[Any, Callable[..., Verdict]]]:
    """The register past the program: its bare connection, and how it verifies there. Nothing is kept."""
    with store._writing.connect() as connection, Session(connection) as session:
        connection.exec_driver_sql("select 1")
        yield (
            connection.connection.driver_connection,
            lambda *anchors: chain.verify(session, anchors, quietly),
        )
        connection.rollback()


def add(store: Store, actor: Actor, name: str) -> Person:
    return store.write(actor, f"{name} added", lambda work: work.add(a_person(name))).value


@pytest.fixture
def three(store: Store, actor: Actor) -> Store:
    """A register in which three people were added, each by an action of two entries."""
    for name in ("Amara Quill", "Dewi Prosser", "Ines Calloway"):
        add(store, actor, name)
    return store


def test_a_register_is_whole_from_its_first_entry(store: Store, actor: Actor) -> None:
    verdict = verify(store, actor)
    assert verdict.broken is None
    assert verdict.head == head(store, actor)
    assert verdict.head.sequence == verdict.head.count > 0


def test_only_those_who_may_see_history_verify_it(store: Store) -> None:
    with pytest.raises(NotAllowed):
        verify(store, an_actor(Role.LEAD))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 1 << 32))
def test_whatever_was_done_verifies_and_whatever_was_done_behind_it_is_noticed(
    store: Store, actor: Actor, steps: list[tuple[str, int]], seed: int
) -> None:
    live(store, actor, steps)
    assert verify(store, actor, head(store, actor)).broken is None
    for number in range(seed, seed + 12):
        with behind(store) as (db, verdict):
            done = journal_damage.damage(db, number)
            assert (done, verdict().broken is None) in ((done, False), ("", True)), number
    undo_all(store, actor)
    assert verify(store, actor, head(store, actor)).broken is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 1 << 32))
def test_a_journal_cut_short_is_noticed_with_an_anchor(
    store: Store, actor: Actor, steps: list[tuple[str, int]], seed: int
) -> None:
    live(store, actor, steps)
    end = head(store, actor)
    with behind(store) as (db, verdict):
        journal_damage.damage(db, seed, journal_damage.cut_short)
        alone = verdict().broken  # rows that are newer than the history may tell, the chain itself cannot
        assert alone is None or alone.damage is Damage.OUTDATED
        broken = verdict(end).broken
    assert broken is not None
    assert broken.damage is Damage.TRUNCATED


def test_every_kind_of_damage_is_one_that_can_be_done(three: Store) -> None:
    for kind in (*journal_damage.KINDS, journal_damage.cut_short):
        with behind(three) as (db, _verdict):
            assert journal_damage.damage(db, 1, kind) == kind.__name__


@pytest.mark.parametrize(
    ("sql", "damage", "back"),
    [
        ("update journal_entry set after = before where sequence = {n}", Damage.EDITED, 0),
        ("update journal_group set label = 'Nothing' where id = (select max(id) - 1 from journal_group)", Damage.EDITED, 1),
        ("update journal_group set sealed = 1 where id = (select max(id) - 1 from journal_group)", Damage.EDITED, 1),
        ("update journal_group set at = '2020-01-01 00:00:00.000000' where id = (select max(id) from journal_group)", Damage.EDITED, -1),
        ("update journal_entry set mac = null where sequence = {n}", Damage.INSERTED, 0),
        ("delete from journal_entry where sequence = {n}", Damage.MISSING, 0),
        ("delete from journal_group where id = (select max(id) - 1 from journal_group)", Damage.MISSING, 1),
    ],
)  # fmt: skip
def test_the_first_break_is_named_with_its_place_and_kind(
    three: Store, actor: Actor, sql: str, damage: Damage, back: int
) -> None:
    n = head(three, actor).sequence - 2
    with behind(three) as (db, verdict):
        db.execute("pragma defer_foreign_keys = on")
        db.execute(sql.format(n=n))
        broken = verdict().broken
    assert broken is not None
    assert (broken.damage, broken.sequence) == (damage, n - back)
    assert broken.at is not None


def test_an_action_outside_the_chain_is_named(three: Store) -> None:
    with behind(three) as (db, verdict):
        journal_damage.insert_a_group(db, Random(1))  # noqa: S311
        broken = verdict().broken
    assert broken is not None
    assert (broken.damage, broken.sequence) == (Damage.INSERTED, None)
    assert broken.at is not None


def test_two_neighbours_that_changed_places_are_named(three: Store, actor: Actor) -> None:
    n = head(three, actor).sequence - 3
    with behind(three) as (db, verdict):
        for old, new in ((n, -1), (n + 1, n), (-1, n + 1)):
            db.execute("update journal_entry set sequence = ? where sequence = ?", (new, old))
        broken = verdict().broken
    assert broken is not None
    assert (broken.damage, broken.sequence) == (Damage.ORDER, n)


def test_a_history_written_anew_with_the_key_itself_is_told_by_an_anchor(store: Store, actor: Actor) -> None:
    """Someone who holds the register can chain what they like; what was kept outside it still disagrees."""
    before = head(store, actor)
    add(store, actor, "Amara Quill")
    kept = head(store, actor)
    with behind(store) as (db, _verdict):
        db.execute("delete from journal_entry where sequence > ?", (before.sequence,))
        db.execute("delete from journal_group where id not in (select group_id from journal_entry)")
        db.execute("delete from person")
        db.execute("commit")
        db.execute("begin immediate")
    add(store, actor, "Dewi Prosser")
    assert verify(store, actor).broken is None
    assert verify(store, actor, before).broken is None
    broken = verify(store, actor, before, kept).broken
    assert broken is not None
    assert (broken.damage, broken.sequence) == (Damage.REWRITTEN, kept.sequence)


def test_an_action_that_left_the_house_without_changing_a_row_is_in_the_chain(
    store: Store, actor: Actor
) -> None:
    person = add(store, actor, "Amara Quill")
    before = head(store, actor)
    store.write(actor, "Everything taken out", lambda work: work.seal())
    assert head(store, actor).count == before.count + 1
    assert verify(store, actor).broken is None
    assert store.write(actor, "Undo", history.undo).value == "Amara Quill added"
    rows = {row.label: row.rows for row in store.read(actor, history.recent)}
    assert rows["Everything taken out"] == 0
    assert rows["Amara Quill added"] == 1
    assert store.read(actor, lambda work: work.find(Person, person.id)) is None


def test_two_programs_writing_in_turn_make_one_chain(store: Store, actor: Actor) -> None:
    with Store(store.path, store.keys) as other:
        for name in ("Amara Quill", "Dewi Prosser", "Ines Calloway"):
            add(store, actor, name)
            add(other, an_actor(staff_user_id=77), f"Another {name}")
        assert verify(store, actor, head(other, actor)).broken is None


def test_two_programs_writing_at_once_make_one_chain(store: Store, actor: Actor) -> None:
    start = head(store, actor).count
    with Store(store.path, store.keys) as other, ThreadPoolExecutor(2) as threads:
        writers = ((store, actor), (other, an_actor(staff_user_id=77)))
        for added in [threads.submit(_add_ten, *writer) for writer in writers]:
            added.result()
        assert verify(store, actor, head(other, actor)).broken is None
    assert head(store, actor).count == start + 2 * 10 * 2


def _add_ten(store: Store, actor: Actor) -> None:
    for number in range(10):
        add(store, actor, f"Person {number}")


def test_verifying_while_someone_writes_sees_one_moment(store: Store, actor: Actor) -> None:
    end = head(store, actor)

    def meanwhile(_done: int, _total: int, _text: str) -> None:
        add(store, actor, "Dewi Prosser")

    verdict = store.read(actor, lambda work: history.verify(work, (), meanwhile))
    assert (verdict.broken, verdict.head) == (None, end)
    assert verify(store, actor).head.count == end.count + 2


def test_verifying_can_be_stopped(store: Store, actor: Actor) -> None:
    def stop(_done: int, _total: int, _text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        store.read(actor, lambda work: history.verify(work, (), stop))


def test_nothing_is_written_without_the_key(store: Store, actor: Actor) -> None:
    with store._writing.begin() as connection:
        connection.exec_driver_sql("delete from register_key where name = 'journal'")
    with pytest.raises(Problem, match="lost the key"):
        add(store, actor, "Amara Quill")
    assert store.read(actor, lambda work: work.session.execute(text("select 1 from person")).all()) == []


def test_an_entry_that_cannot_even_be_read_is_damage_said_in_words(three: Store, actor: Actor) -> None:
    with three._writing.begin() as connection:
        connection.exec_driver_sql("update journal_entry set after = cast(x'ff' as text) where sequence = 5")
    with pytest.raises(Problem, match="damaged"):
        verify(three, actor)


# erasing


def erased(store: Store, actor: Actor, person: Person) -> int:
    """Remove someone and what the history holds of them; the group that erased."""

    def remove(work: Work) -> None:
        work.delete(work.get(Person, person.id))

    store.write(actor, f"{person.name} removed", remove)
    done = store.write(actor, "Erased", lambda work: erase(work, [("person", person.id)], [person.name]))
    return done.changes.group


def test_what_was_erased_on_purpose_is_said_and_the_chain_stays_whole(three: Store, actor: Actor) -> None:
    person = add(three, actor, "Canary Surname")
    kept = head(three, actor)
    group = erased(three, actor, person)
    verdict = verify(three, actor, kept, head(three, actor))
    assert verdict.broken is None
    assert verdict.erased == {group: 4}  # added and removed, and both labels
    with behind(three) as (db, _verdict):
        rows = [
            row
            for table in ("journal_entry", "journal_group")
            for row in db.execute(f"select * from {table}")
        ]
    dump = "\n".join(map(str, rows))
    assert "Dewi" in dump
    assert "Canary" not in dump
    assert person.name not in dump


def test_erasing_again_finds_nothing_and_damages_nothing(three: Store, actor: Actor) -> None:
    person = add(three, actor, "Canary Surname")
    group = erased(three, actor, person)
    again = store_erase(three, actor, person)
    verdict = verify(three, actor)
    assert verdict.broken is None
    assert verdict.erased == {group: 4}
    assert again != group


def store_erase(store: Store, actor: Actor, person: Person) -> int:
    return store.write(
        actor, "Erased again", lambda work: erase(work, [("person", person.id)], [person.name])
    ).changes.group


def test_what_was_erased_cannot_be_taken_back(three: Store, actor: Actor) -> None:
    person = add(three, actor, "Canary Surname")
    store_erase(three, actor, person)
    with pytest.raises(Problem, match="erased from the history"):
        three.write(actor, "Undo", lambda work: history.reverse(work, group_of(three, actor, person)))
    with pytest.raises(Problem, match="for good"):
        three.write(actor, "Undo", lambda work: history.reverse(work, head_group(three, actor)))


def group_of(store: Store, actor: Actor, person: Person) -> int:
    return store.read(actor, lambda work: history.changes_of(work, "person", person.id))[-1].group_id


def head_group(store: Store, actor: Actor) -> int:
    return store.read(actor, history.recent)[0].group_id


def test_damage_to_a_register_with_erasures_is_noticed_too(three: Store, actor: Actor) -> None:
    erased(three, actor, add(three, actor, "Canary Surname"))
    for seed in range(150):
        with behind(three) as (db, verdict):
            done = journal_damage.damage(db, seed)
            assert (verdict().broken is None) == (done == ""), (seed, done)


def test_damage_that_is_kept_is_still_there_for_the_next_program(three: Store, actor: Actor) -> None:
    with behind(three) as (db, _verdict):
        journal_damage.edit_a_group(db, Random(3))  # noqa: S311
        db.execute("commit")
        db.execute("begin")
    with Store(three.path, three.keys) as other:
        assert verify(other, actor).broken is not None
