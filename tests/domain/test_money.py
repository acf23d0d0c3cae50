import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.money import MOST, NOTHING, Money, quantity_text, rate_text
from coprod_desktop.domain.problems import Problem

amounts = st.integers(-10_000_000, 10_000_000).map(Money)
weights = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("1,000", 1000_00),
        ("£1000", 1000_00),
        ("10.5", 10_50),
        (" £ 12.40 ", 12_40),
        ("1,234.56", 1234_56),
        (".50", 50),
        ("0", 0),
        ("007", 7_00),
        ("£\N{NO-BREAK SPACE}3", 3_00),
        ("999,999.99", MOST.pence),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, pence: int) -> None:
    assert Money.parse(typed) == Money(pence)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "  ",
            "£",
            ".",
            "-",
            "abc",
            "12a",
            "£1O",
            "50p",
            "1e3",
            "0x10",
            "nan",
            "12.40.1",
            "10,50",
            "1,00",
            "1,0000",
        ),
        *(
            "12 40",
            "££5",
            "--5",
            "5-",
            "🙂",
            "5🙂",
            "\uff11\uff12",
            "\u0661\u0662",
            "$5",
            "1000.005",
            "0.001",
            "5.",
            "-5",
        ),
        *("1,000,000", "9" * 39, "9" * 5000),
    ],
)
def test_anything_else_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        Money.parse(typed, field="claimed_pence")
    assert refused.value.field == "claimed_pence"


def test_three_figures_after_the_point_are_refused_in_words() -> None:
    with pytest.raises(Problem, match="two figures after the point"):
        Money.parse("1000.005")


@pytest.mark.parametrize("typed", ["-5", "-£5", "£-5", "- £ 5.00", "\N{MINUS SIGN}5"])
def test_a_negative_amount_is_read_only_where_it_is_asked_for(typed: str) -> None:
    assert Money.parse(typed, negative=True) == Money(-5_00)


def test_an_amount_has_a_limit_in_either_direction() -> None:
    with pytest.raises(Problem, match=r"more than £50\.00"):
        Money.parse("50.01", most=Money(50_00))
    with pytest.raises(Problem, match="more than"):
        Money.parse("-1,000,000", negative=True)
    assert Money.parse("50", most=Money(50_00)) == Money(50_00)
    with pytest.raises(Problem):
        Money.parse("1", most=NOTHING)


@pytest.mark.parametrize(
    ("pence", "text", "plain"),
    [
        (0, "£0.00", "0.00"),
        (5, "£0.05", "0.05"),
        (1234_50, "£1,234.50", "1234.50"),
        (-87_50, "-£87.50", "-87.50"),
    ],
)
def test_an_amount_is_written_for_people_and_for_files(pence: int, text: str, plain: str) -> None:
    assert (Money(pence).text(), Money(pence).plain()) == (text, plain)
    assert str(Money(pence)) == text


@given(amounts)
def test_what_is_written_can_be_read_again(amount: Money) -> None:
    assert Money.parse(amount.text(), negative=True) == amount
    assert Money.parse(amount.plain(), negative=True) == amount


@pytest.mark.parametrize(
    ("rate_milli", "quantity_milli", "pence"),
    [
        (55_000, 7_500, 4_13),  # 7.5 miles at 55p are £4.125
        (45_000, 4_100, 1_85),  # 4.1 miles at 45p are £1.845
        (1271_000, 3_500, 44_49),  # 3.5 hours at £12.71 are £44.485
        (1_000, 499, 0),
        (1_000, 500, 1),
        (-55_000, 7_500, -4_13),
    ],
)
def test_a_line_is_rounded_half_up_once(rate_milli: int, quantity_milli: int, pence: int) -> None:
    assert Money.times(rate_milli, quantity_milli) == Money(pence)


def test_each_printed_line_is_rounded_so_that_the_print_adds_up() -> None:
    assert Money.total([Money.times(45_000, 4_100)] * 3) == Money(5_55)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_rounding_is_never_more_than_half_a_penny_away(rate: int, quantity: int) -> None:
    rounded = Money.times(rate, quantity).pence
    assert rounded >= 0
    assert -500_000 < rounded * 1_000_000 - rate * quantity <= 500_000


@given(amounts, weights)
def test_shares_always_add_up_to_the_whole(amount: Money, by: list[int]) -> None:
    assert Money.total(amount.share(by)) == amount


@given(st.integers(0, 10_000_000).map(Money), weights)
def test_no_share_is_negative_or_a_penny_from_its_fair_part(amount: Money, by: list[int]) -> None:
    for part, weight in zip(amount.share(by), by, strict=True):
        assert part >= NOTHING
        assert abs(part.pence * sum(by) - amount.pence * weight) < sum(by)


def test_pennies_left_over_go_to_the_largest_remainder_and_then_to_the_earlier_part() -> None:
    assert Money(21_05).share([60, 40]) == [Money(12_63), Money(8_42)]
    assert Money(1_00).share([1, 1, 1]) == [Money(34), Money(33), Money(33)]
    assert Money(-1_00).share([1, 1, 1]) == [Money(-34), Money(-33), Money(-33)]


@pytest.mark.parametrize("by", [[], [0, 0], [5, -1]])
def test_an_amount_is_not_shared_over_nothing(by: list[int]) -> None:
    with pytest.raises(Problem):
        Money(1).share(by)


def test_amounts_add_subtract_compare_and_repeat() -> None:
    assert Money(75_00) + Money(12_40) - Money(40_00) == Money(47_40)
    assert Money(1_85) * 3 == Money(5_55)
    assert -Money(5) == Money(-5)
    assert abs(Money(-5)) == Money(5)
    assert Money(4) < Money(5) <= Money(5)
    assert Money(1)
    assert not NOTHING
    assert Money.total([]) == NOTHING


@pytest.mark.parametrize(
    ("milli", "text"), [(7_500, "7.5"), (1_200_000, "1,200"), (250, "0.25"), (0, "0"), (-1_001, "-1.001")]
)
def test_a_quantity_shows_only_the_figures_it_needs(milli: int, text: str) -> None:
    assert quantity_text(milli) == text


@pytest.mark.parametrize(
    ("milli", "text"),
    [
        (55_000, "55p"),
        (12_500, "12.5p"),
        (75_00_000, "£75.00"),
        (12_34_500, "£12.345"),
        (1250_00_000, "£1,250.00"),
    ],
)
def test_a_rate_shows_pence_or_pounds(milli: int, text: str) -> None:
    assert rate_text(milli) == text
