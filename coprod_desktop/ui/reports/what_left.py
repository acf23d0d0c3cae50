"""What has left the register: which report, about when, as what, and on which day."""

from coprod_desktop.domain.period import Period
from coprod_desktop.domain.releases import REPORT_NAMES, Release, ReleaseFormat
from coprod_desktop.i18n import N_, _, language, ngettext
from coprod_desktop.ui.reports.names import period_name
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.words import Kind, Words

_MOST = 12

FORMAT_NAMES: dict[ReleaseFormat, str] = {
    ReleaseFormat.PDF: N_("PDF"),
    ReleaseFormat.SPREADSHEET: N_("spreadsheet"),
    ReleaseFormat.CSV: N_("CSV"),
    ReleaseFormat.PRINT: N_("printed"),
    ReleaseFormat.CLIPBOARD: N_("copied"),
    ReleaseFormat.OTHER: N_("for other programs"),
}


class WhatLeft(Card):
    """The latest reports, each once however many tables it had."""

    def __init__(self) -> None:
        super().__init__(_("What has left"))
        self.add(Words(_("No report has left yet."), Kind.NOTE))

    def on_released(self, rows: list[Release]) -> None:
        """The ledger has come."""
        self.clear()
        by_report: dict[object, list[Release]] = {}
        for row in rows:
            by_report.setdefault(
                (row.made_at, row.board_id, row.from_day, row.to_day, row.format), []
            ).append(row)
        if not by_report:
            self.add(Words(_("No report has left yet."), Kind.NOTE))
        for number, tables in enumerate(list(by_report.values())[:_MOST]):
            if number:
                self.add(Rule())
            self.add(Words(title_of(tables), Kind.STRONG))
            self.add(Words(line_of(tables), Kind.NOTE))


def title_of(tables: list[Release]) -> str:
    """What the report was about, and when it covers."""
    kinds = dict.fromkeys(
        _(REPORT_NAMES[row.report]) for row in sorted(tables, key=lambda row: row.report, reverse=True)
    )
    return f"{', '.join(kinds)} · {period_name(Period(tables[0].from_day, tables[0].to_day))}"


def line_of(tables: list[Release]) -> str:
    """When it left, as what, with how many tables."""
    first, n = tables[0], len(tables)
    said = ngettext("{day}, {form}, {n} table", "{day}, {form}, {n} tables", n)
    return said.format(day=language().day(first.made_at.date()), form=_(FORMAT_NAMES[first.format]), n=n)
