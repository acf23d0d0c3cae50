"""A hybrid workshop of nine people, from planning it to everyone knowing what changed - and nothing left to do."""

from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.domain.outcomes import OutcomeState
from coprod_desktop.domain.people import TakenBefore
from tests.documents import golden_papers
from tests.stories.coordinator import Coordinator
from tests.stories.workshop import BY_PHONE, BY_POST, MARI, NINE, PANEL, VENUE, get_to_know

TITLE = "Home care workshop"
INTERPRETERS = "Book two BSL interpreters"
TAXI = "Book an accessible taxi both ways"
QUIET_ROOM = "Keep a quiet room free"
MARIS_PLACE = f"A place and food for {MARI}, who comes with Leonard Boyd"
SAID = "Visits come at a different time each day"
WALKED_IN = "Nadia Choudhury"
NEW_NEED = "Ask Dot Winterson: A seat by the door"

THE_DAY_BEFORE = date(2027, 1, 11)
THE_DAY = date(2027, 1, 12)
THE_DAY_AFTER = date(2027, 1, 13)
THE_ANSWER = date(2027, 1, 20)


@pytest.mark.timeout(180)
def test_a_hybrid_workshop_from_plan_to_told(jo: Coordinator, tmp_path: Path) -> None:
    get_to_know(jo.store)
    plan_it(jo)
    make_the_invitations(jo, tmp_path / "invitations")
    write_down_replies(jo)
    arrange_what_people_need(jo)

    jo.begin_day(THE_DAY_BEFORE)
    the_taxi_is_cancelled(jo)

    jo.begin_day(THE_DAY)
    take_the_day_sheet_along(jo, tmp_path / "day sheet.pdf")
    see_who_comes(jo)

    jo.begin_day(THE_DAY_AFTER)
    hear_how_it_was(jo)
    draft_the_claims(jo)

    jo.begin_day(THE_ANSWER)
    tell_everyone_what_changed(jo)
    assert jo.to_do() == []
    assert jo.today.sentence == "Wednesday 20 January. Nothing needs doing: every promise is kept."


def plan_it(jo: Coordinator) -> None:
    """In a library we know and online; what it costs is said before anyone is called."""
    assert jo.to_do() == []
    jo.meeting.open_list().on_plan_asked()
    jo.meeting.settle()
    for field, words in (
        ("board_id", PANEL),
        ("kind", "Workshop"),
        ("way", "In person and online"),
        ("venue_id", VENUE),
    ):
        jo.meeting.choose(field, words)
    jo.meeting.fill(
        title=TITLE,
        day="12 January 2027",
        starts="10:30",
        ends="12:30",
        about="home care visits",
        joining="example.org/workshop",
        places="9",
    )
    jo.meeting.turn_to("plan")
    assert jo.meeting.says("About £1,109.00, and expenses on top")
    assert jo.meeting.says("Nobody is chosen yet. To fill the places, about 12 people are asked and 9 come.")
    for what in ("Involvement payments", INTERPRETERS, TAXI, VENUE):
        assert jo.meeting.says(what)


def make_the_invitations(jo: Coordinator, folder: Path) -> None:
    """Each in their own way and language; Leonard gets his own, and Mari a copy."""
    jo.meeting.turn_to("invite")
    jo.meeting.choose_suggested()
    jo.meeting.do("Make 9 invitations")
    assert jo.meeting.sentence == (
        "9 invitations to make: 3 by post, 2 by e-mail, 3 by phone, 1 by text message. "
        "And 1 copy for a supporter."
    )
    jo.meeting.do("Make and print 9 invitations")
    jo.meeting.choose_folder(folder)
    made = {file.stem.split(" ", 1)[1]: file for file in sorted(folder.rglob("[0-9]* *.pdf"))}
    assert set(made) == {known.name for known in NINE} | {f"{MARI} for Leonard Boyd"}
    assert "Enw: Bronwen Tudor" in golden_papers.words(made["Bronwen Tudor"].read_bytes())
    assert "Name: Leonard Boyd" in golden_papers.words(made["Leonard Boyd"].read_bytes())


def write_down_replies(jo: Coordinator) -> None:
    """Nine times yes; Mari answered for Leonard, as he wants."""
    jo.meeting.everyone_said("Y" * len(NINE))
    assert jo.meeting.sentence.startswith("9 of 9 replied")
    jo.meeting.reply("Leonard", "")
    jo.meeting.press(f"Answered by {MARI}")
    jo.meeting.look_at("Leonard Boyd")
    assert jo.meeting.pressed(f"Answered by {MARI}")
    assert jo.meeting.pressed(f"{MARI} comes with Leonard Boyd")


def arrange_what_people_need(jo: Coordinator) -> None:
    """Two people's interpreters are one booking, the library has the quiet room, Mari has a place."""
    jo.meeting.turn_to("support")
    lines = jo.meeting.bookings()
    assert "BSL interpreter · Ines Ferreira, Kofi Mensah" in lines[INTERPRETERS]
    assert "by 22 Dec, 29 days left | £320.00" in lines[INTERPRETERS]
    assert "Hoist · Gareth Pryce" in lines["Hoist"]
    assert "Nobody: the venue has it" in lines[QUIET_ROOM]
    assert "Leonard Boyd" in lines[MARIS_PLACE]
    for line in lines:
        if line != QUIET_ROOM:
            jo.meeting.book(line, "A")
    assert jo.meeting.sentence == "Everything is arranged. £344.00 in all. 1 supporter comes along."


