"""The files of the modulus check: taken in by the organisation, shown with version and length, used when numbers are in hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import CheckFile, CheckFileKind
from coprod_desktop.domain.bank_check import reading
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments
from coprod_desktop.storage import bank as stored

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.bank_check.checking import Fit
    from coprod_desktop.domain.bank_check.weights import Substitutions, WeightTable
    from coprod_desktop.domain.bank_numbers import BankNumbers
    from coprod_desktop.storage.database import Work

_LARGEST = 2 * 1024 * 1024
_TEXT = "text/plain"


@dataclass(frozen=True)
class TableFile:
    """A file that was read and can be taken in."""

    kind: CheckFileKind
    name: str
    text: str
    records: int


def open_file(path: Path, kind: CheckFileKind) -> TableFile:
    """The file at ``path``, read and looked through; nothing is kept yet.

    Raises :class:`Problem` when it cannot be read or is another kind of file.
    """
    from coprod_desktop.documents import outside_file

    try:
        text = outside_file.read(path, _LARGEST).decode("ascii")
    except (outside_file.TooLarge, UnicodeDecodeError) as error:
        raise Problem(
            _("This is not a table of the modulus check. Choose the file as it was published."), "file"
        ) from error
    return TableFile(kind, path.name, text, _records(kind, text))


def take_in(work: Work, file: TableFile) -> CheckFile:
    """Keep a file in the place of the one before it; details typed from now on are checked with it."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    kept = attachments.keep(work, file.name[:200], _TEXT, file.text.encode())
    return work.add(
        CheckFile(
            kind=file.kind,
            name=file.name[:200],
            version_said=reading.version_in(file.name),
            records=file.records,
            taken_in_on=work.today,
            attachment_id=kept.id,
        )
    )


def taken_in(work: Work) -> dict[CheckFileKind, CheckFile]:
    """The newest file of each kind, where one was taken in."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    return stored.check_files(work.session)


def version(work: Work) -> str:
    """Which table numbers are checked with now: its version or its file's name; nothing where there is none."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    found = stored.check_files(work.session).get(CheckFileKind.WEIGHTS)
    return "" if found is None else (found.version_said or found.name)[:20]


def fit(work: Work, numbers: BankNumbers) -> Fit:
    """Whether these numbers go together by the table there is."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    files = stored.check_files(work.session)
    weights, moved = files.get(CheckFileKind.WEIGHTS), files.get(CheckFileKind.SUBSTITUTIONS)
    return numbers.fit(
        None if weights is None else _weights(stored.content_of(work.session, weights)),
        None if moved is None else _substitutions(stored.content_of(work.session, moved)),
    )


def _records(kind: CheckFileKind, text: str) -> int:
    if kind is CheckFileKind.SUBSTITUTIONS:
        return len(reading.substitutions(text).pairs)
    return len(reading.weight_table(text).rows)


@lru_cache(maxsize=2)
def _weights(content: bytes) -> WeightTable:
    return reading.weight_table(content.decode("ascii"))


@lru_cache(maxsize=2)
def _substitutions(content: bytes) -> Substitutions:
    return reading.substitutions(content.decode("ascii"))
