"""One stack of papers that go the same way: its folder, its numbered files, the list that goes with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coprod_desktop.services.mailing.letter import draw
from coprod_desktop.services.mailing.shelf import NotWritten
from coprod_desktop.services.paper_files import tidy_name

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.people import PaperForm
    from coprod_desktop.services.mailing.letter import Drawn, Letter
    from coprod_desktop.services.mailing.shelf import Shelf


class StackKind(StrEnum):
    """How a stack leaves."""

    PRINT = "print"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True)
class Stack:
    """A finished stack: how many papers, in which folder, how many pages, and the files that hold them all."""

    kind: StackKind
    supporters: bool
    folder: Path
    count: int
    together: tuple[Path, ...]
    pages: int = 0


class Stacking(ABC):
    """A stack while it grows. ``notes`` say what is other than asked, ``not_made`` who or what is missing and why."""

    kind: StackKind

    def __init__(self, shelf: Shelf, under: tuple[str, ...], expected: int, *, supporters: bool) -> None:
        self.shelf, self.under, self.expected = shelf, under, expected
        self.supporters = supporters
        self.count = 0
        self.pages = 0
        self.notes: list[str] = []
        self.not_made: list[tuple[str, str]] = []
        self.together: list[Path] = []
        self._enclosed: set[str] = set()
        self._width = max(len(str(expected)), 2)

    def add(self, letter: Letter) -> PaperForm:
        """Make one letter's files; the form it has. Raises Problem when it cannot be made or written."""
        drawn = draw(letter)
        stem = f"{self.count + 1:0{self._width}} {tidy_name(letter.name)}"
        self.write(letter, drawn, stem)
        self.count += 1
        if drawn.why:
            self.notes.append(drawn.why)
        return drawn.form

    def finish(self) -> Stack:
        """Write the list that goes with it."""
        if self.count:
            self.write_together()
        folder = self.shelf.folder.joinpath(*self.under)
        return Stack(self.kind, self.supporters, folder, self.count, tuple(self.together), self.pages)

    @abstractmethod
    def write(self, letter: Letter, drawn: Drawn, stem: str) -> None:
        """Write what is one person's; ``stem`` is the name of their files."""

    @abstractmethod
    def write_together(self) -> None:
        """Write what holds them all."""

    def put(self, name: str, content: bytes) -> None:
        """Write one file of the stack."""
        self.shelf.put(self.under, name, content)

    def put_enclosed(self, letter: Letter) -> list[str]:
        """Write the files that go with a letter, once for all letters of the stack; their names."""
        for one in letter.enclosed:
            if one.name not in self._enclosed:
                self.put(one.name, one.content)
                self._enclosed.add(one.name)
        return [one.name for one in letter.enclosed]

    def put_together(self, name: str, content: bytes) -> None:
        """Write a file that holds several; without it each still has their own."""
        try:
            self.together.append(self.shelf.put(self.under, name, content))
        except NotWritten as problem:
            self.not_made.append((name, problem.message))
