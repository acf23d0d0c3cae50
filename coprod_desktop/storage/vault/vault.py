"""The vault of a register: who can open it, and how that is changed without ever losing the keys."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from coprod_desktop.domain.problems import Conflict, Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault import finding, opening, recovery_code, slot_file
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.opening import Opened
from coprod_desktop.storage.vault.password import prepared
from coprod_desktop.storage.vault.slot_file import Found
from coprod_desktop.storage.vault.slots import Label, Slot, SlotKind
from coprod_desktop.storage.vault.strength import SALT_BYTES, Strength, calibrated


@dataclass(frozen=True)
class StaffSlot:
    """A staff user who can open the register with a password, and whether bank details open with it too."""

    staff_user_id: int
    name: str
    opens_bank: bool
    changed_at: datetime


@dataclass(frozen=True)
class RecoverySlot:
    """A recovery code on paper: when and by whom it was made, and whether it opens bank details too."""

    opens_bank: bool
    made_at: datetime
    made_by: str


class Vault:
    """The keys of one register, wrapped in slots in a small file beside it.

    Make one with :meth:`make` for a new register or :meth:`beside` for one that is there. Every change is on the
    disk, twice, when its method returns; a :class:`Problem` means that nothing was changed.
    """

    def __init__(self, path: Path, found: Found, *, on_disk: bool) -> None:
        self.path = path
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._found = found
        self._on_disk = on_disk

    @classmethod
    def make(cls, register: Path, keys: Keys) -> "Vault":
        """The vault of a register about to be made. Nothing is written until the first slot is kept.

        Raises :class:`Problem` when the keys of another register lie at that place.
        """
        path = slot_file.beside(register)
        slot_file.refuse_another(path)
        return cls(path, Found(Contents(file_id=keys.file_id, mark=keys.mark), b""), on_disk=False)

    @classmethod
    def beside(cls, register: Path) -> "Vault":
        """The vault of a register: by its name, else any key file in its folder that belongs to it.

        Raises :class:`Problem`: ``KeysMissing``, ``KeysDamaged``, ``OtherRegister``, or for a register that is
        missing, unreadable, not encrypted or newer. Nothing is changed.
        """
        path, found = finding.find(register)
        return cls(path, found, on_disk=True)

    @property
    def file_id(self) -> bytes:
        """The 16 bytes the register begins with."""
        return self._contents.file_id

    @property
    def from_backup(self) -> bool:
        """Whether the key file was damaged or gone, and its twin was used. The next change mends it."""
        return self._found.from_twin

    @property
    def staff(self) -> tuple[StaffSlot, ...]:
        """Who can open the register with a password, in the order they were added."""
        labels = [slot.label for slot in self._contents.of_kind(SlotKind.STAFF)]
        return tuple(StaffSlot(one.staff_user_id, one.name, one.opens_bank, one.at) for one in labels)

    @property
    def recovery(self) -> tuple[RecoverySlot, ...]:
        """The recovery codes that are valid: at most one that opens bank details and one that does not."""
        labels = [slot.label for slot in self._contents.of_kind(SlotKind.RECOVERY)]
        return tuple(RecoverySlot(one.opens_bank, one.at, one.name) for one in labels)

    def unlock(self, staff_user_id: int, password: str) -> Keys:
        """The keys behind a staff user's password; takes about a second.

        Raises :class:`~.password.WrongPassword`, or another :class:`Problem` when it could not be tried.
        """
        return self._taken_along(opening.by_password(self._fresh(), staff_user_id, password))

    def unlock_with_code(self, code: str) -> Keys:
        """The keys behind a recovery code. Raises :class:`~.recovery_code.WrongCode`, or :class:`Problem` for a slip."""
        return self._taken_along(opening.by_code(self._fresh(), code))

    def holds(self, keys: Keys) -> bool:
        """Whether the slots lead to these keys: after restoring an older register they may not."""
        return keys.file_id == self.file_id and keys.mark == self._contents.mark

    def keep_password(
        self, staff_user_id: int, name: str, password: str, keys: Keys, strength: Strength | None = None
    ) -> None:
        """From now on this password opens ``keys`` for this staff user, and their earlier one does not.

        What other computers remembered for them is forgotten. Without ``strength`` a check takes about a second.
        Raises :class:`Problem` for an empty or endless password, or when the file cannot be written.
        """
        secret = prepared(password)
        slot = self._sealed(SlotKind.STAFF, staff_user_id, name, secret, keys, strength)
        self._change(
            lambda now: _added(
                now, keys, slot, lambda one: one.staff_user_id == staff_user_id and _signs_in(one)
            )
        )

    def rename(self, staff_user_id: int, name: str) -> None:
        """Show this staff user under another name in the unlock window."""
        self._change(lambda now: _renamed(now, staff_user_id, name))

    def remove(self, staff_user_id: int) -> None:
        """This staff user's password opens the register no longer.

        Raises :class:`Problem` for the last one: nobody could open the register then. Whoever kept a copy of the key
        file and of the register can still open that copy; only a change of keys keeps new entries from them.
        """
        self._change(lambda now: _without(now, staff_user_id))

    def new_recovery(self, keys: Keys, made_by: str, strength: Strength | None = None) -> str:
        """A fresh recovery code that opens what ``keys`` open, to be printed; the earlier such code opens nothing."""
        code = recovery_code.new_code()
        secret = recovery_code.secret_of(code)
        slot = self._sealed(SlotKind.RECOVERY, 0, made_by, secret, keys, strength)
        opens_bank = slot.label.opens_bank
        self._change(
            lambda now: _added(
                now, keys, slot, lambda one: one.kind is SlotKind.RECOVERY and one.opens_bank is opens_bank
            )
        )
        return code

    @property
    def _contents(self) -> Contents:
        return self._found.contents

    def _fresh(self) -> Contents:
        """What the file says now: another program may have changed a password since."""
        if self._on_disk:
            with suppress(Problem):
                found = slot_file.load(self.path)
                if found.contents.file_id == self.file_id:
                    self._found = found
        return self._contents

    def _change(self, work: Callable[[Contents], Contents]) -> None:
        if self._on_disk:
            self._found = slot_file.change(self.path, self._found, work)
        else:
            self._found = slot_file.make(self.path, work(self._contents))
            self._on_disk = True

    def _taken_along(self, opened: Opened) -> Keys:
        """The keys as they are now, after writing an outdated slot anew; where that fails, the next time will do."""
        if opened.outdated and self._contents.pending is None:
            with suppress(Problem):
                self._change(lambda now: _in_place(now, opened.slot, opened.renewed()))
        return opened.keys

    def _sealed(
        self,
        kind: SlotKind,
        staff_user_id: int,
        name: str,
        secret: bytes,
        keys: Keys,
        strength: Strength | None,
    ) -> Slot:
        if keys.file_id != self.file_id:
            raise ValueError("the keys of another register")
        label = Label(
            kind=kind,
            staff_user_id=staff_user_id,
            name=name,
            opens_bank=keys.finance is not None,
            at=self.clock().astimezone(UTC).replace(microsecond=0),
            mark=keys.mark,
            salt=secrets.token_bytes(SALT_BYTES),
            strength=strength or calibrated(),
        )
        return Slot.seal(label, (strength or calibrated()).key_from(secret, label.salt), keys)


def _signs_in(label: Label) -> bool:
    return label.kind in (SlotKind.STAFF, SlotKind.KEYRING)


def _added(now: Contents, keys: Keys, slot: Slot, replaced: Callable[[Label], bool]) -> Contents:
    _check_settled(now)
    if keys.mark != now.mark:
        raise Conflict(
            _(
                "The keys of this register were changed meanwhile. Close the register, open it again, then try once more."
            )
        )
    return now.with_slots(*(one for one in now.slots if not replaced(one.label)), slot)


def _check_settled(now: Contents) -> None:
    if now.pending is not None:
        raise Problem(
            _(
                "A change of this register's keys was interrupted. Close the register and open it again: that completes it. Then try once more."
            )
        )


def _renamed(now: Contents, staff_user_id: int, name: str) -> Contents:
    slots = [
        replace(one, label=replace(one.label, name=name))
        if _signs_in(one.label) and one.label.staff_user_id == staff_user_id
        else one
        for one in now.slots
    ]
    return now.with_slots(*slots)


def _without(now: Contents, staff_user_id: int) -> Contents:
    _check_settled(now)
    if now.staff_slot(staff_user_id) is None:
        raise Gone
    if len(now.of_kind(SlotKind.STAFF)) == 1:
        raise Problem(
            _(
                "This is the last staff user who can open the register. Add another one first, so that nobody is locked out."
            )
        )
    left = [s for s in now.slots if not (_signs_in(s.label) and s.label.staff_user_id == staff_user_id)]
    return now.with_slots(*left)


def _in_place(now: Contents, old: Slot, new: Slot) -> Contents:
    return now.with_slots(*(new if one == old else one for one in now.slots))
