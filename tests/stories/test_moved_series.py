"""A series moved by a week after invitations went out: who must be told, that they were, and where that is kept."""

from coprod_desktop.domain.meetings import Reply
from coprod_desktop.services import invitations, support
from coprod_desktop.services.invitations import Said
from coprod_desktop.services.meetings import MeetingList, MeetingQuery
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Work
from tests.stories.coordinator import Coordinator
from tests.stories.workshop import MARI, PANEL, VENUE, get_to_know
from tests.ui.drivers_page import PageDriver

FIRST = {
    "Leonard Boyd": Reply.YES,
    "Kofi Mensah": Reply.YES,
    "Gareth Pryce": Reply.MAYBE,
    "Wilf Arkwright": Reply.NO,
}
SECOND = {"Dot Winterson": Reply.YES}
TELL_THREE = "3 people to tell that a meeting changed"
TELL_ONE = "1 person to tell that a meeting changed"
KNOWS = f"knows: Tuesday 12 January 2027, 10:30am to 12:30pm, {VENUE}"


def test_a_series_moves_by_a_week_and_everyone_invited_knows(jo: Coordinator) -> None:
    get_to_know(jo.store)
    plan_three(jo)
    jo.store.write(registers.sign_in(jo.store), "Invited, and interpreters booked", invite)
    assert jo.to_do() == []
    move_them_all(jo)
    everyone_written_to_must_be_told(jo)
    tell_them(jo)
    it_is_kept_with_the_person(jo)
    what_was_booked_is_booked_again(jo)
    assert jo.to_do() == []


def plan_three(jo: Coordinator) -> None:
    """One meeting, and two more like it, each on the second Tuesday of its month."""
    jo.meeting.plan(PANEL, day="12 January 2027", starts="10:30", ends="12:30", places="9")
    jo.meeting.turn_to("plan")
    jo.meeting.do("Change")
    jo.meeting.choose("venue_id", VENUE)
    jo.meeting.fill()
    jo.meeting.do("Plan more like this")
    jo.meeting.repeat(times=3)
    jo.meeting.plan_series()
    assert jo.notice == "2 more meetings planned"


def invite(work: Work) -> None:
    """To the first two meetings; nobody has been asked to the third yet."""
    everyone = PeopleList(PeopleQuery())
    ids = {row.name: row.id for row in everyone.rows(work, everyone.first(work, 50))}
    coming = MeetingList(MeetingQuery())
    rows = sorted(coming.rows(work, coming.first(work, 5)), key=lambda row: row.day)
    for meeting, said in zip(rows, (FIRST, SECOND), strict=False):
        for name in said:
            invitations.choose(work, meeting.id, ids[name])
        work.flush()
        invitations.send(work, meeting.id, [ids[name] for name in said])
        invitations.record(work, meeting.id, [Said(ids[name], reply) for name, reply in said.items()])
        support.arrange(work, [row.id for row in support.booking_list(work, meeting.id).rows])


def move_them_all(jo: Coordinator) -> None:
    """From the first on, by a week."""
    jo.meeting.go_to_next("plan")
    jo.meeting.do("Move the series")
    jo.meeting.fill(days=7)
    assert jo.notice == "Series moved"
    assert jo.meeting.says("Tuesday 19 January 2027")


def everyone_written_to_must_be_told(jo: Coordinator) -> None:
    """Not who said no; and beside Leonard the one he wants told of meetings."""
    assert {TELL_THREE, TELL_ONE} <= set(jo.to_do())
    assert all(jo.today.urgent()[:2])
    jo.today.follow(TELL_THREE)
    assert jo.meeting.says("3 people must be told: this meeting changed")
    assert jo.meeting.says(f"Now: Tuesday 19 January 2027, 10:30am to 12:30pm, {VENUE}")
    assert jo.meeting.says(f"by phone 01632 960111 · Easy read · and {MARI} by post · {KNOWS}")
    assert jo.meeting.says(f"by text message 07700 900111 · Easy read · {KNOWS}")
    assert not jo.meeting.says("Wilf Arkwright")


def tell_them(jo: Coordinator) -> None:
    """Each as they are reached; the last of them together."""
    jo.meeting.press("Told: Leonard Boyd")
    assert jo.meeting.says("2 people must be told: this meeting changed")
    jo.meeting.press("All have been told")
    assert not jo.meeting.says("must be told")
    assert TELL_THREE not in jo.to_do()
    jo.today.follow(TELL_ONE)
    assert jo.meeting.says("knows: Tuesday 9 February 2027")
    jo.meeting.press("Told: Dot Winterson")


def it_is_kept_with_the_person(jo: Coordinator) -> None:
    """In the contact log: what was said, on which day, how, and who heard it too."""
    leonard = jo.find("leonard")
    leonard.person.tabs.turn_to("contact")
    said = f"Told about {PANEL}: Tuesday 19 January 2027, 10:30am to 12:30pm, {VENUE}."
    shown = PageDriver(jo.qtbot, jo.window).words()
    assert f"{said} Also told, as they decided: {MARI}." in shown


def what_was_booked_is_booked_again(jo: Coordinator) -> None:
    """Interpreters of a day that has changed are no interpreters."""
    jo.meeting.go_to_next("support")
    lines = jo.meeting.bookings()
    assert "To arrange" in lines["Book two BSL interpreters"]
    assert "by 29 Dec, 36 days left" in lines["Book two BSL interpreters"]
    for line in lines:
        jo.meeting.book(line, "A")
    assert jo.meeting.sentence.startswith("Everything is arranged.")
