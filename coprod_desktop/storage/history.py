"""Reading the journal: what can be undone, and who changed what."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlmodel import Session, col

from coprod_desktop.domain.journal import GroupKind, JournalEntry, JournalGroup
from coprod_desktop.domain.journal_chain import GROUP
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.storage.journaling import Change

#: What an action on money alone changes, besides the entry that stands for the action itself.
_MONEY = (
    *(GROUP, "claim", "claim_line", "scheme", "rate", "paper", "attachment"),
    *("bank_account", "bank_reveal", "finance_key", "check_file"),
    *("payment", "payment_line", "payment_run", "advance", "cash_float", "voucher"),
    *("finance_packet", "packet_claim"),
)
#: What says who may open the register, and what of it.
_WAYS_IN = ("staff_user", "staff_role", "finance_key")
_SLIPS = (PaperKind.SLIP_PERSON, PaperKind.SLIP_FINANCE)


@dataclass(frozen=True)
class HistoryRow:
    """One action as history shows it: who, when, what, how many rows."""

    group_id: int
    at: datetime
    who: str
    label: str
    kind: GroupKind
    sealed: bool
    rows: int


def _effective_answers(session: Session) -> dict[int, int]:
    """Which group is at present taken back by which: an answer that was itself taken back does not count."""
    answers = session.execute(
        select(col(JournalGroup.id), col(JournalGroup.takes_back))
        .where(col(JournalGroup.takes_back).is_not(None))
        .order_by(col(JournalGroup.id).desc())
    ).all()
    dead: set[int] = set()
    effective: dict[int, int] = {}
    for answer, target in answers:
        if answer is not None and answer not in dead and target is not None:
            dead.add(target)
            effective[target] = answer
    return effective


def first_done(session: Session, group: JournalGroup) -> JournalGroup:
    """The action that a chain of undo and redo is about; taking something back in History is an action of its own."""
    while group.takes_back is not None and group.kind is not GroupKind.REVERSED:
        group = session.get_one(JournalGroup, group.takes_back)
    return group


def taken_back(session: Session, group_id: int) -> bool:
    """Whether this group is at present undone or reversed."""
    return group_id in _effective_answers(session)


def last_to_undo(session: Session, actor_id: int) -> JournalGroup | None:
    """This staff user's most recent action still standing."""
    gone = _effective_answers(session)
    groups = session.scalars(_own(actor_id, GroupKind.DONE, GroupKind.REDONE, GroupKind.REVERSED))
    return next((group for group in groups if group.id not in gone), None)


def last_to_redo(session: Session, actor_id: int) -> JournalGroup | None:
    """What this staff user last undid, unless they did something else since."""
    gone = _effective_answers(session)
    for group in session.scalars(_own(actor_id, GroupKind.DONE, GroupKind.UNDONE, GroupKind.REVERSED)):
        if group.kind is GroupKind.UNDONE and group.id not in gone:
            return group
        if group.kind is not GroupKind.UNDONE:
            return None
    return None


def _own(actor_id: int, *kinds: GroupKind) -> Select[JournalGroup]:
    return (
        select(JournalGroup)
        .where(col(JournalGroup.actor_id) == actor_id, col(JournalGroup.kind).in_(kinds))
        .where(
            select(col(JournalEntry.sequence))
            .where(col(JournalEntry.group_id) == col(JournalGroup.id), col(JournalEntry.entity) != GROUP)
            .exists()
        )
        .order_by(col(JournalGroup.id).desc())
        .limit(1000)
    )


def of_rows(
    session: Session, rows: Iterable[tuple[str, int]], *, money_alone: bool = False
) -> list[HistoryRow]:
    """Actions that changed any of these rows (table and id), newest first.

    ``money_alone`` leaves out those that changed anything else too.
    """
    entity, entity_id = col(JournalEntry.entity), col(JournalEntry.entity_id)
    changed = or_(false(), *((entity == table) & (entity_id == row_id) for table, row_id in rows))
    return _rows(session, 200, _with_entry(changed), money_alone=money_alone)


