"""The same journey is paid once: what is blocked, and what is only asked about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.pricing.priced_line import Query
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language


@dataclass(frozen=True, kw_only=True)
class Journey:
    """Who went from where to where, on which day, paid as what; ``passenger_ids`` came along by car.

    ``is_return`` says that one line pays there and back.
    """

    person_id: int
    day: date
    origin: str
    destination: str
    kind: LineKind
    is_return: bool = False
    passenger_ids: frozenset[int] = frozenset()

    @property
    def ends(self) -> tuple[str, str]:
        """Where from and where to, however they are typed."""
        return (_folded(self.origin), _folded(self.destination))

    @property
    def route(self) -> frozenset[str]:
        """Both ends, in either direction."""
        return frozenset(self.ends)

    def same_ride(self, other: "Journey") -> bool:
        """Whether both are one ride on one day; a return covers either direction."""
        if self.day != other.day:
            return False
        if self.is_return or other.is_return:
            return self.route == other.route
        return self.ends == other.ends


def check_journey(journey: Journey, others: Sequence[Journey]) -> None:
    """Go on only if nobody is paid to drive a journey on which they were somebody's passenger, or the reverse.

    A passenger's fare for another way home is fine. Raises :class:`Problem` naming the day.
    """
    if journey.kind is not LineKind.MILEAGE:
        return
    for other in others:
        if other.kind is LineKind.MILEAGE and journey.same_ride(other) and _shares_a_car(journey, other):
            raise Problem(
                _(
                    "On {day} one of them was the other's passenger. Only the driver is paid for the miles."
                ).format(day=language().short_day(journey.day))
            )


def journey_queries(journeys: Sequence[Journey]) -> list[Query]:
    """Questions about one person's journeys: the same one twice, or a return beside singles, on one day.

    There and back as two singles is an ordinary day and asks nothing.
    """
    return [
        Query(
            _("On {day} the journey {origin} to {destination} is here more than once. Is that right?").format(
                day=language().short_day(journey.day), origin=journey.origin, destination=journey.destination
            )
        )
        for journey in _first_of_each(journeys)
        if _is_doubled(
            [other for other in journeys if other.day == journey.day and other.route == journey.route]
        )
    ]


def online_queries(attended_online: bool, kinds: Sequence[LineKind]) -> list[Query]:  # noqa: FBT001 - one fact
    """A question when someone who joined online claims for a journey."""
    travel = {LineKind.MILEAGE, LineKind.PASSENGER, LineKind.FARE, LineKind.TAXI, LineKind.PARKING}
    if attended_online and travel.intersection(kinds):
        return [Query(_("They joined online, and this pays for a journey. Is that right?"))]
    return []


def _shares_a_car(one: Journey, other: Journey) -> bool:
    return one.person_id in other.passenger_ids or other.person_id in one.passenger_ids


def _first_of_each(journeys: Sequence[Journey]) -> list[Journey]:
    first: dict[tuple[date, frozenset[str]], Journey] = {}
    for journey in journeys:
        first.setdefault((journey.day, journey.route), journey)
    return list(first.values())


def _is_doubled(same: Sequence[Journey]) -> bool:
    singles = Counter(journey.ends for journey in same if not journey.is_return)
    returns = sum(journey.is_return for journey in same)
    return returns > 1 or bool(returns and singles) or any(count > 1 for count in singles.values())


def _folded(place: str) -> str:
    return " ".join(place.casefold().split())
