"""Supporters in the window: on the person's page, among the papers, on the day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.domain.meetings import Invitation, Reply
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.papers import Paper
from coprod_desktop.domain.people import NeedsAsked, Person, Reach
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.services import organisation
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import TODAY, a_meeting, a_person, a_supporter, an_attendance, an_invitation
from tests.ui.drivers import unnamed
from tests.ui.drivers_meetings import MeetingsDriver
from tests.ui.drivers_page import PageDriver

CONTACT = {"contact_name": "Jo Penn", "contact_phone": "01632 960 001", "contact_email": "jo@marlow.example"}


class PersonDriver(PageDriver):
    """One person's page."""

    key = "person"


class Register:
    """One person, and what a test puts beside them."""

    def __init__(self, store: Store) -> None:
        self.store, self.actor = store, registers.sign_in(store)
        self.person: Person = a_person(address="1 Wren Street", needs_asked=NeedsAsked.NONE)
        self.write(lambda work: work.add(self.person))
        self.write(lambda work: organisation.save(work, **CONTACT))

    def write(self, fn: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Set up", fn).value

    def all(self, kind: type[Any]) -> list[Any]:
        return self.store.read(
            self.actor, lambda work: list(work.session.scalars(select(kind).order_by(kind.id)))
        )

    def beside(self, name: str = "Mari Tegid", **values: Any) -> Supporter:
        supporter = a_supporter(self.person, name, **values)
        self.write(lambda work: work.add(supporter))
        return supporter

    def answered(self) -> int:
        """A meeting they came to, with an answer to tell of."""
        meeting = a_meeting(day=date(2026, 11, 10))
        outcome = Outcome(
            meeting_id=meeting.id, said="More buses", decided="Two more", state=OutcomeState.DECIDED
        )
        came = an_attendance(meeting, self.person)
        self.write(lambda work: [work.add(row) for row in (meeting, outcome, came)])
        return meeting.id

    def invited(self, reply: Reply = Reply.NOT_SENT) -> int:
        meeting = a_meeting(venue="Town Hall")
        sent = None if reply is Reply.NOT_SENT else TODAY
        asked = an_invitation(meeting, self.person, reply=reply, sent_on=sent)
        self.write(lambda work: [work.add(meeting), work.add(asked)])
        return meeting.id


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


@pytest.fixture
def person(qtbot: QtBot, coprod: MainWindow) -> PersonDriver:
    return PersonDriver(qtbot, coprod)


@pytest.fixture
def meetings(qtbot: QtBot, coprod: MainWindow) -> MeetingsDriver:
    return MeetingsDriver(qtbot, coprod)


def test_a_supporter_is_added_with_what_the_person_decided(person: PersonDriver, register: Register) -> None:
    person.open(register.person.id)
    assert "Nobody recorded. Ask who should be told of meetings, if anyone." in person.words()
    person.press("Add a supporter")
    person.choose(told_of_meetings=True)
    person.fill(name="Mari Tegid", phone="01632 960 004")
    assert "how the person decided" in person.problem_at("decided_how")
    person.fill(decided_how="Told Beth on the phone")
    said = person.words()
    assert "Mari Tegid · Carer" in said
    assert "Told of meetings · may not answer" in said
    assert "Decided on 22 November 2026: Told Beth on the phone" in said
    assert unnamed(person.page) == []
    person.undo()
    assert register.all(Supporter) == []


def test_a_supporter_is_changed_let_go_and_welcomed_again(person: PersonDriver, register: Register) -> None:
    register.beside(is_payee=True)
    person.open(register.person.id)
    person.press("Change supporter Mari Tegid")
    person.fill(phone="01632 960 009")
    assert "01632 960 009" in person.words()
    person.press("Mari Tegid no longer supports")
    assert "No longer since 22 November 2026. Nothing goes to them." in person.words()
    person.press("Mari Tegid supports again")
    assert "Not told of meetings · may not answer · money goes to them" in person.words()
    person.page.tabs.turn_to("money")
    assert "Mari Tegid" in person.words()
    person.page.tabs.turn_to("history")
    assert any("Changed supporter Mari Tegid" in words for words in person.words())
    person.page.tabs.turn_to("who")
    person.press("Remove supporter Mari Tegid")
    assert register.all(Supporter) == []


def test_the_papers_show_both_the_persons_own_and_the_copy(
    meetings: MeetingsDriver, register: Register, tmp_path: Path
) -> None:
    mari = register.beside(told_of_meetings=True, email="mari@example.org")
    meetings.open(register.invited(), "papers")
    part = meetings.part("papers")
    row = meetings.spoken(part.people.list, 0, 0)
    assert row == "Amara Quill, Easy read, by post · copy to Mari Tegid by e-mail"
    assert meetings.sentence == "1 invitation to make: 1 by post. And 1 copy for a supporter."
    meetings.do("Make and print 1 invitation")
    meetings.choose_folder(tmp_path / "papers")
    assert meetings.says("1 invitation is ready")
    assert "Open 1 draft to a supporter" in meetings.offered()
    assert {paper.supporter_id for paper in register.all(Paper)} == {None, mari.id}
    assert sorted(path.name for path in (tmp_path / "papers").rglob("*.pdf")) == [
        "01 Amara Quill.pdf",
        "01 Mari Tegid for Amara Quill.pdf",
        "All to print.pdf",
    ]


def test_a_reply_is_a_supporters_only_where_they_may_answer(
    meetings: MeetingsDriver, register: Register
) -> None:
    may = register.beside(may_answer=True)
    register.beside("Tom Lisle")
    meetings.open(register.invited(Reply.SENT), "papers")
    people = meetings.part("papers").people
    meetings.key(people, "Y")
    assert not meetings.says("Tom Lisle")
    meetings.press("Answered by Mari Tegid")
    (asked,) = register.all(Invitation)
    assert (asked.reply, asked.answered_by_id) == (Reply.YES, may.id)
    assert "Mari answered" in meetings.spoken(people.list, 0, 2)
    meetings.press("They answered themselves")
    assert register.all(Invitation)[0].answered_by_id is None


def test_who_comes_along_is_said_counted_and_known_on_the_day(
    meetings: MeetingsDriver, register: Register
) -> None:
    register.beside(phone="01632 960 004")
    meeting_id = register.invited(Reply.SENT)
    meetings.open(meeting_id, "papers")
    meetings.key(meetings.part("papers").people, "Y")
    meetings.press("Mari Tegid comes with Amara Quill")
    assert "With Mari" in meetings.spoken(meetings.part("papers").people.list, 0, 2)
    meetings.page.turn_to("support")
    meetings.settle()
    assert meetings.sentence.endswith("1 supporter comes along.")
    assert meetings.texts(meetings.part("support").bookings.list) == [
        "A place and food for Mari Tegid, who comes with Amara Quill"
    ]
    meetings.page.turn_to("day")
    meetings.settle()
    assert meetings.says("Mari Tegid · 01632 960 004")
    meetings.page.turn_to("papers")
    meetings.settle()
    meetings.press("Amara Quill comes alone")
    assert register.all(Invitation)[0].comes_with_id is None


def test_a_supporter_is_told_what_changed_besides_the_person(
    meetings: MeetingsDriver, register: Register
) -> None:
    meeting_id = register.answered()
    register.beside(told_of_meetings=True, preferred_reach=Reach.EMAIL)
    meetings.open(meeting_id, "after")
    assert meetings.says("Their supporters, as they decided: Mari Tegid (for Amara Quill, by e-mail)")
    meetings.press("Mark 1 supporter as told")
    assert meetings.says("Supporters told: Mari Tegid")
    assert not meetings.says("Their supporters, as they decided")
