"""A place and something to eat for whoever comes along: on the booking list by itself, and off again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import Adjustment, AdjustmentFor, MarkedBy
from coprod_desktop.domain.meetings import Meeting, Reply, Way
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.storage import support as stored_support
from coprod_desktop.storage import supporters as stored

if TYPE_CHECKING:
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.storage.database import Work

#: Days before the meeting by which seats and food are counted.
_LEAD = timedelta(days=5)


def coming(work: Work, meeting: Meeting) -> dict[int, tuple[int, Supporter]]:
    """Who comes along, by their id, and the person they come with; nobody takes up a seat online."""
    work.actor.require(Permission.SEE_PEOPLE)
    if meeting.way is Way.ONLINE:
        return {}
    return {
        supporter.id: (invitation.person_id, supporter)
        for invitation, supporter in stored.coming(work.session, meeting.id)
        if invitation.reply is Reply.YES and supporter.ended is None
    }


def follow(work: Work, meeting: Meeting) -> None:
    """Bring the places kept in step with who comes along; what somebody has done something about stays, marked."""
    work.actor.require(Permission.EDIT_MEETINGS)
    along = coming(work, meeting)
    rows = [
        row for row in stored_support.adjustments(work.session, meeting.id) if row.supporter_id is not None
    ]
    kept = {row.supporter_id for row in rows}
    for supporter_id, (person_id, supporter) in along.items():
        if supporter_id not in kept:
            _keep(work, meeting, supporter, person_id)
    for row in rows:
        if row.supporter_id not in along and _untouched(row):
            for link in stored_support.links(work.session, [row.id]):
                work.delete(link)
            work.delete(row)
    work.flush()


def _keep(work: Work, meeting: Meeting, supporter: Supporter, person_id: int) -> None:
    person = work.get(Person, person_id)
    what = _("A place and food for {name}, who comes with {person}").format(
        name=supporter.name, person=person.name
    )
    row = work.add(
        Adjustment(
            meeting_id=meeting.id, supporter_id=supporter.id, what=what[:200], by_when=meeting.day - _LEAD
        )
    )
    work.add(AdjustmentFor(adjustment_id=row.id, person_id=person_id))


def _untouched(row: Adjustment) -> bool:
    as_made = (row.who, row.cost_pence, row.note) == ("", 0, "")
    return row.marked_by is MarkedBy.NOBODY and row.outstanding() and as_made
