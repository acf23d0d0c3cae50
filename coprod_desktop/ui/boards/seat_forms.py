"""The short forms about seats and terms: one question or two each."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import boards
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.person_pick import PersonPick
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextLine

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.boards import SeatPicture
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: A usual term, when nobody says otherwise.
_TWO_YEARS = timedelta(days=730)


class SeatForms:
    """Opens the forms over one page of one board."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._dialog = partial(ask, page, desk.jobs)

    def add_seats(self, board_id: int) -> FormDialog:
        """One seat or several for the same experience."""

        def add(work: Work, values: dict[str, Any]) -> object:
            count = values.pop("count")
            return boards.add_seat(work, board_id, values, 1 if count is None else count)

        parts = [*_seat_parts(), Field("count", _("How many of these"), NumberLine(least=1, most=100))]
        dialog = self._dialog(_("Add seats"), parts, _("Add"), _("Seats added"), add)
        dialog.form.fill({"count": 1})
        return dialog

    def change_seat(self, seat: SeatPicture) -> FormDialog:
        """What a seat is for."""
        held = seat.held

        def edit(work: Work, values: dict[str, Any]) -> object:
            return boards.edit_seat(work, held.seat_id, held.version, values)

        dialog = self._dialog(_("Change the seat"), _seat_parts(), _("Save"), _("Seat changed"), edit)
        dialog.form.fill(held)
        return dialog

    def end_seat(self, seat: SeatPicture) -> FormDialog:
        """A seat is no longer there."""

        def end(work: Work, values: dict[str, Any]) -> None:
            boards.end_seat(work, seat.held.seat_id, _needed(values, "ended"))

        return self._dialog(
            _("The seat comes to its end?"),
            [Field("ended", _("Its last day"), DayEdit(self._desk.today()))],
            _("End the seat"),
            _("Seat ended"),
            end,
            _("Whoever holds it has it up to that day. Who held it before stays known."),
            {"ended": self._desk.today()},
        )

    def appoint(self, seat: SeatPicture) -> FormDialog:
        """A person, from when to when."""
        today = self._desk.today()

        def appoint(work: Work, values: dict[str, Any]) -> object:
            values["starts"] = _needed(values, "starts")
            return boards.appoint(work, seat.held.seat_id, values.pop("person_id"), values)

        parts: list[Part] = [
            Field("person_id", _("Who"), PersonPick(self._desk.jobs)),
            Row(
                (
                    Field("starts", _("From"), DayEdit(today)),
                    Field("ends", _("To, its last day"), DayEdit(today), _no_end()),
                )
            ),
        ]
        experience = seat.held.experience
        return self._dialog(
            _("Appoint someone"),
            parts,
            _("Appoint"),
            _("Appointed to the seat “{experience}”").format(experience=experience),
            appoint,
            _("The seat is for: {experience}.").format(experience=experience),
            {"starts": today, "ends": today + _TWO_YEARS},
        )

    def reappoint(self, seat: SeatPicture) -> FormDialog:
        """The same person for another term, as long as this one unless said otherwise."""
        held, today = seat.held, self._desk.today()

        def reappoint(work: Work, values: dict[str, Any]) -> object:
            return boards.reappoint(work, held.term_id or 0, values["ends"])

        ends = held.ends or today
        lasted = ends - held.starts if held.starts else _TWO_YEARS
        return self._dialog(
            _("Reappoint {name}").format(name=held.person),
            [Field("ends", _("Last day of the new term"), DayEdit(today), _no_end())],
            _("Reappoint"),
            _("{name} reappointed").format(name=held.person),
            reappoint,
            _("The new term begins on {day}.").format(day=language().day(ends + timedelta(days=1))),
            {"ends": ends + lasted},
        )

    def end_term(self, seat: SeatPicture) -> FormDialog:
        """Someone gives a seat up, or it is time."""
        held, today = seat.held, self._desk.today()

        def end(work: Work, values: dict[str, Any]) -> None:
            boards.end_term(work, held.term_id or 0, _needed(values, "ends"), values["why"])

        return self._dialog(
            _("{name}'s term ends").format(name=held.person),
            [
                Field("ends", _("Its last day"), DayEdit(today)),
                Field("why", _("Why, in words that may be shown"), TextLine(most=200)),
            ],
            _("End the term"),
            _("{name}'s term ended").format(name=held.person),
            end,
            _("The seat is vacant from the day after. Remember to thank them."),
            {"ends": today},
        )

    def change_term(self, seat: SeatPicture) -> FormDialog:
        """Put the days of a term right."""
        held, today = seat.held, self._desk.today()

        def edit(work: Work, values: dict[str, Any]) -> object:
            return boards.edit_term(work, held.term_id or 0, None, values)

        parts = [
            Row(
                (
                    Field("starts", _("From"), DayEdit(today)),
                    Field("ends", _("To, its last day"), DayEdit(today), _no_end()),
                )
            )
        ]
        title = _("{name}'s term").format(name=held.person)
        return self._dialog(title, parts, _("Save"), _("Term changed"), edit, "", held)


def _seat_parts() -> list[Part]:
    return [
        Field(
            "experience",
            _("Whose experience it is for"),
            TextLine(most=120, example=_("for example unpaid carer")),
        ),
        Field("leadership", "", Tick(_("It leads: chair or co-chair"))),
    ]


def _no_end() -> str:
    return _("Leave empty: until further notice.")


def _needed(values: dict[str, Any], field: str) -> date:
    day: date | None = values[field]
    if day is None:
        raise Problem(_("Please fill this in."), field)
    return day
