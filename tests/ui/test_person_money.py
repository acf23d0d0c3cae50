"""What a person's page says of their money."""

from datetime import date

import pytest

from coprod_desktop.domain.claims import ClaimState, PaymentMethod
from coprod_desktop.domain.money import Money
from coprod_desktop.services.claims import ClaimRow
from coprod_desktop.services.payments import YearSoFar
from coprod_desktop.services.promise import Clock
from coprod_desktop.ui.people import money_cards
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.words import Kind, Words

TODAY = date(2026, 11, 22)


def a_row(number: int, paid_on: date | None, *, payment: int = 7500, expenses: int = 500) -> ClaimRow:
    return ClaimRow(
        id=number,
        version=1,
        number=number,
        person_id=1,
        person="Amara Quill",
        meeting_id=None,
        meeting="",
        activity_day=date(2026, 3, 3),
        payment=Money(payment),
        expenses=Money(expenses),
        to_pay=Money(payment + expenses),
        method=PaymentMethod.BANK_TRANSFER,
        state=ClaimState.PAID if paid_on else ClaimState.DRAFT,
        approved_by="",
        paid_on=paid_on,
        clock=Clock(0, 10, TODAY),
    )


@pytest.mark.usefixtures("look")
def test_the_year_so_far_never_adds_the_two_boxes() -> None:
    shown = money_cards.year_so_far(YearSoFar(Money(150_00), Money(10_00)), TODAY)
    figures = [one.text() for one in shown.findChildren(Words) if one.property("kind") == Kind.FIGURE.value]
    assert figures == ["£150.00", "£10.00"]
    shown.deleteLater()


@pytest.mark.usefixtures("look")
def test_each_claim_leads_to_its_page() -> None:
    asked: list[tuple[object, ...]] = []
    card = money_cards.claims([a_row(1039, None), a_row(1040, TODAY)], lambda *there: asked.append(there))
    for button in card.findChildren(Button):
        button.click()
    assert asked == [("claim", 1039), ("claim", 1040)]
    card.deleteLater()
