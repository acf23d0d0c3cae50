"""The fourteen figures of one check, and what weights make of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprod_desktop.domain.bank_check.weights import Method


@dataclass(frozen=True, repr=False)
class Figures:
    """A sort code of six figures (u to z) and an account number of eight (a to h). Shown nowhere."""

    sort_code: str
    number: str

    @property
    def a(self) -> int:
        """The first figure of the account number."""
        return int(self.number[0])

    @property
    def ab(self) -> str:
        """Its first two."""
        return self.number[:2]

    @property
    def c(self) -> int:
        """Its third."""
        return int(self.number[2])

    @property
    def g(self) -> int:
        """Its last but one."""
        return int(self.number[6])

    @property
    def h(self) -> int:
        """Its last."""
        return int(self.number[7])

    @property
    def gh(self) -> int:
        """Its last two, as one number."""
        return int(self.number[6:])

    def at(self, sort_code: str) -> "Figures":
        """The same account as if it were held elsewhere."""
        return replace(self, sort_code=sort_code)

    def shifted(self) -> "Figures":
        """The account number without its last figure, and a nought in front."""
        return replace(self, number="0" + self.number[:-1])

    def total(self, method: Method, weights: Sequence[int]) -> int:
        """Each figure times its weight, added up; for double alternate, the figures of each product are added."""
        products = [int(f) * w for f, w in zip(self.sort_code + self.number, weights, strict=True)]
        if method is Method.DBLAL:
            return sum(int(figure) for product in products for figure in str(product))
        return sum(products)
