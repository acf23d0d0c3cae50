"""A slot: the keys of a register wrapped under one password, one recovery code or one computer's keyring."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from coprod_desktop.storage.vault.boxes import NONCE_BYTES, Box, Shut
from coprod_desktop.storage.vault.keys import KEY_BYTES, Keys
from coprod_desktop.storage.vault.reading import Reading
from coprod_desktop.storage.vault.strength import SALT_BYTES, Strength

#: How a slot is sealed; a later way gets another number, and slots sealed this way stay readable.
SEALED_AS = 1
MARK_BYTES = 8


class SlotKind(StrEnum):
    """What opens a slot."""

    STAFF = "staff"
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a slot says in plain sight. All but ``name`` is sealed with it: a changed word shuts the box.

    ``name`` is the staff user, or who made the recovery code; ``at`` when the slot was made; ``until`` when a keyring
    slot expires; ``mark`` which data key is inside; ``salt`` also tells keyring slots apart. ``handed_over``: someone
    else made this password, so that its owner must choose another before going on.
    """

    kind: SlotKind
    staff_user_id: int
    name: str
    opens_bank: bool
    at: datetime
    mark: bytes
    salt: bytes
    strength: Strength | None
    until: datetime | None = None
    handed_over: bool = False

    def plain(self) -> dict[str, Any]:
        """The label as JSON."""
        plain: dict[str, Any] = {
            "kind": self.kind.value,
            "sealed_as": SEALED_AS,
            "staff_user_id": self.staff_user_id,
            "name": self.name,
            "opens_bank": self.opens_bank,
            "at": self.at.isoformat(),
            "mark": self.mark.hex(),
            "salt": self.salt.hex(),
        }
        if self.strength is not None:
            plain |= {"memory_kib": self.strength.memory_kib, "passes": self.strength.passes}
        if self.until is not None:
            plain["until"] = self.until.isoformat()
        return plain | {"handed_over": True} if self.handed_over else plain

    def bound(self, file_id: bytes) -> bytes:
        """What is sealed with the keys so that none of it can be changed unnoticed; a name may be corrected."""
        words = self.plain() | {"file_id": file_id.hex()}
        del words["name"]
        return json.dumps(words, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def read(cls, raw: Reading) -> "Label":
        """The label from JSON. Raises :class:`ValueError`."""
        if raw.whole("sealed_as") != SEALED_AS:
            raise ValueError("sealed another way")
        kind = SlotKind(raw.text("kind"))
        strength = until = None
        if kind is not SlotKind.KEYRING:
            strength = Strength(raw.whole("memory_kib"), raw.whole("passes"))
        else:
            until = raw.instant("until")
        return cls(
            kind=kind,
            staff_user_id=raw.whole("staff_user_id"),
            name=raw.text("name"),
            opens_bank=raw.flag("opens_bank"),
            at=raw.instant("at"),
            mark=raw.bits("mark", MARK_BYTES),
            salt=raw.bits("salt", SALT_BYTES),
            strength=strength,
            until=until,
            handed_over=raw.has("handed_over") and raw.flag("handed_over"),
        )


@dataclass(frozen=True)
class Slot:
    """A label and the box behind it; ``more`` is what a later program wrote beside them."""

    label: Label
    box: Box
    more: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def seal(cls, label: Label, wrapping: bytes, keys: Keys, more: Mapping[str, Any] | None = None) -> "Slot":
        """Wrap ``keys`` under the 32-byte key ``wrapping``, as the label says."""
        box = Box.seal(wrapping, keys.data + (keys.finance or b""), label.bound(keys.file_id))
        return cls(label, box, more or {})

    def open(self, wrapping: bytes, file_id: bytes) -> Keys:
        """The keys inside. Raises :class:`Shut` when this is not the key, or the slot was changed."""
        text = self.box.open(wrapping, self.label.bound(file_id))
        data, finance = text[:KEY_BYTES], text[KEY_BYTES:] or None
        try:
            keys = Keys(file_id, data, finance)
        except ValueError as error:
            raise Shut from error
        if keys.mark != self.label.mark or self.label.opens_bank is not (finance is not None):
            raise Shut
        return keys

    def plain(self) -> dict[str, Any]:
        """The slot as JSON."""
        return {
            **self.more,
            **self.label.plain(),
            "nonce": self.box.nonce.hex(),
            "box": self.box.sealed.hex(),
        }

    @classmethod
    def read(cls, fields: Reading) -> "Slot":
        """The slot from JSON. Raises :class:`ValueError`."""
        label = Label.read(fields)
        box = Box(fields.bits("nonce", NONCE_BYTES), fields.bits("box"))
        return cls(label, box, fields.rest)
