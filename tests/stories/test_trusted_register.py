"""A register that can be trusted: made, worked in, cut off, damaged, gone back to, recovered, handed over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.domain.permission import Role
from coprod_desktop.ui.preferences.hand_over import HandOver
from coprod_desktop.ui.widgets.dialog import Dialog
from tests.builders import PASSWORD
from tests.ui.drivers import FormDriver, open_dialog, settle
from tests.ui.drivers_backups import ProgramDriver, spoil
from tests.ui.drivers_founding import FoundingDriver, SheetDriver
from tests.ui.drivers_people import PeopleDriver
from tests.ui.drivers_staff import SignInDriver, StaffDriver
from tests.ui.drivers_unlock import UnlockDriver

SECOND = "violet harbour umbrella stone"
THIRD = "patient lantern over the weir"
MARCUS_OWN = "seven geese across the estuary"
BOTH = ["Dewi Prosser", "Amara Quill"]


class Keeper(ProgramDriver):
    """Whoever sits at the program in this story."""

    def __init__(self, qtbot: QtBot, program: Program, folder: Path) -> None:
        super().__init__(qtbot, program)
        self.unlock = UnlockDriver(qtbot, program)
        folder.mkdir()
        self.register = folder / "Marlow Vale.coprod"

    def people(self) -> list[str]:
        """Everyone on the register."""
        return PeopleDriver(self.qtbot, self.window).names()

    def add(self, name: str) -> None:
        """Add someone."""
        PeopleDriver(self.qtbot, self.window).add(name=name)

    def sign_in(self, password: str, name: str = "") -> str:
        """Start the program and sign in; what is said when that does not work."""
        self.program.start(self.register)
        if name:
            self.unlock.choose(name)
        return self.try_password(password)

    def try_password(self, password: str) -> str:
        """Type a password; what is said when that does not work."""
        said = self.unlock.open(password)
        if self.program.window is not None:
            settle(self.qtbot, self.window.desk)
        return said

    def own_password(self, password: str) -> None:
        """Choose a password of one's own where one is asked for."""
        form = FormDriver(self.qtbot, self.unlock.step.password.form)
        form.type("new", password)
        form.type("again", password)
        assert self.unlock.press_main() == ""
        settle(self.qtbot, self.window.desk)


@pytest.fixture
def keeper(qtbot: QtBot, program: Program, tmp_path: Path) -> Iterator[Keeper]:
    made = Keeper(qtbot, program, tmp_path / "registers")
    yield made
    made.program.close()
    made.wait_left()
    made.dismiss()
    program.leaving.finish()


def make_it(keeper: Keeper) -> str:
    """A register in three steps; the recovery code on its sheet."""
    founding = FoundingDriver(keeper.qtbot, keeper.program)
    founding.tell("Marlow Vale Council", "Jo Tester", keeper.register)
    founding.choose_passphrase()
    code = SheetDriver(keeper.qtbot, founding.step).code
    founding.read_back()
    settle(keeper.qtbot, keeper.window.desk)
    return code


def work_and_be_cut_off(keeper: Keeper) -> None:
    """People are added; the power goes while the register is open. What was said to be kept is kept."""
    keeper.add("Amara Quill")
    keeper.add("Dewi Prosser")
    there = keeper.register.parent
    killed = there.with_name("after the power cut")
    shutil.copytree(there, killed)  # what lies on the disk at that moment, log and lock file included
    keeper.close()
    keeper.register = killed / keeper.register.name
    assert keeper.sign_in(PASSWORD) == ""
    assert "not closed properly" in keeper.notice
    assert sorted(keeper.people()) == sorted(BOTH)


def be_damaged_and_go_back(keeper: Keeper) -> None:
    """A failing disk writes over a page: nobody works on it, and the newest backup is one press away."""
    keeper.close()
    spoil(keeper.register)
    # The disk failed while someone worked: that is why everything is checked at the next opening.
    keeper.register.with_name(keeper.register.name + "-open").write_text("{}")
    spoilt = keeper.register.read_bytes()
    keeper.sign_in(PASSWORD)
    keeper.wait_damage()
    assert keeper.program.window is None
    keeper.damage.on_back_asked()
    open_dialog(Dialog).main.click()
    keeper.wait_back()
    keeper.qtbot.waitUntil(lambda: keeper.program.window is not None)
    settle(keeper.qtbot, keeper.window.desk)
    assert sorted(keeper.people()) == sorted(BOTH)
    kept = list(keeper.register.parent.rglob("*restore.coprod"))
    assert [path.read_bytes() == spoilt for path in kept] == [True]


def change_the_password(keeper: Keeper) -> None:
    """The old one no longer opens it."""
    mine = SignInDriver(keeper.qtbot, keeper.window)
    mine.open("signing-in")
    mine.press("Change your password…")
    mine.change_password(PASSWORD, SECOND)
    keeper.close()
    assert "not right" in keeper.sign_in(PASSWORD)
    assert keeper.try_password(SECOND) == ""


def lose_it_and_recover(keeper: Keeper, code: str) -> None:
    """The sheet on paper opens the register, and a new password is chosen."""
    keeper.close()
    keeper.program.start(keeper.register)
    keeper.unlock.step.lost_it.click()
    FormDriver(keeper.qtbot, keeper.unlock.step.form).type("code", code)
    assert keeper.unlock.enter(keeper.unlock.step.code) == ""
    keeper.own_password(THIRD)
    assert sorted(keeper.people()) == sorted(BOTH)


def hand_over(keeper: Keeper) -> str:
    """A second staff user is added; the first password they are handed."""
    staff = StaffDriver(keeper.qtbot, keeper.window)
    staff.open("staff")
    staff.press("Add someone…")
    staff.choose(roles={Role.COORDINATOR, Role.FINANCE})
    staff.fill(name="Marcus Finch")
    handed = open_dialog(HandOver)
    first = str(handed.password.text())
    handed.main.click()
    staff.settle()
    keeper.close()
    return first


def take_it_over(keeper: Keeper, first: str) -> None:
    """Marcus chooses a password of his own, works, and removes Jo, whose password opens nothing from then on."""
    assert keeper.sign_in(first, "Marcus Finch") == ""
    keeper.own_password(MARCUS_OWN)
    keeper.add("Sunil Merchant")
    staff = StaffDriver(keeper.qtbot, keeper.window)
    staff.open("staff")
    staff.choose_name("Jo Tester")
    staff.press("Remove…")
    staff.say_yes()
    assert staff.names() == ["Marcus Finch"]
    keeper.close()
    assert "not right" in keeper.sign_in(THIRD)
    assert keeper.try_password(MARCUS_OWN) == ""
    assert sorted(keeper.people()) == sorted([*BOTH, "Sunil Merchant"])


@pytest.mark.timeout(240)
def test_from_the_first_day_to_the_day_it_is_handed_over(keeper: Keeper) -> None:
    code = make_it(keeper)
    work_and_be_cut_off(keeper)
    be_damaged_and_go_back(keeper)
    change_the_password(keeper)
    lose_it_and_recover(keeper, code)
    first = hand_over(keeper)
    take_it_over(keeper, first)
