"""Opening a slot, and stepping from the data key inside it to the one the register is under now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault import recovery_code
from coprod_desktop.storage.vault.boxes import Shut
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.password import WrongPassword, prepared
from coprod_desktop.storage.vault.rekeying import Step
from coprod_desktop.storage.vault.slots import Slot, SlotKind


@dataclass(frozen=True, repr=False)
class Opened:
    """A slot that opened: the keys as they are now, and what the slot is wrapped under."""

    keys: Keys
    slot: Slot
    wrapping: bytes

    @property
    def outdated(self) -> bool:
        """Whether the slot holds a data key from before the last change, so that it is time to write it anew."""
        return self.keys.mark != self.slot.label.mark

    def renewed(self) -> Slot:
        """The same slot around the keys as they are now."""
        label = replace(self.slot.label, mark=self.keys.mark)
        return Slot.seal(label, self.wrapping, self.keys, self.slot.more)


def by_password(contents: Contents, staff_user_id: int, password: str) -> Opened:
    """Open a staff user's slot.

    Raises :class:`WrongPassword`, or another :class:`Problem` when there is no such slot or it cannot be tried.
    """
    secret = prepared(password)
    slot = contents.staff_slot(staff_user_id)
    if slot is None:
        raise Problem(
            _(
                "This staff user has no password for this register. Ask someone who can open it to set one, or use a recovery code."
            )
        )
    opened = by_key(contents, slot, _wrapping(slot, secret))
    if opened is None:
        raise WrongPassword
    return opened


def by_code(contents: Contents, typed: str) -> Opened:
    """Open a recovery slot. Raises :class:`~.recovery_code.WrongCode`, or another :class:`Problem` for a slip."""
    secret = recovery_code.secret_of(typed)
    pending = contents.pending.slots if contents.pending is not None else ()
    for slot in (*contents.slots, *pending):
        if slot.label.kind is SlotKind.RECOVERY:
            opened = by_key(contents, slot, _wrapping(slot, secret))
            if opened is not None:
                return opened
    raise recovery_code.WrongCode


def by_key(contents: Contents, slot: Slot, wrapping: bytes) -> Opened | None:
    """Open a slot whose wrapping key is at hand; None when it is another's.

    Raises :class:`Problem` when the slot opens, but no step leads on to the data key of today.
    """
    try:
        inside = slot.open(wrapping, contents.file_id)
    except Shut:
        return None
    keys = _stepped(contents, inside)
    return Opened(replace(keys, also=_also(contents, keys, wrapping)), slot, wrapping)


def _wrapping(slot: Slot, secret: bytes) -> bytes:
    if slot.label.strength is None:
        raise ValueError("a slot that no typed secret opens")
    return slot.label.strength.key_from(secret, slot.label.salt)


def _stepped(contents: Contents, keys: Keys) -> Keys:
    for step in contents.steps:
        if step.before == keys.mark:
            keys = _taken(step, keys)
    pending = contents.pending
    if keys.mark != contents.mark and (pending is None or keys.mark != pending.mark):
        raise _left_behind()
    return keys


def _taken(step: Step, keys: Keys) -> Keys:
    try:
        return step.take(keys)
    except Shut as error:
        raise _left_behind() from error


def _left_behind() -> Problem:
    return Problem(
        _(
            "The keys of this register were changed since, and this password or code was not taken along. Ask someone who can open the register to set a new password."
        )
    )


def _also(contents: Contents, keys: Keys, wrapping: bytes) -> Keys | None:
    """The keys the register may be under instead, while a change of them is unfinished."""
    pending = contents.pending
    if pending is None or keys.mark != contents.mark:
        return None
    if pending.step is not None:
        return _taken(pending.step, keys)
    return _first_open(pending.slots, wrapping, contents.file_id)


def _first_open(slots: Iterable[Slot], wrapping: bytes, file_id: bytes) -> Keys | None:
    for slot in slots:
        try:
            return slot.open(wrapping, file_id)
        except Shut:
            continue
    return None
