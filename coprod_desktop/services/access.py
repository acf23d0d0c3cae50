"""Access needs: asked once, kept until the person says otherwise - and what is usually done about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain import usual_adjustments
from coprod_desktop.domain.access import (
    AccessNeed,
    AccessNeedFields,
    UsualAdjustment,
    UsualAdjustmentFields,
    Worked,
)
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import support
from coprod_desktop.storage import access as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.storage.database import Work


def add(work: Work, person_id: int, values: Mapping[str, Any]) -> AccessNeed:
    """Record a need; it goes on the booking list of every coming meeting they said yes to.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when they have this need already.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    person = work.get(Person, person_id)
    fields = checked(AccessNeedFields, values)
    _check_once(work, person_id, fields.need)
    need = AccessNeed(person_id=person_id, **fields.model_dump())
    need.reviewed_on = need.reviewed_on or work.today
    work.add(need)
    _asked(work, person, NeedsAsked.RECORDED)
    return need


def edit(work: Work, need_id: int, version: int | None, values: Mapping[str, Any]) -> AccessNeed:
    """Change a need as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_PEOPLE)
    need = work.get(AccessNeed, need_id)
    fields = checked(
        AccessNeedFields, {name: getattr(need, name) for name in AccessNeedFields.model_fields} | dict(values)
    )
    _check_once(work, need.person_id, fields.need, need.id)
    work.edit(need, version, {name: getattr(fields, name) for name in values})
    _follow(work, need.person_id)
    return need


def remove(work: Work, need_id: int) -> None:
    """They no longer have this need. What worked for them at past meetings stays known."""
    work.actor.require(Permission.EDIT_PEOPLE)
    need = work.get(AccessNeed, need_id)
    _let_go(work, need)
    left = len(stored.needs_of(work.session, need.person_id))
    _asked(work, work.get(Person, need.person_id), NeedsAsked.RECORDED if left else NeedsAsked.NONE)


def asked_none(work: Work, person_id: int) -> None:
    """We asked, and they have no access needs: that is an answer."""
    work.actor.require(Permission.EDIT_PEOPLE)
    for need in stored.needs_of(work.session, person_id):
        _let_go(work, need)
    _asked(work, work.get(Person, person_id), NeedsAsked.NONE)


def still_right(work: Work, person_id: int) -> None:
    """We asked whether their needs are still right, and they are."""
    work.actor.require(Permission.EDIT_PEOPLE)
    person = work.get(Person, person_id)
    needs = stored.needs_of(work.session, person_id)
    for need in needs:
        work.edit(need, None, {"reviewed_on": work.today})
    _asked(work, person, NeedsAsked.RECORDED if needs else NeedsAsked.NONE)


def needs_of(work: Work, person_id: int) -> list[AccessNeed]:
    """One person's needs, in the order they were recorded."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.needs_of(work.session, person_id)


def usual(work: Work) -> list[UsualAdjustment]:
    """What is usually done about each need."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.usual(work.session)


def seed_usual(work: Work) -> int:
    """Add the usual adjustments a register starts with, where a need has none yet; how many were added."""
    work.actor.require(Permission.EDIT_SETTINGS)
    there = {fold(row.need) for row in stored.usual(work.session)}
    missing = [row for row in usual_adjustments.rows() if fold(row.need) not in there]
    for row in missing:
        work.add(row)
    return len(missing)


def add_usual(work: Work, values: Mapping[str, Any]) -> UsualAdjustment:
    """Say what is usually done about a need.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when that need has its answer already.
    """
    work.actor.require(Permission.EDIT_SETTINGS)
    fields = checked(UsualAdjustmentFields, values)
    if any(fold(row.need) == fold(fields.need) for row in stored.usual(work.session)):
        raise Problem(_("This need is in the list already. Change it there."), "need")
    return work.add(UsualAdjustment(**fields.model_dump()))


def edit_usual(work: Work, usual_id: int, version: int | None, values: Mapping[str, Any]) -> UsualAdjustment:
    """Change what is usually done; what stands on booking lists already stays as it is."""
    work.actor.require(Permission.EDIT_SETTINGS)
    row = work.get(UsualAdjustment, usual_id)
    whole = {name: getattr(row, name) for name in UsualAdjustmentFields.model_fields} | dict(values)
    fields = checked(UsualAdjustmentFields, whole)
    others = [other for other in stored.usual(work.session) if other.id != usual_id]
    if any(fold(other.need) == fold(fields.need) for other in others):
        raise Problem(_("This need is in the list already. Change it there."), "need")
    return work.edit(row, version, {name: getattr(fields, name) for name in values})


def remove_usual(work: Work, usual_id: int) -> None:
    """Take a need off the list of usual adjustments."""
    work.actor.require(Permission.EDIT_SETTINGS)
    work.delete(work.get(UsualAdjustment, usual_id))


def _check_once(work: Work, person_id: int, need: str, but: int | None = None) -> None:
    same = [
        row
        for row in stored.needs_of(work.session, person_id)
        if fold(row.need) == fold(need) and row.id != but
    ]
    if same:
        raise Problem(_("This need is recorded already. Change it there."), "need")


def _let_go(work: Work, need: AccessNeed) -> None:
    for row in stored.served_by(work.session, need.id):
        if row.worked is Worked.NOT_ASKED:
            work.delete(row)
        else:
            work.edit(row, None, {"access_need_id": None})
    work.delete(need)
    work.flush()


def _asked(work: Work, person: Person, answer: NeedsAsked) -> None:
    work.edit(person, None, {"needs_asked": answer, "needs_reviewed_on": work.today})
    _follow(work, person.id)


def _follow(work: Work, person_id: int) -> None:
    for meeting_id in stored.coming_meetings(work.session, person_id, work.today):
        support.follow(work, meeting_id)
