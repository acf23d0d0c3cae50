"""From "who haven't we asked?" to posted papers, and from the end of the meeting to everyone paid and told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, ArrangeState, Worked
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.feedback import Face, Feedback
from coprod_desktop.domain.meeting_notes import MeetingNotes
from coprod_desktop.domain.meetings import (
    Attendance,
    Came,
    DeclinedWhy,
    Invitation,
    Meeting,
    MeetingState,
    Reply,
)
from coprod_desktop.domain.new_needs import NewNeed
from coprod_desktop.domain.outcomes import Outcome, OutcomeState, Told
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import NeedsAsked, PaperForm, Person, Reach, TakenBefore
from coprod_desktop.domain.practice_examples import PracticeExample
from coprod_desktop.domain.rates import Rate, RateKey, RateKind, RateUnit, Scheme
from coprod_desktop.services import invitations, organisation, support
from coprod_desktop.services.invitations import Said
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.meetings.finders import find_meetings
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from tests.builders import TODAY, a_board, a_meeting, a_person, an_attendance, an_invitation
from tests.ui.drivers import open_dialog, unnamed
from tests.ui.drivers_meetings import MeetingsDriver

NAMES = ("Amara Quill", "Dewi Prosser", "Ines Calloway", "Tomasz Wren")


class Register:
    """What a test finds and puts in the register."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.actor = registers.sign_in(store)
        self.people: dict[str, Person] = {}

    def write(self, fn: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Set up", fn).value

    def all(self, kind: type[Any]) -> list[Any]:
        return self.store.read(
            self.actor, lambda work: list(work.session.scalars(select(kind).order_by(kind.id)))
        )

    def named(self, name: str) -> int:
        return self.people[name].id

    def meeting(self, meeting_id: int) -> Meeting:
        return self.store.read(self.actor, lambda work: work.get(Meeting, meeting_id))


@pytest.fixture
def register(store: Store) -> Register:
    made = Register(store)

    def fill(work: Work) -> None:
        work.add(a_board())
        for number, name in enumerate(NAMES, 1):
            made.people[name] = work.add(
                a_person(
                    name,
                    joined=date(2025, number, 6),
                    taken_before=TakenBefore.NO,
                    address="1 Stryd Fawr",
                    town="Bala",
                )
            )

    made.write(fill)
    return made


@pytest.fixture
def coming(register: Register) -> int:
    board = register.all(Board)[0]
    return int(
        register.write(lambda work: work.add(a_meeting(board, places=2, venue="Town Hall", target_new=1))).id
    )


@pytest.fixture
def driver(qtbot: QtBot, register: Register, coprod: MainWindow) -> MeetingsDriver:
    assert register.people
    return MeetingsDriver(qtbot, coprod)


def invite_all(register: Register, meeting_id: int, reply: Reply = Reply.SENT) -> None:
    def fill(work: Work) -> None:
        meeting = work.get(Meeting, meeting_id)
        for person in register.people.values():
            work.add(an_invitation(meeting, person, reply=reply, sent_on=TODAY))

    register.write(fill)


def held(register: Register, *came: str) -> int:
    """A meeting of yesterday, with those who came ticked."""

    def fill(work: Work) -> int:
        meeting = work.add(a_meeting(register.all(Board)[0], date(2026, 11, 21), venue="Town Hall"))
        for person in register.people.values():
            work.add(an_invitation(meeting, person, reply=Reply.YES, sent_on=date(2026, 11, 1)))
        for name in came:
            work.add(an_attendance(meeting, register.people[name]))
        return meeting.id

    return int(register.write(fill))


def test_a_meeting_is_planned_with_a_board_and_a_day(driver: MeetingsDriver, register: Register) -> None:
    board = register.all(Board)[0]
    driver.open_list().on_plan_asked()
    driver.settle()
    driver.fill(board_id=board.id, day="8 December 2026", starts="10:30", ends="12:00", venue="Town Hall")
    assert driver.title == "Who shall we invite?"
    made = register.all(Meeting)[0]
    assert (made.title, made.day, made.reply_by) == ("Carers board", date(2026, 12, 8), date(2026, 11, 28))


def test_the_next_meeting_of_a_board_is_filled_in_from_its_last(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    board = register.all(Board)[0]
    driver.open_list().on_plan_asked()
    driver.settle()
    form = open_dialog().form
    form.control("board_id").show_value(board.id)
    form.control("board_id").changed.emit()
    assert (driver.shown_in_form("venue"), driver.shown_in_form("places")) == ("Town Hall", 2)
    driver.close_form()
    assert len(register.all(Meeting)) == 1
    assert coming


def test_a_meeting_without_a_day_says_so_beside_it(driver: MeetingsDriver) -> None:
    driver.open_list().on_plan_asked()
    driver.settle()
    driver.fill(title="Housing forum")
    assert driver.problem_at("day")
    driver.close_form()


def test_the_list_shows_what_is_coming_and_the_rest_when_asked(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    held(register)
    page = driver.open_list()
    assert driver.titles() == ["Carers board"]
    assert driver.spoken(page.list, 0, 3) == "Nobody chosen yet"
    driver.chip(page.chips, "when").menu().actions()[2].trigger()
    driver.settle()
    assert len(driver.titles()) == 2
    assert driver.spoken(page.list, 1, 3) == "Who came is not ticked yet"
    assert coming


def test_meetings_are_found_by_typing_a_board_or_a_venue(register: Register, coming: int) -> None:
    found = register.store.read(register.actor, lambda work: find_meetings(work, "town h"))
    assert [(one.words, one.page, one.thing) for one in found] == [("Carers board", "meeting", coming)]
    assert register.store.read(register.actor, lambda work: find_meetings(work, "zzz")) == []


def test_the_month_opens_a_meeting_by_keyboard(driver: MeetingsDriver, coming: int) -> None:
    page = driver.open_list()
    page.on_turn_asked()
    driver.settle()
    grid = page.month.grid
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    driver.settle()
    for _day in range(7):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert "10:30am Carers board" in page.month.said.text()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    driver.settle()
    assert driver.page.meeting_id == coming


def test_a_meeting_opens_at_the_stage_it_has_reached(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    assert driver.open(coming).tabs.key == "invite"
    assert driver.open(held(register, "Amara Quill")).tabs.key == "day"
    register.write(lambda work: setattr(work.get(Meeting, coming), "state", MeetingState.CANCELLED))
    assert driver.open(coming).tabs.key == "plan"


def test_ticking_someone_chooses_them_at_once_and_undo_takes_it_back(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "invite")
    view = driver.part("invite").list
    assert driver.texts(view) == list(NAMES)
    driver.tick(view, 0)
    assert driver.sentence.startswith("1 chosen for 2 places")
    assert driver.verbs() == ["Make 1 invitation"]
    assert driver.says("1 of 1 would be with us for the first time; your target is at least 1.")
    assert driver.notice == "Amara Quill chosen"
    driver.undo()
    assert view.model.ticked == set()
    assert register.all(Invitation) == []


def test_unticking_takes_someone_off_the_list(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "invite")
    view = driver.part("invite").list
    driver.tick(view, 1)
    driver.tick(view, 1)
    assert register.all(Invitation) == []


def test_someone_already_written_to_cannot_simply_be_unticked(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    invite_all(register, coming)
    driver.open(coming, "invite")
    view = driver.part("invite").list
    driver.tick(view, 0)
    assert "has been sent" in driver.notice
    assert len(view.model.ticked) == 4


def test_over_the_limit_asks_for_a_reason_before_choosing(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    def ask_often(work: Work) -> None:
        organisation.save(work, limit_invitations=1)
        earlier = work.add(a_meeting(day=date(2026, 10, 1)))
        work.add(an_invitation(earlier, register.people["Amara Quill"], chosen_on=date(2026, 9, 1)))

    register.write(ask_often)
    driver.open(coming, "invite")
    view = driver.part("invite").list
    row = driver.texts(view).index("Amara Quill")
    assert driver.spoken(view, row, 3) == "Over 1 this year"
    driver.tick(view, row)
    assert view.model.ticked == set()
    driver.fill(limit_reason="")
    assert "say why" in driver.problem_at("limit_reason")
    driver.fill(limit_reason="chairs this board")
    assert view.model.ticked == {register.named("Amara Quill")}
    assert driver.spoken(view, row, 3) == "Over 1 this year: reason given"


def test_the_suggested_are_chosen_in_one_step_as_many_as_likely_fill_the_places(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "invite")
    driver.press("Choose the first 3 suggested")
    assert [row.person_id for row in register.all(Invitation)] == [register.named(n) for n in NAMES[:3]]
    driver.do("Make 3 invitations")
    assert driver.title == "What does each person get?"


def test_with_nobody_left_to_choose_the_button_says_so(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    def choose_all(work: Work) -> None:
        work.get(Meeting, coming).places = 90
        for name in NAMES:
            invitations.choose(work, coming, register.named(name))

    register.write(choose_all)
    driver.open(coming, "invite")
    button = driver.part("invite").suggested
    assert button.isVisible()
    assert not button.isEnabled()
    assert button.text() == "Nobody is left to suggest"


def test_from_choosing_to_papers_without_a_mouse(driver: MeetingsDriver, coming: int) -> None:
    driver.open(coming, "invite")
    view = driver.part("invite").list
    driver.tick(view, 0)
    driver.window.activateWindow()
    view.table.setFocus()
    driver.qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert driver.page.tabs.key == "papers"


def test_filters_narrow_whom_to_ask(driver: MeetingsDriver, coming: int) -> None:
    driver.open(coming, "invite")
    part = driver.part("invite")
    driver.tick(part.list, 2)
    driver.chip(part.chips, "chosen").click()
    driver.settle()
    assert driver.texts(part.list) == ["Ines Calloway"]
    driver.chip(part.chips, "chosen").click()
    part.search.setText("dewi")
    driver.qtbot.waitUntil(lambda: not part.search.pending)
    driver.settle()
    assert driver.texts(part.list) == ["Dewi Prosser"]


def test_people_who_know_the_board_s_topics_are_one_press_away(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    def say(work: Work) -> None:
        work.get(Board, register.all(Board)[0].id).topics = "respite care, breaks"
        work.get(Person, register.named("Ines Calloway")).topics = "Breaks for carers"

    register.write(say)
    driver.open(coming, "invite")
    part = driver.part("invite")
    driver.chip(part.chips, "topics").click()
    driver.settle()
    assert driver.texts(part.list) == ["Ines Calloway"]


def test_papers_wait_until_people_know_whom_to_ask(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    register.write(lambda work: invitations.choose(work, coming, register.named("Amara Quill")))
    driver.open(coming, "papers")
    assert driver.says("Say in Settings whom people can ask: a name.")
    assert not driver.part("papers").make.isEnabled()


def test_one_press_makes_every_invitation_and_marks_it_as_sent(
    driver: MeetingsDriver, register: Register, coming: int, tmp_path: Path
) -> None:
    def ready(work: Work) -> None:
        organisation.save(
            work, contact_name="Beth Rowan", contact_phone="01632 960 100", contact_email="b@example.org"
        )
        for name in NAMES[:2]:
            invitations.choose(work, coming, register.named(name))

    register.write(ready)
    driver.open(coming, "papers")
    assert driver.sentence == "2 invitations to make: 2 by post."
    driver.do("Make and print 2 invitations")
    driver.choose_folder(tmp_path / "papers")
    assert sorted(path.name for path in (tmp_path / "papers").rglob("*.pdf")) == [
        "01 Dewi Prosser.pdf",
        "02 Amara Quill.pdf",
        "All to print.pdf",
    ]
    assert {row.sent_on for row in register.all(Invitation)} == {TODAY}
    assert len(register.all(Paper)) == 2
    assert driver.title == "Who is coming?"
    assert driver.says("2 invitations are ready")


def test_a_reminder_is_made_once_and_did_they_get_it_shows_it_again(
    driver: MeetingsDriver, register: Register, coming: int, tmp_path: Path
) -> None:
    def ready(work: Work) -> None:
        organisation.save(
            work, contact_name="Beth Rowan", contact_phone="01632 960 100", contact_email="b@example.org"
        )
        invitations.choose(work, coming, register.named(NAMES[0]))
        invitations.send(work, coming, [register.named(NAMES[0])])
        invitations.record(work, coming, [Said(register.named(NAMES[0]), Reply.YES)])

    register.write(ready)
    driver.open(coming, "papers")
    card = driver.part("papers").others
    assert (card.isVisibleTo(driver.window), driver.offered().count("Reminder: 1")) == (True, 1)
    driver.press("Make Reminder for 1 person")
    driver.choose_folder(tmp_path / "papers")
    assert driver.says("1 paper is ready")
    assert "Reminder: 1" not in driver.offered()
    assert [paper.kind for paper in register.all(Paper)] == [PaperKind.REMINDER]
    driver.press("Look at it again: Reminder, Carers board")
    looked = open_dialog(PaperDialog)
    driver.settle()
    assert looked.view.pages.accessibleName().endswith(
        ": Reminder, Carers board, made again from the register as it is today"
    )
    looked.reject()


def test_a_name_our_letters_cannot_show_is_said_beside_what_was_made_instead(
    driver: MeetingsDriver, register: Register, coming: int, tmp_path: Path
) -> None:
    def ready(work: Work) -> None:
        organisation.save(
            work, contact_name="Beth Rowan", contact_phone="01632 960 100", contact_email="b@example.org"
        )
        work.get(Person, register.named(NAMES[0])).legal_name = ""
        work.get(Person, register.named(NAMES[0])).name = "Odd 🌻"
        for name in NAMES[:2]:
            invitations.choose(work, coming, register.named(name))

    register.write(ready)
    driver.open(coming, "papers")
    driver.do("Make and print 2 invitations")
    driver.choose_folder(tmp_path / "papers")
    assert driver.says("2 invitations are ready")
    assert driver.says("Odd 🌻 gets a Word document and plain text instead.")
    assert {paper.form for paper in register.all(Paper)} == {PaperForm.EASY_READ, PaperForm.WORD}


def test_the_preview_shows_the_paper_of_whoever_is_chosen(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    invite_all(register, coming)
    driver.open(coming, "papers")
    sheet = driver.part("papers").preview.sheet
    driver.qtbot.waitUntil(
        lambda: "Amara Quill" in sheet.accessibleName() or "Ines" in sheet.accessibleName(), timeout=10_000
    )
    driver.press("Other side")
    assert sheet.accessibleName().startswith("Page 2 of 2: Invitation for ")


def test_a_pile_of_slips_is_one_key_each(driver: MeetingsDriver, register: Register, coming: int) -> None:
    invite_all(register, coming)
    driver.open(coming, "papers")
    people = driver.part("papers").people
    names = driver.texts(people.list)
    driver.key(people, "YMN2")
    said = {row.person_id: (row.reply, row.declined_why) for row in register.all(Invitation)}
    assert said[register.named(names[0])][0] is Reply.YES
    assert said[register.named(names[1])][0] is Reply.MAYBE
    assert said[register.named(names[2])] == (Reply.NO, DeclinedWhy.ACCESS)
    assert people.list.current_row is not None
    assert people.list.current_row.invited.name == names[3]
    assert driver.sentence.startswith("3 of 4 replied")


def test_typing_a_name_finds_a_slip_and_the_box_waits_for_the_next(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    invite_all(register, coming)
    driver.open(coming, "papers")
    part = driver.part("papers")
    QTest.keyClicks(part.search, "tom")
    driver.qtbot.waitUntil(lambda: not part.search.pending)
    driver.settle()
    driver.key(part.people, "Y")
    assert part.search.hasFocus()
    assert part.search.selectedText() == "tom"
    yes = [row.person_id for row in register.all(Invitation) if row.reply is Reply.YES]
    assert yes == [register.named("Tomasz Wren")]


def test_a_press_on_an_answer_gives_it(driver: MeetingsDriver, register: Register, coming: int) -> None:
    invite_all(register, coming)
    driver.open(coming, "papers")
    people = driver.part("papers").people
    driver.click_answer(people, 1, Reply.NO)
    assert [row.reply for row in register.all(Invitation)].count(Reply.NO) == 1
    assert driver.spoken(people.list, 1, 1) == "No"


def test_who_withdraws_frees_their_place(driver: MeetingsDriver, register: Register, coming: int) -> None:
    invite_all(register, coming, Reply.YES)
    driver.open(coming, "papers")
    driver.press("They withdrew")
    assert [row.reply for row in register.all(Invitation)].count(Reply.WITHDREW) == 1


@pytest.fixture
def needing(register: Register, coming: int) -> int:
    """A meeting with one person who said yes and needs a hearing loop."""

    def fill(work: Work) -> None:
        amara = register.people["Amara Quill"]
        work.get(Person, amara.id).needs_asked = NeedsAsked.RECORDED
        work.add(AccessNeed(person_id=amara.id, need="Hearing loop"))
        work.flush()
        for name in NAMES[:2]:
            invitations.choose(work, coming, register.named(name))
        work.flush()
        invitations.record(work, coming, [Said(register.named(name), Reply.YES) for name in NAMES[:2]])

    register.write(fill)
    return coming


def test_what_is_still_to_arrange_is_arranged_with_one_key(
    driver: MeetingsDriver, register: Register, needing: int
) -> None:
    driver.open(needing, "support")
    assert driver.sentence.startswith("1 of 1 still to arrange.")
    assert driver.says("They said yes, and were not asked about needs yet.")
    driver.key(driver.part("support").bookings, "V")
    assert register.all(Adjustment)[0].state is ArrangeState.VENUE_HAS_IT
    assert driver.sentence.startswith("Everything is arranged.")


def test_what_was_booked_for_someone_who_withdrew_is_called_off_with_one_press(
    driver: MeetingsDriver, register: Register, needing: int
) -> None:
    driver.open(needing, "support")
    driver.key(driver.part("support").bookings, "A")
    assert "It is called off" not in driver.verbs()
    amara = register.named("Amara Quill")
    register.write(lambda work: invitations.withdraw(work, needing, amara))
    driver.open(needing, "support")
    assert driver.sentence == "Everything is arranged. 1 booking is no longer needed: call it off."
    driver.do("It is called off")
    assert driver.notice == "Called off: Check that the hearing loop works"
    assert register.all(Adjustment) == []


def test_what_cannot_be_met_needs_a_word_of_what_is_offered_instead(
    driver: MeetingsDriver, register: Register, needing: int
) -> None:
    driver.open(needing, "support")
    driver.key(driver.part("support").bookings, "C")
    driver.fill(note="")
    assert "what you offer instead" in driver.problem_at("note")
    driver.fill(note="A quiet room and notes beforehand")
    row = register.all(Adjustment)[0]
    assert (row.state, row.note) == (ArrangeState.CANNOT, "A quiet room and notes beforehand")


def test_a_booking_of_its_own_is_added_and_changed(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "support")
    driver.do("Add a booking")
    driver.fill(what="Quiet room", who="Venue", by_when="1 December 2026")
    driver.do("Change")
    driver.fill(cost_pence="12.50")
    row = register.all(Adjustment)[0]
    assert (row.what, row.who, row.cost_pence) == ("Quiet room", "Venue", 1250)
    assert driver.sentence.endswith("£12.50 in all.")


def test_who_came_is_one_key_each_and_the_same_key_takes_it_back(
    driver: MeetingsDriver, register: Register
) -> None:
    meeting_id = held(register)
    driver.open(meeting_id, "day")
    assert driver.sentence == "4 people expected."
    people = driver.part("day").people
    names = driver.texts(people.list)
    driver.key(people, "CPAD")
    came = {row.person_id: row.came for row in register.all(Attendance)}
    ticked = [came[register.people[name.split(" (")[0]].id] for name in names]
    assert ticked == [Came.CAME, Came.PART, Came.APOLOGIES, Came.DID_NOT_COME]
    assert driver.sentence == "2 came, 2 could not."
    assert register.meeting(meeting_id).state is MeetingState.TOOK_PLACE
    driver.key(people, "D")
    assert driver.sentence == "2 came, 1 could not, 1 still to tick."


def test_everyone_else_came_is_one_press(driver: MeetingsDriver, register: Register) -> None:
    driver.open(held(register, "Amara Quill"), "day")
    driver.do("Everyone else came")
    assert driver.sentence == "4 came."
    assert "Everyone else came" not in driver.verbs()


def test_someone_on_the_register_walks_in(driver: MeetingsDriver, register: Register) -> None:
    meeting_id = held(register)
    register.write(lambda work: work.add(a_person("Gwen Abara")))
    driver.open(meeting_id, "day")
    card = driver.part("day").walk_in
    QTest.keyClicks(card.box, "gwen")
    driver.qtbot.waitUntil(lambda: not card.box.pending)
    driver.settle()
    QTest.keyClick(card.box, Qt.Key.Key_Return)
    driver.settle()
    assert driver.notice == "Gwen Abara walked in"
    assert [row.walk_in for row in register.all(Attendance)] == [True]
    assert card.box.text() == ""


def test_someone_new_walks_in_with_a_name_and_two_questions(
    driver: MeetingsDriver, register: Register
) -> None:
    meeting_id = held(register)
    driver.open(meeting_id, "day")
    card = driver.part("day").walk_in
    QTest.keyClicks(card.box, "Priya Ashdown")
    driver.qtbot.waitUntil(lambda: not card.box.pending)
    driver.settle()
    QTest.keyClick(card.box, Qt.Key.Key_Return)
    assert driver.shown_in_form("name") == "Priya Ashdown"
    driver.fill(before=TakenBefore.NO, need="Step-free")
    priya = next(person for person in register.all(Person) if person.name == "Priya Ashdown")
    assert (priya.taken_before, priya.needs_asked) == (TakenBefore.NO, NeedsAsked.RECORDED)
    assert [need.need for need in register.all(AccessNeed)] == ["Step-free"]


def test_what_nobody_knew_someone_needs_is_written_down_in_a_moment(
    driver: MeetingsDriver, register: Register
) -> None:
    driver.open(held(register, "Amara Quill"), "day")
    view = driver.part("day").people.list
    view.choose(register.named("Amara Quill"))
    driver.do("Needed something new")
    driver.fill(need="A seat by the door", done="Moved the chairs")
    assert register.all(NewNeed)[0].person_id == register.named("Amara Quill")
    assert driver.says("New today: A seat by the door. We did: Moved the chairs.")
    assert "A seat by the door" in driver.spoken(view, view.table.currentIndex().row(), 0)


def test_a_word_about_someones_day_and_the_notes_of_the_meeting_are_at_hand(
    driver: MeetingsDriver, register: Register
) -> None:
    driver.open(held(register, "Amara Quill"), "day")
    view = driver.part("day").people.list
    view.table.setCurrentIndex(view.model.index(driver.texts(view).index("Amara Quill"), 0))
    driver.settle()
    driver.press("Write a note")
    driver.fill(note="Left at the break")
    assert register.all(Attendance)[0].note == "Left at the break"
    driver.press("Notes of the meeting")
    driver.fill(text="Buses leave too early")
    assert register.all(MeetingNotes)[0].text == "Buses leave too early"


def test_a_meeting_called_off_late_still_pays_those_who_had_said_yes(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    pay(register, coming)

    def call_off(work: Work) -> None:
        meeting = work.get(Meeting, coming)
        work.get(Scheme, meeting.scheme_id or 0).late_percent = 100
        work.get(Scheme, meeting.scheme_id or 0).late_working_days = 14
        meeting.state = MeetingState.CANCELLED

    invite_all(register, coming, Reply.YES)
    register.write(call_off)
    driver.open(coming, "after")
    assert driver.sentence == "This meeting was called off."
    driver.do("Pay for the late cancellation")
    driver.fill(on="1 November 2026")
    assert open_dialog().isVisible()
    assert register.all(Claim) == []
    driver.fill(on="20 November 2026")
    assert len(register.all(Claim)) == 4
    assert {row.came for row in register.all(Attendance)} == {Came.WE_CANCELLED}


@pytest.mark.parametrize(
    ("stage", "words", "kind"),
    [
        ("day", "Day sheet", PaperKind.DAY_SHEET),
        ("day", "Attendance sheet", PaperKind.ATTENDANCE_SHEET),
        ("after", "Feedback form", PaperKind.FEEDBACK_FORM),
        ("support", "", PaperKind.BOOKING_LIST),
    ],
)
def test_a_paper_of_the_meeting_is_looked_at_and_saved_where_it_is_needed(
    driver: MeetingsDriver, register: Register, tmp_path: Path, stage: str, words: str, kind: PaperKind
) -> None:
    driver.open(held(register, "Amara Quill"), stage)
    if words:
        driver.press(f"Look at {words}, to print or save")
    else:
        driver.do("Booking list on paper")
    dialog = open_dialog(PaperDialog)
    driver.qtbot.waitUntil(lambda: bool(dialog.view.pages.kept), timeout=10_000)
    driver.save_paper(tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert [paper.kind for paper in register.all(Paper)] == [kind]
    assert driver.notice == "Saved: paper.pdf"


def test_nobody_is_ticked_before_the_day(driver: MeetingsDriver, register: Register, coming: int) -> None:
    invite_all(register, coming, Reply.YES)
    driver.open(coming, "day")
    driver.key(driver.part("day").people, "C")
    assert "still to come" in driver.notice
    assert not driver.part("day").walk_in.isVisibleTo(driver.window)


def pay(register: Register, meeting_id: int) -> None:
    """£75 for a half day, in force."""

    def fill(work: Work) -> None:
        scheme = work.add(Scheme(name="Half days", confirmed_on=date(2026, 1, 1)))
        rate = Rate(
            scheme_id=scheme.id,
            key=RateKey.HALF_DAY,
            unit=RateUnit.HALF_DAY,
            kind=RateKind.PAID,
            amount_milli=7_500_000,
            from_day=date(2026, 1, 1),
        )
        work.add(rate)
        work.flush()
        work.get(Meeting, meeting_id).scheme_id = scheme.id

    register.write(fill)


def test_every_claim_is_drafted_at_once(driver: MeetingsDriver, register: Register) -> None:
    meeting_id = held(register, *NAMES[:3])
    pay(register, meeting_id)
    driver.open(meeting_id, "after")
    assert "3 have no claim yet." in driver.sentence
    driver.do("Draft claims for 3 people")
    assert {row.person_id for row in register.all(Claim)} == {register.named(name) for name in NAMES[:3]}
    assert driver.notice == "3 claims drafted."
    assert driver.says("£225.00")
    driver.undo()
    assert register.all(Claim) == []


def test_what_was_said_is_answered_and_everyone_is_told_in_their_own_way(
    driver: MeetingsDriver, register: Register
) -> None:
    meeting_id = held(register, *NAMES[:2])
    register.write(
        lambda work: setattr(work.get(Person, register.named("Dewi Prosser")), "preferred_reach", Reach.PHONE)
    )
    driver.open(meeting_id, "after")
    driver.do("Write down what was said")
    driver.fill(said="Letters are too long", owner="Idris Vale", answer_by="17 December 2026")
    view = driver.part("after").outcomes.list
    assert driver.texts(view) == ["Letters are too long"]
    assert driver.spoken(view, 0, 1) == "Answer by 17 Dec"
    view.opened.emit(view.model.id_at(0))
    driver.fill(state=OutcomeState.DECIDED, decided="Every letter fits one page from May")
    assert register.all(Outcome)[0].decided_on == TODAY
    assert driver.says("Post: Amara Quill")
    driver.press("Mark 1 as told: Phone")
    assert [row.how for row in register.all(Told)] == [Reach.PHONE]
    driver.part("after").on_tell_asked()
    driver.settle()
    assert {row.how for row in register.all(Told)} == {Reach.PHONE, Reach.POST}
    assert driver.says("Everyone who came has been told.")


def test_what_is_different_now_is_told_as_an_example_in_one_step(
    driver: MeetingsDriver, register: Register
) -> None:
    meeting_id = held(register, "Amara Quill")
    done = Outcome(
        meeting_id=meeting_id, said="Letters are too long", changed="One page", state=OutcomeState.DONE
    )
    register.write(lambda work: work.add(done))
    register.write(lambda work: organisation.save(work, extras=(Extra.EXAMPLES.value,)))
    driver.open(meeting_id, "after")
    driver.part("after").outcomes.list.choose(done.id)
    driver.press("Tell it as an example…")
    driver.fill(title="Shorter letters")
    (kept,) = register.all(PracticeExample)
    assert (kept.title, kept.changed) == ("Shorter letters", "One page")
    assert kept.involved.startswith("1 person who came")


def test_a_form_is_one_key_a_question_in_the_order_of_the_paper(
    driver: MeetingsDriver, register: Register
) -> None:
    meeting_id = held(register, "Amara Quill")

    def need(work: Work) -> None:
        work.add(AccessNeed(person_id=register.named("Amara Quill"), need="Hearing loop"))
        work.flush()
        support.follow(work, meeting_id)

    register.write(need)
    driver.open(meeting_id, "after")
    card = driver.part("after").heard
    driver.key(card.answers, "YNP")
    form = register.all(Feedback)[0]
    assert (form.good, form.heard) == (Face.YES, Face.NO)
    assert register.all(AdjustmentFor)[0].worked is Worked.PARTLY
    assert card.heading.text() == "Heard: 1 of 1 told us"
    assert driver.says("What they needed worked for 0 of 1 who told us.")
    view = card.answers.list
    view.opened.emit(register.all(AdjustmentFor)[0].id)
    driver.fill(note="The loop was off in the small room")
    assert register.all(AdjustmentFor)[0].worked_note == "The loop was off in the small room"
    driver.key(card.answers, "P")
    assert register.all(AdjustmentFor)[0].worked is Worked.NOT_ASKED


def test_what_someone_said_in_their_words_is_kept_with_the_faces(
    driver: MeetingsDriver, register: Register
) -> None:
    driver.open(held(register, "Amara Quill"), "after")
    answers = driver.part("after").heard.answers
    answers.list.opened.emit(answers.list.model.id_at(1))
    driver.settle()
    driver.fill(best="The break", better="More time")
    assert (register.all(Feedback)[0].best, register.all(Feedback)[0].better) == ("The break", "More time")
    answers.list.opened.emit(answers.list.model.id_at(0))
    driver.settle()
    assert driver.shown_in_form("best") == "The break"
    driver.close_form()


def test_a_form_without_a_name_is_entered_and_taken_away_again(
    driver: MeetingsDriver, register: Register
) -> None:
    driver.open(held(register, "Amara Quill", "Dewi Prosser"), "after")
    card = driver.part("after").heard
    driver.press("Form without a name")
    driver.key(card.answers, "YP")
    form = register.all(Feedback)[0]
    assert (form.person_id, form.good, form.heard) == (None, Face.YES, Face.PARTLY)
    assert card.heading.text() == "Heard: 1 of 2 told us"
    assert driver.says("Good for 1.")
    card.on_delete_pressed()
    driver.settle()
    assert register.all(Feedback) == []


def test_a_form_is_found_by_the_name_on_it(driver: MeetingsDriver, register: Register) -> None:
    driver.open(held(register, "Amara Quill", "Dewi Prosser"), "after")
    card = driver.part("after").heard
    QTest.keyClicks(card.search, "dew")
    driver.qtbot.waitUntil(lambda: not card.search.pending)
    driver.settle()
    assert driver.texts(card.answers.list) == ["Dewi Prosser"] * 2


def test_notes_are_written_and_written_on(driver: MeetingsDriver, register: Register) -> None:
    driver.open(held(register, "Amara Quill"), "after")
    driver.press("Write notes")
    driver.fill(text="Buses leave too early", taken_by="Jo")
    assert driver.says("Buses leave too early")
    driver.press("Read and write on")
    assert driver.shown_in_form("taken_by") == "Jo"
    driver.fill(text="word " * 100)
    assert driver.part("after").notes.beginning.text().endswith("word …")


def test_the_plan_says_what_it_will_cost_before_anyone_is_called(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    pay(register, coming)
    driver.open(coming, "plan")
    assert driver.says("About £150.00, and expenses on top")
    assert driver.says("Nobody is chosen yet.")
    assert not driver.says("£75.00 × 2 people")
    driver.press("Why this amount? Involvement payments")
    assert driver.says("£75.00 × 2 people likely to come and take payment.")
    driver.press("Hide why")
    assert not driver.says("£75.00 × 2 people")


def test_the_agenda_is_written_on_the_plan_and_becomes_a_paper(
    driver: MeetingsDriver, register: Register, coming: int, tmp_path: Path
) -> None:
    driver.open(coming, "plan")
    driver.press("Begin with the usual one")
    assert driver.says("Welcome, 10 minutes")
    driver.press("Add an item")
    driver.fill(what="Thanks", minutes=5, who="Dewi Prosser")
    assert driver.says("Thanks, 5 minutes, led by Dewi Prosser")
    assert driver.says("The agenda is 5 minutes longer than the meeting.")
    driver.press("Earlier: Thanks")
    driver.press("Change What happens next")
    driver.fill(minutes=5)
    assert not driver.says("longer than the meeting")
    driver.press("Take off Thanks")
    assert driver.says("5 minutes are still free.")
    driver.press("Easy-read agenda")
    driver.save_paper(tmp_path / "paper.pdf")
    assert [paper.kind for paper in register.all(Paper)] == [PaperKind.AGENDA]


def test_a_series_is_seen_date_by_date_before_it_is_planned_and_undone_as_one(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "plan")
    driver.do("Plan more like this")
    assert driver.series_said() == "5 more meetings. Untick a date to skip it, or type another day."
    driver.repeat(times=4)
    driver.skip_date(0)
    driver.move_date(1, "25 December 2026")
    assert driver.date_note(1) == "Bank holiday: Christmas Day"
    driver.plan_series()
    days = sorted(one.day for one in register.all(Meeting))
    assert days == [date(2026, 12, 8), date(2026, 12, 25), date(2027, 3, 9)]
    assert driver.notice == "2 more meetings planned"
    driver.do("Move the series")
    driver.fill(days=7)
    assert register.meeting(coming).day == date(2026, 12, 15)
    driver.undo()
    driver.undo()
    assert len(register.all(Meeting)) == 1


def test_tab_goes_through_the_dates_of_a_series_before_it_comes_to_the_verbs(
    driver: MeetingsDriver, coming: int
) -> None:
    driver.open(coming, "plan")
    driver.do("Plan more like this")
    driver.repeat(times=3)
    assert driver.tab_through_series(7) == ["repeats", "every", "times", "until", "keep 0", "day 0", "keep 1"]


def test_a_series_without_an_end_says_what_is_missing(driver: MeetingsDriver, coming: int) -> None:
    driver.open(coming, "plan")
    driver.do("Plan more like this")
    driver.repeat(times=None)
    assert driver.series_said() == "Say how many meetings, or until when."
    assert not driver.can_plan_series()


def test_people_to_tell_stand_on_the_plan_until_they_know(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    invite_all(register, coming)
    driver.open(coming, "plan")
    driver.do("Change")
    driver.fill(day="15 December 2026")
    assert driver.says("4 people must be told: this meeting changed")
    driver.press("Told: Amara Quill")
    assert driver.says("3 people must be told: this meeting changed")
    driver.press("All have been told")
    assert not driver.says("must be told")


def test_the_plan_says_what_else_is_on_and_leads_there(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    other = register.write(lambda work: work.add(a_meeting(day=date(2026, 12, 8), title="Housing forum"))).id
    driver.open(coming, "plan")
    assert driver.says("Good to know about this day")
    driver.press("Housing forum, 10:30am to midday: nobody is asked to both")
    assert driver.page.meeting_id == other
    driver.open_list().on_plan_asked()
    driver.settle()
    assert driver.advice_on("day", "25 December 2026") == "Bank holiday: Christmas Day"
    assert driver.advice_on("day", "25") == ""
    driver.close_form()


def test_a_meeting_moves_and_replies_are_due_as_long_before_it(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "plan")
    driver.do("Change")
    driver.fill(day="15 December 2026")
    assert (register.meeting(coming).day, register.meeting(coming).reply_by) == (
        date(2026, 12, 15),
        date(2026, 12, 5),
    )


def test_calling_a_meeting_off_asks_first_and_can_be_undone(
    driver: MeetingsDriver, register: Register, coming: int
) -> None:
    driver.open(coming, "plan")
    driver.do("Call it off")
    driver.confirm()
    assert register.meeting(coming).state is MeetingState.CANCELLED
    assert driver.sentence == "This meeting was called off."
    assert "It takes place after all" in driver.verbs()
    driver.undo()
    assert register.meeting(coming).state is MeetingState.PLANNED


def test_a_meeting_that_was_undone_leads_back_to_the_list(driver: MeetingsDriver, register: Register) -> None:
    page = driver.open_list()
    page.on_plan_asked()
    driver.settle()
    driver.fill(title="Housing forum", day="8 December 2026", starts="10:30", ends="12:00")
    assert driver.page.meeting_id is not None
    driver.undo()
    assert register.all(Meeting) == []
    assert driver.titles() == []


def test_stages_turn_by_keyboard_and_everything_has_a_name(
    driver: MeetingsDriver, register: Register, needing: int
) -> None:
    page = driver.open(needing, "plan")
    for key in list(page.parts)[1:]:
        page.turn_by(1)
        driver.settle()
        assert page.tabs.key == key
        assert unnamed(page) == []
    assert register.people
