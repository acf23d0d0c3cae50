"""The part of the report about voices: the mix, who came back, where invitations stop, each board, the busiest tenth."""

from collections.abc import Iterator

from coprod_desktop.documents.charts import Chart, Look
from coprod_desktop.documents.kit import (
    Beside,
    Block,
    Cell,
    Column,
    Style,
    Table,
    TableLook,
    Text,
    Together,
    chart,
    heading,
    mm,
)
from coprod_desktop.documents.report_content import ReportContent
from coprod_desktop.documents.voice_charts import (
    board_chart,
    came_back_chart,
    concentration_chart,
    funnel_chart,
    mix_chart,
    quarter_name,
)
from coprod_desktop.domain.period import Quarter
from coprod_desktop.domain.voice_mix import NEW_IS_NOT_DIFFERENT, Mix
from coprod_desktop.domain.voices import STATUS_NAMES, VoiceStatus
from coprod_desktop.i18n import Language

#: How wide charts stand on paper, in points, and how large their words are beside the window's.
WIDTH = 174 * mm
LOOK = Look(scale=0.8)

#: Columns of counts are narrow, so that their heads take two lines and names have room; in points.
_COUNT, _NAME = 61.0, 130.0

TABLE_LOOK = TableLook(style=Style(10, 13.5), side=4, level=3.5)


def voices(content: ReportContent) -> Iterator[Block]:
    """The blocks, in reading order."""
    yield from _mix(content)
    yield from _came_back(content)
    yield from _invitations(content)
    yield from _boards(content)
    yield from _busiest(content)


def figure(drawn: Chart) -> Iterator[Block]:
    """A chart under its sentence, with its text alternative."""
    yield heading(drawn.title, 2)
    yield chart(drawn.drawing(WIDTH, LOOK), drawn.alt, above=6)


def _with_note(drawn: Chart, note: str) -> Iterator[Block]:
    """A chart and what must be said of it, on one page."""
    if note:
        yield Together([*figure(drawn), Text(note, above=4)], above=14)
    else:
        yield from figure(drawn)


def _mix(content: ReportContent) -> Iterator[Block]:
    words = content.language.gettext
    drawn = mix_chart(content.quarters, content.language, Quarter.of(content.made_on))
    if not any(row.mix.people for row in content.quarters):
        yield heading(drawn.title, 2)
        return
    yield from figure(drawn)
    rows = [(quarter_name(row.quarter, content.language), row.mix) for row in content.quarters]
    yield mix_table(words("Quarter"), rows, content.language)
    if content.diversity:
        yield Text(words(NEW_IS_NOT_DIFFERENT), above=4)


def mix_columns(row: str, mixes: list[Mix], language: Language) -> tuple[list[str], bool, bool]:
    """The table's headings, and whether anyone is not known and whether "new to this board" is counted."""
    words = language.gettext
    unknown = any(mix.unknown for mix in mixes)
    new_here = any(mix.new_to_board is not None for mix in mixes)
    headings = [
        row,
        words(STATUS_NAMES[VoiceStatus.NEW]),
        words(STATUS_NAMES[VoiceStatus.RETURNING]),
        words("Familiar, holds a seat"),
        words("Familiar, no seat"),
        *([words(STATUS_NAMES[VoiceStatus.UNKNOWN])] if unknown else []),
        words("Everyone"),
        *([words("New to this board")] if new_here else []),
    ]
    return headings, unknown, new_here


def mix_figures(mix: Mix, *, unknown: bool, new_here: bool) -> list[int | None]:
    """One row's counts, under :func:`mix_columns`."""
    return [
        mix.new,
        mix.returning,
        mix.familiar_seat,
        mix.familiar_no_seat,
        *([mix.unknown] if unknown else []),
        mix.people,
        *([mix.new_to_board] if new_here else []),
    ]


def mix_table(row: str, mixes: list[tuple[str, Mix]], language: Language) -> Table:
    """The mix in figures, familiar voices parted by whether they hold a seat here."""
    headings, unknown, new_here = mix_columns(row, [mix for _name, mix in mixes], language)
    count = min(_COUNT, (WIDTH - _NAME) / (len(headings) - 1))
    columns = [
        Column(headings[0], stretch=True),
        *(Column(each, align="right", width=count) for each in headings[1:]),
    ]
    rows: list[list[str | Cell]] = []
    for name, mix in mixes:
        figures = mix_figures(mix, unknown=unknown, new_here=new_here)
        rows.append([name, *("" if count is None else language.count(count) for count in figures)])
    return Table(columns, rows, look=TABLE_LOOK, above=10)


def _came_back(content: ReportContent) -> Iterator[Block]:
    language, came_back = content.language, content.came_back
    said = language.ngettext(
        "{n} first-timer has not had six months yet and is not counted here.",
        "{n} first-timers have not had six months yet and are not counted here.",
        came_back.too_soon,
    )
    note = said.format(n=language.count(came_back.too_soon)) if came_back.too_soon else ""
    if came_back.had_time:
        yield from _with_note(came_back_chart(came_back, language), note)
        return
    yield heading(came_back.sentence(language), 2)
    if note:
        yield Text(note, above=4)


def _invitations(content: ReportContent) -> Iterator[Block]:
    if content.funnel is None:
        return
    waiting = content.funnel.waiting_sentence(content.made_on, content.language)
    yield from _with_note(funnel_chart(content.funnel, content.language), waiting)


def _boards(content: ReportContent) -> Iterator[Block]:
    if len(content.by_board) < 2:  # noqa: PLR2004 - one board is the whole mix already
        return
    words = content.language.gettext
    yield from figure(board_chart(content.by_board, content.language))
    yield mix_table(words("Board"), list(content.by_board), content.language)
    yield Text(words("People who came to two boards are counted on both."), above=4)


def _busiest(content: ReportContent) -> Iterator[Block]:
    if content.busiest is None or not content.busiest.enough:
        return
    drawn = concentration_chart(content.busiest, content.busiest_before, content.language)
    table = drawn.table()
    columns = [
        Column(table.headings[0], stretch=True),
        *(Column(each, align="right") for each in table.headings[1:]),
    ]
    rows = [[str(cell) for cell in row] for row in table.rows]
    half = WIDTH * 0.52
    yield heading(drawn.title, 2)
    yield Beside(
        [chart(drawn.drawing(half, LOOK), drawn.alt)],
        [Table(columns, rows, look=TABLE_LOOK)],
        shares=(half, WIDTH - half),
        above=6,
    )
