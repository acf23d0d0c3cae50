"""How boards and seats are said on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain import board_reviews
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.boards import SeatState
from coprod_desktop.ui.models.column import Chip, ChipKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.services.boards import BoardPage, SeatPicture
    from coprod_desktop.storage.boards import BoardRow


def seats(row: BoardRow) -> str:
    """How many of its seats are held: "11 of 12"."""
    if not row.seats:
        return _("No seats yet")
    return _("{held} of {seats}").format(held=row.held, seats=row.seats)


def standing(row: BoardRow) -> list[Chip]:
    """What wants doing about its seats."""
    if row.ended is not None:
        ended = language().short_day(row.ended)
        return [Chip(_("Ended {day}").format(day=ended), ChipKind.CALM)]
    chips = []
    if row.ending:
        chips.append(Chip(ending(row.ending), ChipKind.ATTENTION))
    if row.vacant:
        chips.append(Chip(vacant(row.vacant), ChipKind.CALM))
    return chips


def ending(n: int) -> str:
    """So many terms end soon."""
    return ngettext("{n} ends soon", "{n} end soon", n).format(n=n)


def vacant(n: int) -> str:
    """So many seats nobody holds."""
    return ngettext("{n} vacant", "{n} vacant", n).format(n=n)


def next_meeting(row: BoardRow) -> str:
    """When it meets next."""
    return language().short_day(row.next_meeting) if row.next_meeting else _("None planned")


def summary(shown: BoardPage) -> str:
    """The seats of a board in one sentence."""
    if not shown.seats:
        return _("No seats yet")
    n = len(shown.seats)
    said = [ngettext("{n} seat", "{n} seats", n).format(n=n)]
    held, soon, free = (shown.count(state) for state in (SeatState.HELD, SeatState.ENDING, SeatState.VACANT))
    if held:
        said.append(ngettext("{n} held", "{n} held", held).format(n=held))
    if soon:
        said.append(
            ngettext("{n} ends in the next 90 days", "{n} end in the next 90 days", soon).format(n=soon)
        )
    if free:
        said.append(vacant(free))
    return " · ".join(said)


def leadership(shown: BoardPage) -> str:
    """How many of the seats that lead people with lived experience hold; nothing where no seat leads."""
    leading = [seat for seat in shown.seats if seat.held.leadership]
    held = sum(seat.state is not SeatState.VACANT for seat in leading)
    return board_reviews.leadership(held, len(leading)) if leading else ""


def busiest(seats: Iterable[SeatPicture]) -> list[tuple[int, str]]:
    """Who of this board's members holds more than one seat across all boards, the most first."""
    many = {
        seat.held.person_id: (seat.seats_of_holder, seat.held.person)
        for seat in seats
        if seat.held.person_id is not None and seat.seats_of_holder > 1
    }
    found = sorted(many.items(), key=lambda one: (-one[1][0], one[1][1]))
    return [
        (person_id, ngettext("{name} holds {n} seat", "{name} holds {n} seats", n).format(name=name, n=n))
        for person_id, (n, name) in found
    ]


def by_experience(seats: Iterable[SeatPicture]) -> list[tuple[str, int, int]]:
    """For each experience: its words, seats held, seats in all; in the order of the seats."""
    counted: dict[str, tuple[int, int]] = {}
    for seat in seats:
        held, places = counted.get(seat.held.experience, (0, 0))
        counted[seat.held.experience] = (held + (seat.state is not SeatState.VACANT), places + 1)
    return [(experience, held, places) for experience, (held, places) in counted.items()]


def until(seat: SeatPicture) -> str:
    """Until when a seat is held."""
    if seat.held.ends is None:
        return _("until further notice")
    return _("until {day}").format(day=language().short_day(seat.held.ends))
