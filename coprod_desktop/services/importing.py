"""Taking in people from a spreadsheet: read it, show what would happen to each row, then write it as one step."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.documents import spreadsheet
from coprod_desktop.domain import import_mapping, importing
from coprod_desktop.domain.import_plan import differing, gaps, plan, unchanged
from coprod_desktop.domain.organisation import OrganisationSetting
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import arriving
from coprod_desktop.storage import importing as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeVar

    from coprod_desktop.documents.sheet import Sheet
    from coprod_desktop.domain.import_mapping import ColumnMapping
    from coprod_desktop.domain.import_plan import Answer
    from coprod_desktop.domain.import_rows import Incoming
    from coprod_desktop.domain.importing import Known, RowFate
    from coprod_desktop.services.arriving import Progress
    from coprod_desktop.storage.database import Work

    T = TypeVar("T")

_SAMPLE = 100
_SAID_EVERY = 100
#: Headings kept, the latest before all: a file of a thousand columns must not grow the register for ever.
_MOST_HEADINGS = 500


@dataclass(frozen=True)
class Preview:
    """What would become of every row, and (``state``) of which register that is true."""

    fates: tuple[RowFate, ...]
    state: int


@dataclass(frozen=True)
class Taking:
    """An import the user has seen and agreed to. ``answers`` are by row; ``headings`` what each of them meant."""

    file_name: str
    preview: Preview
    answers: Mapping[int, Answer] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Taken:
    """What an import wrote: people new, people here already who were given something, and how many rows were not used."""

    new: int
    filled: int
    already: int
    left_out: int
    refused: int
    empty: int


@dataclass(frozen=True)
class Gains:
    """What a row would do to someone already here: the fields it fills, and those where theirs stays."""

    filled: tuple[str, ...]
    kept: tuple[str, ...]


def open_sheet(path: Path, *, sheet: str = "", pulse: Callable[[], None] = lambda: None) -> Sheet:
    """The sheet in a file, read without trusting it; ``pulse`` is called often and may raise to stop.

    Raises :class:`Problem` with one sentence about what is wrong with the file.
    """
    return spreadsheet.read_file(path, sheet=sheet, pulse=pulse)


def suggested(work: Work, sheet: Sheet) -> ColumnMapping:
    """What each column probably is, from its heading, what stands below it, and earlier imports."""
    work.actor.require(Permission.IMPORT_PEOPLE)
    return import_mapping.suggest_mapping(sheet.headings, sheet.rows[:_SAMPLE], _remembered(work))


def preview(work: Work, sheet: Sheet, mapping: ColumnMapping, progress: Progress) -> Preview:
    """The fate of every row; nothing is written.

    Raises :class:`Problem` when no column holds names.
    """
    work.actor.require(Permission.IMPORT_PEOPLE)
    if problem := mapping.problem():
        raise problem
    state = stored.state(work.session)
    found = importing.fates(sheet.rows, mapping, _known(work, progress), work.today, sheet.first_row)
    text = _("Looking at each row")
    return Preview(tuple(_counted(found, len(sheet.rows), text, progress)), state)


def gains(work: Work, person_id: int, incoming: Incoming) -> Gains:
    """What this row would fill in for someone already here, and where what they have stays."""
    work.actor.require(Permission.IMPORT_PEOPLE)
    person = work.get(Person, person_id)
    kept = tuple(name for name in differing(person, [incoming]) if name != "needs_asked")
    return Gains(tuple(gaps(person, [incoming])), kept)


def take_in(work: Work, taking: Taking, progress: Progress) -> Taken:
    """Write an import as one step to undo: new people whole, people here already only where a field is blank.

    Raises :class:`~coprod_desktop.domain.problems.Conflict`, and writes nothing, when the register has changed so
    that a row would meet another fate than was shown.
    """
    work.actor.require(Permission.IMPORT_PEOPLE)
    _check_still_true(work, taking.preview, progress)
    found = taking.preview.fates
    planned = plan(found, taking.answers)
    filled = arriving.write(work, planned, progress)
    work.label = label_of(len(planned.new), filled, taking.file_name)
    if planned.new or filled:
        _remember(work, taking.headings)
    totals = importing.counts(found)
    return Taken(
        new=len(planned.new),
        filled=filled,
        already=len(planned.known) - filled,
        left_out=len(planned.left_out),
        refused=totals[importing.Fate.REFUSED],
        empty=totals[importing.Fate.EMPTY],
    )


def label_of(new: int, filled: int, file_name: str) -> str:
    """What an import is called in the history: "Imported 78 people from list.csv"."""
    if new or not filled:
        sentence = ngettext("Imported {count} person from {file}", "Imported {count} people from {file}", new)
        return sentence.format(count=language().count(new), file=file_name)
    sentence = ngettext(
        "Filled gaps for {count} person from {file}", "Filled gaps for {count} people from {file}", filled
    )
    return sentence.format(count=language().count(filled), file=file_name)


def _check_still_true(work: Work, seen: Preview, progress: Progress) -> None:
    if stored.state(work.session) == seen.state:
        return
    now = importing.judged_again(seen.fates, _known(work, progress))
    if not unchanged(seen.fates, tuple(_counted(now, len(seen.fates), _("Looking at each row"), progress))):
        raise Conflict(
            _(
                "The register changed while you were looking at these rows. Look at them once more. Nothing was written."
            )
        )


def _known(work: Work, progress: Progress) -> Iterator[Known]:
    total = stored.total(work.session)
    return _counted(stored.known(work.session), total, _("Reading who is here already"), progress)


def _counted(each: Iterable[T], total: int, text: str, progress: Progress) -> Iterator[T]:
    for number, one in enumerate(each):
        if number % _SAID_EVERY == 0:
            progress(number, total, text)
        yield one


def _remembered(work: Work) -> dict[str, str]:
    row = stored.headings(work.session)
    kept = json.loads(row.value) if row is not None else {}
    return {str(heading): str(target) for heading, target in kept.items()}


def _remember(work: Work, headings: Mapping[str, str]) -> None:
    before = _remembered(work)
    merged = {heading: target for heading, target in before.items() if heading not in headings} | dict(
        headings
    )
    if all(before.get(heading) == target for heading, target in headings.items()):
        return
    text = json.dumps(dict(list(merged.items())[-_MOST_HEADINGS:]), ensure_ascii=False)
    row = stored.headings(work.session)
    if row is None:
        work.add(OrganisationSetting(key=stored.HEADINGS, value=text))
    else:
        work.edit(row, None, {"value": text})
