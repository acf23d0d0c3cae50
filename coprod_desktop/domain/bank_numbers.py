"""Sort codes and account numbers as people type them, and what the banks make of numbers of other lengths.

Conversions: "Validating account numbers: UK modulus checking", Pay.UK, section on account numbers that are not eight
figures long.
"""

import hashlib
import hmac
import json
import unicodedata
from dataclasses import dataclass
from typing import Any, Self

from coprod_desktop.domain.bank_check.checking import Fit, check
from coprod_desktop.domain.bank_check.weights import Substitutions, WeightTable
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.i18n import _

SORT_CODE = 6
NUMBER = 8
SHORTEST, LONGEST = 6, 10
LONGEST_ROLL = 18
_LAST = 4

_BETWEEN = frozenset(" -./")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_IN_ROLL = frozenset(" .&/-")
_NINE, _TEN = 9, 10
#: The Co-operative Bank's sort codes begin so; its ten figures hold the account in front. NatWest's hold it at the end.
_COOPERATIVE = "08"


@dataclass(frozen=True, repr=False)
class BankNumbers:
    """The numbers of one account as a bank takes them: six figures, eight figures, perhaps a roll number.

    ``given`` is the account number as it stands on the person's card or statement, where that is another.
    Shown by no repr, so that no log or crash report can hold it.
    """

    sort_code: str
    number: str
    roll: str = ""
    given: str = ""

    @classmethod
    def typed(cls, sort_code: str, number: str, roll: str = "") -> Self:
        """The numbers as someone typed them.

        Raises :class:`FieldProblems` beside ``sort_code``, ``number`` and ``roll``.
        """
        wrong: list[Problem] = []
        parts = [
            _tried(read, text, wrong)
            for read, text in ((_sort_code, sort_code), (_account_number, number), (_roll_number, roll))
        ]
        if wrong:
            raise FieldProblems(wrong)
        code, figures = _converted(parts[0], parts[1])
        return cls(code, figures, parts[2], "" if figures == parts[1] else parts[1])

    @classmethod
    def from_text(cls, text: str) -> Self:
        """What :meth:`to_text` wrote."""
        known: dict[str, Any] = json.loads(text)
        return cls(known["sort_code"], known["number"], known.get("roll", ""), known.get("given", ""))

    def to_text(self) -> str:
        """As text to be sealed."""
        return json.dumps(
            {"sort_code": self.sort_code, "number": self.number, "roll": self.roll, "given": self.given}
        )

    @property
    def written_sort_code(self) -> str:
        """As it stands on cards: 08-99-99."""
        return "-".join(self.sort_code[at : at + 2] for at in range(0, SORT_CODE, 2))

    @property
    def ending(self) -> str:
        """The last four figures of the number the person knows: all that is shown of it."""
        return (self.given or self.number)[-_LAST:]

    def mark(self, key: bytes) -> str:
        """Eight bits of a keyed hash: with the last four figures, enough to say that two accounts may be the same.

        More bits would let whoever holds the register's key try every number until one fits.
        """
        said = f"{self.sort_code} {self.number} {self.roll}".encode()
        return hmac.new(key, said, hashlib.sha256).hexdigest()[:2]

    def fit(self, table: WeightTable | None, moved: Substitutions | None) -> Fit:
        """Whether the two numbers go together, as far as the banks' own check can tell."""
        return check(self.sort_code, self.number, table, moved)

    @property
    def converted(self) -> str:
        """A sentence on what was made of a number that has not eight figures; empty where nothing was."""
        if not self.given:
            return ""
        said = _("The bank takes this as sort code {sort_code} and eight figures, {number}.")
        return said.format(sort_code=self.written_sort_code, number=self.number)


def _tried(read: Any, text: str, wrong: list[Problem]) -> str:
    try:
        return str(read(text))
    except Problem as problem:
        wrong.append(problem)
        return ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def _figures(text: str, field: str) -> str:
    """The figures alone. Raises :class:`Problem` for anything but figures and what stands between them."""
    plain = _plain(text)
    kept = "".join(c for c in plain if c not in _BETWEEN)
    if not kept:
        raise Problem(_("Please fill this in."), field)
    if not (kept.isascii() and kept.isdecimal()):
        raise Problem(_("Type figures only, as they stand on the bank card or statement."), field)
    return kept


def _sort_code(text: str) -> str:
    figures = _figures(text, "sort_code")
    if len(figures) != SORT_CODE:
        raise Problem(
            _("A sort code has six figures, like 08-99-99; this has {n}.").format(n=len(figures)), "sort_code"
        )
    return figures


def _account_number(text: str) -> str:
    figures = _figures(text, "number")
    if not SHORTEST <= len(figures) <= LONGEST:
        said = _("An account number has eight figures, at some banks six to ten; this has {n}.")
        raise Problem(said.format(n=len(figures)), "number")
    if not figures.strip("0"):
        raise Problem(_("This is not an account number. Check it on the bank card or statement."), "number")
    return figures


def _roll_number(text: str) -> str:
    roll = " ".join(_plain(text).upper().split())
    if len(roll) > LONGEST_ROLL:
        raise Problem(_("A roll number has at most 18 characters; this has {n}.").format(n=len(roll)), "roll")
    if not all(c in _IN_ROLL or (c.isascii() and c.isalnum()) for c in roll):
        raise Problem(
            _("A roll number has letters and figures, and perhaps a stroke, dash, full stop or ampersand."),
            "roll",
        )
    return roll


def _converted(sort_code: str, figures: str) -> tuple[str, str]:
    """Six and eight figures: noughts in front of six or seven; nine and ten as their banks publish it."""
    if len(figures) == _NINE:  # Santander: its first figure is the sort code's last
        return sort_code[:-1] + figures[0], figures[1:]
    if len(figures) == _TEN:
        return sort_code, figures[:NUMBER] if sort_code.startswith(_COOPERATIVE) else figures[-NUMBER:]
    return sort_code, figures.zfill(NUMBER)
