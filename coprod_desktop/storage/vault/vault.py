"""The vault of a register: who can open it, and how that is changed without ever losing the keys."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coprod_desktop.domain.journal_chain import Anchor
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.storage.vault import (
    changes,
    finding,
    key_change,
    keyring_entry,
    opening,
    recovery_code,
    slot_file,
)
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keyring_entry import Entry
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.opening import Opened
from coprod_desktop.storage.vault.password import WrongPassword, prepared
from coprod_desktop.storage.vault.patience import Patience
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.rekeying import Others, Pending
from coprod_desktop.storage.vault.slot_file import Found
from coprod_desktop.storage.vault.slots import Label, Slot, SlotKind
from coprod_desktop.storage.vault.strength import SALT_BYTES, Strength, calibrated


@dataclass(frozen=True)
class StaffSlot:
    """A staff user who can open the register with a password, and whether bank details open with it too.

    ``handed_over``: someone else made the password, so that its owner has to choose one of their own first.
    """

    staff_user_id: int
    name: str
    opens_bank: bool
    changed_at: datetime
    handed_over: bool = False


@dataclass(frozen=True)
class RecoverySlot:
    """A recovery code on paper: when and by whom it was made, and whether it opens bank details too."""

    opens_bank: bool
    made_at: datetime
    made_by: str


class Vault:
    """The keys of one register, wrapped in slots in a small file beside it.

    Make one with :meth:`make` for a new register or :meth:`beside` for one that is there. Every change is on the
    disk, twice, when its method returns; a :class:`Problem` means that nothing was changed. After wrong passwords
    ``patience`` makes the next try wait; keep one vault while someone is trying.
    """

    def __init__(self, path: Path, found: Found, *, on_disk: bool) -> None:
        self.path = path
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.patience = Patience()
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

    # What the slot file says in plain sight

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
        """Who can open the register with a password, in the order the passwords were set."""
        labels = [slot.label for slot in self._contents.of_kind(SlotKind.STAFF)]
        return tuple(
            StaffSlot(one.staff_user_id, one.name, one.opens_bank, one.at, one.handed_over) for one in labels
        )

    @property
    def recovery(self) -> tuple[RecoverySlot, ...]:
        """The recovery codes that are valid: at most one that opens bank details and one that does not."""
        labels = [slot.label for slot in self._contents.of_kind(SlotKind.RECOVERY)]
        return tuple(RecoverySlot(one.opens_bank, one.at, one.name) for one in labels)

    @property
    def rekeying(self) -> Pending | None:
        """A change of the data key that has begun and is neither finished nor abandoned."""
        return self._contents.pending

    @property
    def anchor(self) -> Anchor | None:
        """Where the journal ended when it was last noted here."""
        return self._contents.anchor

    def holds(self, keys: Keys) -> bool:
        """Whether the slots lead to these keys: after restoring an older register they may not."""
        return keys.file_id == self.file_id and keys.mark == self._contents.mark

    # Opening

    def unlock(self, staff_user_id: int, password: str) -> Keys:
        """The keys behind a staff user's password; takes about a second.

        Raises :class:`~.password.WrongPassword`, :class:`~.patience.TooSoon` after several wrong ones, or another
        :class:`Problem` when it could not be tried.
        """
        return self._taken_along(self._by_password(staff_user_id, password))

    def unlock_with_code(self, code: str) -> Keys:
        """The keys behind a recovery code.

        Raises :class:`~.recovery_code.WrongCode`, :class:`~.patience.TooSoon`, or :class:`Problem` for a slip.
        """
        return self._taken_along(self._tried(lambda now: opening.by_code(now, code)))

    def unlock_from_keyring(self, staff_user_id: int) -> Keys | None:
        """The keys this computer remembers for a staff user; None when it does not, or no longer."""
        found = self._keyring_slot(staff_user_id)
        if found is None:
            return None
        with suppress(Problem):
            opened = opening.by_key(self._contents, found[0], found[1].wrapping)
            return None if opened is None else self._taken_along(opened)
        return None

    def settle(self, keys: Keys, opens: Callable[[Keys], bool]) -> Keys:
        """The keys the register is under, completing or abandoning a change of them that was interrupted.

        Call it with what an ``unlock`` gave and a way to try keys on the register file, before opening it. Where
        nothing was interrupted nothing is tried. Raises :class:`Problem` when only another staff user can complete it.
        """
        pending = self._fresh().pending
        if pending is None:
            return keys
        for one in self.candidates(keys):
            if opens(one):
                with suppress(
                    Problem
                ):  # in a folder that cannot be written to, the next opening will settle it
                    self._change(key_change.finished if one.mark == pending.mark else key_change.abandoned)
                return one
        raise key_change.interrupted(pending)

    def candidates(self, keys: Keys) -> tuple[Keys, ...]:
        """The keys the register may be under, the likelier first; more than one only while a change is unfinished."""
        return key_change.candidates(keys)

    # Passwords and codes

    def keep_password(
        self,
        staff_user_id: int,
        name: str,
        password: str,
        keys: Keys,
        strength: Strength | None = None,
        *,
        handed_over: bool = False,
    ) -> None:
        """From now on this password opens ``keys`` for this staff user, and their earlier one does not.

        ``handed_over`` says that someone else made it and knows it: its owner is to choose another. What computers remembered for them is forgotten. Without ``strength`` a check takes about a second. Raises
        :class:`Problem` for an empty or endless password, or when the file cannot be written.
        """
        secret = prepared(password)
        slot = self._sealed(
            SlotKind.STAFF, staff_user_id, name, secret, keys, strength, handed_over=handed_over
        )
        self._add(keys, slot, lambda one: changes.signs_in(one, staff_user_id))

    def rename(self, staff_user_id: int, name: str) -> None:
        """Show this staff user under another name in the unlock window."""
        self._change(lambda now: changes.renamed(now, staff_user_id, name))

    def remove(self, staff_user_id: int) -> None:
        """This staff user's password opens the register no longer.

        Raises :class:`Problem` for the last one: nobody could open the register then. Whoever kept a copy of the key
        file and of the register can still open that copy; only a change of keys keeps new entries from them.
        """
        self._change(lambda now: changes.removed(now, staff_user_id))

    def new_recovery(self, keys: Keys, made_by: str, strength: Strength | None = None) -> str:
        """A fresh recovery code that opens what ``keys`` open, to be printed; the earlier such code opens nothing."""
        code = recovery_code.new_code()
        self.keep_recovery(code, keys, made_by, strength)
        return code

    def keep_recovery(self, code: str, keys: Keys, made_by: str, strength: Strength | None = None) -> None:
        """From now on this code, which is on paper already, opens what ``keys`` open; the earlier such code does not.

        Raises :class:`Problem` for a code with a slip in it, or when the file cannot be written.
        """
        secret = recovery_code.secret_of(code)
        slot = self._sealed(SlotKind.RECOVERY, 0, made_by, secret, keys, strength)
        opens_bank = slot.label.opens_bank
        self._add(keys, slot, lambda one: one.kind is SlotKind.RECOVERY and one.opens_bank is opens_bank)

    # What this computer remembers

    def remember_here(self, staff_user_id: int, keys: Keys, days: int) -> bool:
        """Let this computer's own keyring open ``keys`` for this staff user, for so many days.

        False when the computer has no keyring that can be trusted; then nothing was changed. Asking the keyring may
        take a while: not for the window's own thread. Raises :class:`Problem` when the file cannot be written.
        """
        staff = self._contents.staff_slot(staff_user_id)
        if staff is None:
            raise Gone
        entry, before = Entry.fresh(), keyring_entry.fetch(self.file_id, staff_user_id)
        if not entry.keep(self.file_id, staff_user_id):
            return False
        label = replace(
            self._label(SlotKind.KEYRING, staff_user_id, staff.label.name, keys),
            salt=entry.salt,
            until=self._now() + timedelta(days=days),
        )
        salts = () if before is None else (before.salt,)
        slot = Slot.seal(label, entry.wrapping, keys)
        self._add(keys, slot, lambda one: one.salt in salts or self._expired(one))
        return True

    def remembered_here(self, staff_user_id: int) -> datetime | None:
        """Until when this computer opens the register for this staff user, if it does."""
        found = self._keyring_slot(staff_user_id)
        return None if found is None else found[0].label.until

    def forget_here(self, staff_user_id: int) -> None:
        """This computer remembers this staff user no longer. Raises :class:`Problem` when it could not be made to."""
        entry = keyring_entry.fetch(self.file_id, staff_user_id)
        if entry is None:
            return
        forgotten = keyring_entry.forget(self.file_id, staff_user_id)
        try:
            self._change(lambda now: now.with_slots(*(s for s in now.slots if s.label.salt != entry.salt)))
        except Problem:
            if not forgotten:
                raise

    # Beside the slots

    def keep_anchor(self, anchor: Anchor) -> None:
        """Note where the journal ends. Raises :class:`Problem` when the file cannot be written."""
        self._change(lambda now: now if now.anchor == anchor else replace(now, anchor=anchor))

    def copy_to(self, backup: Path) -> None:
        """Put a copy of the keys beside a backup of the register, under the backup's name.

        What computers remember is left out. Raises :class:`Problem` when it cannot be written.
        """
        now = self._fresh()
        kept = [slot for slot in now.slots if slot.label.kind is not SlotKind.KEYRING]
        slot_file.copy(now.with_slots(*kept), slot_file.beside(backup))

    # Changing the data key

    def begin_rekey(
        self, staff_user_id: int, password: str, new: Keys, others: Others, strength: Strength | None = None
    ) -> str:
        """Write the new data key into the slot file beside the old one, before the register is put under it.

        ``new`` comes from ``keys.renewed()``. Then put the register under ``new.data`` and call :meth:`finish_rekey`;
        if that fails, :meth:`abandon_rekey`. Whatever happens in between, :meth:`settle` finds the right key.
        With ``Others.STEP`` everyone's password and recovery code leads to the new key, but so does the old key: it
        does nothing against a leak. With ``Others.RESET`` all other slots go, and a new recovery code is returned to
        be printed; only then may ``new`` have another finance key. Nobody but the one who began it, or the holder of
        that code, can complete a reset that was interrupted.

        Raises :class:`~.password.WrongPassword`, or :class:`Problem` when nobody could open bank details afterwards,
        an earlier change is unfinished, or the file cannot be written.
        """
        opened = self._by_password(staff_user_id, password)
        code, recovery = "", None
        if others is Others.RESET:
            code = recovery_code.new_code()
            secret = recovery_code.secret_of(code)
            recovery = self._sealed(SlotKind.RECOVERY, 0, opened.slot.label.name, secret, new, strength)
        at = self._now()
        self._change(lambda now: key_change.begun(now, opened, new, others, at, recovery))
        return code

    def finish_rekey(self) -> None:
        """The register is under the new data key: the old one is of no more use. May be called again."""
        self._change(key_change.finished)

    def abandon_rekey(self) -> None:
        """The register stayed under the old data key: the slots stay as they were. May be called again."""
        self._change(key_change.abandoned)

    # Within

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

    def _add(self, keys: Keys, slot: Slot, replaced: Callable[[Label], bool]) -> None:
        self._change(lambda now: changes.added(now, keys, slot, replaced))

    def _by_password(self, staff_user_id: int, password: str) -> Opened:
        return self._tried(lambda now: opening.by_password(now, staff_user_id, password))

    def _tried(self, opens: Callable[[Contents], Opened]) -> Opened:
        self.patience.check()
        try:
            opened = opens(self._fresh())
        except (WrongPassword, WrongCode):
            self.patience.wrong()
            raise
        self.patience.right()
        return opened

    def _taken_along(self, opened: Opened) -> Keys:
        """The keys as they are now, after writing an outdated slot anew; where that fails, the next time will do."""
        if opened.outdated and self._contents.pending is None:
            with suppress(Problem):
                self._change(lambda now: changes.in_place(now, opened.slot, opened.renewed()))
        return opened.keys

    def _keyring_slot(self, staff_user_id: int) -> tuple[Slot, Entry] | None:
        entry = keyring_entry.fetch(self.file_id, staff_user_id)
        if entry is None:
            return None
        for slot in self._fresh().of_kind(SlotKind.KEYRING):
            label = slot.label
            if label.salt == entry.salt and label.staff_user_id == staff_user_id and not self._expired(label):
                return slot, entry
        return None

    def _expired(self, label: Label) -> bool:
        """Whether a keyring slot is over; a clock that was put back makes it so too."""
        return label.until is not None and not label.at - timedelta(days=1) <= self._now() < label.until

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def _sealed(
        self,
        kind: SlotKind,
        staff_user_id: int,
        name: str,
        secret: bytes,
        keys: Keys,
        strength: Strength | None,
        *,
        handed_over: bool = False,
    ) -> Slot:
        chosen = strength or calibrated()
        label = replace(
            self._label(kind, staff_user_id, name, keys), strength=chosen, handed_over=handed_over
        )
        return Slot.seal(label, chosen.key_from(secret, label.salt), keys)

    def _label(self, kind: SlotKind, staff_user_id: int, name: str, keys: Keys) -> Label:
        if keys.file_id != self.file_id:
            raise ValueError("the keys of another register")
        return Label(
            kind=kind,
            staff_user_id=staff_user_id,
            name=name,
            opens_bank=keys.finance is not None,
            at=self._now(),
            mark=keys.mark,
            salt=secrets.token_bytes(SALT_BYTES),
            strength=None,
        )
