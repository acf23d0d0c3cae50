"""A meeting moved, or was called off, after invitations went out: who must be told, and that they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.change_notices import Occasion
from coprod_desktop.domain.contacts import Direction
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import contacts
from coprod_desktop.storage import change_notices as stored
from coprod_desktop.storage import supporters as stored_supporters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.storage.change_notices import MeetingToTell
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class ToTell:
    """One person to tell, what they were told last, and which supporters they want told of meetings too."""

    notice_id: int
    person: Person
    was: str
    supporters: tuple[Supporter, ...] = ()


@dataclass(frozen=True)
class Telling:
    """Who must be told about a meeting, and what: how it is now."""

    now: str
    people: tuple[ToTell, ...]


def keep_in_step(work: Work, meeting: Meeting, before: Occasion) -> None:
    """The meeting was at ``before`` and has changed: everyone written to must be told, unless it is as they know it."""
    work.actor.require(Permission.EDIT_MEETINGS)
    now = occasion(meeting)
    if now == before or max(now.day, before.day) < work.today:
        return
    known = {row.person_id: row for row in stored.of_meeting(work.session, meeting.id)}
    for person_id in stored.written_to(work.session, meeting.id):
        notice = known.get(person_id)
        if notice is None or notice.told_on is not None:
            work.add(before.notice(meeting.id, person_id, work.today))
        elif notice.knows == now:
            work.delete(notice)


def occasion(meeting: Meeting) -> Occasion:
    """The meeting as people are told of it."""
    called_off = meeting.state is MeetingState.CANCELLED
    return Occasion(meeting.day, meeting.starts, meeting.ends, meeting.venue, called_off)


def to_tell(work: Work, meeting_id: int) -> Telling:
    """Who has still to be told, by name."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    rows = stored.to_tell(work.session, meeting_id)
    beside = _beside(work, [person for _notice, person in rows])
    people = tuple(
        ToTell(notice.id, person, _said(notice.knows), beside[person.id]) for notice, person in rows
    )
    return Telling(_said(occasion(meeting)), people)


def tell(work: Work, meeting_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """These people, or all of them, have been told today, each in the way they prefer; it goes in their contact log.

    So have the supporters they want told of meetings.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    wanted = None if notice_ids is None else set(notice_ids)
    rows = [row for row in stored.to_tell(work.session, meeting_id) if wanted is None or row[0].id in wanted]
    said = _("Told about {meeting}: {now}").format(meeting=meeting.title, now=_said(occasion(meeting)))
    beside = _beside(work, [person for _notice, person in rows])
    for notice, person in rows:
        work.edit(notice, None, {"told_on": work.today, "told_by": person.preferred_reach})
        whole = " ".join((f"{said}.", _also(beside[person.id]))) if beside[person.id] else said
        values = {"way": person.preferred_reach, "direction": Direction.WE_DID, "said": whole}
        contacts.add(work, person.id, values)
    return len(rows)


def meetings_to_tell(work: Work) -> list[MeetingToTell]:
    """Every meeting of which someone has still to be told, the soonest first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.meetings_to_tell(work.session, work.today)


def _beside(work: Work, people: Iterable[Person]) -> dict[int, tuple[Supporter, ...]]:
    """The supporters each of these people wants told of meetings."""
    ids = [person.id for person in people]
    found = stored_supporters.of_people(work.session, ids)
    return {n: tuple(one for one in found.get(n, ()) if one.gets_copies) for n in ids}


def _also(supporters: Iterable[Supporter]) -> str:
    names = ", ".join(one.name for one in supporters)
    return _("Also told, as they decided: {names}.").format(names=names)


def _said(at: Occasion) -> str:
    if at.called_off:
        return _("called off")
    say = language()
    when = _("{day}, {starts} to {ends}").format(
        day=say.day(at.day), starts=say.clock(at.starts), ends=say.clock(at.ends)
    )
    return _("{when}, {place}").format(when=when, place=at.venue) if at.venue else when
