"""The registers the benchmarks run on: made once for a size, kept for the next run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.services.sample import build
from coprod_desktop.storage import registers
from coprod_desktop.storage.vault.keys import Keys

if TYPE_CHECKING:
    from coprod_desktop.services.sample import SizeName
    from coprod_desktop.storage.database import Store

FOLDER = Path("benchmarks-kept")
DAY = date(2026, 11, 22)
#: Everyone in these registers is made up, so their keys may stand here.
KEYS = Keys(file_id=bytes(range(16)), data=bytes(range(32)), finance=None)


def register(size: SizeName, folder: Path = FOLDER) -> Store:
    """The sample register of this size; a stress register takes minutes to make the first time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{size}.coprod"
    if not path.exists():
        unfinished = path.with_suffix(".making")
        unfinished.unlink(missing_ok=True)
        build(unfinished, size, 1, today=DAY, keys=KEYS).close()
        unfinished.replace(path)
    return registers.open_register(path, KEYS)
