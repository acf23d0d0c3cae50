"""Support: the needs of those who said yes as one booking list, kept in step with their replies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import (
    Adjustment,
    AdjustmentFields,
    AdjustmentFor,
    ArrangeState,
    MarkedBy,
    Worked,
)
from coprod_desktop.domain.bookings import Booking, feature_for, key_of, usual_by_need, wanted
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Meeting, MeetingState
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.venues import Feature, Venue
from coprod_desktop.i18n import _
from coprod_desktop.services import need_words, place_words, supporter_places
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import support as stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, timedelta

    from coprod_desktop.domain.bookings import Usual
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.support import Outstanding, Served, Unneeded

_NOTE_LENGTH = 500


@dataclass(frozen=True)
class BookingRow:
    """One line of a meeting's booking list.

    ``picture`` is the concept of the need; ``no_longer_needed`` says that nobody who comes needs it any more, but
    something was arranged already, so it may have to be called off; so is everything of a meeting that is called off. ``by_venue`` says that what is known of the venue
    answers it; ``doubt``, why the venue does not, though it could.
    """

    id: int
    version: int
    need: str
    picture: str
    what: str
    who: str
    by_when: date | None
    days_left: int | None
    cost: Money
    state: ArrangeState
    note: str
    serves: tuple[Served, ...]
    no_longer_needed: bool
    by_venue: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class BookingList:
    """A meeting's booking list: what is due first stands first. ``cost`` leaves out what cannot be met.

    ``supporters`` come along with people who said yes.
    """

    rows: tuple[BookingRow, ...]
    not_asked: tuple[tuple[int, str], ...]
    cost: Money
    venue: Venue | None = None
    supporters: int = 0

    @property
    def to_arrange(self) -> int:
        """Lines someone still has to do something about."""
        return sum(row.state is ArrangeState.TO_ARRANGE and not row.no_longer_needed for row in self.rows)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What to ask the venue about, each thing once."""
        return tuple(dict.fromkeys(row.doubt for row in self.rows if row.doubt))


def booking_list(work: Work, meeting_id: int) -> BookingList:
    """The needs of those who said yes as one booking list, and who has not been asked about needs yet."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.adjustments(work.session, meeting_id)
    served = stored.served(work.session, [row.id for row in found])
    usual = stored_access.usual(work.session)
    pictures = need_words.pictures(usual)
    meeting = work.get(Meeting, meeting_id)
    venue, along = _venue(work, meeting), supporter_places.coming(work, meeting)
    doubts = {} if venue is None else _doubts(venue, found, usual_by_need(usual), work.today)
    rows = tuple(
        _row(row, tuple(served.get(row.id, ())), pictures, work.today, doubts.get(row.id, ""))
        for row in found
    )
    gone = {row.id for row in found if row.supporter_id is not None and row.supporter_id not in along}
    called_off = meeting.state is MeetingState.CANCELLED
    rows = tuple(replace(row, no_longer_needed=True) if called_off or row.id in gone else row for row in rows)
    cost = Money.total(row.cost for row in rows if row.state is not ArrangeState.CANNOT)
    return BookingList(rows, tuple(stored.not_asked(work.session, meeting_id)), cost, venue, len(along))


def _doubts(venue: Venue, rows: Iterable[Adjustment], usual: Usual, today: date) -> dict[int, str]:
    """Why the venue leaves a line open that it could answer."""
    features = {row.id: feature_for(row.need, usual) for row in rows if row.outstanding()}
    return {
        row_id: place_words.doubt(venue, feature, today)
        for row_id, feature in features.items()
        if feature is not Feature.NONE
    }


def _row(
    row: Adjustment, served: tuple[Served, ...], pictures: Mapping[str, str], today: date, doubt: str
) -> BookingRow:
    return BookingRow(
        id=row.id,
        version=row.version,
        need=row.need,
        picture=pictures.get(fold(row.need), ""),
        what=row.what,
        who=row.who,
        by_when=row.by_when,
        days_left=row.days_left(today),
        cost=Money(row.cost_pence),
        state=row.state,
        note=row.note,
        serves=served,
        no_longer_needed=bool(row.need) and not any(one.coming for one in served),
        by_venue=row.marked_by is MarkedBy.VENUE,
        doubt=doubt,
    )


def outstanding(work: Work, most: int | None = None) -> list[Outstanding]:
    """Everything still to arrange at meetings to come, the promise nearest to breaking first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.outstanding(work.session, work.today, most)


