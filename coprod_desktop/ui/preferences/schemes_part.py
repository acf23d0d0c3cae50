"""Schemes and rates: what the organisation pays, what HMRC allows, and the limits set for benefits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.rates import RateKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import schemes
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.preferences.scheme_view import SchemeView
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import columns

if TYPE_CHECKING:
    from coprod_desktop.services.schemes import SchemeRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: The two books of figures that belong to no scheme stand in the list with ids of their own.
_BOOKS = {-1: RateKind.CEILING, -2: RateKind.LIMIT}


@dataclass(frozen=True)
class Line:
    """One line of the list at left: a scheme, or a book of figures."""

    id: int
    name: str
    note: str
    chips: tuple[Chip, ...] = ()


class SchemesPart(SettingsPart):
    """The list at left, the one chosen at right."""

    tables = ("scheme", "rate")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list: ListView[Line] = ListView(desk.jobs, [_name(), _state()], _("Schemes and figures"))
        self.view = SchemeView(desk)
        card = Card(flush=True)
        card.add(self.list, 1)
        self.body.addWidget(columns((card, 3), (self.view, 4)), 1)
        self.list.chosen.connect(self.on_chosen)
        self.list.loaded.connect(self.on_loaded)

    def refresh(self) -> None:
        """Ask for the list, and for the one shown."""
        self.list.show_list(of_rows(_lines))
        self.view.refresh()

    def on_loaded(self) -> None:
        """Rows have come: show the first one."""
        if self.list.current_id is None and self.list.model.rowCount():
            self.list.choose(self.list.model.id_at(0))
            self.on_chosen(self.list.model.id_at(0))

    def on_chosen(self, line_id: int | None) -> None:
        """Show a scheme, or a book of figures."""
        if line_id is None:
            return
        if line_id in _BOOKS:
            self.view.show_book(_BOOKS[line_id])
        else:
            self.view.show_scheme(line_id)


def _lines(work: Work) -> list[Line]:
    books = [
        Line(-1, _("What HMRC allows free of tax"), _("Ceilings for miles; we never pay by them")),
        Line(-2, _("Limits set for benefits"), _("What may be earned before a benefit changes")),
    ]
    return [*(_line(row) for row in schemes.rows(work)), *books]


def _line(row: SchemeRow) -> Line:
    rates = ngettext("{n} rate", "{n} rates", row.rates).format(n=row.rates)
    chips = [Chip(_("Off"), ChipKind.CALM)]
    if row.confirmed_on is not None:
        since = language().short_day(row.confirmed_on)
        chips = [Chip(_("Since {day}").format(day=since), ChipKind.GOOD)]
    if row.blank:
        chips.append(Chip(ngettext("{n} blank", "{n} blank", row.blank).format(n=row.blank)))
    return Line(row.id, row.name, rates, tuple(chips))


def _name() -> Column[Line]:
    return Column(
        _("Scheme"),
        lambda line: line.name,
        220,
        second=lambda line: line.note,
        strong=True,
        stretch=True,
        wraps=1,
    )


def _state() -> Column[Line]:
    return Column(_("In force"), no_text, 150, chips=lambda line: line.chips)
