"""Partner organisations: whom each reaches, when we last spoke, whom they introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.partners import CHOICE_NAMES
from coprod_desktop.i18n import _, language
from coprod_desktop.services.partners import PartnerList, PartnerQuery, PartnerRow
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.partners import partner_form
from coprod_desktop.ui.partners.summary import Summary
from coprod_desktop.ui.people.around_page import AroundPage
from coprod_desktop.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.models.source import ListSource


class PartnersPage(AroundPage[PartnerRow]):
    """The list, and the partner at right."""

    summary: Summary
    tables = ("partner", "contact", "person")

    def __init__(self, desk: Desk) -> None:
        sentence = _("Groups that reach people you do not: going out to them instead of waiting.")
        super().__init__(desk, "partners", _("Partner organisations"), sentence)
        self.add_action(
            _("Add a partner organisation"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True
        )

    def search_words(self) -> str:
        """By whom they reach, too."""
        return _("Search by name, or by whose voice is missing")

    def ended_words(self) -> str:
        """Those of before."""
        return _("Past partners")

    def none_yet(self) -> str:
        """What they are good for."""
        return _(
            "No partner organisation is kept yet. Keep the groups that reach people you do not, and whom they introduce."
        )

    def nobody(self) -> Empty:
        """The way to the first one."""
        return Empty(self.none_yet(), _("Add a partner organisation"), self.on_add_asked, "handshake")

    def columns(self) -> Sequence[Column[PartnerRow]]:
        """What it is, whom it reaches, when we last spoke."""
        return [
            Column(
                _("Organisation"),
                lambda row: row.name,
                220,
                second=lambda row: _(CHOICE_NAMES[row.kind]),
                strong=True,
                stretch=True,
                least=150,
            ),
            Column(_("Whom it reaches"), lambda row: row.reaches, 220, stretch=True, least=170, spare=2),
            Column(_("Last spoke"), _spoke, 140, least=140),
            Column(_("Introduced"), lambda row: language().count(row.introduced), 100, right=True, spare=3),
        ]

    def panel(self) -> Summary:
        """The partner at the right."""
        return Summary(self.desk)

    def source(self, text: str, *, ended: bool) -> ListSource[PartnerRow]:
        """Those found."""
        return PartnerList(PartnerQuery(text, ended))

    def on_opened(self, _row_id: int) -> None:
        """Enter changes."""
        self.summary.on_change_asked()

    def on_add_asked(self) -> None:
        """A name is enough."""
        partner_form.add(self.desk, self, lambda made: self.show_one(made.id))


def _spoke(row: PartnerRow) -> str:
    return _("Not yet") if row.last_spoke is None else language().short_day(row.last_spoke)
