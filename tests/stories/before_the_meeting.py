"""The main job until the day itself: from the spreadsheet to everything being arranged."""

from datetime import date
from pathlib import Path

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.services.sample.spreadsheet import messy_csv
from tests.documents import golden_papers
from tests.stories.coordinator import Coordinator
from tests.ui.drivers_page import PageDriver

INVITED = ("Kojo Darko", "Tegwen Pugh", "Siobhán O'Neill", "Harry Rowbotham", "Tsega Nur")
LOOP = "Check that the hearing loop works"


def take_in_the_spreadsheet(jo: Coordinator, folder: Path) -> None:
    """Windows-1252, semicolons, dates typed every way, two spellings of one person, an empty line."""
    assert jo.to_do() == []
    assert "nobody is on it yet" in jo.today.sentence
    messy = folder / "People list NEW (2).csv"
    messy.write_bytes(messy_csv())
    taking = jo.importing()
    taking.choose(messy)
    assert (taking.columns()["DOB"], taking.columns()["Post Code"]) == ("Date of birth", "Postcode")
    taking.press_main()
    fates = [fate for _name, fate in taking.rows()]
    assert (
        taking.sentence
        == "77 new people, 2 rows the same as another row, 2 rows to decide. Nothing is written yet."
    )
    assert "Empty" in fates
    assert jo.people().names() == []
    taking.open()
    taking.next_to_decide()
    taking.answer("The same as Huw Trahaearn, row 25 of this file")
    taking.next_to_decide()
    taking.answer("The same as Surjit Thandi, row 51 of this file")
    taking.press_main()
    assert jo.notice.startswith("Imported 77 people from People list NEW (2).csv.")


def look_at_the_people(jo: Coordinator) -> None:
    """Two spellings are one person, spaces and dates are tidy, accents are found without typing them."""
    people = jo.people()
    assert people.search("calloway") == ["GILLIAN CALLOWAY"]
    assert people.search("siobhan") == ["Siobhán O'Neill"]
    assert people.search("moldovan") == ["Elena Moldovan"]
    jo.find("glenys")
    people.press("Change details")
    page = PageDriver(jo.qtbot, jo.window)
    assert people.person.shown is not None
    assert people.person.shown.person.born == date(1947, 2, 24)
    page.leave()
    assert "34 people not yet asked whether they took part before" in jo.to_do()


def set_up_the_organisation(jo: Coordinator) -> None:
    """Whom people can ask, and how they are paid."""
    jo.settings.open()
    jo.settings.type("contact_name", "Jo Tester")
    jo.settings.type("contact_phone", "01632 960100")
    jo.settings.type("contact_email", "jo@example.org")
    jo.settings.press("Keep changes")
    jo.settings.choose_row(jo.settings.schemes.list, "Half days")
    jo.settings.press("Confirm…")
    jo.settings.say_yes()


def add_the_board(jo: Coordinator) -> None:
    """A board with five seats; one is held, until the end of January."""
    boards = jo.boards
    boards.open()
    boards.press("Add a board")
    boards.fill(name="Carers board", host="Adult Services", topics="respite")
    for experience, count in (("Unpaid carer", "3"), ("Draws on care and support", "2")):
        boards.press("Add seats")
        boards.fill(experience=experience, count=count)
    boards.press("Appoint…: Unpaid carer")
    assert boards.find_person("fothergill") == ["Patricia Fothergill · Fallowbridge"]
    boards.fill(ends="31 January 2027")
    assert boards.seats()[0] == "Unpaid carer: Ending, until 31 Jan 2027"
    assert len(boards.seats()) == 5
    assert "1 seat ends in the next 90 days" in jo.to_do()


def plan_the_meeting(jo: Coordinator) -> None:
    """Tuesday 15 December, eight places, at least two people for the first time."""
    jo.meeting.plan(
        "Carers board",
        day="15 December 2026",
        starts="10:30",
        ends="12:00",
        about="breaks for carers",
        venue="Town Hall",
        venue_address="1 High Street, Marlow Vale",
        places="8",
        target_new="2",
    )
    assert jo.meeting.title == "Who shall we invite?"


