"""Changing the data key: what the slot file holds while that is unfinished, and how older slots step forward."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from coprod_desktop.storage.vault.boxes import NONCE_BYTES, Box, wrapping_key
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.reading import Reading
from coprod_desktop.storage.vault.slots import MARK_BYTES, Slot


class Others(StrEnum):
    """What becomes of everyone else's slots when the data key changes.

    ``STEP``: they stay, and step forward from the old data key to the new one; so does whoever holds the old key.
    ``RESET``: they are taken away, with every recovery code; only this stops an old key that got out.
    """

    STEP = "step"
    RESET = "reset"


@dataclass(frozen=True)
class Step:
    """A new data key sealed under the one before it: ``before`` and ``after`` are their marks."""

    before: bytes
    after: bytes
    box: Box

    @classmethod
    def seal(cls, old: Keys, new: Keys) -> "Step":
        """The step from ``old`` to ``new``."""
        bound = _bound(old.file_id, old.mark, new.mark)
        return cls(old.mark, new.mark, Box.seal(_wrapping(old), new.data, bound))

    def take(self, old: Keys) -> Keys:
        """The keys one step on; what opens bank details stays. Raises :class:`~.boxes.Shut`."""
        data = self.box.open(_wrapping(old), _bound(old.file_id, self.before, self.after))
        return replace(old, data=data)

    def plain(self) -> dict[str, Any]:
        """The step as JSON."""
        return {
            "before": self.before.hex(),
            "after": self.after.hex(),
            "nonce": self.box.nonce.hex(),
            "box": self.box.sealed.hex(),
        }

    @classmethod
    def read(cls, fields: Reading) -> "Step":
        """The step from JSON. Raises :class:`ValueError`."""
        box = Box(fields.bits("nonce", NONCE_BYTES), fields.bits("box"))
        return cls(fields.bits("before", MARK_BYTES), fields.bits("after", MARK_BYTES), box)


def _wrapping(old: Keys) -> bytes:
    return wrapping_key(old.data, b"coprod key step")


def _bound(file_id: bytes, before: bytes, after: bytes) -> bytes:
    return b"step 1 " + file_id + before + after


@dataclass(frozen=True)
class Pending:
    """A change of data key that has begun: the file may be under the old key or the new one.

    ``slots`` open the new key: the staff user's who began it and, when others are reset, a new recovery code's.
    ``step`` leads there from the old key, and is only written when others may step.
    """

    mark: bytes
    others: Others
    at: datetime
    slots: tuple[Slot, ...]
    step: Step | None

    @property
    def name(self) -> str:
        """The staff user who began it."""
        return self.slots[0].label.name

    def plain(self) -> dict[str, Any]:
        """The change as JSON."""
        plain: dict[str, Any] = {
            "mark": self.mark.hex(),
            "others": self.others.value,
            "at": self.at.isoformat(),
            "slots": [slot.plain() for slot in self.slots],
        }
        return plain if self.step is None else plain | {"step": self.step.plain()}

    @classmethod
    def read(cls, raw: Reading) -> "Pending":
        """The change from JSON. Raises :class:`ValueError`."""
        slots = tuple(Slot.read(Reading(one)) for one in raw.rows("slots"))
        if not slots:
            raise ValueError("slots")
        return cls(
            mark=raw.bits("mark", MARK_BYTES),
            others=Others(raw.text("others")),
            at=raw.instant("at"),
            slots=slots,
            step=Step.read(raw.inner("step")) if raw.has("step") else None,
        )
