"""Undo, redo, reverse - and who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.journal import GroupKind, JournalGroup
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import voices
from coprod_desktop.storage import chain
from coprod_desktop.storage import history as stored
from coprod_desktop.storage import voices as stored_voices
from coprod_desktop.storage.history import HistoryRow
from coprod_desktop.storage.journaling import Change, take_back
from coprod_desktop.storage.registers import FOUNDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coprod_desktop.domain.journal_chain import Anchor, Verdict
    from coprod_desktop.storage.database import Work

    Progress = Callable[[int, int, str], None]

__all__ = ["HistoryRow"]


def undo(work: Work) -> str:
    """Take back this staff user's most recent action; its label.

    Raises :class:`Problem` when there is nothing to take back, or it has left the house, and
    :class:`~coprod_desktop.domain.problems.Conflict` when someone changed the same rows since.
    """
    work.actor.require(Permission.UNDO)
    group = stored.last_to_undo(work.session, work.actor.staff_user_id)
    if group is None:
        raise Problem(_("There is nothing to undo."))
    return _answer(work, group, GroupKind.UNDONE)


def redo(work: Work) -> str:
    """Do again what was last undone, if nothing was done since; its label."""
    work.actor.require(Permission.UNDO)
    group = stored.last_to_redo(work.session, work.actor.staff_user_id)
    if group is None:
        raise Problem(_("There is nothing to do again."))
    return _answer(work, group, GroupKind.REDONE)


def reverse(work: Work, group_id: int) -> str:
    """Take back one named action, such as an import, at any later time; its label."""
    work.actor.require(Permission.UNDO)
    group = work.session.get(JournalGroup, group_id)
    if group is None:
        raise Gone
    if _money_alone(work) and not stored.is_about_money_alone(work.session, group_id):
        work.actor.require(Permission.SEE_PEOPLE)
    if group.actor_id == FOUNDER.staff_user_id:
        raise Problem(_("This made the register itself, so it cannot be taken back."))
    if stored.taken_back(work.session, group_id):
        raise Problem(_("This has been taken back already."))
    return _answer(work, group, GroupKind.REVERSED)


def changes_of(work: Work, entity: str, entity_id: int) -> list[HistoryRow]:
    """Who changed this row, newest first."""
    work.actor.require(Permission.SEE_HISTORY)
    return changes_of_any(work, [(entity, entity_id)])


def changes_of_any(work: Work, rows: Iterable[tuple[str, int]]) -> list[HistoryRow]:
    """Who changed any of these rows (table and id), newest first."""
    work.actor.require(Permission.SEE_HISTORY)
    return stored.of_rows(work.session, rows, money_alone=_money_alone(work))


def recent(work: Work, most: int = 200) -> list[HistoryRow]:
    """The latest actions of everyone, newest first; of those on money alone for who may not see people."""
    work.actor.require(Permission.SEE_HISTORY)
    return stored.recent(work.session, most, money_alone=_money_alone(work))


def verify(work: Work, anchors: Iterable[Anchor], progress: Progress) -> Verdict:
    """Whether every entry of the history is as it was written, and if not, where it first is not.

    ``anchors`` are heads kept outside the register (its key file, a backup, a printed paper): without one, a history
    cut short cannot be told from a shorter one. ``progress(done, total, text)`` may raise to stop.
    """
    work.actor.require(Permission.SEE_HISTORY)
    return chain.verify(work.session, anchors, progress)


def _money_alone(work: Work) -> bool:
    """Whether this staff user hears only of money: the label of any other action may tell of health or access."""
    return not work.actor.may(Permission.SEE_PEOPLE)


def _answer(work: Work, group: JournalGroup, kind: GroupKind) -> str:
    group_id = group.id or 0
    if group.sealed:
        raise _for_good(work, group)
    first = stored.first_done(work.session, group)
    work.kind = kind
    work.takes_back = group_id
    work.label = _LABELS[kind]().format(label=first.label)
    voices.recompute(work, _people_touched(work, take_back(work, group_id)))
    return first.label


def _for_good(work: Work, group: JournalGroup) -> Problem:
    """Why what was done stays done, and what to do instead."""
    if stored.is_about_ways_in(work.session, group.id or 0):
        said = _(
            "“{label}” changed who can open the register, and passwords cannot be put back. Change it again in "
            "Settings, under Staff."
        )
    elif stored.is_erasing(work.session, group.id or 0):
        said = _("“{label}” was for good: nothing is left that could be put back.")
    else:
        said = _("“{label}” has left the house, so it cannot be undone. Make a new entry that puts it right.")
    return Problem(said.format(label=group.label))


_LABELS = {
    GroupKind.UNDONE: lambda: _("Undone: {label}"),
    GroupKind.REDONE: lambda: _("Done again: {label}"),
    GroupKind.REVERSED: lambda: _("Reversed: {label}"),
}


def _people_touched(work: Work, changes: list[Change]) -> set[int]:
    people = stored.people_in(change for change in changes if change.entity == "attendance")
    for change in changes:
        if change.entity == "meeting":
            people |= stored_voices.people_at(work.session, change.entity_id)
        if change.entity == "organisation_setting" and "uncounted_kinds" in f"{change.before}{change.after}":
            people |= stored_voices.everyone(work.session)
    return people
