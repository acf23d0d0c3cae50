"""How hard a password is to guess: what one try costs in memory and passes (argon2id)."""

import time
from dataclasses import dataclass
from functools import cache

from nacl import bindings, exceptions

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.keys import KEY_BYTES

SALT_BYTES = bindings.crypto_pwhash_SALTBYTES
_MIB = 1024
#: What a slot that is read may ask for; anything else was not written by this program.
LEAST_READ_KIB, MOST_READ_KIB = 8, 2048 * _MIB
LEAST_PASSES, MOST_PASSES = 1, 10
#: What calibration chooses from.
LEAST_WRITTEN_KIB, MOST_WRITTEN_KIB = 64 * _MIB, 512 * _MIB
_PASSES = 3
_SECONDS = 1.0
_TRIED_KIB = 128 * _MIB


class NotEnoughMemory(Problem):
    """The computer could not spare the memory that checking a password needs."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer has too little free memory to check the password. Close other programs and try again."
            )
        )


@dataclass(frozen=True)
class Strength:
    """What checking a password once costs: memory in KiB, and how often that memory is gone over."""

    memory_kib: int
    passes: int = _PASSES

    def check(self) -> None:
        """Raises :class:`Problem` when no version of this program would have written these figures."""
        sensible_memory = LEAST_READ_KIB <= self.memory_kib <= MOST_READ_KIB
        if not sensible_memory or not LEAST_PASSES <= self.passes <= MOST_PASSES:
            raise Problem(
                _(
                    "The key file asks for a password check that this program never writes, so it was not tried. Someone may have changed the key file: put it back from your newest backup."
                )
            )

    def key_from(self, secret: bytes, salt: bytes) -> bytes:
        """The 32-byte key a secret stands for, the same on every computer.

        Raises :class:`Problem` for absurd figures and :class:`NotEnoughMemory` when the memory is not to be had.
        """
        self.check()
        try:
            return bindings.crypto_pwhash_alg(
                KEY_BYTES,
                secret,
                salt,
                self.passes,
                self.memory_kib * 1024,
                bindings.crypto_pwhash_ALG_ARGON2ID13,
            )
        except (exceptions.RuntimeError, MemoryError) as error:
            raise NotEnoughMemory from error


@cache
def calibrated() -> Strength:
    """The strength that takes this computer about a second: 64 to 512 MiB, three passes. Measured once a run."""
    try:
        took = _seconds(Strength(_TRIED_KIB))
    except NotEnoughMemory:
        return Strength(LEAST_WRITTEN_KIB)
    return _scaled(took)


def _scaled(took: float) -> Strength:
    wanted = int(_TRIED_KIB / _MIB * _SECONDS / max(took, 0.001)) * _MIB
    return Strength(min(max(wanted, LEAST_WRITTEN_KIB), MOST_WRITTEN_KIB))


def _seconds(strength: Strength) -> float:
    before = time.perf_counter()
    strength.key_from(b"how long does this take", bytes(SALT_BYTES))
    return time.perf_counter() - before
