"""The colours of paper: the light theme's, chosen so that a grey print says the same.

Text on white has a contrast of at least 7:1 (WCAG 2.2, 1.4.6).
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> "Colour":
        """From its web code, such as ``#0b5d66``."""
        return cls(*(round(int(code[at : at + 2], 16) / 255, 4) for at in (1, 3, 5)))

    @property
    def fill(self) -> str:
        """The drawing operator that fills with it."""
        return f"{self.red:g} {self.green:g} {self.blue:g} rg"

    @property
    def stroke(self) -> str:
        """The drawing operator that draws lines with it."""
        return f"{self.red:g} {self.green:g} {self.blue:g} RG"


INK = Colour.of("#14242b")
SOFT = Colour.of("#495b63")
WHITE = Colour.of("#ffffff")
LINE = Colour.of("#d8dedc")
EDGE = Colour.of("#9fb0b0")
ACCENT = Colour.of("#0b5d66")
ACCENT_SOFT = Colour.of("#e1eff0")
TILE = Colour.of("#e6eff0")
PICTURE = Colour.of("#0c3f47")
