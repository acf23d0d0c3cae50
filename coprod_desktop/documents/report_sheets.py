"""The report's figures as sheets, for XLSX, CSV and JSON: released values only, as in the PDF."""

from collections.abc import Iterator

from coprod_desktop.documents.report_content import DiversityTable, ReportContent
from coprod_desktop.documents.report_diversity import hidden_explained
from coprod_desktop.documents.report_voices import mix_columns, mix_figures
from coprod_desktop.documents.voice_charts import (
    came_back_chart,
    concentration_chart,
    funnel_chart,
    quarter_name,
    verdict_of,
)
from coprod_desktop.documents.writing_sheets import Column, Kind, Table
from coprod_desktop.domain.voice_mix import Mix, percent
from coprod_desktop.i18n import Language

_PER_PERCENT = 1000


def sheets(content: ReportContent) -> list[Table]:
    """A sheet for what the report says of itself, then one a table of the report; hidden numbers stay empty cells."""
    return [
        *_about(content),
        *_voices(content),
        *(_diversity(table, content.language) for table in content.diversity),
    ]


def _about(content: ReportContent) -> Iterator[Table]:
    words = content.language.gettext
    rows = [*content.about()]
    if content.diversity:
        rows.append((words("Hidden numbers"), hidden_explained(content.language)))
    yield Table(words("About this report"), (Column(words("About")), Column(words("What it says"))), rows)


def _voices(content: ReportContent) -> Iterator[Table]:
    language, words = content.language, content.language.gettext
    quarters = [(quarter_name(row.quarter, language), row.mix) for row in content.quarters]
    yield _mix(words("Mix by quarter"), words("Quarter"), quarters, language)
    drawn = came_back_chart(content.came_back, language).table()
    yield _people(words("Who came back"), drawn.headings, drawn.rows)
    if content.funnel is not None:
        drawn = funnel_chart(content.funnel, language).table()
        yield _people(words("Where invitations stop"), drawn.headings, drawn.rows)
    if content.by_board:
        yield _mix(words("Mix of each board"), words("Board"), list(content.by_board), language)
    if content.busiest is not None and content.busiest.enough:
        curve = concentration_chart(content.busiest, content.busiest_before, language).table()
        yield Table(words("Busiest people"), tuple(map(Column, curve.headings)), curve.rows)


def _people(name: str, headings: tuple[str, ...], rows: tuple[tuple[str | int | None, ...], ...]) -> Table:
    kinds = (Kind.TEXT, Kind.WHOLE, Kind.TEXT)
    return Table(name, tuple(Column(each, kind) for each, kind in zip(headings, kinds, strict=True)), rows)


def _mix(name: str, row: str, mixes: list[tuple[str, Mix]], language: Language) -> Table:
    headings, unknown, new_here = mix_columns(row, [mix for _name, mix in mixes], language)
    columns = [Column(headings[0]), *(Column(each, Kind.WHOLE) for each in headings[1:])]
    rows = [(label, *mix_figures(mix, unknown=unknown, new_here=new_here)) for label, mix in mixes]
    return Table(name, columns, rows)


def _diversity(table: DiversityTable, language: Language) -> Table:
    words = language.gettext
    columns = (
        Column(words("Group")),
        Column(words("Shown as")),
        Column(words("People"), Kind.WHOLE),
        Column(words("Percent"), Kind.WHOLE),
        Column(words("Lowest by chance, percent"), Kind.WHOLE),
        Column(words("Highest by chance, percent"), Kind.WHOLE),
        Column(words("Population, percent"), Kind.WHOLE),
        Column(words("What can be said")),
    )
    rows: list[tuple[str | int | None, ...]] = [
        (
            cell.label,
            cell.text,
            cell.people,
            cell.percent,
            cell.low,
            cell.high,
            None if cell.expected is None else percent(cell.expected, 100 * _PER_PERCENT),
            verdict_of(cell, language) or None,
        )
        for cell in table.released.cells
    ]
    blank = (None,) * (len(columns) - 1)
    rows += [(sentence, *blank) for sentence in table.released.sentences]
    return Table(table.question, columns, rows)
