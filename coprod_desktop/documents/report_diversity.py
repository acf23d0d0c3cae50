"""The part of the report about who takes part: released figures only, small numbers hidden and explained."""

from collections.abc import Iterator

from coprod_desktop.documents.charts import Dot
from coprod_desktop.documents.kit import Block, Column, Table, Text, Together, chart, heading
from coprod_desktop.documents.report_content import DiversityTable, ReportContent
from coprod_desktop.documents.report_voices import LOOK, TABLE_LOOK, WIDTH
from coprod_desktop.documents.voice_charts import dot_chart, verdict_of
from coprod_desktop.domain.comparisons import Comparison
from coprod_desktop.domain.disclosure import ReleasedCell
from coprod_desktop.i18n import Language


def diversity(content: ReportContent) -> Iterator[Block]:
    """The blocks, in reading order; nothing when no question is asked."""
    if not content.diversity:
        return
    words = content.language.gettext
    explained = Text(hidden_explained(content.language), above=2)
    begun = Together([heading(words("Diversity: who takes part"), 2), explained], above=16)
    begun.keep_with_next = True
    yield begun
    for table in content.diversity:
        yield from _question(table, content.language)


def hidden_explained(language: Language) -> str:
    """Why some numbers are not there."""
    return language.gettext(
        "Small numbers are hidden, so that nobody can be picked out. A second number is sometimes hidden with them, so "
        "that it cannot be worked out. Shown numbers are rounded to the nearest 5, and so may not add up."
    )


def sentence_of(table: DiversityTable, language: Language) -> str:
    """The sentence over the chart: who is missing, who is more, or that nothing can be told."""
    words, cells = language.gettext, table.released.cells
    fewer = [cell.label for cell in cells if cell.word in {Comparison.FEWER, Comparison.HIDDEN_FEWER}]
    more = [cell.label for cell in cells if cell.word is Comparison.MORE]
    said = []
    if fewer:
        said.append(words("Fewer than in the population: {groups}.").format(groups=", ".join(fewer)))
    if more:
        said.append(words("More than in the population: {groups}.").format(groups=", ".join(more)))
    if not said and any(cell.word is Comparison.CANNOT_TELL for cell in cells):
        said.append(words("No clear difference from the population."))
    return ". ".join([table.question, " ".join(said)]) if said else table.question


def _question(table: DiversityTable, language: Language) -> Iterator[Block]:
    title, released = sentence_of(table, language), table.released
    yield heading(title, 3)
    drawn = dot_chart(title, released, language)
    if any(_is_drawn(dot) for dot in drawn.dots):
        yield chart(drawn.drawing(WIDTH, LOOK), drawn.alt, above=6)
    if released.cells:
        yield _table(table, language)
    source = language.gettext("Source: {source}.").format(source=table.source) if table.source else ""
    yield Text((*released.sentences, source) if source else released.sentences, above=6)


def _is_drawn(dot: Dot) -> bool:
    return dot.ours is not None


def _table(table: DiversityTable, language: Language) -> Table:
    words = language.gettext
    cells = table.released.cells
    compared = any(cell.expected is not None for cell in cells)
    columns = [
        Column(words("Group"), stretch=True),
        Column(words("People"), align="right"),
        Column(words("Share"), align="right"),
        Column(words("Range by chance"), align="right"),
    ]
    if compared:
        columns += [Column(words("Population"), align="right"), Column(words("What can be said"), width=150)]
    rows = [_row(cell, language, compared=compared) for cell in cells]
    return Table(columns, rows, look=TABLE_LOOK, above=8)


def _row(cell: ReleasedCell, language: Language, *, compared: bool) -> list[str]:
    shown = cell.percent is not None
    span = language.gettext("{low}% to {high}%").format(low=cell.low, high=cell.high) if shown else ""
    row = [cell.label, cell.text, f"{cell.percent}%" if shown else "", span]
    if compared:
        row += [tenths(cell.expected, language), verdict_of(cell, language)]
    return row


def tenths(share: int | None, language: Language) -> str:
    """A population's share, given per 100,000, as it is published: "9.3%"."""
    if share is None:
        return ""
    from babel.numbers import format_decimal

    locale = "en_GB" if language.code == "en" else language.code
    return f"{format_decimal(share / 1000, format='0.0', locale=locale)}%"
