"""Erasing what the history holds of someone, so that the chain can still say that this was done on purpose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select, update
from sqlmodel import Session, col

from coprod_desktop.domain import erasure
from coprod_desktop.domain.journal import JournalEntry, JournalGroup
from coprod_desktop.domain.journal_chain import ERASED_LABEL, GROUP
from coprod_desktop.storage.journaling import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement

    from coprod_desktop.storage.database import Work


def erase(work: Work, rows: Iterable[tuple[str, int]], names: Collection[str]) -> None:
    """Take the images of these rows (table and id) out of the history, and the labels of their actions that hold a name.

    What this action itself changes is not erased: remove the rows first, in an action of its own. The action cannot be
    undone, nor can any whose rows it touched.
    """
    for entity, entity_id in rows:
        of_row = (col(JournalEntry.entity) == entity) & (col(JournalEntry.entity_id) == entity_id)
        for group_id in _naming(work.session, of_row, names):
            _blank_label(work.session, group_id)
            work.changes.append(Change(GROUP, group_id, None, None))
        if _blank(work.session, of_row):
            work.changes.append(Change(entity, entity_id, None, None))
    work.seal()


def rows_about(
    session: Session, person_id: int, words: Collection[str], kept: Collection[str]
) -> set[tuple[str, int]]:
    """Rows (table and id) whose images in the history point to a person or hold one of these words.

    Of the tables ``kept`` only those that hold a word: their history is somebody else's evidence too.
    """
    images = (col(JournalEntry.before), col(JournalEntry.after))
    points = [image.contains(f'person_id": {person_id}{end}') for image in images for end in (",", "}")]
    written = [json.dumps(word, ensure_ascii=False)[1:-1] for word in words]
    said = [image.icontains(word, autoescape=True) for image in images for word in written]
    pointing = and_(or_(*points), col(JournalEntry.entity).not_in(list(kept)))
    statement = select(col(JournalEntry.entity), col(JournalEntry.entity_id)).where(or_(pointing, *said))
    return {(entity, entity_id) for entity, entity_id in session.execute(statement.distinct())}


def erase_labels(work: Work, words: Collection[str]) -> None:
    """Take the labels of all actions that hold one of these words out of the history."""
    groups = select(col(JournalGroup.id), col(JournalGroup.label))
    said = or_(*(col(JournalGroup.label).icontains(word, autoescape=True) for word in words))
    for group_id, label in work.session.execute(groups.where(said)).all() if words else ():
        if erasure.names(words, label):
            _blank_label(work.session, group_id)
            work.changes.append(Change(GROUP, group_id, None, None))


def leave_no_images(work: Work) -> None:
    """What this action itself did is known by its rows alone: nothing of what stood in them. The last thing it does."""
    work.flush()
    touched = dict.fromkeys((change.entity, change.entity_id) for change in work.changes)
    work.changes[:] = [Change(entity, entity_id, None, None) for entity, entity_id in touched]
    work.seal()


def _naming(session: Session, of_row: ColumnElement[bool], names: Collection[str]) -> list[int]:
    groups = select(col(JournalGroup.id), col(JournalGroup.label)).where(
        col(JournalGroup.id).in_(select(col(JournalEntry.group_id)).where(of_row))
    )
    return [
        group_id
        for group_id, label in session.execute(groups)
        if any(name and name in label for name in names)
    ]


def _blank_label(session: Session, group_id: int) -> None:
    session.execute(update(JournalGroup).where(col(JournalGroup.id) == group_id).values(label=ERASED_LABEL))
    itself = (col(JournalEntry.entity) == GROUP) & (col(JournalEntry.entity_id) == group_id)
    session.execute(
        update(JournalEntry).where(itself, col(JournalEntry.group_id) == group_id).values(salt=None)
    )


def _blank(session: Session, of_row: ColumnElement[bool]) -> bool:
    """Whether anything was there to erase; entries that say that something was erased stay as they are."""
    held = or_(col(JournalEntry.before).is_not(None), col(JournalEntry.after).is_not(None))
    blanked = update(JournalEntry).where(of_row, held).values(before=None, after=None, salt=None)
    return session.execute(blanked).rowcount > 0  # type: ignore[attr-defined, no-any-return]
