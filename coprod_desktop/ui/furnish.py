"""Putting the pages into a window: which there are, in which order, and which wait until they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.actions import Deed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Changes, Work
    from coprod_desktop.ui.main_window import MainWindow
    from coprod_desktop.ui.palette import Found
    from coprod_desktop.ui.widgets.page import Page

#: Pages that appear with the first board, attendance or answer; the tables whose rows bring each.
WAITING = {
    "boards": ("board",),
    "voices": ("attendance", "voice_fact"),
    "reports": ("attendance", "voice_fact"),
}


def furnish(window: MainWindow, used: Collection[str]) -> None:
    """Add every page; of those that wait, the ones in ``used`` are shown, the others appear when first needed."""
    window.add_page("today", _("Today"), "sun", _today)
    window.add_page("people", _("People"), "users", _people)
    window.add_page("boards", _("Boards"), "chair", _boards, shown="boards" in used)
    window.add_page("meetings", _("Meetings"), "calendar-day", _meetings)
    window.add_page("voices", _("Voices"), "comments", _voices, shown="voices" in used)
    window.add_page("money", _("Money"), "sterling-sign", _money)
    window.add_page("reports", _("Reports"), "chart-column", _reports, shown="reports" in used)
    window.add_page("settings", _("Settings"), "gear", _settings, foot=True)
    window.add_page("person", _("Person"), "user", _person, under="people")
    window.add_page("before", _("Taken part before?"), "clock-rotate-left", _before, under="people")
    window.add_page("import", _("Take in a spreadsheet"), "file-import", _import, under="people")
    window.add_page("board", _("Board"), "chair", _board, under="boards")
    window.add_page("meeting", _("Meeting"), "calendar-day", _meeting, under="meetings")
    window.add_page("claim", _("Claim"), "receipt", _claim, under="money")
    window.actions_of_window.add(
        "go", Deed("first board", _("Boards and seats"), lambda: window.go("boards"), "", "chair")
    )
    for finder in (_find_people, _find_boards, _find_meetings):
        window.add_finder(finder)
    window.desk.bus.changed.connect(lambda change: _appear(window, change))


def _appear(window: MainWindow, change: Changes) -> None:
    for key, tables in WAITING.items():
        if change.touches(*tables):
            window.show_entry(key)


def _find_people(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.people.finders import find_people

    return find_people(work, text)


def _find_boards(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.boards.finders import find_boards

    return find_boards(work, text)


def _find_meetings(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.meetings.finders import find_meetings

    return find_meetings(work, text)


def _today(desk: Desk) -> Page:
    from coprod_desktop.ui.today.page import TodayPage

    return TodayPage(desk)


def _people(desk: Desk) -> Page:
    from coprod_desktop.ui.people.page import PeoplePage

    return PeoplePage(desk)


def _person(desk: Desk) -> Page:
    from coprod_desktop.ui.people.person_page import PersonPage

    return PersonPage(desk)


def _before(desk: Desk) -> Page:
    from coprod_desktop.ui.people.before_page import BeforePage

    return BeforePage(desk)


def _import(desk: Desk) -> Page:
    from coprod_desktop.ui.people.import_page import ImportPage

    return ImportPage(desk)


def _boards(desk: Desk) -> Page:
    from coprod_desktop.ui.boards.page import BoardsPage

    return BoardsPage(desk)


def _board(desk: Desk) -> Page:
    from coprod_desktop.ui.boards.board_page import BoardPage

    return BoardPage(desk)


def _meetings(desk: Desk) -> Page:
    from coprod_desktop.ui.meetings.page import MeetingsPage

    return MeetingsPage(desk)


def _meeting(desk: Desk) -> Page:
    from coprod_desktop.ui.meetings.meeting_page import MeetingPage

    return MeetingPage(desk)


def _voices(desk: Desk) -> Page:
    from coprod_desktop.ui.voices.page import VoicesPage

    return VoicesPage(desk)


def _money(desk: Desk) -> Page:
    from coprod_desktop.ui.money.page import MoneyPage

    return MoneyPage(desk)


def _claim(desk: Desk) -> Page:
    from coprod_desktop.ui.money.claim_page import ClaimPage

    return ClaimPage(desk)


def _reports(desk: Desk) -> Page:
    from coprod_desktop.ui.reports.page import ReportsPage

    return ReportsPage(desk)


def _settings(desk: Desk) -> Page:
    from coprod_desktop.ui.preferences.page import SettingsPage

    return SettingsPage(desk)
