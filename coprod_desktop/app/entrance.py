"""The way into one register: its keys, and what is behind them. Everything slow here runs away from the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.unlock.way_in import Person

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.storage.database import Store
    from coprod_desktop.storage.vault.keys import Keys


@dataclass(frozen=True)
class Entered:
    """A register that is open: who is at work in it, and what its window begins with.

    ``vault`` is None for the made-up register, whose keys nobody keeps.
    """

    store: Store
    vault: Vault | None
    actor: Actor
    organisation: Organisation
    used: Collection[str]


def enter(store: Store, vault: Vault | None, staff_user_id: int | None = None) -> Entered:
    """Sign in to an open register. Raises :class:`Problem`, and then the register is closed again."""
    from coprod_desktop.storage import registers

    try:
        return entered(store, registers.sign_in(store, staff_user_id), vault)
    except BaseException:
        store.close()
        raise


def entered(store: Store, actor: Actor, vault: Vault | None = None) -> Entered:
    """What the window of an open register begins with."""
    from coprod_desktop.services import organisation, used

    known = store.read(actor, organisation.current)
    return Entered(store, vault, actor, known, store.read(actor, used.used))


class Entrance:
    """One register and its keys.

    A register that is gone or destroyed has one too, as long as its keys are there. Raises :class:`Problem` when there is
    neither, or the keys are missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.vault = Vault.beside(path)

    @property
    def file_id(self) -> bytes:
        """What tells this register from others."""
        return self.vault.file_id

    @property
    def people(self) -> list[Person]:
        """Who can open it with a password, by name."""
        known = [Person(s.staff_user_id, s.name, s.opens_bank, s.handed_over) for s in self.vault.staff]
        return sorted(known, key=lambda person: person.name.casefold())

    @property
    def pause(self) -> int:
        """Seconds until the next password may be tried."""
        return self.vault.patience.seconds

    def unlock(self, staff_user_id: int, password: str) -> Keys:
        """The keys behind a password. Raises :class:`Problem`."""
        return self.vault.unlock(staff_user_id, password)

    def unlock_remembered(self, staff_user_id: int) -> Keys | None:
        """The keys this computer remembers; None when it does not."""
        return self.vault.unlock_from_keyring(staff_user_id)

    def unlock_with_code(self, code: str) -> Keys:
        """The keys behind a recovery code. Raises :class:`Problem`."""
        return self.vault.unlock_with_code(code)

    def staff(self, keys: Keys) -> list[Person]:
        """Whom a recovery code may give a new password: who is in the register and could sign in before.

        Raises :class:`Problem` when there is nobody.
        """
        present = set(self._present(keys))
        people = [person for person in self.people if person.staff_user_id in present]
        if not people:
            raise Problem(
                _(
                    "Nobody in this register has a password that could be set anew. Open an older backup instead."
                )
            )
        return people

    def set_password(self, keys: Keys, staff_user_id: int, password: str) -> Keys:
        """A new password for someone who has just proved who they are; the keys it opens. Raises :class:`Problem`."""
        name = next(person.name for person in self.people if person.staff_user_id == staff_user_id)
        self.vault.keep_password(staff_user_id, name, password, keys)
        return keys

    def recover(self, keys: Keys, staff_user_id: int, password: str) -> Entered:
        """A new password for someone whose code was right; the register, open. Raises :class:`Problem`.

        What opens bank details is handed on only to those it is for.
        """
        from coprod_desktop.domain.permission import Role
        from coprod_desktop.services import staff

        if Role.FINANCE not in self._present(keys)[staff_user_id]:
            keys = keys.with_finance(None)
        whole = self.open(self.set_password(keys, staff_user_id, password), staff_user_id)
        whole.store.write(whole.actor, _("Password set with the recovery sheet"), staff.note_own_password)
        return whole

    def open(self, keys: Keys, staff_user_id: int, *, only_look: bool = False) -> Entered:
        """The register, open, with this staff user at work; ``only_look``: nothing of it can be changed.

        Raises :class:`Problem`; nothing is open then.
        """
        from coprod_desktop.storage import registers, rekeying

        registers.check_beginning(self.path, keys)
        keys = self.vault.settle(keys, lambda tried: rekeying.opens(self.path, tried))
        store = registers.open_register(self.path, keys, only_look=only_look)
        return enter(store, self.vault, staff_user_id)

    def _present(self, keys: Keys) -> dict[int, frozenset[Any]]:
        """The roles of each staff user who is in the register now."""
        from coprod_desktop.storage import registers, rekeying, staff

        registers.check_beginning(self.path, keys)
        keys = self.vault.settle(keys, lambda tried: rekeying.opens(self.path, tried))
        with registers.open_register(self.path, keys) as store:
            rows = store.read(registers.FOUNDER, lambda work: staff.present(work.session))
        return {row.user.id: row.roles for row in rows}
