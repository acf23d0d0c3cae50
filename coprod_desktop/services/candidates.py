"""The invite builder's list: who could be asked, the longest-waiting first, and why each stands where they do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain import seat_fit
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.people import CHOICE_NAMES, ConnectionKind, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.suggestions import AskedBefore, over_limit, warnings, why
from coprod_desktop.domain.voices import Told
from coprod_desktop.i18n import _
from coprod_desktop.services import need_words, organisation
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import boards as stored_boards
from coprod_desktop.storage import invitations as stored
from coprod_desktop.storage.invitations import AskedCounts, CameCounts, CandidateQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.meetings import Reply
    from coprod_desktop.domain.people import NeedsAsked
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered


__all__ = ["CandidateQuery"]


@dataclass(frozen=True)
class NeedWord:
    """A need as a list shows it: the concept of its picture, always with its words."""

    picture: str
    words: str


@dataclass(frozen=True)
class CandidateRow:
    """One person who could be asked: facts, never a label on them.

    ``reply`` is where their invitation to this meeting stands, or None while they are not chosen;
    ``over_limit`` says that choosing them needs a reason.
    """

    person_id: int
    name: str
    town: str
    why: tuple[str, ...]
    connections: tuple[str, ...]
    needs: tuple[NeedWord, ...]
    needs_asked: NeedsAsked
    warnings: tuple[str, ...]
    over_limit: bool
    reply: Reply | None
    limit_reason: str

    @property
    def id(self) -> int:
        """The person, as a list knows its rows."""
        return self.person_id

    @property
    def chosen(self) -> bool:
        """Whether they have been chosen for this meeting."""
        return self.reply is not None


@dataclass(frozen=True)
class CandidateList(RegisterList[CandidateRow]):
    """The people who could be asked to one meeting, fed to a list model by id."""

    meeting_id: int
    query: CandidateQuery = field(default_factory=CandidateQuery)

    def ordered(self, work: Work) -> Ordered:
        """The ids it shows, in its order."""
        return stored.ordered(self.query, work.today)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[CandidateRow]:
        """The rows of one page."""
        return rows(work, self.meeting_id, wanted)


def for_seat(query: CandidateQuery, experience: str) -> CandidateQuery:
    """The same people, of those who fit the experience a seat is for."""
    if seat_fit.for_anyone(experience):
        return query
    kinds = tuple(
        kind for kind in ConnectionKind if seat_fit.fits(experience, f"{kind} {_(CHOICE_NAMES[kind])}")
    )
    return replace(query, seat=experience, seat_kinds=kinds)


def rows(work: Work, meeting_id: int, wanted: Iterable[int]) -> list[CandidateRow]:
    """The rows of these people, in this order; anyone who has gone meanwhile is left out."""
    work.actor.require(Permission.SEE_PEOPLE)
    chosen = list(wanted)
    people = stored.people(work.session, chosen)
    before = asked_before(work, meeting_id, people)
    limit = organisation.current(work).limit_invitations
    connections = stored.connections(work.session, chosen)
    needs = _needs(work, chosen)
    invitations = {row.person_id: row for row in stored.of_meeting(work.session, meeting_id)}
    return [
        CandidateRow(
            person_id=n,
            name=people[n].name,
            town=people[n].town,
            why=why(before[n], work.today),
            connections=tuple(_(CHOICE_NAMES[kind]) for kind in connections.get(n, ())),
            needs=needs.get(n, ()),
            needs_asked=people[n].needs_asked,
            warnings=warnings(before[n], limit),
            over_limit=over_limit(before[n], limit),
            reply=invitations[n].reply if n in invitations else None,
            limit_reason=invitations[n].limit_reason if n in invitations else "",
        )
        for n in chosen
        if n in people
    ]


def asked_before(work: Work, meeting_id: int, people: Mapping[int, Person]) -> dict[int, AskedBefore]:
    """What the register knows of asking each of these people."""
    work.actor.require(Permission.SEE_PEOPLE)
    meeting = work.get(Meeting, meeting_id)
    asked = stored.asked(work.session, people, meeting_id, work.today)
    came = stored.came(work.session, people, work.today)
    holders = stored_boards.holders(work.session, meeting.board_id, meeting.day) if meeting.board_id else {}
    return {
        n: _before(person, asked.get(n, AskedCounts()), came.get(n, CameCounts()), holds_seat=n in holders)
        for n, person in people.items()
    }


def _before(person: Person, asked: AskedCounts, came: CameCounts, *, holds_seat: bool) -> AskedBefore:
    return AskedBefore(
        joined=person.joined,
        times_asked=asked.times,
        date_declined=asked.date_declined,
        last_came=came.last,
        days_in_year=came.days_in_year,
        boards=came.boards,
        asked_in_year=asked.in_year,
        holds_seat=holds_seat,
        language=person.language,
        good_times=person.good_times,
        check_first=person.check_first,
        told_days=Told(person.taken_before, person.days_declared).declared_days,
    )


def _needs(work: Work, wanted: Iterable[int]) -> dict[int, tuple[NeedWord, ...]]:
    pictures = need_words.pictures(stored_access.usual(work.session))
    return {
        person_id: tuple(NeedWord(pictures.get(fold(need.need), ""), need.need) for need in needs)
        for person_id, needs in stored_access.needs_of_people(work.session, wanted).items()
    }
