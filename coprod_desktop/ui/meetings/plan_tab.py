"""Plan: what the meeting is, what it will cost before anyone is called, and how far each stage has got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.boards import STAGE_NAMES
from coprod_desktop.domain.meetings import KIND_NAMES, WAY_NAMES, MeetingState
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import meetings, series
from coprod_desktop.ui.meetings import meeting_form, words
from coprod_desktop.ui.meetings.agenda_card import AgendaCard
from coprod_desktop.ui.meetings.cost_card import CostCard
from coprod_desktop.ui.meetings.day_card import DayCard
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.meetings.place_card import PlaceCard
from coprod_desktop.ui.meetings.series_dialog import SeriesDialog, move_following
from coprod_desktop.ui.meetings.stages import stage_rows
from coprod_desktop.ui.meetings.told_card import ToldCard
from coprod_desktop.ui.widgets.action_row import ActionRows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.page import columns, stack

if TYPE_CHECKING:
    from coprod_desktop.ui.widgets.page import Page


class PlanTab(Part):
    """Facts and the cost at left; at right every stage with its next step, and the place."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.cancel = self.add_verb(_("Call it off"), self.on_cancel_asked, icon="ban")
        self.again = self.add_verb(_("It takes place after all"), self.on_again, icon="rotate-left")
        self.held = self.add_verb(_("It took place"), self.on_held, icon="calendar-check")
        self.repeat = self.add_verb(_("Plan more like this"), self.on_repeat_asked, icon="calendar-plus")
        self.move_series = self.add_verb(_("Move the series"), self.on_move_asked, icon="calendar-week")
        self.change = self.add_verb(
            _("Change"), self.on_change_asked, icon="pen", shortcut="Ctrl+E", main=True
        )
        self.facts = Card()
        self.place = PlaceCard(self)
        self.agenda = AgendaCard(self)
        self.cost = CostCard(self)
        self.around = DayCard(self)
        self.told = ToldCard(self)
        self.following = 0
        self.stages = ActionRows(_("How far it has got"))
        self.add(
            columns(
                (stack(self.facts, self.agenda), 3),
                (stack(self.told, self.around, self.stages, self.cost, self.place), 3),
            ),
            1,
        )

    def refresh(self) -> None:
        """Show the facts at once, and ask what it costs."""
        shown = self.shown
        meeting, today = shown.meeting, self.desk.today()
        self.say(meeting.title, _sentence(words.in_days(meeting.day, today), meeting.places, meeting.state))
        planned = meeting.state is MeetingState.PLANNED
        self.show_verb(self.cancel, shown=planned)
        self.show_verb(self.held, shown=planned and meeting.day <= today)
        self.show_verb(self.again, shown=meeting.state is MeetingState.CANCELLED)
        self.show_verb(self.repeat, shown=planned)
        self.show_verb(self.move_series, shown=False)
        meeting_id = meeting.id
        self.read(lambda work: len(series.following(work, meeting_id)) if planned else 0, self.on_following)
        self.facts.clear()
        self.facts.add(Facts(self._facts()))
        for card in (self.told, self.place, self.around, self.agenda, self.cost):
            card.refresh()
        self.stages.show_rows(stage_rows(shown, today, self._turn_to))

    def on_following(self, count: int) -> None:
        """A series can be moved from here on, where more of it follows."""
        self.following = count
        self.show_verb(self.move_series, shown=count > 1)

    def on_repeat_asked(self) -> None:
        """How it repeats, and every date before it is made."""
        SeriesDialog(self.window(), self.desk, self.shown.meeting).open()

    def on_move_asked(self) -> None:
        """This one and those that follow."""
        move_following(self.desk, self.window(), self.shown.meeting, self.following)

    def on_change_asked(self) -> None:
        """The form, filled with what is known."""
        meeting_form.change(self.desk, self.window(), self.shown.meeting)

    def on_cancel_asked(self) -> None:
        """Ask first: people have been told to come."""
        said_yes = self.shown.counts.said_yes
        told = ngettext(
            "{n} person said yes. Tell them, and cancel what was booked.",
            "{n} people said yes. Tell them, and cancel what was booked.",
            said_yes,
        ).format(n=language().count(said_yes))
        self.desk.notices.ask(
            _("Call this meeting off?"),
            told if said_yes else _("Nobody has said yes yet. You can undo this."),
            _("Call it off"),
            self.on_cancelled,
            cancel=_("Keep it"),
            destructive=True,
        )

    def on_cancelled(self) -> None:
        """Call it off."""
        meeting_id = self.meeting_id
        self.write(_("Meeting called off"), lambda work: meetings.cancel(work, meeting_id))

    def on_held(self) -> None:
        """It took place."""
        meeting_id = self.meeting_id
        self.write(
            _("Meeting marked as having taken place"), lambda work: meetings.took_place(work, meeting_id)
        )

    def on_again(self) -> None:
        """It is planned after all."""
        meeting_id = self.meeting_id
        self.write(_("Meeting planned after all"), lambda work: meetings.plan_again(work, meeting_id))

    def _turn_to(self, key: str) -> None:
        self.desk.navigate("meeting", (self.meeting_id, key))

    def _facts(self) -> list[tuple[str, str]]:
        meeting, said = self.shown.meeting, language()
        replies = said.day(self.shown.replies_due, year=False)
        return [
            (_("Board"), self.shown.board.name if self.shown.board else _("No board")),
            (_("Day"), said.day(meeting.day)),
            (_("Time"), words.hours(meeting)),
            (_("Break"), said.clock(meeting.break_at) if meeting.break_at else ""),
            (_("Kind"), _(KIND_NAMES[meeting.kind])),
            (_("People join"), _(WAY_NAMES[meeting.way])),
            (_("Joining link"), meeting.joining),
            (_("About"), meeting.about),
            (_("Involved from"), _(STAGE_NAMES[meeting.stage])),
            (_("Places"), said.count(meeting.places)),
            (_("First time, at least"), said.count(meeting.target_new) if meeting.target_new else ""),
            (_("Replies by"), replies),
            (_("Papers out by"), said.day(self.shown.papers_due, year=False)),
            (_("Looked after by"), meeting.owner),
            (_("Meets people there"), meeting.welcome),
        ]


def _sentence(far: str, places: int, state: MeetingState) -> str:
    if state is MeetingState.CANCELLED:
        return _("This meeting was called off.")
    room = ngettext("{n} place", "{n} places", places).format(n=language().count(places))
    return _("{far}, with {room}.").format(far=far[:1].upper() + far[1:], room=room)
