"""What someone was filling in when the register was locked: sealed with its key, kept beside the settings."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from coprod_desktop.storage.vault.boxes import NONCE_BYTES, Box, Shut, wrapping_key

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.storage.vault.keys import Keys

_PURPOSE = b"coprod draft"


class Drafts:
    """At most one draft for each staff user of each register. Nothing of it is ever on the disk in plain text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, keys: Keys, staff_user_id: int, forms: list[dict[str, Any]]) -> None:
        """Keep what these forms hold, instead of what was kept before; a folder that cannot be written keeps nothing."""
        text = json.dumps(forms).encode()
        box = Box.seal(wrapping_key(keys.data, _PURPOSE), text, _bound(keys, staff_user_id))
        path = self._path(keys, staff_user_id)
        fresh = path.with_name(path.name + ".new")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(number, "wb") as stream:
                stream.write(box.nonce + box.sealed)
            fresh.replace(path)

    def take(self, keys: Keys, staff_user_id: int) -> list[dict[str, Any]]:
        """What was kept, once: afterwards it is gone. What another key sealed, or a damaged file, is only taken away."""
        path = self._path(keys, staff_user_id)
        try:
            raw = path.read_bytes()
            path.unlink()
        except OSError:
            return []
        box = Box(raw[:NONCE_BYTES], raw[NONCE_BYTES:])
        try:
            text = box.open(wrapping_key(keys.data, _PURPOSE), _bound(keys, staff_user_id))
        except (Shut, ValueError, TypeError):
            return []
        return list(json.loads(text))

    def _path(self, keys: Keys, staff_user_id: int) -> Path:
        name = hashlib.blake2b(_bound(keys, staff_user_id), digest_size=16).hexdigest()
        return self._folder / f"{name}.draft"


def _bound(keys: Keys, staff_user_id: int) -> bytes:
    return b"draft 1 " + keys.file_id + str(staff_user_id).encode()
