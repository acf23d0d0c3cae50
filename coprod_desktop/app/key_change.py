"""Changing the keys of a register that is open: begun while it is, carried out once it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.rekeying import Others

if TYPE_CHECKING:
    from coprod_desktop.app.entrance import Entered, Entrance
    from coprod_desktop.storage.vault.keys import Keys


class KeyChange:
    """One change of the keys by the staff user at work; everyone else needs a new first password afterwards.

    All of it takes a while: it is called away from the window's thread.
    """

    def __init__(self, way: Entrance, keys: Keys, staff_user_id: int) -> None:
        self._way, self._old, self._staff_user_id = way, keys, staff_user_id
        self._new = keys.renewed()

    def begin(self, password: str) -> str:
        """Write both keys down first; the code of the new recovery sheet.

        Raises :class:`~coprod_desktop.domain.problems.Problem` for a wrong password; nothing is changed then.
        """
        return self._way.vault.begin_rekey(self._staff_user_id, password, self._new, Others.RESET)

    def carry_out(self) -> None:
        """Write every page anew. Raises :class:`~coprod_desktop.domain.problems.Problem`; then all is as before."""
        from coprod_desktop.storage import rekeying

        try:
            rekeying.rekey(self._way.path, self._old, self._new)
        except BaseException:
            if rekeying.opens(self._way.path, self._old):
                self._way.vault.abandon_rekey()
            raise
        self._way.vault.finish_rekey()

    def give_up(self) -> None:
        """Nothing was changed yet, and nothing shall be."""
        self._way.vault.abandon_rekey()

    def open(self) -> Entered:
        """The register under its keys of now, with a note in its history."""
        from coprod_desktop.services import staff
        from coprod_desktop.storage import rekeying

        changed = rekeying.opens(self._way.path, self._new)
        whole = self._way.open(self._new if changed else self._old, self._staff_user_id)
        if changed:
            whole.store.write(whole.actor, _("Keys changed"), staff.note_keys_changed)
        return whole
