"""Venues: keeping them, checking what is there, and letting every meeting there know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.venues import Venue, VenueFields, check_venue
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import photos, support
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import venues as stored
from coprod_desktop.storage.venues import TypedPlace, VenueQuery, VenueRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["TypedPlace", "VenueQuery", "VenueRow"]


@dataclass(frozen=True)
class VenuePage:
    """One venue, whole: what is known of it, its photo, and the meetings to come there."""

    venue: Venue
    photo: bytes
    coming: tuple[Meeting, ...]
    times_used: int


@dataclass(frozen=True)
class VenueList(RegisterList[VenueRow]):
    """The list of venues a query shows, fed to a list model by id."""

    query: VenueQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[VenueRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted, work.today)


def add(work: Work, values: Mapping[str, Any], typed_as: str = "") -> Venue:
    """Keep a venue; the meetings on which it was ``typed_as`` this are at it from now on.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`~coprod_desktop.domain.problems.Problem` when one of that name is kept already.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    fields = checked(VenueFields, values)
    check_venue(fields, work.today)
    _check_name(work, fields.name)
    venue = work.add(Venue(**fields.model_dump()))
    work.flush()
    if typed_as:
        _take_over(work, venue, typed_as)
    return venue


def edit(work: Work, venue_id: int, version: int | None, values: Mapping[str, Any]) -> Venue:
    """Change a venue as it was when the form was opened; every meeting to come there follows.

    What it now has answers needs on their booking lists by itself; what it no longer has is to arrange again.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    venue = work.get(Venue, venue_id)
    whole = {name: getattr(venue, name) for name in VenueFields.model_fields} | dict(values)
    fields = checked(VenueFields, whole)
    check_venue(fields, work.today)
    _check_name(work, fields.name, but=venue_id)
    work.edit(venue, version, {name: getattr(fields, name) for name in values})
    _let_meetings_know(work, venue)
    return venue


def check(work: Work, venue_id: int, version: int | None, said: Mapping[str, Any] | None = None) -> Venue:
    """Somebody asked today: the facts are still right, apart from what is ``said`` otherwise."""
    work.actor.require(Permission.EDIT_MEETINGS)
    return edit(work, venue_id, version, {**(said or {}), "checked_on": work.today})


def stop_using(work: Work, venue_id: int) -> None:
    """It is no longer offered for new meetings; those that were there keep it.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while a meeting to come is there.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    _refuse_while_needed(work, venue_id)
    work.edit(work.get(Venue, venue_id), None, {"ended": work.today})


def use_again(work: Work, venue_id: int) -> None:
    """It is offered again."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.edit(work.get(Venue, venue_id), None, {"ended": None})


def remove(work: Work, venue_id: int) -> None:
    """Take a venue off the register that no meeting was ever at.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for one that is in use, or was: past meetings say where
    they were.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    venue = work.get(Venue, venue_id)
    _refuse_while_needed(work, venue_id)
    if stored.times_used(work.session, venue_id):
        raise Problem(
            _("Meetings were at {venue}, so it stays known. Say instead that it is no longer used.").format(
                venue=venue.name
            )
        )
    photo = None if venue.photo_id is None else work.find(Attachment, venue.photo_id)
    work.delete(venue)
    if photo is not None:
        work.delete(photo)


def keep_photo(work: Work, venue_id: int, photo: bytes) -> Venue:
    """Keep a photo of the building, as :mod:`~coprod_desktop.documents.photo` made it, in place of any before."""
    work.actor.require(Permission.EDIT_MEETINGS)
    venue = work.get(Venue, venue_id)
    photos.keep(work, venue, photo)
    return venue


def remove_photo(work: Work, venue_id: int) -> Venue:
    """Its photo is out of date."""
    work.actor.require(Permission.EDIT_MEETINGS)
    venue = work.get(Venue, venue_id)
    photos.remove(work, venue)
    return venue


def page(work: Work, venue_id: int) -> VenuePage:
    """Everything that is shown of a venue."""
    work.actor.require(Permission.SEE_PEOPLE)
    venue = work.get(Venue, venue_id)
    return VenuePage(
        venue=venue,
        photo=photos.content(work, venue),
        coming=tuple(stored.coming_at(work.session, venue_id, work.today)),
        times_used=stored.times_used(work.session, venue_id),
    )


def of_meeting(work: Work, meeting: Meeting) -> Venue | None:
    """The venue people come to; None where the place is typed, and online."""
    work.actor.require(Permission.SEE_PEOPLE)
    return None if meeting.place_id is None else work.find(Venue, meeting.place_id)


def offered(work: Work, also: int | None = None) -> list[tuple[int, str]]:
    """The venues to choose from for a meeting, by name; ``also`` one that is no longer used."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.offered(work.session, also)


def typed(work: Work) -> list[TypedPlace]:
    """Places typed on meetings that are not kept as a venue, the most used first."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.typed(work.session)


def find(work: Work, text: str, most: int = 8) -> list[VenueRow]:
    """Venues found by what was typed."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, VenueList(VenueQuery(text)).first(work, most), work.today)


def _check_name(work: Work, name: str, but: int | None = None) -> None:
    same = [venue for venue in stored.named(work.session, name) if venue.id != but]
    if same and same[0].ended is not None:
        raise Problem(
            _("A venue of this name is kept already, as no longer used. Use it again there."), "name"
        )
    if same:
        raise Problem(_("A venue of this name is kept already. Change it there."), "name")


def _take_over(work: Work, venue: Venue, name: str) -> None:
    """Meetings on which it was typed are at it; past ones keep their words, those to come take the venue's."""
    for meeting in stored.typed_as(work.session, name):
        meeting.venue_id = venue.id
        if meeting.day >= work.today and fold(meeting.venue_access) in fold(venue.note):
            meeting.venue_access = ""  # said by the venue from now on; what is only said here stays
    work.flush()
    _let_meetings_know(work, venue)


def _let_meetings_know(work: Work, venue: Venue) -> None:
    work.flush()
    for meeting in stored.coming_at(work.session, venue.id, work.today):
        meeting.is_at(venue)
        support.follow(work, meeting.id)


def _refuse_while_needed(work: Work, venue_id: int) -> None:
    coming = stored.coming_at(work.session, venue_id, work.today)
    if coming:
        said = ngettext(
            "{n} meeting to come is at {venue}, the next on {day}. Move it first.",
            "{n} meetings to come are at {venue}, the next on {day}. Move them first.",
            len(coming),
        )
        day = language().day(coming[0].day)
        raise Problem(said.format(n=len(coming), venue=work.get(Venue, venue_id).name, day=day))
