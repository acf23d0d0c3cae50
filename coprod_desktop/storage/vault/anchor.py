"""The journal's head as it was last seen, kept outside the register so that a shortened journal is noticed."""

from dataclasses import dataclass
from typing import Any

from coprod_desktop.storage.vault.reading import Reading

_MAC_BYTES = 32


@dataclass(frozen=True)
class Anchor:
    """The last journal row's sequence number, how many rows there were, and that row's mac as 64 hex digits."""

    sequence: int
    count: int
    mac: str

    def plain(self) -> dict[str, Any]:
        """The anchor as JSON."""
        return {"sequence": self.sequence, "count": self.count, "mac": self.mac}

    @classmethod
    def read(cls, raw: Reading) -> "Anchor":
        """The anchor from JSON. Raises :class:`ValueError`."""
        return cls(raw.whole("sequence"), raw.whole("count"), raw.bits("mac", _MAC_BYTES).hex())
