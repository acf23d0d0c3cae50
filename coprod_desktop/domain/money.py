"""Pounds and pence, exactly: whole pence in, whole pence out, rounded once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

#: An amount as people type it; the sign may stand before or after the pound sign.
_TYPED = re.compile(
    r"(?P<sign>-\s*£?|£\s*-|£?)\s*(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.(?P<pence>[0-9]+))?"
)
_LONGEST = 40
_PENCE = 100
_PENCE_FIGURES = 2
_MILLI = 1000
_MILLIONTHS = _MILLI * _MILLI


@dataclass(frozen=True, order=True)
class Money:
    """An amount of pounds sterling in whole pence; negative only where a rule says so."""

    pence: int = 0

    @classmethod
    def parse(
        cls, typed: str, *, field: str = "", negative: bool = False, most: "Money | None" = None
    ) -> "Money":
        """The amount someone typed: ``1,000``, ``£1000``, ``10.5``, `` £ 12.40 ``.

        Raises :class:`Problem` beside ``field`` for anything else, for a third figure after the point, for a
        negative amount unless ``negative``, and for more than ``most`` (one penny short of a million pounds).
        """
        text = typed.strip().replace("\N{MINUS SIGN}", "-")
        if not text:
            raise Problem(_("Type an amount, for example 12.40."), field)
        match = _TYPED.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None or not (match["pounds"] or match["pence"]):
            raise Problem(_("This is not an amount. Type pounds and pence, for example 12.40."), field)
        if len(match["pence"] or "") > _PENCE_FIGURES:
            raise Problem(_("Type no more than two figures after the point, for example 12.40."), field)
        size = int(match["pounds"].replace(",", "") or 0) * _PENCE + int((match["pence"] or "").ljust(2, "0"))
        amount = cls(-size if "-" in match["sign"] else size)
        amount._check_size(field, MOST if most is None else most, negative=negative)
        return amount

    def _check_size(self, field: str, most: "Money", *, negative: bool) -> None:
        if self.pence < 0 and not negative:
            raise Problem(_("Type an amount of zero or more."), field)
        if abs(self) > most:
            raise Problem(_("This is more than {most}. Check the amount.").format(most=most.text()), field)

    @classmethod
    def times(cls, rate_milli: int, quantity_milli: int) -> "Money":
        """Rate (thousandths of a penny) times quantity (thousandths), rounded half-up once, to the penny.

        A negative product is rounded by its size, so that taking a line back takes back exactly that line.
        """
        product = rate_milli * quantity_milli
        size = (2 * abs(product) + _MILLIONTHS) // (2 * _MILLIONTHS)
        return cls(-size if product < 0 else size)

    @classmethod
    def total(cls, amounts: Iterable["Money"]) -> "Money":
        """All the amounts together; nothing is £0.00."""
        return cls(sum(amount.pence for amount in amounts))

    def share(self, weights: Sequence[int]) -> list["Money"]:
        """This amount split by weight, by largest remainder: the parts always add up to the whole.

        Pennies left over go to the largest remainders, the earlier part first. Raises :class:`Problem` when no
        weight is above zero or one is below.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise Problem(_("Say how the amount is split: at least one part, and none below zero."))
        size = abs(self.pence)
        parts = [size * weight // whole for weight in weights]
        by_remainder = sorted(range(len(weights)), key=lambda at: -(size * weights[at] % whole))
        for at in by_remainder[: size - sum(parts)]:
            parts[at] += 1
        return [Money(-part if self.pence < 0 else part) for part in parts]

    def text(self) -> str:
        """As people read it: "£1,234.50", "-£87.50"."""
        pounds, pence = divmod(abs(self.pence), _PENCE)
        return f"{'-' if self.pence < 0 else ''}£{pounds:,}.{pence:02}"

    def plain(self) -> str:
        """As files want it: "1234.50", "-87.50"."""
        pounds, pence = divmod(abs(self.pence), _PENCE)
        return f"{'-' if self.pence < 0 else ''}{pounds}.{pence:02}"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.pence + other.pence)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.pence - other.pence)

    def __mul__(self, count: int) -> "Money":
        return Money(self.pence * count)

    def __neg__(self) -> "Money":
        return Money(-self.pence)

    def __abs__(self) -> "Money":
        return Money(abs(self.pence))

    def __bool__(self) -> bool:
        return self.pence != 0

    def __str__(self) -> str:
        return self.text()


NOTHING = Money(0)

#: More than this in one typed amount is a slip of the finger.
MOST = Money(99_999_999)


def quantity_text(quantity_milli: int) -> str:
    """A quantity in thousandths as people read it: "7.5", "1,200", "0.25"."""
    whole, thousandths = divmod(abs(quantity_milli), _MILLI)
    decimals = f".{thousandths:03}".rstrip("0") if thousandths else ""
    return f"{'-' if quantity_milli < 0 else ''}{whole:,}{decimals}"


def rate_text(amount_milli: int) -> str:
    """A rate in thousandths of a penny as people read it: "55p", "12.5p", "£75.00", "£12.345"."""
    if abs(amount_milli) < _PENCE * _MILLI:
        return f"{quantity_text(amount_milli)}p"
    pounds, rest = divmod(amount_milli, _PENCE * _MILLI)
    decimals = f"{rest:05}".rstrip("0").ljust(_PENCE_FIGURES, "0")
    return f"£{pounds:,}.{decimals}"
