"""What the unlock window asks of a register that is not open yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True)
class Person:
    """Someone who can sign in: their id and name, whether bank details open for them, and whether their password was only handed over."""

    staff_user_id: int
    name: str
    opens_bank: bool = False
    handed_over: bool = False


class WayIn(Protocol):
    """The keys of one register, and the register behind them.

    What takes a while - everything but the properties - is called away from the window's thread, and raises
    :class:`~coprod_desktop.domain.problems.Problem` in words for whoever is signing in.
    """

    path: Path

    @property
    def file_id(self) -> bytes:
        """What tells this register from others."""

    @property
    def people(self) -> Sequence[Person]:
        """Who can open it with a password."""

    @property
    def pause(self) -> int:
        """Seconds until the next password may be tried."""

    def unlock(self, staff_user_id: int, password: str) -> Any:
        """The keys behind a password."""

    def unlock_remembered(self, staff_user_id: int) -> Any:
        """The keys this computer remembers; None when it does not."""

    def unlock_with_code(self, code: str) -> Any:
        """The keys behind a recovery code."""

    def staff(self, keys: Any) -> Sequence[Person]:
        """Whom a recovery code may give a new password: who is in the register and could sign in before."""

    def set_password(self, keys: Any, staff_user_id: int, password: str) -> Any:
        """A new password for someone who has just proved who they are; the keys it opens."""

    def recover(self, keys: Any, staff_user_id: int, password: str) -> Any:
        """A new password for someone whose code was right; the register, open."""

    def open(self, keys: Any, staff_user_id: int, *, only_look: bool = False) -> Any:
        """The register, open, with this staff user at work; ``only_look``: nothing of it can be changed."""
