"""Cash on the day, through the window: one key and Enter, and what finance then sees of it."""

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import drafting
from coprod_desktop.storage.database import Store
from coprod_desktop.ui.main_window import MainWindow
from tests.builders import TODAY, a_person
from tests.services.paying import Paying, a_float_for
from tests.ui.drivers_meetings import MeetingsDriver


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    made = Paying(store, actor)
    made.scheme_in_force()
    return made


def test_one_key_and_enter_pay_someone_from_the_float_and_finance_follows_it(
    paying: Paying, qtbot: QtBot, coprod: MainWindow
) -> None:
    person = a_person(payment_choice=PaymentChoice.CASH)
    meeting = paying.meeting(person, day=TODAY)
    a_float_for(paying, meeting)
    driver = MeetingsDriver(qtbot, coprod)
    driver.open(meeting, "day")
    day = driver.part("day")
    driver.key(day.people, "K")
    driver.confirm()
    claim = paying.ask(lambda work: drafting.of_person(work, meeting, person.id))
    assert claim is not None
    assert claim.state is ClaimState.PAID
    assert driver.says("£125.00")
