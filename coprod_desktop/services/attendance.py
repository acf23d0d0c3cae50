"""The day itself: ticking who came, walk-ins, and the sheet that is taken along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.meetings import ATTENDED, Attendance, Came, Meeting, MeetingState
from coprod_desktop.domain.people import NeedsAsked, Person, TakenBefore
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import access, people, supporter_places, voices
from coprod_desktop.storage import attendance as stored
from coprod_desktop.storage import buddies as stored_buddies
from coprod_desktop.storage import new_needs as stored_new_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.attendance import Arranged, ExpectedRow
    from coprod_desktop.storage.buddies import BuddyRow
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.new_needs import NewNeedRow


@dataclass(frozen=True)
class SheetRow:
    """One line of the day sheet, need-to-know only: how to say hello, what is arranged, whom to ring in trouble.

    ``comes_with`` names the supporter who comes along, ``buddy`` who looks out for them, each with their phone;
    ``new_needs`` came to light that day.
    """

    expected: ExpectedRow
    arranged: tuple[Arranged, ...] = ()
    comes_with: str = ""
    buddy: str = ""
    new_needs: tuple[NewNeedRow, ...] = ()


def tick(work: Work, meeting_id: int, person_ids: Iterable[int], came: Came, *, online: bool = False) -> None:
    """What happened with these people on the day, one or many at once; ticking again changes it.

    Someone who was not expected and came is a walk-in. Once anyone came the meeting took place. Raises
    :class:`~coprod_desktop.domain.problems.Problem` before the day of the meeting, and for one that was cancelled.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = _on_the_day(work, meeting_id, came)
    there = stored.of_meeting(work.session, meeting_id)
    expected = set(stored.said_yes(work.session, meeting_id))
    wanted = list(dict.fromkeys(person_ids))
    for person_id in wanted:
        row = there.get(person_id)
        if row is None:
            work.get(Person, person_id)
            walk_in = person_id not in expected and came in (Came.CAME, Came.PART)
            work.add(
                Attendance(
                    meeting_id=meeting.id, person_id=person_id, came=came, online=online, walk_in=walk_in
                )
            )
        else:
            work.edit(row, None, {"came": came, "online": online})
    if wanted and came in ATTENDED and meeting.state is MeetingState.PLANNED:
        work.edit(meeting, None, {"state": MeetingState.TOOK_PLACE})
    voices.recompute(work, wanted)


def everyone_came(work: Work, meeting_id: int) -> int:
    """Tick everyone who said yes and is not ticked yet as here; how many that were."""
    work.actor.require(Permission.EDIT_MEETINGS)
    there = stored.of_meeting(work.session, meeting_id)
    missing = [n for n in stored.said_yes(work.session, meeting_id) if n not in there]
    tick(work, meeting_id, missing, Came.CAME)
    return len(missing)


def we_cancelled(work: Work, meeting_id: int) -> int:
    """A cancelled meeting: everyone who had said yes is ticked as let down by us; how many that are.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for a meeting that is not cancelled.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    if work.get(Meeting, meeting_id).state is not MeetingState.CANCELLED:
        raise Problem(_("This meeting is not called off."))
    let_down = stored.said_yes(work.session, meeting_id)
    tick(work, meeting_id, let_down, Came.WE_CANCELLED)
    return len(let_down)


def untick(work: Work, meeting_id: int, person_id: int) -> None:
    """Take a tick back, as if nothing had been said about this person yet."""
    work.actor.require(Permission.EDIT_MEETINGS)
    row = stored.one(work.session, meeting_id, person_id)
    if row is not None:
        work.delete(row)
        voices.recompute(work, {person_id})


def note(work: Work, meeting_id: int, person_id: int, words: str) -> None:
    """A word about one person's day, such as "left at the break"."""
    work.actor.require(Permission.EDIT_MEETINGS)
    row = stored.one(work.session, meeting_id, person_id)
    if row is None:
        raise Problem(_("Say first whether they came."), "came")
    work.edit(row, None, {"note": words.strip()[:500]})


def walk_in(work: Work, meeting_id: int, person_id: int, came: Came = Came.CAME) -> None:
    """Someone on the register came without having been expected."""
    work.actor.require(Permission.EDIT_MEETINGS)
    tick(work, meeting_id, [person_id], came)


def walk_in_new(
    work: Work,
    meeting_id: int,
    values: Mapping[str, Any],
    taken_before: TakenBefore = TakenBefore.NOT_ASKED,
    needs: Iterable[Mapping[str, Any]] | None = None,
) -> Person:
    """Someone new came: put on the register and ticked in one step, with the two questions that matter.

    ``needs`` None means they were not asked about access needs; empty, that they have none. Raises
    :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    meeting = _on_the_day(work, meeting_id, Came.CAME)
    given = {"joined": min(meeting.day, work.today), **values, "taken_before": taken_before}
    person = people.add(work, given)
    work.flush()
    if needs is not None:
        answers = list(needs)
        for answer in answers:
            access.add(work, person.id, answer)
        if not answers:
            work.edit(person, None, {"needs_asked": NeedsAsked.NONE, "needs_reviewed_on": work.today})
    tick(work, meeting_id, [person.id], Came.CAME)
    return person


def day_sheet(work: Work, meeting_id: int) -> list[SheetRow]:
    """Everyone expected or ticked, by name, with what is arranged for them and no more than is needed."""
    work.actor.require(Permission.SEE_PEOPLE)
    rows = stored.expected(work.session, meeting_id)
    arranged = stored.arranged_for(work.session, meeting_id)
    along = {
        person_id: " · ".join(part for part in (supporter.name, supporter.phone) if part)
        for person_id, supporter in supporter_places.coming(work, work.get(Meeting, meeting_id)).values()
    }
    new = stored_new_needs.of_meeting(work.session, meeting_id)
    buddies = stored_buddies.of_people(work.session, [row.person_id for row in rows])
    return [
        SheetRow(
            row,
            arranged.get(row.person_id, ()),
            along.get(row.person_id, ""),
            buddy=_buddy(buddies.get(row.person_id)),
            new_needs=tuple(need for need in new if need.person_id == row.person_id),
        )
        for row in rows
    ]


def _buddy(row: BuddyRow | None) -> str:
    return "" if row is None or not row.here else " · ".join(part for part in (row.name, row.phone) if part)


def _on_the_day(work: Work, meeting_id: int, came: Came) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    if meeting.state is MeetingState.CANCELLED and came is not Came.WE_CANCELLED:
        raise Problem(_("This meeting was cancelled, so nobody can be marked as here."))
    if meeting.day > work.today and came not in (Came.APOLOGIES, Came.WE_CANCELLED):
        raise Problem(_("This meeting is still to come. Tick who came on the day or after."))
    return meeting