def the_taxi_is_cancelled(jo: Coordinator) -> None:
    """The firm cannot come after all: it is to arrange again, Today says so at once, and another one is found."""
    assert jo.to_do() == []
    jo.meeting.go_to(TITLE, "support")
    jo.meeting.book(TAXI, "T")
    missing = "Taxi: not arranged yet"
    assert missing in jo.to_do()
    assert jo.today.urgent() == [True]
    jo.today.follow(missing)
    jo.meeting.change_booking(TAXI, who="Marlow Cabs", cost_pence="31")
    jo.meeting.book(TAXI, "A")
    assert "Arranged | Marlow Cabs" in jo.meeting.bookings()[TAXI]


def take_the_day_sheet_along(jo: Coordinator, paper: Path) -> None:
    """Need-to-know only, and whom to ring, where somebody has a phone."""
    jo.meeting.turn_to("day")
    assert jo.meeting.sentence == "9 people expected."
    jo.meeting.press("Look at Day sheet, to print or save")
    jo.meeting.save_paper(paper)
    assert golden_papers.accessibility_failures(paper.read_bytes()) == []
    said = golden_papers.words(paper.read_bytes())
    for words in (
        "Seat the interpreters where everyone who signs can see them by 10:15am",
        "Wilf Arkwright Be at the door when their taxi comes by 10:15am 01632 960113",
        f"Leonard Boyd with {MARI} · 01632 960114",
        "Gareth Pryce Hoist 01632 960112",
    ):
        assert words in said
    assert "Quay Street, Marlow Vale 01632" not in said
    assert "cash" not in said.lower()


def see_who_comes(jo: Coordinator) -> None:
    """Everyone comes and one more walks in; Dot needs something nobody knew; notes are taken meanwhile."""
    meeting = jo.meeting
    meeting.do("Everyone else came")
    meeting.walk_in(WALKED_IN)
    meeting.fill(before=TakenBefore.NO, need="Step-free")
    assert meeting.sentence == "10 came."
    meeting.look_at("Dot Winterson", "day")
    meeting.do("Needed something new")
    meeting.fill(need="A seat by the door", done="Moved the chairs")
    meeting.press("Notes of the meeting")
    meeting.fill(text="Visits should come at the same time each day.", taken_by="Jo")


def hear_how_it_was(jo: Coordinator) -> None:
    """Everyone is asked the same; the taxi came late. What Dot needed is kept for next time."""
    assert jo.to_do() == [NEW_NEED]
    jo.today.follow(NEW_NEED)
    jo.today.fill()
    assert jo.to_do() == []
    jo.meeting.go_to(TITLE, "after")
    asked = jo.meeting.asked()
    assert len(asked) == 2 * 10 + 7
    late = asked.index(f"Wilf Arkwright, {TAXI}")
    jo.meeting.say("".join("P" if n == late else "Y" for n in range(len(asked))))
    assert jo.meeting.says("Heard: 10 of 10 told us")
    assert jo.meeting.says("What they needed worked for 6 of 7 who told us.")
    assert jo.meeting.says("Visits should come at the same time each day.")


def draft_the_claims(jo: Coordinator) -> None:
    """Ten claims in one step, each for how its person wants to be paid; what was said gets an owner and a day."""
    jo.meeting.do("Draft claims for 10 people")
    assert jo.notice == "10 claims drafted."
    jo.meeting.do("Write down what was said")
    jo.meeting.fill(said=SAID, owner="Idris Vale", answer_by="20 January 2027")
    jo.money.open()
    ways = jo.money.column("Person")
    assert [way for way in ways if way.endswith("Cash on the day")] == ["Tunde Balogun, Cash on the day"]
    assert set(jo.money.column("For their time")) == {"£75.00"}


def tell_everyone_what_changed(jo: Coordinator) -> None:
    """The answer is due today, given, and told to each in their own way, and to whom Leonard wants told."""
    due = "An answer was promised by Wednesday 20 January"
    assert jo.to_do() == [due]
    jo.today.follow(due)
    meeting = jo.meeting
    meeting.open_outcome(SAID)
    meeting.fill(state=OutcomeState.DECIDED, decided="From March each visit has its hour")
    assert meeting.says("Phone: Wilf Arkwright, Leonard Boyd, Gareth Pryce")
    assert meeting.says(f"Their supporters, as they decided: {MARI} (for Leonard Boyd, by post)")
    meeting.press("Mark 1 supporter as told")
    meeting.do("Tell 10 people what changed")
    assert meeting.says("10 people told, last on 20 Jan 2027:")
    assert meeting.says(f"Supporters told: {MARI}")
    for names, how in ((BY_POST, "by post"), (BY_PHONE, "by phone")):
        assert all(meeting.says(f"{name} {how}") for name in names)
    assert meeting.says("Kofi Mensah by text message")
    assert meeting.sentence == "10 people came. All have a claim. All have heard what changed."
