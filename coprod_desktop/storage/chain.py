"""The journal's chain as it stands in the register: its key, its head, and whether it is whole."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, case, func, select, type_coerce
from sqlalchemy.types import NullType
from sqlmodel import Session, SQLModel, col

from coprod_desktop.domain.attachments import RegisterKey
from coprod_desktop.domain.journal import JournalEntry, JournalGroup
from coprod_desktop.domain.journal_chain import (
    START,
    Anchor,
    Break,
    Chained,
    Damage,
    Verdict,
    Written,
    examine,
    moment,
)
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Progress = Callable[[int, int, str], None]

#: The name of the register's key for the chain: random, made once, never derived from the data key.
JOURNAL_KEY = "journal"

_AT_ONCE = 1000

_ENTRY, _GROUP = (SQLModel.metadata.tables[kind.__tablename__] for kind in (JournalEntry, JournalGroup))


def journal_key(session: Session) -> bytes:
    """The key of the chain. Raises :class:`Problem` when the register has lost it."""
    key = session.scalar(select(col(RegisterKey.key)).where(col(RegisterKey.name) == JOURNAL_KEY))
    if key is None:
        raise Problem(
            _(
                "This register has lost the key to its history. Nothing was changed. Go back to your newest copy."
            )
        )
    return key


def last(session: Session) -> tuple[int, bytes | None]:
    """Sequence and mac of the last entry: what the next one follows."""
    found = session.execute(
        select(col(JournalEntry.sequence), col(JournalEntry.mac))
        .order_by(col(JournalEntry.sequence).desc())
        .limit(1)
    ).one_or_none()
    return (0, START) if found is None else (found[0], found[1])


def head(session: Session) -> Anchor:
    """Where the journal ends now: kept outside the register, it shows later whether the end was cut off."""
    sequence, mac = last(session)
    return Anchor(sequence, session.scalar(select(func.count(col(JournalEntry.sequence)))) or 0, mac or START)


def holds(session: Session, anchor: Anchor) -> bool:
    """Whether the journal has the entry that an anchor noted, found without following the chain."""
    if anchor.sequence == 0:
        return True
    mac = session.scalar(select(col(JournalEntry.mac)).where(col(JournalEntry.sequence) == anchor.sequence))
    return mac == anchor.mac


def verify(session: Session, anchors: Iterable[Anchor], progress: Progress) -> Verdict:
    """Follow the whole chain, whatever its length, and say where it first is not as it was written.

    Then every row is held against the last entry about it: an older copy of a page is whole in itself, and where no
    index points into it nothing else tells.

    ``anchors`` are heads kept outside the register earlier. ``progress`` may raise to stop.
    """
    verdict = examine(journal_key(session), _written(session, progress), anchors)
    if verdict.broken is not None:
        return verdict
    return Verdict(verdict.head, verdict.erased, _outside(session, progress))


def _outside(session: Session, progress: Progress) -> Break | None:
    """What a whole chain does not show: an action that is not in it, a row that is not as it says."""
    stray = session.execute(_groups_outside()).first()
    if stray is not None:
        return Break(Damage.INSERTED, None, _instant(stray[0]))
    total = last(session)[0]
    other = standing.first_not_as_left(session, lambda: progress(total, total, ""))
    return None if other is None else Break(Damage.OUTDATED, other[0], _instant(other[1]))


def _written(session: Session, progress: Progress) -> Iterator[Written]:
    total = last(session)[0]
    for done, row in enumerate(session.execute(_in_order().execution_options(yield_per=_AT_ONCE))):
        if done % _AT_ONCE == 0:
            progress(done, total, "")
        plain = list(row)
        plain[6], plain[-2] = _moment(plain[6]), _moment(plain[-2])
        yield Written(Chained(*plain[:10]), *plain[10:])


def _in_order() -> Select[Any]:
    """Every entry with its group, in the order of :class:`Written`, each value as the database holds it."""
    entry, group, later = _ENTRY.c, _GROUP.c, _ENTRY.alias()
    erasing = (
        select(func.min(later.c.group_id))
        .where(later.c.entity_id == entry.entity_id, later.c.entity == entry.entity)
        .where(later.c.sequence > entry.sequence, later.c.salt.is_not(None))
        .where(later.c.before.is_(None), later.c.after.is_(None))
        .scalar_subquery()
    )
    columns = (
        entry.sequence, entry.group_id, group.kind, group.takes_back, group.sealed,
        entry.actor_id, entry.at, entry.entity, entry.entity_id, entry.commitment,
        entry.mac, entry.before, entry.after, entry.salt, group.label,
        group.actor_id, group.at, case((entry.salt.is_(None), erasing)),
    )  # fmt: skip
    return (
        select(*map(_as_stored, columns))
        .select_from(_ENTRY.outerjoin(_GROUP, group.id == entry.group_id))
        .order_by(entry.sequence)
    )


def _groups_outside() -> Select[Any]:
    """When each group was written that has no entry, not even the one that stands for itself."""
    held = select(_ENTRY.c.sequence).where(_ENTRY.c.group_id == _GROUP.c.id)
    return select(_as_stored(_GROUP.c.at)).where(~held.exists())


def _as_stored(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value of whatever kind someone may have put there: reading it never fails and hides nothing."""
    return type_coerce(column, NullType())


@lru_cache(maxsize=8, typed=True)  # the entries of a group share one
def _moment(stored: object) -> str:
    at = _instant(stored)
    return str(stored) if at is None else moment(at)


def _instant(stored: object) -> datetime | None:
    """The instant a database gave back, None when it was not written by us: SQLite holds UTC as text."""
    if isinstance(stored, datetime):
        return stored
    try:
        at = datetime.fromisoformat(str(stored))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.isoformat(" ", "microseconds") == stored else None
