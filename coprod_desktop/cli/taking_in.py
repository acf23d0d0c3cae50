"""``import FILE --register R``: people from a spreadsheet, without the window."""

from __future__ import annotations

import getpass
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.cli import signing_in
from coprod_desktop.cli.signing_in import Opened, quietly
from coprod_desktop.domain.import_mapping import suggest_mapping
from coprod_desktop.domain.import_plan import Plan, plan
from coprod_desktop.domain.importing import Fate, counts
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import founding, importing
from coprod_desktop.services.backups import NoBackup, Why
from coprod_desktop.services.importing import Taking
from coprod_desktop.storage import registers
from coprod_desktop.storage.vault.keys import Keys

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from coprod_desktop.documents.sheet import Sheet
    from coprod_desktop.domain.importing import RowFate
    from coprod_desktop.services.backups import Backups
    from coprod_desktop.storage.database import Store


def run(options: argparse.Namespace) -> int:
    """Take in the people of ``options.file``, or with ``options.dry_run`` only say what would happen; 0 when done.

    Raises :class:`~coprod_desktop.domain.problems.Problem` about the file, its columns or the register.
    """
    sheet = importing.open_sheet(options.file)
    if not options.register.exists():
        _check_columns(sheet)
    with _opened(options) as (store, actor, backups):
        mapping = store.read(actor, lambda work: importing.suggested(work, sheet))
        preview = store.read(actor, lambda work: importing.preview(work, sheet, mapping, quietly))
        for row in preview.fates:
            print(row.line())
        taking = Taking(options.file.name, preview, headings=mapping.remember(sheet.headings))
        if not options.dry_run:
            if backups is not None:
                _back_up(backups, go_on=options.without_backup)
            store.write(actor, _("Import"), lambda work: importing.take_in(work, taking, quietly))
        print(_closing(preview.fates, dry_run=options.dry_run))
    return 0


def _check_columns(sheet: Sheet) -> None:
    """No register is made for a file nobody can be read from."""
    if problem := suggest_mapping(sheet.headings, sheet.rows).problem():
        raise problem


def _back_up(backups: Backups, *, go_on: bool) -> None:
    """First a backup; where there is none to be had, only who says so goes on without."""
    try:
        backups.take_first(Why.IMPORT, quietly)
    except NoBackup as problem:
        if not go_on:
            said = _("{problem} Nothing was taken in. With --without-backup it is taken in all the same.")
            raise Problem(said.format(problem=problem.message)) from problem


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Opened]:
    """The register, made where there is none; a dry run makes its own and throws it away."""
    if options.register.exists():
        with signing_in.opened(options) as signed_in:
            yield signed_in
    elif options.dry_run:
        with tempfile.TemporaryDirectory() as folder, _thrown_away(Path(folder) / "dry") as store:
            yield Opened(store, registers.sign_in(store), None)
    else:
        password = signing_in.new_password(options)
        founded = founding.make(options.register, "", _staff_name(), password)
        print(
            _(
                "A new register was made. If the password is lost, only this opens it; keep it on paper: {code}"
            ).format(code=founded.recovery_code)
        )
        with signing_in.kept(founded.store, founded.vault) as (store, _backups):
            yield Opened(store, founded.actor, None)


def _thrown_away(path: Path) -> Store:
    """A register whose keys nobody keeps."""
    return registers.create(path, Keys.fresh(), "", _staff_name())


def _staff_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that does not say who is at work
        return _("Coordinator")


def _closing(found: Sequence[RowFate], *, dry_run: bool) -> str:
    planned, totals = plan(found, {}), counts(found)
    repeated = sum(row.fate is Fate.MATCHES and row.resembles[0].row is not None for row in found)
    lines = [
        _new(planned, dry_run=dry_run),
        ngettext(
            "{n} row matches someone here already.",
            "{n} rows match someone here already.",
            totals[Fate.MATCHES] - repeated,
        ),
        ngettext(
            "{n} row is the same as another row of the file.",
            "{n} rows are the same as another row of the file.",
            repeated,
        ),
        ngettext(
            "{n} row has a mistake and was left out.",
            "{n} rows have mistakes and were left out.",
            totals[Fate.REFUSED],
        ),
        ngettext(
            "{n} row may be someone known, so it was left out. Take in the file in the window to say who it is.",
            "{n} rows may be someone known, so they were left out. Take in the file in the window to say who they are.",
            totals[Fate.UNCLEAR],
        ),
    ]
    matching = [totals[Fate.MATCHES] - repeated, repeated]
    numbers = [len(planned.new), *matching, totals[Fate.REFUSED], totals[Fate.UNCLEAR]]
    said = [line.format(n=language().count(n)) for line, n in zip(lines, numbers, strict=True)]
    return " ".join(line for line, n in zip(said, numbers, strict=True) if n or line == said[0])


def _new(planned: Plan, *, dry_run: bool) -> str:
    n = len(planned.new)
    if dry_run:
        return ngettext(
            "{n} person would be taken in. Nothing was written.",
            "{n} people would be taken in. Nothing was written.",
            n,
        )
    return ngettext("{n} person taken in.", "{n} people taken in.", n)
