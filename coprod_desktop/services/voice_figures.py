"""The figures of the Voices page: the three that matter, and the rest under "more"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.period import Period, Quarter, quarters
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.domain.voice_mix import Mix, QuarterMix
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.domain.voices import VoiceRule
from coprod_desktop.services import organisation
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import voice_funnel, voice_measures
from coprod_desktop.storage import voice_people as stored_people
from coprod_desktop.storage.voice_people import Behind, Group, VoicePerson
from coprod_desktop.storage.voice_status import Look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.access_measures import AccessFigures
    from coprod_desktop.domain.boards import Stage
    from coprod_desktop.domain.voice_measures import CameBack, Concentration, Funnel
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = [
    "Behind",
    "PeopleBehind",
    "VoiceFigures",
    "VoicePerson",
    "VoicesAsked",
    "boards",
    "figures",
    "rule_of",
]

#: How many quarters the page looks at unless told otherwise.
USUAL_QUARTERS = 12

#: Every board, every way of joining.
ANYWHERE = VoiceScope()

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class VoicesAsked:
    """What the page shows: which boards and ways, and how many quarters up to the present one."""

    scope: VoiceScope = ANYWHERE
    quarters: int = USUAL_QUARTERS

    def period(self, today: date) -> Period:
        """The days looked at: whole quarters, the last of them still under way."""
        latest = Quarter.of(today)
        return Period(latest.add(1 - self.quarters).start, latest.end)


@dataclass(frozen=True)
class VoiceFigures:
    """What the Voices page shows first.

    ``busiest`` is about the 12 months to today, ``busiest_before`` about the 12 months before those.
    """

    asked: VoicesAsked
    rule: VoiceRule
    today: date
    period: Period
    quarters: tuple[QuarterMix, ...]
    came_back: CameBack
    funnel: Funnel
    busiest: Concentration
    busiest_before: Concentration


@dataclass(frozen=True)
class MoreFigures:
    """What stands under "more": each board, the stages people were involved from, and access."""

    by_board: tuple[tuple[str, Mix], ...]
    stages: tuple[tuple[Stage, int], ...]
    access: AccessFigures


def rule_of(work: Work) -> VoiceRule:
    """The organisation's rule: from how many days a voice is familiar, and since when records are complete."""
    work.actor.require(Permission.SEE_REPORTS)
    settings = organisation.current(work)
    return VoiceRule(settings.familiar_days, settings.complete_from)


def boards(work: Work) -> list[tuple[int, str]]:
    """Every board that anything can be said about, by name."""
    work.actor.require(Permission.SEE_REPORTS)
    return voice_measures.board_names(work.session)


def figures(work: Work, asked: VoicesAsked) -> VoiceFigures:
    """What the page shows first, each figure one SELECT."""
    work.actor.require(Permission.SEE_REPORTS)
    session, scope, rule = work.session, asked.scope, rule_of(work)
    period = asked.period(work.today)
    each = quarters(period.start, period.last)
    mixes = voice_measures.mixes(session, [Look(scope, quarter.period, rule) for quarter in each])
    this_year, year_earlier = years_to(work.today)
    return VoiceFigures(
        asked=asked,
        rule=rule,
        today=work.today,
        period=period,
        quarters=since_begun(tuple(map(QuarterMix, each, mixes))),
        came_back=voice_measures.came_back(session, Look(scope, period, rule), work.today),
        funnel=voice_funnel.funnel(session, scope.board_id),
        busiest=voice_measures.busiest(session, scope, this_year),
        busiest_before=voice_measures.busiest(session, scope, year_earlier),
    )


def more(work: Work, asked: VoicesAsked) -> MoreFigures:
    """What stands under "more"; no boards where one is looked at."""
    work.actor.require(Permission.SEE_REPORTS)
    session, scope, period = work.session, asked.scope, asked.period(work.today)
    return MoreFigures(
        by_board=() if scope.board_id else by_board(work, Look(scope, period, rule_of(work))),
        stages=tuple(voice_funnel.stages(session, scope, period).items()),
        access=voice_funnel.access(session, scope, period),
    )


def since_begun(rows: tuple[QuarterMix, ...], keep: int = 1) -> tuple[QuarterMix, ...]:
    """Quarters from the first in which anybody came; the last ``keep`` stay whatever they hold."""
    begun = next((place for place, row in enumerate(rows) if row.mix.people), len(rows))
    return rows[min(begun, len(rows) - keep) :]


def years_to(day: date) -> tuple[Period, Period]:
    """The 12 months up to and including a day, and the 12 months before those."""
    starts = year_before(day) + _DAY
    return Period(starts, day), Period(year_before(starts - _DAY) + _DAY, starts - _DAY)


def board_year(work: Work, board_id: int) -> Mix:
    """Whose voices one board heard in the 12 months to today."""
    work.actor.require(Permission.SEE_REPORTS)
    this_year, _year_before = years_to(work.today)
    look = Look(VoiceScope(board_id), this_year, rule_of(work))
    (mix,) = voice_measures.mixes(work.session, [look])
    return mix


def by_board(work: Work, look: Look) -> tuple[tuple[str, Mix], ...]:
    """The mix of each board that anybody came to, by name."""
    work.actor.require(Permission.SEE_REPORTS)
    found = voice_measures.mixes_by_board(work.session, look)
    return tuple((name, found[board_id]) for board_id, name in boards(work) if board_id in found)


@dataclass(frozen=True)
class PeopleBehind(RegisterList[VoicePerson]):
    """The people a figure is made of, fed to a list by id; for those who may see people."""

    behind: Behind
    asked: VoicesAsked
    period: Period

    def ordered(self, work: Work) -> Ordered:
        """The ids it shows, in its order."""
        return stored_people.ordered(self._group(work))

    def rows(self, work: Work, wanted: Iterable[int]) -> list[VoicePerson]:
        """The facts of one page of people."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored_people.rows(work.session, self._group(work), wanted)

    def _group(self, work: Work) -> Group:
        settings = organisation.current(work)
        rule = VoiceRule(settings.familiar_days, settings.complete_from)
        return Group(self.behind, Look(self.asked.scope, self.period, rule), work.today)
