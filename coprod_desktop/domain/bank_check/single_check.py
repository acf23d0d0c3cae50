"""One check: one line of the table against one account, with that line's exception."""

from collections.abc import Callable

from coprod_desktop.domain.bank_check.figures import Figures
from coprod_desktop.domain.bank_check.weights import FIGURES, Method, Substitutions, WeightRow

#: Exception 1 adds this to the total.
_ADDED = 27
#: Exception 8 and 9 check as if the account were held at these sort codes.
_AS_AT_8 = "090126"
_AS_AT_9 = "309634"
#: Exception 2: the weights for accounts that do not begin with nought, for g other than nine and for g nine.
_WEIGHTS_2 = (0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1)
_WEIGHTS_2_NINE = (0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1)
#: Exceptions 7 and 10 take the weights of these first figures (u to b) away.
_BEFORE_C = 8
_NINE = 9
#: Exception 14 allows these last figures when the first try fails.
_LAST_14 = (0, 1, 9)

#: The exceptions this program knows; a later table may hold more.
KNOWN = frozenset(range(15))

_Prepared = tuple[Figures, tuple[int, ...]]


def passes(row: WeightRow, figures: Figures, moved: Substitutions) -> bool:
    """Whether the account goes through this line's check."""
    prepared, weights = _prepare(row, figures, moved)
    total = prepared.total(row.method, weights) + (_ADDED if row.exception == 1 else 0)
    left = total % row.method.modulus
    judge = _JUDGES.get(row.exception)
    return left == 0 if judge is None else judge(row, figures, left)


def _prepare(row: WeightRow, figures: Figures, moved: Substitutions) -> _Prepared:
    change = _CHANGES.get(row.exception)
    if row.exception == 5:  # noqa: PLR2004 - the number of the exception
        return figures.at(moved.of(figures.sort_code)), row.weights
    return (figures, row.weights) if change is None else change(row, figures)


def _other_weights(row: WeightRow, figures: Figures) -> _Prepared:
    """Exception 2."""
    if figures.a == 0:
        return figures, row.weights
    return figures, _WEIGHTS_2_NINE if figures.g == _NINE else _WEIGHTS_2


def _account_alone(row: WeightRow, figures: Figures) -> _Prepared:
    """Exception 7."""
    return figures, _from_c(row) if figures.g == _NINE else row.weights


def _account_alone_by_start(row: WeightRow, figures: Figures) -> _Prepared:
    """Exception 10."""
    alone = figures.ab in ("09", "99") and figures.g == _NINE
    return figures, _from_c(row) if alone else row.weights


def _from_c(row: WeightRow) -> tuple[int, ...]:
    return (0,) * _BEFORE_C + row.weights[_BEFORE_C:FIGURES]


def _as_at(sort_code: str) -> Callable[[WeightRow, Figures], _Prepared]:
    """Exceptions 8 and 9."""
    return lambda row, figures: (figures.at(sort_code), row.weights)


_CHANGES: dict[int, Callable[[WeightRow, Figures], _Prepared]] = {
    2: _other_weights,
    7: _account_alone,
    8: _as_at(_AS_AT_8),
    9: _as_at(_AS_AT_9),
    10: _account_alone_by_start,
}


def _check_digits(_row: WeightRow, figures: Figures, left: int) -> bool:
    """Exception 4: what is left is the last two figures."""
    return left == figures.gh


def _check_digit(row: WeightRow, figures: Figures, left: int) -> bool:
    """Exception 5: what is missing to a whole division is g (by 11) or h (double alternate)."""
    digit = figures.g if row.method is Method.MOD11 else figures.h
    return (row.method.modulus - left) % row.method.modulus == digit


def _second_try(row: WeightRow, figures: Figures, left: int) -> bool:
    """Exception 14: another try without the last figure, where that is 0, 1 or 9."""
    if left == 0:
        return True
    if figures.h not in _LAST_14:
        return False
    return figures.shifted().total(row.method, row.weights) % row.method.modulus == 0


_JUDGES: dict[int, Callable[[WeightRow, Figures, int], bool]] = {
    4: _check_digits,
    5: _check_digit,
    14: _second_try,
}
