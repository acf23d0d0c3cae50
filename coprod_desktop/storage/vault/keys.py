"""What opens a register: its data key, and for some the private key that opens bank details."""

import hashlib
import secrets
from dataclasses import dataclass, field, replace

FILE_ID_BYTES = 16
KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class Keys:
    """The opened keys of one register. They are shown nowhere: not in a repr, a log or a crash report.

    ``file_id`` (16 bytes) names the register and is its SQLCipher salt; ``data`` (32 bytes) opens the file;
    ``finance`` (32 bytes, an X25519 private key) opens bank details and is None for those who may not see them.
    ``also`` is there only while a change of the data key is unfinished: the keys the file may be under instead.
    """

    file_id: bytes
    data: bytes
    finance: bytes | None = None
    also: "Keys | None" = field(default=None, compare=False)

    def __post_init__(self) -> None:
        right = len(self.file_id) == FILE_ID_BYTES and len(self.data) == KEY_BYTES
        if not right or (self.finance is not None and len(self.finance) != KEY_BYTES):
            raise ValueError("a key of another length")

    def __repr__(self) -> str:
        return "Keys(not shown)"

    @classmethod
    def fresh(cls) -> "Keys":
        """Random keys for a new register, without a finance key."""
        return cls(_new_file_id(), secrets.token_bytes(KEY_BYTES))

    def renewed(self) -> "Keys":
        """The same register under a new random data key; what opens bank details stays."""
        return replace(self, data=secrets.token_bytes(KEY_BYTES), also=None)

    def with_finance(self, private: bytes | None) -> "Keys":
        """The same keys with this private key for bank details, or with none."""
        return replace(self, finance=private)

    @property
    def mark(self) -> bytes:
        """Eight bytes that tell data keys apart and give nothing away about them (they are random to begin with)."""
        return hashlib.blake2b(
            self.data, digest_size=8, salt=self.file_id, person=b"coprod key mark"
        ).digest()


def _new_file_id() -> bytes:
    """Random, but with a first byte (0x80 to 0xBF) that no text, database, spreadsheet or PDF begins with."""
    first, *others = secrets.token_bytes(FILE_ID_BYTES)
    return bytes([0x80 | first & 0x3F, *others])
