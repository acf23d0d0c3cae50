"""One action: kept whole under one label, or not at all."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from coprod_desktop.domain.people import Connection, ConnectionKind, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Cancelled, Conflict, Gone, Problem
from coprod_desktop.storage.database import Interrupt, Store, Work
from tests.builders import a_person


def _fail(work: Work) -> None:
    work.add(a_person())
    work.flush()
    raise Problem("no")


def test_an_action_that_fails_keeps_nothing(store: Store, actor: Actor) -> None:
    with pytest.raises(Problem):
        store.write(actor, "Add", _fail)
    assert (
        store.read(actor, lambda work: work.session.execute(text("select count(*) from person")).scalar())
        == 0
    )


def test_an_action_says_what_it_touched(store: Store, actor: Actor) -> None:
    done = store.write(actor, "Add", lambda work: work.add(a_person()))
    assert done.changes.touched == {("person", done.value.id)}
    assert done.changes.touches("person")
    assert not done.changes.touches("board")


def test_an_edit_against_an_older_version_is_refused_and_overwrites_nothing(
    store: Store, actor: Actor
) -> None:
    person = store.write(actor, "Add", lambda work: work.add(a_person())).value
    opened = person.version
    store.write(actor, "Edit", lambda work: work.edit(work.get(Person, person.id), opened, {"town": "Bala"}))
    with pytest.raises(Conflict):
        store.write(
            actor, "Edit", lambda work: work.edit(work.get(Person, person.id), opened, {"town": "Rhyl"})
        )
    assert store.read(actor, lambda work: work.get(Person, person.id).town) == "Bala"


def test_a_row_that_points_to_nobody_is_refused(store: Store, actor: Actor) -> None:
    with pytest.raises(Conflict):
        store.write(
            actor, "Connect", lambda work: work.add(Connection(person_id=7, kind=ConnectionKind.CARER))
        )


def test_foreign_keys_are_on_in_every_connection(store: Store, actor: Actor) -> None:
    assert store.read(actor, lambda work: work.session.execute(text("PRAGMA foreign_keys")).scalar()) == 1
    pragma = store.write(
        actor, "Look", lambda work: work.session.execute(text("PRAGMA foreign_keys")).scalar()
    )
    assert pragma.value == 1


def test_nothing_acknowledged_can_be_lost_by_the_settings(store: Store, actor: Actor) -> None:
    def settings(work: Work) -> tuple[object, object]:
        return (
            work.session.execute(text("PRAGMA journal_mode")).scalar(),
            work.session.execute(text("PRAGMA synchronous")).scalar(),
        )

    assert store.read(actor, settings) == ("wal", 2)


def test_two_reads_in_one_read_agree_though_someone_writes_between(store: Store, actor: Actor) -> None:
    def count(work: Work) -> int:
        return int(work.session.execute(text("select count(*) from person")).scalar_one())

    def twice(work: Work) -> tuple[int, int]:
        first = count(work)
        store.write(actor, "Add", lambda other: other.add(a_person()))
        return first, count(work)

    assert store.read(actor, twice) == (0, 0)


def test_what_a_read_changes_is_never_kept(store: Store, actor: Actor) -> None:
    store.read(actor, lambda work: work.add(a_person()))
    assert (
        store.read(actor, lambda work: work.session.execute(text("select count(*) from person")).scalar())
        == 0
    )


def test_a_missing_row_is_said_to_be_gone(store: Store, actor: Actor) -> None:
    with pytest.raises(Gone):
        store.read(actor, lambda work: work.get(Person, 5))


def test_a_read_no_longer_wanted_is_stopped(store: Store, actor: Actor) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    interrupt = Interrupt()

    def slow(work: Work) -> object:
        raw = work.session.connection().connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(interrupt.fire, 1000)
        return work.session.execute(text(endless)).scalar()

    with pytest.raises(Cancelled):
        store.read(actor, slow, interrupt)


def test_today_is_the_day_here_even_late_on_a_summer_evening() -> None:
    work = Work(session=None, actor=None, now=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))  # type: ignore[arg-type]
    assert work.today.isoformat() == "2026-07-01"


def test_names_never_reach_an_exception(store: Store, actor: Actor) -> None:
    def twice(work: Work) -> None:
        person = work.add(a_person("Canary Surname"))
        work.add(Connection(person_id=person.id, kind=ConnectionKind.CARER))
        work.add(Connection(person_id=person.id, kind=ConnectionKind.CARER))

    with pytest.raises(Conflict) as caught:
        store.write(actor, "Add", twice)
    shown = "".join(str(link) for link in (caught.value, caught.value.__cause__))
    assert "Canary" not in shown
