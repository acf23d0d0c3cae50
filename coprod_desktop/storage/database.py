"""The store: one register file, and the one place where a change is begun and kept."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Generic, Self, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, SQLModel

from coprod_desktop.domain.entity import Entity, utc_now
from coprod_desktop.domain.journal import GroupKind, JournalGroup
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, Gone
from coprod_desktop.storage import journaling
from coprod_desktop.storage.engine import for_writing, make_engine
from coprod_desktop.storage.faults import as_problem
from coprod_desktop.storage.opening.opened import Opened
from coprod_desktop.storage.vault.keys import Keys

T = TypeVar("T")
R = TypeVar("R", bound=Entity)

#: "Today" is the day here, wherever the computer thinks it is.
HOME_ZONE = ZoneInfo("Europe/London")


def today_here() -> date:
    """The day it is here by this computer's clock, for what begins before any register is open."""
    return utc_now().astimezone(HOME_ZONE).date()


@dataclass(frozen=True)
class Changes:
    """What one action changed: enough to refresh what is on screen, nothing about anyone."""

    group: int
    label: str
    touched: frozenset[tuple[str, int]]
    sealed: bool = False

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables changed."""
        return any(table in tables for table, _id in self.touched)


@dataclass(frozen=True)
class Done(Generic[T]):
    """What an action returned, and what it changed."""

    value: T
    changes: Changes


@dataclass
class Work:
    """One action under way: who, when, and the session it happens in. It is never committed from inside."""

    session: Session
    actor: Actor
    now: datetime
    changes: list[journaling.Change] = field(default_factory=list)
    old_images: dict[int, str | None] = field(default_factory=dict)
    sealed: bool = False
    kind: GroupKind = GroupKind.DONE
    takes_back: int | None = None
    label: str = ""
    also_touched: set[tuple[str, int]] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now.astimezone(HOME_ZONE).date()

    def find(self, kind: type[R], row_id: int) -> R | None:
        """The row, or None."""
        return self.session.get(kind, row_id)

    def get(self, kind: type[R], row_id: int) -> R:
        """The row. Raises :class:`Gone` when it is no longer there."""
        row = self.session.get(kind, row_id)
        if row is None:
            raise Gone
        return row

    def add(self, row: R) -> R:
        """Keep a new row."""
        self.session.add(row)
        return row

    def edit(self, row: R, version: int | None, values: SQLModel | Mapping[str, Any]) -> R:
        """Write checked fields to a row that is still as it was when the user opened it.

        Raises :class:`Conflict` when its version is another by now. ``version`` None trusts the caller to have read it now.
        """
        if version is not None and row.version != version:
            raise Conflict
        fresh = values.model_dump() if isinstance(values, SQLModel) else values
        for key, value in fresh.items():
            if getattr(row, key) != value:
                setattr(row, key, value)
        return row

    def delete(self, row: Entity) -> None:
        """Remove a row; whatever hangs on it is the caller's to remove."""
        self.session.delete(row)

    def flush(self) -> None:
        """Send what is pending to the database, so that the next SELECT sees it."""
        self.session.flush()

    def seal(self) -> None:
        """What this action did has left the house, or changed keys outside it: it can be countered, not undone."""
        self.sealed = True

    def touch(self, table: str, row_id: int) -> None:
        """Say that something derived and not journalled changed with it."""
        self.also_touched.add((table, row_id))


class Interrupt:
    """A way to stop a read that is no longer wanted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: Any = None
        self._fired = False

    def fire(self) -> None:
        """Stop the read now, or as soon as it begins."""
        with self._lock:
            self._fired = True
            if self._connection is not None:
                self._connection.interrupt()

    @contextmanager
    def over(self, session: Session) -> Iterator[None]:
        """Let :meth:`fire` reach what runs in this session."""
        raw = session.connection().connection.driver_connection
        with self._lock:
            self._connection = raw
            if self._fired:
                raw.interrupt()  # type: ignore[union-attr]
        try:
            yield
        finally:
            with self._lock:
                self._connection = None


class Store:
    """One open register.

    ``changed`` says whether a backup is due at the end: something was kept since it was opened, or by a program before
    that never came to closing it.
    """

    def __init__(
        self,
        path: Path,
        keys: Keys,
        *,
        clock: Callable[[], datetime] = utc_now,
        opened: Opened | None = None,
    ) -> None:
        journaling.listen()
        self.path = path
        self.clock = clock
        self.opened = opened or Opened.plainly(path)
        self.changed = self.opened.unclean
        self._keys: Keys | None = keys
        self._engine = make_engine(self.opened.file, keys, self.opened.manner)
        self._writing = for_writing(self._engine)
        self._write_lock = threading.Lock()

    @property
    def keys(self) -> Keys:
        """What it was opened with. Raises :class:`RuntimeError` once it is closed: then they are dropped."""
        if self._keys is None:
            raise RuntimeError("this register is closed")
        return self._keys

    def read(self, actor: Actor, work: Callable[[Work], T], interrupt: Interrupt | None = None) -> T:
        """Run a query; what it adds or changes is never kept."""
        with _mapped(), Session(self._engine, expire_on_commit=False, autoflush=False) as session:
            if interrupt is None:
                return work(Work(session, actor, self.clock()))
            with interrupt.over(session):
                return work(Work(session, actor, self.clock()))

    def write(self, actor: Actor, label: str, work: Callable[[Work], T]) -> Done[T]:
        """Run one action whole: all it changed is kept under one label, as one step to undo - or nothing is.

        Raises :class:`~coprod_desktop.domain.problems.Problem` when the register is only looked at, or when another file lies in its place.
        """
        self.opened.check_writable()
        with self._write_lock, _mapped(), Session(self._writing, expire_on_commit=False) as session:
            unit = Work(session, actor, self.clock())
            session.info["work"] = unit
            value = work(unit)
            session.flush()
            group = JournalGroup(
                label=unit.label or label,
                kind=unit.kind,
                actor_id=actor.staff_user_id,
                at=unit.now,
                takes_back=unit.takes_back,
                sealed=unit.sealed,
            )
            if unit.changes or unit.sealed:
                journaling.write_entries(unit, group)
            session.commit()
            self.changed = self.changed or bool(unit.changes) or unit.sealed
            touched = {(change.entity, change.entity_id) for change in unit.changes} | unit.also_touched
            return Done(value, Changes(group.id or 0, group.label, frozenset(touched), unit.sealed))

    def close(self, *, unclean: bool = False) -> None:
        """Let go of the file, of its lock and of its keys; ``unclean``: whoever opens it next checks everything first."""
        self._keys = None
        self._engine.dispose()
        self.opened.close(unclean=unclean)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


@contextmanager
def _mapped() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, StaleDataError) as error:
        raise as_problem(error) from error