def recent(session: Session, most: int, *, money_alone: bool = False) -> list[HistoryRow]:
    """The latest actions, newest first; with ``money_alone`` those that changed nothing but claims and rates."""
    return _rows(session, most, true(), money_alone=money_alone)


def is_about_money_alone(session: Session, group_id: int) -> bool:
    """Whether an action changed nothing but claims, rates and slips."""
    found = select(col(JournalGroup.id)).where(col(JournalGroup.id) == group_id, _about_money_alone())
    return session.scalar(found) is not None


def is_about_ways_in(session: Session, group_id: int) -> bool:
    """Whether an action changed who may open the register or its bank details."""
    found = select(col(JournalEntry.sequence)).where(
        col(JournalEntry.group_id) == group_id, col(JournalEntry.entity).in_(_WAYS_IN)
    )
    return session.scalar(found.limit(1)) is not None


def is_erasing(session: Session, group_id: int) -> bool:
    """Whether an action left nothing of a person that could be put back."""
    found = select(col(JournalEntry.sequence)).where(
        col(JournalEntry.group_id) == group_id,
        col(JournalEntry.entity) == "person",
        col(JournalEntry.before).is_(None),
        col(JournalEntry.after).is_(None),
        col(JournalEntry.salt).is_not(None),
    )
    return session.scalar(found.limit(1)) is not None


def _with_entry(where: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(JournalGroup.id).in_(select(col(JournalEntry.group_id)).where(where))


def _about_money_alone() -> ColumnElement[bool]:
    other = col(JournalEntry.entity).not_in(_MONEY)
    paper = select(col(Paper.id)).where(col(Paper.kind).not_in(_SLIPS))
    no_slip = (col(JournalEntry.entity) == "paper") & col(JournalEntry.entity_id).in_(paper)
    return ~_with_entry(other) & ~_with_entry(no_slip)


def _rows(session: Session, most: int, where: ColumnElement[bool], *, money_alone: bool) -> list[HistoryRow]:
    rows = (
        select(func.count() - 1)  # all but the entry that stands for the group itself
        .where(col(JournalEntry.group_id) == col(JournalGroup.id))
        .correlate(JournalGroup)
        .scalar_subquery()
    )
    statement = (
        select(JournalGroup, col(StaffUser.name), rows)
        .outerjoin(StaffUser, col(StaffUser.id) == col(JournalGroup.actor_id))
        .where(where, _about_money_alone() if money_alone else true())
        .order_by(col(JournalGroup.id).desc())
        .limit(most)
    )
    return [
        HistoryRow(
            found.id or 0, found.at, name or "Coprod Desktop", found.label, found.kind, found.sealed, count
        )
        for found, name, count in session.execute(statement)
    ]


def of_kind(session: Session, kind: GroupKind) -> list[tuple[datetime, int]]:
    """When each action of this kind was done, and the number of its first entry; the earliest first."""
    statement = (
        select(col(JournalGroup.at), func.min(col(JournalEntry.sequence)))
        .join(JournalEntry, col(JournalEntry.group_id) == col(JournalGroup.id))
        .where(col(JournalGroup.kind) == kind)
        .group_by(col(JournalGroup.id))
        .order_by(col(JournalGroup.id))
    )
    return [(at, first) for at, first in session.execute(statement)]


def span(session: Session) -> tuple[datetime | None, datetime | None]:
    """When the first and the last action were done."""
    ordered = select(col(JournalGroup.at)).limit(1)
    first = session.scalar(ordered.order_by(col(JournalGroup.id)))
    return first, session.scalar(ordered.order_by(col(JournalGroup.id).desc()))


def people_in(changes: Iterable[Change]) -> set[int]:
    """People named in the images of these changes."""
    images = [json.loads(image) for change in changes for image in (change.before, change.after) if image]
    return {image["person_id"] for image in images if "person_id" in image}
