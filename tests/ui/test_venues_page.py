"""Venues: kept from the window, checked, photographed, put away - and known on every meeting there."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.domain.access import AccessNeed, Adjustment, ArrangeState, UsualAdjustment
from coprod_desktop.domain.meetings import Meeting, Reply
from coprod_desktop.domain.people import NeedsAsked
from coprod_desktop.domain.venues import Feature, Has, Venue
from coprod_desktop.services import invitations
from coprod_desktop.services.invitations import Said
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.venues.finders import find_venues
from tests.builders import TODAY, a_meeting, a_person, a_venue, an_invitation
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_meetings import MeetingsDriver
from tests.ui.drivers_preferences import SettingsDriver
from tests.ui.drivers_today import TodayDriver
from tests.ui.drivers_venues import VenuesDriver

LONG_AGO = TODAY - timedelta(days=400)


class Register:
    """What a test finds and puts in the register."""

    def __init__(self, store: Store) -> None:
        self.store, self.actor = store, registers.sign_in(store)

    def write(self, fn: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Set up", fn).value

    def all(self, kind: type[Any]) -> list[Any]:
        return self.store.read(self.actor, lambda work: list(work.session.scalars(select(kind))))

    def at(self, venue: Venue, need: str = "") -> int:
        """A meeting to come at a venue, to which somebody with a need has said yes."""

        def fill(work: Work) -> int:
            meeting, person = a_meeting(), a_person(needs_asked=NeedsAsked.RECORDED)
            meeting.is_at(venue)
            for row in (venue, meeting, person, an_invitation(meeting, person, reply=Reply.SENT)):
                work.add(row)
            if need:
                work.add(AccessNeed(person_id=person.id, need=need))
            work.flush()
            invitations.record(work, meeting.id, [Said(person.id, Reply.YES)])
            return meeting.id

        return int(self.write(fill))


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> VenuesDriver:
    return VenuesDriver(qtbot, coprod)


@pytest.fixture
def meetings(qtbot: QtBot, coprod: MainWindow) -> MeetingsDriver:
    return MeetingsDriver(qtbot, coprod)


def test_a_venue_is_added_checked_and_undone(driver: VenuesDriver, register: Register) -> None:
    driver.open()
    assert "nobody has to ask about them twice" in driver.venues.nothing.sentence.text()
    driver.press("Add a venue")
    assert driver.shown("checked_on") == TODAY
    driver.choose(hearing_loop=Has.YES, step_free=Has.NO)
    driver.fill(name="Town Hall", address="1 Market Hill", nearest_stop="Market Hill", phone="01632 960 210")
    assert driver.names() == ["Town Hall"]
    (made,) = register.all(Venue)
    assert (made.hearing_loop, made.step_free, made.quiet_room) == (Has.YES, Has.NO, Has.NOT_KNOWN)
    assert driver.spoken(0, 1) == "Hearing loop, Not there: Step-free"
    assert "Checked on 22 November 2026." in driver.words()
    assert unnamed(driver.page) == []
    driver.undo()
    assert driver.names() == []


def test_a_venue_without_a_name_says_so_beside_the_name(driver: VenuesDriver) -> None:
    driver.open()
    driver.press("Add a venue")
    driver.keep()
    assert driver.problem_at("name") == "Please fill this in."
    driver.leave()


def test_checking_a_venue_answers_what_people_need_there(
    driver: VenuesDriver, meetings: MeetingsDriver, register: Register
) -> None:
    meeting_id = register.at(a_venue(checked_on=LONG_AGO, phone="01632 960 210"), "Hearing loop")
    meetings.open(meeting_id, "support")
    assert meetings.says("Not known whether it is there: hearing loop.")
    assert meetings.says("Ring 01632 960 210.")
    meetings.press("Say what is there")
    assert "Last checked on 18 October 2025, more than a year ago." in driver.asked()
    driver.choose(hearing_loop=Has.YES)
    driver.keep()
    assert meetings.notice == "Marlow Town Hall checked today"
    (line,) = register.all(Adjustment)
    assert line.state is ArrangeState.VENUE_HAS_IT
    rows = meetings.part("support").bookings.list
    assert meetings.texts(rows, 2) == ["Nobody: the venue has it"]
    assert not meetings.says("Not known whether")


def test_today_asks_to_check_a_venue_and_the_answer_is_one_press(
    qtbot: QtBot, driver: VenuesDriver, register: Register, coprod: MainWindow
) -> None:
    register.at(a_venue(checked_on=LONG_AGO))
    today = TodayDriver(qtbot, coprod)
    today.open()
    title = "Marlow Town Hall: last checked on 18 October 2025"
    assert title in driver.words()
    driver.press(f"Checked today: {title}")
    driver.keep()
    assert register.all(Venue)[0].checked_on == TODAY
    assert title not in driver.words()


def test_a_venue_never_checked_is_said_so_and_a_venue_without_meetings_is_no_job(
    qtbot: QtBot, driver: VenuesDriver, register: Register, coprod: MainWindow
) -> None:
    register.at(a_venue(checked_on=None))
    register.write(lambda work: work.add(a_venue("Barn", checked_on=None)))
    TodayDriver(qtbot, coprod).open()
    assert "Marlow Town Hall: nobody has checked yet what is there" in driver.words()
    assert not [words for words in driver.words() if "Barn" in words]
    driver.open()
    assert driver.spoken(0, 2) == "Never checked"


def test_a_venue_in_use_is_not_put_away_and_one_that_was_is(
    driver: VenuesDriver, meetings: MeetingsDriver, register: Register
) -> None:
    meeting_id = register.at(a_venue())
    driver.open()
    driver.press("We no longer use it")
    assert "1 meeting to come is at Marlow Town Hall" in driver.notice
    meetings.open(meeting_id, "plan")
    meetings.do("Call it off")
    meetings.confirm()
    driver.open()
    driver.press("We no longer use it")
    assert driver.names() == []
    driver.show_ended()
    assert driver.names() == ["Marlow Town Hall"]
    driver.press("Use it again")
    driver.show_ended()
    assert driver.names() == ["Marlow Town Hall"]


def test_a_venue_nobody_met_at_is_removed_and_one_is_changed(
    driver: VenuesDriver, register: Register
) -> None:
    register.write(lambda work: [work.add(a_venue("Barn")), work.add(a_venue("Mill"))])
    driver.open()
    driver.press("Remove")
    assert driver.names() == ["Mill"]
    driver.undo()
    driver.open(next(row.id for row in register.all(Venue) if row.name == "Mill"))
    driver.press("Change")
    driver.fill(name="Old Mill", way_in="Ring the bell")
    assert driver.names() == ["Barn", "Old Mill"]
    assert "Ring the bell" in driver.words()


def test_a_photo_is_kept_small_and_can_go_again(
    driver: VenuesDriver, register: Register, tmp_path: Path
) -> None:
    register.write(lambda work: work.add(a_venue()))
    Image.new("RGB", (2000, 1000), "#0b5d66").save(tmp_path / "hall.png")
    driver.open()
    driver.choose_photo(tmp_path / "hall.png")
    assert driver.photos() == [(1600, 800)]
    assert driver.notice == "Photo of Marlow Town Hall kept"
    driver.press("Remove the photo of Marlow Town Hall")
    assert driver.photos() == []
    (tmp_path / "note.txt").write_text("not a photo")
    driver.choose_photo(tmp_path / "note.txt")
    assert "not a photo" in driver.notice


def test_a_place_typed_on_meetings_is_kept_with_one_form(
    driver: VenuesDriver, meetings: MeetingsDriver, register: Register
) -> None:
    meeting = a_meeting(venue="Town Hall", venue_address="1 High St", venue_access="Step-free")
    register.write(lambda work: work.add(meeting))
    driver.open()
    driver.press("Keep Town Hall as a venue")
    assert (driver.shown("name"), driver.shown("address"), driver.shown("note")) == (
        "Town Hall",
        "1 High St",
        "Step-free",
    )
    driver.choose(step_free=Has.YES)
    driver.keep()
    assert driver.names() == ["Town Hall"]
    assert register.all(Meeting)[0].venue_id == register.all(Venue)[0].id
    meetings.open(meeting.id, "plan")
    assert meetings.says("Checked on 22 November 2026.")
    meetings.press("Open Town Hall")
    assert driver.venues.summary.thing == register.all(Venue)[0].id


def test_a_meeting_is_planned_at_a_venue_that_is_kept(meetings: MeetingsDriver, register: Register) -> None:
    hall = a_venue()
    register.write(lambda work: work.add(hall))
    meetings.open_list().on_plan_asked()
    meetings.settle()
    assert meetings.shown_in_form("venue_id") is None
    meetings.choose("venue_id", "Marlow Town Hall")
    form = open_dialog().form
    assert not form.control("venue").isVisible()
    meetings.fill(title="Workshop", day="8 December 2026", starts="10:30", ends="12:00")
    (made,) = register.all(Meeting)
    assert (made.venue_id, made.venue) == (hall.id, "Marlow Town Hall")


def test_a_place_typed_in_the_plan_is_kept_for_next_time(
    meetings: MeetingsDriver, register: Register
) -> None:
    meetings.open_list().on_plan_asked()
    meetings.settle()
    meetings.fill(
        title="Workshop", day="8 December 2026", starts="10:30", ends="12:00", venue="Barn", keep_venue=True
    )
    (made,), (venue,) = register.all(Meeting), register.all(Venue)
    assert (made.venue_id, venue.name, venue.checked_on) == (venue.id, "Barn", None)
    meetings.open(made.id, "plan")
    assert meetings.says("Nobody has checked these facts yet.")


def test_a_typed_place_stays_typed_and_can_be_kept_from_the_plan(
    driver: VenuesDriver, meetings: MeetingsDriver, register: Register
) -> None:
    meeting = a_meeting(venue="Barn", venue_access="Two steps")
    register.write(lambda work: work.add(meeting))
    meetings.open(meeting.id, "plan")
    assert meetings.says("Two steps")
    meetings.press("Keep it as a venue")
    driver.keep()
    assert register.all(Meeting)[0].venue_id is not None


def test_a_meeting_at_a_venue_no_longer_used_can_still_be_changed(
    meetings: MeetingsDriver, register: Register
) -> None:
    hall = a_venue(ended=TODAY)
    meeting = a_meeting()
    meeting.is_at(hall)
    register.write(lambda work: [work.add(hall), work.add(meeting)])
    meetings.open(meeting.id, "plan")
    meetings.do("Change")
    meetings.fill(title="Another name")
    (changed,) = register.all(Meeting)
    assert (changed.title, changed.venue_id) == ("Another name", hall.id)


def test_the_day_itself_says_where_and_what_is_there(meetings: MeetingsDriver, register: Register) -> None:
    venue = a_venue(step_free=Has.YES, contact="Priya", phone="01632 960 210", way_in="Green door")
    meetings.open(register.at(venue), "day")
    for said in ("Marlow Town Hall", "Step-free", "Priya · 01632 960 210", "Green door"):
        assert meetings.says(said)


def test_venues_are_found_from_anywhere(register: Register) -> None:
    register.write(lambda work: work.add(a_venue(nearest_stop="Station Road")))
    found = register.store.read(register.actor, lambda work: find_venues(work, "station"))
    assert [(one.words, one.page) for one in found] == [("Marlow Town Hall", "venues")]
    assert register.store.read(register.actor, lambda work: find_venues(work, " ")) == []


def test_what_a_venue_must_have_is_said_with_the_usual_adjustment(
    qtbot: QtBot, register: Register, coprod: MainWindow, driver: VenuesDriver
) -> None:
    settings = SettingsDriver(qtbot, coprod)
    settings.open("adjustments")
    settings.press("Add one")
    driver.choose(met_by=Feature.QUIET_ROOM)
    driver.fill(need="A calm corner", what="Find a corner")
    made = next(row for row in register.all(UsualAdjustment) if row.need == "A calm corner")
    assert made.met_by is Feature.QUIET_ROOM
