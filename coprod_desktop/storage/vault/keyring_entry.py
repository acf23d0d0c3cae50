"""One entry of this computer's own keyring. A computer without one only means that nothing is remembered."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from coprod_desktop.storage.vault.keys import KEY_BYTES
from coprod_desktop.storage.vault.strength import SALT_BYTES

_SERVICE = "Coprod Desktop"
#: Keyrings below this keep passwords in the open, or are no keyring at all.
_TRUSTED = 1
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, repr=False)
class Entry:
    """What this computer keeps for one staff user of one register: which slot, and the key that opens it."""

    salt: bytes
    wrapping: bytes

    @classmethod
    def fresh(cls) -> "Entry":
        """A new slot's salt and its random key."""
        return cls(secrets.token_bytes(SALT_BYTES), secrets.token_bytes(KEY_BYTES))

    def keep(self, file_id: bytes, staff_user_id: int) -> bool:
        """Put it in the keyring; False when this computer has none that can be trusted."""
        text = f"{self.salt.hex()}:{self.wrapping.hex()}"
        return _asked(lambda ring: _kept(ring, _name(file_id, staff_user_id), text)) is True


def fetch(file_id: bytes, staff_user_id: int) -> Entry | None:
    """What the keyring holds for this staff user, if anything."""
    text = _asked(lambda ring: ring.get_password(_SERVICE, _name(file_id, staff_user_id)))
    salt, _colon, wrapping = str(text or "").partition(":")
    try:
        entry = Entry(bytes.fromhex(salt), bytes.fromhex(wrapping))
    except ValueError:
        return None
    right = len(entry.salt) == SALT_BYTES and len(entry.wrapping) == KEY_BYTES
    return entry if right else None


def forget(file_id: bytes, staff_user_id: int) -> bool:
    """Take it out of the keyring; False when it could not be, or was not there."""
    return _asked(lambda ring: _deleted(ring, _name(file_id, staff_user_id))) is True


def available() -> bool:
    """Whether this computer has a keyring that can be trusted. May take a moment: not for the window's own thread."""
    return _asked(lambda _ring: True) is True


def _name(file_id: bytes, staff_user_id: int) -> str:
    return f"{file_id.hex()}/{staff_user_id}"


def _kept(ring: Any, name: str, text: str) -> bool:
    ring.set_password(_SERVICE, name, text)
    return bool(ring.get_password(_SERVICE, name) == text)


def _deleted(ring: Any, name: str) -> bool:
    ring.delete_password(_SERVICE, name)
    return True


def _asked(question: Callable[[Any], _Answer]) -> _Answer | None:
    try:
        import keyring

        ring = keyring.get_keyring()
        return question(ring) if ring.priority >= _TRUSTED else None
    except Exception:  # noqa: BLE001 - each system's keyring fails in its own ways; all mean "not here"
        return None
