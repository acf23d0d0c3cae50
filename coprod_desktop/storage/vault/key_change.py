"""A change of the data key, from its first word in the slot file to its last."""

from dataclasses import replace
from datetime import datetime

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.changes import check_settled, in_place
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.opening import Opened
from coprod_desktop.storage.vault.rekeying import Others, Pending, Step
from coprod_desktop.storage.vault.slots import Slot


def begun(
    now: Contents, opened: Opened, new: Keys, others: Others, at: datetime, recovery: Slot | None
) -> Contents:
    """With both data keys in the file: the present slots, and beside them those that open ``new``."""
    check_settled(now)
    old = opened.keys
    _check_fitting(now, old, new, others)
    label = replace(opened.slot.label, mark=new.mark, opens_bank=new.finance is not None)
    slot = Slot.seal(label, opened.wrapping, new, opened.slot.more)
    pending = Pending(
        mark=new.mark,
        others=others,
        at=at,
        slots=(slot,) if recovery is None else (slot, recovery),
        step=Step.seal(old, new) if others is Others.STEP else None,
    )
    return replace(now, pending=pending)


def _check_fitting(now: Contents, old: Keys, new: Keys, others: Others) -> None:
    if old.file_id != new.file_id or old.mark == new.mark:
        raise ValueError("not new keys of this register")
    if others is Others.STEP and old.finance != new.finance:
        raise ValueError("others cannot step to another finance key")
    if others is Others.RESET and new.finance is None and any(slot.label.opens_bank for slot in now.slots):
        raise Problem(
            _(
                "Resetting everyone's passwords would take away the only keys to bank details. Ask someone who opens bank details to change the keys."
            )
        )


def finished(now: Contents) -> Contents:
    """With the new data key alone, and of the others' slots what was decided when it began."""
    pending = now.pending
    if pending is None:
        return now
    settled = replace(now, mark=pending.mark, pending=None)
    if pending.step is None:
        return replace(settled, slots=pending.slots, steps=(), unread=())
    mine = pending.slots[0]
    stood = now.staff_slot(mine.label.staff_user_id)
    stepping = replace(settled, steps=(*now.steps, pending.step))
    return stepping if stood is None else in_place(stepping, stood, mine)


def abandoned(now: Contents) -> Contents:
    """With the old data key alone, as if nothing had begun."""
    return replace(now, pending=None)


def candidates(keys: Keys) -> tuple[Keys, ...]:
    """The keys the register may be under, the likelier first."""
    alone = replace(keys, also=None)
    return (alone,) if keys.also is None else (keys.also, alone)


def interrupted(pending: Pending) -> Problem:
    """What to say to someone who cannot open the register until the change is completed."""
    return Problem(
        _(
            "The keys of this register were being changed when the program stopped. {name}, who began it, has to open the register once to complete it."
        ).format(name=pending.name)
    )
