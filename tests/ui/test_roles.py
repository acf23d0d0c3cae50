"""Each role meets its own pages and nothing else: what someone may not use is absent, not refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.app.entrance import entered
from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import Claim, PaymentMethod
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.domain.permission import Actor, Permission, Role
from coprod_desktop.domain.problems import NotAllowed
from coprod_desktop.services import (
    access,
    claim_lines,
    finance_packets,
    history,
    people,
    runs,
    settling,
    slips,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.passphrases import recovery_code
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.furnish import NEEDS
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.builders import KEYS, PASSWORD, WEAK, a_board, a_person, an_actor
from tests.services.banking import FINANCE, PRIVATE, with_key
from tests.services.paying import Paying
from tests.ui.drivers import open_dialog
from tests.ui.drivers_money import MoneyDriver
from tests.ui.drivers_page import run_of
from tests.ui.drivers_roles import RoleDriver

if TYPE_CHECKING:
    from coprod_desktop.ui.main_window import MainWindow

#: Words that would tell finance about health, care, access or equality, each written where somebody might write it.
TELLING = ("autism", "wheelchair", "hoist", "hospital", "interpreter", "dementia", "personal independence")


@pytest.fixture
def paying(store: Store) -> Paying:
    made = Paying(store, registers.sign_in(store))
    made.scheme_in_force()
    return made


@pytest.fixture
def claim_id(paying: Paying) -> int:
    """A claim with something telling in everything that can be written about it."""
    board = a_board("Autism board", cost_code="SC-07")
    person = a_person("Amara Quill", topics="autism", payment_choice=PaymentChoice.LESS)
    found = paying.drafted(person, board=board, title="Living with dementia")
    paying.do(lambda work: claim_lines.add_cost(work, found, cost(LineKind.TAXI, "Wheelchair taxi")))
    paying.do(lambda work: claim_lines.add_cost(work, found, cost(LineKind.SUPPORT_COST, "Hoist hire")))
    told = {"late_reason": "was in hospital", "choice_note": "would lose Personal Independence Payment"}
    paying.do(lambda work: work.edit(work.get(Claim, found), None, told))
    need = {"need": "BSL interpreter", "category": "communication"}
    added = paying.store.write(
        paying.actor, "Added BSL interpreter", lambda work: access.add(work, person.id, need)
    )
    paying.store.write(
        paying.actor, "Removed BSL interpreter", lambda work: access.remove(work, added.value.id)
    )
    return found


def cost(kind: LineKind, what: str) -> CostTyped:
    return CostTyped(kind=kind, claimed="12.40", what=what, reason="her hoist broke", has_receipt=True)


@pytest.fixture
def as_role(
    qapp: QApplication, qtbot: QtBot, look: Look, settings: SettingsFile, paying: Paying
) -> Iterator[dict[Role, RoleDriver]]:
    """The window of a staff user with one role, made when asked for."""
    made: dict[Role, RoleDriver] = _Windows(Program(qapp, settings, look), qtbot, paying.store)
    yield made
    for driver in made.values():
        qtbot.waitUntil(lambda driver=driver: driver.window.desk.jobs.idle)  # type: ignore[misc]
        driver.window.close()
        driver.window.deleteLater()


class _Windows(dict[Role, RoleDriver]):
    def __init__(self, program: Program, qtbot: QtBot, store: Store) -> None:
        super().__init__()
        self.program, self.qtbot, self.store = program, qtbot, store

    def __missing__(self, role: Role) -> RoleDriver:
        window: MainWindow = self.program.window_for(entered(self.store, an_actor(role, staff_user_id=5)))
        window.show()
        self.qtbot.waitExposed(window)
        self[role] = RoleDriver(self.qtbot, window)
        return self[role]


def test_every_page_says_what_it_takes(as_role: dict[Role, RoleDriver], claim_id: int) -> None:
    assert claim_id
    assert set(as_role[Role.COORDINATOR].window.pages.entries) == set(NEEDS)


@pytest.mark.parametrize(
    ("role", "first", "pages"),
    [
        (Role.FINANCE, "Money", ["money", "settings"]),
        (Role.LEAD, "Voices", ["voices", "reports", "settings"]),
        (Role.OTHER, "Settings", ["settings"]),
    ],
)
def test_each_role_meets_its_own_pages_and_opens_on_one_of_them(
    as_role: dict[Role, RoleDriver], claim_id: int, role: Role, first: str, pages: list[str]
) -> None:
    assert claim_id
    driver = as_role[role]
    assert driver.page.title.text() == first
    assert driver.entries() == pages
    below = (
        {"claim", "runs", "budgets", "packets", "floats", "vouchers", "advances"}
        if "money" in pages
        else {"claim"}
    )
    for key in set(NEEDS) - {*pages, *below}:
        assert not driver.go(key), key
    assert driver.page.title.text() == first


def test_where_nobody_has_come_yet_a_lead_still_has_their_pages(as_role: dict[Role, RoleDriver]) -> None:
    assert as_role[Role.LEAD].entries() == ["voices", "reports", "settings"]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.LEAD])
def test_no_action_leads_to_what_they_may_not_do(
    as_role: dict[Role, RoleDriver], claim_id: int, role: Role
) -> None:
    assert claim_id
    driver = as_role[role]
    for wanted in ("Today", "People", "Boards", "Meetings", "Add a person", "Take in a spreadsheet"):
        assert wanted not in driver.actions()
        assert wanted not in driver.offered(wanted)
    assert driver.offered("Amara") == []
    assert ("Undo" in driver.actions()) is (role is Role.FINANCE)


def test_a_page_has_the_same_keys_for_everyone(as_role: dict[Role, RoleDriver], claim_id: int) -> None:
    assert claim_id
    keys = {
        role: as_role[role].window.actions_of_window["go money"].shortcut()
        for role in (Role.COORDINATOR, Role.FINANCE)
    }
    assert keys[Role.COORDINATOR] == keys[Role.FINANCE]


def test_a_coordinator_finds_people_and_has_every_action(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    assert claim_id
    driver = as_role[Role.COORDINATOR]
    assert {"Today", "People", "Meetings", "Money", "Undo"} <= set(driver.actions())
    assert any("Amara Quill" in said for said in driver.offered("Amara"))


def test_a_lead_sees_the_settings_that_are_theirs_alone(as_role: dict[Role, RoleDriver]) -> None:
    driver = as_role[Role.LEAD]
    driver.go("settings")
    assert list(driver.page.parts) == ["signing-in", "look", "about"]
    assert "Amara" not in driver.said()


def test_finance_sees_the_settings_of_money(as_role: dict[Role, RoleDriver]) -> None:
    driver = as_role[Role.FINANCE]
    driver.go("settings")
    assert list(driver.page.parts) == ["schemes", "bank", "signing-in", "look", "history", "about"]


# finance and what is nobody else's business


def telling(driver: RoleDriver) -> list[str]:
    said = driver.said().casefold()
    return [word for word in TELLING if word in said]


def test_finance_reads_nothing_about_health_access_or_care_in_the_list_of_claims(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    assert claim_id
    driver = as_role[Role.FINANCE]
    for tab in ("finish", "approve", "pay", "paid", "all"):
        driver.go("money", tab)
        assert telling(driver) == []
    assert "Meeting 1" in driver.said()


def test_finance_reads_a_claim_in_the_words_of_its_own_paper(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    driver = as_role[Role.FINANCE]
    assert driver.go("claim", claim_id)
    assert telling(driver) == []
    said = driver.said()
    assert "Agreed support cost" in said
    assert "Taxi" in said
    assert "Person's copy" not in said
    for row in driver.lines():
        row.on_why_asked()
    assert telling(driver) == []


def test_finance_works_on_a_payment_run_and_meets_nothing_that_tells(
    as_role: dict[Role, RoleDriver], paying: Paying, claim_id: int
) -> None:
    paying.do(lambda work: settling.choose(work, claim_id, PaymentMethod.BANK_TRANSFER))
    paying.do(lambda work: settling.submit(work, claim_id))
    finance = Actor(99, "Priya Vale", frozenset({Role.FINANCE}))
    paying.do(lambda work: settling.approve(work, claim_id, exceptions_reason="Agreed"), finance)
    paying.do(lambda work: runs.make(work, RunKind.LEDGER, [claim_id]))
    driver = as_role[Role.FINANCE]
    assert driver.go("runs")
    assert "Amara Quill" in driver.said()
    assert "Write the list for finance…" in driver.said()
    assert telling(driver) == []


def test_finance_does_its_whole_day_and_meets_nothing_that_tells(
    as_role: dict[Role, RoleDriver], paying: Paying, claim_id: int, tmp_path: Path
) -> None:
    with_key(paying.store)
    paying.do(lambda work: settling.choose(work, claim_id, PaymentMethod.BANK_TRANSFER))
    paying.do(lambda work: settling.submit(work, claim_id))
    paying.do(lambda work: finance_packets.make(work, [claim_id], tmp_path))
    driver = as_role[Role.FINANCE]
    for key in driver.window.pages.entries:
        driver.go(key, claim_id if key == "claim" else None)
        for part in getattr(driver.page, "parts", ()):
            driver.turn_to(part)
            assert telling(driver) == [], (key, part)
        assert telling(driver) == [], key
    driver.go("packets")
    assert "Amara Quill" in driver.said()
    assert "Make a key file…" in driver.said()


def test_finance_makes_a_new_recovery_sheet_of_its_key_without_a_staff_tab(
    paying: Paying, qapp: QApplication, qtbot: QtBot, look: Look, settings: SettingsFile
) -> None:
    with_key(paying.store)
    vault = Vault.make(paying.store.path, KEYS)
    keys = KEYS.with_finance(PRIVATE)
    vault.keep_password(FINANCE.staff_user_id, FINANCE.name, PASSWORD, keys, WEAK)
    window = Program(qapp, settings, look).window_for(entered(paying.store, FINANCE, vault))
    driver = RoleDriver(qtbot, window)
    window.show()
    driver.go("packets")
    page = driver.page
    assert page.sheet.new.isEnabled()
    code = recovery_code()
    paying.do(lambda work: page.sheet.keep(work, vault, keys, code), FINANCE)
    assert vault.unlock_with_code(code).finance == PRIVATE
    with pytest.raises(NotAllowed):
        paying.do(lambda work: page.sheet.keep(work, vault, keys, code), an_actor(Role.COORDINATOR))
    window.close()
    window.deleteLater()


def test_a_coordinator_reads_the_same_claim_in_plain_words(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    driver = as_role[Role.COORDINATOR]
    driver.go("claim", claim_id)
    assert {"autism", "wheelchair", "hoist", "hospital", "dementia"} - set(telling(driver)) == {"autism"}


def test_finance_changes_a_line_without_seeing_or_losing_what_was_written(
    as_role: dict[Role, RoleDriver], paying: Paying, claim_id: int
) -> None:
    driver = as_role[Role.FINANCE]
    driver.go("claim", claim_id)
    (row,) = [row for row in driver.lines() if row.line.what == "Agreed support cost"]
    driver.page.on_change_asked(row.line)
    dialog = open_dialog(FormDialog)
    assert telling(driver) == []
    dialog.form.fill({"allowed_pence": 10_00})
    dialog.main.click()
    driver.qtbot.waitUntil(lambda: driver.window.desk.jobs.idle)
    line = next(one for one in paying.page(claim_id).lines if one.kind is LineKind.SUPPORT_COST)
    assert (line.what, line.reason, line.allowed_pence) == ("Hoist hire", "her hoist broke", 10_00)


def test_finance_adds_a_cost_without_being_asked_about_care(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    driver = as_role[Role.FINANCE]
    driver.go("claim", claim_id)
    run_of(driver.page.page_actions, "Add an expense")()
    assert "Replacement care" not in driver.said()
    open_dialog(FormDialog).done(0)


def test_finance_changing_a_choice_does_not_take_away_a_note_it_was_not_shown(
    paying: Paying, claim_id: int
) -> None:
    paying.do(lambda work: settling.choose(work, claim_id, PaymentMethod.CASH), an_actor(Role.FINANCE))
    assert paying.page(claim_id).claim.choice_note == "would lose Personal Independence Payment"


def test_what_someone_knows_about_does_not_find_their_claim_for_finance(
    as_role: dict[Role, RoleDriver], claim_id: int
) -> None:
    assert claim_id
    money = MoneyDriver(as_role[Role.FINANCE].qtbot, as_role[Role.FINANCE].window)
    money.open("all")
    assert money.search("autism") == []
    assert money.search("dementia") == []
    assert money.search("qui") == ["Amara Quill"]


def test_history_tells_finance_of_money_alone(
    as_role: dict[Role, RoleDriver], paying: Paying, claim_id: int
) -> None:
    assert claim_id
    driver = as_role[Role.FINANCE]
    driver.go("settings", "history")
    assert telling(driver) == []
    seen = paying.ask(history.recent, an_actor(Role.FINANCE))
    hidden = [row for row in paying.ask(history.recent) if row.label == "Removed BSL interpreter"]
    assert hidden
    assert not {row.group_id for row in hidden} & {row.group_id for row in seen}
    with pytest.raises(NotAllowed):
        paying.do(lambda work: history.reverse(work, hidden[0].group_id), an_actor(Role.FINANCE))


def test_finance_makes_only_its_own_copy_of_a_slip(paying: Paying, claim_id: int) -> None:
    finance = an_actor(Role.FINANCE)
    assert slips.readers_of(finance) == (Reader.FINANCE,)
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: slips.to_print(work, [claim_id], [Reader.PERSON]), finance)
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: slips.preview(work, claim_id, Reader.PERSON), finance)
    (made,) = paying.ask(lambda work: slips.to_print(work, [claim_id], [Reader.FINANCE]), finance)
    assert "hoist" not in str(made.content).casefold()


def test_finance_cannot_read_a_person(paying: Paying, claim_id: int) -> None:
    person_id = paying.page(claim_id).claim.person_id
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: people.page(work, person_id), an_actor(Role.FINANCE))
    assert Permission.SEE_PEOPLE not in an_actor(Role.FINANCE).permissions
    assert paying.ask(lambda work: work.get(Person, person_id)).name == "Amara Quill"
