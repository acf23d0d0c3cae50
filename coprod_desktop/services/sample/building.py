"""Making a sample register file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.services import finance_key
from coprod_desktop.services.sample.agenda import write_review
from coprod_desktop.services.sample.banking import AccountWriter, write_key
from coprod_desktop.services.sample.budgeting import write_budgets
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.founding import NAME, found
from coprod_desktop.services.sample.fresh import write_fresh_people
from coprod_desktop.services.sample.history import History
from coprod_desktop.services.sample.pen import Pen
from coprod_desktop.services.sample.sizes import SIZES
from coprod_desktop.services.sample.texts import words
from coprod_desktop.storage import registers
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.sealing import new_finance_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coprod_desktop.services.sample.sizes import SizeName
    from coprod_desktop.storage.database import Store

_SEED = 1


def build(
    path: Path,
    size: SizeName,
    seed: int = _SEED,
    *,
    today: date,
    progress: Callable[[int, int, str], None] | None = None,
    keys: Keys | None = None,
) -> Store:
    """Make a sample register at ``path`` and leave it open: the same for the same size, seed and day.

    "small" has 150 people and takes two or three seconds, "council" 2,500, "national" 25,000, "stress" 100,000
    with a million attendances (minutes); "fresh" has 80 people from a spreadsheet and no history.
    Without ``keys`` it gets random ones: they are in ``store.keys``, and a vault beside it is the caller's to make.
    Bank details open with the finance key among them; where there is none, with none.
    ``progress(done, total, text)`` may raise to stop; the unfinished file is then the caller's to remove.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when something is already at ``path``.
    """
    keys = keys or finance_key.fresh(Keys.fresh())
    store = registers.create(path, keys, NAME, words("boards")["staff"]["coordinator"])
    try:
        _fill(store, size, seed, today, progress or _quietly)
    except BaseException:
        store.close()
        raise
    return store


def _fill(
    store: Store, size: SizeName, seed: int, today: date, tell: Callable[[int, int, str], None]
) -> None:
    pen = Pen(store)
    dice, for_accounts = Dice(seed, today), Dice(seed + 2, today - timedelta(days=1))
    private = store.keys.finance or new_finance_key()[1]
    sealing = write_key(for_accounts, pen, store, private, today)
    if size == "fresh":
        found(Dice(seed + 1, today), pen, today, has_history=False)
        write_fresh_people(dice, pen, today)
    else:
        # By chance of its own: one setting or question more would otherwise make other people of everyone.
        founded = found(Dice(seed + 5, today - timedelta(days=3)), pen, today, has_history=True)
        accounts = AccountWriter(for_accounts, pen, today, sealing)
        history = History(Dice(seed + 1, today), pen, SIZES[size], today, founded, tell, accounts)
        history.write()
        write_budgets(Dice(seed + 3, today - timedelta(days=2)), pen, today)
        pen.close()
        write_review(store, pen, history.first_board, today)
    pen.close()
    tell(1, 1, "")


def _quietly(done: int, total: int, text: str) -> None:
    """Nobody is watching."""
