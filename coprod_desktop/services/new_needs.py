"""Someone arrived needing what nobody knew: written down with what was done, asked about, kept for next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.new_needs import NewNeed, NewNeedFields, NewNeedState
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import access
from coprod_desktop.storage import new_needs as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.new_needs import NewNeedRow


def add(work: Work, meeting_id: int, person_id: int, values: Mapping[str, Any]) -> NewNeed:
    """Write down what someone turned out to need, and what was done.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`Problem` before the day of the meeting.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    if meeting.day > work.today:
        raise Problem(
            _("This meeting is still to come. What someone needs for it goes on their own page."), "need"
        )
    work.get(Person, person_id)
    fields = checked(NewNeedFields, values)
    return work.add(NewNeed(meeting_id=meeting_id, person_id=person_id, **fields.model_dump()))


def edit(work: Work, new_need_id: int, values: Mapping[str, Any]) -> None:
    """Put right what was written down."""
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(NewNeed, new_need_id)
    work.edit(row, None, checked(NewNeedFields, {"need": row.need, "done": row.done} | dict(values)))


def remove(work: Work, new_need_id: int) -> None:
    """It was written down by mistake."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.delete(work.get(NewNeed, new_need_id))


def keep(work: Work, new_need_id: int, values: Mapping[str, Any]) -> None:
    """They were asked and need it every time: from now on it is one of their access needs.

    Raises :class:`Problem` when they have this need already.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    row = work.get(NewNeed, new_need_id)
    access.add(work, row.person_id, {"need": row.need, **values})
    work.edit(row, None, {"state": NewNeedState.KEPT})


def only_then(work: Work, new_need_id: int) -> None:
    """They were asked, and it was only for that day."""
    work.actor.require(Permission.EDIT_PEOPLE)
    work.edit(work.get(NewNeed, new_need_id), None, {"state": NewNeedState.ONLY_THEN})


def of_meeting(work: Work, meeting_id: int) -> list[NewNeedRow]:
    """What came to light at a meeting."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_meeting(work.session, meeting_id)


def of_person(work: Work, person_id: int) -> list[NewNeedRow]:
    """What one person has still to be asked about."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.of_person(work.session, person_id)


def one(work: Work, new_need_id: int) -> NewNeedRow | None:
    """One that has still to be asked about; None once somebody has asked."""
    work.actor.require(Permission.SEE_PEOPLE)
    return next((row for row in stored.to_ask(work.session) if row.id == new_need_id), None)
