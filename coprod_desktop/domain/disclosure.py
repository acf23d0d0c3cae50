"""The one gate: every count about people that is shown beyond its own screen goes through :func:`release`.

It does steps 2 to 8 of "Hiding small numbers" for one table; whether a table may follow earlier ones is for the
ledger of releases. The result carries released values only, so charts, tags and copies can hold nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprod_desktop import i18n
from coprod_desktop.domain.baselines import EVERYBODY
from coprod_desktop.domain.comparisons import Comparison, compared, wilson
from coprod_desktop.domain.disclosure_cells import Counted, Hiding, hide, merge, publishable
from coprod_desktop.domain.disclosure_rules import (
    ANSWERED_PERCENT,
    MOST_PERCENT,
    RULE_VERSION,
    STEP,
    Audience,
    Limits,
    check_period,
    fewest_answers,
    rounded,
)
from coprod_desktop.domain.disclosure_words import Asked, Spoken, is_catch_all, sentences
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.voice_mix import percent
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class Group:
    """One category: distinct people who chose it, and its share of the comparison population per 100,000."""

    key: str
    label: str
    people: int
    expected: int | None = None


@dataclass(frozen=True)
class Level:
    """One level of categories. Every person who answered is in exactly one of its groups."""

    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Request:
    """What is to be shown to whom: the levels finest first, over one fixed period.

    ``compared_with`` names the comparison population, if there is one.
    """

    audience: Audience
    limits: Limits
    levels: tuple[Level, ...]
    asked: Asked
    period: Period
    compared_with: str = ""


@dataclass(frozen=True)
class ReleasedCell:
    """One category as it may be shown.

    ``people`` is rounded, and empty when hidden; ``percent``, ``low`` and ``high`` (the 95 % interval) are whole
    per cent from rounded numbers; ``expected`` is the population's share per 100,000 and ``points`` the
    difference in percentage points, both empty where nothing may be compared.
    """

    key: str
    label: str
    text: str
    people: int | None = None
    percent: int | None = None
    low: int | None = None
    high: int | None = None
    expected: int | None = None
    points: int | None = None
    word: Comparison = Comparison.NONE

    @property
    def hidden(self) -> bool:
        """Whether the number is hidden."""
        return self.people is None


@dataclass(frozen=True)
class ReleasedTable:
    """One table as it may be shown: cells in order, the total rounded on its own, and what can be said.

    ``cells`` is empty when too few people answered; ``sentences`` never is. ``may_leave`` is false for working
    figures, which are never exported, printed or copied.
    """

    audience: Audience
    level: str
    cells: tuple[ReleasedCell, ...]
    total: int | None
    sentences: tuple[str, ...]
    may_leave: bool = True
    rule_version: int = RULE_VERSION

    @property
    def withheld(self) -> bool:
        """Whether no group's number could be shown."""
        return all(cell.hidden for cell in self.cells)


def release(request: Request, language: Language | None = None) -> ReleasedTable:
    """The table this audience may see. The same request always gives the same table.

    Raises :class:`Problem` beside ``from_day`` when the period is not one reports are made for, and
    :class:`ValueError` when the groups do not add up to the people who answered.
    """
    _check(request)
    words = language or i18n.language()
    exact = request.audience is Audience.WORKING
    if exact or (request.audience is Audience.LEAD and request.limits.exact_for_leads):
        return _exact(request, words, may_leave=not exact)
    check_period(request.period, request.audience)
    if request.asked.answered < fewest_answers(request.audience):
        said = sentences(request.asked, _spoken(request, shown=False), words)
        return ReleasedTable(request.audience, "", (), None, said)
    level, cells = _finest(request, words)
    return _released(request, level, cells, words)


def _check(request: Request) -> None:
    if not request.levels:
        raise ValueError("a table needs at least one level of groups")
    for level in request.levels:
        keys = {group.key for group in level.groups}
        if len(keys) != len(level.groups):
            raise ValueError("two groups of a level have the same key")
        if sum(group.people for group in level.groups) != request.asked.answered:
            raise ValueError("the groups do not add up to the people who answered")


def _finest(request: Request, words: Language) -> tuple[str, tuple[Counted, ...]]:
    """The finest level that can be shown; else one with groups put together; else the broadest, all hidden."""
    base, limits = request.asked.answered, request.limits
    for level in request.levels:
        cells = hide(_counted(level), base, limits)
        if publishable(cells, base, limits):
            return level.name, cells
    for level in request.levels:
        cells = merge(_counted(level), base, limits, words.gettext("All other groups"))
        if cells:
            return level.name, cells
    broadest = request.levels[-1]
    return broadest.name, tuple(_all_hidden(hide(_counted(broadest), base, limits)))


