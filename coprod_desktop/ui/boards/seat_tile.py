"""One seat of a board: whose experience it is for, who holds it until when, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.boards import SeatState
from coprod_desktop.ui import theme
from coprod_desktop.ui.boards import words
from coprod_desktop.ui.boards.seat_shape import SeatShape
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.services.boards import SeatPicture

#: A verb and what it does.
Verb = tuple[str, "Callable[[], object]"]


class SeatTile(Card):
    """``verbs``: the first stands on the tile (two where nobody holds the seat), the others in its menu."""

    def __init__(self, seat: SeatPicture, verbs: Sequence[Verb]) -> None:
        super().__init__()
        self.seat = seat
        held = seat.held
        self.setAccessibleName(f"{held.experience}: {self._state()}")
        worn = theme.current()
        self.body.setSpacing(worn.space(4))
        row = QHBoxLayout()
        row.setSpacing(worn.space(10))
        row.addWidget(SeatShape(seat.state))
        row.addWidget(Words(self._state(), Kind.NOTE), 1)
        self.add(row)
        self.add(Words(held.person or _("Vacant"), Kind.STRONG))
        self.add(Words(held.experience))
        self._add_notes()
        self.body.addStretch(1)
        self.body.addSpacing(worn.space(4))
        self._add_verbs(verbs)

    def _state(self) -> str:
        if self.seat.state is SeatState.VACANT:
            return _("Nobody holds it")
        until = words.until(self.seat)
        said = _("Ending, {until}") if self.seat.state is SeatState.ENDING else _("Held {until}")
        return said.format(until=until)

    def _add_notes(self) -> None:
        held = self.seat.held
        notes = QVBoxLayout()
        notes.setSpacing(0)
        said = [_("Leadership seat")] if held.leadership else []
        if held.reappointment:
            said.append(_("Second term or later"))
        if self.seat.seats_of_holder > 1:
            n = self.seat.seats_of_holder
            said.append(ngettext("Holds {n} seat in all", "Holds {n} seats in all", n).format(n=n))
        if held.next_starts is not None:
            day = language().short_day(held.next_starts)
            said.append(_("{name} from {day}").format(name=held.next_person, day=day))
        for one in said:
            notes.addWidget(Words(one, Kind.NOTE))
        self.add(notes)

    def _add_verbs(self, verbs: Sequence[Verb]) -> None:
        where = self.seat.held.person or self.seat.held.experience
        # A seat nobody holds wants doing something about: both ways stand on the tile.
        shown = 2 if self.seat.state is SeatState.VACANT else 1
        buttons = [
            Button(said, run, weight=Weight.QUIET, name=_("{verb}: {seat}").format(verb=said, seat=where))
            for said, run in verbs[:shown]
        ]
        more = Button(_("More") + "  ▾", weight=Weight.LINK, name=_("More about {seat}").format(seat=where))
        menu = QMenu(more)
        for said, do in verbs[shown:]:
            menu.addAction(said).triggered.connect(lambda _on, do=do: do())
        more.setMenu(menu)
        *above, last = buttons
        for button in above:
            self.add(button)
        self.add(row_of(last, more))
        self.more = menu
