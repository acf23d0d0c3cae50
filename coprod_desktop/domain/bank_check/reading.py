"""Reading the files of the check as they are published: plain lines of figures."""

import re

from coprod_desktop.domain.bank_check.weights import FIGURES, Method, Substitutions, WeightRow, WeightTable
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

_LONGEST = 40_000
_SORT_CODE = re.compile(r"[0-9]{6}", re.ASCII)
_WEIGHT = re.compile(r"[0-9]{1,3}", re.ASCII)
_EXCEPTION = re.compile(r"[0-9]{1,2}", re.ASCII)
_VERSION = re.compile(
    r"v(?:ersion)?[\s._-]*([0-9]{1,3})[\s._-]+([0-9]{1,3})(?![0-9])", re.ASCII | re.IGNORECASE
)
_BEFORE_WEIGHTS = 3
_PAIR = 2


def weight_table(text: str) -> WeightTable:
    """The table in a file laid out like ``valacdos.txt``: two sort codes, the method, 14 weights, perhaps an exception.

    Raises :class:`Problem`, naming the line, when it is laid out in another way, and when there is no line in it.
    """
    return WeightTable(tuple(_row(number, parts) for number, parts in _lines(text)))


def substitutions(text: str) -> Substitutions:
    """The pairs in a file laid out like ``scsubtab.txt``: a sort code and the one it is checked as.

    Raises :class:`Problem`, naming the line, when it is laid out in another way, and when there is no line in it.
    """
    return Substitutions.read(_pair(number, parts) for number, parts in _lines(text))


def version_in(name: str) -> str:
    """The version a file's name tells ("valacdos-v7-90.txt" is 7.90), or nothing."""
    found = _VERSION.search(name)
    return "" if found is None else f"{found[1]}.{found[2]}"


def _lines(text: str) -> list[tuple[int, list[str]]]:
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines()[: _LONGEST + 1], 1)]
    found = [(number, parts) for number, parts in lines if parts]
    if not found or len(lines) > _LONGEST:
        raise Problem(
            _("This is not a table of the modulus check. Choose the file as it was published."), "file"
        )
    return found


def _row(number: int, parts: list[str]) -> WeightRow:
    weights, rest = parts[_BEFORE_WEIGHTS : _BEFORE_WEIGHTS + FIGURES], parts[_BEFORE_WEIGHTS + FIGURES :]
    fits = (
        len(weights) == FIGURES
        and all(_SORT_CODE.fullmatch(part) for part in parts[:2])
        and parts[0] <= parts[1]
        and parts[2] in {method.value for method in Method}
        and all(_WEIGHT.fullmatch(part) for part in weights)
        and len(rest) <= 1
        and all(_EXCEPTION.fullmatch(part) for part in rest)
    )
    if not fits:
        raise _unreadable(number)
    return WeightRow(
        parts[0], parts[1], Method(parts[2]), tuple(map(int, weights)), int(rest[0]) if rest else 0
    )


def _pair(number: int, parts: list[str]) -> tuple[str, str]:
    if len(parts) != _PAIR or not all(_SORT_CODE.fullmatch(part) for part in parts):
        raise _unreadable(number)
    return parts[0], parts[1]


def _unreadable(number: int) -> Problem:
    return Problem(
        _("Line {number} is not as it should be. Choose the file as it was published.").format(number=number),
        "file",
    )
