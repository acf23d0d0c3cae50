"""What will become of every row of an import, shown before anything is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from coprod_desktop.domain.import_mapping import ColumnMapping
from coprod_desktop.domain.import_rows import CellProblem, Incoming, read_row, shortened
from coprod_desktop.domain.likely_matches import Likely
from coprod_desktop.domain.matching import Match, Traits, Verdict, traits_of
from coprod_desktop.domain.people import PersonFields
from coprod_desktop.i18n import N_, _


class Fate(Enum):
    """What happens to a row."""

    NEW = "new"
    MATCHES = "matches"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    EMPTY = "empty"


FATE_NAMES: dict[Fate, str] = {
    Fate.NEW: N_("New"),
    Fate.MATCHES: N_("Already known"),
    Fate.UNCLEAR: N_("Please say"),
    Fate.REFUSED: N_("Left out"),
    Fate.EMPTY: N_("Empty line"),
}


@dataclass(frozen=True)
class Known:
    """Someone already on the register, as matching needs them. ``traits.key`` is their id."""

    name: str
    traits: Traits


@dataclass(frozen=True)
class Resemblance:
    """Whom a row may be: a person on the register, or (``row``) someone higher up in the same file."""

    match: Match
    name: str
    person_id: int | None = None
    row: int | None = None

    def line(self) -> str:
        """Who it is, where, and how much speaks for it: "Siân Davies, on the register (85: same name, ...)"."""
        if self.row is None:
            where = _("{name}, on the register ({weight}: {why})")
        else:
            where = _("{name}, row {row} of this file ({weight}: {why})")
        return where.format(
            name=shortened(self.name), row=self.row, weight=self.match.weight, why=self.match.why()
        )


@dataclass(frozen=True)
class RowFate:
    """One row, as the spreadsheet numbers it, and what becomes of it.

    ``person`` is there unless the row is refused or empty; ``resembles`` has the surest first; ``problems`` say why
    a row is refused.
    """

    row: int
    fate: Fate
    person: Incoming | None = None
    resembles: tuple[Resemblance, ...] = ()
    problems: tuple[CellProblem, ...] = ()

    def line(self) -> str:
        """The row's fate as one printable line."""
        return " ".join(self._sentence().format(**self._facts()).split())

    def _sentence(self) -> str:
        return {
            Fate.NEW: _("Row {row}: {name} is new. {why}"),
            Fate.MATCHES: _("Row {row}: {name} is {other}. {why}"),
            Fate.UNCLEAR: _("Row {row}: {name} may be {other}. Please say. {why}"),
            Fate.REFUSED: _("Row {row} is left out. {why}"),
            Fate.EMPTY: _("Row {row} is empty and passed over."),
        }[self.fate]

    def _facts(self) -> Mapping[str, object]:
        said = [problem.line() for problem in self.problems]
        return {
            "row": self.row,
            "name": shortened(self.person.fields.name) if self.person else "",
            "other": self.resembles[0].line() if self.resembles else "",
            "why": " ".join([*said, *(self.person.remarks if self.person else ())]),
        }


def fates(
    rows: Iterable[Sequence[str]],
    mapping: ColumnMapping,
    existing: Iterable[Known],
    today: date,
    first_row: int = 2,
) -> Iterator[RowFate]:
    """The fate of each row in turn; ``first_row`` is the first one's number in the spreadsheet.

    A row that matches surely is joined to that person; one that may match, or matches two people, is asked about.
    Raises :class:`~coprod_desktop.domain.problems.Problem` if no column holds names.
    """
    problem = mapping.problem()
    if problem:
        raise problem
    people = _People(existing)
    for number, row in enumerate(rows, start=first_row):
        yield _fate(row, number, mapping, people, today)


def judged_again(found: Iterable[RowFate], existing: Iterable[Known]) -> Iterator[RowFate]:
    """The same rows against the register as it is by now: who they are like may have changed since they were read."""
    people = _People(existing)
    for row in found:
        if row.person is None:
            yield row
        else:
            resembles = people.like(row.row, row.person.fields)
            yield replace(row, fate=_judged(resembles), resembles=resembles)


def _fate(row: Sequence[str], number: int, mapping: ColumnMapping, people: "_People", today: date) -> RowFate:
    if not any(cell.strip() for cell in row):
        return RowFate(number, Fate.EMPTY)
    person = read_row(row, mapping, number, today)
    if not isinstance(person, Incoming):
        return RowFate(number, Fate.REFUSED, problems=person)
    resembles = people.like(number, person.fields)
    return RowFate(number, _judged(resembles), person, resembles)


def _judged(resembles: Sequence[Resemblance]) -> Fate:
    if not resembles:
        return Fate.NEW
    sure = [r for r in resembles if r.match.verdict is Verdict.SAME]
    registered = [r for r in sure if r.person_id is not None]
    return Fate.MATCHES if sure and len(registered) < 2 else Fate.UNCLEAR  # noqa: PLR2004 - two people cannot be one


class _People:
    """Everyone a row may be: those on the register, and those read from the file so far, under negative keys."""

    def __init__(self, existing: Iterable[Known]) -> None:
        known = list(existing)
        self._names = {person.traits.key: person.name for person in known}
        self._likely = Likely(person.traits for person in known)

    def like(self, number: int, fields: PersonFields) -> tuple[Resemblance, ...]:
        """Whom the person in this row may be, those on the register before those in the file; then they count too."""
        traits = fields_traits(-number, fields)
        found = [self._resemblance(match) for match in self._likely.matches(traits)]
        self._likely.add(traits)
        self._names[traits.key] = fields.name
        return tuple(sorted(found, key=lambda r: (r.match.verdict is not Verdict.SAME, r.row is not None)))

    def _resemblance(self, match: Match) -> Resemblance:
        name = self._names[match.key]
        if match.key < 0:
            return Resemblance(match, name, row=-match.key)
        return Resemblance(match, name, person_id=match.key)


def fields_traits(key: int, fields: PersonFields) -> Traits:
    """What a person's fields are matched by."""
    return traits_of(
        key,
        fields.name,
        legal_name=fields.legal_name,
        born=fields.born,
        postcode=fields.postcode,
        phone=fields.phone,
        mobile=fields.mobile,
        email=fields.email,
    )


def counts(found: Iterable[RowFate]) -> dict[Fate, int]:
    """How many rows meet each fate, for the line above the table."""
    totals = dict.fromkeys(Fate, 0)
    for fate in found:
        totals[fate.fate] += 1
    return totals