def choose_whom_to_invite(jo: Coordinator) -> None:
    """The mix follows every tick; who is new to this board is said apart from it."""
    meeting = jo.meeting
    assert meeting.mix == "Nobody chosen yet. The mix shows here as you choose."
    meeting.press("Choose the board's members")
    for name in INVITED:
        meeting.invite(name)
    assert meeting.mix == (
        "2 of 6 would be with us for the first time; your target is at least 2. "
        "Ask 2 of them whether they took part before. "
        "Apart from that, 6 of 6 would be new to this board. New does not mean different."
    )
    meeting.look_at_everyone()
    assert meeting.why("Megan Moelwyn") == "Never asked · waiting 58 months · prefers Welsh"
    meeting.press("Choose the first 4 suggested")
    assert meeting.sentence.startswith("10 chosen for 8 places")
    assert meeting.says("If 8 come: £600.00 in involvement payments, £75.00 each. Expenses come on top.")


def ask_what_is_not_known(jo: Coordinator) -> None:
    """Patricia is asked the two questions on the phone; the mix knows at once."""
    patricia = jo.find("fothergill")
    patricia.press("Change details")
    page = PageDriver(jo.qtbot, jo.window)
    page.choose(taken_before=TakenBefore.NO)
    page.fill()
    patricia.person.tabs.turn_to("needs")
    patricia.press("Asked, none")
    jo.meeting.go_to("Carers board", "invite")
    assert jo.meeting.mix.startswith("3 of 10 would be with us for the first time")


def make_the_invitations(jo: Coordinator, folder: Path) -> None:
    """One tagged PDF for each person, and one with all of them."""
    jo.meeting.do("Make 10 invitations")
    jo.meeting.do("Make and print 10 invitations")
    jo.meeting.choose_folder(folder)
    assert jo.meeting.title == "Who is coming?"
    (made,) = folder.iterdir()
    single = sorted((made / "1 Print and post").glob("[0-9]*.pdf"))
    combined = (made / "1 Print and post" / "All to print.pdf").read_bytes()
    everyone = {file.stem.split(" ", 1)[1] for file in made.rglob("[0-9]* *.*") if file.is_file()}
    assert len(everyone) == 10
    for file in single:
        paper, name = file.read_bytes(), file.stem.split(" ", 1)[1]
        assert f"Name: {name}" in golden_papers.words(paper) or f"Enw: {name}" in golden_papers.words(paper)
        assert name in golden_papers.words(combined)
        assert golden_papers.accessibility_failures(paper) == []
    assert golden_papers.accessibility_failures(combined) == []
    (kojos,) = [golden_papers.words(file.read_bytes()) for file in single if "Kojo" in file.name]
    assert "Tell us what you think about breaks for carers." in kojos
    assert "You told us you need a hearing loop." in kojos


def write_down_replies(jo: Coordinator) -> None:
    """A pile of slips, one key each; a slip of the pen is taken back and done again."""
    meeting = jo.meeting
    for name in ("Kojo", "Tegwen", "Siob", "Harry", "Patricia", "Megan"):
        meeting.reply(name, "Y")
    meeting.reply("Tsega", "N2")
    meeting.reply("Dylan", "M")
    assert meeting.sentence.startswith("8 of 10 replied")
    jo.undo()
    assert meeting.sentence.startswith("7 of 10 replied")
    jo.redo()
    assert meeting.sentence.startswith("8 of 10 replied")


def arrange_what_people_need(jo: Coordinator) -> None:
    """Needs of those who said yes are one booking list; two people's hearing loop is one line."""
    still = "Hearing loop: not arranged yet"
    assert still in jo.to_do()
    jo.today.follow(still)
    meeting = jo.meeting
    assert meeting.sentence.startswith("5 of 5 still to arrange.")
    loop = meeting.bookings()[LOOP]
    assert "Hearing loop · Kojo Darko, Tegwen Pugh" in loop
    assert "Venue | by 8 Dec, 15 days left" in loop
    meeting.change_booking(LOOP, who="Town Hall, front desk", by_when="10 December 2026", cost_pence="12.50")
    assert "Town Hall, front desk | by 10 Dec, 17 days left | £12.50" in meeting.bookings()[LOOP]
    meeting.book(LOOP, "V")
    assert still not in jo.to_do()
    jo.today.follow("Taxi: not arranged yet")
    for line in list(meeting.bookings()):
        if line != LOOP:
            meeting.book(line, "A")
    assert meeting.sentence == "Everything is arranged. £36.50 in all."
    assert not [title for title in jo.to_do() if "not arranged" in title]
