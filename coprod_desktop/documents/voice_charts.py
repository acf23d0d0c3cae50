"""Charts of voices and diversity, from the domain's own figures: the Voices page and the report draw the same ones."""

from collections.abc import Iterable

from coprod_desktop.documents.charts import (
    ConcentrationChart,
    Curve,
    Dot,
    DotChart,
    DotNames,
    FunnelChart,
    Interval,
    MixChart,
    Step,
    StripChart,
    VoiceNames,
)
from coprod_desktop.documents.charts import Mix as Counts
from coprod_desktop.domain.baselines import EVERYBODY
from coprod_desktop.domain.comparisons import COMPARISON_NAMES, Comparison
from coprod_desktop.domain.disclosure import ReleasedCell, ReleasedTable
from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.voice_measures import CameBack, Concentration, Funnel, concentration_sentence
from coprod_desktop.domain.voice_mix import Mix, QuarterMix, headline
from coprod_desktop.domain.voices import STATUS_NAMES, VoiceStatus
from coprod_desktop.i18n import Language


def voice_names(language: Language, row: str) -> VoiceNames:
    """What the kinds of voices are called; ``row`` names what each row of the table is."""
    kinds = (VoiceStatus.NEW, VoiceStatus.RETURNING, VoiceStatus.FAMILIAR, VoiceStatus.UNKNOWN)
    new, returning, familiar, unknown = (language.gettext(STATUS_NAMES[kind]) for kind in kinds)
    return VoiceNames(new, returning, familiar, unknown, row, language.gettext("Everyone"))


def mix_chart(quarters: tuple[QuarterMix, ...], language: Language, now: Quarter | None = None) -> MixChart:
    """The mix by quarter, under the sentence about the latest; the year stands at its first quarter only.

    ``now`` is the present quarter, where the latest shown may be another.
    """
    bars = []
    for place, row in enumerate(quarters):
        named = place == 0 or row.quarter.number == 1
        words = language.gettext("Q{number} {year}") if named else language.gettext("Q{number}")
        name = words.format(number=row.quarter.number, year=f"{row.quarter.year % 100:02}")
        bars.append(_counts(name, row.mix))
    names = voice_names(language, language.gettext("Quarter"))
    return MixChart(headline(quarters, language, now), names, tuple(bars), language=language)


def quarter_name(quarter: Quarter, language: Language) -> str:
    """A quarter in a table: "Q4 2026"."""
    return language.gettext("Q{number} {year}").format(number=quarter.number, year=quarter.year)


def board_chart(boards: Iterable[tuple[str, Mix]], language: Language) -> StripChart:
    """The mix of each board; people on two boards are counted on both."""
    strips = tuple(_counts(name, mix) for name, mix in boards)
    title = language.gettext("The mix of each board")
    return StripChart(title, voice_names(language, language.gettext("Board")), strips, language=language)


def _counts(name: str, mix: Mix) -> Counts:
    return Counts(name, mix.new, mix.returning, mix.familiar, mix.unknown)


def funnel_chart(funnel: Funnel, language: Language) -> FunnelChart:
    """Where invitations stop."""
    steps = funnel.steps()
    came = [step.key for step in steps].index("came")
    drawn = [
        Step(language.gettext(step.label), step.people, came if step.key == "came_back" else None)
        for step in steps
    ]
    return _funnel(funnel.sentence(language), tuple(drawn), language)


def came_back_chart(came_back: CameBack, language: Language) -> FunnelChart:
    """First-timers who have had six months, and how many came again."""
    words = language.gettext
    steps = (
        Step(words("First-timers who had six months"), came_back.had_time),
        Step(words("Came again within six months"), came_back.came_again, 0),
    )
    return _funnel(came_back.sentence(language), steps, language)


def _funnel(title: str, steps: tuple[Step, ...], language: Language) -> FunnelChart:
    words = language.gettext
    return FunnelChart(title, steps, words("Step"), words("People"), words("Share"), language=language)


def concentration_chart(now: Concentration, before: Concentration, language: Language) -> ConcentrationChart:
    """How evenly taking part is shared, beside last year where that was enough people."""
    words = language.gettext
    last = Curve(words("Last year"), before.curve) if before.enough else None
    return ConcentrationChart(
        concentration_sentence(now, before, language),
        Curve(words("This year"), now.curve),
        last,
        words("share of people, busiest first"),
        words("share of all taking part"),
        language=language,
    )


def dot_chart(title: str, table: ReleasedTable, language: Language) -> DotChart:
    """A released table beside the population: hidden numbers leave no dot, their words stand instead."""
    words = language.gettext
    names = DotNames(words("Group"), words("With us"), words("Population"), words("What can be said"))
    dots = tuple(_dot(cell, table.total, language) for cell in table.cells)
    return DotChart(title, names, dots, language=language)


def _dot(cell: ReleasedCell, total: int | None, language: Language) -> Dot:
    theirs = None if cell.expected is None else cell.expected / EVERYBODY
    verdict = verdict_of(cell, language)
    if cell.people is None or cell.percent is None or cell.low is None or cell.high is None or total is None:
        return Dot(cell.label, None, theirs, cell.text, verdict)
    interval = Interval(cell.percent / 100, cell.low / 100, cell.high / 100)
    part = language.gettext("{part} of {whole}").format(part=cell.text, whole=language.count(total))
    return Dot(cell.label, interval, theirs, f"{part} · {cell.percent}%", verdict)


def verdict_of(cell: ReleasedCell, language: Language) -> str:
    """What can be said of a category beside the population; empty where nothing is compared."""
    if cell.word is Comparison.NONE:
        return ""
    return language.gettext(COMPARISON_NAMES[cell.word])
