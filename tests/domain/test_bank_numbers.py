import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.bank_check.weights import Method, WeightRow, WeightTable
from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.problems import FieldProblems

KEY = bytes(range(32))
SORT_CODES = st.from_regex(r"[0-9]{6}", fullmatch=True)
NUMBERS = st.from_regex(r"[1-9][0-9]{5,9}", fullmatch=True)
ROLLS = st.from_regex(r"[A-Z0-9][A-Z0-9/.&-]{0,16}", fullmatch=True) | st.just("")


def problems(sort_code: str, number: str, roll: str = "") -> dict[str, str]:
    with pytest.raises(FieldProblems) as caught:
        BankNumbers.typed(sort_code, number, roll)
    return {problem.field: problem.message for problem in caught.value.each()}


@pytest.mark.parametrize(
    "typed", ["08-99-99", "08 99 99", "089999", " 08–99–99 ", "08/99/99", "０８９９９９"]
)
def test_a_sort_code_is_read_as_people_write_it(typed: str) -> None:
    assert BankNumbers.typed(typed, "12345678").sort_code == "089999"


@pytest.mark.parametrize("typed", ["89999", "8-99-99", "0089999", "08999"])
def test_a_sort_code_is_never_filled_up_with_noughts(typed: str) -> None:
    assert "six figures" in problems(typed, "12345678")["sort_code"]


@pytest.mark.parametrize("typed", ["08-99-9O", "٠٨٩٩٩٩", "08,99,99", "sort", "08-99-99🙂"])
def test_a_sort_code_of_anything_but_figures_is_refused(typed: str) -> None:
    assert "figures only" in problems(typed, "12345678")["sort_code"]


@pytest.mark.parametrize(
    ("sort_code", "typed", "taken"),
    [
        ("401122", "12345678", ("401122", "12345678")),
        ("401122", "1234 5678", ("401122", "12345678")),
        ("401122", "234567", ("401122", "00234567")),
        ("401122", "1234567", ("401122", "01234567")),
        ("720001", "312345678", ("720003", "12345678")),
        ("601122", "9912345678", ("601122", "12345678")),
        ("089999", "1234567899", ("089999", "12345678")),
    ],
)
def test_an_account_number_of_another_length_is_taken_as_its_bank_takes_it(
    sort_code: str, typed: str, taken: tuple[str, str]
) -> None:
    numbers = BankNumbers.typed(sort_code, typed)
    assert (numbers.sort_code, numbers.number) == taken
    plain = "".join(typed.split())
    assert numbers.given == ("" if plain == taken[1] else plain)
    assert numbers.ending == plain[-4:]
    assert bool(numbers.converted) is (plain != taken[1])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12345", "this has 5"),
        ("12345678901", "this has 11"),
        ("", "fill this in"),
        ("00000000", "not an account number"),
        ("GB29NWBK60161331926819", "figures only"),
    ],
)
def test_other_account_numbers_are_refused(typed: str, said: str) -> None:
    assert said in problems("089999", typed)["number"]


def test_a_roll_number_is_letters_figures_and_a_few_signs_up_to_eighteen() -> None:
    assert BankNumbers.typed("089999", "12345678", " d/1234567890-xy ").roll == "D/1234567890-XY"
    assert "at most 18" in problems("089999", "12345678", "X" * 19)["roll"]
    assert "letters and figures" in problems("089999", "12345678", "D=1")["roll"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert set(problems("1", "2", "?")) == {"sort_code", "number", "roll"}


@given(SORT_CODES, NUMBERS, ROLLS)
def test_whatever_is_taken_has_six_and_eight_figures_and_comes_back_from_its_text(
    sort_code: str, number: str, roll: str
) -> None:
    numbers = BankNumbers.typed(sort_code, number, roll)
    assert (len(numbers.sort_code), len(numbers.number)) == (6, 8)
    assert BankNumbers.from_text(numbers.to_text()) == numbers
    assert number in (numbers.given, numbers.number)


@given(SORT_CODES, NUMBERS, st.lists(st.sampled_from(" -./"), max_size=12))
def test_what_stands_between_the_figures_changes_nothing(
    sort_code: str, number: str, signs: list[str]
) -> None:
    def scattered(figures: str) -> str:
        parts = [*signs, *([""] * len(figures))]
        return "".join(figure + part for figure, part in zip(figures, parts, strict=False))

    assert BankNumbers.typed(scattered(sort_code), scattered(number)) == BankNumbers.typed(sort_code, number)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=24))
def test_whatever_is_typed_is_taken_or_said_to_be_wrong_beside_its_field(
    sort_code: str, number: str, roll: str
) -> None:
    beside = set()
    try:
        numbers = BankNumbers.typed(sort_code, number, roll)
        assert (numbers.sort_code + numbers.number).isdecimal()
    except FieldProblems as problem:
        beside = {one.field for one in problem.each()}
    assert beside <= {"sort_code", "number", "roll"}


def test_a_mark_tells_little_and_is_the_same_for_the_same_account_alone() -> None:
    one = BankNumbers.typed("089999", "12345678")
    assert one.mark(KEY) == BankNumbers.typed("08-99-99", "1234 5678").mark(KEY)
    assert len(one.mark(KEY)) == 2
    others = {BankNumbers.typed("089999", f"{n:08}").mark(KEY) for n in range(1, 5000)}
    assert len(others) == 256


def test_it_is_checked_as_the_bank_takes_it() -> None:
    line = WeightRow("401122", "401122", Method.MOD10, (0,) * 13 + (1,))
    table = WeightTable((line,))
    assert BankNumbers.typed("401122", "234560").fit(table, None) is Fit.PASS
    assert BankNumbers.typed("401122", "234561").fit(table, None) is Fit.FAIL
    assert BankNumbers.typed("401122", "234561").fit(None, None) is Fit.CANNOT_TELL


def test_its_repr_shows_nothing() -> None:
    assert "1234" not in repr(BankNumbers.typed("089999", "12345678"))
    assert BankNumbers.typed("089999", "12345678").written_sort_code == "08-99-99"
