"""What an import will write: which rows make one new person, which add to someone already here, which are left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from coprod_desktop.domain.import_rows import Incoming
from coprod_desktop.domain.importing import Fate, Resemblance, RowFate
from coprod_desktop.domain.people import CheckFirst, NeedsAsked, PaymentChoice, TakenBefore


class Decision(Enum):
    """What a user may say of a row, besides whom it is the same as."""

    NEW = "a new person"
    LEAVE_OUT = "leave out"


#: Said of one row: a new person, leave out, or the same as someone.
Answer = Decision | Resemblance


@dataclass(frozen=True)
class Arrival:
    """One person to write, and the rows that tell of them, highest first. ``person_id`` is None for someone new."""

    person_id: int | None
    rows: tuple[RowFate, ...]

    @property
    def told(self) -> list[Incoming]:
        """What the rows say."""
        return [row.person for row in self.rows if row.person is not None]


@dataclass(frozen=True)
class Plan:
    """Everything an import will do. ``left_out`` are rows nobody wanted or decided; refused and empty ones come on top."""

    new: tuple[Arrival, ...]
    known: tuple[Arrival, ...]
    left_out: tuple[int, ...]


def answer_to(row: RowFate, answers: Mapping[int, Answer]) -> Answer | None:
    """What was said of a row, or what is taken for granted: nothing unclear is written. None: there is nothing to say."""
    if row.person is None:
        return None
    said = answers.get(row.row)
    if isinstance(said, Decision) or said in row.resembles:
        return said
    if row.fate is Fate.MATCHES:
        return row.resembles[0]
    return Decision.NEW if row.fate is Fate.NEW else Decision.LEAVE_OUT


def plan(found: Iterable[RowFate], answers: Mapping[int, Answer]) -> Plan:
    """Who will be written from which rows. A row that belongs to one left out is left out with it."""
    new: dict[int, list[RowFate]] = {}
    known: dict[int, list[RowFate]] = {}
    homes: dict[int, list[RowFate]] = {}
    left_out: list[int] = []
    for row in found:
        answer = answer_to(row, answers)
        if answer is None:
            continue
        home = _home(row, answer, new, known, homes)
        if home is None:
            left_out.append(row.row)
        else:
            home.append(row)
            homes[row.row] = home
    return Plan(
        tuple(Arrival(None, tuple(rows)) for rows in new.values()),
        tuple(Arrival(person_id, tuple(rows)) for person_id, rows in known.items()),
        tuple(left_out),
    )


def _home(
    row: RowFate,
    answer: Answer,
    new: dict[int, list[RowFate]],
    known: dict[int, list[RowFate]],
    homes: Mapping[int, list[RowFate]],
) -> list[RowFate] | None:
    if answer is Decision.LEAVE_OUT:
        return None
    if answer is Decision.NEW:
        return new.setdefault(row.row, [])
    if answer.person_id is not None:
        return known.setdefault(answer.person_id, [])
    return homes.get(answer.row or 0)


#: Fields that say "not asked yet": as good as empty.
_NOT_ASKED = (TakenBefore.NOT_ASKED, NeedsAsked.NOT_ASKED, PaymentChoice.NOT_ASKED, CheckFirst.NOT_ASKED)


def is_blank(value: object) -> bool:
    """Whether a field holds nothing that an import could overwrite."""
    return value is None or value == "" or any(value is unasked for unasked in _NOT_ASKED)


def gaps(held: object, told: Sequence[Incoming]) -> dict[str, object]:
    """What the rows fill of the fields ``held`` leaves blank, the highest row first; nothing is overwritten."""
    filled: dict[str, object] = {}
    for incoming in told:
        for name in sorted(incoming.given):
            value = getattr(incoming.fields, name)
            if name not in filled and is_blank(getattr(held, name)) and not is_blank(value):
                filled[name] = value
    return filled


def differing(held: object, told: Sequence[Incoming]) -> tuple[str, ...]:
    """The fields where the rows say something else than what is held, and what is held stays."""
    names = {
        name
        for incoming in told
        for name in incoming.given
        if not is_blank(getattr(held, name))
        and not is_blank(getattr(incoming.fields, name))
        and getattr(held, name) != getattr(incoming.fields, name)
    }
    return tuple(sorted(names))


def unchanged(before: Sequence[RowFate], after: Sequence[RowFate]) -> bool:
    """Whether every row still meets the fate that was shown: the same people are like it."""
    return [_shown(row) for row in before] == [_shown(row) for row in after]


def _shown(row: RowFate) -> tuple[object, ...]:
    return row.row, row.fate, tuple((one.person_id, one.row) for one in row.resembles)
