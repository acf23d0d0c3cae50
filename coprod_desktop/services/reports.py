"""Reports for leads: what is in them, what may leave, and the ledger of what left."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop import i18n
from coprod_desktop.documents.report import report_pdf, sheets
from coprod_desktop.documents.report_content import ReportContent
from coprod_desktop.documents.writing_sheets import Column, Table, comma_separated, workbook
from coprod_desktop.domain.disclosure_rules import Audience, check_period
from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.period import Period, Quarter, add_months, quarters
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.releases import Release, ReleaseFormat, ReportKind
from coprod_desktop.domain.voice_mix import QuarterMix, definition
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.i18n import N_
from coprod_desktop.services import diversity, organisation, voice_figures, voices_json
from coprod_desktop.storage import releases as stored
from coprod_desktop.storage import voice_funnel, voice_measures
from coprod_desktop.storage.voice_status import Look

if TYPE_CHECKING:
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.i18n import Language
    from coprod_desktop.services.diversity import MadeTable
    from coprod_desktop.storage.database import Work

#: How many quarters a report shows beside each other.
QUARTERS_SHOWN = 12

_DAY = timedelta(days=1)
_YEAR_MONTHS = 12


class FileKind(TextEnum):
    """The kinds of file a report leaves as; the value is the file's ending."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    OTHER = "other"


FILE_NAMES: dict[FileKind, str] = {
    FileKind.PDF: N_("PDF"),
    FileKind.XLSX: N_("Spreadsheet (XLSX)"),
    FileKind.CSV: N_("Plain table (CSV)"),
    FileKind.JSON: N_("For other programs (JSON)"),
}

_FORMATS = {
    FileKind.PDF: ReleaseFormat.PDF,
    FileKind.XLSX: ReleaseFormat.SPREADSHEET,
    FileKind.CSV: ReleaseFormat.CSV,
}


@dataclass(frozen=True)
class ReportAsked:
    """Which report for leads: VOICES is about voices alone, DIVERSITY about voices and diversity together."""

    kind: ReportKind
    period: Period
    board_id: int | None = None
    language: Language = field(default_factory=i18n.language)


@dataclass(frozen=True)
class ReportMade:
    """A report whose figures are ready: the content that is drawn, and its tables for the ledger."""

    asked: ReportAsked
    content: ReportContent
    tables: tuple[MadeTable, ...]


def usual_period(today: date) -> Period:
    """The four whole quarters before the present one."""
    latest = Quarter.of(today).add(-1)
    return Period(latest.add(-3).start, latest.end)


def periods(today: date, count: int = 8) -> list[Period]:
    """The periods a report is made for: the last year, two and three years, then each quarter back in time."""
    latest = Quarter.of(today).add(-1)
    years = [Period(add_months(latest.end + _DAY, -_YEAR_MONTHS * n), latest.end) for n in (1, 2, 3)]
    return years + [latest.add(-n).period for n in range(count)]


def make(work: Work, asked: ReportAsked) -> ReportMade:
    """Everything a report says, with what may be shown of it; nothing leaves yet.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside ``from_day`` for a period that reports on
    diversity are not made for.
    """
    work.actor.require(Permission.SEE_REPORTS)
    tables: tuple[MadeTable, ...] = ()
    if asked.kind is ReportKind.DIVERSITY:
        check_period(asked.period, Audience.LEAD)
        wanted = diversity.DiversityAsked(asked.period, asked.language, asked.board_id)
        tables = tuple(diversity.tables(work, wanted))
    return ReportMade(asked, _content(work, asked, tables), tables)


def release_report(work: Work, asked: ReportAsked, kind: FileKind) -> bytes:
    """The report as a file that may leave, entered in the ledger for good: what has left is never undone.

    Raises :class:`~coprod_desktop.domain.problems.Problem` as :func:`make` does.
    """
    work.actor.require(Permission.RELEASE_REPORTS)
    made = make(work, asked)
    file = file_of(work, made, kind)
    work.add(_entry(work, asked, kind, cells=json.dumps(_summary(made.content), sort_keys=True)))
    for table in made.tables:
        work.add(_entry(work, asked, kind, table=table))
    work.seal()
    return file


def file_of(work: Work, made: ReportMade, kind: FileKind) -> bytes:
    """A report as the bytes of a file, to look at; :func:`release_report` makes one that may leave."""
    work.actor.require(Permission.SEE_REPORTS)
    if kind is FileKind.PDF:
        return report_pdf(made.content, created=work.now)
    if kind is FileKind.XLSX:
        return workbook(sheets(made.content))
    if kind is FileKind.CSV:
        return comma_separated(_tidy(made.content))
    voices = voices_json.voices_json(work, made.asked.period, made.asked.board_id)
    if made.asked.kind is not ReportKind.DIVERSITY:
        return voices
    return json.dumps(
        {**json.loads(voices), "diversity": [_as_json(table) for table in made.tables]},
        ensure_ascii=False,
        indent=2,
    ).encode()


