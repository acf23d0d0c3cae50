"""Papers on their way to a folder: drawn first, outside any action, and written when they are recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    #: ``progress(done, total, text)``: also where Cancel stops the work.
    Progress = Callable[[int, int, str], None]

#: What no file of any system may be named with.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 80


@dataclass(frozen=True)
class PaperFile:
    """One file to write: its name without a folder, and its bytes."""

    name: str
    content: bytes


def tidy_name(text: str) -> str:
    """Words that may stand in a file's name on any system."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())[:_LONGEST].strip(" .")


def file_name(day: date, what: str, about: str = "") -> str:
    """A PDF's name that sorts by day and says what is in it: "2026-12-08 Day sheet, Carers board.pdf"."""
    said = ", ".join(part for part in (what, about) if part)
    return f"{tidy_name(f'{day.isoformat()} {said}')}.pdf"


def nothing(_done: int, _total: int, _text: str = "") -> None:
    """Progress nobody looks at."""


def not_made_sentences(not_made: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """For whom or what no paper was made, and why: each pair is who or what, and the sentence that says why."""
    sentence = _("Not made for {name}. {why}")
    return tuple(sentence.format(name=name, why=why) for name, why in dict.fromkeys(not_made))


def write_files(folder: Path, files: Iterable[PaperFile]) -> tuple[Path, ...]:
    """Write the files, in place of any of the same name; where they are.

    An earlier paper goes only once its new one is there whole: a full disk takes neither. Raises :class:`Problem`
    beside ``folder`` when it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for file in files:
            path = folder / file.name
            _write(path, file.content)
            paths.append(path)
        return tuple(paths)
    except OSError as error:
        raise Problem(
            _("The papers could not be written there. Close any that are open, or choose another folder."),
            "folder",
        ) from error


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
