"""A disk as POSIX promises it and no better: what was synced is there, of what came later any part, in any order.

Contents last once their file was synced, names once their folder was. Of what was written since, anything may have
reached the disk: nothing, all, the first few writes, some of them, or parts of them as large as a sector. Of names made,
changed and taken away since, any that do not build upon one that was lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.power.calls import Cut, Event, Made, Removed, Renamed, Synced, Told, Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_SECTORS = (512, 4096)
#: Shared memory, no file: a log's index is made anew by whoever opens the register first.
_NOT_KEPT = ("-shm",)


@dataclass(eq=False)
class _File:
    """What is on the disk for certain, and what was done since."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[Written | Cut] = field(default_factory=list)

    def sync(self) -> None:
        for one in self.since:
            _do(self.kept, one)
        self.since.clear()

    def after(self, chance: Random) -> bytes:
        """What may be found after the power went."""
        found = bytearray(self.kept)
        for one in _reached(self.since, chance):
            _do(found, one)
        return bytes(found)


def _do(content: bytearray, one: Written | Cut) -> None:
    size = one.size if isinstance(one, Cut) else max(len(content), one.at + len(one.content))
    if size < len(content):
        del content[size:]
    content.extend(bytes(size - len(content)))
    if isinstance(one, Written):
        content[one.at : one.at + len(one.content)] = one.content


def _reached(since: Sequence[Written | Cut], chance: Random) -> list[Written | Cut]:
    how = chance.choice(("none", "all", "first", "some", "torn", "torn"))
    if how == "none" or not since:
        return []
    if how == "first":
        return list(since[: chance.randint(0, len(since))])
    if how == "some":
        return [one for one in since if chance.random() < 0.5]
    if how == "torn":
        return _torn(since, chance)
    return list(since)


def _torn(since: Sequence[Written | Cut], chance: Random) -> list[Written | Cut]:
    """Each sector for itself, with one share of them lost."""
    sector, share = chance.choice(_SECTORS), chance.random()
    parts: list[Written | Cut] = []
    for one in since:
        parts += [one] if isinstance(one, Cut) else _sectors(one, sector)
    return [part for part in parts if chance.random() < share]


def _sectors(one: Written, sector: int) -> list[Written]:
    edges = [one.at, *range(one.at - one.at % sector + sector, one.at + len(one.content), sector)]
    ends = [*edges[1:], one.at + len(one.content)]
    return [
        Written(one.path, start, one.content[start - one.at : end - one.at])
        for start, end in zip(edges, ends, strict=True)
    ]


@dataclass(frozen=True, eq=False)
class _Named:
    """A change of names in one folder: ``path`` gets ``file``, or loses its own; ``source`` loses the one it gives."""

    path: str
    file: _File | None
    source: str = ""

    @property
    def names(self) -> set[str]:
        return {self.path, self.source} - {""}

    def do(self, names: dict[str, _File]) -> None:
        names.pop(self.source, None)
        if self.file is None:
            names.pop(self.path, None)
        else:
            names[self.path] = self.file


class Disk:
    """One folder and those inside it, as they are while the program runs, and as they may be when the power goes."""

    def __init__(self, before: Path, folder: Path) -> None:
        self.folder = str(folder)
        self.told: list[str] = []
        self._names = {
            str(folder / path.relative_to(before)): _File(bytearray(path.read_bytes()))
            for path in before.rglob("*")
            if path.is_file()
        }
        self._kept = dict(self._names)
        self._since: list[_Named] = []

    def happen(self, event: Event) -> None:
        """Let one call of the program be answered."""
        if isinstance(event, Told):
            self.told.append(event.line)
        elif f"{event.path}/".startswith(f"{self.folder}/") and not event.path.endswith(_NOT_KEPT):
            self._happen(event)

    def _happen(self, event: Event) -> None:
        if isinstance(event, Written | Cut):
            self._names[event.path].since.append(event)
        elif isinstance(event, Made):
            self._make(event)
        elif isinstance(event, Renamed):
            self._name(_Named(event.target, self._names[event.path], event.path))
        elif isinstance(event, Removed):
            self._name(_Named(event.path, None))
        elif isinstance(event, Synced):
            self._sync(event.path)

    def _make(self, event: Made) -> None:
        if event.path not in self._names:
            self._name(_Named(event.path, _File()))
        elif event.emptied:
            self._names[event.path].since.append(Cut(event.path, 0))

    def _name(self, change: _Named) -> None:
        change.do(self._names)
        self._since.append(change)

    def _sync(self, path: str) -> None:
        if path in self._names:
            self._names[path].sync()
            return
        mine = [one for one in self._since if str(Path(one.path).parent) == path]
        for one in mine:
            one.do(self._kept)
        self._since = [one for one in self._since if one not in mine]

    def after(self, chance: Random) -> dict[str, bytes]:
        """Every file there may be after the power went, by its path within the folder."""
        names, lost = dict(self._kept), set[str]()
        share, in_order = chance.choice((0.0, 0.5, 1.0)), chance.random() < 0.5
        for one in self._since:
            if not one.names & lost and chance.random() < share:
                one.do(names)
            elif in_order:
                break
            else:
                lost |= one.names
        return {path[len(self.folder) + 1 :]: file.after(chance) for path, file in sorted(names.items())}
