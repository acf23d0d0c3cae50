"""The first day: what to begin with, when nobody is on the register yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.action_row import ActionRow, ActionRows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.ui.desk import Desk


@dataclass(frozen=True)
class Begun:
    """What a register has already: what it begins with is offered until it has it."""

    people: bool
    boards: bool
    meetings: bool

    @property
    def whole(self) -> bool:
        """Whether nobody needs to be shown what comes next."""
        return self.people and self.meetings


class FirstDay(ActionRows):
    """What a new register begins with, in an order that works; any of it can wait."""

    def __init__(self, desk: Desk, on_add_asked: Callable[[], object]) -> None:
        super().__init__(_("What to begin with"))
        self._go = desk.navigate
        self._on_add_asked = on_add_asked
        self.show_begun(Begun(people=False, boards=False, meetings=False))

    def show_begun(self, begun: Begun) -> None:
        """Offer what is not there yet."""
        rows = [] if begun.people else self._people()
        if not begun.boards:
            rows.append(self._board())
        self.show_rows([*rows, *self._meeting()])

    def _people(self) -> list[ActionRow]:
        return [
            ActionRow(
                "file-import",
                _("Take in the spreadsheet you have"),
                _("You see what will happen before anything is kept, and can undo it whole."),
                _("Take it in"),
                lambda: self._go("import"),
            ),
            ActionRow(
                "user-plus",
                _("Or add the first person"),
                _("A name is enough to begin with. What they need to take part comes next."),
                _("Add a person"),
                self._on_add_asked,
            ),
        ]

    def _board(self) -> ActionRow:
        return ActionRow(
            "chair",
            _("Set up a board and its seats"),
            _("For a group that meets again and again. A single meeting needs none."),
            _("Set up"),
            lambda: self._go("boards"),
        )

    def _meeting(self) -> list[ActionRow]:
        return [
            ActionRow(
                "sterling-sign",
                _("Say how you pay people"),
                _("Example schemes are ready to copy. Each is off until you confirm it."),
                _("Choose"),
                lambda: self._go("settings", "schemes"),
            ),
            ActionRow(
                "calendar-day",
                _("Plan a meeting"),
                _("Choose whom to ask, make their papers, arrange what they need."),
                _("Plan"),
                lambda: self._go("meetings"),
            ),
        ]


class GoodToKnow(Card):
    """What makes the first hour easier, and what is worth keeping."""

    def __init__(self) -> None:
        super().__init__(_("Good to know"))
        for said in (
            _("Everything is one file on this computer. Nothing is sent anywhere."),
            _("Until papers or money have left, every step can be undone: Ctrl+Z, or Undo below."),
            _("Ctrl+K finds people, boards, meetings and everything you can do."),
        ):
            self.add(Words(said, Kind.NOTE))
        self.add(
            Words(
                _(
                    "Nobody opens it without a password. Keep the recovery sheet on paper, where you would find it in a year."
                ),
                Kind.ATTENTION,
            )
        )
