"""Making a register with everything it starts with: its file, its keys, its first staff user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import access, finance_key, questions, schemes
from coprod_desktop.storage import register_file, registers
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.storage.database import Store, Work
    from coprod_desktop.storage.vault.strength import Strength


@dataclass(frozen=True)
class Founded:
    """A register just made, open: its keys, its first staff user, and the recovery code nobody can ask for again."""

    store: Store
    vault: Vault
    actor: Actor
    recovery_code: str


def make(
    path: Path, organisation: str, staff_name: str, password: str, strength: Strength | None = None
) -> Founded:
    """A new register at ``path``, open: one staff user with a finance key, example schemes (off), usual adjustments, question sets.

    ``strength`` is how hard the password is to guess at: as hard as about a second of this computer, when not said.
    Raises :class:`~coprod_desktop.domain.problems.Problem` when it cannot be made there; then nothing is left behind.
    """
    keys = finance_key.fresh(Keys.fresh())
    store = registers.create(path, keys, organisation, staff_name)
    try:
        store.write(registers.FOUNDER, _("What a register starts with"), found)
        store.write(
            registers.FOUNDER,
            _("Finance key made"),
            lambda work: finance_key.write_down(work, keys, staff_name),
        )
        actor = registers.sign_in(store)
        vault = Vault.make(path, keys)
        vault.keep_password(actor.staff_user_id, actor.name, password, keys, strength)
        code = vault.new_recovery(keys, actor.name, strength)
    except BaseException:
        store.close()
        register_file.take_away(path)
        raise
    return Founded(store, vault, actor, code)


def found(work: Work) -> None:
    """Put in what every register starts with, where it is missing."""
    work.actor.require(Permission.EDIT_SETTINGS)
    schemes.seed(work)
    access.seed_usual(work)
    questions.seed(work)
