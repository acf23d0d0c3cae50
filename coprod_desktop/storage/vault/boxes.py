"""Sealing a few bytes under a key, bound to words that must stay as they were: XChaCha20-Poly1305."""

import hashlib
import secrets
from dataclasses import dataclass

from nacl import bindings, exceptions

NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class Shut(Exception):  # noqa: N818 - named for what the box is
    """Another key, or something about the box or the words bound to it was changed."""


@dataclass(frozen=True)
class Box:
    """Sealed bytes and the nonce they were sealed with."""

    nonce: bytes
    sealed: bytes

    @classmethod
    def seal(cls, key: bytes, text: bytes, bound: bytes) -> "Box":
        """Seal ``text`` so that only ``key`` opens it and only beside exactly the words ``bound``."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return cls(nonce, bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(text, bound, nonce, key))

    def open(self, key: bytes, bound: bytes) -> bytes:
        """What was sealed. Raises :class:`Shut`."""
        try:
            return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(self.sealed, bound, self.nonce, key)
        except (exceptions.CryptoError, ValueError) as error:  # the second when it is too short to be a box
            raise Shut from error


def wrapping_key(key: bytes, purpose: bytes) -> bytes:
    """A key for sealing derived from one that has another use already; ``purpose`` is at most 16 bytes."""
    return hashlib.blake2b(key=key, digest_size=32, person=purpose).digest()