def to_call_off(work: Work) -> list[Unneeded]:
    """What is booked for meetings to come and nobody needs any more: someone would be paid, or come, for nothing."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.unneeded(work.session, work.today)


def follow(work: Work, meeting_id: int) -> None:
    """Bring the booking list in step with who said yes and what they need.

    New needs are added; two people's shared need is one booking. What nobody needs any more is taken off if
    untouched, and kept and marked once someone has done something about it.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    meeting = work.get(Meeting, meeting_id)
    usual = usual_by_need(stored_access.usual(work.session))
    there = {row.id: row for row in stored.adjustments(work.session, meeting_id)}
    links = stored.links(work.session, there)
    standing = {
        key_of(there[link.adjustment_id].need, link.person_id, usual): there[link.adjustment_id]
        for link in links
    }
    kept: set[int] = set()
    for booking in wanted(stored.needed(work.session, meeting_id), usual, meeting.day):
        row = standing.get(booking.key) or work.add(_adjustment(booking, meeting_id))
        kept |= _serve(work, row, booking, [link for link in links if link.adjustment_id == row.id])
    work.flush()
    _heed_venue(work, meeting, usual)
    fresh = {row.id for row in there.values() if _untouched(row, usual)}
    gone = [link for link in links if link.id not in kept and link.adjustment_id in fresh]
    served = {link.adjustment_id for link in links if link not in gone}
    for unneeded in (*gone, *(there[n] for n in fresh - served)):
        work.delete(unneeded)
    work.flush()
    supporter_places.follow(work, meeting)


def _adjustment(booking: Booking, meeting_id: int) -> Adjustment:
    return Adjustment(
        meeting_id=meeting_id,
        need=booking.need,
        what=booking.what,
        who=booking.who,
        by_when=booking.by_when,
        cost_pence=booking.cost_pence,
    )


def _serve(work: Work, row: Adjustment, booking: Booking, links: Iterable[AdjustmentFor]) -> set[int]:
    """Link the line to each need it serves; the links that stay."""
    by_need = {link.access_need_id: link for link in links}
    kept = set()
    for need in booking.serves:
        link = by_need.get(need.access_need_id)
        if link is None:
            link = work.add(
                AdjustmentFor(
                    adjustment_id=row.id, access_need_id=need.access_need_id, person_id=need.person_id
                )
            )
        kept.add(link.id)
    return kept


def _untouched(row: Adjustment, usual: Usual) -> bool:
    """Whether a line made from a need is still just as it was made: nobody has done anything about it."""
    answer = usual.get(fold(row.need))
    as_made = ("", 0, row.need) if answer is None else (answer.who, answer.cost_pence, answer.what)
    waits = row.outstanding() or row.marked_by is MarkedBy.VENUE
    return bool(row.need) and waits and not row.note and (row.who, row.cost_pence, row.what) == as_made


