"""Making a register with everything it starts with: its file, its keys, its first staff user."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import access, finance_key, questions, schemes
from coprod_desktop.storage import register_file, registers
from coprod_desktop.storage.opening.held import Hold
from coprod_desktop.storage.vault import slot_file
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
    register_file.check_free(path)
    slot_file.refuse_another(slot_file.beside(path))
    keys, making = finance_key.fresh(Keys.fresh()), register_file.being_made(path)
    with suppress(OSError):  # raises InUse where another program is making one just now
        Hold.take(making).release()
    register_file.take_away(making)  # what was left by a program that was ended while it made one
    try:
        with registers.create(making, keys, organisation, staff_name) as store:
            actor, code = _furnished(store, keys, password, strength)
        register_file.put_in_place(path)
        store = registers.open_register(path, keys)
    except BaseException as error:
        _take_away(path, keys)
        if isinstance(error, OSError):
            raise Problem(
                _(
                    "The register could not be opened there. Check that the folder exists and that you may write to it."
                ),
                "path",
            ) from error
        raise
    store.changed = True
    return Founded(store, Vault.beside(path), actor, code)


def _take_away(path: Path, keys: Keys) -> None:
    register_file.take_away(register_file.being_made(path))
    with suppress(Problem):
        if register_file.file_id(path) == keys.file_id:
            register_file.take_away(path)


def _furnished(store: Store, keys: Keys, password: str, strength: Strength | None) -> tuple[Actor, str]:
    store.write(registers.FOUNDER, _("What a register starts with"), found)
    actor = registers.sign_in(store)
    store.write(
        registers.FOUNDER,
        _("Finance key made"),
        lambda work: finance_key.write_down(work, keys, actor.name),
    )
    vault = Vault.make(store.path, keys)
    vault.keep_password(actor.staff_user_id, actor.name, password, keys, strength)
    return actor, vault.new_recovery(keys, actor.name, strength)


def found(work: Work) -> None:
    """Put in what every register starts with, where it is missing."""
    work.actor.require(Permission.EDIT_SETTINGS)
    schemes.seed(work)
    access.seed_usual(work)
    questions.seed(work)
