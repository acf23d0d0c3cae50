"""The modulus check on tables made up here: worked by hand, and against a second telling of the rules."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from coprod_desktop.domain.bank_check.checking import Fit, check
from coprod_desktop.domain.bank_check.weights import Method, Substitutions, WeightRow, WeightTable

#: Made-up weights for the account number alone, falling from eight to one.
FALLING = (0, 0, 0, 0, 0, 0, 8, 7, 6, 5, 4, 3, 2, 1)
#: Made-up weights for double alternate: two and one by turns, sort code included.
BY_TURNS = (2, 1) * 7
#: Made-up weights in which the sort code counts too.
WHOLE = (1, 1, 1, 1, 1, 1, 8, 7, 6, 5, 4, 3, 2, 1)
HERE = "010203"


def row(
    method: Method,
    exception: int = 0,
    weights: tuple[int, ...] = FALLING,
    first: str = HERE,
    last: str = HERE,
) -> WeightRow:
    return WeightRow(first, last, method, weights, exception)


def fit(number: str, *rows: WeightRow, at: str = HERE, moved: Substitutions | None = None) -> Fit:
    return check(at, number, WeightTable(rows), moved)


MOD10, MOD11, DBLAL = (
    row(Method.MOD10),
    row(Method.MOD11),
    row(Method.DBLAL, weights=(0,) * 6 + BY_TURNS[6:]),
)


# 1x8 + 2x7 + 3x6 + 4x5 + 5x4 + 6x3 + 7x2 = 112: with 8 it is 120, with 9 it is 121
@pytest.mark.parametrize(
    ("line", "right", "wrong"),
    [
        (MOD10, "12345678", "12345679"),
        (MOD11, "12345679", "12345678"),
        (DBLAL, "12345674", "12345675"),  # 2 + 2 + 6 + 4 + (1+0) + 6 + (1+4) = 26, with 4 it is 30
    ],
)
def test_each_method_by_hand(line: WeightRow, right: str, wrong: str) -> None:
    assert fit(right, line) is Fit.PASS
    assert fit(wrong, line) is Fit.FAIL


def test_what_the_table_does_not_hold_cannot_be_checked() -> None:
    assert fit("12345678", MOD10, at="010204") is Fit.CANNOT_TELL
    assert check(HERE, "12345678", None) is Fit.CANNOT_TELL
    assert check(HERE, "12345678", WeightTable(())) is Fit.CANNOT_TELL


def test_a_rule_newer_than_this_program_cannot_be_checked() -> None:
    assert fit("12345678", row(Method.MOD10, 15)) is Fit.CANNOT_TELL


def test_a_range_holds_both_its_ends() -> None:
    line = row(Method.MOD10, first="010200", last="010203")
    assert [fit("12345678", line, at=code) for code in ("010199", "010200", "010203", "010204")] == [
        Fit.CANNOT_TELL,
        Fit.PASS,
        Fit.PASS,
        Fit.CANNOT_TELL,
    ]


def test_two_lines_are_both_to_be_passed() -> None:
    # 0x8 + 0x7 + 0x6 + 0x5 + 0x4 + 0x3 + 5x2 + h: 10 passes by ten alone, 11 by eleven alone
    assert fit("00000050", MOD10, MOD11) is Fit.FAIL
    assert fit("00000051", MOD10, MOD11) is Fit.FAIL
    # 1x8 + 8x7 + 0 + 8x5 + 0 + 0 + 3x2 + 0 = 110 = 10 x 11
    assert fit("18080030", MOD10, MOD11) is Fit.PASS


def test_exception_1_adds_twenty_seven() -> None:
    # 26 + h (see above) + 27: with 7 it is 60
    line = row(Method.DBLAL, 1, (0,) * 6 + BY_TURNS[6:])
    assert fit("12345677", line) is Fit.PASS
    assert fit("12345674", line) is Fit.FAIL


def test_exception_2_takes_other_weights_for_accounts_that_do_not_begin_with_nought() -> None:
    first, second = row(Method.MOD11, 2, WHOLE), row(Method.MOD11, 9, WHOLE)
    # sort code 010203 by 0 0 1 2 5 3: 0 + 0 + 0 + 2x2 + 0 + 3x3 = 13
    # 10000000 by 6 4 8 7 10 9 3 1: 6, in all 19; h = 3 makes 22
    assert fit("10000003", first, second) is Fit.PASS
    # g nine: 10000090 by 0 0 8 7 10 9 3 1: 9x3 = 27; h = 6 makes 33
    assert fit("10000096", first, second) is Fit.PASS
    # beginning with nought: the table's own, 0+1+0+2+0+3 = 6, then 1x7 for b: 13; h = 9 makes 22
    assert fit("01000009", first, second) is Fit.PASS


def test_exception_9_tries_again_as_at_another_sort_code() -> None:
    first, second = row(Method.MOD11, 2, WHOLE), row(Method.MOD11, 9, WHOLE)
    # as at 309634: 3+0+9+6+3+4 = 25; 10000000 by the table's own: 8, in all 33
    assert fit("10000000", first, second) is Fit.PASS
    assert fit("10000001", first, second) is Fit.FAIL


def test_exception_3_leaves_the_second_check_out_for_a_third_figure_of_six_or_nine() -> None:
    second = row(Method.DBLAL, 3, (0,) * 6 + BY_TURNS[6:])
    # 6x6 = 36, h = 8 makes 44 = 4 x 11; by turns 6x2 = 12 -> 3, and 8: 11
    assert fit("00600008", MOD11, second) is Fit.PASS
    # 9x6 = 54, h = 1 makes 55
    assert fit("00900001", MOD11, second) is Fit.PASS
    # 5x6 = 30, h = 3 makes 33; by turns 5x2 = 10 -> 1, and 3: 4
    assert fit("00500003", MOD11, second) is Fit.FAIL
    assert fit("00600009", MOD11, second) is Fit.FAIL


def test_exception_4_leaves_the_last_two_figures() -> None:
    # weights for a to f alone: 1x8 + 2x7 = 22 leaves 0; 1x8 + 2x7 + 1x6 = 28 leaves 6
    line = row(Method.MOD11, 4, (0,) * 6 + (8, 7, 6, 5, 4, 3, 0, 0))
    assert fit("12000000", line) is Fit.PASS
    assert fit("12100006", line) is Fit.PASS
    assert fit("12100060", line) is Fit.FAIL
    assert fit("12000006", line) is Fit.FAIL
    # 1x8 + 4x5 + 1x4 = 32 leaves 10, which is g and h together
    assert fit("10041010", line) is Fit.PASS
    assert fit("10041000", line) is Fit.FAIL


def test_exception_5_compares_what_is_missing_with_g_and_h() -> None:
    by_eleven = row(Method.MOD11, 5, (0,) * 6 + (8, 7, 6, 5, 4, 3, 0, 0))
    by_turns = row(Method.DBLAL, 5, (0,) * 6 + (2, 1, 2, 1, 2, 1, 2, 0))
    none_moved = Substitutions(())
    # 1x8 + 1x7 = 15 leaves 4, missing 7 = g; 2 + 1 + (7x2 = 14 -> 5) = 8, missing 2 = h
    assert fit("11000072", by_eleven, by_turns, moved=none_moved) is Fit.PASS
    assert fit("11000073", by_eleven, by_turns, moved=none_moved) is Fit.FAIL
    assert fit("11000082", by_eleven, by_turns, moved=none_moved) is Fit.FAIL
    # nothing left and noughts
    assert fit("00000000", by_eleven, by_turns, moved=none_moved) is Fit.PASS
    # 1x8 + 1x4 = 12 leaves 1: ten is missing, which no figure is
    assert all(
        fit(f"100010{g}{h}", by_eleven, moved=none_moved) is Fit.FAIL for g in range(10) for h in range(10)
    )


def test_exception_5_checks_some_sort_codes_as_others() -> None:
    line = row(Method.MOD11, 5, (1, 1, 1, 1, 1, 1, 8, 7, 6, 5, 4, 3, 0, 0))
    # at 010203: 6 and 8 = 14 leaves 3, missing 8 = g; as at 110203: 7 and 8 = 15 leaves 4, missing 7
    moved = Substitutions(((HERE, "110203"),))
    assert fit("10000080", line, moved=Substitutions(())) is Fit.PASS
    assert fit("10000080", line, moved=moved) is Fit.FAIL
    assert fit("10000070", line, moved=moved) is Fit.PASS


def test_exception_5_without_its_substitutions_never_says_fail() -> None:
    line = row(Method.MOD11, 5, (1, 1, 1, 1, 1, 1, 8, 7, 6, 5, 4, 3, 0, 0))
    assert fit("10000080", line) is Fit.PASS
    assert fit("10000070", line) is Fit.CANNOT_TELL


def test_exception_6_cannot_check_foreign_currency_accounts() -> None:
    line, second = row(Method.MOD11, 6), row(Method.DBLAL, 6, BY_TURNS)
    assert [fit(f"{a}0000055", line, second) for a in range(4, 9)] == [Fit.CANNOT_TELL] * 5
    # 3x8 + 5x2 + 5 = 39 leaves 6; 9x8 + 15 = 87 leaves 10
    assert fit("30000055", line) is Fit.FAIL
    assert fit("90000055", line) is Fit.FAIL
    # 4x8 + 5x2 + h = 42: h = 2 makes 44
    assert fit("40000052", line) is Fit.PASS
    assert fit("40000053", line) is Fit.FAIL


def test_exception_7_looks_at_c_to_h_alone_where_g_is_nine() -> None:
    line = row(Method.MOD11, 7, WHOLE)
    # 9x2 = 18, h = 4 makes 22, whatever stands before
    assert fit("35000094", line) is Fit.PASS
    assert fit("00000094", line, at="010203") is Fit.PASS
    # g eight: the sort code 6 + 8x2 = 22, h = 0
    assert fit("00000080", line) is Fit.PASS
    assert fit("10000080", line) is Fit.FAIL


def test_exception_8_checks_as_at_another_sort_code() -> None:
    # as at 090126: 0+9+0+1+2+6 = 18, h = 4 makes 22; at its own, 6, it would be 5
    line = row(Method.MOD11, 8, WHOLE)
    assert fit("00000004", line) is Fit.PASS
    assert fit("00000005", line) is Fit.FAIL


def test_exceptions_10_and_11_take_either_check() -> None:
    first, second = row(Method.MOD11, 10, WHOLE), row(Method.DBLAL, 11, BY_TURNS)
    # ab 09 and g nine: c to h alone, 9x2 = 18, h = 4 makes 22
    assert fit("09000094", first, second) is Fit.PASS
    assert fit("99000094", first, second) is Fit.PASS
    # by turns at 010203: 0+1+0+2+0+3 = 6; 89000090: 16 -> 7, 9, 18 -> 9: 25; in all 31, h = 9 makes 40
    assert fit("89000099", first, second) is Fit.PASS
    # by eleven the whole of it counts there: 6 + 64 + 63 + 18 = 151 leaves 8, h = 4 makes 155, leaves 1
    assert fit("89000094", first, second) is Fit.FAIL


def test_exceptions_12_and_13_take_either_check() -> None:
    first, second = row(Method.MOD11, 12), row(Method.MOD10, 13)
    assert fit("12345679", first, second) is Fit.PASS
    assert fit("12345678", first, second) is Fit.PASS
    assert fit("12345677", first, second) is Fit.FAIL


def test_exception_14_tries_again_without_the_last_figure() -> None:
    line = row(Method.MOD11, 14)
    assert fit("12345679", line) is Fit.PASS
    # 01234567: 0x8 + 1x7 + 2x6 + 3x5 + 4x4 + 5x3 + 6x2 = 77 and h; without it h = 0 would do
    assert fit("12345600", line) is Fit.PASS  # 98 leaves 10; shifted 01234560: 77 = 7 x 11
    assert fit("12345601", line) is Fit.PASS  # shifted, it is the same
    assert fit("12345605", line) is Fit.FAIL  # 5 is not 0, 1 or 9
    assert fit("12345619", line) is Fit.FAIL  # 109 leaves 10; shifted 01234561: 78 leaves 1


# a second telling of the rules, in one piece, after the order of the published text


def told(code: str, number: str, rows: tuple[WeightRow, ...], moved: dict[str, str]) -> bool:
    verdicts = []
    for line in rows:
        sort = {8: "090126", 9: "309634", 5: moved.get(code, code)}.get(line.exception, code)
        u_to_h = [int(c) for c in sort + number]
        weights = list(line.weights)
        a, b, c, *_middle, g, h = (int(n) for n in number)
        if line.exception == 2 and a:
            weights = [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1]
            if g == 9:
                weights[:8] = [0] * 8
        if (line.exception == 7 and g == 9) or (
            line.exception == 10 and g == 9 and (a, b) in {(0, 9), (9, 9)}
        ):
            weights[:8] = [0] * 8
        if line.exception == 3 and c in {6, 9}:
            continue
        sums = {
            Method.DBLAL: sum(sum(map(int, str(w * f))) for w, f in zip(weights, u_to_h, strict=True)),
        }
        total = sums.get(line.method, sum(w * f for w, f in zip(weights, u_to_h, strict=True)))
        total += 27 if line.exception == 1 else 0
        base = 11 if line.method is Method.MOD11 else 10
        rest = total - base * (total // base)
        if line.exception == 4:
            verdicts.append(rest == 10 * g + h)
        elif line.exception == 5:
            wanted = g if base == 11 else h
            verdicts.append(wanted == 0 if rest == 0 else base - rest == wanted)
        elif line.exception == 14 and rest and h in {0, 1, 9}:
            again = [int(c) for c in sort + "0" + number[:7]]
            verdicts.append(sum(w * f for w, f in zip(weights, again, strict=True)) % 11 == 0)
        else:
            verdicts.append(rest == 0)
    either = [line.exception for line in rows] in ([2, 9], [10, 11], [12, 13])
    return any(verdicts) if either else all(verdicts)


WEIGHTS = st.tuples(*[st.integers(0, 12)] * 14)
ROWS = st.one_of(
    st.tuples(st.builds(row, st.sampled_from(Method), st.sampled_from([0, 5, 7, 8, 10]), WEIGHTS)),
    st.tuples(st.builds(row, st.just(Method.DBLAL), st.just(1), WEIGHTS)),
    st.tuples(st.builds(row, st.just(Method.MOD11), st.sampled_from([4, 14]), WEIGHTS)),
    *(
        st.tuples(st.builds(row, st.sampled_from(Method), st.just(one), WEIGHTS),
                  st.builds(row, st.sampled_from(Method), st.just(two), WEIGHTS))
        for one, two in ((0, 0), (0, 3), (2, 9), (5, 5), (10, 11), (12, 13), (0, 1))
    ),
)  # fmt: skip
NUMBERS = st.one_of(
    st.from_regex(r"[0-9]{8}", fullmatch=True),
    st.from_regex(r"(09|99)[0-9]{4}9[0-9]", fullmatch=True),
    st.from_regex(r"[0-9]{2}[69][0-9]{4}[019]", fullmatch=True),
)


@given(ROWS, NUMBERS, st.sampled_from(["010203", "909192"]))
@example((row(Method.MOD11, 14),), "12345600", "010203")
def test_both_tellings_of_the_rules_agree(rows: tuple[WeightRow, ...], number: str, other: str) -> None:
    moved = Substitutions(((HERE, other),))
    expected = Fit.PASS if told(HERE, number, rows, {HERE: other}) else Fit.FAIL
    assert fit(number, *rows, moved=moved) is expected


@given(WEIGHTS, NUMBERS, st.integers(0, 9))
def test_by_eleven_one_wrong_figure_is_always_found(
    weights: tuple[int, ...], number: str, wrong: int
) -> None:
    line = row(Method.MOD11, 0, weights)
    changed = number[:4] + str(wrong) + number[5:]
    assume(changed != number and weights[10] % 11)
    assert not (fit(number, line) is Fit.PASS and fit(changed, line) is Fit.PASS)
