"""What a list shows of each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Row = TypeVar("Row")


class ChipKind(StrEnum):
    """What a chip says, besides its words."""

    CALM = "calm"
    ATTENTION = "attention"
    GOOD = "good"
    STOP = "stop"


@dataclass(frozen=True)
class Chip:
    """A short remark in a rounded ground; with an icon and no ground when ``kind`` is None."""

    words: str
    kind: ChipKind | None = ChipKind.ATTENTION
    icon: str = ""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, what each row says in it, and how wide it is (pixels at 100 %).

    ``key`` is the sort key asked for when the heading is pressed (empty: not sortable). ``second`` is the quieter line
    below. ``chips`` replace or follow the text. A ``stretch`` column takes the room that is left. With too little room a
    column shrinks to ``least`` (0: it does not), and the ones with the highest ``spare`` are left out first (0: never).
    ``wraps`` are the lines of words that every row of the list has room for beyond the usual.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 160
    key: str = ""
    second: Callable[[Row], str] | None = None
    chips: Callable[[Row], Sequence[Chip]] | None = None
    icon: Callable[[Row], str] | None = None
    strong: bool = False
    right: bool = False
    stretch: bool = False
    least: int = 0
    spare: int = 0
    wraps: int = 0

    def spoken(self, row: Row) -> str:
        """All a cell says, for a screen reader."""
        parts = [self.text(row), self.second(row) if self.second else ""]
        parts += [chip.words for chip in self.chips(row)] if self.chips else []
        return ", ".join(part for part in parts if part)


def no_text(_row: object) -> str:
    """For a column of chips only."""
    return ""