def _counted(level: Level) -> tuple[Counted, ...]:
    return tuple(Counted(group.key, group.label, group.people, group.expected) for group in level.groups)


def _all_hidden(cells: Sequence[Counted]) -> list[Counted]:
    return [replace(cell, hiding=Hiding.SECOND) if cell.shown else cell for cell in cells]


def _exact(request: Request, words: Language, *, may_leave: bool) -> ReleasedTable:
    finest, base = request.levels[0], request.asked.answered
    comparable = _comparable(request)
    cells = tuple(_shown(cell, cell.people, base, words, comparable=comparable) for cell in _counted(finest))
    said = sentences(request.asked, _spoken(request, shown=True, exact=True), words)
    return ReleasedTable(request.audience, finest.name, cells, base, said, may_leave)


def _released(request: Request, level: str, cells: tuple[Counted, ...], words: Language) -> ReleasedTable:
    total = rounded(request.asked.answered)
    comparable = _comparable(request)
    text = _hidden_text(cells, request.limits, words)
    made = tuple(
        _shown(cell, rounded(cell.people), total, words, comparable=comparable, most=MOST_PERCENT)
        if cell.shown
        else _hidden(cell, total, text, request.limits, comparable=comparable)
        for cell in cells
    )
    shown = any(cell.shown for cell in cells)
    said = sentences(request.asked, _spoken(request, shown=shown), words)
    return ReleasedTable(request.audience, level, made, total, said)


def _hidden_text(cells: Sequence[Counted], limits: Limits, words: Language) -> str:
    """What hidden cells show: "under 10" only where that holds for all of them and does not add up to more."""
    small = all(cell.shown or cell.hiding is Hiding.SMALL for cell in cells)
    if small and any(cell.shown for cell in cells):
        return words.gettext("under {n}").format(n=limits.threshold)
    return words.gettext("hidden")


def _comparable(request: Request) -> bool:
    return 100 * request.asked.answered >= ANSWERED_PERCENT * request.asked.people


def _shown(
    cell: Counted, people: int, total: int, words: Language, *, comparable: bool, most: int = 100
) -> ReleasedCell:
    text = words.count(people)
    if not total:
        return ReleasedCell(cell.key, cell.label, text, people)
    part = min(people, total)
    share = min(percent(part, total), most)
    low, high = (round(100 * end) for end in wilson(part, total))
    made = ReleasedCell(cell.key, cell.label, text, people, share, low, high)
    if cell.expected is None or not comparable:
        return made
    points = share - percent(cell.expected, EVERYBODY)
    word = compared(part, total, cell.expected)
    return ReleasedCell(cell.key, cell.label, text, people, share, low, high, cell.expected, points, word)


def _hidden(cell: Counted, total: int, text: str, limits: Limits, *, comparable: bool) -> ReleasedCell:
    """A hidden cell; "fewer than in the population" if even the most it could be is clearly below."""
    if cell.expected is None or not comparable:
        return ReleasedCell(cell.key, cell.label, text)
    most = limits.threshold - 1 if cell.hiding is Hiding.SMALL else rounded(cell.people) + STEP // 2
    below = compared(min(most, total), total, cell.expected) is Comparison.FEWER
    word = Comparison.HIDDEN_FEWER if below else Comparison.NONE
    return ReleasedCell(cell.key, cell.label, text, expected=cell.expected, word=word)


def _rarest(levels: Sequence[Level]) -> Group | None:
    """The rarest group of the broadest level that has one with a name of its own, and not most people in it."""
    named = [
        [group for group in _expected(level) if not is_catch_all(group.key, group.label)]
        for level in reversed(levels)
    ]
    fewer = ([group for group in groups if (group.expected or 0) < EVERYBODY // 2] for groups in named)
    chosen = next((groups for groups in fewer if groups), _expected(levels[-1]))
    return min(chosen, key=lambda group: (group.expected, group.key), default=None)


def _expected(level: Level) -> list[Group]:
    return [group for group in level.groups if group.expected]


def _spoken(request: Request, *, shown: bool, exact: bool = False) -> Spoken:
    rarest = _rarest(request.levels)
    small = request.audience is Audience.LEAD and request.asked.answered < fewest_answers(Audience.LEAD)
    return Spoken(
        shown=shown,
        exact=exact or small,
        needed=fewest_answers(request.audience),
        threshold=request.limits.threshold,
        compared_with=request.compared_with,
        comparable=_comparable(request),
        rarest=rarest.label if rarest is not None else "",
        rarest_share=(rarest.expected or 0) if rarest is not None else 0,
    )