def released(work: Work, most: int = 200) -> list[Release]:
    """What left the register last, newest first."""
    work.actor.require(Permission.SEE_REPORTS)
    return stored.latest(work.session, most)


def _content(work: Work, asked: ReportAsked, tables: tuple[MadeTable, ...]) -> ReportContent:
    session, rule, settings = work.session, voice_figures.rule_of(work), organisation.current(work)
    scope, period = VoiceScope(asked.board_id), asked.period
    look = Look(scope, period, rule)
    shown = _quarters_shown(period)
    whole, *mixes = voice_measures.mixes(session, [look, *(Look(scope, q.period, rule) for q in shown)])
    this_year, year_earlier = voice_figures.years_to(period.last)
    names = dict(voice_figures.boards(work))
    return ReportContent(
        organisation=settings.name,
        period=period,
        made_on=work.today,
        definition=definition(rule, asked.language),
        people=whole.people,
        meetings=voice_measures.meetings_attended(session, scope, period),
        quarters=voice_figures.since_begun(
            tuple(map(QuarterMix, shown, mixes)), len(quarters(period.start, period.last))
        ),
        came_back=voice_measures.came_back(session, look, work.today),
        boards=() if asked.board_id is None else (names[asked.board_id],),
        funnel=voice_funnel.funnel(session, asked.board_id),
        by_board=() if asked.board_id is not None else voice_figures.by_board(work, look),
        busiest=voice_measures.busiest(session, scope, this_year),
        busiest_before=voice_measures.busiest(session, scope, year_earlier),
        diversity=tuple(made.table for made in tables),
        small_groups=diversity.small_groups(work, asked.language) if tables else (),
        contact=_contact(settings),
        language=asked.language,
    )


def _quarters_shown(period: Period) -> list[Quarter]:
    """Twelve quarters up to the end of the period, so that a year can be seen beside the two before; more if it is longer."""
    own = quarters(period.start, period.last)
    missing = max(QUARTERS_SHOWN - len(own), 0)
    return [own[0].add(-n) for n in range(missing, 0, -1)] + own


def _contact(settings: Organisation) -> tuple[str, ...]:
    said = (settings.contact_name, settings.contact_phone, settings.contact_email)
    return tuple(each for each in said if each)


def _entry(
    work: Work, asked: ReportAsked, kind: FileKind, *, table: MadeTable | None = None, cells: str = ""
) -> Release:
    numbers = table is not None and bool(table.table.released.cells)
    return Release(
        report=ReportKind.VOICES if table is None else ReportKind.DIVERSITY,
        audience=Audience.LEAD,
        board_id=asked.board_id,
        from_day=asked.period.start,
        to_day=asked.period.last,
        question_key=None if table is None else table.question_key,
        cells=cells if table is None else table.cells,
        members=json.dumps(sorted(table.members)) if table is not None and numbers else "[]",
        rule_version=1 if table is None else table.table.released.rule_version,
        made_at=work.now,
        made_by_id=work.actor.staff_user_id,
        format=_FORMATS.get(kind, ReleaseFormat.OTHER),
    )


def _summary(content: ReportContent) -> dict[str, Any]:
    return {"people": content.people, "meetings": content.meetings}


def _tidy(content: ReportContent) -> Table:
    """Every figure of the report on a line of its own: which table, which row, what, how much."""
    words = content.language.gettext
    rows = [
        (table.name, "" if row[0] is None else str(row[0]), column.heading, str(value))
        for table in sheets(content)
        for row in table.rows
        for column, value in zip(table.columns[1:], row[1:], strict=True)
        if value is not None
    ]
    rows += [
        (table.question, "", words("What can be said"), sentence)
        for table in content.diversity
        for sentence in table.released.sentences
    ]
    headings = (words("Table"), words("Row"), words("What"), words("Value"))
    return Table(words("Report"), [Column(heading) for heading in headings], rows)


def _as_json(made: MadeTable) -> dict[str, Any]:
    released_table = made.table.released
    return {
        "question": made.question_key,
        "title": made.table.question,
        "total": released_table.total,
        "source": made.table.source,
        "sentences": list(released_table.sentences),
        "groups": [
            {
                "key": cell.key,
                "label": cell.label,
                "shown_as": cell.text,
                "people": cell.people,
                "percent": cell.percent,
                "low": cell.low,
                "high": cell.high,
                "population_per_100000": cell.expected,
                "compared": cell.word.value,
            }
            for cell in released_table.cells
        ],
    }
