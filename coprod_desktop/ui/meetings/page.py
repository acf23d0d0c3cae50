"""All meetings: those coming, those past, by board - as a list or as a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from coprod_desktop.domain.meetings import KIND_NAMES, MeetingKind
from coprod_desktop.i18n import _, language
from coprod_desktop.services import boards
from coprod_desktop.services.meetings import MeetingList, MeetingQuery, MeetingRow, When
from coprod_desktop.ui.meetings import meeting_form, words
from coprod_desktop.ui.meetings.month import Month
from coprod_desktop.ui.models.column import Column, no_text
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.boards import BoardRow
    from coprod_desktop.ui.desk import Desk


class MeetingsPage(Page):
    """The list of meetings; opening one goes to its own page, at the stage of its life it has reached."""

    tables = ("meeting", "invitation", "attendance", "adjustment", "board")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Meetings"), _("The next meeting stands first."))
        self._month_verb = self.add_action(
            _("Show as a month"), self.on_turn_asked, icon="calendar-days", shortcut="Ctrl+M"
        )
        self.add_action(_("Venues"), lambda: desk.navigate("venues"), icon="building")
        self.add_action(_("Plan a meeting"), self.on_plan_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search by title, topic, venue or board"), _("Search meetings"))
        self.chips = Chips()
        self.chips.add_choice("when", _("When"), _whens(), When.COMING)
        self._boards: list[tuple[int | None, str]] = []
        self._show_boards([])
        self.list: ListView[MeetingRow] = ListView(
            desk.jobs, self._columns(), _("Meetings"), empty=self._nothing()
        )
        self.month = Month(desk)
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.month)
        card = ListCard(self._views, (self.search, self.chips))
        self.add(card, 1)
        self.search.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(self._show)
        self.list.opened.connect(lambda meeting_id: desk.navigate("meeting", meeting_id))
        self.month.opened.connect(lambda meeting_id: desk.navigate("meeting", meeting_id))

    def refresh(self) -> None:
        """Ask anew, for the boards too."""
        self.desk.jobs.read(boards.rows, self.on_boards, key="meetings boards")
        self._show()

    def on_boards(self, rows: list[BoardRow]) -> None:
        """The boards to choose from."""
        self._show_boards([(row.id, row.name) for row in rows])

    def on_plan_asked(self) -> None:
        """One short form."""
        meeting_form.plan(self.desk, self.window(), self.on_planned)

    def on_planned(self, meeting: Meeting) -> None:
        """Planned: now choose whom to invite."""
        self.desk.navigate("meeting", (meeting.id, "invite"))

    def on_turn_asked(self) -> None:
        """Turn between the list and the month."""
        as_month = self._views.currentWidget() is self.list
        self._views.setCurrentWidget(self.month if as_month else self.list)
        self._month_verb.setText(_("Show as a list") if as_month else _("Show as a month"))
        # A month shows all of its days, past and coming.
        self.chips.button("when").setVisible(not as_month)
        by_keys = _("Arrow keys move, Page Up and Page Down turn the month, Enter opens.")
        self.set_title(_("Meetings"), by_keys if as_month else _("The next meeting stands first."))
        self._show()
        (self.month.grid if as_month else self.list).setFocus()

    def _show(self) -> None:
        if self._views.currentWidget() is self.month:
            self.month.show_board(self.chips.value("board"), self.search.text())
            return
        query = MeetingQuery(self.search.text(), self.chips.value("when"), self.chips.value("board"))
        self.list.show_list(MeetingList(query))

    def _show_boards(self, pairs: list[tuple[int | None, str]]) -> None:
        offered: list[tuple[int | None, str]] = [(None, _("All boards")), *pairs]
        if offered == self._boards:
            return
        chosen = self.chips.value("board") if self._boards else None
        self._boards = offered
        self.chips.add_choice("board", _("Board"), offered, chosen)

    def _nothing(self) -> Empty:
        return Empty(
            _("No meeting here. Plan one, or look at past ones with the filter above."),
            _("Plan a meeting"),
            self.on_plan_asked,
            "calendar-day",
        )

    def _columns(self) -> list[Column[MeetingRow]]:
        today = self.desk.today()
        return [
            Column(
                _("Day"),
                _day,
                200,
                second=lambda row: _hours(row, words.in_days(row.day, today)),
                strong=True,
                least=140,
            ),
            Column(_("Meeting"), lambda row: row.title, 260, second=_second, stretch=True, strong=True),
            Column(_("Place"), words.where, 200, stretch=True, spare=2),
            Column(_("How far"), no_text, 240, chips=lambda row: words.standing(row, today), least=130),
            Column(_("Support"), no_text, 130, chips=lambda row: words.to_arrange(row, today), spare=1),
        ]


def _day(row: MeetingRow) -> str:
    from babel.dates import format_date

    code = language().code
    return format_date(row.day, "EEE d MMM y", locale="en_GB" if code == "en" else code)


def _hours(row: MeetingRow, far: str) -> str:
    return f"{words.hours(row)} · {far}"


def _second(row: MeetingRow) -> str:
    kind = "" if row.kind in (MeetingKind.MEETING, MeetingKind.OTHER) else _(KIND_NAMES[row.kind])
    board = row.board if row.board != row.title else ""
    return " · ".join(part for part in (board, kind) if part)


def _whens() -> list[tuple[When, str]]:
    return [(When.COMING, _("Coming")), (When.PAST, _("Past")), (When.ALL, _("Coming and past"))]
