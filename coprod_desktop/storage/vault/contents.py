"""What a slot file says: one JSON object that carries its own checksum."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from coprod_desktop.domain.journal_chain import Anchor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.keys import FILE_ID_BYTES
from coprod_desktop.storage.vault.reading import Reading
from coprod_desktop.storage.vault.rekeying import Pending, Step
from coprod_desktop.storage.vault.slots import MARK_BYTES, SEALED_AS, Slot, SlotKind

FORMAT = "coprod-keys"
#: Every version, for ever, has ``format``, ``version`` and a ``checksum`` made as here.
VERSION = 1


class Damaged(Exception):  # noqa: N818 - a state of the file; the reader of files turns it into words
    """The bytes are not a whole slot file."""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A slot file's contents. ``mark`` tells which data key the register is under; ``generation`` counts writings.

    ``unread`` are slots of kinds this version does not know, ``more`` its unknown fields; both are written back.
    """

    file_id: bytes
    mark: bytes
    generation: int = 0
    slots: tuple[Slot, ...] = ()
    steps: tuple[Step, ...] = ()
    pending: Pending | None = None
    anchor: Anchor | None = None
    unread: tuple[Any, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots of one kind, as they stand in the file."""
        return tuple(slot for slot in self.slots if slot.label.kind is kind)

    def staff_slot(self, staff_user_id: int) -> Slot | None:
        """One staff user's slot."""
        staff = self.of_kind(SlotKind.STAFF)
        return next((slot for slot in staff if slot.label.staff_user_id == staff_user_id), None)

    def with_slots(self, *slots: Slot) -> "Contents":
        """The same with these slots, and none of the steps that no slot needs any longer."""
        return replace(self, slots=slots, steps=self._needed_steps(slots))

    def _needed_steps(self, slots: tuple[Slot, ...]) -> tuple[Step, ...]:
        reached = {slot.label.mark for slot in slots}
        needed = []
        for step in self.steps:  # oldest first
            if step.before in reached:
                needed.append(step)
                reached.add(step.after)
        return tuple(needed)

    def written(self) -> bytes:
        """The bytes of the file."""
        plain = self._plain()
        plain["checksum"] = _checksum(plain)
        return json.dumps(plain, indent=1).encode() + b"\n"

    def _plain(self) -> dict[str, Any]:
        plain: dict[str, Any] = {
            **self.more,
            "format": FORMAT,
            "version": VERSION,
            "file_id": self.file_id.hex(),
            "mark": self.mark.hex(),
            "generation": self.generation,
            "slots": [*(slot.plain() for slot in self.slots), *self.unread],
            "steps": [step.plain() for step in self.steps],
        }
        if self.pending is not None:
            plain["pending"] = self.pending.plain()
        if self.anchor is not None:
            plain["anchor"] = self.anchor.to_plain()
        return plain


def read(raw: bytes) -> Contents:
    """What the bytes of a slot file say.

    Raises :class:`Damaged`, or :class:`Problem` when a newer version of the program wrote it.
    """
    try:
        plain = json.loads(raw.decode("utf-8"))
        fields = Reading(plain)
        _check_whole(plain, fields)
        return _read(fields)
    except (ValueError, RecursionError) as error:
        raise Damaged from error


def _check_whole(plain: dict[str, Any], fields: Reading) -> None:
    if fields.text("format") != FORMAT or fields.text("checksum") != _checksum(plain):
        raise ValueError("format")
    if fields.whole("version") > VERSION:
        raise Problem(
            _(
                "The keys of this register were written by a newer version of the program. Nothing was changed. Open the register with that version."
            )
        )


def _read(fields: Reading) -> Contents:
    if fields.whole("version") != VERSION:
        raise ValueError("version")
    rows = fields.rows("slots")
    return Contents(
        file_id=fields.bits("file_id", FILE_ID_BYTES),
        mark=fields.bits("mark", MARK_BYTES),
        generation=fields.whole("generation"),
        slots=tuple(Slot.read(Reading(row)) for row in rows if _known(row)),
        steps=tuple(Step.read(Reading(row)) for row in fields.rows("steps")),
        pending=Pending.read(fields.inner("pending")) if fields.has("pending") else None,
        anchor=Anchor.from_plain(fields.mapping("anchor")) if fields.has("anchor") else None,
        unread=tuple(row for row in rows if not _known(row)),
        more=fields.rest,
    )


def _known(row: Any) -> bool:
    fields = Reading(row)
    return fields.text("kind") in tuple(SlotKind) and fields.whole("sealed_as") == SEALED_AS


def _checksum(plain: Mapping[str, Any]) -> str:
    words = {name: value for name, value in plain.items() if name != "checksum"}
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
