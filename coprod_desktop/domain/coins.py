"""The notes and coins that pay each person exactly, so that nobody needs change."""

from collections.abc import Iterable

from coprod_desktop.domain.money import Money

#: What a bank or post office gives out, in pence, the largest first; £50 notes are hard to spend and left out.
PIECES = (20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1)


def pieces_for(amount: Money) -> dict[int, int]:
    """The fewest notes and coins that make this amount, by their value in pence."""
    left, found = amount.pence, {}
    for piece in PIECES:
        count, left = divmod(left, piece)
        if count:
            found[piece] = count
    return found


def pieces_needed(amounts: Iterable[Money]) -> dict[int, int]:
    """The notes and coins that pay each of these exactly, the largest first; they come to the same total."""
    counts: dict[int, int] = {}
    for amount in amounts:
        for piece, count in pieces_for(amount).items():
            counts[piece] = counts.get(piece, 0) + count
    return {piece: counts[piece] for piece in PIECES if piece in counts}