def add(work: Work, meeting_id: int, values: Mapping[str, Any]) -> Adjustment:
    """Put something on the booking list that no one person's need asked for."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.get(Meeting, meeting_id)
    return work.add(Adjustment(meeting_id=meeting_id, **checked(AdjustmentFields, values).model_dump()))


def edit(work: Work, adjustment_id: int, version: int | None, values: Mapping[str, Any]) -> Adjustment:
    """Change a line: who arranges it, by when, the cost, how far it has got.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for a need that cannot be met without a word of what
    is done instead.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(Adjustment, adjustment_id)
    whole = {name: getattr(row, name) for name in AdjustmentFields.model_fields} | dict(values)
    fields = checked(AdjustmentFields, whole)
    if fields.state is ArrangeState.CANNOT and not fields.note:
        raise Problem(_("Say why it cannot be met, and what you offer instead."), "note")
    marked = row.marked_by if fields.state is row.state else MarkedBy.US
    return work.edit(row, version, {name: getattr(fields, name) for name in values} | {"marked_by": marked})


def arrange(work: Work, adjustment_ids: Iterable[int], state: ArrangeState = ArrangeState.ARRANGED) -> None:
    """Mark lines as arranged, as something the venue has, or as still to arrange."""
    work.actor.require(Permission.EDIT_MEETINGS)
    for adjustment_id in adjustment_ids:
        edit(work, adjustment_id, None, {"state": state})


def cannot(work: Work, adjustment_id: int, why: str) -> None:
    """A need cannot be met; why, and what is offered instead, is kept and shown."""
    work.actor.require(Permission.EDIT_MEETINGS)
    edit(work, adjustment_id, None, {"state": ArrangeState.CANNOT, "note": why})


def remove(work: Work, adjustment_id: int) -> None:
    """Take a line off the list.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while someone who said yes to a meeting that is on needs it.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(Adjustment, adjustment_id)
    is_on = work.get(Meeting, row.meeting_id).state is not MeetingState.CANCELLED
    if is_on and any(
        one.coming for one in stored.served(work.session, [adjustment_id]).get(adjustment_id, ())
    ):
        raise Problem(_("Someone who said yes needs this. If it cannot be met, say so instead."))
    for link in stored.links(work.session, [adjustment_id]):
        work.delete(link)
    work.delete(row)


def worked(work: Work, adjustment_for_id: int, answer: Worked, note: str | None = None) -> None:
    """Keep what one person said when asked afterwards whether they had what they needed; a note there is stays."""
    work.actor.require(Permission.EDIT_MEETINGS)
    link = work.get(AdjustmentFor, adjustment_for_id)
    work.edit(link, None, {"worked": answer} | ({} if note is None else {"worked_note": _short(note)}))


def note_worked(work: Work, adjustment_for_id: int, note: str) -> None:
    """A word about it, such as "the loop was off in the small room"."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.edit(work.get(AdjustmentFor, adjustment_for_id), None, {"worked_note": _short(note)})


def move(work: Work, meeting_id: int, by: timedelta) -> None:
    """The meeting moved by so many days: every line is due as much later, and what was booked must be booked again."""
    work.actor.require(Permission.EDIT_MEETINGS)
    for row in stored.adjustments(work.session, meeting_id):
        row.by_when = None if row.by_when is None else row.by_when + by
        row.arrange_again(elsewhere=False)


def move_elsewhere(work: Work, meeting_id: int) -> None:
    """The meeting moved to another place: what was booked must be booked again, and what the old place has is gone."""
    work.actor.require(Permission.EDIT_MEETINGS)
    for row in stored.adjustments(work.session, meeting_id):
        row.arrange_again(elsewhere=True)


def _short(note: str) -> str:
    return note.strip()[:_NOTE_LENGTH]


def _heed_venue(work: Work, meeting: Meeting, usual: Usual) -> None:
    """What is known of the venue answers the needs it answers; a day that has gone stays as it was."""
    if meeting.day < work.today:
        return
    venue = _venue(work, meeting)
    for row in stored.adjustments(work.session, meeting.id):
        feature = feature_for(row.need, usual)
        row.heed_venue(has_it=venue is not None and venue.surely_has(feature, work.today))


def _venue(work: Work, meeting: Meeting) -> Venue | None:
    return None if meeting.place_id is None else work.find(Venue, meeting.place_id)
