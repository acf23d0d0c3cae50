"""Taking everything out: every table in an open format, for another program or for safe keeping."""

from __future__ import annotations

import base64
import csv
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from coprod_desktop.documents.formula_safety import safe
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import UnionType

    from coprod_desktop.storage.database import Work

_PENCE = "_pence"


def take_everything_out(work: Work, folder: Path, *, include_equality: bool = False) -> list[Path]:
    """Write every table as a UTF-8 CSV named after it; the files written. The register keeps a note of the hand-over.

    Choices stand by their value, money in pounds with two decimals (``..._pence`` becomes ``..._pounds``), days and
    instants as ISO 8601, ids as text. Equality answers leave only when asked for.

    Raises :class:`Problem` when the folder cannot be written to.
    """
    work.actor.require(Permission.EXPORT_EVERYTHING)
    if include_equality:
        work.actor.require(Permission.SEE_EQUALITY_ANSWERS)
    work.seal()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [
            _write(table, folder)
            for table in everything.tables(work.session, include_equality=include_equality)
        ]
    except OSError as error:
        raise Problem(_("That folder cannot be written to. Choose another one."), "folder") from error


def _write(table: everything.TableRows, folder: Path) -> Path:
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow([_heading(name) for name in table.columns])
        writer.writerows(_cells(table.columns, row) for row in table.rows)
    return path


def _heading(column: str) -> str:
    return column.removesuffix(_PENCE) + "_pounds" if column.endswith(_PENCE) else column


def _cells(columns: tuple[str, ...], row: tuple[Any, ...]) -> list[str]:
    return [_cell(column, value) for column, value in zip(columns, row, strict=True)]


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column.endswith(_PENCE):
        sign = "-" if value < 0 else ""
        return f"{sign}{abs(value) // 100}.{abs(value) % 100:02}"
    return next((written(value) for kind, written in _WRITTEN if isinstance(value, kind)), str(value))


#: How each kind of value is written; a choice is also text and a yes is also a number, so order matters.
_WRITTEN: tuple[tuple[type | UnionType, Callable[[Any], str]], ...] = (
    (Enum, lambda value: str(value.value)),
    (bool, lambda value: "yes" if value else "no"),
    (bytes, lambda value: base64.b64encode(value).decode()),
    (date | time, lambda value: str(value.isoformat())),
    (str, safe),
)
