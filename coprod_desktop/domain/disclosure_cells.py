"""Which cells of one table are hidden, and whether a hidden one could still be worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from coprod_desktop.domain.disclosure_rules import FEWEST_SHOWN, MOST_PERCENT, STEP, Limits, rounded

#: The key of the cell that stands for several groups together.
OTHER_GROUPS = "other_groups"


class Hiding(Enum):
    """Why a cell is hidden, if it is. Never shown to anyone: the reason would narrow the number down."""

    SHOWN = auto()
    SMALL = auto()
    LARGE = auto()
    SECOND = auto()


@dataclass(frozen=True)
class Counted:
    """One cell before release: how many distinct people, and whether they may be shown."""

    key: str
    label: str
    people: int
    expected: int | None = None
    hiding: Hiding = Hiding.SHOWN

    @property
    def shown(self) -> bool:
        """Whether the count may be shown, rounded."""
        return self.hiding is Hiding.SHOWN


def hide(cells: Sequence[Counted], base: int, limits: Limits) -> tuple[Counted, ...]:
    """Hide small cells (and one over 90 % of the base), and with a single hidden cell the next smallest too."""
    first = [replace(cell, hiding=_first(cell.people, base, limits)) for cell in cells]
    hidden = [cell for cell in first if not cell.shown]
    candidates = [cell for cell in first if cell.shown]
    if len(hidden) != 1 or not candidates:
        return tuple(first)
    partner = min(candidates, key=_smallest)
    return tuple(replace(cell, hiding=Hiding.SECOND) if cell.key == partner.key else cell for cell in first)


def _first(people: int, base: int, limits: Limits) -> Hiding:
    if people == 0 and limits.zero_shown:
        return Hiding.SHOWN
    if people < limits.threshold:
        return Hiding.SMALL
    return Hiding.LARGE if 100 * people > MOST_PERCENT * base else Hiding.SHOWN


def _smallest(cell: Counted) -> tuple[bool, int, str]:
    """Order for the next smallest: a shown zero comes last, because it would hide nothing."""
    return cell.people == 0, cell.people, cell.key


def publishable(cells: Sequence[Counted], base: int, limits: Limits) -> bool:
    """Whether a table says something (two shown cells with anybody in them) and keeps what it hides."""
    if sum(cell.shown and cell.people > 0 for cell in cells) < FEWEST_SHOWN:
        return False
    return all(high - low >= limits.least_span for low, high in small_bounds(cells, base, limits))


def small_bounds(cells: Sequence[Counted], base: int, limits: Limits) -> list[tuple[int, int]]:
    """For each hidden small cell, the lowest and highest value an insider could work out.

    The insider knows the exact base, every shown number, these rules, and why each cell is hidden.
    """
    bounds = [_range(cell, cells, base, limits) for cell in cells]
    lows, highs = sum(low for low, _high in bounds), sum(high for _low, high in bounds)
    return [
        (max(low, base - (highs - high)), min(high, base - (lows - low)))
        for cell, (low, high) in zip(cells, bounds, strict=True)
        if cell.hiding is Hiding.SMALL
    ]


def _range(cell: Counted, cells: Sequence[Counted], base: int, limits: Limits) -> tuple[int, int]:
    most = MOST_PERCENT * base // 100
    if cell.hiding is Hiding.SMALL:
        return int(limits.zero_shown), limits.threshold - 1
    if cell.hiding is Hiding.LARGE:
        return most + 1, base
    if cell.people == 0:
        return 0, 0
    if cell.hiding is Hiding.SECOND:
        ceilings = [_shown_range(other, limits, most)[1] for other in cells if other.shown and other.people]
        return limits.threshold, min([most, *ceilings])
    return _shown_range(cell, limits, most)


def _shown_range(cell: Counted, limits: Limits, most: int) -> tuple[int, int]:
    near, reach = rounded(cell.people), STEP // 2
    return max(limits.threshold, near - reach), min(most, near + reach)


def merge(cells: Sequence[Counted], base: int, limits: Limits, label: str) -> tuple[Counted, ...]:
    """Put the hidden cells, and as many of the smallest shown ones as needed, together as "all other groups".

    Empty when that leaves fewer than two cells that can be shown.
    """
    ordered = sorted(hide(cells, base, limits), key=lambda cell: (cell.shown, cell.people, cell.key))
    together = sum(not cell.shown for cell in ordered)
    while together < len(ordered):
        inside, outside = ordered[:together], {cell.key for cell in ordered[together:]}
        whole = _together(inside, label)
        kept = tuple(cell for cell in cells if cell.key in outside)
        table = hide((*kept, whole), base, limits)
        if all(cell.shown for cell in table) and publishable(table, base, limits):
            return table
        together += 1
    return ()


def _together(inside: Sequence[Counted], label: str) -> Counted:
    shares = [cell.expected for cell in inside if cell.expected is not None]
    expected = sum(shares) if len(shares) == len(inside) else None
    return Counted(OTHER_GROUPS, label, sum(cell.people for cell in inside), expected)
