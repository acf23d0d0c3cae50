"""The whole main job: from the spreadsheet a coordinator has to the printed slip and the lead's report."""

from datetime import date
from pathlib import Path

import pytest

from tests.stories import after_the_meeting as after
from tests.stories import before_the_meeting as before
from tests.stories.coordinator import Coordinator

THE_WEEK_BEFORE = date(2026, 12, 7)
THE_DAY = date(2026, 12, 15)
THE_DAY_AFTER = date(2026, 12, 16)
THAT_FRIDAY = date(2026, 12, 18)
IN_JANUARY = date(2027, 1, 4)

#: What History must say was done, in this order, whatever was done between.
STEPS = (
    "Imported 77 people from People list NEW (2).csv",
    "Board added",
    "Meeting planned",
    "Board members chosen",
    "Kojo Darko chosen",
    "10 invitations made",
    "Kojo Darko said yes",
    f"The venue has it: {before.LOOP}",
    "Everyone else came",
    "Zofia Drozd walked in",
    "Claims drafted",
    "Made 2 slips",
    "What was said is written down",
    "Everyone who came told what changed",
    "Report released: report.pdf",
)


@pytest.mark.timeout(300)
def test_from_a_messy_spreadsheet_to_the_printed_slip_and_the_report(jo: Coordinator, tmp_path: Path) -> None:
    before.take_in_the_spreadsheet(jo, tmp_path)
    before.look_at_the_people(jo)
    before.set_up_the_organisation(jo)
    before.add_the_board(jo)
    before.plan_the_meeting(jo)
    before.choose_whom_to_invite(jo)
    before.ask_what_is_not_known(jo)
    before.make_the_invitations(jo, tmp_path / "invitations")
    before.write_down_replies(jo)
    before.arrange_what_people_need(jo)

    jo.begin_day(THE_DAY)
    after.tick_who_came(jo)

    jo.begin_day(THE_DAY_AFTER)
    after.ask_what_worked(jo)
    after.draft_every_claim(jo)
    after.finish_kojos_claim(jo)
    after.print_the_slip(jo, tmp_path / "slips")
    after.pay_kojo(jo)
    after.write_down_what_was_said(jo)

    jo.begin_day(THAT_FRIDAY)
    after.say_what_changed(jo)

    jo.begin_day(IN_JANUARY)
    after.look_at_the_voices(jo)
    after.give_the_lead_a_report(jo, tmp_path / "report.pdf")

    history_says_every_step(jo)
    a_step_in_the_middle_is_taken_back_and_put_back(jo)
    jo.come_back()
    everything_is_still_there(jo)


def history_says_every_step(jo: Coordinator) -> None:
    """Each step of the job, in its order."""
    jo.settings.part("history")
    done = jo.settings.done()[::-1]
    places = [done.index(step) for step in STEPS]
    assert places == sorted(places)


def a_step_in_the_middle_is_taken_back_and_put_back(jo: Coordinator) -> None:
    """The venue had no loop after all; then it had: other steps stay as they are."""
    wrong = f"The venue has it: {before.LOOP}"
    jo.settings.take_back(wrong)
    assert jo.settings.done()[0] == f"Reversed: {wrong}"
    jo.meeting.go_to("Carers board", "support")
    assert "To arrange" in jo.meeting.bookings()[before.LOOP]
    jo.undo()
    assert "Venue has it" in jo.meeting.bookings()[before.LOOP]


def everything_is_still_there(jo: Coordinator) -> None:
    """People, seats, meeting, money, what changed and what left, in another window on another day."""
    assert jo.people().page.sentence.text() == "78 people on the register."
    jo.boards.open()
    assert jo.boards.names() == ["Carers board"]
    jo.meeting.go_to("Carers board", "after")
    assert jo.meeting.sentence == "8 people came. All have a claim. All have heard what changed."
    jo.money.open()
    jo.money.turn_to("paid")
    assert jo.money.people() == ["Kojo Darko"]
    assert jo.reports().what_left()[1].startswith("Voices, Diversity")
    jo.settings.part("history")
    assert STEPS[0] in jo.settings.done()
