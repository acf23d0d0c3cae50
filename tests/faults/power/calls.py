"""The system calls of a recording that change files, and what the program said in between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: What is recorded; everything else leaves the disk as it is.
TRACED = (
    "openat,creat,close,lseek,write,pwrite64,writev,pwritev,ftruncate,truncate,fallocate,fsync,fdatasync,"
    "rename,renameat,renameat2,link,linkat,symlink,unlink,unlinkat,mkdir,mkdirat,rmdir,sendfile,copy_file_range"
)

_CALL = re.compile(r"^(?P<name>\w+)\((?P<told>.*)\) += (?P<result>-?\d+)")
_FILE = re.compile(r"^(?P<number>\d+)<(?P<path>[^>]*)>(?P<gone>\(deleted\))?$")
_QUOTED = re.compile(r'^"(?P<bytes>(?:\\x[0-9a-f]{2})*)"$')


@dataclass(frozen=True)
class Written:
    """Bytes written to a file."""

    path: str
    at: int
    content: bytes


@dataclass(frozen=True)
class Cut:
    """A file set to a length."""

    path: str
    size: int


@dataclass(frozen=True)
class Made:
    """A file made, or emptied where it was there."""

    path: str
    emptied: bool


@dataclass(frozen=True)
class Renamed:
    """A file given another name, in place of any that had it."""

    path: str
    target: str


@dataclass(frozen=True)
class Removed:
    """A name taken away."""

    path: str


@dataclass(frozen=True)
class Synced:
    """A file or folder asked to be on the disk, and answered."""

    path: str


@dataclass(frozen=True)
class Told:
    """A line the program said aloud."""

    line: str


Event = Written | Cut | Made | Renamed | Removed | Synced | Told


def events(recording: Path) -> Iterator[Event]:
    """What a recording holds, in order. Raises :class:`ValueError` for a call nobody here knows how to replay."""
    reader = _Reader()
    with recording.open(encoding="ascii") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is not None and int(found["result"]) >= 0:
                yield from reader.read(found["name"], found["told"].split(", "), int(found["result"]))


class _Reader:
    """Follows where each open file stands, for calls that write there."""

    def __init__(self) -> None:
        self._at: dict[int, int] = {}

    def read(self, name: str, told: list[str], result: int) -> Iterator[Event]:
        if name == "openat":
            yield from self._opened(told, result)
        elif name == "lseek":
            self._at[_number(told[0])] = result
        elif name == "write":
            yield from self._written(told, result)
        elif name == "close":
            self._at.pop(_number(told[0]), None)
        else:
            yield from _plain(name, told, result)

    def _opened(self, told: list[str], number: int) -> Iterator[Event]:
        self._at[number] = 0
        flags = told[2].split("|")
        if "O_CREAT" in flags or "O_TRUNC" in flags:
            yield Made(_text(told[1]), "O_TRUNC" in flags)

    def _written(self, told: list[str], size: int) -> Iterator[Event]:
        number, path = _number(told[0]), _path(told[0])
        content = _bytes(told[1])[:size]
        if path.startswith("pipe:"):
            for line in content.decode().splitlines():
                yield Told(line)
        elif path:
            yield Written(path, self._at.get(number, 0), content)
        self._at[number] = self._at.get(number, 0) + size


def _plain(name: str, told: list[str], result: int) -> Iterator[Event]:
    if name == "pwrite64":
        if path := _path(told[0]):
            yield Written(path, int(told[3]), _bytes(told[1])[:result])
    elif name == "ftruncate":
        if path := _path(told[0]):
            yield Cut(path, int(told[1]))
    elif name in ("fsync", "fdatasync"):
        if path := _path(told[0]):
            yield Synced(path)
    elif name == "rename":
        yield Renamed(_text(told[0]), _text(told[1]))
    elif name == "unlink":
        yield Removed(_text(told[0]))
    elif name not in ("mkdir", "rmdir"):
        raise ValueError(f"{name} was called, which cannot be replayed")


def _number(told: str) -> int:
    return int(told.partition("<")[0])


def _path(told: str) -> str:
    """The path of an open file; empty once its name is gone: nobody will find what is written to it."""
    found = _FILE.match(told)
    if found is None:
        raise ValueError(told)
    return "" if found["gone"] else _unescaped(found["path"]).decode()


def _text(told: str) -> str:
    return _bytes(told).decode()


def _bytes(told: str) -> bytes:
    found = _QUOTED.match(told)
    if found is None:
        raise ValueError(told[:80])
    return _unescaped(found["bytes"])


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
