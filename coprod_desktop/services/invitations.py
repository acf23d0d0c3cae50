"""Invitations: choosing whom to ask, sending, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain import seat_fit
from coprod_desktop.domain.meetings import DeclinedWhy, Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.domain.suggestions import over_limit
from coprod_desktop.domain.turnout import to_choose
from coprod_desktop.i18n import _
from coprod_desktop.services import candidates, live_mix, organisation, support
from coprod_desktop.storage import boards as stored_boards
from coprod_desktop.storage import invitations as stored
from coprod_desktop.storage import supporters as stored_supporters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.invitations import InvitedRow

#: How many of those who waited longest are looked at when people are suggested for seats.
_LOOKED_AT = 400

_REASON_LENGTH = 300


@dataclass(frozen=True)
class Said:
    """What one person said to an invitation; ``answered_by`` is the supporter who said it for them."""

    person_id: int
    reply: Reply
    why: DeclinedWhy = DeclinedWhy.NOT_SAID
    note: str = ""
    answered_by: int | None = None


def choose(work: Work, meeting_id: int, person_id: int, limit_reason: str = "") -> Invitation:
    """Choose someone for a meeting; nothing is sent yet.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside ``limit_reason`` when they would go over the
    organisation's limit and no reason is given, and when they are resting, have left, or are chosen already.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    _open(work, meeting_id)
    person = work.get(Person, person_id)
    if not person.can_be_asked(work.today):
        raise Problem(
            _("{name} is resting or has left, so no invitation goes to them.").format(name=person.name)
        )
    if any(row.person_id == person_id for row in stored.of_meeting(work.session, meeting_id)):
        raise Problem(_("{name} is chosen already.").format(name=person.name))
    limit = organisation.current(work).limit_invitations
    over = over_limit(candidates.asked_before(work, meeting_id, {person_id: person})[person_id], limit)
    reason = limit_reason.strip()[:_REASON_LENGTH]
    if over and not reason:
        raise Problem(
            _("{name} was asked {limit} times or more this year. You can still ask them: say why.").format(
                name=person.name, limit=limit
            ),
            "limit_reason",
        )
    return work.add(_invitation(work, meeting_id, person_id, reason if over else ""))


def unchoose(work: Work, meeting_id: int, person_ids: Iterable[int]) -> None:
    """Take people off the list before their invitation is sent.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once one has been sent: then they withdraw, or we tell them.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    for row in _rows(work, meeting_id, person_ids):
        if row.sent_on is not None:
            raise Problem(
                _("This invitation has been sent. If they no longer come, record that they withdrew.")
            )
        work.delete(row)
    work.flush()
    support.follow(work, meeting_id)


def choose_members(work: Work, meeting_id: int) -> int:
    """Choose everyone who holds a seat on the meeting's board that day and can be asked; how many were chosen."""
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = _open(work, meeting_id)
    if meeting.board_id is None:
        raise Problem(_("This meeting belongs to no board, so it has no members to choose."))
    holders = stored_boards.holders(work.session, meeting.board_id, meeting.day)
    people = stored.people(work.session, holders)
    chosen = {row.person_id for row in stored.of_meeting(work.session, meeting_id)}
    free = {n: people[n] for n in holders if n not in chosen and people[n].can_be_asked(work.today)}
    limit = organisation.current(work).limit_invitations
    for person_id, before in candidates.asked_before(work, meeting_id, free).items():
        reason = _("Holds a seat on this board") if over_limit(before, limit) else ""
        work.add(_invitation(work, meeting_id, person_id, reason))
    return len(free)


def choose_suggested(work: Work, meeting_id: int, count: int | None = None) -> int:
    """Choose those who have waited longest, first for the seats that are open; how many were chosen.

    Without a ``count``, as many as past replies say fill the places. People over the limit are left to a
    person's own choice.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = _open(work, meeting_id)
    already = {row.person_id for row in stored.of_meeting(work.session, meeting_id)}
    hoped = live_mix.hoped_for(work, meeting_id)
    if count is None:
        count = max(to_choose(meeting.places, live_mix.past(work)) - len(hoped), 0)
    free = _longest_waiting(work, meeting, already)
    picked = _for_open_seats(work, meeting, hoped, free)[:count]
    picked += [n for n in free if n not in picked][: count - len(picked)]
    for person_id in picked:
        work.add(_invitation(work, meeting_id, person_id, ""))
    return len(picked)


def send(work: Work, meeting_id: int, person_ids: Iterable[int], on: date | None = None) -> None:
    """These invitations have left the house."""
    work.actor.require(Permission.EDIT_MEETINGS)
    for row in _rows(work, meeting_id, person_ids):
        row.send(on or work.today)


def record(work: Work, meeting_id: int, said: Iterable[Said], on: date | None = None) -> None:
    """Write down what people said, one or many at once; the booking list follows.

    Whoever says yes comes with the supporter who usually comes along. Raises
    :class:`~coprod_desktop.domain.problems.Gone` for someone who was not invited, and
    :class:`~coprod_desktop.domain.problems.Problem` when a supporter answers who may not.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    _meeting(work, meeting_id)
    given = list(said)
    rows = {row.person_id: row for row in stored.of_meeting(work.session, meeting_id)}
    beside = stored_supporters.of_people(work.session, [one.person_id for one in given])
    for one in given:
        row = rows.get(one.person_id)
        if row is None:
            raise Gone
        row.answer(one.reply, on or work.today, one.why)
        _answered_by(row, one.answered_by, beside.get(one.person_id, []))
        if one.note:
            row.note = one.note.strip()[:500]
    work.flush()
    support.follow(work, meeting_id)


