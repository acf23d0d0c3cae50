"""A recovery code for paper: 160 random bits as nine groups of four, forgiving to read back."""

import hashlib
import secrets

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, ngettext

#: No I, L, O or U: what is easily taken for another sign does not occur (Douglas Crockford's base 32).
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITS, _CHECK_BITS, _SIGN_BITS, _GROUP = 160, 20, 5, 4
_LENGTH = (_BITS + _CHECK_BITS) // _SIGN_BITS


class WrongCode(Problem):
    """A code typed without a slip that opens nothing here."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This recovery code does not open this register. It may belong to another register, or a newer code has replaced it. Look for a later recovery sheet."
            ),
            "code",
        )


def new_code() -> str:
    """A fresh code as it is printed: ``"9K2M-...-X4T0"``."""
    return _printed(secrets.token_bytes(_BITS // 8))


def _printed(secret: bytes) -> str:
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    shifts = range(_BITS + _CHECK_BITS - _SIGN_BITS, -1, -_SIGN_BITS)
    signs = "".join(_SIGNS[number >> shift & 31] for shift in shifts)
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def secret_of(typed: str) -> bytes:
    """The 20 bytes a typed code stands for: spaces, hyphens, small letters and O for 0 do no harm.

    Raises :class:`Problem` for a slip of the finger, in words that say what to look for.
    """
    signs = "".join(typed.upper().replace("-", "").split()).translate(_READ_AS)
    if unknown := next((sign for sign in signs if sign not in _SIGNS), ""):
        raise Problem(
            _("“{sign}” never stands in a recovery code. Look at that place on the sheet again.").format(
                sign=unknown
            ),
            "code",
        )
    if len(signs) != _LENGTH:
        raise Problem(
            ngettext(
                "A recovery code has nine groups of four; {n} letter or digit is typed here. Compare it with the sheet.",
                "A recovery code has nine groups of four; {n} letters and digits are typed here. Compare it with the sheet.",
                len(signs),
            ).format(n=len(signs)),
            "code",
        )
    return _checked(signs)


def _checked(signs: str) -> bytes:
    number = 0
    for sign in signs:
        number = number << _SIGN_BITS | _SIGNS.index(sign)
    secret = (number >> _CHECK_BITS).to_bytes(_BITS // 8)
    if number & (1 << _CHECK_BITS) - 1 != _check(secret):
        raise Problem(
            _("There is a slip in this recovery code. Compare each group of four with the sheet."), "code"
        )
    return secret


def _check(secret: bytes) -> int:
    digest = hashlib.blake2b(secret, digest_size=4, person=b"coprod code slip").digest()
    return int.from_bytes(digest) >> 32 - _CHECK_BITS
