"""Bank details sealed to finance: anyone who works with the register can enter them, only finance can open them."""

from nacl import bindings, exceptions

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

#: Sealed texts are as long as a multiple of this, so that their length says little.
_BLOCK = 64


def new_finance_key() -> tuple[bytes, bytes]:
    """A pair of keys: the public one, for the register, and the private one, for the slots of those who pay."""
    public, private = bindings.crypto_box_keypair()
    return public, private


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return bindings.crypto_scalarmult_base(private)


def seal(public: bytes, text: str) -> bytes:
    """The text so that only the holder of the private key can read it."""
    return bindings.crypto_box_seal(bindings.sodium_pad(text.encode(), _BLOCK), public)


def open_sealed(private: bytes, blob: bytes) -> str:
    """What was sealed.

    Raises :class:`Problem` when it was sealed for another key, or changed since.
    """
    try:
        padded = bindings.crypto_box_seal_open(blob, public_of(private), private)
        return bindings.sodium_unpad(padded, _BLOCK).decode()
    except (exceptions.CryptoError, UnicodeDecodeError) as error:
        raise Problem(
            _(
                "These bank details were sealed for another finance key and cannot be opened. Ask the person for them again."
            )
        ) from error