def come_with(work: Work, meeting_id: int, person_id: int, supporter_id: int | None) -> None:
    """This supporter comes with them, or nobody does: a seat and food are counted, or free again.

    Raises :class:`~coprod_desktop.domain.problems.Gone` for someone who was not invited or is not their supporter.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    row = next(iter(_rows(work, meeting_id, [person_id])), None)
    theirs = {one.id for one in stored_supporters.of_person(work.session, person_id) if one.ended is None}
    if row is None or (supporter_id is not None and supporter_id not in theirs):
        raise Gone
    row.comes_with_id = supporter_id
    work.flush()
    support.follow(work, meeting_id)


def withdraw(work: Work, meeting_id: int, person_id: int, why: DeclinedWhy = DeclinedWhy.NOT_SAID) -> None:
    """Someone who was asked no longer comes: their place and their untouched bookings are free again."""
    work.actor.require(Permission.EDIT_MEETINGS)
    record(work, meeting_id, [Said(person_id, Reply.WITHDREW, why)])


def let_go(work: Work, person_id: int) -> int:
    """Someone leaves or has died: they are taken off every meeting to come; how many those are.

    An invitation that has not been sent is gone; one that has stands as withdrawn. Bookings for them alone go too.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    rows = stored.coming_of(work.session, person_id, work.today)
    for row in rows:
        if row.sent_on is None and row.reply is Reply.NOT_SENT:
            work.delete(row)
        else:
            row.answer(Reply.WITHDREW, work.today)
    work.flush()
    for row in rows:
        support.follow(work, row.meeting_id)
    return len(rows)


def keep_in_reserve(work: Work, meeting_id: int, person_ids: Iterable[int]) -> None:
    """Ask these people only if someone else cannot come."""
    work.actor.require(Permission.EDIT_MEETINGS)
    for row in _rows(work, meeting_id, person_ids):
        row.reply, row.replied_on = Reply.RESERVE, None
    work.flush()
    support.follow(work, meeting_id)


def call_reserve(work: Work, meeting_id: int, person_id: int | None = None) -> int:
    """A place is free: the next reserve, or the one named, is asked after all; who it is.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when nobody is in reserve.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    waiting = [row for row in stored.of_meeting(work.session, meeting_id) if row.reply is Reply.RESERVE]
    row = next((row for row in waiting if person_id in (None, row.person_id)), None)
    if row is None:
        raise Problem(_("Nobody is in reserve for this meeting."))
    row.reply = Reply.SENT if row.sent_on else Reply.NOT_SENT
    row.replied_on = None
    return row.person_id


def invited(work: Work, meeting_id: int) -> list[InvitedRow]:
    """Everyone invited, by name, and where each invitation stands."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.invited(work.session, meeting_id)


def _answered_by(row: Invitation, supporter_id: int | None, beside: list[Supporter]) -> None:
    """Who said it, where a supporter did, and who comes along with a yes."""
    if supporter_id is not None:
        supporter = next((one for one in beside if one.id == supporter_id), None)
        if supporter is None:
            raise Gone
        if not supporter.answers:
            raise Problem(
                _("{name} may not answer for this person. Ask the person themselves.").format(
                    name=supporter.name
                )
            )
        row.answered_by_id = supporter_id
    if row.reply is Reply.YES and row.comes_with_id is None:
        along = (one for one in beside if one.comes_along and one.ended is None)
        row.comes_with_id = next((one.id for one in along), None)


def _meeting(work: Work, meeting_id: int) -> Meeting:
    return work.get(Meeting, meeting_id)


def _open(work: Work, meeting_id: int) -> Meeting:
    meeting = _meeting(work, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise Problem(_("This meeting was cancelled, so nobody can be invited to it."))
    return meeting


def _rows(work: Work, meeting_id: int, person_ids: Iterable[int]) -> list[Invitation]:
    wanted = set(person_ids)
    return [row for row in stored.of_meeting(work.session, meeting_id) if row.person_id in wanted]


def _invitation(work: Work, meeting_id: int, person_id: int, reason: str) -> Invitation:
    return Invitation(meeting_id=meeting_id, person_id=person_id, chosen_on=work.today, limit_reason=reason)


def _longest_waiting(work: Work, meeting: Meeting, already: set[int]) -> list[int]:
    """Those at the head of the list who are not chosen and within the limit, in its order."""
    ids = [
        n
        for n in candidates.CandidateList(meeting.id).first(work, _LOOKED_AT + len(already))
        if n not in already
    ]
    limit = organisation.current(work).limit_invitations
    before = candidates.asked_before(work, meeting.id, stored.people(work.session, ids))
    return [n for n in ids if not over_limit(before[n], limit)]


def _for_open_seats(work: Work, meeting: Meeting, hoped: list[int], free: list[int]) -> list[int]:
    """One person for each open seat, the longest-waiting who fits it; seats filled by those chosen are not open."""
    if meeting.board_id is None:
        return []
    seats = [
        seat.experience for seat in stored_boards.held_seats(work.session, meeting.board_id, meeting.day)
    ]
    about = live_mix.about(work, [*hoped, *free])
    picked: list[int] = []
    for person_id in free:
        within = {n: about[n] for n in (*hoped, *picked)}
        if _filled(seats, within | {person_id: about[person_id]}) > _filled(seats, within):
            picked.append(person_id)
        if len(picked) + len(hoped) >= len(seats):
            break
    return picked


def _filled(seats: list[str], about: dict[int, str]) -> int:
    return sum(found.filled for found in seat_fit.fill(seats, about))
