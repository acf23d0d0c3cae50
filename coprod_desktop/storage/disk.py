"""Making the disk keep what it was told, for files that may not be half there after a power cut."""

import contextlib
import os
import sys
from pathlib import Path


def to_the_disk(number: int) -> None:
    """Have an open file's bytes on the disk itself before going on."""
    os.fsync(number)
    if sys.platform == "darwin":  # where fsync leaves the drive's own cache behind
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(number, fcntl.F_FULLFSYNC)


def settle(folder: Path) -> None:
    """Make the names in a folder last through a power cut; Windows does so by itself, some network folders refuse."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def move_through(fresh: Path, path: Path) -> None:
    """Put a file that is on the disk already in place of ``path``: at each moment the old one or the new one lies there."""
    fresh.replace(path)
    settle(path.parent)
