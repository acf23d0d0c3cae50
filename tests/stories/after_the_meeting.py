"""The main job from the day itself on: who came, the money, what changed, the lead's report."""

from pathlib import Path

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.outcomes import OutcomeState
from coprod_desktop.domain.people import TakenBefore
from tests.documents import golden_papers
from tests.stories.coordinator import Coordinator

CAME = (
    "Harry Rowbotham",
    "Kojo Darko",
    "Megan Moelwyn",
    "Patricia Fothergill",
    "Priya Ashdown",
    "Siobhán O'Neill",
    "Tegwen Pugh",
    "Zofia Drozd",
)
#: Words of health, benefits and access that finance has no need to read.
NOT_FOR_FINANCE = ("hearing", "loop", "access", "personal assistant", "health", "benefit", "disab", "carer")


def tick_who_came(jo: Coordinator) -> None:
    """One key or one press each; two people walk in, one of them new; a wrong press is undone and redone."""
    meeting = jo.meeting
    meeting.go_to("Carers board", "day")
    assert meeting.sentence == "7 people expected."
    meeting.tick_who_came("Dylan Hopkin", "D")
    meeting.do("Everyone else came")
    assert meeting.sentence == "6 came, 1 could not."
    jo.undo()
    assert meeting.sentence == "0 came, 1 could not, 6 still to tick."
    jo.redo()
    assert meeting.sentence == "6 came, 1 could not."
    meeting.walk_in("zofia")
    assert jo.notice == "Zofia Drozd walked in"
    meeting.walk_in("Priya Ashdown")
    meeting.fill(before=TakenBefore.NO, need="Step-free")
    assert meeting.sentence == "8 came, 1 could not."
    assert not [title for title in jo.to_do() if title.startswith("Who came")]


def ask_what_worked(jo: Coordinator) -> None:
    """Everyone is asked by the same three faces: was it good, did we listen, did what was arranged work."""
    meeting = jo.meeting
    meeting.go_to("Carers board", "after")
    asked = meeting.asked()
    assert len(asked) == 2 * 8 + 6
    arranged = [n for n, said in enumerate(asked) if not said.endswith("?")]
    meeting.say("".join("P" if n == arranged[1] else "Y" for n in range(len(asked))))
    assert meeting.says("What they needed worked for 5 of 6 who told us.")
    assert meeting.says("Heard: 8 of 8 told us")


def draft_every_claim(jo: Coordinator) -> None:
    """Every claim at once; the two boxes stand apart."""
    meeting = jo.meeting
    meeting.do("Draft claims for 8 people")
    assert jo.notice == "8 claims drafted."
    assert meeting.says("£600.00")
    jo.money.open()
    assert tuple(sorted(jo.money.people())) == CAME
    assert set(jo.money.column("For their time")) == {"£75.00"}
    assert set(jo.money.column("Expenses")) == {"£0.00"}


def finish_kojos_claim(jo: Coordinator) -> None:
    """A bus fare and a personal assistant for the morning go into the box of expenses."""
    money = jo.money
    money.open_claim_of("Kojo Darko")
    money.press("Add an expense")
    money.tick("has_receipt")
    money.fill(what="Bus there and back", claimed_pence="£12.40", receipt_no="1")
    money.press("Add an expense")
    money.choose("kind", LineKind.SUPPORT_COST)
    money.tick("has_receipt")
    money.fill(what="Personal assistant for the morning", claimed_pence="45", receipt_no="2")
    assert (money.box(Box.PAYMENT), money.box(Box.EXPENSES), money.total()) == ("£75.00", "£57.40", "£132.40")
    money.press("Hand in")
    money.press("Approve")


def print_the_slip(jo: Coordinator, folder: Path) -> None:
    """Two copies: the person's says everything, finance's nothing of health or access."""
    jo.money.press("Print slips")
    jo.money.choose_folder(folder)
    (persons,) = [file.read_bytes() for file in folder.glob("*person copy.pdf")]
    (finances,) = [file.read_bytes() for file in folder.glob("*finance copy.pdf")]
    for slip in (persons, finances, (folder / "All slips to print.pdf").read_bytes()):
        assert golden_papers.accessibility_failures(slip) == []
        said = golden_papers.words(slip)
        assert "Kojo Darko" in said
        for figure in ("£75.00", "£57.40", "£132.40"):
            assert figure in said
    assert "Hello Kojo Darko" in golden_papers.words(persons)
    assert "Personal assistant for the morning" in golden_papers.words(persons)
    read_by_finance = golden_papers.words(finances)
    assert "Agreed support cost" in read_by_finance
    assert [word for word in NOT_FOR_FINANCE if word in read_by_finance.lower()] == []


def pay_kojo(jo: Coordinator) -> None:
    """Finance paid it; the others still wait."""
    jo.money.press("Paid on…")
    jo.money.fill()
    assert "Paid" in jo.money.said()
    jo.money.open()
    assert len(jo.money.people()) == 7


def write_down_what_was_said(jo: Coordinator) -> None:
    """Something was said, and somebody answers by a day; the day after it, Today says so."""
    jo.meeting.go_to("Carers board", "after")
    jo.meeting.do("Write down what was said")
    jo.meeting.fill(said="Letters are too long", owner="Idris Vale", answer_by="17 December 2026")


def say_what_changed(jo: Coordinator) -> None:
    """An answer is given, and everyone who came is told in their own way."""
    late = "An answer was promised by Thursday 17 December"
    assert late in jo.to_do()
    jo.today.follow(late)
    jo.meeting.open_outcome("Letters are too long")
    jo.meeting.fill(state=OutcomeState.DECIDED, decided="Every letter fits one page from May")
    to_tell = "What changed: 8 people not yet told"
    assert late not in jo.to_do()
    assert to_tell in jo.today.titles()
    jo.today.follow(to_tell)
    jo.meeting.do("Tell 8 people what changed")
    assert jo.meeting.says("8 people told, last on 18 Dec 2026:")
    assert all(jo.meeting.says(f"{name} by post") for name in CAME)
    assert to_tell not in jo.to_do()


def look_at_the_voices(jo: Coordinator) -> None:
    """The quarter in one sentence, and the rule behind it with its people."""
    page = jo.voices()
    page.turn_to_tables()
    *_earlier, last_but_one, _now = page.table(page.page.mix)
    assert last_but_one[0] == "Q4 2026"
    assert (last_but_one[1], last_but_one[-1]) == ("3", "8")


def give_the_lead_a_report(jo: Coordinator, out: Path) -> None:
    """Four sentences at least over its figures; of so few people nothing is shown that could pick anyone out."""
    assert jo.reports().save("Save as PDF", out) == "Voices and diversity 2026-01 2026-12.pdf"
    report = out.read_bytes()
    said = golden_papers.words(report)
    assert golden_papers.accessibility_failures(report) == []
    for sentence in (
        "3 of 8 people came for the first time in Q4 2026.",
        "No first-timer has had six months to come again yet.",
        "Most people on the register have never been asked.",
        "Too few people to show safely: groups are shown once 30 people have answered.",
    ):
        assert sentence in said
    assert [name for name in CAME if name in said] == []
