import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import PaymentMethod
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.caps import cap_dates
from coprod_desktop.domain.pricing.choices import Choice, apply_choice
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.problems import Problem
from tests.money_cases import DAY, the_scheme

SCHEME, _RATES = the_scheme()


def _line(kind: LineKind, pence: int, code: str = "A") -> PricedLine:
    amount = Money(pence)
    return PricedLine(kind=kind, day=DAY, what="x", claimed=amount, allowed=amount, why="", cost_code=code)


LINES = [_line(LineKind.INVOLVEMENT_PAYMENT, 75_00), _line(LineKind.FARE, 12_40)]


def _box(choice: Choice, box: Box) -> Money:
    return Money.total(line.allowed for line in choice.lines if line.kind.box is box)


@pytest.mark.parametrize(
    ("method", "to_charity", "words"),
    [
        (PaymentMethod.NONE, 0, "no payment"),
        (PaymentMethod.CHARITY, 75_00, "charity"),
        (PaymentMethod.TIME_CREDITS, 0, "time credits"),
    ],
)
def test_a_declined_payment_is_recorded_and_the_bus_is_still_paid(
    method: PaymentMethod, to_charity: int, words: str
) -> None:
    choice = apply_choice(LINES, method)
    assert (choice.offered, choice.chosen, choice.to_charity) == (Money(75_00), NOTHING, Money(to_charity))
    assert (_box(choice, Box.PAYMENT), _box(choice, Box.EXPENSES)) == (NOTHING, Money(12_40))
    assert "Offered £75.00." in choice.lines[-1].why
    assert words in choice.lines[-1].why


@pytest.mark.parametrize("method", [PaymentMethod.BANK_TRANSFER, PaymentMethod.CASH, PaymentMethod.VOUCHER])
def test_a_payment_taken_as_offered_changes_nothing(method: PaymentMethod) -> None:
    assert apply_choice(LINES, method) == Choice(Money(75_00), Money(75_00), NOTHING, tuple(LINES))


def test_money_taken_back_is_no_part_of_an_offer() -> None:
    choice = apply_choice([*LINES, _line(LineKind.RECOVERY, -20_00, "B")], PaymentMethod.NONE)
    assert choice.offered == Money(75_00)
    assert _box(choice, Box.PAYMENT) == Money(-20_00)


def test_someone_may_take_less() -> None:
    choice = apply_choice(LINES, PaymentMethod.LESS, Money(30_00))
    assert (choice.offered, choice.chosen) == (Money(75_00), Money(30_00))
    assert _box(choice, Box.PAYMENT) == Money(30_00)
    assert choice.lines[-1].kind is LineKind.ADJUSTMENT


@pytest.mark.parametrize("less", [None, Money(-1), Money(75_01)])
def test_a_lower_amount_is_between_nothing_and_the_offer(less: Money | None) -> None:
    with pytest.raises(Problem) as refused:
        apply_choice(LINES, PaymentMethod.LESS, less)
    assert refused.value.field == "chosen_pence"


def test_a_choice_without_anything_offered_is_harmless() -> None:
    assert apply_choice([LINES[1]], PaymentMethod.NONE).lines == (LINES[1],)


@given(st.lists(st.integers(0, 200_00), min_size=1, max_size=4), st.integers(0, 150_00))
def test_a_choice_after_a_cap_still_foots(amounts: list[int], less: int) -> None:
    lines = [_line(LineKind.INVOLVEMENT_PAYMENT, pence, "ABCD"[at]) for at, pence in enumerate(amounts)]
    lines += cap_dates(lines, SCHEME)
    offered = Money.total(line.allowed for line in lines)
    chosen = min(Money(less), offered)
    choice = apply_choice(lines, PaymentMethod.LESS, chosen)
    assert _box(choice, Box.PAYMENT) == chosen
    for code in "ABCD":
        assert Money.total(line.allowed for line in choice.lines if line.cost_code == code) >= NOTHING
