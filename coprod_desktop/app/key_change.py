"""Changing the keys of a register that is open: begun while it is, carried out once it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop import i18n
from coprod_desktop.app.entrance import Entrance
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.rekeying import Others

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.app.entrance import Entered
    from coprod_desktop.documents.recovery_sheet import RecoveryContent
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.ui.unlock.rekey import RekeyWindow


class KeyChange:
    """One change of the keys by the staff user at work; everyone else needs a new first password afterwards.

    ``back_up`` keeps a backup of the register as it is, and raises where it cannot.

    All of it takes a while: it is called away from the window's thread.
    """

    def __init__(self, way: Entrance, keys: Keys, staff_user_id: int, back_up: Callable[[], object]) -> None:
        self._way, self._old, self._staff_user_id, self._back_up = way, keys, staff_user_id, back_up
        self._new = keys.renewed()

    def begin(self, password: str) -> str:
        """Keep a backup that was read back whole, then write both keys down; the code of the new recovery sheet.

        The backup comes first, so that its own key file holds nothing of the new key: the old password may be known.
        Raises :class:`~coprod_desktop.domain.problems.Problem` for a wrong password, and when no backup could be kept;
        nothing is changed then.
        """
        self._way.vault.unlock(self._staff_user_id, password)
        self._back_up()
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


def window_for(whole: Entered, back_up: Callable[[], object]) -> RekeyWindow:
    """The window in which the staff user at work changes the keys of an open register."""
    from coprod_desktop.documents.recovery_sheet import RecoveryContent
    from coprod_desktop.ui.unlock.rekey import RekeyWindow

    store = whole.store
    keys, today = store.keys, store.read(whole.actor, lambda work: work.today)
    change = KeyChange(Entrance(store.path), keys, whole.actor.staff_user_id, back_up)

    def content(code: str) -> RecoveryContent:
        return RecoveryContent(
            organisation=whole.organisation.name,
            register=store.path.stem,
            code=code,
            made_on=today,
            made_by=whole.actor.name,
            opens_bank=keys.finance is not None,
            language=i18n.language(),
        )

    return RekeyWindow(change, store.path.stem, content)
