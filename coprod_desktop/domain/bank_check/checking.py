"""The whole check of one account: pass, fail, or cannot be checked."""

from coprod_desktop.domain.bank_check.figures import Figures
from coprod_desktop.domain.bank_check.single_check import KNOWN, passes
from coprod_desktop.domain.bank_check.weights import Substitutions, WeightRow, WeightTable
from coprod_desktop.domain.entity import TextEnum


class Fit(TextEnum):
    """Whether a sort code and an account number go together, as far as a check can tell."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    CANNOT_TELL = "cannot be checked"
    OTHER = "other"


#: Two checks of which one is enough, by their exceptions.
_EITHER = {(2, 9), (10, 11), (12, 13)}
_SUBSTITUTED = 5
_FOREIGN = 6
_NO_SECOND = 3
_FOREIGN_STARTS = range(4, 9)
_NO_SECOND_THIRDS = (6, 9)


def check(sort_code: str, number: str, table: WeightTable | None, moved: Substitutions | None = None) -> Fit:
    """Whether these six and eight figures go together by this table.

    Without a table, for a sort code that is not in it, for foreign-currency accounts and for a rule newer than this
    program it cannot be told. ``moved`` are the sort codes that are checked as another (exception 5); without them a
    failure of such an account says nothing.
    """
    rows = () if table is None else table.of(sort_code)
    figures = Figures(sort_code, number)
    exceptions = tuple(row.exception for row in rows)
    if not rows or not KNOWN.issuperset(exceptions) or _is_foreign(exceptions, figures):
        return Fit.CANNOT_TELL
    if _together(rows, exceptions, figures, moved or Substitutions(())):
        return Fit.PASS
    if _SUBSTITUTED in exceptions and moved is None:
        return Fit.CANNOT_TELL
    return Fit.FAIL


def _is_foreign(exceptions: tuple[int, ...], figures: Figures) -> bool:
    return _FOREIGN in exceptions and figures.a in _FOREIGN_STARTS and figures.g == figures.h


def _together(
    rows: tuple[WeightRow, ...], exceptions: tuple[int, ...], figures: Figures, moved: Substitutions
) -> bool:
    if len(rows) > 1 and rows[1].exception == _NO_SECOND and figures.c in _NO_SECOND_THIRDS:
        rows = rows[:1]
    passed = (passes(row, figures, moved) for row in rows)
    return any(passed) if exceptions in _EITHER else all(passed)
