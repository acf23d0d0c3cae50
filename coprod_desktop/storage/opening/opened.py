"""How a register was opened, kept for as long as it is: its lock, its place, and the file that is really read."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.engine import Manner
from coprod_desktop.storage.opening.place import Place, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.storage.opening.held import Hold
    from coprod_desktop.storage.opening.looking import Look


class OnlyLooking(Problem):
    """This register was opened only to be looked at."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This register is open only to be looked at, so nothing was changed. To work on it, open it where you "
                "may write, when nobody else has it open."
            )
        )


class Swapped(Problem):
    """Another file lies where the register lay when it was opened, or none at all."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The register’s file was moved or replaced while it was open, perhaps by a program that copies folders. "
                "Nothing was written. Close the register, look in its folder for the right file, and open that."
            )
        )


@dataclass(frozen=True)
class Opened:
    """What opening found. ``unclean`` says the program before did not close it and every check was made since."""

    path: Path
    manner: Manner = Manner.WORKING
    place: Place = field(default_factory=Place)
    hold: Hold | None = None
    look: Look | None = None
    unclean: bool = False
    identity: tuple[int, int] | None = None

    @classmethod
    def plainly(cls, path: Path) -> Opened:
        """A file this program has to itself, such as one it is just making."""
        place = place_of(path)
        return cls(path, place.manner, place, identity=identity_of(path))

    @property
    def file(self) -> Path:
        """The file that is really opened: the register, or the copy that is looked at."""
        return self.path if self.look is None else self.look.path

    @property
    def only_looking(self) -> bool:
        """Whether nothing may be changed."""
        return self.manner in (Manner.READING, Manner.UNCHANGING)

    def check_writable(self) -> None:
        """Raises :class:`OnlyLooking`, or :class:`Swapped`: a log written beside another file would damage it."""
        if self.only_looking:
            raise OnlyLooking
        if self.identity is not None and identity_of(self.path) != self.identity:
            raise Swapped

    def close(self, *, unclean: bool = False) -> None:
        """Let go of the lock and of the copy; ``unclean``: whoever opens it next checks everything first."""
        if self.hold is not None:
            self.hold.drop() if unclean else self.hold.release()
        if self.look is not None:
            self.look.leave()


def identity_of(path: Path) -> tuple[int, int] | None:
    """What the system calls this very file, whatever its name; None when there is none."""
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
