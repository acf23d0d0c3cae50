"""The words of taking people in: fates, answers, counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coprod_desktop.domain.import_plan import Answer, Decision, Plan, answer_to
from coprod_desktop.domain.import_rows import Incoming, shortened
from coprod_desktop.domain.import_targets import TARGETS
from coprod_desktop.domain.importing import Fate, Resemblance, RowFate
from coprod_desktop.i18n import N_, _, language, ngettext
from coprod_desktop.services.importing import Taken
from coprod_desktop.ui.models.column import Chip, ChipKind

_FATES: dict[Fate, str] = {
    Fate.NEW: N_("New"),
    Fate.MATCHES: N_("Known already"),
    Fate.UNCLEAR: N_("Please say"),
    Fate.REFUSED: N_("Cannot take"),
    Fate.EMPTY: N_("Empty"),
}

#: A row that tells again of someone higher up in the same file.
SAME_ROW = "same row"
#: What the filter chips tell apart, in their order.
SORTS: dict[str, str] = {
    Fate.NEW.value: _FATES[Fate.NEW],
    Fate.MATCHES.value: _FATES[Fate.MATCHES],
    SAME_ROW: N_("Twice in the file"),
    **{fate.value: _FATES[fate] for fate in (Fate.UNCLEAR, Fate.REFUSED, Fate.EMPTY)},
}
_KINDS = {
    Fate.NEW: ChipKind.GOOD,
    Fate.MATCHES: ChipKind.CALM,
    Fate.UNCLEAR: ChipKind.ATTENTION,
    Fate.REFUSED: ChipKind.STOP,
    Fate.EMPTY: None,
}


@dataclass(frozen=True)
class ShownRow:
    """One row of the file as the list shows it; ``id`` is its number in the file."""

    id: int
    name: str
    why: str
    chip: Chip


def sort_of(row: RowFate) -> str:
    """Which filter chip a row belongs to."""
    again = row.fate is Fate.MATCHES and row.resembles[0].row is not None
    return SAME_ROW if again else row.fate.value


def shown(row: RowFate, answers: Mapping[int, Answer], typed: str = "") -> ShownRow:
    """A row of the list: who, why, and what will become of it. ``typed`` is the name as the file has it."""
    return ShownRow(row.row, name_of(row, typed), why(row), chip_of(row, answers))


def name_of(row: RowFate, typed: str = "") -> str:
    """Who a row is about, as far as it says."""
    if row.person is not None:
        return shortened(row.person.fields.name)
    return shortened(typed) or (_("Empty row") if row.fate is Fate.EMPTY else _("No name"))


def chip_of(row: RowFate, answers: Mapping[int, Answer]) -> Chip:
    """What will become of a row, in a word or two."""
    said = answer_to(row, answers) if row.row in answers else None
    if said is Decision.NEW:
        return Chip(_("A new person"), ChipKind.GOOD)
    if said is Decision.LEAVE_OUT:
        return Chip(_("Left out"), None)
    if isinstance(said, Resemblance):
        return Chip(_("Same as {name}").format(name=shortened(said.name)), ChipKind.CALM)
    if row.fate is Fate.MATCHES and row.resembles[0].row is not None:
        return Chip(_("Same as row {row}").format(row=language().count(row.resembles[0].row)), ChipKind.CALM)
    return Chip(_(_FATES[row.fate]), _KINDS[row.fate])


def why(row: RowFate) -> str:
    """Why a row meets its fate, in one line."""
    parts = [problem.line() for problem in row.problems]
    if row.resembles:
        parts.append(row.resembles[0].line())
    if row.person is not None:
        parts += row.person.remarks or ([] if row.resembles else facts(row.person)[:3])
    return " · ".join(parts)


def facts(person: Incoming) -> list[str]:
    """What a row says of a person, beside the name, briefly."""
    fields = person.fields
    born = _("Born {day}").format(day=language().short_day(fields.born)) if fields.born else ""
    each = (born, fields.town, fields.postcode, fields.phone, fields.mobile, fields.email)
    return [shortened(one) for one in each if one]


def answers_for(row: RowFate) -> list[tuple[Answer, str]]:
    """What can be said of a row."""
    pairs: list[tuple[Answer, str]] = []
    for one in row.resembles:
        if one.row is None:
            words = _("The same as {name}, on the register")
        else:
            words = _("The same as {name}, row {row} of this file")
        pairs.append((one, words.format(name=shortened(one.name), row=one.row)))
    return [*pairs, (Decision.NEW, _("A new person")), (Decision.LEAVE_OUT, _("Leave this row out"))]


def field_names(names: tuple[str, ...]) -> str:
    """Fields as a list in a sentence."""
    known = {"access_needs" if name == "needs_asked" else name for name in names}
    labels = (target.label for key, target in TARGETS.items() if key in known)
    return ", ".join(_(label) for label in labels)


def verb(planned: Plan) -> str:
    """What the main button says."""
    if new := len(planned.new):
        return ngettext("Take in {n} person", "Take in {n} people", new).format(n=language().count(new))
    if known := len(planned.known):
        return ngettext("Fill gaps for {n} person", "Fill gaps for {n} people", known).format(
            n=language().count(known)
        )
    return _("Nothing to take in")


def summary(found: Iterable[RowFate], answers: Mapping[int, Answer], planned: Plan) -> str:
    """The counts as a sentence, and that nothing is written yet. Rows that match are counted as their chips are."""
    new, rows = len(planned.new), _counted(found, answers, planned)
    known, again, waiting, out, refused = (
        rows[key] for key in ("known", "again", "waiting", "out", "refused")
    )
    numbers = (
        (new, ngettext("{n} new person", "{n} new people", new)),
        (known, ngettext("{n} here already", "{n} here already", known)),
        (again, ngettext("{n} row the same as another row", "{n} rows the same as another row", again)),
        (waiting, ngettext("{n} row to decide", "{n} rows to decide", waiting)),
        (out, ngettext("{n} row left out", "{n} rows left out", out)),
        (refused, ngettext("{n} row cannot be taken", "{n} rows cannot be taken", refused)),
    )
    said = [sentence.format(n=language().count(n)) for n, sentence in numbers if n]
    return _("{counts}. Nothing is written yet.").format(
        counts=", ".join(said) or _("No people in this sheet")
    )


def _counted(found: Iterable[RowFate], answers: Mapping[int, Answer], planned: Plan) -> Counter[str]:
    """How many rows are of someone here, of someone higher up, not decided, left out, or refused."""
    left_out = set(planned.left_out)
    rows: Counter[str] = Counter()
    for row in found:
        said = answer_to(row, answers)
        if row.fate is Fate.REFUSED:
            rows["refused"] += 1
        elif row.row in left_out:
            rows["waiting" if row.fate is Fate.UNCLEAR and row.row not in answers else "out"] += 1
        elif isinstance(said, Resemblance):
            rows["known" if said.row is None else "again"] += 1
    return rows


def afterwards(taken: Taken, label: str) -> str:
    """What the notice says once it is done."""
    if not taken.new and not taken.filled:
        return _("Everyone you took in is here already. Nothing was changed.")
    parts = [f"{label}."]
    if taken.new and taken.filled:
        said = ngettext("Gaps filled for {n} person.", "Gaps filled for {n} people.", taken.filled)
        parts.append(said.format(n=language().count(taken.filled)))
    if out := taken.left_out + taken.refused:
        said = ngettext("{n} row was left out.", "{n} rows were left out.", out)
        parts.append(said.format(n=language().count(out)))
    return " ".join(parts)
