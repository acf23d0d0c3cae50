"""A disk with room for so much and no more: really full where one may be made, else a limit on every file's size."""

import ctypes
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LAZY = 2


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """A disk of ``size`` bytes at ``folder``, and whether it is a real one: only root may make one."""
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"size={size}".encode()
    real = os.geteuid() == 0 and libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, options) == 0
    try:
        yield real
    finally:
        if real:
            libc.umount2(str(folder).encode(), _LAZY)


def fill(folder: Path, leaving: int) -> Path:
    """Take up all room on the disk but so many bytes; the file that does it."""
    filler = folder / "someone else's film"
    room = os.statvfs(folder)
    with filler.open("wb") as stream:
        stream.write(bytes(max(0, room.f_bavail * room.f_frsize - leaving)))
    return filler


def limit_files(size: int) -> None:
    """No file of this process may grow beyond so many bytes; writing there fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def lift_limit() -> None:
    """Room again."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
