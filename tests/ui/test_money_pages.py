"""Money: found, finished, approved, printed, paid - with the two boxes always apart."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.services import claim_lines, rates, settling
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.builders import TODAY, a_person
from tests.documents.receipts import picture
from tests.services.paying import Paying
from tests.ui.drivers import WindowDriver, open_dialog, unnamed
from tests.ui.drivers_money import MoneyDriver


@pytest.fixture
def paying(store: Store) -> Paying:
    made = Paying(store, registers.sign_in(store))
    made.scheme_in_force()
    return made


@pytest.fixture
def money(qtbot: QtBot, paying: Paying, coprod: MainWindow) -> MoneyDriver:
    assert paying.store is not None
    return MoneyDriver(qtbot, coprod)


@pytest.fixture
def claim_id(paying: Paying) -> int:
    return paying.drafted(a_person("Amara Quill"))


def state(paying: Paying, claim_id: int) -> ClaimState:
    return paying.ask(lambda work: work.get(Claim, claim_id)).state


def bus(paying: Paying, claim_id: int, claimed: str = "12.40", *, has_receipt: bool = True) -> None:
    cost = CostTyped(
        kind=LineKind.FARE,
        claimed=claimed,
        what="Bus there and back",
        has_receipt=has_receipt,
        reason="" if has_receipt else "Lost it",
    )
    paying.do(lambda work: claim_lines.add_cost(work, claim_id, cost))


# the inbox


def test_claims_stand_in_the_tab_of_their_state(paying: Paying, money: MoneyDriver) -> None:
    paying.drafted(a_person("Amara Quill"))
    paying.submitted(paying.drafted(a_person("Dewi Prosser")))
    paying.approved(paying.drafted(a_person("Ines Calloway")))
    money.open()
    assert money.people() == ["Amara Quill"]
    money.turn_to("approve")
    assert money.people() == ["Dewi Prosser"]
    money.turn_to("pay")
    assert money.people() == ["Ines Calloway"]
    money.turn_to("paid")
    assert money.people() == []
    assert money.page.empty.sentence.text() == "Nothing has been paid yet."
    money.turn_to("all")
    assert money.people() == ["Ines Calloway", "Dewi Prosser", "Amara Quill"]
    assert money.page.tabs.buttons["approve"].text() == "To approve · 1"


def test_payment_and_expenses_stand_in_two_columns_and_no_column_adds_them_up(
    paying: Paying, claim_id: int, money: MoneyDriver
) -> None:
    bus(paying, claim_id)
    money.open()
    assert money.column("For their time") == ["£75.00"]
    assert money.column("Expenses") == ["£12.40"]
    titles = [column.title for column in money.page.list.model.columns]
    assert not any("£87.40" in said for title in titles for said in money.column(title))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 17), "3 of 10 working days"),
        (date(2026, 11, 9), "9 of 10 working days"),
        (date(2026, 11, 4), "late: 12 of 10 working days"),
    ],
)
def test_a_claim_says_how_long_its_person_has_waited(
    paying: Paying, money: MoneyDriver, day: date, said: str
) -> None:
    paying.drafted(a_person(), day=day)
    money.open()
    assert money.column("Waited") == [said]


def test_typing_finds_claims_by_person_meeting_or_number(paying: Paying, money: MoneyDriver) -> None:
    paying.drafted(a_person("Siân Ŵyn-O’Neill"))
    second = paying.drafted(a_person("Dewi Prosser"))
    number = paying.page(second).claim.number
    money.open()
    assert money.search("sian") == ["Siân Ŵyn-O’Neill"]
    assert money.search(str(number)) == ["Dewi Prosser"]
    assert money.search("zzz") == []
    assert money.page.empty.sentence.text().startswith("No claim matches")


def test_a_heading_turns_the_order_of_the_wait_round(paying: Paying, money: MoneyDriver) -> None:
    paying.drafted(a_person("Amara Quill"), day=date(2026, 11, 17))
    paying.drafted(a_person("Dewi Prosser"), day=date(2026, 11, 9))
    money.open()
    assert money.people() == ["Dewi Prosser", "Amara Quill"]
    money.press_heading("Waited")
    assert money.people() == ["Amara Quill", "Dewi Prosser"]
    money.press_heading("Claim")
    assert money.people() == ["Amara Quill", "Dewi Prosser"]
    money.press_heading("Claim")
    assert money.people() == ["Dewi Prosser", "Amara Quill"]


def test_the_claims_of_one_meeting_are_shown_until_the_filter_is_taken_away(
    paying: Paying, money: MoneyDriver
) -> None:
    meeting = paying.meeting(a_person("Amara Quill"))
    paying.draft(meeting)
    paying.drafted(a_person("Dewi Prosser"), day=date(2026, 11, 10))
    money.open(meeting)
    assert money.people() == ["Amara Quill"]
    money.press("Remove filter: Carers board, 17 Nov 2026")
    assert sorted(money.people()) == ["Amara Quill", "Dewi Prosser"]


def test_drafts_ticked_by_keyboard_are_handed_in_together_and_undone_together(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow
) -> None:
    first, second = paying.draft(paying.meeting(a_person("Amara Quill"), a_person("Dewi Prosser"))).claim_ids
    money.open()
    assert money.find("Hand in") is None
    money.key(Qt.Key.Key_Space)
    money.key(Qt.Key.Key_Down)
    money.key(Qt.Key.Key_Space)
    money.press("Hand in (2)")
    assert {state(paying, first), state(paying, second)} == {ClaimState.SUBMITTED}
    assert money.page.list.model.ticked == set()
    WindowDriver(qtbot, coprod).do("undo")
    assert {state(paying, first), state(paying, second)} == {ClaimState.DRAFT}


def test_approving_several_says_the_two_boxes_first(paying: Paying, money: MoneyDriver) -> None:
    first, second = paying.draft(paying.meeting(a_person("Amara Quill"), a_person("Dewi Prosser"))).claim_ids
    bus(paying, first)
    for one in (first, second):
        paying.submitted(one)
    money.open("approve")
    money.press("Tick all of these")
    money.press("Approve (2)")
    assert money.say_yes() == "£150.00 for their time, and £12.40 of expenses. You can undo this."
    assert {state(paying, first), state(paying, second)} == {ClaimState.APPROVED}


def test_a_problem_of_one_among_many_names_it_and_approves_none(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow
) -> None:
    first, second = paying.draft(paying.meeting(a_person("Amara Quill"), a_person("Dewi Prosser"))).claim_ids
    bus(paying, second, has_receipt=False)
    for one in (first, second):
        paying.submitted(one)
    money.open("approve")
    money.press("Tick all of these")
    money.press("Approve (2)")
    money.say_yes()
    assert (
        f"Claim {paying.page(second).claim.number}: A cost has no receipt"
        in WindowDriver(qtbot, coprod).notice
    )
    assert {state(paying, first), state(paying, second)} == {ClaimState.SUBMITTED}


def test_finance_paid_these_on_a_day_and_a_day_to_come_is_refused_beside_it(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    paying.approved(claim_id)
    money.open("pay")
    money.key(Qt.Key.Key_Space)
    money.press("Finance paid these on… (1)")
    money.fill(paid_on="1 December 2026")
    assert "still to come" in money.problem_at("paid_on")
    money.fill(paid_on="22 November 2026")
    assert state(paying, claim_id) is ClaimState.PAID
    money.turn_to("paid")
    assert money.column("How far") == ["Paid 22 Nov 2026"]


def test_slips_of_the_claims_ticked_are_written_to_the_folder_chosen(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow, claim_id: int, tmp_path: Path
) -> None:
    paying.approved(claim_id)
    money.open("pay")
    money.key(Qt.Key.Key_Space)
    money.press("Print slips")
    money.choose_folder(tmp_path / "slips")
    number = paying.page(claim_id).claim.number
    names = sorted(path.name for path in (tmp_path / "slips").iterdir())
    assert names == [
        "All slips to print.pdf",
        f"Slip {number} v1 finance copy.pdf",
        f"Slip {number} v1 person copy.pdf",
    ]
    assert WindowDriver(qtbot, coprod).notice.startswith("2 slips are in “slips”")
    assert not WindowDriver(qtbot, coprod).can_undo


def test_a_claim_whose_slip_could_not_be_made_is_named_beside_those_that_were(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow, claim_id: int, tmp_path: Path
) -> None:
    odd = paying.approved(paying.drafted(a_person("Amara 🌻")))
    paying.approved(claim_id)
    money.open("pay")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        money.key(key)
    money.press("Print slips")
    money.choose_folder(tmp_path / "slips")
    number = paying.page(odd).claim.number
    assert f"Not made for Claim {number}. This paper cannot show" in WindowDriver(qtbot, coprod).notice


# one claim


def test_a_claim_shows_its_boxes_apart_and_only_the_total_adds_them_up(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id)
    money.open_claim(claim_id)
    assert (money.box(Box.PAYMENT), money.box(Box.EXPENSES), money.total()) == ("£75.00", "£12.40", "£87.40")
    assert money.said().count("£87.40") == 1


def test_an_expense_is_added_with_its_receipt(money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("Add an expense")
    money.tick("has_receipt")
    money.fill(what="Bus there and back", claimed_pence="£12.40", receipt_no="1")
    assert money.box(Box.EXPENSES) == "£12.40"
    assert "Fare · receipt 1" in money.said()


@pytest.mark.parametrize("typed", ["1000.005", "twelve", "-3"])
def test_an_amount_that_is_none_is_refused_beside_it(
    paying: Paying, money: MoneyDriver, claim_id: int, typed: str
) -> None:
    money.open_claim(claim_id)
    money.press("Add an expense")
    money.fill(what="Bus", claimed_pence=typed)
    assert "not an amount" in money.problem_at("claimed_pence")
    assert paying.boxes(claim_id)[1] == 0
    money.close_dialog()


def test_a_cost_without_its_receipt_asks_why(paying: Paying, money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("Add an expense")
    money.choose("kind", LineKind.TAXI)
    money.fill(what="Taxi home", claimed_pence="9")
    assert money.problem_at("reason") == "Say why there is no receipt."
    money.fill(reason="The driver had none")
    assert paying.boxes(claim_id)[1] == 900
    assert "No receipt for Taxi home, £9.00." in money.said()


def test_miles_are_worked_out_by_the_rate_and_say_why(money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("Add an expense")
    money.choose("kind", LineKind.MILEAGE)
    assert money.offered("miles")
    assert not money.offered("claimed_pence")
    money.fill(origin="Home", miles="seven")
    assert money.problem_at("miles")
    money.fill(miles="7.5")
    assert money.problem_at("destination") == "Say where from and where to."
    money.fill(destination="Town Hall")
    assert money.box(Box.EXPENSES) == "£4.13"
    assert "7.5 miles × 55p" in money.said()
    row = money.claim.boxes[Box.EXPENSES].rows[0]
    assert row.why.isHidden()
    money.press("Why this amount? Home to Town Hall")
    assert not row.why.isHidden()
    assert row.why.text()


def test_allowing_less_needs_a_reason_and_shows_both_amounts(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id, "13.50")
    money.open_claim(claim_id)
    money.press("Change Bus there and back")
    money.fill(allowed_pence="10")
    assert "Say why" in money.problem_at("reason")
    money.fill(reason="Day ticket is £10")
    assert "Claimed £13.50, allowed £10.00: Day ticket is £10" in money.said()
    assert money.box(Box.EXPENSES) == "£10.00"


def test_a_wrong_amount_claimed_is_put_right_in_both(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id, "21.40")
    money.open_claim(claim_id)
    money.press("Change Bus there and back")
    money.fill(claimed_pence="12.40")
    assert money.box(Box.EXPENSES) == "£12.40"


def test_a_line_taken_off_comes_back_with_undo(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow, claim_id: int
) -> None:
    bus(paying, claim_id)
    money.open_claim(claim_id)
    money.press("Take off Bus there and back")
    assert money.box(Box.EXPENSES) == "£0.00"
    WindowDriver(qtbot, coprod).do("undo")
    money.settle()
    assert money.box(Box.EXPENSES) == "£12.40"


def test_the_main_action_follows_the_state_until_the_money_is_there(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    money.open_claim(claim_id)
    money.press("Hand in")
    assert state(paying, claim_id) is ClaimState.SUBMITTED
    money.press("Approve")
    assert state(paying, claim_id) is ClaimState.APPROVED
    money.press("Paid on…")
    money.fill()
    assert state(paying, claim_id) is ClaimState.PAID
    assert not money.claim.main.isVisible()
    assert money.find("Change Amara Quill") is None
    assert money.find("Add an expense") is None


def test_handing_in_after_the_last_day_asks_why_and_is_never_a_no(paying: Paying, money: MoneyDriver) -> None:
    late = paying.drafted(a_person(), day=date(2026, 8, 11))
    money.open_claim(late)
    money.press("Hand in")
    money.fill()
    assert "You can still pay it" in money.problem_at("late_reason")
    money.fill(late_reason="They were in hospital")
    assert state(paying, late) is ClaimState.SUBMITTED
    assert "They were in hospital" in money.said()


def test_approving_without_a_receipt_asks_why(paying: Paying, money: MoneyDriver, claim_id: int) -> None:
    bus(paying, claim_id, has_receipt=False)
    paying.submitted(claim_id)
    money.open_claim(claim_id)
    money.press("Approve")
    money.fill()
    assert "say why" in money.problem_at("exceptions_reason")
    money.fill(exceptions_reason="Agreed by phone")
    assert "Approved without it because: Agreed by phone" in money.said()


def test_approved_on_paper_says_who_and_when_and_never_by_the_person(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    paying.submitted(claim_id)
    money.open_claim(claim_id)
    money.press("Approved on paper")
    money.fill(approved_on="20 November 2026")
    assert money.problem_at("approved_by") == "Say who signed it."
    money.fill(approved_by="Priya Vale")
    assert "Priya Vale, on paper, 20 Nov 2026" in money.said()


def test_a_claim_sent_back_says_what_to_put_right_for_the_whole_and_for_a_line(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id)
    paying.submitted(claim_id)
    line = paying.line(claim_id, Box.EXPENSES)
    money.open_claim(claim_id)
    money.press("Send back")
    money.fill(**{"returned_because": "The ticket is missing", str(line.id): "Which bus?"})
    assert "To put right: The ticket is missing" in money.said()
    assert "Sent back: Which bus?" in money.said()
    assert money.find("Hand in again")


def test_a_claim_not_needed_needs_a_reason_and_a_new_one_can_be_drafted(
    money: MoneyDriver, claim_id: int
) -> None:
    money.open_claim(claim_id)
    money.press("Not needed")
    money.fill()
    assert money.problem_at("void_because")
    money.fill(void_because="Drafted twice")
    assert "Void: none of this is paid" in money.said()
    assert not money.claim.print.isVisible()
    money.press("Draft a new claim")
    assert money.claim.thing != claim_id
    assert money.find("Hand in")


def test_changing_an_approved_claim_takes_the_approval_back(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id)
    paying.approved(claim_id)
    money.open_claim(claim_id)
    money.press("Change Bus there and back")
    money.fill(claimed_pence="10.00")
    claim = paying.page(claim_id).claim
    assert (claim.approved_on, claim.version_no) == (None, 2)
    assert money.find("Paid on…") is None


def test_the_paper_that_was_signed_is_kept_with_the_claim_and_can_be_looked_at(
    paying: Paying, money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    paying.submitted(claim_id)
    paying.do(lambda work: settling.approve_on_paper(work, claim_id, "Non Rees", TODAY))
    (tmp_path / "signed.png").write_bytes(picture())
    money.open_claim(claim_id)
    money.press("Keep the signed paper…")
    money.choose_folder(tmp_path / "signed.png")
    assert "signed paper kept" in money.notice()
    money.press("Look at the signed paper")
    assert money.pages_of_paper() == ["Page 1 of 1: Signed paper of claim 1000"]


def test_a_rate_raised_for_days_already_paid_offers_the_difference(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    line = paying.line(paying.approved(claim_id), Box.PAYMENT)
    paying.do(lambda work: settling.mark_paid(work, [claim_id], TODAY))
    paying.do(lambda work: rates.edit(work, line.rate_id or 0, None, {"amount_milli": "82.50"}))
    money.open()
    assert "1 paid claim comes to more since a rate was raised" in money.said()
    money.press("Draft the difference: 1 paid claim comes to more since a rate was raised")
    assert "£7.50 more for their time, and £0.00 more of expenses." in money.say_yes()
    assert "comes to more" not in money.said()
    assert money.people() == ["Amara Quill"]


def test_money_that_came_back_is_owed_again(paying: Paying, money: MoneyDriver, claim_id: int) -> None:
    paying.approved(claim_id)
    money.open_claim(claim_id)
    money.press("Paid on…")
    money.fill()
    money.press("The money came back")
    money.say_yes()
    assert state(paying, claim_id) is ClaimState.APPROVED


def test_a_lower_amount_is_asked_for_only_where_they_want_less(money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("Change their choice")
    assert not money.offered("chosen_pence")
    money.choose("method", PaymentMethod.LESS)
    assert money.offered("chosen_pence")
    money.fill(chosen_pence="80")
    assert "less than the offer" in money.problem_at("chosen_pence")
    money.fill(chosen_pence="40")
    assert (money.box(Box.PAYMENT), money.total()) == ("£40.00", "£40.00")


def test_someone_who_declined_keeps_their_expenses(paying: Paying, money: MoneyDriver) -> None:
    declined = paying.drafted(a_person(payment_choice=PaymentChoice.NONE))
    bus(paying, declined)
    money.open_claim(declined)
    assert (money.box(Box.PAYMENT), money.total()) == ("£0.00", "£12.40")
    assert "£75.00" in money.said()


def test_an_advance_comes_off_the_total_and_off_no_box(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    bus(paying, claim_id)
    money.open_claim(claim_id)
    money.press("Advance given")
    money.fill(amount_pence="100")
    assert (money.box(Box.PAYMENT), money.box(Box.EXPENSES), money.total()) == ("£75.00", "£12.40", "£0.00")
    assert "£12.60 of the advance is still with them." in money.said()


def test_shorter_time_is_worked_out_again(money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("They were there longer or shorter")
    money.fill(hours="7", minutes="0")
    assert money.box(Box.PAYMENT) == "£150.00"


def test_both_copies_can_be_looked_at_before_anything_is_printed(
    paying: Paying, money: MoneyDriver, claim_id: int
) -> None:
    money.open_claim(claim_id)
    for copy in ("Person's copy", "Finance's copy"):
        money.press(f"Look at {copy}")
        assert money.pages_of_paper()[0].startswith("Page 1 of")
    assert paying.page(claim_id).papers == ()


def test_a_slip_made_is_kept_and_printed_again_as_a_reprint(
    paying: Paying, money: MoneyDriver, claim_id: int, tmp_path: Path
) -> None:
    paying.approved(claim_id)
    money.open_claim(claim_id)
    money.press("Print slips")
    money.choose_folder(tmp_path)
    assert money.said().count("version 1 · 22 Nov 2026") == 2
    money.press("Print Finance's copy again")
    money.choose_folder(tmp_path)
    assert "version 1 · 22 Nov 2026 · reprint 1" in money.said()
    money.press("Look at Finance's copy, version 1, 22 Nov 2026, reprint 1")
    assert len(money.pages_of_paper()) == 1


def test_the_history_says_who_did_what(money: MoneyDriver, claim_id: int) -> None:
    money.open_claim(claim_id)
    money.press("Hand in")
    assert "22 Nov 2026 · Jo Tester · Claim" in money.said()


def test_after_an_action_the_keyboard_is_where_it_was(
    paying: Paying, money: MoneyDriver, coprod: MainWindow, claim_id: int
) -> None:
    bus(paying, claim_id)
    money.open_claim(claim_id)
    change = money.find("Change Bus there and back")
    assert change is not None
    change.setFocus()
    change.click()
    money.settle()
    money.fill(claimed_pence="10")
    held = coprod.focusWidget()
    assert held is not None
    assert held.accessibleName() == "Change Bus there and back"


def test_a_claim_is_finished_by_keyboard_alone(paying: Paying, money: MoneyDriver, claim_id: int) -> None:
    money.open()
    money.key(Qt.Key.Key_Return)
    assert money.claim.thing == claim_id
    money.shortcut(Qt.Key.Key_N)
    assert money.field_with_keyboard() == "What it was for"
    money.type_on("", "Bus there and back", "12.40", "", "", "", "Lost it")
    assert paying.boxes(claim_id)[1] == 1240
    money.shortcut(Qt.Key.Key_A, shift=True)
    assert state(paying, claim_id) is ClaimState.SUBMITTED


def test_a_claim_whose_drafting_was_undone_leads_back_to_money(
    qtbot: QtBot, paying: Paying, money: MoneyDriver, coprod: MainWindow
) -> None:
    claim = paying.drafted(a_person())
    money.open_claim(claim)
    WindowDriver(qtbot, coprod).do("undo")
    money.settle()
    assert money.page.title.text() == "Money"
    assert "no longer in the register" in WindowDriver(qtbot, coprod).notice


def test_every_control_can_be_named_by_a_screen_reader(
    paying: Paying, money: MoneyDriver, coprod: MainWindow, claim_id: int
) -> None:
    bus(paying, claim_id)
    money.open()
    assert unnamed(coprod) == []
    money.open_claim(claim_id)
    assert unnamed(coprod) == []
    money.press("Add an expense")
    assert unnamed(open_dialog(FormDialog)) == []
    money.close_dialog()
