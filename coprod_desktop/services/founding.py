"""Making a register with everything it starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import access, questions, schemes
from coprod_desktop.storage import registers

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.storage.database import Store, Work


def make(path: Path, organisation: str, staff_name: str) -> Store:
    """A new register at ``path``, open: one staff user, example schemes (off), usual adjustments, question sets.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when it cannot be made there; then nothing is left behind.
    """
    store = registers.create(path, organisation, staff_name)
    store.write(registers.FOUNDER, _("What a register starts with"), found)
    return store


def found(work: Work) -> None:
    """Put in what every register starts with, where it is missing."""
    work.actor.require(Permission.EDIT_SETTINGS)
    schemes.seed(work)
    access.seed_usual(work)
    questions.seed(work)
