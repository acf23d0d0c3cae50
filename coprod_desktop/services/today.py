"""Today: what needs doing, the promise nearest to breaking first - and four figures with their trend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.promise_clock import median
from coprod_desktop.domain.voice_mix import percent
from coprod_desktop.domain.voices import VoiceRule
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import (
    days,
    organisation,
    today_answers,
    today_bank,
    today_benefits,
    today_cash,
    today_milestones,
    today_needs,
    today_places,
    today_rows,
)
from coprod_desktop.storage import today as stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.services.backups import Stand
    from coprod_desktop.services.today_rows import TodayRow
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.today import Waiting

#: A trend shows this many steps: two years of quarters, or of stretches of 90 days.
STEPS = 8

_STRETCH = timedelta(days=90)


@dataclass(frozen=True)
class Figure:
    """One figure with its trend, earliest first; None in the trend where there is nothing to say for that step.

    ``value`` is as shown ("17", "92%", "6 days", or a dash), ``label`` what it counts, ``note`` what it rests on.
    """

    kind: str
    value: str
    label: str
    note: str
    trend: tuple[int | None, ...]


@dataclass(frozen=True)
class Today:
    """The whole page: a sentence, what needs doing, and the figures."""

    day: date
    rows: tuple[TodayRow, ...]
    figures: tuple[Figure, ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing needs doing."""
        return not self.rows

    @property
    def sentence(self) -> str:
        """What the page says under its title."""
        day = language().day(self.day, year=False)
        if self.quiet:
            return _("{day}. Nothing needs doing: every promise is kept.").format(day=day)
        n = len(self.rows)
        said = ngettext("{day}. {n} thing needs doing.", "{day}. {n} things need doing.", n)
        return " ".join((said.format(day=day, n=n), *self._promises()))

    def _promises(self) -> tuple[str, ...]:
        """How many promises are broken, and how many may soon be."""
        past = sum(row.past_promise for row in self.rows)
        near = sum(row.near_promise for row in self.rows) - past
        if past and near:
            late = ngettext("{n} is past a promise we made", "{n} are past a promise we made", past)
            soon = ngettext("{n} is near one", "{n} are near one", near)
            return (_("{late}, {soon}.").format(late=late.format(n=past), soon=soon.format(n=near)),)
        if past:
            late = ngettext("{n} is past a promise we made.", "{n} are past a promise we made.", past)
            return (late.format(n=past),)
        soon = ngettext("{n} is near a promise we made.", "{n} are near a promise we made.", near)
        return (soon.format(n=near),) if near else ()


def today(work: Work, stand: Stand | None = None) -> Today:
    """Everything the Today page shows; ``stand`` is how things are with backups, where that is known."""
    work.actor.require(Permission.SEE_PEOPLE)
    settings = organisation.current(work)
    waiting = stored.waiting_to_be_asked(work.session, _ends(work.today), settings.wait_days)
    rows = [
        *today_rows.adjustments(work),
        *today_needs.to_call_off(work),
        *today_rows.claims(work, settings),
        *today_benefits.to_check(work),
        *today_rows.papers(work, settings),
        *today_rows.replies(work, settings),
        *today_rows.not_ticked(work),
        *today_answers.promised(work),
        *today_places.promised(work),
        *today_places.to_tell(work),
        *today_rows.never_asked(work, waiting[-1], settings),
        *today_rows.questions(work),
        *today_places.new_needs(work),
        *today_needs.still_right(work, settings),
        *today_milestones.to_renew(work, settings),
        *today_rows.seats(work),
        *today_places.venues(work),
        *today_places.reviews(work),
        *today_answers.without_day(work),
        *(today_bank.shut(work) if work.actor.may(Permission.EDIT_BANK_DETAILS) else ()),
        *(today_bank.suppliers(work) if work.actor.may(Permission.SEE_CLAIMS) else ()),
        *(today_cash.floats(work) if work.actor.may(Permission.SEE_CLAIMS) else ()),
        *(today_cash.unsettled(work) if work.actor.may(Permission.SEE_CLAIMS) else ()),
        *today_answers.to_tell(work),
        *today_rows.rests_over(work),
        *today_rows.backup(work, stand),
    ]
    return Today(work.today, tuple(sorted(rows, key=_urgency)), figures(work, waiting))


def _urgency(row: TodayRow) -> tuple[bool, int]:
    return row.days_left is None, row.days_left or 0


def figures(work: Work, waiting: Sequence[Waiting] | None = None) -> tuple[Figure, ...]:
    """The four figures; money's only for those who may see claims."""
    work.actor.require(Permission.SEE_PEOPLE)
    settings = organisation.current(work)
    known = waiting or stored.waiting_to_be_asked(work.session, _ends(work.today), settings.wait_days)
    money = [_days_to_pay(work, settings)] if work.actor.may(Permission.SEE_CLAIMS) else []
    return (_new_voices(work, settings), _worked(work), *money, _waiting(known, settings))


def _ends(today: date) -> list[date]:
    return [today - _STRETCH * back for back in reversed(range(STEPS))]


def _stretches(today: date) -> list[tuple[date, date]]:
    """Stretches of 90 days up to today, earliest first."""
    return [(end - _STRETCH + timedelta(days=1), end) for end in _ends(today)]


def _new_voices(work: Work, settings: Organisation) -> Figure:
    now = Quarter.of(work.today)
    spans = [(now.add(-back).start, now.add(-back).end) for back in reversed(range(STEPS))]
    rule = VoiceRule(settings.familiar_days, settings.complete_from)
    found = stored.new_voices(work.session, spans, rule.full_from)
    return Figure(
        kind="new voices",
        value=language().count(found[-1]),
        label=ngettext("new voice this quarter", "new voices this quarter", found[-1]),
        note=_("{n} in the quarter before").format(n=language().count(found[-2])),
        trend=tuple(found),
    )


def _worked(work: Work) -> Figure:
    found = stored.worked(work.session, _stretches(work.today))
    yes, told = found[-1]
    note = _("{yes} of {told} who told us, last 90 days").format(yes=yes, told=told)
    return Figure(
        kind="worked",
        value=_("{n}%").format(n=percent(yes, told)) if told else "–",
        label=_("said what they needed worked"),
        note=note if told else _("Nobody has told us in the last 90 days"),
        trend=tuple(percent(good, all_told) if all_told else None for good, all_told in found),
    )


def _days_to_pay(work: Work, settings: Organisation) -> Figure:
    spans = _stretches(work.today)
    paid = stored.paid(work.session, spans[0][0], work.today)
    first = min((activity for activity, _on, _count in paid), default=work.today)
    calendar = days.working_days(first, work.today, settings.nation)
    counted = [(calendar.between(activity, on), on, count) for activity, on, count in paid]
    medians = [median((n, count) for n, on, count in counted if start <= on <= end) for start, end in spans]
    now = medians[-1]
    note = _("working days, median · we promise {n}").format(n=settings.promise_days)
    return Figure(
        kind="days to pay",
        value="–" if now is None else ngettext("{n} day", "{n} days", now).format(n=now),
        label=_("from meeting to money"),
        note=note if now is not None else _("Nothing was paid in the last 90 days"),
        trend=tuple(medians),
    )


def _waiting(found: Sequence[Waiting], settings: Organisation) -> Figure:
    now = found[-1].people
    return Figure(
        kind="waiting",
        value=language().count(now),
        label=ngettext("person waiting to be asked", "people waiting to be asked", now),
        note=_("registered over {n} days, never invited").format(n=settings.wait_days),
        trend=tuple(step.people for step in found),
    )
