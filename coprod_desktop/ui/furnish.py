"""Putting the pages into a window: which there are, in which order, and which wait until they are used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services.used import used
from coprod_desktop.ui.actions import Deed
from coprod_desktop.ui.pages import PageEntry

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
    "examples": ("practice_example",),
}


#: What each page takes; whoever may not do it never meets the page, nor anything that leads to it. None: everyone.
NEEDS: dict[str, Permission | None] = {
    "today": Permission.SEE_PEOPLE,
    "people": Permission.SEE_PEOPLE,
    "person": Permission.SEE_PEOPLE,
    "colleagues": Permission.SEE_PEOPLE,
    "supporters": Permission.SEE_PEOPLE,
    "partners": Permission.SEE_PEOPLE,
    "milestones": Permission.SEE_PEOPLE,
    "before": Permission.EDIT_PEOPLE,
    "needs-form": Permission.EDIT_PEOPLE,
    "import": Permission.IMPORT_PEOPLE,
    "boards": Permission.SEE_PEOPLE,
    "board": Permission.SEE_PEOPLE,
    "meetings": Permission.SEE_PEOPLE,
    "meeting": Permission.SEE_PEOPLE,
    "venues": Permission.SEE_PEOPLE,
    "voices": Permission.SEE_REPORTS,
    "money": Permission.SEE_CLAIMS,
    "claim": Permission.SEE_CLAIMS,
    "runs": Permission.SEE_CLAIMS,
    "budgets": Permission.SEE_CLAIMS,
    "floats": Permission.SEE_CLAIMS,
    "vouchers": Permission.SEE_CLAIMS,
    "advances": Permission.SEE_CLAIMS,
    "packets": Permission.SEE_CLAIMS,
    "reports": Permission.SEE_REPORTS,
    "examples": Permission.SEE_PEOPLE,
    "settings": None,
}


def furnish(window: MainWindow, in_use: Collection[str]) -> None:
    """Add every page this staff user works on; of those that wait, the ones ``in_use`` are shown at once.

    The others appear when first needed - at once to someone who has no other page.
    """
    may = window.desk.actor.may
    entries = [entry for entry in _entries() if (need := NEEDS[entry.key]) is None or may(need)]
    waits = {entry.key for entry in entries if entry.key in WAITING and entry.key not in in_use}
    if all(entry.key in waits or entry.under or entry.foot for entry in entries):
        waits = set()
    for entry in entries:
        window.add_page(entry, shown=entry.key not in waits)
    if "boards" in waits:
        window.actions_of_window.add(
            "go", Deed("first board", _("Boards and seats"), lambda: window.go("boards"), "", "chair")
        )
    _name_the_quiet(window)
    for key, finder in _FINDERS.items():
        if key in window.pages.entries:
            window.add_finder(finder)
    window.desk.bus.changed.connect(lambda change: _appear(window, change))


def _name_the_quiet(window: MainWindow) -> None:
    """Pages without an entry of their own in the rail are gone to by name."""
    for key in ("colleagues", "supporters", "needs-form", "venues"):
        if (entry := window.pages.entries.get(key)) is not None:
            go = partial(window.go, key)
            window.actions_of_window.add("go", Deed(key, entry.words, go, "", entry.icon))


def _entries() -> list[PageEntry]:
    return [
        PageEntry("today", _("Today"), "sun", _today, shortcut="Ctrl+1"),
        PageEntry("people", _("People"), "users", _people, shortcut="Ctrl+2"),
        PageEntry("boards", _("Boards"), "chair", _boards, shortcut="Ctrl+3"),
        PageEntry("meetings", _("Meetings"), "calendar-day", _meetings, shortcut="Ctrl+4"),
        PageEntry("voices", _("Voices"), "comments", _voices, shortcut="Ctrl+5"),
        PageEntry("money", _("Money"), "sterling-sign", _money, shortcut="Ctrl+6"),
        PageEntry("reports", _("Reports"), "chart-column", _reports, shortcut="Ctrl+7"),
        PageEntry("examples", _("Examples"), "book-open", _examples),
        PageEntry("settings", _("Settings"), "gear", _settings, shortcut="Ctrl+,", foot=True),
        PageEntry("person", _("Person"), "user", _person, under="people"),
        PageEntry("colleagues", _("Colleagues"), "user-tie", _colleagues, under="people"),
        PageEntry("supporters", _("Supporters"), "hands-holding", _supporters, under="people"),
        PageEntry("partners", _("Partner organisations"), "handshake", _partners, under="people"),
        PageEntry("milestones", _("Training, charter and checks"), "award", _milestones, under="people"),
        PageEntry("before", _("Taken part before?"), "clock-rotate-left", _before, under="people"),
        PageEntry("needs-form", _("Type in a form"), "list-check", _needs_form, under="people"),
        PageEntry("import", _("Take in a spreadsheet"), "file-import", _import, under="people"),
        PageEntry("board", _("Board"), "chair", _board, under="boards"),
        PageEntry("meeting", _("Meeting"), "calendar-day", _meeting, under="meetings"),
        PageEntry("venues", _("Venues"), "building", _venues, under="meetings"),
        PageEntry("claim", _("Claim"), "receipt", _claim, under="money"),
        PageEntry("runs", _("Payment runs"), "money-check", _runs, under="money"),
        PageEntry("budgets", _("Budgets"), "scale-balanced", _budgets, under="money"),
        PageEntry("floats", _("Cash on the day"), "coins", _floats, under="money"),
        PageEntry("vouchers", _("Vouchers"), "ticket", _vouchers, under="money"),
        PageEntry("advances", _("Advances"), "hand-holding", _advances, under="money"),
        PageEntry("packets", _("With finance"), "envelope", _packets, under="money"),
    ]


def _appear(window: MainWindow, change: Changes) -> None:
    for key, tables in WAITING.items():
        if key in window.pages.entries and change.touches(*tables):
            window.show_entry(key)
    if change.touches("organisation_setting"):
        window.desk.jobs.read(used, partial(_show_used, window), key="switched on")


def _show_used(window: MainWindow, found: Collection[str]) -> None:
    """What was switched on just now is there at once; what was switched off goes when the window is next opened."""
    for key in WAITING:
        if key in found and key in window.pages.entries:
            window.show_entry(key)


def _find_people(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.people.finders import find_people

    return find_people(work, text)


def _find_colleagues(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.colleagues.finders import find_colleagues

    return find_colleagues(work, text)


def _find_supporters(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.supporters.finders import find_supporters

    return find_supporters(work, text)


def _find_partners(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.partners.finders import find_partners

    return find_partners(work, text)


def _find_boards(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.boards.finders import find_boards

    return find_boards(work, text)


def _find_meetings(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.meetings.finders import find_meetings

    return find_meetings(work, text)


def _find_venues(work: Work, text: str) -> Sequence[Found]:
    from coprod_desktop.ui.venues.finders import find_venues

    return find_venues(work, text)


#: What "Go to or do" looks for, by the page that shows it.
_FINDERS = {
    "person": _find_people,
    "board": _find_boards,
    "meeting": _find_meetings,
    "venues": _find_venues,
    "colleagues": _find_colleagues,
    "supporters": _find_supporters,
    "partners": _find_partners,
}


def _today(desk: Desk) -> Page:
    from coprod_desktop.ui.today.page import TodayPage

    return TodayPage(desk)


def _people(desk: Desk) -> Page:
    from coprod_desktop.ui.people.page import PeoplePage

    return PeoplePage(desk)


def _person(desk: Desk) -> Page:
    from coprod_desktop.ui.people.person_page import PersonPage

    return PersonPage(desk)


def _colleagues(desk: Desk) -> Page:
    from coprod_desktop.ui.colleagues.page import ColleaguesPage

    return ColleaguesPage(desk)


def _supporters(desk: Desk) -> Page:
    from coprod_desktop.ui.supporters.page import SupportersPage

    return SupportersPage(desk)


def _partners(desk: Desk) -> Page:
    from coprod_desktop.ui.partners.page import PartnersPage

    return PartnersPage(desk)


def _milestones(desk: Desk) -> Page:
    from coprod_desktop.ui.milestones.page import MilestonesPage

    return MilestonesPage(desk)


def _before(desk: Desk) -> Page:
    from coprod_desktop.ui.people.before_page import BeforePage

    return BeforePage(desk)


def _needs_form(desk: Desk) -> Page:
    from coprod_desktop.ui.people.needs_form_page import NeedsFormPage

    return NeedsFormPage(desk)


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


def _venues(desk: Desk) -> Page:
    from coprod_desktop.ui.venues.page import VenuesPage

    return VenuesPage(desk)


def _voices(desk: Desk) -> Page:
    from coprod_desktop.ui.voices.page import VoicesPage

    return VoicesPage(desk)


def _money(desk: Desk) -> Page:
    from coprod_desktop.ui.money.page import MoneyPage

    return MoneyPage(desk)


def _claim(desk: Desk) -> Page:
    from coprod_desktop.ui.money.claim_page import ClaimPage

    return ClaimPage(desk)


def _runs(desk: Desk) -> Page:
    from coprod_desktop.ui.money.runs_page import RunsPage

    return RunsPage(desk)


def _budgets(desk: Desk) -> Page:
    from coprod_desktop.ui.money.budgets_page import BudgetsPage

    return BudgetsPage(desk)


def _floats(desk: Desk) -> Page:
    from coprod_desktop.ui.money.floats_page import FloatsPage

    return FloatsPage(desk)


def _vouchers(desk: Desk) -> Page:
    from coprod_desktop.ui.money.vouchers_page import VouchersPage

    return VouchersPage(desk)


def _advances(desk: Desk) -> Page:
    from coprod_desktop.ui.money.advances_page import AdvancesPage

    return AdvancesPage(desk)


def _packets(desk: Desk) -> Page:
    from coprod_desktop.ui.money.packets_page import PacketsPage

    return PacketsPage(desk)


def _reports(desk: Desk) -> Page:
    from coprod_desktop.ui.reports.page import ReportsPage

    return ReportsPage(desk)


def _examples(desk: Desk) -> Page:
    from coprod_desktop.ui.examples.page import ExamplesPage

    return ExamplesPage(desk)


def _settings(desk: Desk) -> Page:
    from coprod_desktop.ui.preferences.page import SettingsPage

    return SettingsPage(desk)
