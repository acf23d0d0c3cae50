"""One backup: a whole register of its own, with its keys beside it, named by when and why it was made."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from coprod_desktop.i18n import N_
from coprod_desktop.storage.database import HOME_ZONE

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"^(?P<stem>.+) (?P<at>\d{4}-\d{2}-\d{2} \d{6})(?P<again>-\d+)? (?P<why>[a-z]+)\.coprod$")
_AT = "%Y-%m-%d %H%M%S"


class Why(StrEnum):
    """What a backup was made before, as its file is named in every language."""

    CLOSING = "closing"
    ASKED = "asked"
    IMPORT = "import"
    CHANGE = "change"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    KEYS = "keys"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> Why:  # noqa: ARG003 - a reason that a later version knows
        return cls.OTHER


#: Why, as shown.
WHY_NAMES = {
    Why.CLOSING: N_("when it was closed"),
    Why.ASKED: N_("when you asked for it"),
    Why.IMPORT: N_("before a list was taken in"),
    Why.CHANGE: N_("before a large change"),
    Why.UPGRADE: N_("before an update of the program"),
    Why.RESTORE: N_("before going back to a backup"),
    Why.KEYS: N_("before the keys were changed"),
    Why.OTHER: N_("by a newer version of the program"),
}


@dataclass(frozen=True)
class Backup:
    """A backup file. ``at`` is when it was made, here; ``size`` is in bytes."""

    path: Path
    at: datetime
    why: Why
    size: int


def named(stem: str, at: datetime, why: Why, again: int = 0) -> str:
    """The file name of a backup: it sorts by time and says why it is there."""
    more = f"-{again}" if again else ""
    return f"{stem} {at.astimezone(HOME_ZONE).strftime(_AT)}{more} {why.value}.coprod"


def is_named(name: str, stem: str) -> bool:
    """Whether a file's name is that of a backup of a register called so."""
    found = _NAME.match(name)
    return found is not None and found["stem"] == stem


def understood(path: Path) -> Backup | None:
    """The backup a file is by its name, or None for any other file."""
    found = _NAME.match(path.name)
    if found is None:
        return None
    with contextlib.suppress(ValueError, OSError):
        at = datetime.strptime(found["at"], _AT).replace(tzinfo=HOME_ZONE)
        return Backup(path, at, Why(found["why"]), path.stat().st_size)
    return None
