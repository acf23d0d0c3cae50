"""How the columns of a list share its width: shrink first, then leave out, then grow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFontMetrics

from coprod_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_desktop.ui.models.column import Column

#: A stretching column that names no least width gives up at most so much of it, in per cent.
_LEAST_SHARE = 60
#: What a column says makes it at most so much wider than it asked for, in per cent.
_MOST_SHARE = 170
_SIDES = 28
#: Chips may go on a second line: the share of their width that one line needs, in per cent.
_TWO_LINES = 60
#: What a stretching column keeps of the width it asked for before the others grow, in per cent.
_KEPT_SHARE = 85


@dataclass(frozen=True)
class Widths:
    """The width of each column in pixels, None for one that is left out; whether the answers stand below the rows."""

    each: tuple[int | None, ...]
    below: bool


def share(
    columns: Sequence[Column[Any]],
    room: int,
    wanted: Sequence[int],
    answers: int | None = None,
    needed: Sequence[int] = (),
) -> Widths:
    """Share ``room`` pixels.

    ``wanted`` is what each would need to show all it says, ``needed`` what cannot wrap; ``answers`` the column of answers.

    With too little room every column shrinks to its least, the answers go below the row, and then the most ``spare``
    columns are left out. What is still too wide is squeezed: words wrap, and nobody has to scroll sideways.
    """
    least = [_least(column) for column in columns]
    if needed:
        least = [max(pair) for pair in zip(least, needed, strict=True)]
    shown = set(range(len(columns)))
    below = answers is not None and sum(least) > room
    if below:
        shown.discard(-1 if answers is None else answers)
    for number in sorted(shown, key=lambda n: -columns[n].spare):
        if columns[number].spare and sum(least[n] for n in shown) > room:
            shown.discard(number)
    if (narrowest := sum(least[n] for n in shown)) > room:
        least = _squeezed(least, needed or [0] * len(columns), shown, narrowest - room)
    widths = _grown(columns, shown, least, wanted, room)
    return Widths(tuple(widths[n] if n in shown else None for n in range(len(columns))), below)


def wanted_width(column: Column[Any], rows: Iterable[Any]) -> int:
    """The width these rows would need in a column, in pixels; never absurdly much more than it asked for."""
    worn = theme.current()
    body, note = QFontMetrics(worn.font(strong=column.strong)), QFontMetrics(worn.font(theme.NOTE))
    widest = note.horizontalAdvance(column.title)
    for row in rows:
        chips = column.chips(row) if column.chips else ()
        each = [note.horizontalAdvance(chip.words) + worn.space(26) for chip in chips]
        said = max([sum(each) * _TWO_LINES // 100, *each])
        text = body.horizontalAdvance(column.text(row)) + (worn.px(24) if column.icon else 0)
        second = note.horizontalAdvance(column.second(row)) if column.second else 0
        widest = max(widest, said, text, second)
    return min(widest + worn.space(_SIDES), worn.px(column.width) * _MOST_SHARE // 100)


def needed_width(column: Column[Any], rows: Sequence[Any]) -> int:
    """The width of what cannot wrap in a column, in pixels: figures, and the widest chip on a ground."""
    worn = theme.current()
    note = QFontMetrics(worn.font(theme.NOTE))
    chips = [chip for row in rows for chip in (column.chips(row) if column.chips else ())]
    said = [_chip(note, chip.words) for chip in chips if chip.kind is not None]
    if column.right:
        figures = QFontMetrics(worn.font(strong=column.strong))
        said += [figures.horizontalAdvance(column.text(row)) + worn.space(8) for row in rows]
    widest = max(said, default=0)
    most = worn.px(column.width) * _MOST_SHARE // 100
    return min(widest + worn.space(_SIDES), most)


def _squeezed(least: list[int], needed: Sequence[int], shown: set[int], over: int) -> list[int]:
    """Each gives up its part of what is too much, of what can wrap as long as that is enough."""
    firm = [min(pair) for pair in zip(least, needed, strict=True)]
    if sum(least[n] - firm[n] for n in shown) < over:
        firm = [0] * len(least)
    loose = sum(least[n] - firm[n] for n in shown)
    return [
        width - -(-(width - firm[n]) * over // loose) if n in shown else width
        for n, width in enumerate(least)
    ]


def _chip(note: QFontMetrics, words: str) -> int:
    return note.horizontalAdvance(words) + theme.current().space(18)


def _least(column: Column[Any]) -> int:
    worn = theme.current()
    if column.least:
        return worn.px(column.least)
    return worn.px(column.width) * (_LEAST_SHARE if column.stretch else 100) // 100


def _grown(
    columns: Sequence[Column[Any]], shown: set[int], least: list[int], wanted: Sequence[int], room: int
) -> list[int]:
    """From their least to what they say, those first that say little; stretching columns share what nobody needs."""
    widths, left = list(least), room - sum(least[n] for n in shown)
    asked = [theme.current().px(column.width) for column in columns]
    stretching = [n for n in sorted(shown) if columns[n].stretch]
    fixed = [n for n in sorted(shown) if not columns[n].stretch]
    small = [min(pair) for pair in zip(asked, wanted, strict=True)]
    kept = [max(most, width * _KEPT_SHARE // 100) for most, width in zip(small, asked, strict=True)]
    goals = (
        (small, fixed),
        (kept, stretching),
        (wanted, fixed),
        (wanted, stretching),
        (asked, fixed),
        (asked, stretching),
    )
    for goal, those in goals:
        for number in those:
            more = min(max(goal[number] - widths[number], 0), max(left, 0))
            widths[number] += more
            left -= more
    for place, number in enumerate(stretching):
        part = max(left, 0) // (len(stretching) - place)
        widths[number] += part
        left -= part
    return widths
