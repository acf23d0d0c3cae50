"""The first day: what to begin with, when nobody is on the register yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.action_row import ActionRow, ActionRows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.ui.desk import Desk


class FirstDay(ActionRows):
    """Four things a new register begins with, in an order that works; any of them can wait."""

    def __init__(self, desk: Desk, on_add_asked: Callable[[], object]) -> None:
        super().__init__(_("What to begin with"))
        go = desk.navigate
        self.show_rows(
            [
                ActionRow(
                    "file-import",
                    _("Take in the spreadsheet you have"),
                    _("You see what will happen before anything is kept, and can undo it whole."),
                    _("Take it in"),
                    lambda: go("import"),
                ),
                ActionRow(
                    "user-plus",
                    _("Or add the first person"),
                    _("A name is enough to begin with. What they need to take part comes next."),
                    _("Add a person"),
                    on_add_asked,
                ),
                ActionRow(
                    "calendar-day",
                    _("Plan a meeting"),
                    _("Choose whom to ask, make their papers, arrange what they need."),
                    _("Plan"),
                    lambda: go("meetings"),
                ),
                ActionRow(
                    "sterling-sign",
                    _("Say how you pay people"),
                    _("Example schemes are ready to copy. Each is off until you confirm it."),
                    _("Choose"),
                    lambda: go("settings", "schemes"),
                ),
            ]
        )


class GoodToKnow(Card):
    """What makes the first hour easier, and what this version does not protect yet."""

    def __init__(self) -> None:
        super().__init__(_("Good to know"))
        for said in (
            _("Everything is one file on this computer. Nothing is sent anywhere."),
            _("Every step can be undone: Ctrl+Z, or Undo below."),
            _("Ctrl+K finds people, boards, meetings and everything you can do."),
        ):
            self.add(Words(said, Kind.NOTE))
        self.add(
            Words(
                _("The file is not encrypted yet. Until it is, do not keep real people's details in it."),
                Kind.ATTENTION,
            )
        )
