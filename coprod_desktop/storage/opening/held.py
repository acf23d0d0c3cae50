"""One program at a time: who has a register open, and whether the last one closed it properly."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = "-open"
_LONGEST = 4096
#: Where the lock lies on Windows, far behind what is written: a locked byte cannot be read.
_LOCKED_BYTE = 1 << 20


class InUse(Problem):
    """Someone has this register open. ``who``, ``computer`` and ``since`` are as their program wrote them down, or empty."""

    def __init__(self, path: Path, who: str, computer: str, since: str) -> None:
        self.who, self.computer, self.since = who, computer, since
        said = _("This register is open already. Close it there first, or only look at it.")
        if who:
            said = _(
                "{who} has this register open on {computer} since {since}. Close it there first, or only look at it."
            ).format(who=who, computer=computer, since=since)
        super().__init__(said, "path")
        self.path = path


class Hold:
    """The lock on one register, from opening to closing; a program that dies loses it, whatever it left behind.

    ``unclean`` says that the one before did not close the register: it was killed, or the power went.
    """

    def __init__(self, number: int, path: Path, *, unclean: bool) -> None:
        self._number: int | None = number
        self._path = path
        self.unclean = unclean

    @classmethod
    def take(cls, register: Path) -> Hold:
        """Hold the register for this program.

        Raises :class:`InUse` when another program holds it, and :class:`OSError` where nothing can be written.
        """
        path = register.with_name(register.name + SUFFIX)
        while True:
            number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                _lock(number)
                if _is(number, path):  # else it was taken away by whoever closed it just now
                    left = _read(number)
                    _write(number)
                    return cls(number, path, unclean=bool(left))
            except BlockingIOError:
                written = _read(number)
                os.close(number)
                raise _in_use(register, written) from None
            except BaseException:
                os.close(number)
                raise
            os.close(number)

    def drop(self) -> None:
        """Let go, leaving behind that it was not closed properly: the next to open it checks everything again."""
        if self._number is not None:
            os.close(self._number)
            self._number = None

    def release(self) -> None:
        """Let go: the register is closed properly."""
        if self._number is None:
            return
        number, self._number = self._number, None
        with contextlib.suppress(OSError):
            os.ftruncate(number, 0)
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)
        os.close(number)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._path.unlink(missing_ok=True)


def held_elsewhere(register: Path) -> bool:
    """Whether another program holds it now, found out without taking it."""
    path = register.with_name(register.name + SUFFIX)
    try:
        number = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        _lock(number)
    except BlockingIOError:
        return True
    finally:
        os.close(number)
    return False


if sys.platform == "win32":

    def _lock(number: int) -> None:
        import msvcrt

        os.lseek(number, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error

else:

    def _lock(number: int) -> None:
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # a network folder without locks: what is written in the file has to do
            if _someone_else(_read(number)):
                raise BlockingIOError from None


def _someone_else(written: bytes) -> bool:
    """Whether another computer, or a program still running on this one, wrote this."""
    said = _understood(written)
    if not said:
        return False
    if said.get("computer") != platform.node():
        return True
    try:
        os.kill(int(said.get("process", "0")), 0)
    except (OSError, ValueError):
        return False
    return int(said["process"]) != os.getpid()


def _is(number: int, path: Path) -> bool:
    """Whether the open file is still the one that lies at ``path``."""
    try:
        return os.path.samestat(os.fstat(number), path.stat())
    except OSError:
        return False


def _read(number: int) -> bytes:
    os.lseek(number, 0, os.SEEK_SET)
    return os.read(number, _LONGEST)


def _write(number: int) -> None:
    said = {
        "who": _user(),
        "computer": platform.node(),
        "process": str(os.getpid()),
        "since": datetime.now(UTC).isoformat(timespec="minutes"),
    }
    os.lseek(number, 0, os.SEEK_SET)
    os.ftruncate(number, 0)
    os.write(number, json.dumps(said).encode())
    os.fsync(number)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that does not say who is at work
        return "?"


def _understood(written: bytes) -> dict[str, str]:
    try:
        said = json.loads(written)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in said.items()} if isinstance(said, dict) else {}


def _in_use(register: Path, written: bytes) -> InUse:
    said = _understood(written)
    since = said.get("since", "")
    with contextlib.suppress(ValueError):
        began = datetime.fromisoformat(since).astimezone()
        since = _("{time} on {day}").format(
            time=language().clock(began.time()), day=language().short_day(began.date())
        )
    return InUse(register, said.get("who", ""), said.get("computer", ""), since)
