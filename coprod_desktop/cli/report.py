"""The command "report": a report for leads, made without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop import i18n
from coprod_desktop.cli import signing_in
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.domain.typed_days import day_from
from coprod_desktop.i18n import _
from coprod_desktop.services import reports, voice_figures
from coprod_desktop.services.reports import FileKind, ReportAsked

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date
    from pathlib import Path

    from coprod_desktop.storage.database import Work

DONE = 0


def run(options: Namespace) -> int:
    """Make the report and write it to ``options.out``; what has left stands in the register's ledger.

    Raises :class:`Problem` for an ending that is no kind of report, an unknown board, days that cannot be read,
    a period reports are not made for, or a folder that is not there.
    """
    kind = _file_kind(options.out)
    with signing_in.opened(options) as (store, actor, _backups):
        done = store.write(actor, _("Report released"), lambda work: _release(work, options, kind))
    _write(options.out, done.value)
    print(_("Written: {file}").format(file=options.out))
    return DONE


def _release(work: Work, options: Namespace, kind: FileKind) -> bytes:
    asked = ReportAsked(
        ReportKind(options.kind),
        _period(options, work.today),
        _board(work, options.board),
        language=i18n.language(),
    )
    return reports.release_report(work, asked, kind)


def _file_kind(out: Path) -> FileKind:
    ending = out.suffix.lower().removeprefix(".")
    kind = FileKind(ending)
    if kind is FileKind.OTHER:
        raise Problem(
            _("A report is a .pdf, .xlsx, .csv or .json file. Give the file one of these endings."), "out"
        )
    if not out.resolve().parent.is_dir():
        raise Problem(_("That folder does not exist. Choose another one."), "out")
    return kind


def _period(options: Any, today: date) -> Period:
    usual = reports.usual_period(today)
    first = day_from(options.from_day, today) if options.from_day else None
    last = day_from(options.to_day, today) if options.to_day else None
    if first is None and last is None:
        return usual
    if last is None:
        last = max(usual.last, today)
    return Period(first or min(usual.start, last), last)


def _board(work: Work, name: str) -> int | None:
    """The board of this name, however it is capitalised; the name may be cut short where only one begins so."""
    if not name.strip():
        return None
    boards = voice_figures.boards(work)
    wanted = fold(name)
    exact = [board_id for board_id, known in boards if fold(known) == wanted]
    found = exact or [board_id for board_id, known in boards if fold(known).startswith(wanted)]
    if len(found) != 1:
        said = _("There is no board called “{name}”. The boards are: {boards}.")
        raise Problem(
            said.format(name=name.strip(), boards="; ".join(known for _id, known in boards)), "board"
        )
    return found[0]


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        said = _("The file could not be written there. Choose another place.")
        raise Problem(said, "out") from error
