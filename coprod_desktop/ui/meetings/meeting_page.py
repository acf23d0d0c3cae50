"""One meeting, from planning it to telling everyone what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence, QShortcut

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.i18n import _
from coprod_desktop.services import meetings
from coprod_desktop.ui.meetings import words
from coprod_desktop.ui.meetings.after_tab import AfterTab
from coprod_desktop.ui.meetings.day_tab import DayTab
from coprod_desktop.ui.meetings.invite_tab import InviteTab
from coprod_desktop.ui.meetings.papers_tab import PapersTab
from coprod_desktop.ui.meetings.plan_tab import PlanTab
from coprod_desktop.ui.meetings.support_tab import SupportTab
from coprod_desktop.ui.widgets.page import Page, begin_in
from coprod_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.meetings import Overview
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.meetings.part import Part


class MeetingPage(Page):
    """A meeting's own page: ``thing`` is its id, or its id and the tab to turn to, and perhaps what to look for there.

    Without a tab it opens at the stage of its life the meeting has reached.
    """

    tables = (
        "access_need",
        "adjustment",
        "adjustment_for",
        "agenda_item",
        "attendance",
        "board",
        "cash_float",
        "change_notice",
        "claim",
        "claim_line",
        "enclosure",
        "feedback",
        "invitation",
        "meeting",
        "meeting_notes",
        "new_need",
        "organisation_setting",
        "outcome",
        "payment",
        "voucher",
        "paper",
        "person",
        "rate",
        "scheme",
        "seat",
        "supporter",
        "term",
        "supporter_told",
        "told",
        "venue",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Meeting"))
        self.meeting_id: int | None = None
        self._find_stage = False
        self._overview: Overview | None = None
        self.tabs = Tabs(_("Stages of the meeting"))
        self.parts: dict[str, Part] = {}
        for key, name, make in self._stages():
            part = self.parts[key] = make(self)
            self.tabs.add(key, name, part)
        self.tabs.turned.connect(self.on_turned)
        self.add(self.tabs, 1)
        self.on_turned(self.tabs.key)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self.turn_by, step))

    def open(self, thing: object = None) -> None:
        """Someone came here, perhaps for one stage."""
        meeting_id, tab, *wanted = thing if isinstance(thing, tuple) else (thing, "")
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id if isinstance(meeting_id, int) else None
            self._overview = None
            self._find_stage = not tab
        if tab in self.parts:
            self.parts[tab].look_for(wanted[0] if wanted else "")
            self.tabs.turn_to(tab)
        super().open(thing)

    def refresh(self) -> None:
        """Ask how far the meeting has got."""
        wanted = self.meeting_id
        if wanted is not None:
            self.desk.jobs.read(
                lambda work: meetings.overview(work, wanted),
                self.on_read,
                self.on_gone,
                key="meeting overview",
                owner=self,
            )

    def on_read(self, overview: Overview) -> None:
        """Say where this belongs, and show the stage turned to."""
        if overview.meeting.id != self.meeting_id:
            return
        self._overview = overview
        self._show_crumbs(overview)
        if self._find_stage:
            self._find_stage = False
            self.tabs.turn_to(stage_of(overview, self.desk.today()))
        else:
            self.parts[self.tabs.key].show_meeting(overview)

    def on_gone(self, problem: Problem) -> None:
        """The meeting is no longer there: back to the list."""
        self.desk.notices.problem(problem)
        self.desk.navigate("meetings")

    def on_turned(self, key: str) -> None:
        """Another stage: its title, its actions, what it shows."""
        for name, part in self.parts.items():
            part.turn(to=name == key)
        if self._overview is not None:
            self.parts[key].show_meeting(self._overview)

    def turn_to(self, key: str) -> None:
        """Show this stage."""
        self.tabs.turn_to(key)

    def turn_by(self, step: int) -> None:
        """The stage after or before."""
        keys = list(self.parts)
        self.tabs.turn_to(keys[(keys.index(self.tabs.key) + step) % len(keys)])
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Begin in the stage that is shown: at its search or its list."""
        part, held = self.parts[self.tabs.key], cast("QWidget | None", self.window().focusWidget())
        if held is None or not part.isAncestorOf(held):
            begin_in(part)

    def _show_crumbs(self, overview: Overview) -> None:
        meeting, board = overview.meeting, overview.board
        crumbs: list[tuple[str, Callable[[], object] | None]] = [
            (_("Meetings"), lambda: self.desk.navigate("meetings"))
        ]
        if board is not None:
            board_id = board.id
            crumbs.append((board.name, lambda: self.desk.navigate("board", board_id)))
        if board is None or meeting.title != board.name:
            crumbs.append((meeting.title, None))
        crumbs += [(words.when(meeting, self.desk.today()), None), (words.where(meeting), None)]
        if meeting.state is MeetingState.CANCELLED:
            crumbs.append((_("Cancelled"), None))
        self.set_crumbs(crumbs)

    @staticmethod
    def _stages() -> list[tuple[str, str, Callable[[MeetingPage], Part]]]:
        return [
            ("plan", _("Plan"), PlanTab),
            ("invite", _("Invite"), InviteTab),
            ("papers", _("Papers"), PapersTab),
            ("support", _("Support"), SupportTab),
            ("day", _("On the day"), DayTab),
            ("after", _("After"), AfterTab),
        ]


def stage_of(overview: Overview, today: date) -> str:
    """The stage of its life a meeting has reached: where its page opens."""
    meeting, counts = overview.meeting, overview.counts
    if meeting.state is MeetingState.CANCELLED:
        return "plan"
    if meeting.day == today or (meeting.day < today and counts.not_ticked):
        return "day"
    if meeting.day < today:
        return "after"
    if counts.chosen == counts.not_sent:
        return "invite"
    return "papers" if counts.waiting else "support"
