"""From what people need to one booking list: two people who need BSL are one booking."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coprod_desktop.domain.access import UsualAdjustmentFields
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.venues import Feature

#: Days before the meeting by which a need without a usual answer should be arranged.
USUAL_LEAD_DAYS = 7


@dataclass(frozen=True)
class Needed:
    """One need of one person who said yes."""

    access_need_id: int
    person_id: int
    need: str


@dataclass(frozen=True)
class BookingKey:
    """What makes two needs one booking: the same words, and for what each has of their own, the same person."""

    need: str
    person_id: int | None = None


@dataclass(frozen=True)
class Booking:
    """What should stand on a meeting's booking list, and whose needs it serves."""

    key: BookingKey
    need: str
    what: str
    who: str
    by_when: date
    cost_pence: int
    serves: tuple[Needed, ...]


Usual = Mapping[str, UsualAdjustmentFields]


def usual_by_need(rows: Iterable[UsualAdjustmentFields]) -> dict[str, UsualAdjustmentFields]:
    """The usual answers, found by the folded words of the need."""
    return {fold(row.need): row for row in rows}


def key_of(need: str, person_id: int, usual: Usual) -> BookingKey:
    """Which booking this need belongs to; without a usual answer everyone has their own."""
    words = fold(need)
    answer = usual.get(words)
    return BookingKey(words) if answer is not None and answer.shared else BookingKey(words, person_id)


def feature_for(need: str, usual: Usual) -> Feature:
    """What a venue must have for this need to be met by being there."""
    answer = usual.get(fold(need))
    return Feature.NONE if answer is None else answer.met_by


def wanted(needs: Iterable[Needed], usual: Usual, day: date) -> list[Booking]:
    """The booking list for a meeting on ``day``, in the order in which the needs were given."""
    groups: dict[BookingKey, list[Needed]] = {}
    for need in needs:
        groups.setdefault(key_of(need.need, need.person_id, usual), []).append(need)
    return [_booking(key, served, usual.get(key.need), day) for key, served in groups.items()]


def _booking(
    key: BookingKey, served: list[Needed], answer: UsualAdjustmentFields | None, day: date
) -> Booking:
    need = served[0].need
    if answer is None:
        return Booking(key, need, need, "", day - timedelta(days=USUAL_LEAD_DAYS), 0, tuple(served))
    by_when = day - timedelta(days=answer.lead_days)
    return Booking(key, answer.need, answer.what, answer.who, by_when, answer.cost_pence, tuple(served))
