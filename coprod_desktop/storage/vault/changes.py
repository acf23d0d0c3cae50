"""What a change of the slots makes of a slot file's contents. Each refuses rather than lose a way in."""

from collections.abc import Callable
from dataclasses import replace

from coprod_desktop.domain.problems import Conflict, Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.slots import Label, Slot, SlotKind


def added(now: Contents, keys: Keys, slot: Slot, replaced: Callable[[Label], bool]) -> Contents:
    """With ``slot``, which holds ``keys``, in the place of those that ``replaced`` names.

    Raises :class:`Problem` when these are no longer the register's keys, or a change of them is unfinished.
    """
    check_settled(now)
    if keys.mark != now.mark:
        raise Conflict(
            _(
                "The keys of this register were changed meanwhile. Close the register, open it again, then try once more."
            )
        )
    return now.with_slots(*(one for one in now.slots if not replaced(one.label)), slot)


def check_settled(now: Contents) -> None:
    """Raises :class:`Problem` while a change of the data key is unfinished."""
    if now.pending is not None:
        raise Problem(
            _(
                "A change of this register's keys was interrupted. Close the register and open it again: that completes it. Then try once more."
            )
        )


def renamed(now: Contents, staff_user_id: int, name: str) -> Contents:
    """With another name on this staff user's slots."""
    slots = [
        replace(one, label=replace(one.label, name=name)) if signs_in(one.label, staff_user_id) else one
        for one in now.slots
    ]
    return now.with_slots(*slots)


def removed(now: Contents, staff_user_id: int) -> Contents:
    """Without this staff user. Raises :class:`Gone`, and :class:`Problem` for the last one."""
    check_settled(now)
    if now.staff_slot(staff_user_id) is None:
        raise Gone
    if len(now.of_kind(SlotKind.STAFF)) == 1:
        raise Problem(
            _(
                "This is the last staff user who can open the register. Add another one first, so that nobody is locked out."
            )
        )
    return now.with_slots(*(slot for slot in now.slots if not signs_in(slot.label, staff_user_id)))


def in_place(now: Contents, old: Slot, new: Slot) -> Contents:
    """With ``new`` where ``old`` stood, if it still does."""
    return now.with_slots(*(new if one == old else one for one in now.slots))


def signs_in(label: Label, staff_user_id: int) -> bool:
    """Whether this is how that staff user comes in: by password, or from a computer that remembers them."""
    return label.kind in (SlotKind.STAFF, SlotKind.KEYRING) and label.staff_user_id == staff_user_id
