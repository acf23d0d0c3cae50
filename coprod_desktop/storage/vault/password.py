"""A password as it is typed, and the bytes it stands for on every system."""

import unicodedata

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

MOST_LETTERS = 1024


class WrongPassword(Problem):
    """The password does not open this slot; nothing else is known about why."""

    def __init__(self) -> None:
        super().__init__(
            _("This password is not right. Check Caps Lock and the keyboard's language, then try again."),
            "password",
        )


def prepared(password: str) -> bytes:
    """The bytes of a password, the same however a system composes its letters (NFKC). Spaces count.

    Raises :class:`Problem` for an empty one and for one of more than 1,024 letters.
    """
    same = unicodedata.normalize("NFKC", password)
    if not same:
        raise Problem(_("Type the password."), "password")
    if len(same) > MOST_LETTERS:
        raise Problem(
            _("This password is longer than 1,024 letters. Choose a shorter one."),
            "password",
        )
    return same.encode("utf-8", "surrogatepass")
